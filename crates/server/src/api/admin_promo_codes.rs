// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use perfshop_shop::clock;
use perfshop_shop::manage::promos as manage;
use perfshop_shop::money::Cents;
use perfshop_shop::promo::{Promo, PromoKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Page, PageQuery, Success};
use crate::app::AppState;
use crate::extract::{Json as Checked, Manager, Query, Word};
use crate::problem::{ApiError, FieldFault, Problem};

/// What a code does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum PromoCodeKind {
    /// `percent` off the goods of a first order.
    FirstOrder,
    /// `percent` off the goods.
    Percent,
    /// `amount` off the goods.
    Amount,
    /// The shipping mode's own price becomes 0.
    Shipping,
}

/// What an admin says of a code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PromoRules {
    #[schema(inline)]
    kind: PromoCodeKind,
    /// Needed for firstOrder and percent, and for them only.
    #[schema(minimum = 1, maximum = 100)]
    percent: Option<i64>,
    /// In euros; needed for amount, and for it only.
    #[schema(minimum = 0.01, maximum = 100_000, multiple_of = 0.01)]
    amount: Option<f64>,
    /// Goods from which it may be used, in euros; 0 when left out.
    #[schema(minimum = 0, maximum = 1_000_000, multiple_of = 0.01)]
    min_goods: Option<f64>,
    /// ISO 8601, UTC: the first instant at which it is refused. Never when left out.
    #[schema(pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$")]
    expires_at: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPromoCode {
    #[schema(min_length = 2, max_length = 40, pattern = "^[A-Z0-9_-]+$")]
    code: String,
    #[schema(inline)]
    kind: PromoCodeKind,
    /// Needed for firstOrder and percent, and for them only.
    #[schema(minimum = 1, maximum = 100)]
    percent: Option<i64>,
    /// In euros; needed for amount, and for it only.
    #[schema(minimum = 0.01, maximum = 100_000, multiple_of = 0.01)]
    amount: Option<f64>,
    /// Goods from which it may be used, in euros; 0 when left out.
    #[schema(minimum = 0, maximum = 1_000_000, multiple_of = 0.01)]
    min_goods: Option<f64>,
    /// ISO 8601, UTC: the first instant at which it is refused. Never when left out.
    #[schema(pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$")]
    expires_at: Option<String>,
}

impl PromoRules {
    fn promo(self, code: String) -> Result<Promo, ApiError> {
        let takes_percent = matches!(self.kind, PromoCodeKind::FirstOrder | PromoCodeKind::Percent);
        let takes_amount = self.kind == PromoCodeKind::Amount;
        let mut faults = Vec::new();
        for (field, takes, has) in
            [("percent", takes_percent, self.percent.is_some()), ("amount", takes_amount, self.amount.is_some())]
        {
            if takes != has {
                faults.push(FieldFault::new(field, if takes { "REQUIRED" } else { "NOT_WITH_KIND" }));
            }
        }
        let expires_at = self.expires_at.as_deref().map(clock::parse_iso);
        if expires_at == Some(None) {
            faults.push(FieldFault::new("expiresAt", "FORMAT"));
        }
        if !faults.is_empty() {
            return Err(ApiError::Invalid(faults));
        }
        let kind = match self.kind {
            PromoCodeKind::FirstOrder | PromoCodeKind::Percent => PromoKind::Percent(self.percent.unwrap_or(0)),
            PromoCodeKind::Amount => PromoKind::Amount(Cents::from_euros(self.amount.unwrap_or(0.0))),
            PromoCodeKind::Shipping => PromoKind::FreeShipping,
        };
        Ok(Promo {
            code,
            kind,
            min_goods: Cents::from_euros(self.min_goods.unwrap_or(0.0)),
            first_order_only: self.kind == PromoCodeKind::FirstOrder,
            expires_at: expires_at.flatten(),
        })
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PromoCode)]
pub struct PromoCodeView {
    code: String,
    #[schema(inline)]
    kind: PromoCodeKind,
    #[schema(required)]
    percent: Option<i64>,
    #[schema(required, value_type = Option<f64>)]
    amount: Option<Cents>,
    #[schema(value_type = f64)]
    min_goods: Cents,
    #[schema(required)]
    expires_at: Option<String>,
}

impl From<Promo> for PromoCodeView {
    fn from(promo: Promo) -> Self {
        let (kind, percent, amount) = match (promo.kind, promo.first_order_only) {
            (PromoKind::Percent(percent), true) => (PromoCodeKind::FirstOrder, Some(percent), None),
            (PromoKind::Percent(percent), false) => (PromoCodeKind::Percent, Some(percent), None),
            (PromoKind::Amount(amount), _) => (PromoCodeKind::Amount, None, Some(amount)),
            (PromoKind::FreeShipping, _) => (PromoCodeKind::Shipping, None, None),
        };
        let expires_at = promo.expires_at.map(clock::iso);
        Self { code: promo.code, kind, percent, amount, min_goods: promo.min_goods, expires_at }
    }
}

/// The promo codes, by name.
#[utoipa::path(get, path = "/api/admin/promo-codes", tag = "adminPromoCodes", security(("adminToken" = [])), params(PageQuery),
    responses((status = 200, body = Page<PromoCodeView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    _: Manager,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<PromoCodeView>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = manage::list(&app.shop, page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
}

/// One promo code.
#[utoipa::path(get, path = "/api/admin/promo-codes/{code}", tag = "adminPromoCodes", security(("adminToken" = [])), params(("code" = String, Path)),
    responses((status = 200, body = PromoCodeView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn find(State(app): State<AppState>, _: Manager, Word(code): Word) -> Result<Json<PromoCodeView>, ApiError> {
    Ok(Json(manage::find(&app.shop, &code).await?.into()))
}

/// Makes a promo code.
#[utoipa::path(post, path = "/api/admin/promo-codes", tag = "adminPromoCodes", security(("adminToken" = [])), request_body = NewPromoCode,
    responses((status = 201, body = PromoCodeView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem)))]
pub async fn create(
    State(app): State<AppState>,
    Manager(by): Manager,
    Checked(body): Checked<NewPromoCode>,
) -> Result<(StatusCode, Json<PromoCodeView>), ApiError> {
    let NewPromoCode { code, kind, percent, amount, min_goods, expires_at } = body;
    let promo = PromoRules { kind, percent, amount, min_goods, expires_at }.promo(code)?;
    manage::create(&app.shop, &promo).await?;
    app.control.note(&by, "promo_create", &format!("code={}", promo.code)).await?;
    Ok((StatusCode::CREATED, Json(promo.into())))
}

/// Says everything of a promo code anew.
#[utoipa::path(put, path = "/api/admin/promo-codes/{code}", tag = "adminPromoCodes", security(("adminToken" = [])), params(("code" = String, Path)),
    request_body = PromoRules, responses((status = 200, body = PromoCodeView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn change(
    State(app): State<AppState>,
    Manager(by): Manager,
    Word(code): Word,
    Checked(body): Checked<PromoRules>,
) -> Result<Json<PromoCodeView>, ApiError> {
    let promo = body.promo(code)?;
    manage::change(&app.shop, &promo).await?;
    app.control.note(&by, "promo_change", &format!("code={}", promo.code)).await?;
    Ok(Json(promo.into()))
}

/// Deletes a promo code; orders that had it keep their discount.
#[utoipa::path(delete, path = "/api/admin/promo-codes/{code}", tag = "adminPromoCodes", security(("adminToken" = [])), params(("code" = String, Path)),
    responses((status = 200, body = Success), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn delete(
    State(app): State<AppState>,
    Manager(by): Manager,
    Word(code): Word,
) -> Result<Json<Success>, ApiError> {
    manage::delete(&app.shop, &code).await?;
    app.control.note(&by, "promo_delete", &format!("code={code}")).await?;
    Ok(Json(Success::YES))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps before an order. Each checks the step first, then its body, then the cart.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use perfshop_shop::card::Card;
use perfshop_shop::checkout::{self, Address, Step};
use perfshop_shop::money::Cents;
use perfshop_shop::pricing::Priced;
use perfshop_shop::session::Session;
use perfshop_shop::shipping::ShippingMode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Success;
use crate::app::AppState;
use crate::extract::{CustomerSession, Json as Checked, Plan};
use crate::handshake::{self, Call, Level};
use crate::problem::{ApiError, FieldFault, Problem};

/// Where the order goes: what a person writes, not blank, without control characters. Without any field, the profile's address is taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddressBody {
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    first_name: Option<String>,
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    last_name: Option<String>,
    #[schema(
        min_length = 2,
        max_length = 200,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    street: Option<String>,
    #[schema(
        min_length = 2,
        max_length = 16,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    postal_code: Option<String>,
    #[schema(
        min_length = 1,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    city: Option<String>,
    /// ISO 3166-1 alpha-2, upper case.
    #[schema(min_length = 2, max_length = 2)]
    country: Option<String>,
    #[schema(max_length = 100, pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$")]
    region: Option<String>,
    #[schema(
        min_length = 4,
        max_length = 30,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    phone: Option<String>,
}

impl AddressBody {
    /// The address, or `None` when no field is given at all.
    fn address(self) -> Result<Option<Address>, ApiError> {
        let Self { first_name, last_name, street, postal_code, city, country, region, phone } = self;
        match (first_name, last_name, street, postal_code, city, country, &region, &phone) {
            (None, None, None, None, None, None, None, None) => Ok(None),
            (Some(first_name), Some(last_name), Some(street), Some(postal_code), Some(city), Some(country), ..) => {
                Ok(Some(Address { first_name, last_name, street, postal_code, city, region, country, phone }))
            }
            (first_name, last_name, street, postal_code, city, country, ..) => {
                let needed = [
                    ("firstName", first_name),
                    ("lastName", last_name),
                    ("street", street),
                    ("postalCode", postal_code),
                    ("city", city),
                    ("country", country),
                ];
                let missing = needed.into_iter().filter(|(_, value)| value.is_none());
                Err(ApiError::Invalid(missing.map(|(field, _)| FieldFault::new(field, "REQUIRED")).collect()))
            }
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StepDone {
    step: &'static str,
    next_step: &'static str,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromoBody {
    #[schema(
        min_length = 1,
        max_length = 40,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    code: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PromoApplied {
    code: String,
    #[schema(value_type = f64)]
    discount: Cents,
}

/// How fast the order comes.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Standard,
    Express,
    Premium,
}

impl From<Mode> for ShippingMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Standard => Self::Standard,
            Mode::Express => Self::Express,
            Mode::Premium => Self::Premium,
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShippingBody {
    #[schema(inline)]
    mode: Mode,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShippingChosen {
    step: &'static str,
    next_step: &'static str,
    delivery_days: u32,
    /// VAT included.
    #[schema(value_type = f64)]
    fee: Cents,
}

/// It has no `Debug`, so that no log can print a card.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PaymentBody {
    #[schema(min_length = 12, max_length = 23)]
    card_number: String,
    /// `MM/YY`.
    #[schema(min_length = 5, max_length = 5)]
    expiry: String,
    #[schema(min_length = 3, max_length = 4)]
    cvv: String,
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    #[allow(dead_code, reason = "checked by its schema; nothing of the card but brand and last digits is kept")]
    holder: String,
    use_voucher: Option<bool>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    #[schema(value_type = f64)]
    goods: Cents,
    #[schema(value_type = f64)]
    discount: Cents,
    #[schema(value_type = f64)]
    voucher: Cents,
    #[schema(value_type = f64)]
    shipping: Cents,
    #[schema(value_type = f64)]
    vat: Cents,
    #[schema(value_type = f64)]
    total: Cents,
    #[schema(value_type = f64)]
    to_pay: Cents,
    currency: &'static str,
}

impl From<&Priced> for Summary {
    fn from(p: &Priced) -> Self {
        Self {
            goods: p.goods,
            discount: p.discount,
            voucher: p.voucher,
            shipping: p.shipping,
            vat: p.vat,
            total: p.total,
            to_pay: p.to_pay,
            currency: "EUR",
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentAuthorised {
    step: &'static str,
    next_step: &'static str,
    summary: Summary,
}

/// Settles the address.
#[utoipa::path(post, path = "/api/checkout/address", tag = "checkout", request_body = AddressBody,
    responses((status = 200, body = StepDone), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 409, body = Problem)))]
pub async fn address(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { mut session, user_id }: CustomerSession,
    call: Call,
) -> Result<(HeaderMap, Json<StepDone>), ApiError> {
    let level = handshake::check(&chaos, &app, &mut session, Step::Address, &call).await?;
    let body = app.schemas.read::<AddressBody>(&call.body)?;
    checkout::address(&chaos, &app.shop, &mut session, user_id, body.address()?).await?;
    let reply = StepDone { step: "address", next_step: "shipping" };
    Ok((for_the_next(&app, level, &session).await?, Json(reply)))
}

/// What the next call will have to carry.
async fn for_the_next(app: &AppState, level: Level, session: &Session) -> Result<HeaderMap, ApiError> {
    Ok(handshake::announce(app, level, session).await?.headers)
}

/// Applies a promo code in place of the one before.
#[utoipa::path(post, path = "/api/checkout/promo", tag = "checkout", request_body = PromoBody,
    responses((status = 200, body = PromoApplied), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn apply_promo(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { mut session, user_id }: CustomerSession,
    Checked(body): Checked<PromoBody>,
) -> Result<Json<PromoApplied>, ApiError> {
    let code = body.code.trim().to_uppercase();
    let (code, discount) = checkout::apply_promo(&chaos, &app.shop, &mut session, user_id, &code).await?;
    Ok(Json(PromoApplied { code, discount }))
}

/// Takes the promo code away.
#[utoipa::path(delete, path = "/api/checkout/promo", tag = "checkout",
    responses((status = 200, body = Success), (status = 401, body = Problem)))]
pub async fn remove_promo(
    State(app): State<AppState>,
    CustomerSession { mut session, .. }: CustomerSession,
) -> Result<Json<Success>, ApiError> {
    checkout::remove_promo(&app.shop, &mut session).await?;
    Ok(Json(Success::YES))
}

/// Chooses the shipping mode.
#[utoipa::path(post, path = "/api/checkout/shipping", tag = "checkout", request_body = ShippingBody,
    responses((status = 200, body = ShippingChosen), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn shipping(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { mut session, user_id }: CustomerSession,
    call: Call,
) -> Result<(HeaderMap, Json<ShippingChosen>), ApiError> {
    let level = handshake::check(&chaos, &app, &mut session, Step::Shipping, &call).await?;
    session.checkout.reach(Step::Shipping)?;
    let mode = app.schemas.read::<ShippingBody>(&call.body)?.mode.into();
    let fee = checkout::shipping(&chaos, &app.shop, &mut session, user_id, mode).await?;
    let delivery_days = mode.delivery_days();
    let reply = ShippingChosen { step: "shipping", next_step: "payment", delivery_days, fee };
    Ok((for_the_next(&app, level, &session).await?, Json(reply)))
}

/// Authorises the payment and shows what it will be.
#[utoipa::path(post, path = "/api/checkout/payment", tag = "checkout", request_body = PaymentBody,
    responses((status = 200, body = PaymentAuthorised), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn payment(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { mut session, user_id }: CustomerSession,
    call: Call,
) -> Result<(HeaderMap, Json<PaymentAuthorised>), ApiError> {
    let level = handshake::check(&chaos, &app, &mut session, Step::Payment, &call).await?;
    session.checkout.reach(Step::Payment)?;
    let body = app.schemas.read::<PaymentBody>(&call.body)?;
    let card = Card { number: &body.card_number, expiry: &body.expiry, cvv: &body.cvv };
    let voucher = body.use_voucher.unwrap_or(false);
    let priced = checkout::payment(&chaos, &app.shop, &mut session, user_id, card, voucher).await?;
    let reply = PaymentAuthorised { step: "payment", next_step: "confirm", summary: Summary::from(&priced) };
    Ok((for_the_next(&app, level, &session).await?, Json(reply)))
}

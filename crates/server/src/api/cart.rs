// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use perfshop_chaos::ChaosPlan;
use perfshop_shop::cart::{self, Cart};
use perfshop_shop::money::Cents;
use perfshop_shop::session::{self, Session};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::auth::session_cookie;
use super::display::{Display, DisplayQuery};
use crate::app::AppState;
use crate::extract::{self, Id, MaybeSession, Plan, Query};
use crate::problem::{ApiError, Problem};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CartItemView {
    /// The line's id.
    pub id: i64,
    pub product_id: i64,
    pub name: String,
    pub quantity: i64,
    #[schema(value_type = f64)]
    pub unit_price: Cents,
    #[schema(value_type = f64)]
    pub line_total: Cents,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cart)]
pub struct CartView {
    pub items: Vec<CartItemView>,
    #[schema(value_type = f64)]
    pub total: Cents,
    /// Pieces in all.
    pub count: i64,
    pub currency: &'static str,
    /// The total in the currency asked for, when it is not the euro.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<Display>,
}

impl CartView {
    fn new(cart: Cart, shown: DisplayQuery) -> Self {
        let (total, count) = (cart.total(), cart.count());
        let items = cart.items.into_iter().map(|item| CartItemView {
            id: item.id,
            product_id: item.line.product_id,
            quantity: item.line.quantity,
            unit_price: item.line.unit_price,
            line_total: item.line.total(),
            name: item.line.name,
        });
        Self { items: items.collect(), total, count, currency: "EUR", display: Display::of(total, shown.currency) }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddToCart {
    #[schema(minimum = 1)]
    product_id: i64,
    #[schema(minimum = 1, maximum = 10_000)]
    quantity: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetQuantity {
    #[schema(minimum = 1, maximum = 10_000)]
    quantity: i64,
}

async fn view(
    chaos: &ChaosPlan,
    app: &AppState,
    session: Option<&Session>,
    shown: DisplayQuery,
) -> Result<Json<CartView>, ApiError> {
    let cart = match session {
        Some(session) => cart::load(chaos, &app.shop, session).await?,
        None => Cart::default(),
    };
    Ok(Json(CartView::new(cart, shown)))
}

/// A line can only be in the cart of somebody who has a session.
fn of_somebody(session: Option<Session>) -> Result<Session, ApiError> {
    session.ok_or(ApiError::NotFound("cart item"))
}

/// The cart, at the prices of now.
#[utoipa::path(get, path = "/api/cart", tag = "cart", params(DisplayQuery),
    responses((status = 200, body = CartView), (status = 400, body = Problem)))]
pub async fn get(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(session): MaybeSession,
    Query(shown): Query<DisplayQuery>,
) -> Result<Json<CartView>, ApiError> {
    view(&chaos, &app, session.as_ref(), shown).await
}

/// Puts pieces of a product into the cart; what is there is added to. A visitor's first one opens a session.
#[utoipa::path(post, path = "/api/cart/add", tag = "cart", params(DisplayQuery), request_body = AddToCart,
    responses((status = 200, body = CartView), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn add(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(session): MaybeSession,
    Query(shown): Query<DisplayQuery>,
    extract::Json(body): extract::Json<AddToCart>,
) -> Result<Response, ApiError> {
    let (mut session, cookie) = match session {
        Some(session) => (session, None),
        None => {
            // An unknown product must not leave a session behind.
            perfshop_shop::products::find(&app.shop, body.product_id).await?;
            let (session, cookie) = session::create_visitor(&app.shop).await?;
            (session, Some(cookie))
        }
    };
    let cart = cart::add(&chaos, &app.shop, &mut session, body.product_id, body.quantity).await?;
    let cart = Json(CartView::new(cart, shown));
    Ok(match cookie {
        Some(cookie) => (session_cookie(&cookie), cart).into_response(),
        None => cart.into_response(),
    })
}

/// Sets a line's quantity.
#[utoipa::path(put, path = "/api/cart/item/{id}", tag = "cart", params(("id" = i64, Path, minimum = 1), DisplayQuery),
    request_body = SetQuantity,
    responses((status = 200, body = CartView), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn set_quantity(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(session): MaybeSession,
    Query(shown): Query<DisplayQuery>,
    Id(id): Id,
    extract::Json(body): extract::Json<SetQuantity>,
) -> Result<Json<CartView>, ApiError> {
    let mut session = of_somebody(session)?;
    let cart = cart::set_quantity(&chaos, &app.shop, &mut session, id, body.quantity).await?;
    Ok(Json(CartView::new(cart, shown)))
}

/// Takes a line out.
#[utoipa::path(delete, path = "/api/cart/item/{id}", tag = "cart", params(("id" = i64, Path, minimum = 1), DisplayQuery),
    responses((status = 200, body = CartView), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn remove(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(session): MaybeSession,
    Query(shown): Query<DisplayQuery>,
    Id(id): Id,
) -> Result<Json<CartView>, ApiError> {
    let mut session = of_somebody(session)?;
    let cart = cart::remove(&chaos, &app.shop, &mut session, id).await?;
    Ok(Json(CartView::new(cart, shown)))
}

/// Empties the cart.
#[utoipa::path(delete, path = "/api/cart", tag = "cart", params(DisplayQuery),
    responses((status = 200, body = CartView), (status = 400, body = Problem)))]
pub async fn clear(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(session): MaybeSession,
    Query(shown): Query<DisplayQuery>,
) -> Result<Json<CartView>, ApiError> {
    if let Some(mut session) = session {
        cart::clear(&app.shop, &mut session).await?;
    }
    view(&chaos, &app, None, shown).await
}

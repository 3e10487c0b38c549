// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use perfshop_chaos::Anomaly;
use perfshop_shop::cancelling;
use perfshop_shop::checkout::Step;
use perfshop_shop::money::Cents;
use perfshop_shop::orders;
use perfshop_shop::placing::{self, Placed, Request};
use perfshop_shop::session::Session;
use perfshop_shop::turns;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::order_view::{OrderRowView, OrderView};
use super::{Page, PageQuery};
use crate::app::AppState;
use crate::blocking;
use crate::extract::{CustomerSession, Id, Plan, Query};
use crate::flags;
use crate::handshake::{self, Call, Level};
use crate::invoice::{self, Room};
use crate::problem::{ApiError, FieldFault, Problem};

/// Makes a repeated order the first one, as the security token does.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrderedItem {
    #[schema(minimum = 1)]
    product_id: i64,
    #[schema(minimum = 1, maximum = 10_000)]
    quantity: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrderBody {
    /// From the login or the order before; may be left out when an `Idempotency-Key` is sent.
    #[schema(min_length = 1, max_length = 128)]
    security_token: Option<String>,
    /// When given, must be what was paid for.
    #[schema(max_items = 1000)]
    items: Option<Vec<OrderedItem>>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderPlaced {
    success: bool,
    order_number: String,
    order_id: i64,
    #[schema(value_type = f64)]
    total_amount: Cents,
    currency: &'static str,
    /// Of the next order.
    security_token: String,
}

/// Places the order that was paid for. A repeat answers 200 and the first order.
#[utoipa::path(post, path = "/api/orders", tag = "orders", request_body = OrderBody,
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200)),
    responses((status = 201, body = OrderPlaced), (status = 200, body = OrderPlaced), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn place(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { mut session, user_id }: CustomerSession,
    call: Call,
) -> Result<(StatusCode, HeaderMap, Json<OrderPlaced>), ApiError> {
    let key = idempotency_key(&call.headers);
    // A repeat is answered first: its session stands at the beginning of the next checkout. The key says so before anything is checked.
    if let Ok(Some(key)) = key
        && let Some(first) = placing::repeated(&app.shop, &session, user_id, &Request::by_key(key)).await?
        && app.schemas.read::<OrderBody>(&call.body).is_ok()
    {
        return reply(&app, Level::announced(&chaos), &session, first).await;
    }
    let level = handshake::check(&chaos, &app, &mut session, Step::Order, &call).await?;
    let body = app.schemas.read::<OrderBody>(&call.body);
    if let Ok(OrderBody { security_token: Some(token), .. }) = &body
        && key.is_ok()
        && let Some(first) = placing::repeated(&app.shop, &session, user_id, &Request::by_token(token)).await?
    {
        turns::spend(&app.shop, &mut session).await?;
        return reply(&app, level, &session, first).await;
    }
    // The step comes before the body.
    session.checkout.reach(Step::Order)?;
    let (body, key) = (body?, key?);
    if body.security_token.is_none() && key.is_none() {
        return Err(ApiError::field(FieldFault::new("securityToken", "REQUIRED")));
    }
    let items: Option<Vec<(i64, i64)>> =
        body.items.map(|items| items.iter().map(|item| (item.product_id, item.quantity)).collect());
    let request =
        Request { security_token: body.security_token.as_deref(), idempotency_key: key, items: items.as_deref() };
    let placed = placing::place(&chaos, &app.shop, &app.letters(), &mut session, user_id, &request).await?;
    placed.booked.iter().for_each(|booked| app.telemetry.order_booked(booked));
    reply(&app, level, &session, placed).await
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, ApiError> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=200).contains(&key.len()) => Ok(Some(key)),
        Ok("") => Err(ApiError::field(FieldFault::new("Idempotency-Key", "TOO_SHORT").with("min", 1))),
        Ok(_) => Err(ApiError::field(FieldFault::new("Idempotency-Key", "TOO_LONG").with("max", 200))),
        Err(_) => Err(ApiError::field(FieldFault::new("Idempotency-Key", "FORMAT"))),
    }
}

async fn reply(
    app: &AppState,
    level: Level,
    session: &Session,
    placed: Placed,
) -> Result<(StatusCode, HeaderMap, Json<OrderPlaced>), ApiError> {
    let headers = handshake::announce(app, level, session).await?.headers;
    let status = if placed.repeated { StatusCode::OK } else { StatusCode::CREATED };
    let body = OrderPlaced {
        success: true,
        order_number: placed.order_number,
        order_id: placed.order_id,
        total_amount: placed.total,
        currency: "EUR",
        security_token: placed.next_token,
    };
    Ok((status, headers, Json(body)))
}

/// The customer's orders, newest first.
#[utoipa::path(get, path = "/api/orders", tag = "orders", params(PageQuery),
    responses((status = 200, body = Page<OrderRowView>), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { user_id, .. }: CustomerSession,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<OrderRowView>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = orders::list(&app.shop, user_id, page, size).await?;
    Ok(Json(Page::new(rows.iter().map(|row| OrderRowView::new(&chaos, row)).collect(), total, page, size)))
}

/// One of the customer's orders.
#[utoipa::path(get, path = "/api/orders/{id}", tag = "orders", params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = OrderView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn find(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
    headers: HeaderMap,
) -> Result<Json<OrderView>, ApiError> {
    let (order, owner_id) = orders::find(&chaos, &app.shop, user_id, id).await?;
    let gift_message = match owner_id == user_id {
        true => None,
        // It could only be read because nobody asked whose it is.
        false => Some(flags::met(&app, &headers, Anomaly::S4).await?),
    };
    let mut view = OrderView::new(&chaos, order);
    view.gift_message = gift_message;
    Ok(Json(view))
}

/// Cancels one of the customer's orders that has not been shipped: stock, points and payment go back.
#[utoipa::path(post, path = "/api/orders/{id}/cancel", tag = "orders", params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = OrderView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn cancel(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
) -> Result<Json<OrderView>, ApiError> {
    let moves = cancelling::cancel(&chaos, &app.shop, user_id, id).await?;
    app.telemetry.moved(&moves);
    let (order, _) = orders::find(&chaos, &app.shop, user_id, id).await?;
    Ok(Json(OrderView::new(&chaos, order)))
}

/// The invoice of one of the customer's orders.
#[utoipa::path(get, path = "/api/orders/{id}/invoice", tag = "orders", params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn invoice(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
) -> Result<Response, ApiError> {
    let (order, _) = orders::find(&chaos, &app.shop, user_id, id).await?;
    let name = format!("inline; filename={}.pdf", orders::number(order.id, order.created_at));
    // Laying out a thousand lines takes a while, which no other request should wait for.
    let drawn = blocking::run(move || {
        let room = Room { heap: app.heap, turn: &app.gathering };
        invoice::pdf(&chaos, &room, &app.texts, &order)
    });
    let pdf = drawn.await?.map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], pdf)
        .into_response())
}

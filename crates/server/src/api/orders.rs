// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use perfshop_shop::cancelling;
use perfshop_shop::checkout::{Address, Step};
use perfshop_shop::clock;
use perfshop_shop::money::Cents;
use perfshop_shop::orders::{self, Order, OrderItem, OrderRow, PaymentInfo, Status};
use perfshop_shop::placing::{self, Placed, Request};
use perfshop_shop::session::Session;
use perfshop_shop::turns;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Page, PageQuery};
use crate::app::AppState;
use crate::extract::{CustomerSession, Id, Plan, Query};
use crate::handshake::{self, Call, Level};
use crate::invoice;
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

/// Where an order stands.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum OrderStatus {
    Pending,
    Paid,
    Preparing,
    Shipped,
    Delivered,
    Cancelled,
}

impl From<Status> for OrderStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Pending => Self::Pending,
            Status::Paid => Self::Paid,
            Status::Preparing => Self::Preparing,
            Status::Shipped => Self::Shipped,
            Status::Delivered => Self::Delivered,
            Status::Cancelled => Self::Cancelled,
        }
    }
}

impl From<OrderStatus> for Status {
    fn from(status: OrderStatus) -> Self {
        match status {
            OrderStatus::Pending => Self::Pending,
            OrderStatus::Paid => Self::Paid,
            OrderStatus::Preparing => Self::Preparing,
            OrderStatus::Shipped => Self::Shipped,
            OrderStatus::Delivered => Self::Delivered,
            OrderStatus::Cancelled => Self::Cancelled,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderRow)]
pub struct OrderRowView {
    id: i64,
    order_number: String,
    status: OrderStatus,
    created_at: String,
    #[schema(value_type = f64)]
    total_amount: Cents,
    currency: &'static str,
}

impl From<OrderRow> for OrderRowView {
    fn from(row: OrderRow) -> Self {
        Self {
            id: row.id,
            order_number: orders::number(row.id, row.created_at),
            status: row.status.into(),
            created_at: clock::iso(row.created_at),
            total_amount: row.total,
            currency: "EUR",
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderItem)]
pub struct OrderItemView {
    product_id: i64,
    name: String,
    quantity: i64,
    #[schema(value_type = f64)]
    unit_price: Cents,
    #[schema(value_type = f64)]
    line_total: Cents,
    #[schema(value_type = f64)]
    discount: Cents,
    #[schema(value_type = f64)]
    vat: Cents,
}

impl From<OrderItem> for OrderItemView {
    fn from(item: OrderItem) -> Self {
        Self {
            product_id: item.product_id,
            name: item.name,
            quantity: item.quantity,
            unit_price: item.unit_price,
            line_total: item.line_total,
            discount: item.discount,
            vat: item.vat,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderAddress)]
pub struct AddressView {
    first_name: String,
    last_name: String,
    street: String,
    postal_code: String,
    city: String,
    #[schema(required)]
    region: Option<String>,
    country: String,
    #[schema(required)]
    phone: Option<String>,
}

impl From<Address> for AddressView {
    fn from(a: Address) -> Self {
        Self {
            first_name: a.first_name,
            last_name: a.last_name,
            street: a.street,
            postal_code: a.postal_code,
            city: a.city,
            region: a.region,
            country: a.country,
            phone: a.phone,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrderPayment)]
pub struct PaymentView {
    brand: String,
    last4: String,
    status: String,
}

impl From<PaymentInfo> for PaymentView {
    fn from(p: PaymentInfo) -> Self {
        Self { brand: p.brand, last4: p.last4, status: p.status }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Order)]
pub struct OrderView {
    id: i64,
    order_number: String,
    status: OrderStatus,
    created_at: String,
    #[schema(required)]
    paid_at: Option<String>,
    currency: &'static str,
    items: Vec<OrderItemView>,
    #[schema(value_type = f64)]
    goods: Cents,
    #[schema(value_type = f64)]
    discount: Cents,
    #[schema(value_type = f64)]
    voucher: Cents,
    #[schema(value_type = f64)]
    shipping: Cents,
    #[schema(value_type = f64)]
    shipping_vat: Cents,
    #[schema(value_type = f64)]
    vat: Cents,
    #[schema(value_type = f64)]
    total_amount: Cents,
    #[schema(value_type = f64)]
    to_pay: Cents,
    #[schema(required)]
    promo_code: Option<String>,
    shipping_mode: String,
    address: AddressView,
    #[schema(required)]
    payment: Option<PaymentView>,
    points: i64,
}

impl From<Order> for OrderView {
    fn from(o: Order) -> Self {
        Self {
            id: o.id,
            order_number: orders::number(o.id, o.created_at),
            status: o.status.into(),
            created_at: clock::iso(o.created_at),
            paid_at: o.paid_at.map(clock::iso),
            currency: "EUR",
            items: o.items.into_iter().map(Into::into).collect(),
            goods: o.goods,
            discount: o.discount,
            voucher: o.voucher,
            shipping: o.shipping,
            shipping_vat: o.shipping_vat,
            vat: o.vat,
            total_amount: o.total,
            to_pay: o.to_pay,
            promo_code: o.promo_code,
            shipping_mode: o.shipping_mode,
            address: o.address.into(),
            payment: o.payment.map(Into::into),
            points: o.points,
        }
    }
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
    if !placed.repeated {
        app.telemetry.order_placed(u64::try_from(placed.total.0).unwrap_or(0));
    }
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
    CustomerSession { user_id, .. }: CustomerSession,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<OrderRowView>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = orders::list(&app.shop, user_id, page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
}

/// One of the customer's orders.
#[utoipa::path(get, path = "/api/orders/{id}", tag = "orders", params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = OrderView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn find(
    State(app): State<AppState>,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
) -> Result<Json<OrderView>, ApiError> {
    Ok(Json(orders::find(&app.shop, user_id, id).await?.into()))
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
    cancelling::cancel(&chaos, &app.shop, user_id, id).await?;
    Ok(Json(orders::find(&app.shop, user_id, id).await?.into()))
}

/// The invoice of one of the customer's orders.
#[utoipa::path(get, path = "/api/orders/{id}/invoice", tag = "orders", params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = String, content_type = "application/pdf"), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn invoice(
    State(app): State<AppState>,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
) -> Result<Response, ApiError> {
    let order = orders::find(&app.shop, user_id, id).await?;
    let name = format!("inline; filename={}.pdf", orders::number(order.id, order.created_at));
    // Laying out a thousand lines takes a while, which no other request should wait for.
    let drawn = tokio::task::spawn_blocking(move || invoice::pdf(&app.texts, &order)).await;
    let pdf = drawn.map_err(|error| error.to_string()).and_then(|pdf| pdf.map_err(|error| error.to_string()));
    let pdf = pdf.map_err(ApiError::Internal)?;
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], pdf)
        .into_response())
}

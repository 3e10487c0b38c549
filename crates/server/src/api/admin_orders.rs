// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use perfshop_chaos::ChaosPlan;
use perfshop_shop::manage::orders::{self as manage, Owned};
use perfshop_shop::orders::Status;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Page;
use super::order_view::{OrderRowView, OrderStatus, OrderView};
use crate::app::AppState;
use crate::extract::{Id, Json as Checked, Manager, Query};
use crate::problem::{ApiError, Problem};

/// Whose order it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderCustomer {
    pub id: i64,
    pub email: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedOrderRow {
    #[serde(flatten)]
    order: OrderRowView,
    customer: OrderCustomer,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedOrder {
    #[serde(flatten)]
    order: OrderView,
    customer: OrderCustomer,
}

/// The states that an admin moves an order to: each from the one before, CANCELLED before it is shipped.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum NextStatus {
    Preparing,
    Shipped,
    Delivered,
    Cancelled,
}

impl From<NextStatus> for Status {
    fn from(next: NextStatus) -> Self {
        match next {
            NextStatus::Preparing => Self::Preparing,
            NextStatus::Shipped => Self::Shipped,
            NextStatus::Delivered => Self::Delivered,
            NextStatus::Cancelled => Self::Cancelled,
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderChange {
    #[schema(inline)]
    status: NextStatus,
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ManagedOrdersQuery {
    /// Any when left out.
    #[param(inline)]
    status: Option<OrderStatus>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
}

/// Everybody's orders, newest first.
#[utoipa::path(get, path = "/api/admin/orders", tag = "adminOrders", security(("adminToken" = [])), params(ManagedOrdersQuery),
    responses((status = 200, body = Page<ManagedOrderRow>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    _: Manager,
    Query(query): Query<ManagedOrdersQuery>,
) -> Result<Json<Page<ManagedOrderRow>>, ApiError> {
    let (page, size) = (query.page.unwrap_or(0), query.size.unwrap_or(20));
    let (rows, total) = manage::list(&app.shop, query.status.map(Into::into), page, size).await?;
    let row = |Owned { order, user_id, email }| ManagedOrderRow {
        order: OrderRowView::new(&ChaosPlan::NONE, &order),
        customer: OrderCustomer { id: user_id, email },
    };
    Ok(Json(Page::new(rows.into_iter().map(row).collect(), total, page, size)))
}

/// Anybody's order, whole.
#[utoipa::path(get, path = "/api/admin/orders/{id}", tag = "adminOrders", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = ManagedOrder), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn find(State(app): State<AppState>, _: Manager, Id(id): Id) -> Result<Json<ManagedOrder>, ApiError> {
    whole(&app, id).await
}

async fn whole(app: &AppState, id: i64) -> Result<Json<ManagedOrder>, ApiError> {
    let Owned { order, user_id, email } = manage::find(&app.shop, id).await?;
    Ok(Json(ManagedOrder {
        order: OrderView::new(&ChaosPlan::NONE, order),
        customer: OrderCustomer { id: user_id, email },
    }))
}

/// Moves an order on before its time, or cancels it.
#[utoipa::path(put, path = "/api/admin/orders/{id}", tag = "adminOrders", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    request_body = OrderChange,
    responses((status = 200, body = ManagedOrder), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn change(
    State(app): State<AppState>,
    Manager(by): Manager,
    Id(id): Id,
    Checked(body): Checked<OrderChange>,
) -> Result<Json<ManagedOrder>, ApiError> {
    let to = Status::from(body.status);
    app.telemetry.moved(&manage::move_to(&app.shop, id, to).await?);
    app.control.note(&by, "order_change", &format!("id={id} status={}", to.as_str())).await?;
    whole(&app, id).await
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use perfshop_shop::error::ShopError;
use perfshop_shop::opening;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::AppState;
use crate::extract::Manager;
use crate::problem::{ApiError, Problem};
use crate::serve;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DataReset {
    success: bool,
    /// How long it took.
    duration_ms: i64,
}

/// Brings products, stock, reviews, customers, carts, orders, mails and customers' sessions back to the seeded data.
#[utoipa::path(post, path = "/api/admin/data/reset", tag = "adminData", security(("adminToken" = [])),
    responses((status = 200, body = DataReset), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn reset(State(app): State<AppState>, Manager(by): Manager) -> Result<Json<DataReset>, ApiError> {
    let started = Instant::now();
    let runtime = app.control_runtime.clone();
    let (shop, lang) = (app.shop.clone(), serve::lang(app.config.text.language));
    // SQLite works on the calling thread, and this is a second of work: on a thread of its own it holds up no other call.
    let done = tokio::task::spawn_blocking(move || runtime.block_on(opening::reset(&shop, lang)));
    done.await.map_err(|error| ApiError::Internal(error.to_string()))?.map_err(ShopError::from)?;
    let duration_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    app.control.note(&by, "data_reset", &format!("ms={duration_ms}")).await?;
    tracing::info!(target: "shop", fact = "data_reset", ms = duration_ms, "the shop is as on its first day");
    Ok(Json(DataReset { success: true, duration_ms }))
}

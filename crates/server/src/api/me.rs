// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::customers;
use serde::Serialize;

use super::auth::Profile;
use crate::app::AppState;
use crate::extract::{CustomerSession, Plan};
use crate::interceptors::student_behind;
use crate::problem::{ApiError, Problem};

/// The profile, and what has no place in it.
#[derive(Serialize)]
struct Me {
    #[serde(flatten)]
    profile: Profile,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

/// The customer's profile.
#[utoipa::path(get, path = "/api/auth/me", tag = "auth",
    responses((status = 200, body = Profile), (status = 401, body = Problem)))]
pub async fn me(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    CustomerSession { user_id, .. }: CustomerSession,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let profile = customers::find(&app.shop, user_id).await?.into();
    let me = Me { profile, password: rest_of_row(&chaos, &app, &headers).await? };
    let internal = |error: serde_json::Error| ApiError::Internal(error.to_string());
    let (text, read) = (serde_json::to_string(&me).map_err(internal)?, serde_json::to_value(&me).map_err(internal)?);
    let names: Vec<&str> = read.as_object().into_iter().flat_map(|fields| fields.keys().map(String::as_str)).collect();
    let (fields, bytes) = (names.join(","), text.len());
    tracing::info!(target: "shop", fact = "profile_read", user_id, fields, bytes, "a profile was read");
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// Nothing: a profile holds no password. Without that rule it holds a hash, of a weak password that was made for the exercise: never
/// the customer's own, which nobody who reads this could then be sure of.
async fn rest_of_row(chaos: &ChaosPlan, app: &AppState, headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    if chaos.hits(Anomaly::S3) {
        let student = student_behind(app, headers).await?;
        let control = app.control.clone();
        let made = tokio::task::spawn_blocking(move || control.flags().weak_hash(student.as_deref())).await;
        let hash = made.map_err(|error| error.to_string()).and_then(|hash| hash.map_err(|error| error.to_string()));
        return hash.map(Some).map_err(ApiError::Internal);
    }
    Ok(None)
}

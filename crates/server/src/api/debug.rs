// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the developers of the shop left behind. It is in no document and, without the flaw, not there at all.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::clock;
use perfshop_shop::session;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::app::AppState;
use crate::extract::Plan;
use crate::interceptors::student_behind;
use crate::problem::ApiError;

const DEBUG_TOKEN: HeaderName = HeaderName::from_static("x-debug-token");

/// Surroundings of a program that does not exist.
const ENVIRONMENT: &str = include_str!("../../../../content/portal/environment.json");

/// What is shown of a session.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspected {
    user_id: Option<i64>,
    created_at: String,
    last_seen_at: String,
    environment: Box<RawValue>,
    flag: String,
}

/// Tells a customer who has just logged in how the session can be looked into. The token is the session's name in the
/// database: it opens no session.
pub fn offered(chaos: &ChaosPlan, id_hash: &str, headers: &mut HeaderMap) {
    if chaos.hits(Anomaly::S7)
        && let Ok(token) = HeaderValue::from_str(id_hash)
    {
        headers.insert(DEBUG_TOKEN, token);
    }
}

/// `GET /api/debug/session`: the session of the token.
pub async fn session(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    headers: HeaderMap,
) -> Result<Json<Inspected>, ApiError> {
    let token = headers.get(DEBUG_TOKEN).and_then(|value| value.to_str().ok());
    let token = token.filter(|_| chaos.hits(Anomaly::S7)).ok_or(ApiError::NoSuchPath)?;
    let seen = session::seen(&app.shop, token).await?.ok_or(ApiError::NoSuchPath)?;
    let student = match student_behind(&app, &headers).await? {
        Some(student) => Some(student),
        None => seen.user_id.and_then(|id| app.control.students().of_customer(id).cloned()),
    };
    tracing::info!(target: "shop", fact = "session_inspected", user_id = seen.user_id, "a session was inspected");
    Ok(Json(Inspected {
        user_id: seen.user_id,
        created_at: clock::iso(seen.created_at),
        last_seen_at: clock::iso(seen.last_seen_at),
        environment: RawValue::from_string(ENVIRONMENT.to_owned()).map_err(|e| ApiError::Internal(e.to_string()))?,
        flag: app.control.flags().of(Anomaly::S7, student.as_deref()),
    }))
}

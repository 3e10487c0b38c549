// SPDX-License-Identifier: AGPL-3.0-or-later
//! Health and metrics, on the management port.

use axum::Json;
use axum::extract::State;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::app::AppState;
use crate::health::Health as Answers;
use crate::telemetry::Format;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    components: Components,
}

#[derive(Serialize)]
struct Components {
    database: &'static str,
    control: &'static str,
}

fn word(up: bool) -> &'static str {
    if up { "UP" } else { "DOWN" }
}

/// Whole health: 200 when everything answers, else 503 with what does not.
pub async fn health(State(app): State<AppState>) -> Response {
    let Answers { shop, control } = Answers::of(&app).await;
    let up = shop && control;
    let status = if up { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let components = Components { database: word(shop), control: word(control) };
    (status, Json(Health { status: word(up), components })).into_response()
}

/// The process lives; it says nothing of the database, whose absence a restart would not mend.
pub async fn liveness() -> Response {
    Json(serde_json::json!({ "status": "UP" })).into_response()
}

/// Everything, for the instructor's Prometheus.
pub async fn prometheus(State(app): State<AppState>, headers: HeaderMap) -> Response {
    let format = asked(&headers);
    exposed(format, app.telemetry.encode_all(app.0.as_ref(), format))
}

/// What names no anomaly, for the students'.
pub async fn prometheus_students(State(app): State<AppState>, headers: HeaderMap) -> Response {
    let format = asked(&headers);
    exposed(format, app.telemetry.encode_students(app.0.as_ref(), format))
}

fn asked(headers: &HeaderMap) -> Format {
    Format::negotiated(headers.get(ACCEPT).and_then(|value| value.to_str().ok()))
}

fn exposed(format: Format, text: String) -> Response {
    ([(CONTENT_TYPE, format.content_type())], text).into_response()
}

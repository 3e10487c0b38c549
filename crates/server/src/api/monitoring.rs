// SPDX-License-Identifier: AGPL-3.0-or-later
//! The live monitor's figures, for everybody: symptoms alone, nothing of what the instructor does.

use std::io::Write;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize, Serializer};
use tokio::sync::Mutex;
use utoipa::{IntoParams, ToSchema};

use super::live::{line, stream_of};
use crate::app::AppState;
use crate::extract::Query;
use crate::problem::{ApiError, Problem};
use crate::telemetry::LiveSample;

/// Rows of a page that was away this long, in ms, are made for it alone; further back it takes the hour that all share.
const OWN_ROWS_MS: i64 = 120_000;

/// The figures of the last hour, oldest first: what they are is said once, not 3600 times.
#[derive(Serialize, ToSchema)]
pub struct LiveHistory {
    /// The figures of a row, by their names in the `live` event.
    fields: [&'static str; LiveSample::FIELDS.len()],
    #[schema(value_type = Vec<Vec<f64>>)]
    rows: Vec<[Figure; LiveSample::FIELDS.len()]>,
}

/// A number without the `.0` of a whole one: most are whole.
struct Figure(f64);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Every whole number below 2^53 is exact as both.
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

fn encoded(samples: &[LiveSample]) -> Bytes {
    let rows = samples.iter().map(|sample| sample.figures().map(Figure)).collect();
    serde_json::to_vec(&LiveHistory { fields: LiveSample::FIELDS, rows }).unwrap_or_default().into()
}

/// The hour as it was last sent: encoded once for all who open the page in the same second.
#[derive(Default)]
pub struct History(Mutex<Hour>);

#[derive(Clone, Default)]
struct Hour {
    /// Of the last sample in it.
    at: i64,
    plain: Bytes,
    packed: Bytes,
}

impl Hour {
    fn of(samples: &[LiveSample]) -> Self {
        let plain = encoded(samples);
        let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 8), Compression::fast());
        // Writing to memory does not fail.
        let packed = encoder.write_all(&plain).and_then(|()| encoder.finish()).unwrap_or_default().into();
        Self { at: samples.last().map_or(0, |sample| sample.at), plain, packed }
    }
}

async fn hour(app: &AppState) -> Result<Hour, ApiError> {
    let newest = app.telemetry.live().watch().borrow().at;
    // Who comes while it is being encoded waits for it and takes the same.
    let mut kept = app.history.0.lock().await;
    if kept.at < newest || kept.plain.is_empty() {
        let samples = app.telemetry.live().hour();
        // Milliseconds of pure work: on a thread of its own it holds up no other call.
        let made = tokio::task::spawn_blocking(move || Hour::of(&samples)).await;
        *kept = made.map_err(|error| ApiError::Internal(error.to_string()))?;
    }
    Ok(kept.clone())
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HistoryQuery {
    /// Epoch milliseconds of the last row that the caller has. A hint: rows that it has may come again.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    since: Option<i64>,
}

/// The last hour at one row a second.
#[utoipa::path(get, path = "/api/monitoring/history", tag = "monitoring", params(HistoryQuery),
    responses((status = 200, body = LiveHistory), (status = 400, body = Problem)))]
pub async fn history(
    State(app): State<AppState>,
    Query(query): Query<HistoryQuery>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let newest = app.telemetry.live().watch().borrow().at;
    let common = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store"), (VARY, "accept-encoding")];
    if let Some(since) = query.since.filter(|since| newest.saturating_sub(*since) < OWN_ROWS_MS) {
        let mut samples = app.telemetry.live().hour();
        samples.retain(|sample| sample.at > since);
        return Ok((common, encoded(&samples)).into_response());
    }
    let hour = hour(&app).await?;
    let packs = headers.get(ACCEPT_ENCODING).and_then(|names| names.to_str().ok()).is_some_and(takes_gzip);
    let mut response = (common, if packs { hour.packed } else { hour.plain }).into_response();
    if packs {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}

fn takes_gzip(names: &str) -> bool {
    names.split(',').any(|name| name.trim() == "gzip")
}

/// `event: live` each second, from the last one on, with the figures alone.
#[utoipa::path(get, path = "/api/monitoring/live", tag = "monitoring",
    responses((status = 200, content_type = "text/event-stream", body = LiveSample)))]
pub async fn stream(State(app): State<AppState>) -> Response {
    let sample = *app.telemetry.live().watch().borrow();
    stream_of(&app, line(&sample), &app.live_lines.everyone)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_row_says_what_an_event_says() {
        let sample = LiveSample { at: 1_772_353_800_125, p50_ms: 1.25, orders_per_minute: 3, ..LiveSample::default() };
        let history: Value = serde_json::from_slice(&encoded(&[sample])).unwrap();
        let event = serde_json::to_value(sample).unwrap();
        let event = event.as_object().unwrap();
        let fields = history["fields"].as_array().unwrap();
        assert_eq!(fields.len(), event.len());
        for (field, figure) in fields.iter().zip(history["rows"][0].as_array().unwrap()) {
            assert_eq!(figure.as_f64(), event[field.as_str().unwrap()].as_f64(), "{field}");
        }
        assert!(history["rows"][0].to_string().starts_with("[1772353800125,0,"), "whole numbers are written short");
    }

    #[test]
    fn an_hour_is_packed_small() {
        let samples: Vec<LiveSample> = (0..3600)
            .map(|n| LiveSample { at: n * 1000, cpu_percent: (n % 97) as f64 / 3.0, ..LiveSample::default() })
            .collect();
        let hour = Hour::of(&samples);
        assert_eq!(hour.at, 3_599_000);
        assert!(hour.packed.len() * 5 < hour.plain.len(), "{} of {}", hour.packed.len(), hour.plain.len());
    }

    #[test]
    fn gzip_is_taken_by_its_name() {
        assert!(takes_gzip("gzip") && takes_gzip("br, gzip, deflate"));
        assert!(!takes_gzip("identity") && !takes_gzip("xgzip"));
    }
}

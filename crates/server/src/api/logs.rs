// SPDX-License-Identifier: AGPL-3.0-or-later
//! The last lines of the log, searched: for everybody those that are for students, for the instructor all.

use axum::Json;
use axum::extract::State;
use perfshop_shop::clock;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tracing::Level;
use utoipa::{IntoParams, ToSchema};

use super::traces::View;
use crate::app::AppState;
use crate::extract::Query;
use crate::problem::{ApiError, FieldFault, Problem};
use crate::telemetry::{Search, parse_trace_id};

/// How severe a line is, as lines write it.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum LineLevel {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

impl From<LineLevel> for Level {
    fn from(level: LineLevel) -> Self {
        match level {
            LineLevel::Error => Self::ERROR,
            LineLevel::Warn => Self::WARN,
            LineLevel::Info => Self::INFO,
            LineLevel::Debug => Self::DEBUG,
            LineLevel::Trace => Self::TRACE,
        }
    }
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct LogQuery {
    /// Stands anywhere in the line, in capitals or not.
    #[schema(max_length = 200)]
    #[param(max_length = 200)]
    q: Option<String>,
    /// So severe or more.
    #[schema(inline)]
    #[param(inline)]
    level: Option<LineLevel>,
    /// 32 lower-case hex digits.
    #[schema(max_length = 32)]
    #[param(max_length = 32)]
    trace_id: Option<String>,
    /// The alias of a student, whole.
    #[schema(max_length = 64)]
    #[param(max_length = 64)]
    student: Option<String>,
    /// Epoch milliseconds, this instant included.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    since: Option<i64>,
    /// Epoch milliseconds, this instant not.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    until: Option<i64>,
    /// 100 when left out.
    #[schema(minimum = 1, maximum = 1000)]
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<usize>,
}

/// A line of the log.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    /// Epoch milliseconds.
    at: i64,
    /// `ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`.
    level: String,
    /// The part of the program: `http`, `db`, `shop`, `server`, …
    target: String,
    message: String,
    #[schema(required = true)]
    trace_id: Option<String>,
    #[schema(required = true)]
    span_id: Option<String>,
    #[schema(required = true)]
    student: Option<String>,
    /// `students`, or `instructor` for lines that only the instructor is shown.
    audience: String,
    /// All else that the line says.
    #[schema(value_type = Object)]
    fields: Map<String, Value>,
}

impl LogLine {
    fn of(line: &str) -> Option<Self> {
        let mut fields: Map<String, Value> = serde_json::from_str(line).ok()?;
        let mut taken = |key: &str| match fields.remove(key)? {
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        };
        Some(Self {
            at: taken("ts").and_then(|ts| clock::parse_iso(&ts)).unwrap_or(0),
            level: taken("level").unwrap_or_default(),
            target: taken("target").unwrap_or_default(),
            message: taken("message").unwrap_or_default(),
            trace_id: taken("trace_id"),
            span_id: taken("span_id"),
            student: taken("student"),
            audience: taken("audience").unwrap_or_default(),
            fields,
        })
    }
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogLines {
    /// Newest first.
    lines: Vec<LogLine>,
    /// There are more than the limit.
    more: bool,
}

/// The last lines of the log that are wanted, newest first.
#[utoipa::path(get, path = "/api/monitoring/logs", tag = "monitoring", params(LogQuery),
    security((), ("adminToken" = [])),
    responses((status = 200, body = LogLines), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn search(
    State(app): State<AppState>,
    View(audience): View,
    Query(query): Query<LogQuery>,
) -> Result<Json<LogLines>, ApiError> {
    let asked = |text: Option<String>| text.filter(|text| !text.is_empty());
    let trace_id = asked(query.trace_id);
    if trace_id.as_ref().is_some_and(|id| parse_trace_id(id).is_none()) {
        return Err(ApiError::field(FieldFault::new("traceId", "FORMAT")));
    }
    let limit = query.limit.unwrap_or(100);
    let search = Search {
        audience,
        text: asked(query.q),
        level: query.level.map(Level::from),
        trace_id,
        student: asked(query.student),
        since: query.since,
        until: query.until,
        // One more tells whether there are more.
        limit: limit + 1,
    };
    let Some(log) = app.telemetry.log().cloned() else { return Ok(Json(LogLines { lines: Vec::new(), more: false })) };
    // Milliseconds of pure work: on a thread of its own it holds up no other call, and few at once leave the shop its cores.
    let _turn = app.log_searches.acquire().await;
    let found = tokio::task::spawn_blocking(move || log.search(&search)).await;
    let found = found.map_err(|error| ApiError::Internal(error.to_string()))?;
    let more = found.len() > limit;
    Ok(Json(LogLines { lines: found.iter().take(limit).filter_map(|line| LogLine::of(line)).collect(), more }))
}

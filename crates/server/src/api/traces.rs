// SPDX-License-Identifier: AGPL-3.0-or-later
//! The last traces: for everybody the requests of the shop and their steps, for the instructor all of them with what they could
//! suffer.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::Page;
use super::admin_chaos::Watcher;
use crate::app::AppState;
use crate::extract::{ADMIN_TOKEN, Query};
use crate::problem::{ApiError, FieldFault, Problem};
use crate::telemetry::trace::{Audience, Event, Span, Trace, Wanted, spans};
use crate::telemetry::{hex, parse_trace_id};

/// Requests of one trace that are answered: a script may send all of its under one id.
const REQUESTS_MAX: usize = 50;

/// Whose view a caller is given: the instructor's with the token of an admin who may watch, else the students'.
pub struct View(pub Audience);

impl FromRequestParts<AppState> for View {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        if !parts.headers.contains_key(ADMIN_TOKEN) {
            return Ok(Self(Audience::Students));
        }
        match Watcher::from_request_parts(parts, state).await {
            Ok(Watcher) => Ok(Self(Audience::Instructor)),
            // What everybody may see, an admin without the right may see too.
            Err(ApiError::Forbidden(_)) => Ok(Self(Audience::Students)),
            Err(other) => Err(other),
        }
    }
}

/// The trace id in a path: 32 lower-case hex digits.
pub struct TraceId(pub [u8; 16]);

impl FromRequestParts<AppState> for TraceId {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let text = Path::<String>::from_request_parts(parts, state).await;
        let id = text.ok().and_then(|Path(text)| parse_trace_id(&text));
        id.map(Self).ok_or_else(|| ApiError::field(FieldFault::new("traceId", "FORMAT")))
    }
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct TraceQuery {
    /// Part of the route, such as `/api/orders`.
    #[schema(max_length = 200)]
    #[param(max_length = 200)]
    route: Option<String>,
    /// Took so many milliseconds or more.
    #[schema(minimum = 0, maximum = 3_600_000)]
    #[param(minimum = 0, maximum = 3_600_000)]
    min_ms: Option<f64>,
    /// The status of the answer.
    #[schema(minimum = 100, maximum = 599)]
    #[param(minimum = 100, maximum = 599)]
    status: Option<u16>,
    /// Only those that failed, or only those that did not. A failure is a status of 500 or above.
    error: Option<bool>,
    /// Epoch milliseconds: begun then or later.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    since: Option<i64>,
    /// Epoch milliseconds: begun before.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    until: Option<i64>,
    /// The alias of a student, whole.
    #[schema(max_length = 64)]
    #[param(max_length = 64)]
    student: Option<String>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
}

/// One request.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TraceRow {
    #[schema(example = "4bf92f3577b34da6a3ce929d0e0e4736")]
    trace_id: String,
    span_id: String,
    method: &'static str,
    /// The pattern that matched, such as `/api/products/{id}`; empty when none did.
    route: String,
    /// 499: the client left before the answer.
    status: u16,
    /// Epoch milliseconds.
    started_at: i64,
    duration_ms: f64,
    /// The status is 500 or above.
    error: bool,
    slow: bool,
    #[schema(required = true)]
    student: Option<String>,
    statements: usize,
    /// What the statements took together.
    statements_ms: f64,
    /// For the instructor alone: what the request could suffer.
    #[serde(skip_serializing_if = "Option::is_none")]
    anomalies: Option<Vec<&'static str>>,
}

impl TraceRow {
    fn of(trace: &Trace, audience: Audience) -> Self {
        let (statements, time) = trace.statements();
        let ids = || trace.anomalies.iter().map(|anomaly| anomaly.spec().id).collect();
        Self {
            trace_id: hex(&trace.trace_id),
            span_id: hex(&trace.span_id),
            method: trace.method,
            route: trace.route.to_string(),
            status: trace.status,
            started_at: i64::try_from(trace.begun.as_millis()).unwrap_or(i64::MAX),
            duration_ms: milliseconds(trace.lasted),
            error: trace.is_error(),
            slow: trace.is_slow(),
            student: trace.student.as_deref().map(str::to_owned),
            statements,
            statements_ms: milliseconds(time),
            anomalies: (audience == Audience::Instructor).then(ids),
        }
    }
}

/// The last traces, newest first.
#[utoipa::path(get, path = "/api/monitoring/traces", tag = "monitoring", params(TraceQuery),
    security((), ("adminToken" = [])),
    responses((status = 200, body = Page<TraceRow>), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    View(audience): View,
    Query(query): Query<TraceQuery>,
) -> Result<Json<Page<TraceRow>>, ApiError> {
    let (page, size) = (query.page.unwrap_or(0), query.size.unwrap_or(20));
    let asked = |text: Option<String>| text.filter(|text| !text.is_empty());
    let wanted = Wanted {
        audience,
        route: asked(query.route),
        least: Duration::from_secs_f64(query.min_ms.unwrap_or(0.0).max(0.0) / 1000.0),
        status: query.status,
        error: query.error,
        since: Duration::from_millis(query.since.unwrap_or(0).unsigned_abs()),
        until: query.until.map(|until| Duration::from_millis(until.unsigned_abs())),
        student: asked(query.student),
    };
    let found = app.telemetry.traces().list(&wanted);
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let first = usize::try_from(page.saturating_mul(size)).unwrap_or(usize::MAX);
    let rows = found.iter().skip(first).take(usize::try_from(size).unwrap_or(0));
    Ok(Json(Page::new(rows.map(|trace| TraceRow::of(trace, audience)).collect(), total, page, size)))
}

/// A trace whole: its requests with their steps.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TraceDetail {
    trace_id: String,
    /// Epoch milliseconds of the first request.
    started_at: i64,
    /// From the beginning of the first request to the end of the last.
    duration_ms: f64,
    /// One, unless the caller sent several requests under this id; oldest first.
    requests: Vec<SpanNode>,
}

/// A span and those below it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SpanNode {
    span_id: String,
    /// Of a request: the caller's span, when it named one.
    #[schema(required = true)]
    parent_span_id: Option<String>,
    /// `request`, `worker`, `pause`, `handler`, `connection` or `statement`. `worker` and `connection` are waits for one.
    kind: &'static str,
    name: String,
    /// Since the beginning of the trace.
    offset_ms: f64,
    duration_ms: f64,
    error: bool,
    /// In the words of OpenTelemetry: `http.route`, `db.query.text`, …
    #[schema(value_type = Object)]
    attributes: Map<String, Value>,
    events: Vec<SpanEvent>,
    #[schema(no_recursion)]
    children: Vec<SpanNode>,
}

/// A fact at an instant; `exception` with `exception.type`, `exception.message` and `exception.stacktrace` is a panic.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SpanEvent {
    name: String,
    /// Since the beginning of the trace.
    offset_ms: f64,
    #[schema(value_type = Object)]
    attributes: Map<String, Value>,
}

/// One trace.
#[utoipa::path(get, path = "/api/monitoring/traces/{traceId}", tag = "monitoring",
    params(("traceId" = String, Path, min_length = 32, max_length = 32, pattern = "^[0-9a-f]{32}$")),
    security((), ("adminToken" = [])),
    responses((status = 200, body = TraceDetail), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn find(
    State(app): State<AppState>,
    View(audience): View,
    TraceId(id): TraceId,
) -> Result<Json<TraceDetail>, ApiError> {
    let mut requests = app.telemetry.traces().find(&id, audience);
    let last = requests.len().saturating_sub(REQUESTS_MAX);
    requests.drain(..last);
    let begun = requests.first().map(|trace| trace.begun).ok_or(ApiError::NotFound("trace"))?;
    let end = requests.iter().map(|trace| trace.begun + trace.lasted).max().unwrap_or(begun);
    let tree = |trace: &Trace| tree(spans(trace, app.telemetry.db_system(), audience), trace.begun - begun);
    Ok(Json(TraceDetail {
        trace_id: hex(&id),
        started_at: i64::try_from(begun.as_millis()).unwrap_or(i64::MAX),
        duration_ms: milliseconds(end - begun),
        requests: requests.iter().filter_map(|trace| tree(trace)).collect(),
    }))
}

/// Spans, of which the first is the request, as a tree that began `offset` after the trace.
fn tree(spans: Vec<Span>, offset: Duration) -> Option<SpanNode> {
    let mut spans = spans.into_iter();
    let request = spans.next()?;
    let mut below: BTreeMap<[u8; 8], Vec<Span>> = BTreeMap::new();
    for span in spans {
        below.entry(span.parent.unwrap_or(request.id)).or_default().push(span);
    }
    Some(node(request, offset, &mut below))
}

fn node(span: Span, offset: Duration, below: &mut BTreeMap<[u8; 8], Vec<Span>>) -> SpanNode {
    // Taken out, so that no chain of parents can go round.
    let children = below.remove(&span.id).unwrap_or_default();
    let event = |event: Event| SpanEvent {
        name: event.name,
        offset_ms: milliseconds(offset + event.at),
        attributes: event.attributes,
    };
    SpanNode {
        span_id: hex(&span.id),
        parent_span_id: span.parent.map(|id| hex(&id)),
        kind: span.kind.word(),
        name: span.name,
        offset_ms: milliseconds(offset + span.from),
        duration_ms: milliseconds(span.lasted),
        error: span.error,
        attributes: span.attributes,
        events: span.events.into_iter().map(event).collect(),
        children: children.into_iter().map(|child| node(child, offset, below)).collect(),
    }
}

/// To the microsecond.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_micros() as f64 / 1000.0
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! OTLP's messages, those that are sent, with the numbers of their fields in opentelemetry-proto 1.x.

use std::sync::Arc;
use std::time::Duration;

use prost::Message;
use serde_json::{Map, Value};

use super::super::kept::is_students;
use super::super::parse_trace_id;
use super::super::trace::{self, Audience, Kind, Trace};
use super::Encoded;

/// A list of batches by what made them.
#[derive(Clone, PartialEq, Message)]
pub struct Batches {
    #[prost(message, repeated, tag = "1")]
    pub of_resources: Vec<OfResource>,
}

#[derive(Clone, PartialEq, Message)]
pub struct OfResource {
    #[prost(message, optional, tag = "1")]
    pub resource: Option<Resource>,
    #[prost(message, repeated, tag = "2")]
    pub of_scopes: Vec<OfScope>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Resource {
    #[prost(message, repeated, tag = "1")]
    pub attributes: Vec<KeyValue>,
}

#[derive(Clone, PartialEq, Message)]
pub struct OfScope {
    #[prost(message, optional, tag = "1")]
    pub scope: Option<Scope>,
    /// Spans, or lines: both are messages in field 2.
    #[prost(bytes = "vec", repeated, tag = "2")]
    pub parts: Vec<Vec<u8>>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Scope {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(string, tag = "2")]
    pub version: String,
}

#[derive(Clone, PartialEq, Message)]
pub struct Span {
    #[prost(bytes = "vec", tag = "1")]
    pub trace_id: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    pub span_id: Vec<u8>,
    #[prost(bytes = "vec", tag = "4")]
    pub parent_span_id: Vec<u8>,
    #[prost(string, tag = "5")]
    pub name: String,
    /// 1 internal, 2 server, 3 client.
    #[prost(int32, tag = "6")]
    pub kind: i32,
    #[prost(fixed64, tag = "7")]
    pub start: u64,
    #[prost(fixed64, tag = "8")]
    pub end: u64,
    #[prost(message, repeated, tag = "9")]
    pub attributes: Vec<KeyValue>,
    #[prost(message, repeated, tag = "11")]
    pub events: Vec<Event>,
    #[prost(message, optional, tag = "15")]
    pub status: Option<Status>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Event {
    #[prost(fixed64, tag = "1")]
    pub time: u64,
    #[prost(string, tag = "2")]
    pub name: String,
    #[prost(message, repeated, tag = "3")]
    pub attributes: Vec<KeyValue>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Status {
    #[prost(string, tag = "2")]
    pub message: String,
    /// 2 is an error.
    #[prost(int32, tag = "3")]
    pub code: i32,
}

#[derive(Clone, PartialEq, Message)]
pub struct LogRecord {
    #[prost(fixed64, tag = "1")]
    pub time: u64,
    #[prost(int32, tag = "2")]
    pub severity: i32,
    #[prost(string, tag = "3")]
    pub severity_text: String,
    #[prost(message, optional, tag = "5")]
    pub body: Option<AnyValue>,
    #[prost(message, repeated, tag = "6")]
    pub attributes: Vec<KeyValue>,
    #[prost(bytes = "vec", tag = "9")]
    pub trace_id: Vec<u8>,
    #[prost(bytes = "vec", tag = "10")]
    pub span_id: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
pub struct KeyValue {
    #[prost(string, tag = "1")]
    pub key: String,
    #[prost(message, optional, tag = "2")]
    pub value: Option<AnyValue>,
}

#[derive(Clone, PartialEq, Message)]
pub struct AnyValue {
    #[prost(oneof = "Any", tags = "1, 2, 3, 4, 5")]
    pub value: Option<Any>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub enum Any {
    #[prost(string, tag = "1")]
    Text(String),
    #[prost(bool, tag = "2")]
    Bool(bool),
    #[prost(int64, tag = "3")]
    Whole(i64),
    #[prost(double, tag = "4")]
    Number(f64),
    #[prost(message, tag = "5")]
    List(Values),
}

#[derive(Clone, PartialEq, Message)]
pub struct Values {
    #[prost(message, repeated, tag = "1")]
    pub values: Vec<AnyValue>,
}

/// What a receiver says of a batch.
#[derive(Clone, PartialEq, Message)]
pub struct Answer {
    #[prost(message, optional, tag = "1")]
    pub partial_success: Option<PartialSuccess>,
}

#[derive(Clone, PartialEq, Message)]
pub struct PartialSuccess {
    #[prost(int64, tag = "1")]
    pub rejected: i64,
    #[prost(string, tag = "2")]
    pub why: String,
}

fn any(value: Value) -> AnyValue {
    let value = match value {
        Value::Null => None,
        Value::Bool(value) => Some(Any::Bool(value)),
        Value::String(text) => Some(Any::Text(text)),
        Value::Number(number) => {
            Some(number.as_i64().map_or_else(|| Any::Number(number.as_f64().unwrap_or_default()), Any::Whole))
        }
        Value::Array(values) => Some(Any::List(Values { values: values.into_iter().map(any).collect() })),
        other @ Value::Object(_) => Some(Any::Text(other.to_string())),
    };
    AnyValue { value }
}

fn key_values(attributes: Map<String, Value>) -> Vec<KeyValue> {
    attributes.into_iter().map(|(key, value)| KeyValue { key, value: Some(any(value)) }).collect()
}

impl Resource {
    /// This program, and which copy of it.
    pub fn of(instance: &str) -> Self {
        let facts = [
            ("service.name", "perfshop"),
            ("service.version", env!("CARGO_PKG_VERSION")),
            ("service.instance.id", instance),
        ];
        let fact = |(key, value): (&str, &str)| KeyValue { key: key.into(), value: Some(any(value.into())) };
        Self { attributes: facts.map(fact).into() }
    }
}

fn encoded(parts: Vec<Vec<u8>>, resource: &Resource) -> Encoded {
    let count = parts.len() as u64;
    let scope = Scope { name: "perfshop".into(), version: env!("CARGO_PKG_VERSION").into() };
    let of_scopes = vec![OfScope { scope: Some(scope), parts }];
    let batch = Batches { of_resources: vec![OfResource { resource: Some(resource.clone()), of_scopes }] };
    Encoded { body: batch.encode_to_vec(), parts: count }
}

fn nanos(since_1970: Duration) -> u64 {
    u64::try_from(since_1970.as_nanos()).unwrap_or(u64::MAX)
}

/// The spans of traces, as students may read them.
pub(super) fn traces(batch: &[Arc<Trace>], resource: &Resource, db_system: &str) -> Encoded {
    let spans = batch.iter().flat_map(|trace| {
        trace::spans(trace, db_system, Audience::Students).into_iter().map(|span| of_span(trace, span).encode_to_vec())
    });
    encoded(spans.collect(), resource)
}

fn of_span(trace: &Trace, span: trace::Span) -> Span {
    let start = trace.begun + span.from;
    let kind = match span.kind {
        Kind::Request => 2,
        Kind::Statement => 3,
        _ => 1,
    };
    let event = |event: trace::Event| Event {
        time: nanos(trace.begun + event.at),
        name: event.name,
        attributes: key_values(event.attributes),
    };
    Span {
        trace_id: trace.trace_id.into(),
        span_id: span.id.into(),
        parent_span_id: span.parent.map(Vec::from).unwrap_or_default(),
        name: span.name,
        kind,
        start: nanos(start),
        end: nanos(start + span.lasted),
        attributes: key_values(span.attributes),
        events: span.events.into_iter().map(event).collect(),
        status: span.error.then(|| Status { message: String::new(), code: 2 }),
    }
}

/// The lines that are for students.
pub(super) fn lines(batch: &[Arc<[u8]>], resource: &Resource) -> Encoded {
    let lines = batch.iter().flat_map(|piece| piece.split(|byte| *byte == b'\n'));
    encoded(lines.filter(|line| is_students(line)).filter_map(of_line).collect(), resource)
}

fn of_line(line: &[u8]) -> Option<Vec<u8>> {
    let mut fields: Map<String, Value> = serde_json::from_slice(line).ok()?;
    let mut text = |key: &str| fields.remove(key).and_then(|value| value.as_str().map(str::to_owned));
    let ts: jiff::Timestamp = text("ts")?.parse().ok()?;
    let level = text("level").unwrap_or_default();
    let severity = match level.as_str() {
        "ERROR" => 17,
        "WARN" => 13,
        "INFO" => 9,
        "DEBUG" => 5,
        _ => 1,
    };
    let (body, trace_id, span_id) = (text("message").unwrap_or_default(), text("trace_id"), text("span_id"));
    let span_id = span_id.and_then(|id| u64::from_str_radix(&id, 16).ok());
    let record = LogRecord {
        time: u64::try_from(ts.as_nanosecond()).unwrap_or(0),
        severity,
        severity_text: level,
        body: Some(any(body.into())),
        attributes: key_values(fields),
        trace_id: trace_id.and_then(|id| parse_trace_id(&id)).map(Vec::from).unwrap_or_default(),
        span_id: span_id.map(|id| id.to_be_bytes().into()).unwrap_or_default(),
    };
    Some(record.encode_to_vec())
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A kept trace as spans, in OpenTelemetry's words, for one audience.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::recorder::text_of;
use super::{Audience, Piece, Step, Trace};

/// What a span stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Request,
    Worker,
    Pause,
    Connection,
    Handler,
    Statement,
}

impl Kind {
    /// As the API says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Worker => "worker",
            Self::Pause => "pause",
            Self::Connection => "connection",
            Self::Handler => "handler",
            Self::Statement => "statement",
        }
    }
}

/// One step of a request.
#[derive(Debug, Clone)]
pub struct Span {
    pub id: [u8; 8],
    pub parent: Option<[u8; 8]>,
    pub kind: Kind,
    pub name: String,
    /// Since the request began.
    pub from: Duration,
    pub lasted: Duration,
    pub error: bool,
    pub attributes: Map<String, Value>,
    pub events: Vec<Event>,
}

/// A fact at an instant.
#[derive(Debug, Clone)]
pub struct Event {
    pub name: String,
    /// Since the request began.
    pub at: Duration,
    pub attributes: Map<String, Value>,
}

/// The spans of a request, the request itself first, the others as they began. `db_system` as OpenTelemetry names it.
pub fn spans(trace: &Trace, db_system: &str, audience: Audience) -> Vec<Span> {
    let mut steps: Vec<(usize, &Piece)> =
        trace.pieces.iter().enumerate().filter(|(_, piece)| piece.step != Step::Event).collect();
    steps.sort_by_key(|(number, piece)| (piece.from, *number));
    let handler = trace.pieces.iter().enumerate().find(|(_, piece)| piece.step == Step::Handler);
    let within = |from: Duration| handler.filter(|(_, h)| h.from <= from && from <= h.from + h.lasted);
    let mut spans = vec![request(trace, audience)];
    let mut place_of_handler = 0;
    for (number, piece) in steps {
        let parent = match within(piece.from) {
            Some((handler, _)) if handler != number => child_id(trace.span_id, handler),
            _ => trace.span_id,
        };
        if piece.step == Step::Handler {
            place_of_handler = spans.len();
        }
        spans.push(step(trace, number, piece, parent, db_system));
    }
    for piece in trace.pieces.iter().filter(|piece| piece.step == Step::Event) {
        let at = if within(piece.from).is_some() { place_of_handler } else { 0 };
        if let Some(event) = event(text_of(&trace.text, piece), piece.from, audience) {
            if event.name == EXCEPTION {
                spans[0].attributes.insert("error.type".into(), event.attributes["exception.type"].clone());
                spans[at].error = true;
            }
            spans[at].events.push(event);
        }
    }
    spans
}

fn request(trace: &Trace, audience: Audience) -> Span {
    let name = format!("{} {}", trace.method, trace.route);
    let mut attributes = Map::new();
    let mut set = |key: &str, value: Value| drop(attributes.insert(key.to_owned(), value));
    set("http.request.method", json!(trace.method));
    set("http.response.status_code", json!(trace.status));
    set("url.scheme", json!("http"));
    if !trace.route.is_empty() {
        set("http.route", json!(trace.route));
    }
    for (key, value) in
        [("url.path", &trace.path), ("perfshop.student", &trace.student), ("perfshop.request_id", &trace.request_id)]
    {
        if let Some(value) = value {
            set(key, json!(value));
        }
    }
    if trace.is_error() {
        set("error.type", json!(trace.status.to_string()));
    }
    if trace.left_out > 0 {
        set("perfshop.steps_left_out", json!(trace.left_out));
    }
    if audience == Audience::Instructor && !trace.anomalies.is_empty() {
        let ids: Vec<&str> = trace.anomalies.iter().map(|anomaly| anomaly.spec().id).collect();
        set("perfshop.anomalies", json!(ids));
    }
    Span {
        id: trace.span_id,
        parent: trace.parent,
        kind: Kind::Request,
        name: name.trim_end().to_owned(),
        from: Duration::ZERO,
        lasted: trace.lasted,
        error: trace.is_error(),
        attributes,
        events: Vec::new(),
    }
}

fn step(trace: &Trace, number: usize, piece: &Piece, parent: [u8; 8], db_system: &str) -> Span {
    let mut attributes = Map::new();
    let (kind, name) = match piece.step {
        Step::Worker => (Kind::Worker, "wait for a worker".to_owned()),
        Step::Pause => (Kind::Pause, "pause".to_owned()),
        Step::Connection => (Kind::Connection, "wait for a connection".to_owned()),
        Step::Handler | Step::Event => (Kind::Handler, "handle".to_owned()),
        Step::Statement => {
            let sql = String::from_utf8_lossy(text_of(&trace.text, piece)).into_owned();
            let (operation, table) = operation_and_table(&sql);
            let rows = if operation == "SELECT" { "db.response.returned_rows" } else { "db.response.affected_rows" };
            let name = if table.is_empty() { operation.clone() } else { format!("{operation} {table}") };
            for (key, value) in [
                ("db.system.name", json!(db_system)),
                ("db.operation.name", json!(operation)),
                (rows, json!(piece.rows)),
                ("db.query.text", json!(sql)),
            ] {
                attributes.insert(key.to_owned(), value);
            }
            // One that reads from another statement names no table.
            if !table.is_empty() {
                attributes.insert("db.collection.name".to_owned(), json!(table));
            }
            (Kind::Statement, name)
        }
    };
    Span {
        id: child_id(trace.span_id, number),
        parent: Some(parent),
        kind,
        name,
        from: piece.from,
        lasted: piece.lasted,
        error: !piece.ok,
        attributes,
        events: Vec::new(),
    }
}

/// The id of a step: made of the request's and its number, so that it need not be kept. Never zero.
fn child_id(request: [u8; 8], number: usize) -> [u8; 8] {
    // The finaliser of SplitMix64.
    let mut z = u64::from_be_bytes(request).wrapping_add((number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)).max(1).to_be_bytes()
}

/// `SELECT products` of a statement's text: its first word, and the first table.
fn operation_and_table(sql: &str) -> (String, &str) {
    let mut words = sql.split(|c: char| c.is_whitespace() || "(),".contains(c)).filter(|word| !word.is_empty());
    let operation = words.next().unwrap_or_default().to_ascii_uppercase();
    let table = match operation.as_str() {
        "UPDATE" => words.next(),
        "INSERT" | "REPLACE" => words.find(|word| word.eq_ignore_ascii_case("into")).and_then(|_| words.next()),
        _ => words.find(|word| word.eq_ignore_ascii_case("from")).and_then(|_| words.next()),
    };
    // What a query selects from may be a query: its first word is no table.
    (operation, table.filter(|word| !word.eq_ignore_ascii_case("select")).unwrap_or_default())
}

/// OpenTelemetry's name of the event that a panic is.
const EXCEPTION: &str = "exception";
/// Fields of a line that every line has, or that the request has already.
const OF_EVERY_LINE: [&str; 8] =
    ["ts", "message", "trace_id", "span_id", "request_id", "student", "audience", "target"];

/// A line of the log as an event; nothing when it is not for this audience.
fn event(line: &[u8], at: Duration, audience: Audience) -> Option<Event> {
    let Value::Object(mut fields) = serde_json::from_slice(line).ok()? else { return None };
    if audience == Audience::Students && fields.get("audience").is_none_or(|who| who != "students") {
        return None;
    }
    let text = |fields: &Map<String, Value>, key: &str| fields.get(key).and_then(Value::as_str).map(str::to_owned);
    let message = text(&fields, "message").unwrap_or_default();
    let panicked = text(&fields, "target").is_some_and(|target| target == "panic");
    fields.retain(|key, _| !OF_EVERY_LINE.contains(&key.as_str()));
    if panicked {
        let why = fields.remove("why").unwrap_or_else(|| json!(message));
        fields.entry("exception.type").or_insert_with(|| json!("panic"));
        fields.entry("exception.message").or_insert(why);
    }
    Some(Event { name: if panicked { EXCEPTION.to_owned() } else { message }, at, attributes: fields })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_named_by_what_it_does_and_to_what() {
        for (sql, name) in [
            ("SELECT id, name FROM products p JOIN x ON 1", ("SELECT", "products")),
            ("insert into orders (a,b)", ("INSERT", "orders")),
            ("INSERT INTO order_items(a) VALUES (?)", ("INSERT", "order_items")),
            ("UPDATE products SET stock = ?", ("UPDATE", "products")),
            ("DELETE FROM sessions WHERE id = ?", ("DELETE", "sessions")),
            ("SELECT COUNT(*) FROM (SELECT 1 FROM a)", ("SELECT", "")),
            ("SELECT EXISTS(SELECT 1 FROM categories)", ("SELECT", "categories")),
            ("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)", ("SELECT", "")),
            ("", ("", "")),
        ] {
            let (operation, table) = operation_and_table(sql);
            assert_eq!((operation.as_str(), table), name, "{sql}");
        }
    }

    #[test]
    fn an_event_is_for_its_audience_and_a_panic_is_an_exception() {
        let line = br#"{"ts":"x","level":"INFO","target":"shop","message":"stock moved","before":3,"trace_id":"1","audience":"students"}"#;
        let told = event(line, Duration::ZERO, Audience::Students).unwrap();
        assert_eq!(
            (told.name.as_str(), &told.attributes["before"], told.attributes.len()),
            ("stock moved", &json!(3), 2)
        );
        let hidden = br#"{"target":"instructor","message":"[BusinessChaos][A1]","audience":"instructor"}"#;
        assert!(event(hidden, Duration::ZERO, Audience::Students).is_none());
        assert!(event(hidden, Duration::ZERO, Audience::Instructor).is_some());
        assert!(event(b"{\"message\":\"of nobody\"}", Duration::ZERO, Audience::Students).is_none());
        let panic = br#"{"level":"ERROR","target":"panic","message":"a panic","place":"a.rs:1","why":"no price","exception.stacktrace":"0: x","audience":"students"}"#;
        let told = event(panic, Duration::ZERO, Audience::Students).unwrap();
        assert_eq!(told.name, "exception");
        assert_eq!(
            (&told.attributes["exception.type"], &told.attributes["exception.message"]),
            (&json!("panic"), &json!("no price"))
        );
        assert_eq!(told.attributes["exception.stacktrace"], "0: x");
    }
}

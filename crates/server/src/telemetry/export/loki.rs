// SPDX-License-Identifier: AGPL-3.0-or-later
//! Lines as Loki takes them: streams of few labels, an instant in nanoseconds as a text, the line itself, and the trace beside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::super::kept::is_students;
use super::Encoded;

/// The lines that are for students, by how severe they are. More labels would be more streams; all else is in the line.
pub fn push(batch: &[Arc<[u8]>]) -> Encoded {
    let mut streams: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut parts = 0;
    for line in batch.iter().flat_map(|piece| piece.split(|byte| *byte == b'\n')).filter(|line| is_students(line)) {
        if let Some((severity, entry)) = entry(line) {
            streams.entry(severity).or_default().push(entry);
            parts += 1;
        }
    }
    let stream = |(severity, values): (String, Vec<Value>)| json!({"stream": {"service": "perfshop-app", "severity": severity, "audience": "students"}, "values": values});
    let streams: Vec<Value> = streams.into_iter().map(stream).collect();
    Encoded { body: json!({ "streams": streams }).to_string().into_bytes(), parts }
}

fn entry(line: &[u8]) -> Option<(String, Value)> {
    let fields: Map<String, Value> = serde_json::from_slice(line).ok()?;
    let text = |key: &str| fields.get(key).and_then(Value::as_str);
    let ts: jiff::Timestamp = text("ts")?.parse().ok()?;
    let severity = text("level").unwrap_or("INFO").to_lowercase();
    let beside = text("trace_id").map_or_else(|| json!({}), |id| json!({ "trace_id": id }));
    let line = String::from_utf8_lossy(line);
    Some((severity, json!([ts.as_nanosecond().to_string(), line, beside])))
}

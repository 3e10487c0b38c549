// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the log's lines tell: those that the catalogue names for an anomaly, read from the store that the monitor searches.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use perfshop_server::telemetry::log;
use perfshop_server::telemetry::trace::Audience;
use perfshop_server::telemetry::{Search, Sink, SinkGuard};
use serde_json::Value;
use tracing::subscriber::DefaultGuard;

/// The log of what this thread does.
pub struct Log {
    sink: Sink,
    _keeping: DefaultGuard,
    _guard: SinkGuard,
}

/// What lines say at one place.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    lines: usize,
    values: BTreeSet<String>,
}

pub fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

impl Log {
    pub fn of_this_thread() -> Self {
        let (subscriber, sink, guard) = log::subscriber("info", std::io::sink()).unwrap();
        Self { sink, _keeping: tracing::subscriber::set_default(subscriber), _guard: guard }
    }

    /// The lines that students may read, of a stretch of time in epoch milliseconds.
    pub fn read(&self, since: i64, until: i64) -> Vec<Value> {
        assert!(self.sink.flush(Duration::from_secs(30)));
        let (since, until) = (Some(since), Some(until));
        let all = Search {
            audience: Audience::Students,
            text: None,
            level: None,
            trace_id: None,
            student: None,
            since,
            until,
            limit: usize::MAX,
        };
        self.sink.search(&all).iter().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// What each line says at a place, as JSON: the field of a fact, or of a message where a line has no fact.
fn each<'a>(lines: &'a [Value], place: &'a str) -> impl Iterator<Item = String> + 'a {
    let (name, field) = place.rsplit_once('.').expect("a fact and a field");
    lines.iter().filter_map(move |line| {
        let is_it = line["fact"] == name || line["message"] == name;
        is_it.then(|| line.get(field).map(ToString::to_string)).flatten()
    })
}

/// All that lines say at a place, once each.
pub fn values(lines: &[Value], place: &str) -> BTreeSet<String> {
    each(lines, place).collect()
}

/// What lines say at a place, and how many do.
pub fn said(lines: &[Value], place: &str) -> Said {
    Said { lines: each(lines, place).count(), values: values(lines, place) }
}

/// Whether it tells on from off: by how many lines there are, or by what they say. Off, both times must be alike in that.
pub fn tells([off, on, again]: &[Said; 3]) -> bool {
    (off.lines == again.lines && off.lines != on.lines) || (off.values == again.values && off.values != on.values)
}

#[test]
fn lines_tell_by_their_number_or_by_what_they_say() {
    let lines = |vats: &[&str]| -> Vec<Value> {
        vats.iter().map(|vat| serde_json::json!({"fact": "order_priced", "vat": vat})).collect()
    };
    let of = |all: [&[&str]; 3]| tells(&all.map(|vats| said(&lines(vats), "order_priced.vat")));
    assert!(of([&["20.00"], &["19.60"], &["20.00"]]) && of([&["1"], &["2", "3"], &["4"]]) && of([&[], &["1"], &[]]));
    assert!(!of([&["20.00"], &["20.00"], &["20.00"]]) && !of([&["1"], &["2"], &["3"]]));
    assert_eq!(said(&lines(&["1"]), "refused.vat").lines, 0);
}

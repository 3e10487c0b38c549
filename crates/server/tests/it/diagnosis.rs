// SPDX-License-Identifier: AGPL-3.0-or-later
//! The diagnosis matrix: what the catalogue says of where an anomaly shows is asked of a real Prometheus, and the answer is another one
//! while it is on.
//!
//! What the program exposed before and after some traffic, off and on, is written into Prometheus's store with instants of our choice:
//! nothing waits for a scrape, and rates come out the same on any machine.

mod levers;
mod lines;
mod traffic;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use perfshop_chaos::{CATALOGUE, Family, SignalKind, Spec};
use serde_json::{Value, json};

use crate::util::app::TestApp;
use crate::util::prometheus::{History, Prometheus};
use crate::util::shopper::ok;
use lines::Log;
use traffic::{Traffic, customers};

/// Seconds between the two scrapes of a phase: within every window that a query looks back.
const APART: u64 = 10;
/// Seconds from one phase to the next: beyond every window.
const PHASE: u64 = 900;

/// The places of one kind that the catalogue names for an anomaly.
fn places(spec: &Spec, kind: SignalKind) -> impl Iterator<Item = &'static str> {
    spec.signals.iter().filter(move |signal| signal.kind == kind).map(|signal| signal.place)
}

/// The queries that the catalogue names for an anomaly.
fn queries(spec: &Spec) -> impl Iterator<Item = &'static str> {
    places(spec, SignalKind::Metric)
}

/// The same query of one job only: a matcher beside those that each selector has.
fn of_job(query: &str, job: &str) -> String {
    let mut asked = String::new();
    let mut rest = query;
    while let Some(from) = rest.find(|letter: char| letter.is_ascii_alphabetic()) {
        let (before, name_on) = rest.split_at(from);
        let length =
            name_on.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(name_on.len());
        let (name, after) = name_on.split_at(length);
        asked.push_str(before);
        asked.push_str(name);
        rest = after;
        // What stands in the matchers are labels, not series.
        if let Some(matchers) = after.strip_prefix('{') {
            // A route has braces of its own.
            let quoted = matchers.char_indices().scan(false, |inside, (at, letter)| {
                *inside ^= letter == '"';
                Some((at, letter == '}' && !*inside))
            });
            let end = quoted.filter(|(_, ends)| *ends).map(|(at, _)| at).next().expect("an end");
            write!(asked, "{{job=\"{job}\",{}}}", &matchers[..end]).unwrap();
            rest = &matchers[end + 1..];
        } else if ["perfshop_", "http_", "db_", "process_"].iter().any(|family| name.starts_with(family)) {
            write!(asked, "{{job=\"{job}\"}}").unwrap();
        }
    }
    asked + rest
}

#[test]
fn a_query_is_narrowed_to_a_job_at_each_of_its_selectors() {
    assert_eq!(
        of_job("rate(http_a_count{http_route=\"/{id}\"}[1m]) / ignoring(state) perfshop_b", "A1"),
        "rate(http_a_count{job=\"A1\",http_route=\"/{id}\"}[1m]) / ignoring(state) perfshop_b{job=\"A1\"}"
    );
}

/// What a query gives at an instant, by labels.
fn answer(prometheus: &Prometheus, query: &str, at: u64) -> BTreeMap<String, f64> {
    let result = prometheus.query_at(query, at);
    let row = |row: &Value| {
        let value: f64 = row["value"][1].as_str().unwrap().parse().unwrap();
        // Nothing divided by nothing tells nothing.
        (!value.is_nan()).then(|| (row["metric"].to_string(), value))
    };
    result.as_array().unwrap().iter().filter_map(row).collect()
}

/// How far one answer is from another, as a share of the greater; without end where one has a row that the other has not. An empty
/// chart and one at 0 are the same.
fn distance(one: &BTreeMap<String, f64>, other: &BTreeMap<String, f64>) -> f64 {
    let of = |all: &BTreeMap<String, f64>, labels: &str| all.get(labels).copied().unwrap_or(0.0);
    let apart = one.keys().chain(other.keys()).map(|labels| {
        let (one, other) = (of(one, labels), of(other, labels));
        match (one == 0.0, other == 0.0) {
            (true, true) => 0.0,
            (false, false) => (one - other).abs() / one.abs().max(other.abs()),
            _ => f64::INFINITY,
        }
    });
    apart.fold(0.0, f64::max)
}

/// Whether it tells on from off: both times that it is off are near each other, and on is further from them. A rate of VAT that is 0.4
/// points off moves what an order brings by a third of a percent.
fn tells([off, on, again]: &[BTreeMap<String, f64>; 3]) -> bool {
    let (healthy, struck) = (distance(off, again), distance(off, on).min(distance(again, on)));
    struck > 0.002 && struck > 1.5 * healthy
}

/// Those that strike requests and are told of. Levers hold resources of a process and are looked at on the real program.
fn struck_by_requests() -> impl Iterator<Item = &'static Spec> {
    let families = [Family::Scripting, Family::Business, Family::Functional, Family::Security];
    CATALOGUE.iter().copied().filter(move |spec| families.contains(&spec.family) && !spec.silent)
}

/// On one thread, which is the one whose log is kept.
#[tokio::test]
async fn each_metric_query_and_each_line_of_what_strikes_requests_tells_on_from_off() {
    let mut history = History::default();
    let begin = History::recently();
    let (mut asked, mut same) = (Vec::new(), Vec::new());
    let log = Log::of_this_thread();
    for spec in struck_by_requests() {
        let app = Arc::new(TestApp::sqlite().await);
        let instructor = app.instructor().await;
        // A counter that begins with a phase has a rate of its own: all of them have begun before.
        Traffic { app: &app, customer: customers(3).start, on: false }.of(spec.anomaly).await;
        let mut told = Vec::new();
        for (phase, on) in [(0, false), (1, true), (2, false)] {
            if on {
                let demand = json!({"anomaly": spec.id});
                assert_eq!(instructor.post("/api/admin/chaos/activations", demand).await.status, 201, "{}", spec.id);
            } else {
                ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
            }
            let at = begin + phase * PHASE;
            let mut scrape =
                async |at| history.add(spec.id, &app.management("/actuator/prometheus/students").await.text(), at);
            scrape(at).await;
            let since = lines::now();
            // Twice: what was never counted before has no series, and a rate needs two looks at one.
            for (turn, customer) in customers(phase).step_by(10).take(2).enumerate() {
                Traffic { app: &app, customer, on }.of(spec.anomaly).await;
                scrape(at + (turn as u64 + 1) * APART / 2).await;
            }
            told.push(log.read(since, lines::now() + 1));
        }
        // An application within a test has no heap of its own.
        asked.extend(queries(spec).filter(|query| !query.starts_with("perfshop_heap")).map(|query| (spec.id, query)));
        // Panics are told by the hook of the real program, which is looked at in `panics.rs`.
        for place in places(spec, SignalKind::Log).filter(|_| spec.family != Family::Functional) {
            let answers = [0, 1, 2].map(|phase: usize| lines::said(&told[phase], place));
            if !lines::tells(&answers) {
                same.push(format!("{} {place}: off, on and off again {answers:?}", spec.id));
            }
        }
    }
    let prometheus = Prometheus::with(&history);
    for (prometheus, (id, query)) in prometheus.iter().flat_map(|real| asked.iter().map(move |asked| (real, asked))) {
        let query = of_job(query, id);
        let answers = [0, 1, 2].map(|phase| answer(prometheus, &query, begin + phase * PHASE + APART));
        if !tells(&answers) {
            same.push(format!("{query}: off, on and off again {answers:?}"));
        }
    }
    assert!(same.is_empty(), "{}", same.join("\n"));
}

#[test]
fn what_is_not_silent_has_two_evidences_and_what_is_silent_has_none() {
    for spec in CATALOGUE {
        let evidences = spec.signals.len();
        assert!(if spec.silent { evidences == 0 } else { evidences >= 2 }, "{}: {evidences}", spec.id);
    }
}

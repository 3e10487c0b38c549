// SPDX-License-Identifier: AGPL-3.0-or-later
#![allow(clippy::unwrap_used)]

use axum::http::{Method, Uri};
use perfshop_chaos::ChaosPlan;
use perfshop_shop::db::{DbObserver, Statement};

use super::*;
use crate::telemetry::{Telemetry, log};

const EVERY: Wanted = Wanted {
    audience: Audience::Instructor,
    route: None,
    least: Duration::ZERO,
    status: None,
    error: None,
    since: Duration::ZERO,
    until: None,
    student: None,
};

/// A request of a route under a context of its own.
fn request(telemetry: &Telemetry, route: &str, status: u16, lasted: Duration, work: impl FnOnce()) {
    let context = RequestContext::new(None, None).on_route(Some(route)).recorded(Uri::from_static("/api/products/7"));
    context.sync_scope(|| {
        work();
        telemetry.request_finished(&Method::GET, Some(route), status, lasted);
    });
}

fn select(telemetry: &Telemetry, ms: u64) {
    let sql = "SELECT id FROM products WHERE id = ?";
    telemetry.statement(&Statement { sql, rows: 2, duration: Duration::from_millis(ms), ok: true });
}

fn planned(anomaly: Anomaly) {
    RequestContext::current(|context| context.recorder().map(|notes| notes.planned(&ChaosPlan::of(&[anomaly]))));
}

const FAST: Duration = Duration::from_millis(2);

#[test]
fn errors_and_struck_requests_are_kept_whatever_the_others_were() {
    let telemetry = Telemetry::new("sqlite", None);
    for _ in 0..3000 {
        request(&telemetry, "/api/products", 200, FAST, || {});
    }
    let ordinary = telemetry.traces().list(&EVERY).len();
    // At least the hundred of one second; at most those of the seconds that passed, and the share: wide, for slow machines.
    assert!((150..3000).contains(&ordinary), "{ordinary}");
    assert_eq!(telemetry.traces().forgotten() as usize, 3000 - ordinary.min(2000));
    for _ in 0..50 {
        request(&telemetry, "/api/orders", 503, FAST, || {});
        request(&telemetry, "/api/cart", 200, FAST, || planned(Anomaly::A1));
    }
    let found = |wanted: Wanted| telemetry.traces().list(&wanted).len();
    assert_eq!(found(Wanted { error: Some(true), ..EVERY }), 50);
    assert_eq!(found(Wanted { route: Some("/cart".into()), ..EVERY }), 50);
    // What pages and scrapes ask is not kept, unless it failed or took long.
    for (status, lasted) in [(200, FAST), (500, FAST), (200, SLOW)] {
        request(&telemetry, "/api/admin/me", status, lasted, || {});
    }
    assert_eq!(found(Wanted { route: Some("/api/admin/me".into()), ..EVERY }), 2);
    let students = Wanted { audience: Audience::Students, ..EVERY };
    assert_eq!(found(Wanted { route: Some("/api/admin/me".into()), ..students }), 0);
}

#[test]
fn the_last_two_thousand_and_errors_longest_within_their_bytes() {
    let telemetry = Telemetry::new("sqlite", None);
    let kept = |route: &str| telemetry.traces().list(&Wanted { route: Some(route.into()), ..EVERY }).len();
    for _ in 0..300 {
        request(&telemetry, "/first/errors", 500, FAST, || {});
        request(&telemetry, "/first/slow", 200, SLOW, || planned(Anomaly::A1));
    }
    for _ in 0..4000 {
        request(&telemetry, "/ordinary", 200, FAST, || planned(Anomaly::A1));
    }
    assert_eq!((kept("/first/errors"), kept("/first/slow"), kept("/ordinary")), (300, 300, 1400));
    // A flood of errors leaves ordinary ones their place.
    for _ in 0..4000 {
        request(&telemetry, "/later/errors", 500, FAST, || {});
    }
    assert_eq!((kept("/first"), kept("/later/errors"), kept("/ordinary")), (0, 1500, 500));
    // Large ones are fewer.
    let statement = format!("SELECT '{}' FROM products", "x".repeat(1_000));
    for _ in 0..1000 {
        request(&telemetry, "/large", 500, FAST, || {
            for n in 0..600 {
                let sql = format!("{statement} -- {n}");
                telemetry.statement(&Statement { sql: &sql, rows: 1, duration: FAST, ok: true });
            }
        });
    }
    let (ordinary, notable, bytes) = telemetry.traces().store().held();
    assert!(bytes <= 6 << 20 && notable > 50 && ordinary + notable < 2000, "{ordinary}, {notable}, {bytes} bytes");
    let large = telemetry.traces().list(&Wanted { route: Some("/large".into()), ..EVERY });
    assert!(large.iter().all(|trace| trace.left_out > 500), "a request's text has an end too");
    drop(large);
}

#[test]
fn steps_facts_and_a_panic_are_spans_of_their_request() {
    let telemetry = Telemetry::new("sqlite", None);
    let (subscriber, _sink, guard) = log::subscriber("info", std::io::sink()).unwrap();
    tracing::subscriber::with_default(subscriber, || {
        request(&telemetry, "/api/products/{id}", 500, Duration::from_millis(90), || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            telemetry.waited(Duration::from_micros(20));
            planned(Anomaly::A1);
            runtime.block_on(timed(Step::Handler, async {
                telemetry.waited(Duration::ZERO);
                std::thread::sleep(Duration::from_millis(5));
                telemetry.waited(Duration::from_millis(1));
                select(&telemetry, 1);
                tracing::info!(target: "shop", before = 3, "stock moved");
                tracing::info!(target: "instructor", audience = "instructor", "[BusinessChaos][A1]");
                tracing::error!(target: "panic", place = "a.rs:1", why = "no price", exception.stacktrace = "0: f", "a panic");
            }));
        });
    });
    drop(guard);
    let traces = telemetry.traces().list(&EVERY);
    let all = spans(&traces[0], "sqlite", Audience::Students);
    let kinds: Vec<_> = all.iter().map(|span| (span.kind, span.error)).collect();
    let expected = [(Kind::Request, true), (Kind::Handler, true), (Kind::Connection, false), (Kind::Statement, false)];
    assert_eq!(kinds, expected, "waits of nobody are no steps: {all:#?}");
    let [request, handler, connection, statement] = <[Span; 4]>::try_from(all).unwrap();
    assert_eq!(
        (handler.parent, connection.parent, statement.parent),
        (Some(request.id), Some(handler.id), Some(handler.id))
    );
    assert_eq!((request.name.as_str(), statement.name.as_str()), ("GET /api/products/{id}", "SELECT products"));
    assert_eq!(statement.attributes["db.query.text"], "SELECT id FROM products WHERE id = ?");
    assert_eq!(statement.attributes["db.response.returned_rows"], 2);
    assert_eq!(request.attributes["url.path"], "/api/products/7");
    assert_eq!(request.attributes["error.type"], "panic");
    let events: Vec<&str> = handler.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(events, ["stock moved", "exception"]);
    let exception = &handler.events[1].attributes;
    assert_eq!(
        (&exception["exception.message"], &exception["exception.stacktrace"]),
        (&"no price".into(), &"0: f".into())
    );
    assert!(statement.from >= handler.from && statement.from + statement.lasted <= handler.from + handler.lasted);

    let instructors = spans(&traces[0], "sqlite", Audience::Instructor);
    assert_eq!(instructors[0].attributes["perfshop.anomalies"], serde_json::json!(["A1"]));
    assert!(instructors[1].events.iter().any(|event| event.name == "[BusinessChaos][A1]"));
    assert!(!request.attributes.contains_key("perfshop.anomalies"));
}

#[test]
fn what_goes_on_after_the_answer_belongs_to_nobody() {
    let telemetry = Telemetry::new("sqlite", None);
    let context = RequestContext::new(None, None).recorded(Uri::from_static("/"));
    let detached = context.clone();
    context.sync_scope(|| {
        select(&telemetry, 1);
        telemetry.request_finished(&Method::GET, Some("/"), 200, FAST);
    });
    detached.sync_scope(|| select(&telemetry, 1));
    let traces = telemetry.traces().list(&EVERY);
    assert_eq!(traces.iter().map(|trace| trace.statements().0).collect::<Vec<_>>(), [1]);
}

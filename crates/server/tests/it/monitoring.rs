// SPDX-License-Identifier: AGPL-3.0-or-later
//! The live monitor's figures: an hour at once, then a line a second that all who watch share.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::Request;
use futures_util::{Stream, StreamExt};
use perfshop_server::api::live;
use perfshop_server::router;
use serde_json::{Value, json};
use tokio::time::timeout;
use tower::ServiceExt;

use crate::util::app::{TestApp, json_request};

type Events = Pin<Box<dyn Stream<Item = Result<Bytes, axum::Error>> + Send>>;

/// A viewer's stream, from 8081: 8080 only carries the same over to the same threads.
async fn watch(app: &TestApp, path: &str, token: Option<&str>) -> Events {
    let mut request: Request<Body> = json_request("GET", path, None);
    if let Some(token) = token {
        request.headers_mut().insert("x-admin-token", token.parse().unwrap());
    }
    let response = router::admin(&app.state).oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    Box::pin(response.into_body().into_data_stream())
}

async fn next(events: &mut Events) -> Bytes {
    timeout(Duration::from_secs(5), events.next()).await.expect("an event in time").unwrap().unwrap()
}

fn data(event: &Bytes) -> Value {
    let text = std::str::from_utf8(event).unwrap();
    let data = text.strip_prefix("event: live\ndata: ").and_then(|rest| rest.strip_suffix("\n\n")).expect("one event");
    serde_json::from_str(data).unwrap()
}

fn sample(app: &TestApp) -> i64 {
    app.state.telemetry.sample_once(app.state.0.as_ref(), Instant::now()).at
}

#[tokio::test]
async fn all_who_watch_share_one_line_and_only_admins_see_what_is_active() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let active = instructor.post("/api/admin/chaos/activations", json!({"anomaly": "A1"})).await;
    assert_eq!(active.status, 201);
    tokio::spawn(live::encode(Arc::clone(&app.state.0)));
    // It must be waiting before there is something to tell.
    tokio::task::yield_now().await;
    let mut viewers = Vec::new();
    for _ in 0..3 {
        viewers.push(watch(&app, "/api/monitoring/live", None).await);
    }
    let mut admin = watch(&app, "/api/admin/live", Some(&instructor.token)).await;
    for events in viewers.iter_mut().chain([&mut admin]) {
        next(events).await;
    }
    assert_eq!(app.state.workers.numbers().busy, 0, "watching holds no worker");

    let at = sample(&app);
    let told = next(&mut admin).await;
    assert_eq!((data(&told)["at"].as_i64(), &data(&told)["status"]["business"]["active"]), (Some(at), &json!(["A1"])));
    let lines = futures_util::future::join_all(viewers.iter_mut().map(next)).await;
    assert_eq!(data(&lines[0])["at"], at);
    assert!(lines.iter().all(|line| line.as_ptr() == lines[0].as_ptr()), "the same bytes, not equal ones");
    let names: Vec<String> = data(&lines[0]).as_object().unwrap().keys().cloned().collect();
    for hidden in ["status", "revision"] {
        assert!(!names.iter().any(|name| name == hidden), "{names:?}");
    }

    // Asked to end, the program does not wait for those who watch.
    app.state.closing.cancel();
    for mut events in viewers.into_iter().chain([admin]) {
        assert!(timeout(Duration::from_secs(5), events.next()).await.expect("an end").is_none());
    }
}

#[tokio::test]
async fn the_hour_comes_at_once_and_what_was_missed_by_itself() {
    let app = TestApp::sqlite().await;
    let history = async |query: &str| {
        let reply = app.ask_public(json_request("GET", &format!("/api/monitoring/history{query}"), None)).await;
        assert_eq!(reply.status, 200);
        reply.json()
    };
    assert_eq!(history("").await["rows"], json!([]));
    let mut times = Vec::new();
    for _ in 0..3 {
        times.push(sample(&app));
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    let column = |body: &Value| {
        let rows = body["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row[0].as_i64().unwrap()).collect::<Vec<_>>()
    };
    let hour = history("").await;
    assert_eq!((&hour["fields"][0], column(&hour)), (&json!("at"), times.clone()));
    assert_eq!(column(&history(&format!("?since={}", times[1])).await), times[2..]);
    assert_eq!(column(&history(&format!("?since={}", times[2])).await), [0; 0]);
    assert_eq!(column(&history("?since=0").await), times, "who was away for long takes the hour");
    // A new second, a new hour; and a browser is sent it packed.
    times.push(sample(&app));
    let mut request: Request<Body> = json_request("GET", "/api/monitoring/history", None);
    request.headers_mut().insert("accept-encoding", "gzip, br".parse().unwrap());
    let packed = app.ask_public(request).await;
    assert_eq!((packed.headers["content-encoding"].as_bytes(), &packed.body[..2]), (&b"gzip"[..], &[0x1f, 0x8b][..]));
    assert_eq!(column(&history("").await), times);
    let wrong = app.ask_public(json_request("GET", "/api/monitoring/history?since=-1", None)).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn the_page_knows_whose_listener_it_is_on() {
    let app = TestApp::sqlite().await;
    let page = |listener: &str| format!("data-listener=\"{listener}\"");
    let everyones = app.ask_public(json_request("GET", "/monitoring/", None)).await;
    let admins = app.ask_admin(json_request("GET", "/monitoring/", None)).await;
    assert!(everyones.text().contains(&page("public")), "{}", everyones.text());
    assert!(admins.text().contains(&page("admin")), "{}", admins.text());
}

#[tokio::test]
async fn database_time_is_the_shops() {
    let app = TestApp::sqlite().await;
    sample(&app);
    app.client().get("/api/products/1").await;
    let second = app.state.telemetry.sample_once(app.state.0.as_ref(), Instant::now() + Duration::from_secs(1));
    assert!(second.statements_per_second > 0.0 && second.db_ms_per_second > 0.0, "{second:?}");
    let quiet = app.instructor().await.get("/api/admin/audit").await;
    assert_eq!(quiet.status, 200);
    let after = app.state.telemetry.sample_once(app.state.0.as_ref(), Instant::now() + Duration::from_secs(2));
    assert_eq!(after.statements_per_second, 0.0, "the control plane's statements are nobody's affair");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levers that take a share of the workers or of the connections: off, on, off.

use serde_json::{Value, json};

use super::{series, until};
use crate::util::app::{Instructor, TestApp};
use crate::util::purchase::Purchase;

/// Sets a lever by its own call, which answers the dose under its name in the status.
async fn set(instructor: &Instructor<'_>, path: &str, name: &str, dose: u8) {
    let reply = instructor.post(&format!("/api/admin/chaos/{path}"), json!({"intensity": dose})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let body: Value = reply.json();
    assert_eq!((&body["success"], &body["status"]["performance"][name]), (&json!(true), &json!(dose)), "{body}");
}

async fn until_series(app: &TestApp, name: &str, value: f64) {
    until(&format!("{name} at {value}"), async || (series(app, name).await == value).then_some(())).await;
}

#[tokio::test]
async fn evidence_thread_pool() {
    let app = TestApp::sqlite_with(&[("workers", "10")]).await;
    let instructor = app.instructor().await;
    let busy = async |count: f64| until_series(&app, "perfshop_workers_busy", count).await;

    // Off: nobody is at work.
    assert_eq!(series(&app, "perfshop_workers_busy").await, 0.0);
    assert_eq!(series(&app, "perfshop_workers_max").await, 10.0);
    Purchase::default().buy(&app, 1).await;

    // On: exactly that share, up and down, and the last worker never; what is served before and after is the same.
    for (dose, count) in [(50, 5.0), (80, 8.0), (20, 2.0), (100, 9.0)] {
        set(&instructor, "thread-pool", "threadPool", dose).await;
        busy(count).await;
        assert_eq!(app.state.control.status().performance.thread_pool, dose);
    }
    Purchase::default().buy(&app, 2).await;
    // With the last one at work a request stands in line, and is served once it is free.
    let last = app.state.workers.take().await.unwrap();
    let client = app.client();
    let (reply, ()) = tokio::join!(client.get("/api/products"), async {
        until_series(&app, "perfshop_workers_queue", 1.0).await;
        drop(last);
    });
    assert_eq!(reply.status, 200);
    assert_eq!(series(&app, "perfshop_workers_queue").await, 0.0);

    // Requests under way finish first: what they hold is taken as they give it back.
    set(&instructor, "thread-pool", "threadPool", 0).await;
    let mut under_way = Vec::new();
    for _ in 0..6 {
        under_way.push(app.state.workers.take().await.unwrap());
    }
    set(&instructor, "thread-pool", "threadPool", 90).await;
    busy(10.0).await;
    drop(under_way);
    busy(9.0).await;

    // Off again: within the call.
    assert_eq!(instructor.post("/api/admin/chaos/reset", json!({})).await.status, 200);
    assert_eq!(series(&app, "perfshop_workers_busy").await, 0.0);
    Purchase::default().buy(&app, 3).await;
}

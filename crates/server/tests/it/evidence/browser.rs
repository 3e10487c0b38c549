// SPDX-License-Identifier: AGPL-3.0-or-later
//! What browsers are told to do, off, on and off again; what they then do is seen in Chromium (e2e/tests/browser-agent.test.mjs).

use serde_json::{Value, json};

use crate::util::app::{Client, TestApp};
use crate::util::shopper::ok;

const STATE: &str = "/api/chaos/frontend/state";

async fn told(client: &Client<'_>) -> Value {
    ok(client.get(STATE).await).json()
}

fn nothing() -> Value {
    json!({"cpuBurn": 0, "memoryLeak": 0, "domFlood": 0, "fetchFlood": 0, "doubleFetch": 0})
}

async fn is_told(anomaly: &str, dose: u8) {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let (page, other) = (app.client(), app.client());
    let entered = ok(other.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await).json();
    assert_eq!(told(&page).await, nothing());

    let mut on = nothing();
    on[anomaly] = json!(dose);
    let changed = ok(instructor.post(STATE, json!({anomaly: dose})).await).json();
    assert_eq!(changed["status"]["frontend"], on);
    assert_eq!((told(&page).await, told(&other).await), (on.clone(), on.clone()));
    // What is left out stays.
    let second = if anomaly == "domFlood" { "cpuBurn" } else { "domFlood" };
    ok(instructor.post(STATE, json!({second: 3})).await);
    let both = told(&page).await;
    assert_eq!((&both[anomaly], &both[second]), (&json!(dose), &json!(3)));

    ok(instructor.post(STATE, json!({anomaly: 0, second: 0})).await);
    assert_eq!(told(&page).await, nothing());

    // For one student alone.
    let demand = json!({"anomaly": anomaly, "dose": dose, "scope": {"kind": "student", "value": entered["token"]}});
    assert_eq!(instructor.post("/api/admin/chaos/activations", demand).await.status, 201);
    assert_eq!((told(&page).await, told(&other).await), (nothing(), on));
    ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
    assert_eq!(told(&other).await, nothing());
    // The dose is within its range.
    let refused = instructor.post(STATE, json!({anomaly: 101})).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (400, &json!(anomaly)));
}

#[tokio::test]
async fn evidence_cpuburn() {
    is_told("cpuBurn", 40).await;
}

#[tokio::test]
async fn evidence_memoryleak() {
    is_told("memoryLeak", 40).await;
}

#[tokio::test]
async fn evidence_domflood() {
    is_told("domFlood", 40).await;
}

#[tokio::test]
async fn evidence_fetchflood() {
    is_told("fetchFlood", 40).await;
}

#[tokio::test]
async fn evidence_doublefetch() {
    is_told("doubleFetch", 4).await;
}

#[tokio::test]
async fn what_pages_tell_is_exported_by_student() {
    let app = TestApp::sqlite().await;
    let (page, nobody) = (app.client(), app.client());
    ok(page.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await);
    assert!(!app.management("/actuator/prometheus").await.text().contains("perfshop_client_"));
    let figures = json!({"fps": 31.5, "longTasksPerSec": 2.5, "heapUsedMB": 80.0, "heapLimitMB": 4096.0,
        "pendingFetches": 3.0, "fetchPerSec": 12.0, "domNodeCount": 1500.0, "cpuWorkerActive": true});
    ok(page.post("/api/chaos/client-metrics", figures).await);
    // A browser that cannot measure all of it tells the rest.
    ok(nobody.post("/api/chaos/client-metrics", json!({"fps": 60})).await);
    for path in ["/actuator/prometheus", "/actuator/prometheus/students"] {
        let scrape = app.management(path).await.text();
        for line in [
            "perfshop_client_fps{student=\"Ada\"} 31.5",
            "perfshop_client_fps{student=\"\"} 60.0",
            "perfshop_client_heap_used_mb{student=\"Ada\"} 80.0",
            "perfshop_client_long_tasks_per_sec{student=\"Ada\"} 2.5",
            "perfshop_client_fetch_req_per_sec{student=\"Ada\"} 12.0",
            "perfshop_client_dom_node_count{student=\"Ada\"} 1500.0",
            "perfshop_client_cpu_worker_active{student=\"Ada\"} 1.0",
        ] {
            assert!(scrape.lines().any(|found| found == line), "{path}: no {line} in {scrape}");
        }
        assert!(!scrape.contains("perfshop_client_heap_used_mb{student=\"\"}"), "not told, not exported");
    }
}

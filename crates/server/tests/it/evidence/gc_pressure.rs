// SPDX-License-Identifier: AGPL-3.0-or-later
//! The saw-tooth and its pauses, seen from the scrape and from the live figures.

use std::sync::mpsc;

use futures_util::FutureExt;
use reqwest::Method;
use serde_json::{Value, json};

use super::memory::{figure, has_thread, small_shop, used_percent};
use super::{scrape, until};
use crate::util::app::TestApp;
use crate::util::instructor::Instructor;
use crate::util::process::ShopProcess;

const PAUSES: &str = "perfshop_gc_pause_seconds_count";

/// The pauses of the live figures so far, in ms a second.
async fn live_pauses(shop: &ShopProcess) -> Vec<f64> {
    let answer = reqwest::get(format!("{}/api/monitoring/history", shop.public())).await.unwrap();
    let history: Value = answer.json().await.unwrap();
    let at = history["fields"].as_array().unwrap().iter().position(|field| field == "pauseMs").expect("pauseMs");
    history["rows"].as_array().unwrap().iter().map(|row| row[at].as_f64().unwrap()).collect()
}

#[tokio::test]
async fn evidence_gc_pressure() {
    let shop = small_shop();
    let pid = shop.shop_pid().unwrap();
    let instructor = Instructor::login(&shop).await;

    // Off: the series is there and counts nothing.
    let used = used_percent(&shop);
    assert!(used < 15.0 && figure(&shop, PAUSES) == 0.0 && !has_thread(pid, "sales-report"));

    // On: garbage up to its share of what is free, and gone at once, with a pause each time.
    let answer = instructor.call(Method::POST, "/chaos/gc-pressure", Some(json!({"intensity": 60}))).await;
    assert_eq!(answer["status"]["performance"]["gcPressure"], 60);
    // A thread takes its name by itself, once it runs.
    until("the report is written", async || has_thread(pid, "sales-report").then_some(())).await;
    for round in 0..2 {
        until("the heap fills", async || (used_percent(&shop) > 45.0).then_some(())).await;
        assert!(used_percent(&shop) <= used + 65.0);
        until("the heap is empty again", async || (used_percent(&shop) < 30.0).then_some(())).await;
        until("that was a pause", async || (figure(&shop, PAUSES) > f64::from(round)).then_some(())).await;
    }
    assert!(figure(&shop, "perfshop_gc_pause_seconds_sum") > 0.0);
    until("whoever watches sees it", async || live_pauses(&shop).await.iter().any(|ms| *ms > 0.0).then_some(())).await;
    let refused = Box::leak(Box::default());
    let mut buyer = crate::util::buyer::Buyer::login(&shop.public(), 22, refused).await;
    buyer.purchase(&[(1, 1)].into(), "under pauses").await;
    let students = scrape(&shop, "/actuator/prometheus/students");
    assert!(students.contains(PAUSES) && !students.contains("chaos"), "{students}");

    // Off again: within the call.
    instructor.reset().await;
    assert!(!has_thread(pid, "sales-report"));
    assert!(used_percent(&shop) <= used + 5.0, "{} after {used}", used_percent(&shop));
    let pauses = figure(&shop, PAUSES);
    let samples = live_pauses(&shop).await.len();
    until("two seconds more", async || (live_pauses(&shop).await.len() >= samples + 2).then_some(())).await;
    assert_eq!((figure(&shop, PAUSES), live_pauses(&shop).await.last()), (pauses, Some(&0.0)));
    assert_eq!(shop.shop_pid(), Some(pid), "it is the same process");
}

#[tokio::test]
async fn in_a_pause_the_shop_waits_and_the_control_plane_does_not() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    assert_eq!(instructor.post("/api/admin/chaos/gc-pressure", json!({"intensity": 1})).await.status, 200);
    let ((shut, is_shut), (open, may_open)) = (mpsc::channel(), mpsc::channel::<()>());
    let gate = app.state.gate.clone();
    let keeper = std::thread::spawn(move || {
        gate.shut_while(|| {
            shut.send(()).unwrap();
            may_open.recv().unwrap();
        })
    });
    is_shut.recv().unwrap();
    let client = app.client();
    let mut request = std::pin::pin!(client.get("/api/products"));
    assert!(request.as_mut().now_or_never().is_none());
    assert_eq!(app.state.workers.numbers().busy, 1, "it waits as a request that is served");
    assert_eq!(instructor.get("/api/admin/chaos/status").await.status, 200);
    assert_eq!(app.client().get("/api/monitoring/history").await.status, 200);
    assert_eq!(app.management("/actuator/prometheus").await.status, 200);
    assert!(request.as_mut().now_or_never().is_none());
    open.send(()).unwrap();
    assert_eq!(request.await.status, 200);
    keeper.join().unwrap();
}

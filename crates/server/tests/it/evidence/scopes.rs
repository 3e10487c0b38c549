// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whom A1 touches, and until when.

use std::time::Duration;

use serde_json::{Value, json};

use crate::util::app::{Instructor, TestApp};
use crate::util::purchase::Purchase;
use crate::util::shopper::signed_in;

const FAIR: f64 = 120.0;
const STRUCK: f64 = 119.6;

async fn activate(instructor: &Instructor<'_>, demand: Value) -> Value {
    let reply = instructor.post("/api/admin/chaos/activations", demand).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

/// What a customer's summary says is to be paid, in a session of its own.
async fn to_pay(app: &TestApp, purchase: Purchase, customer: i64) -> f64 {
    purchase.pay(&signed_in(app, customer).await.0).await["toPay"].as_f64().unwrap()
}

#[tokio::test]
async fn a_customer_alone_is_touched() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let scope = json!({"kind": "customer", "value": "User2@PerfShop.com"});
        let created = activate(&instructor, json!({"anomaly": "A1", "scope": scope})).await;
        assert_eq!(created["status"]["business"], json!({"level": 0, "active": ["A1"]}), "a level is everyone's");
        let bought = Purchase::default().buy(&app, 2).await;
        assert_eq!(
            (&bought.summary["total"], &bought.order["vat"]),
            (&json!(STRUCK), &json!(19.6)),
            "{}",
            app.database
        );
        assert_eq!(to_pay(&app, Purchase::default(), 1).await, FAIR, "{}", app.database);
        let ended = instructor.delete(&format!("/api/admin/chaos/activations/{}", created["id"])).await;
        assert_eq!(ended.json()["status"]["business"]["active"], json!([]));
        assert_eq!(to_pay(&app, Purchase::default(), 2).await, FAIR, "{}", app.database);
    }
}

#[tokio::test]
async fn a_header_alone_is_touched() {
    let app = TestApp::sqlite().await;
    let scope = json!({"kind": "header", "value": "X-Run: 7"});
    activate(&app.instructor().await, json!({"anomaly": "A1", "scope": scope})).await;
    let with = |header| Purchase { header, ..Purchase::default() };
    assert_eq!(to_pay(&app, with(Some(("x-run", "7"))), 1).await, STRUCK);
    for other in [None, Some(("x-run", "70")), Some(("x-other", "7"))] {
        assert_eq!(to_pay(&app, with(other), 1).await, FAIR, "{other:?}");
    }
}

#[tokio::test]
async fn a_share_is_stable_for_a_session() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let mut sessions = Vec::new();
    for customer in 1..=24 {
        sessions.push(signed_in(&app, customer).await.0);
    }
    let struck = async || {
        let mut struck = Vec::new();
        for session in &sessions {
            let to_pay = Purchase::default().pay(session).await["toPay"].as_f64().unwrap();
            assert!(to_pay == STRUCK || to_pay == FAIR);
            struck.push(to_pay == STRUCK);
        }
        struck
    };
    let half = activate(&instructor, json!({"anomaly": "A1", "scope": {"kind": "percent", "value": 50}})).await;
    let first = struck().await;
    // All alike among 24 happens once in eight million runs.
    assert!(first.contains(&true) && first.contains(&false), "{first:?}");
    assert_eq!(first, struck().await, "the same sessions, the second time");
    instructor.delete(&format!("/api/admin/chaos/activations/{}", half["id"])).await;
    assert!(!struck().await.contains(&true));
    activate(&instructor, json!({"anomaly": "A1", "scope": {"kind": "percent", "value": "100"}})).await;
    assert!(!struck().await.contains(&false));
}

#[tokio::test]
async fn a_level_is_for_everyone_and_adds_to_what_is_for_some() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    activate(&instructor, json!({"anomaly": "A1", "scope": {"kind": "customer", "value": "user2@perfshop.com"}})).await;
    let on = instructor.post("/api/admin/chaos/business", json!({"level": 1})).await.json();
    assert_eq!(on["status"]["business"], json!({"level": 1, "active": ["A1", "A2", "A3"]}));
    for customer in [1, 2] {
        assert_eq!(to_pay(&app, Purchase::default(), customer).await, STRUCK, "{customer}: once, not twice");
    }
    let off = instructor.post("/api/admin/chaos/business", json!({"level": 0})).await.json();
    assert_eq!(off["status"]["business"], json!({"level": 0, "active": ["A1"]}), "what is for one stays");
    assert_eq!(
        (to_pay(&app, Purchase::default(), 1).await, to_pay(&app, Purchase::default(), 2).await),
        (FAIR, STRUCK)
    );
    let reset = instructor.post("/api/admin/chaos/reset", json!({})).await.json();
    assert_eq!(reset["status"]["business"], json!({"level": 0, "active": []}));
    assert_eq!(to_pay(&app, Purchase::default(), 2).await, FAIR);
}

#[tokio::test]
async fn an_end_comes_by_itself() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    // Long enough for one checkout on a slow machine, and waited for by its effect.
    activate(&instructor, json!({"anomaly": "A1", "endsInSeconds": 3})).await;
    assert_eq!(to_pay(&app, Purchase::default(), 1).await, STRUCK);
    for _ in 0..200 {
        if to_pay(&app, Purchase::default(), 1).await == FAIR {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(to_pay(&app, Purchase::default(), 1).await, FAIR);
    for _ in 0..200 {
        let listed = instructor.get("/api/admin/chaos/activations").await.json();
        if listed["active"] == json!([]) {
            assert_eq!(listed["past"][0]["endReason"], "expired");
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the end was never recorded");
}

#[tokio::test]
async fn an_order_is_charged_by_what_is_on_when_it_is_placed() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let (client, token) = signed_in(&app, 1).await;
    assert_eq!(Purchase::default().pay(&client).await["toPay"], FAIR);
    instructor.post("/api/admin/chaos/business", json!({"level": 1})).await;
    let order = client.post("/api/orders", json!({"securityToken": token})).await;
    assert_eq!((order.status.as_u16(), &order.json()["totalAmount"]), (201, &json!(STRUCK)));
    // A repeat gives the first order as it was booked, whatever is on by then.
    instructor.post("/api/admin/chaos/reset", json!({})).await;
    let again = client.post("/api/orders", json!({"securityToken": token})).await;
    assert_eq!((again.status.as_u16(), &again.json()["totalAmount"]), (200, &json!(STRUCK)));
}

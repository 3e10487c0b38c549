// SPDX-License-Identifier: AGPL-3.0-or-later
//! The security family from outside: each flaw off, exploited, off again; that each is contained; and that flags prove it.

pub mod accounts;
mod errors;
mod flags;
mod injection;
mod login;
mod markup;
mod orders;
pub mod portal;
mod profile;

use serde_json::{Value, json};

use crate::util::app::{Client, Reply, TestApp};
use crate::util::correlate::Correlated;
use crate::util::purchase::Purchase;
use crate::util::shopper::ok;

/// A browser of a student of a class, who has entered; gives the token and the lent customer too.
pub async fn enter<'a>(app: &'a TestApp, alias: &str, class: &str) -> (Client<'a>, Value) {
    let client = app.client();
    let body = json!({"alias": alias, "class": class});
    let entered = ok(client.post("/api/chaos/student/enter", body).await).json();
    (client, entered)
}

/// The same, logged in as the customer who was lent.
pub async fn enter_and_log_in<'a>(app: &'a TestApp, alias: &str, class: &str) -> (Client<'a>, Value) {
    let (client, entered) = enter(app, alias, class).await;
    let customer = &entered["customer"];
    let login = json!({"email": customer["email"], "password": customer["password"]});
    ok(client.post("/api/auth/login", login).await);
    (client, entered)
}

pub async fn hand_in(client: &Client<'_>, flag: &str) -> Reply {
    client.post("/api/chaos/student/flags", json!({"flag": flag})).await
}

/// Hands a flag in, which must be this student's of this anomaly.
pub async fn captures(client: &Client<'_>, flag: &str, anomaly: &str) {
    let verdict = ok(hand_in(client, flag).await).json();
    assert_eq!((&verdict["valid"], &verdict["anomaly"]), (&json!(true), &json!(anomaly)), "{flag}");
    let status = ok(client.get("/api/chaos/student/status").await).json();
    assert!(status["flags"].as_array().unwrap().contains(&json!(anomaly)), "{status}");
}

/// Every `PFSH{…}` in a text.
pub fn flags_in(text: &str) -> Vec<String> {
    let found = text.match_indices("PFSH{").filter_map(|(at, _)| {
        let end = text[at..].find('}')?;
        Some(text[at..=at + end].to_owned())
    });
    found.collect()
}

/// The count of a series in the instructor's scrape; the students' has no such name.
pub async fn struck(app: &TestApp, series: &str) -> f64 {
    let scrape = app.management("/actuator/prometheus").await.text();
    let line = scrape.lines().find(|line| line.split(' ').next() == Some(series));
    let count = line.unwrap_or_else(|| panic!("no {series}")).rsplit(' ').next().unwrap().parse().unwrap();
    assert!(!app.management("/actuator/prometheus/students").await.text().contains(series));
    count
}

/// Makes one flaw active for everyone; level 0 ends it.
pub async fn only(app: &TestApp, anomaly: &str) {
    let reply = app.instructor().await.post("/api/admin/chaos/activations", json!({"anomaly": anomaly})).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
}

/// Sets the family for everyone.
pub async fn level(app: &TestApp, level: i64) {
    ok(app.instructor().await.post("/api/admin/chaos/security", json!({"level": level})).await);
}

#[tokio::test]
async fn a_purchase_completes_under_all_of_them() {
    for app in TestApp::both().await {
        level(&app, 4).await;
        let bought = Purchase::default().buy(&app, 1).await;
        assert_eq!(bought.order["totalAmount"], 120.0, "{}", app.database);
        level(&app, 0).await;
    }
}

/// The golden rule: with scripting, business and security at their highest all at once, whoever follows what the checkout asks for buys.
#[tokio::test]
async fn a_purchase_completes_with_three_families_at_their_highest() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        for family in ["scripting", "business", "security"] {
            ok(instructor.post(&format!("/api/admin/chaos/{family}"), json!({"level": 4})).await);
        }
        let placed = Correlated::signed_in(&app, 4, 7).await.buy().await;
        assert_eq!(placed.status, 201, "{}: {}", app.database, placed.text());
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        let bought = Purchase::default().buy(&app, 8).await;
        assert_eq!(bought.order["totalAmount"], 120.0, "{}: healthy again", app.database);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Real purchases while an anomaly is on: each is named, with its euros, and the order before and after it is right.

use std::collections::BTreeSet;

use serde_json::json;

use super::{audited, named};
use crate::util::app::{Instructor, TestApp};
use crate::util::purchase::{Bought, Purchase};
use crate::util::shopper::{ok, set_product, signed_in};

/// A product with cents above ten euros, in a stock above ten.
const CENTS: i64 = 5;

fn id(bought: &Bought) -> i64 {
    bought.placed["orderId"].as_i64().unwrap()
}

async fn on(instructor: &Instructor<'_>, anomaly: &str) {
    let reply = instructor.post("/api/admin/chaos/activations", json!({"anomaly": anomaly})).await;
    assert_eq!(reply.status, 201, "{anomaly}: {}", reply.text());
}

async fn off(instructor: &Instructor<'_>) {
    ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
}

#[tokio::test]
async fn a_purchase_under_each_anomaly_is_named() {
    let plain = Purchase { product: CENTS, ..Purchase::default() };
    let express = Purchase { mode: "express", ..Purchase::default() };
    let refused = Purchase { promo: Some("NOSUCHCODE"), ..Purchase::default() };
    // What is bought, and what the shop loses by it.
    let cases = [
        ("A2", plain, 99),
        ("A3", plain, 0),
        ("A4", express, 0),
        ("A6", refused, 1_200),
        ("A7", express, 500),
        ("A9", express, 45),
    ];
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        set_product(&app, CENTS, 1_299, 500).await;
        let mut expected = BTreeSet::new();
        let mut euros = Vec::new();
        for (customer, (anomaly, purchase, cents)) in (101..).zip(cases) {
            on(&instructor, anomaly).await;
            let struck = purchase.buy(&app, customer).await;
            off(&instructor).await;
            // The same customer, healthy again: a code that is unknown is refused.
            Purchase { promo: None, ..purchase }.buy(&app, customer).await;
            expected.insert((id(&struck), anomaly));
            euros.push((id(&struck), cents));
        }
        let report = audited(&app).await;
        assert_eq!(named(&report), expected, "{}: {:#?}", app.database, report.rows);
        let found: Vec<_> = report.rows.iter().map(|row| (row.order_id, row.cents)).collect();
        assert_eq!(found, euros, "{}", app.database);
    }
}

#[tokio::test]
async fn an_order_booked_twice_is_named_once_and_paid_twice() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        on(&instructor, "A5").await;
        let first = Purchase::default().buy(&app, 111).await;
        off(&instructor).await;
        // The same goods once more, because the customer wants them.
        Purchase::default().buy(&app, 111).await;
        let report = audited(&app).await;
        assert_eq!(named(&report), BTreeSet::from([(id(&first) + 1, "A5")]), "{}: {:#?}", app.database, report.rows);
        assert_eq!((report.proven.cents, report.proven.customers()), (-12_000, 1));
        // It stays a deviation once it is undone, but costs nobody anything any more.
        let (client, _) = signed_in(&app, 111).await;
        ok(client.post(&format!("/api/orders/{}/cancel", id(&first) + 1), json!({})).await);
        let report = audited(&app).await;
        assert_eq!(named(&report), BTreeSet::from([(id(&first) + 1, "A5")]), "{}: {:#?}", app.database, report.rows);
        assert_eq!(report.proven.cents, 0);
    }
}

#[tokio::test]
async fn what_is_cancelled_wrongly_is_named() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let mut expected = BTreeSet::new();
        for (customer, anomaly) in [(121, "A9"), (122, "A10")] {
            let bought = Purchase::default().buy(&app, customer).await;
            let path = format!("/api/admin/orders/{}", id(&bought));
            let steps: &[&str] = if anomaly == "A10" { &["PREPARING", "SHIPPED"] } else { &[] };
            for status in steps {
                ok(instructor.put(&path, json!({"status": status})).await);
            }
            on(&instructor, anomaly).await;
            let (client, _) = signed_in(&app, customer).await;
            ok(client.post(&format!("/api/orders/{}/cancel", id(&bought)), json!({})).await);
            off(&instructor).await;
            expected.insert((id(&bought), anomaly));
        }
        let report = audited(&app).await;
        assert_eq!(named(&report), expected, "{}: {:#?}", app.database, report.rows);
        // 120 points are worth 6.00; the shipped goods are gone, and 120.00 went back.
        assert_eq!(report.rows.iter().map(|row| row.cents).collect::<Vec<_>>(), [600, 12_000]);
    }
}

#[tokio::test]
async fn all_of_the_second_level_at_once_are_told_apart() {
    let level = ["A1", "A2", "A3", "A4", "A5", "A6", "A7"];
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        set_product(&app, CENTS, 1_299, 500).await;
        ok(instructor.post("/api/admin/chaos/business", json!({"level": 2})).await);
        let wish = Purchase { product: CENTS, mode: "express", promo: Some("NOSUCHCODE"), header: None };
        let bought = wish.buy(&app, 131).await;
        off(&instructor).await;
        let report = audited(&app).await;
        let both =
            level.into_iter().filter(|gap| *gap != "A5").flat_map(|gap| [(id(&bought), gap), (id(&bought) + 1, gap)]);
        let expected: BTreeSet<_> = both.chain([(id(&bought) + 1, "A5")]).collect();
        assert_eq!(named(&report), expected, "{}: {:#?}", app.database, report.rows);
        // 12.99 and 9.90 were to be charged, and nothing twice: what it lost and what was charged is that, in both orders.
        let charged = (bought.order["totalAmount"].as_f64().unwrap() * 100.0).round() as i64;
        let first: i64 = report.rows.iter().filter(|row| row.order_id == id(&bought)).map(|row| row.cents).sum();
        assert_eq!(first, 1_299 + 990 - charged);
    }
}

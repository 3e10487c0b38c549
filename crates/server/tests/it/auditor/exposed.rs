// SPDX-License-Identifier: AGPL-3.0-or-later
//! What leaves nothing in the tables is told as exposed: when it was on, for whom, and which orders it alters.

use perfshop_server::auditor::{Deviation, Gap, Proof};
use perfshop_shop::clock::now_ms;
use perfshop_shop::params;
use serde_json::json;

use super::audited;
use crate::util::app::TestApp;
use crate::util::purchase::Purchase;
use crate::util::shopper::{address, buy_one, card, fill, number, ok, order, signed_in};

/// An activation as the control plane records it, from a minute ago.
async fn was_on(app: &TestApp, anomaly: &str, scope: (&str, Option<&str>), ended_at: Option<i64>) {
    let sql = "INSERT INTO activations (anomaly, scope_kind, scope_value, started_at, ramp_seconds, created_by, ended_at) \
               VALUES (?, ?, ?, ?, 0, 'ada@example.org', ?)";
    let (kind, value) = scope;
    app.state.control_db.execute(sql, params![anomaly, kind, value, now_ms() - 60_000, ended_at]).await.unwrap();
}

fn brief(row: &Deviation) -> (i64, &'static str, &'static str, i64) {
    (row.user_id, row.gap.map_or("-", Gap::id), row.field, row.cents)
}

#[tokio::test]
async fn orders_placed_while_it_was_on_are_exposed_with_what_they_are_told_wrong_by() {
    for app in TestApp::both().await {
        was_on(&app, "A12", ("everyone", None), None).await;
        was_on(&app, "A14", ("customer", Some("USER51@perfshop.com")), None).await;
        was_on(&app, "A15", ("everyone", None), Some(now_ms() - 30_000)).await;
        was_on(&app, "A16", ("percent", Some("10")), None).await;
        was_on(&app, "A11", ("everyone", None), None).await;
        // An anomaly that the tables show needs no record.
        was_on(&app, "A1", ("everyone", None), None).await;
        Purchase::default().buy(&app, 51).await;
        // One who lives where the euro is not paid with.
        let sql = "SELECT id FROM users WHERE id > 450 AND country IN ('CH', 'GB', 'US', 'JP') ORDER BY id LIMIT 1";
        let abroad = number(&app, sql, params![]).await;
        let (client, token) = signed_in(&app, abroad).await;
        buy_one(&client, &token, 2).await;

        let report = audited(&app).await;
        assert!(report.rows.iter().all(|row| row.proof == Proof::Exposed), "{:?}", report.rows);
        let rows: Vec<_> = report.rows.iter().map(brief).collect();
        let of = |user: i64| rows.iter().filter(|row| row.0 == user).map(|row| (row.1, row.2)).collect::<Vec<_>>();
        assert_eq!(of(51), [("A14", "createdAt"), ("A16", "items.vat")]);
        assert_eq!(of(abroad), [("A12", "currency"), ("A16", "items.vat")]);
        assert_eq!(report.proven.rows, 0);
        // 120.00 read as dollars are 109.09 €.
        let cents = report.rows.iter().find(|row| row.gap == Some(Gap::A12)).unwrap();
        assert!(cents.cents > 0 && cents.found.ends_with("USD"), "{cents:?}");
        // It was on and met nobody: it is told all the same.
        let sums: Vec<_> = report.by_gap.iter().map(|((gap, _), sum)| (gap.map_or("-", Gap::id), sum.orders)).collect();
        assert_eq!(sums, [("A11", 0), ("A12", 1), ("A14", 1), ("A15", 0), ("A16", 2)]);
        assert!(report.by_gap.values().all(|sum| sum.since.is_some()));
    }
}

#[tokio::test]
async fn quantities_of_a_cart_are_exposed_and_an_address_nobody_knows_needs_the_record() {
    for app in TestApp::both().await {
        let (client, mut token) = signed_in(&app, 61).await;
        let mut turned = address("FR");
        (turned["street"], turned["city"]) = (json!("Avila"), json!("1, rue de l’Été"));
        for on in [false, true] {
            if on {
                was_on(&app, "F4", ("everyone", None), None).await;
            }
            // While it is not on record, the orders before are no evidence of anything.
            let before = audited(&app).await;
            assert_eq!(before.rows.iter().filter(|row| row.at >= now_ms() - 50_000).count(), if on { 2 } else { 0 });
            fill(&client, &[(2, 1), (3, 4)]).await;
            ok(client.post("/api/checkout/address", turned.clone()).await);
            ok(client.post("/api/checkout/shipping", json!({"mode": "standard"})).await);
            ok(client.post("/api/checkout/payment", card()).await);
            let placed = order(&client, &token).await.json();
            token = placed["securityToken"].as_str().unwrap().to_owned();
        }
        let report = audited(&app).await;
        let rows: Vec<_> = report.rows.iter().map(|row| (row.gap, row.proof, row.field)).collect();
        let both =
            [(Some(Gap::F4), Proof::Proven, "address.street"), (Some(Gap::F4), Proof::Exposed, "items.quantity")];
        assert_eq!(rows, [both, both].concat(), "{}", app.database);
        let row = &report.rows[1];
        assert_eq!((row.expected.as_str(), row.found.as_str()), ("4, 1", "1, 4"));
    }
}

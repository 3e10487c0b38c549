// SPDX-License-Identifier: AGPL-3.0-or-later
//! A3, A5, A9 and A10: what an order moves.

use perfshop_chaos::Anomaly;
use perfshop_server::work::fulfilment::round_at;
use perfshop_shop::params;
use serde_json::{Value, json};

use super::{Deal, Sale, activate, differences, expect, off_on_off, read, scoped};
use crate::util::app::{TestApp, json_request};
use crate::util::shopper::{fill, number, ok, pay, points, refused, set_points, set_product, signed_in, stock};

const MINUTE: i64 = 60_000;

/// The last entry of a product in the books: pieces, stock before, stock after.
async fn entry(app: &TestApp, product: i64) -> (i64, i64, i64) {
    let sql = "SELECT pieces, stock_before, stock_after FROM stock_moves WHERE product_id = ? ORDER BY id DESC LIMIT 1";
    let row = |row: &perfshop_shop::db::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    app.state.shop.query_one(sql, params![product], row).await.unwrap().unwrap()
}

#[tokio::test]
async fn evidence_a3() {
    for app in TestApp::both().await {
        let deal = Deal::of(&[(2, 2)]);
        let mut first = None;
        off_on_off(&app, Anomaly::A3, async |phase, on| {
            for (buyer, before, when_on) in [(0, 50, 50), (1, 11, 11), (2, 10, 8), (3, 2, 0)] {
                set_product(&app, 2, 3_000, before).await;
                let sale = deal.buy(&app, 1 + 10 * phase + buyer).await;
                sale.expect(&deal.bill(&[(3_000, 2)]));
                let healthy = first.get_or_insert_with(|| sale.order.clone());
                assert!(differences(healthy, &sale.order).is_empty());
                let after = if on { when_on } else { before - 2 };
                assert_eq!(stock(&app, 2).await, after, "{} {before}", app.database);
                assert_eq!(entry(&app, 2).await, (-2, before, after), "{}", app.database);
            }
            // Too little is refused as ever.
            set_product(&app, 2, 3_000, 1).await;
            let (client, token) = signed_in(&app, 9).await;
            ok(client.delete("/api/cart").await);
            fill(&client, &[(2, 2)]).await;
            pay(&client).await;
            let reply = client.post("/api/orders", json!({"securityToken": token})).await;
            assert_eq!(refused(&reply), (409, "STOCK_INSUFFICIENT".into()), "{}", app.database);
        })
        .await;
    }
}

/// The orders of a customer, the oldest first.
async fn orders(sale: &Sale<'_>) -> Vec<Value> {
    let mut orders = Vec::new();
    for row in ok(sale.client.get("/api/orders").await).json()["content"].as_array().unwrap().iter().rev() {
        orders.push(read(&sale.client, &row["id"]).await);
    }
    orders
}

#[tokio::test]
async fn evidence_a5() {
    for app in TestApp::both().await {
        let deal = Deal::of(&[(2, 3)]);
        let bill = deal.bill(&[(2_000, 3)]);
        off_on_off(&app, Anomaly::A5, async |phase, on| {
            set_product(&app, 2, 2_000, 50).await;
            let sale = deal.buy(&app, 1 + phase).await;
            let times = if on { 2 } else { 1 };
            let all = orders(&sale).await;
            assert_eq!(all.len(), times, "{}", app.database);
            assert_eq!(all[0]["id"], sale.placed["orderId"], "the reply names the first");
            for (order, next) in all.iter().zip(sale.id()..) {
                expect(order, &bill);
                assert_eq!(order["id"], next, "the next number");
                assert!(differences(&all[0], order).is_empty(), "{}", app.database);
                let paid =
                    "SELECT COUNT(*) FROM payments WHERE order_id = ? AND amount_cents = 6000 AND status = 'CAPTURED'";
                assert_eq!(number(&app, paid, params![next]).await, 1);
                assert_eq!(number(&app, "SELECT COUNT(*) FROM mails WHERE order_id = ?", params![next]).await, 1);
                let granted = "SELECT granted - taken FROM points_moves WHERE order_id = ?";
                assert_eq!(number(&app, granted, params![next]).await, 60);
            }
            assert_eq!((stock(&app, 2).await, points(&sale.client).await), (50 - 3 * times as i64, 60 * times as i64));
            // A repeat is the first, and no third.
            let again = ok(sale.client.post("/api/orders", json!({"securityToken": sale.token})).await).json();
            assert_eq!((&again["orderId"], orders(&sale).await.len()), (&sale.placed["orderId"], times));

            // By its key, too.
            let (client, _) = signed_in(&app, 11 + phase).await;
            let keyed = async || {
                let mut request = json_request("POST", "/api/orders", Some(json!({})));
                request.headers_mut().insert("idempotency-key", "the one".parse().unwrap());
                client.send(request).await
            };
            deal.pay(&client).await;
            let placed = keyed().await;
            assert_eq!(placed.status, 201, "{}", placed.text());
            assert_eq!(ok(keyed().await).json()["orderId"], placed.json()["orderId"], "{}", app.database);
            let of_customer = "SELECT COUNT(*) FROM orders WHERE user_id = ?";
            assert_eq!(number(&app, of_customer, params![11 + phase]).await, times as i64);

            // A voucher pays once; and where the stock does not do for two there is one.
            set_points(&app, 21 + phase, 100).await;
            let sale = Deal { voucher: true, ..deal }.buy(&app, 21 + phase).await;
            let vouchers: Vec<Value> = orders(&sale).await.iter().map(|order| order["voucher"].clone()).collect();
            assert_eq!(vouchers, [json!(5.0), json!(0.0)][..times], "{}", app.database);
            set_product(&app, 2, 2_000, 5).await;
            let sale = deal.buy(&app, 31 + phase).await;
            assert_eq!((orders(&sale).await.len(), stock(&app, 2).await), (1, 2), "{}", app.database);
        })
        .await;
    }
}

#[tokio::test]
async fn evidence_a9() {
    for app in TestApp::both().await {
        set_product(&app, 2, 2_000, 100).await;
        let deal = Deal::of(&[(2, 1)]);
        let mut first = None;
        off_on_off(&app, Anomaly::A9, async |phase, on| {
            let sale = deal.buy(&app, 1 + phase).await;
            // 20 for 20.00 of goods; 24 for 24.90 in all.
            let mut bill = deal.bill(&[(2_000, 1)]);
            bill.points = if on { 24 } else { 20 };
            sale.expect(&bill);
            assert_eq!(points(&sale.client).await, bill.points, "{}", app.database);
            let healthy = first.get_or_insert_with(|| sale.order.clone());
            let expected: &[&str] = if on { &["/points"] } else { &[] };
            assert_eq!(differences(healthy, &sale.order), expected, "{}", app.database);
            ok(sale.client.post(&format!("/api/orders/{}/cancel", sale.id()), Value::Null).await);
            assert_eq!(points(&sale.client).await, if on { 24 } else { 0 }, "{}", app.database);
            let taken = "SELECT CAST(SUM(taken) AS SIGNED) FROM points_moves WHERE order_id = ?";
            assert_eq!(number(&app, taken, params![sale.id()]).await, if on { 0 } else { 20 }, "{}", app.database);
        })
        .await;
    }
}

#[tokio::test]
async fn evidence_a10() {
    for app in TestApp::both().await {
        set_product(&app, 2, 2_000, 100).await;
        let deal = Deal::of(&[(2, 1)]);
        off_on_off(&app, Anomaly::A10, async |phase, on| {
            let state = async |sale: &Sale<'_>| read(&sale.client, &json!(sale.id())).await["status"].clone();
            let cancel = async |sale: &Sale<'_>| {
                sale.client.post(&format!("/api/orders/{}/cancel", sale.id()), Value::Null).await
            };
            let shipped = deal.buy(&app, 1 + phase).await;
            let cancelled = deal.buy(&app, 11 + phase).await;
            ok(cancel(&cancelled).await);
            let placed = "SELECT MAX(created_at) FROM orders";
            let due = number(&app, placed, &[]).await + 5 * MINUTE;
            round_at(&app.state, due - 2 * MINUTE).await.unwrap();
            assert_eq!(state(&cancelled).await, "CANCELLED", "{}: not yet", app.database);
            round_at(&app.state, due).await.unwrap();
            assert_eq!(state(&shipped).await, "SHIPPED", "{}", app.database);
            let left = state(&cancelled).await;
            assert_eq!(left, if on { "SHIPPED" } else { "CANCELLED" }, "{}", app.database);
            // What was refunded stays so.
            let order = read(&cancelled.client, &json!(cancelled.id())).await;
            assert_eq!(order["payment"]["status"], "REFUNDED", "{}", app.database);

            let reply = cancel(&shipped).await;
            if on {
                assert_eq!(ok(reply).json()["status"], "CANCELLED", "{}", app.database);
                // Its minute is over: it does not leave again.
                round_at(&app.state, due).await.unwrap();
                assert_eq!(state(&shipped).await, "CANCELLED", "{}", app.database);
            } else {
                assert_eq!(refused(&reply), (409, "ORDER_STATE".into()), "{}", app.database);
            }
        })
        .await;
    }
}

#[tokio::test]
async fn a_cancelled_order_leaves_for_the_customers_of_its_scope_alone_and_in_its_minute_alone() {
    for app in TestApp::both().await {
        set_product(&app, 2, 2_000, 100).await;
        let instructor = app.instructor().await;
        scoped(&instructor, Anomaly::A10, json!({"kind": "customer", "value": "user2@perfshop.com"})).await;
        let mut sales = Vec::new();
        for customer in 1..=2 {
            let sale = Deal::of(&[(2, 1)]).buy(&app, customer).await;
            ok(sale.client.post(&format!("/api/orders/{}/cancel", sale.id()), Value::Null).await);
            sales.push(sale);
        }
        let due = number(&app, "SELECT MAX(created_at) FROM orders", &[]).await + 5 * MINUTE;
        round_at(&app.state, due + 2 * MINUTE).await.unwrap();
        let states = async || {
            let mut states = Vec::new();
            for sale in &sales {
                states.push(read(&sale.client, &json!(sale.id())).await["status"].clone());
            }
            states
        };
        assert_eq!(states().await, ["CANCELLED", "CANCELLED"], "{}: that minute is past", app.database);
        round_at(&app.state, due).await.unwrap();
        assert_eq!(states().await, ["CANCELLED", "SHIPPED"], "{}", app.database);
        // Once out of the house it goes on as others do.
        activate(&instructor, &[]).await;
        round_at(&app.state, due + 10 * MINUTE).await.unwrap();
        assert_eq!(states().await, ["CANCELLED", "DELIVERED"], "{}", app.database);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Cancelling gives back all that the order took, once, and only while the order is still in the house.

use perfshop_server::work::fulfilment;
use perfshop_shop::clock::now_ms;
use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{Client, Reply, TestApp};
use crate::util::shopper::{
    self, buy_one, card_and_voucher, fill, ok, order, points, refused, set_points, signed_in, stock, write,
};

async fn cancel(client: &Client<'_>, id: &Value) -> Reply {
    client.post(&format!("/api/orders/{id}/cancel"), Value::Null).await
}

async fn read(client: &Client<'_>, id: &Value) -> Value {
    ok(client.get(&format!("/api/orders/{id}")).await).json()
}

#[tokio::test]
async fn stock_points_voucher_and_payment_go_back() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::set_product(&app, 1, 2_550, 50).await;
        shopper::set_product(&app, 2, 1_000, 50).await;
        write(&app, "UPDATE products SET pedagogique = 1, stock = 7 WHERE id = 9", &[]).await;
        set_points(&app, 1, 130).await;
        fill(&client, &[(2, 1), (1, 3), (9, 4)]).await;
        ok(client.post("/api/checkout/address", json!({})).await);
        ok(client.post("/api/checkout/promo", json!({"code": "WELCOME10"})).await);
        ok(client.post("/api/checkout/shipping", json!({"mode": "standard"})).await);
        ok(client.post("/api/checkout/payment", card_and_voucher(true)).await);
        let placed = order(&client, &token).await.json();
        let (id, before) = (&placed["orderId"], read(&client, &placed["orderId"]).await);
        let granted = before["points"].as_i64().unwrap();
        assert!(granted > 0);
        assert_eq!(points(&client).await, 30 + granted, "{}", app.database);
        assert_eq!((stock(&app, 1).await, stock(&app, 2).await, stock(&app, 9).await), (47, 49, 7));

        // The points were spent meanwhile: they are taken back all the same.
        set_points(&app, 1, 2).await;
        let cancelled = ok(cancel(&client, id).await).json();
        assert_eq!(points(&client).await, 2 - granted + 100, "{}", app.database);
        assert_eq!((stock(&app, 1).await, stock(&app, 2).await, stock(&app, 9).await), (50, 50, 7));
        // Nothing of what was booked changes, but where the order and the payment stand.
        let mut expected = before;
        expected["status"] = "CANCELLED".into();
        expected["payment"]["status"] = "REFUNDED".into();
        assert_eq!(cancelled, expected, "{}", app.database);
        assert_eq!(read(&client, id).await, expected);

        // Once is enough, and the welcome is there again: the first order is no longer one.
        assert_eq!(refused(&cancel(&client, id).await), (409, "ORDER_STATE".into()));
        fill(&client, &[(1, 1)]).await;
        assert_eq!(ok(client.post("/api/checkout/promo", json!({"code": "WELCOME10"})).await).json()["discount"], 2.55);
    }
}

#[tokio::test]
async fn a_balance_may_go_below_zero() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::set_product(&app, 1, 12_345, 50).await;
        let placed = buy_one(&client, &token, 1).await;
        set_points(&app, 1, 0).await;
        ok(cancel(&client, &placed["orderId"]).await);
        assert_eq!(points(&client).await, -123, "{}", app.database);
    }
}

#[tokio::test]
async fn only_ones_own_and_only_before_it_is_shipped() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        let id = buy_one(&client, &token, 1).await["orderId"].clone();
        let (stranger, _) = signed_in(&app, 2).await;
        for nobodys in [&id, &json!(999_999), &json!(1)] {
            assert_eq!(refused(&cancel(&stranger, nobodys).await), (404, "NOT_FOUND".into()), "{}", app.database);
        }
        assert_eq!(refused(&cancel(&app.client(), &id).await), (401, "LOGIN_REQUIRED".into()));
        let sold = stock(&app, 1).await;
        let number = id.as_i64().unwrap();
        for (status, allowed) in [
            ("SHIPPED", false),
            ("DELIVERED", false),
            ("CANCELLED", false),
            ("PENDING", true),
            ("PAID", true),
            ("PREPARING", true),
        ] {
            write(&app, "UPDATE orders SET status = ? WHERE id = ?", params![status, number]).await;
            write(&app, "UPDATE products SET stock = ? WHERE id = 1", params![sold]).await;
            let reply = cancel(&client, &id).await;
            if allowed {
                assert_eq!(ok(reply).json()["status"], "CANCELLED", "{} {status}", app.database);
                assert_eq!(stock(&app, 1).await, sold + 1, "{} {status}", app.database);
            } else {
                assert_eq!(refused(&reply), (409, "ORDER_STATE".into()), "{} {status}", app.database);
                assert_eq!(stock(&app, 1).await, sold, "{} {status}", app.database);
            }
        }
        // A product that is sold no more needs no stock.
        write(&app, "UPDATE orders SET status = 'PAID' WHERE id = ?", params![number]).await;
        write(&app, "DELETE FROM reviews WHERE product_id = 1", &[]).await;
        write(&app, "DELETE FROM products WHERE id = 1", &[]).await;
        ok(cancel(&client, &id).await);
    }
}

/// Eight at once: one wins. The stock of eight customers' orders of the same two products comes back whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancelling_at_once_happens_once() {
    for app in TestApp::both().await {
        for product in [1, 2] {
            shopper::set_product(&app, product, 1_000, 100).await;
        }
        let mut buyers = Vec::new();
        for number in 1..=8 {
            let (client, token) = signed_in(&app, number).await;
            // In both orders, so that locks taken as they come would meet in a circle.
            let lines = if number % 2 == 0 { [(1, 1), (2, 1)] } else { [(2, 1), (1, 1)] };
            fill(&client, &lines).await;
            shopper::pay(&client).await;
            let placed = order(&client, &token).await.json();
            buyers.push((client, placed["orderId"].clone()));
        }
        let all = buyers.iter().flat_map(|(client, id)| [cancel(client, id), cancel(client, id)]);
        let replies = futures_util::future::join_all(all).await;
        for pair in replies.chunks(2) {
            let mut statuses = [pair[0].status.as_u16(), pair[1].status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 409], "{}", app.database);
        }
        assert_eq!((stock(&app, 1).await, stock(&app, 2).await), (100, 100), "{}", app.database);
        for (client, _) in &buyers {
            assert_eq!(points(client).await, 0, "{}", app.database);
        }
    }
}

/// An order that is shipped and cancelled at the same moment is one of the two, with the stock that belongs to it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancelling_and_shipping_meet() {
    for app in TestApp::both().await {
        for number in 1..=12 {
            shopper::set_product(&app, 1, 1_000, 100).await;
            let (client, token) = signed_in(&app, number).await;
            let id = buy_one(&client, &token, 1).await["orderId"].clone();
            let sql = "UPDATE orders SET status = 'PREPARING' WHERE id = ?";
            write(&app, sql, params![id.as_i64().unwrap()]).await;
            let later = now_ms() + 6 * 60_000;
            let (reply, moved) = tokio::join!(cancel(&client, &id), fulfilment::round_at(&app.state, later));
            let expected = match (reply.status.as_u16(), moved.unwrap()) {
                (200, 0) => ("CANCELLED", 100),
                (409, 1) => ("SHIPPED", 99),
                other => panic!("{}: {other:?}", app.database),
            };
            let order = read(&client, &id).await;
            assert_eq!((order["status"].as_str().unwrap(), stock(&app, 1).await), expected, "{}", app.database);
            write(&app, "UPDATE orders SET status = 'DELIVERED' WHERE status = 'SHIPPED'", &[]).await;
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A8: two buyers at once both get the last item; one buyer alone never finds anything wrong.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use perfshop_chaos::Anomaly;
use perfshop_shop::params;
use serde_json::json;

use super::{Deal, activate, off_on_off};
use crate::util::app::{Reply, TestApp};
use crate::util::shopper::{fill, number, pay, refused, set_product, signed_in, stock};

const PRODUCT: i64 = 77;
const BUYERS: i64 = 4;

/// What each buyer has asked before it meets the door: a look at the stock with the gap, else for its own first order.
pub const LOOK: &str = "SELECT p.id, p.stock FROM cart_items";
pub const FIRST_ORDER: &str = "SELECT id, created_at, total_cents";

/// So many buyers want the last piece at the same moment: each has come to the shop's door before the first is let in. Gives their
/// answers.
pub async fn at_once(app: &Arc<TestApp>, first: i64, wait_for: &'static str) -> Vec<Reply> {
    set_product(app, PRODUCT, 6_000, 1).await;
    let mut ready = Vec::new();
    for buyer in first..first + BUYERS {
        let (client, token) = signed_in(app, buyer).await;
        fill(&client, &[(PRODUCT, 1)]).await;
        pay(&client).await;
        ready.push((client.cookie("JSESSIONID").unwrap(), token));
    }
    // The door: with SQLite the one writer, else the product's row.
    let mut door = app.state.shop.begin().await.unwrap();
    door.execute("UPDATE products SET stock = stock WHERE id = ?", params![PRODUCT]).await.unwrap();
    app.statements.take();
    let buyers: Vec<_> = ready
        .into_iter()
        .map(|(cookie, token)| {
            let app = Arc::clone(app);
            tokio::spawn(async move {
                let client = app.client();
                client.keep("JSESSIONID", &cookie);
                client.post("/api/orders", json!({"securityToken": token})).await
            })
        })
        .collect();
    let mut come = 0;
    for _ in 0..1_200 {
        come += app.statements.take().iter().filter(|sql| sql.starts_with(wait_for)).count();
        if come >= BUYERS as usize {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(come >= BUYERS as usize, "{}: {come} have come", app.database);
    drop(door);
    join_all(buyers).await.into_iter().map(Result::unwrap).collect()
}

async fn sold(app: &TestApp, from: i64) -> i64 {
    let sql = "SELECT COUNT(*) FROM order_items i JOIN orders o ON o.id = i.order_id \
               WHERE i.product_id = ? AND o.user_id >= ? AND o.id > 300";
    number(app, sql, params![PRODUCT, from]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_a8() {
    for app in TestApp::both().await.into_iter().map(Arc::new) {
        let shared = Arc::clone(&app);
        off_on_off(&app, Anomaly::A8, async |phase, on| {
            let wait_for = if on { LOOK } else { FIRST_ORDER };
            let first = 10 + 10 * phase;
            let replies = at_once(&shared, first, wait_for).await;
            let bought = replies.iter().filter(|reply| reply.status == 201).count() as i64;
            assert_eq!(bought, if on { BUYERS } else { 1 }, "{}", app.database);
            for reply in replies.iter().filter(|reply| reply.status != 201) {
                assert_eq!(refused(reply), (409, "STOCK_INSUFFICIENT".into()), "{}", app.database);
            }
            assert_eq!((stock(&app, PRODUCT).await, sold(&app, first).await), (0, bought), "{}", app.database);
            // The books say what happened: each sold a piece, and the stock fell by one in all.
            let fell = "SELECT CAST(SUM(stock_before - stock_after) AS SIGNED) FROM stock_moves WHERE order_id IN \
                        (SELECT id FROM orders WHERE user_id >= ? AND id > 300)";
            assert_eq!(number(&app, fell, params![first]).await, 1, "{}", app.database);
        })
        .await;
    }
}

#[tokio::test]
async fn one_buyer_alone_gets_what_is_there() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        // Also where each order is doubled: of five pieces, two, two and one.
        activate(&instructor, &[Anomaly::A8, Anomaly::A5, Anomaly::A3]).await;
        set_product(&app, PRODUCT, 6_000, 5).await;
        let (mut client, mut token) = signed_in(&app, 1).await;
        for left in [3, 1, 0] {
            let sale = Deal::of(&[(PRODUCT, 1)]).buy_with(client, &token).await;
            assert_eq!(stock(&app, PRODUCT).await, left, "{}", app.database);
            token = sale.placed["securityToken"].as_str().unwrap().to_owned();
            client = sale.client;
        }
        assert_eq!(sold(&app, 1).await, 5, "{}", app.database);
        fill(&client, &[(PRODUCT, 1)]).await;
        pay(&client).await;
        let reply = client.post("/api/orders", json!({"securityToken": token})).await;
        assert_eq!(refused(&reply), (409, "STOCK_INSUFFICIENT".into()), "{}", app.database);
    }
}

/// By themselves, with nobody who holds the door: what a class does with two browsers.
#[tokio::test]
async fn two_buyers_who_press_at_once_both_get_the_last_piece() {
    for app in TestApp::both().await {
        activate(&app.instructor().await, &[Anomaly::A8]).await;
        let mut tries = 0;
        loop {
            set_product(&app, PRODUCT, 6_000, 1).await;
            let mut ready = Vec::new();
            for buyer in [2 * tries + 1, 2 * tries + 2] {
                let (client, token) = signed_in(&app, buyer).await;
                fill(&client, &[(PRODUCT, 1)]).await;
                pay(&client).await;
                ready.push((client, json!({"securityToken": token})));
            }
            let [(one, of_one), (other, of_other)] = ready.try_into().ok().unwrap();
            let replies = tokio::join!(one.post("/api/orders", of_one), other.post("/api/orders", of_other));
            assert_eq!(stock(&app, PRODUCT).await, 0, "{}", app.database);
            if [&replies.0, &replies.1].into_iter().all(|reply| reply.status == 201) {
                break;
            }
            // A machine that stood still between the two presses; it does not do so each time.
            tries += 1;
            assert!(tries < 10, "{}: {} and {}", app.database, replies.0.text(), replies.1.text());
        }
    }
}

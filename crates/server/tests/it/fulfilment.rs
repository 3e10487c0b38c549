// SPDX-License-Identifier: AGPL-3.0-or-later
//! Paid orders go their way by themselves, each step once, at the time that the rules name.

use perfshop_server::work::fulfilment::round_at;
use perfshop_shop::params;
use serde_json::Value;

use crate::util::app::{Client, TestApp};
use crate::util::shopper::{buy_one, number, ok, signed_in};

async fn status(client: &Client<'_>, id: &Value) -> String {
    ok(client.get(&format!("/api/orders/{id}")).await).json()["status"].as_str().unwrap().to_owned()
}

async fn placed_at(app: &TestApp, id: &Value) -> i64 {
    number(app, "SELECT created_at FROM orders WHERE id = ?", params![id.as_i64().unwrap()]).await
}

const MINUTE: i64 = 60_000;

/// How many seeded orders stand where.
async fn seeded(app: &TestApp) -> Vec<(String, i64)> {
    let sql = "SELECT status, COUNT(*) FROM orders WHERE id <= 300 GROUP BY status ORDER BY status";
    app.state.shop.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?))).await.unwrap()
}

#[tokio::test]
async fn each_step_is_made_at_its_minute_counted_from_placing() {
    for app in TestApp::both().await {
        let past = seeded(&app).await;
        let (client, token) = signed_in(&app, 1).await;
        let id = buy_one(&client, &token, 1).await["orderId"].clone();
        let placed = placed_at(&app, &id).await;
        for (after, made, expected) in [
            (0, 0, "PAID"),
            (MINUTE - 1, 0, "PAID"),
            (MINUTE, 1, "PREPARING"),
            (MINUTE, 0, "PREPARING"),
            (5 * MINUTE - 1, 0, "PREPARING"),
            (5 * MINUTE, 1, "SHIPPED"),
            (15 * MINUTE - 1, 0, "SHIPPED"),
            (15 * MINUTE, 1, "DELIVERED"),
            (1_000 * MINUTE, 0, "DELIVERED"),
        ] {
            assert_eq!(round_at(&app.state, placed + after).await.unwrap(), made, "{} {after}", app.database);
            assert_eq!(status(&client, &id).await, expected, "{} {after}", app.database);
        }
        // Past orders of the seed stay where they were, however long they have been on their way.
        assert_eq!(seeded(&app).await, past, "{}", app.database);
        assert!(past.iter().any(|(status, count)| status == "PAID" && *count > 0));
    }
}

#[tokio::test]
async fn what_was_missed_is_made_up_for_and_a_cancelled_order_stays() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        let cancelled = buy_one(&client, &token, 1).await;
        ok(client.post(&format!("/api/orders/{}/cancel", cancelled["orderId"]), Value::Null).await);
        let next = cancelled["securityToken"].as_str().unwrap();
        let late = buy_one(&client, next, 1).await["orderId"].clone();
        let placed = placed_at(&app, &late).await;
        assert_eq!(round_at(&app.state, placed + 20 * MINUTE).await.unwrap(), 3, "{}", app.database);
        assert_eq!(status(&client, &late).await, "DELIVERED");
        assert_eq!(status(&client, &cancelled["orderId"]).await, "CANCELLED");
    }
}

#[tokio::test]
async fn time_runs_at_the_configured_speed() {
    let app = TestApp::sqlite_with(&[("fulfilment-speed", "60")]).await;
    let (client, token) = signed_in(&app, 1).await;
    let id = buy_one(&client, &token, 1).await["orderId"].clone();
    let placed = placed_at(&app, &id).await;
    for (after, expected) in
        [(999, "PAID"), (1_000, "PREPARING"), (4_999, "PREPARING"), (5_000, "SHIPPED"), (15_000, "DELIVERED")]
    {
        round_at(&app.state, placed + after).await.unwrap();
        assert_eq!(status(&client, &id).await, expected, "{after}");
    }
}

/// Several copies of the shop work on the same orders: each step is made, and told, by one of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn copies_do_not_make_a_step_twice() {
    for app in TestApp::both().await {
        let mut last = 0;
        for customer in 1..=20 {
            let (client, token) = signed_in(&app, customer).await;
            let id = buy_one(&client, &token, 1).await["orderId"].clone();
            last = placed_at(&app, &id).await;
        }
        let copies = (0..4).map(|_| round_at(&app.state, last + 20 * MINUTE));
        let made: u64 = futures_util::future::join_all(copies).await.into_iter().map(Result::unwrap).sum();
        assert_eq!(made, 60, "{}", app.database);
        let delivered = "SELECT COUNT(*) FROM orders WHERE id > 300 AND status = 'DELIVERED'";
        assert_eq!(number(&app, delivered, &[]).await, 20, "{}", app.database);
    }
}

#[tokio::test]
async fn due_orders_and_mails_are_found_by_their_indexes() {
    let sqlite = [
        (
            "orders_by_status",
            "EXPLAIN QUERY PLAN SELECT id, user_id FROM orders WHERE status = 'PAID' AND created_at >= 1767225600000 \
             AND created_at <= 1800000000000 ORDER BY created_at LIMIT 1000",
        ),
        (
            "mails_by_state",
            "EXPLAIN QUERY PLAN SELECT id, recipient, text_body FROM mails WHERE smtp_state = 'waiting' \
             AND smtp_next_at <= 1800000000000 ORDER BY smtp_next_at LIMIT 100",
        ),
    ];
    let mariadb = [
        (
            "orders_by_status",
            "EXPLAIN SELECT id, user_id FROM orders WHERE status = 'PAID' AND created_at >= 1767225600000 \
             AND created_at <= 1800000000000 ORDER BY created_at LIMIT 1000",
        ),
        (
            "mails_by_state",
            "EXPLAIN SELECT id, recipient, text_body FROM mails WHERE smtp_state = 'waiting' \
             AND smtp_next_at <= 1800000000000 ORDER BY smtp_next_at LIMIT 100",
        ),
    ];
    for app in TestApp::both().await {
        // Where the index stands: SQLite tells a step in words, MariaDB in a column of its own.
        let (statements, column) = if app.database == "sqlite" { (sqlite, 3) } else { (mariadb, 5) };
        for (index, sql) in statements {
            let plan: Vec<Option<String>> = app.state.shop.query(sql, &[], |row| row.get(column)).await.unwrap();
            let used = plan.iter().flatten().any(|text| text.contains(index));
            let sorted = plan.iter().flatten().any(|text| text.contains("TEMP B-TREE"));
            assert!(used && !sorted, "{}: {plan:?}", app.database);
        }
    }
}

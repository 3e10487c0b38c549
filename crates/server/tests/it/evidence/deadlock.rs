// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deadlocks: off, on, off.

use axum::http::HeaderValue;
use serde_json::json;

use super::until;
use crate::util::app::{Client, Instructor, Reply, TestApp, json_request};
use crate::util::shopper::{fill, number, ok, order, pay, refused, signed_in, stock};

async fn set(instructor: &Instructor<'_>, dose: u8) {
    let body = ok(instructor.post("/api/admin/chaos/deadlock", json!({"intensity": dose})).await).json();
    assert_eq!(body["status"]["performance"]["deadlock"], dose);
}

async fn order_by_key(client: &Client<'_>, key: &str) -> Reply {
    let mut request = json_request("POST", "/api/orders", Some(json!({})));
    request.headers_mut().insert("idempotency-key", HeaderValue::from_str(key).unwrap());
    client.send(request).await
}

async fn paid<'a>(app: &'a TestApp, customer: i64, items: &[(i64, i64)]) -> (Client<'a>, String) {
    let (client, token) = signed_in(app, customer).await;
    fill(&client, items).await;
    pay(&client).await;
    (client, token)
}

/// Rows of the lever's own tables.
async fn left(app: &TestApp) -> i64 {
    number(app, "SELECT (SELECT COUNT(*) FROM order_tries) + (SELECT COUNT(*) FROM stock_counts)", &[]).await
}

#[tokio::test]
async fn evidence_deadlock() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let connections = || {
            let counted =
                app.run_in_database("SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()");
            counted.map(|counted| counted.trim().parse::<usize>().unwrap())
        };

        // Off.
        let (client, token) = paid(&app, 1, &[(1, 1), (2, 1)]).await;
        assert_eq!(order(&client, &token).await.status, 201, "{}", app.database);
        let before = stock(&app, 1).await;
        app.statements.take_failed();

        // On: each first try is refused in ordinary words, by a real conflict, and has no effect; the next one goes through.
        set(&instructor, 100).await;
        for (customer, items) in [(2, &[(1, 1)][..]), (3, &[(1, 1), (2, 1), (7, 2)]), (4, &[(3, 1), (1, 1)])] {
            let (client, token) = paid(&app, customer, items).await;
            let unsold = stock(&app, 1).await;
            // The try that went through before may have met the end of its count, and was then made again by itself.
            app.statements.take_failed();
            let reply = order(&client, &token).await;
            assert_eq!(refused(&reply), (503, "TRY_AGAIN".into()), "{} on {}", reply.text(), app.database);
            assert!(reply.headers.contains_key("retry-after"));
            // The statement at which the order was given up.
            let failed = app.statements.take_failed();
            let at = if app.database == "sqlite" { "UPDATE users" } else { "UPDATE products" };
            assert!(failed.len() == 1 && failed[0].starts_with(at), "{failed:?} on {}", app.database);
            assert_eq!(stock(&app, 1).await, unsold, "{}", app.database);
            let placed = order(&client, &token).await;
            assert_eq!(placed.status, 201, "{} on {}", placed.text(), app.database);
            assert_eq!(stock(&app, 1).await, unsold - 1, "{}", app.database);
            // A repeat is the first order.
            assert_eq!(order(&client, &token).await.json()["orderId"], placed.json()["orderId"]);
        }
        assert_eq!(stock(&app, 1).await, before - 3);
        if let Some(status) = app.run_in_database("SHOW ENGINE INNODB STATUS") {
            let deadlock = status.split("LATEST DETECTED DEADLOCK").nth(1).expect("InnoDB reports it");
            assert!(deadlock.contains("UPDATE products SET stock"), "{deadlock}");
        }
        // By its key alone, and another key is another first try.
        let (client, _) = paid(&app, 5, &[(2, 1)]).await;
        assert_eq!(refused(&order_by_key(&client, "a").await).0, 503, "{}", app.database);
        assert_eq!(refused(&order_by_key(&client, "b").await).0, 503, "{}", app.database);
        assert_eq!(order_by_key(&client, "a").await.status, 201, "{}", app.database);
        // Customers who order the same at once each get it at their second try.
        let at_once = async |customer: i64| {
            let (client, token) = paid(&app, customer, &[(1, 1), (2, 1)]).await;
            let first = order(&client, &token).await;
            let mut tries = 1;
            while tries < 10 && order(&client, &token).await.status != 201 {
                tries += 1;
            }
            (first.status.as_u16(), tries < 10)
        };
        let all = futures_util::future::join_all((11..17).map(at_once)).await;
        assert_eq!(all, vec![(503, true); 6], "{}", app.database);
        assert_eq!(stock(&app, 1).await, before - 3 - 6, "{}", app.database);

        // Off again: nothing is left, in the tables or of connections.
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        assert_eq!(left(&app).await, 0, "{}", app.database);
        let (client, token) = paid(&app, 6, &[(1, 1)]).await;
        assert_eq!(order(&client, &token).await.status, 201, "{}", app.database);
        assert_eq!(left(&app).await, 0, "{}", app.database);
        if connections().is_some() {
            let pools = || app.state.shop.pool_status().size + app.state.control_db.pool_status().size;
            // The one that asks is counted too.
            until("all others are closed", async || (connections() <= Some(pools() + 1)).then_some(())).await;
        }
    }
}

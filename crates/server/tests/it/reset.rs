// SPDX-License-Identifier: AGPL-3.0-or-later
//! The data reset: the shop is again what it was on its first day, whole at every moment, and soon.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use perfshop_shop::db::Db;
use perfshop_shop::{opening, token};
use serde_json::json;

use crate::util::app::TestApp;
use crate::util::shopper::{self, buy_one, number, ok, signed_in, write};

/// The names that a query gives.
async fn names(db: &Db, sql: String) -> Vec<String> {
    // The facade takes only texts that are written in the program; a test may make one.
    db.query(sql.leak(), &[], |row| row.get::<String>(0)).await.unwrap()
}

async fn tables(app: &TestApp, db: &Db) -> Vec<String> {
    let sql = match app.database {
        "sqlite" => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        _ => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name",
    };
    let mut found = names(db, sql.into()).await;
    found.sort_unstable();
    found
}

async fn columns(app: &TestApp, db: &Db, table: &str) -> Vec<String> {
    let sql = match app.database {
        "sqlite" => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
        _ => format!(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '{table}' \
             ORDER BY ordinal_position"
        ),
    };
    names(db, sql).await
}

/// A hash over every value of every row of a table, in the order of its first two columns, which begin with its key.
async fn hash(app: &TestApp, db: &Db, table: &str) -> String {
    let columns = columns(app, db, table).await;
    let values: Vec<String> = columns.iter().map(|column| format!("CAST({column} AS CHAR)")).collect();
    let sql = format!("SELECT {} FROM {table} ORDER BY {}, {}", values.join(", "), columns[0], columns[1]);
    let rows = db.query(sql.leak(), &[], |row| (0..columns.len()).map(|at| row.get::<Option<String>>(at)).collect());
    let rows: Vec<Vec<Option<String>>> = rows.await.unwrap();
    format!("{table} {columns:?} {} {}", rows.len(), token::sha256(&format!("{rows:?}")))
}

async fn shop_hash(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    let mut tables = opening::TABLES.to_vec();
    tables.sort_unstable();
    for table in tables {
        all.push(hash(app, &app.state.shop, table).await);
    }
    all
}

/// What no reset touches.
async fn control_hash(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    for table in ["admin_users", "admin_tokens", "activations"] {
        all.push(hash(app, &app.state.control_db, table).await);
    }
    all
}

async fn reset(app: &TestApp) {
    let reply = ok(app.instructor().await.post("/api/admin/data/reset", json!({})).await).json();
    assert_eq!(reply["success"], true, "{reply}");
    assert!(reply["durationMs"].is_number(), "{reply}");
}

#[tokio::test]
async fn the_seed_is_the_same_on_both_databases_and_each_time() {
    let mut hashes = Vec::new();
    for app in TestApp::both().await {
        hashes.push(shop_hash(&app).await);
        for _ in 0..2 {
            reset(&app).await;
            hashes.push(shop_hash(&app).await);
        }
        hashes.push(shop_hash(&TestApp::sqlite().await).await);
    }
    for other in &hashes[1..] {
        assert_eq!(other, &hashes[0]);
    }
}

#[tokio::test]
async fn every_table_of_the_shop_is_reset() {
    for app in TestApp::both().await {
        let control = [
            "chaos_state",
            "instances",
            "activations",
            "audit",
            "admin_users",
            "admin_tokens",
            "students",
            "student_flags",
            // What tokens are sealed with: a reset of the data voids none.
            "secrets",
        ];
        let mut found = tables(&app, &app.state.shop).await;
        found.retain(|table| table != "schema_version" && !control.contains(&table.as_str()));
        let mut known = opening::TABLES.to_vec();
        known.sort_unstable();
        assert_eq!(found, known, "{}: opening::TABLES and opening::EMPTY name every table of the shop", app.database);
    }
}

#[tokio::test]
async fn what_was_done_to_the_shop_is_gone_and_what_belongs_to_the_instructor_stays() {
    for app in TestApp::both().await {
        let seed = shop_hash(&app).await;
        let instructor = app.instructor().await;
        ok(instructor.post("/api/admin/chaos/cpu", json!({"intensity": 0})).await);
        let before = control_hash(&app).await;

        let (client, token) = signed_in(&app, 1).await;
        buy_one(&client, &token, 7).await;
        let visitor = app.client();
        ok(visitor.post("/api/cart/add", json!({"productId": 3, "quantity": 2})).await);
        write(&app, "UPDATE users SET email = 'x@example.org', loyalty_points = 9 WHERE id = 2", &[]).await;
        write(&app, "UPDATE products SET name = 'x', stock = 3 WHERE id = 1", &[]).await;
        write(&app, "DELETE FROM product_words WHERE product_id = 4", &[]).await;
        write(&app, "DELETE FROM promo_codes WHERE code = 'SAVE5'", &[]).await;
        write(&app, "UPDATE reviews SET body = 'x' WHERE id = 1", &[]).await;
        write(
            &app,
            "INSERT INTO users (email, password_hash, civility, first_name, last_name, loyalty_points, created_at) \
                     VALUES ('new@example.org', 'x', 'Mx', 'New', 'Comer', 0, 0)",
            &[],
        )
        .await;
        write(&app, "INSERT INTO product_images (product_id, hash, format, content) VALUES (1, 'h', 'png', 'x')", &[])
            .await;

        ok(instructor.post("/api/admin/data/reset", json!({})).await);
        assert_eq!(shop_hash(&app).await, seed, "{}", app.database);
        assert_eq!(control_hash(&app).await, before, "{}", app.database);
        let audit = ok(instructor.get("/api/admin/audit").await).json();
        let newest = &audit["content"][0];
        assert_eq!(
            (&newest["action"], &newest["actor"]),
            (&json!("data_reset"), &json!(crate::util::app::ADMIN_EMAIL))
        );

        // Whoever was logged in is not any more; the shop sells as on its first day, and counts from there.
        assert_eq!(client.get("/api/auth/me").await.code(), "LOGIN_REQUIRED", "{}", app.database);
        assert_eq!(ok(visitor.get("/api/cart").await).json()["count"], 0);
        let (client, token) = signed_in(&app, 1).await;
        let placed = buy_one(&client, &token, 7).await;
        assert_eq!(placed["orderId"], 301, "{}", app.database);
        let seeded = number(&app, "SELECT MIN(id) FROM order_items WHERE order_id = 301", &[]).await;
        let last = number(&app, "SELECT MAX(id) FROM order_items WHERE order_id < 301", &[]).await;
        assert_eq!(seeded, last + 1, "{}", app.database);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_sees_half_a_shop() {
    for app in TestApp::both().await {
        let (running, app) = (AtomicBool::new(true), &app);
        let look = async {
            let mut looks = 0;
            while running.load(Ordering::Relaxed) {
                let sql = "SELECT (SELECT COUNT(*) FROM products) * 1000 + (SELECT COUNT(*) FROM users) \
                           + 10000000 * (SELECT COUNT(*) FROM orders WHERE id <= 300)";
                assert_eq!(number(app, sql, &[]).await, 3_001_000_500, "{}", app.database);
                let page = ok(app.client().get("/api/products?size=100&page=9").await).json();
                assert_eq!((&page["totalElements"], page["content"].as_array().unwrap().len()), (&json!(1000), 100));
                looks += 1;
                tokio::task::yield_now().await;
            }
            looks
        };
        let shop = async {
            let mut refused = 0;
            while running.load(Ordering::Relaxed) {
                let (client, token) = signed_in(app, 5).await;
                let steps = [
                    ("/api/cart/add", json!({"productId": 9, "quantity": 1})),
                    ("/api/checkout/address", json!({})),
                    ("/api/checkout/shipping", json!({"mode": "standard"})),
                    ("/api/checkout/payment", shopper::card()),
                    ("/api/orders", json!({"securityToken": token})),
                ];
                for (path, body) in steps {
                    let reply = client.post(path, body).await;
                    // In the middle of a purchase the session or the cart may go; nothing breaks.
                    let again = reply.status == 503 && reply.code() == "TRY_AGAIN";
                    assert!(!reply.status.is_server_error() || again, "{}: {path} {}", app.database, reply.text());
                    refused += u32::from(reply.status.is_client_error());
                }
                tokio::task::yield_now().await;
            }
            refused
        };
        let resets = async {
            for _ in 0..3 {
                reset(app).await;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            running.store(false, Ordering::Relaxed);
        };
        let (looks, _, ()) = tokio::join!(look, shop, resets);
        assert!(looks > 3, "{}: {looks}", app.database);
        let orphans =
            "SELECT COUNT(*) FROM order_items i WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = i.order_id)";
        assert_eq!(number(app, orphans, &[]).await, 0);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The healthy shop's statements: none walks through a table, none is repeated per row.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use perfshop_shop::db::{Db, Row};
use perfshop_shop::fulfilment::STEPS;
use serde_json::json;

use crate::util::app::{TestApp, json_request};
use crate::util::document::{Operation, document, example, operations};
use crate::util::shopper::{buy_one, card_and_voucher, fill, ok, order, set_points, signed_in};

/// Tables of a handful of rows, which an index would not make faster.
const HANDFULS: [&str; 2] = ["categories", "promo_codes"];
/// Rows that a plan may estimate for a table without that being a walk through it: in a test many tables are nearly empty,
/// and MariaDB reads a page of rows faster than an index of them.
const NEARLY_EMPTY: u64 = 50;

/// Buys something while the calls of the document change the customer 1 and the product 1.
const BUYER: u32 = 2;

/// A step of a plan that walks through a table, in the database's words.
async fn walks(db: &Db, sql: &str) -> Vec<String> {
    match db.system() {
        "sqlite" => sqlite_walks(db, sql).await,
        _ => mariadb_walks(db, sql).await,
    }
}

/// A walk that stops at a LIMIT, in the order of an index and without any condition, reads what it gives.
fn stops_at_its_limit(sql: &str) -> bool {
    !sql.contains(" WHERE ") && sql.contains(" LIMIT ")
}

/// The text with a value in each place. A text is compared with a number as a number, so one value suits every column.
fn filled(sql: &str) -> String {
    sql.replace("LIMIT ? OFFSET ?", "LIMIT 20 OFFSET 0").replace("LIMIT ?", "LIMIT 20").replace('?', "'1'")
}

async fn sqlite_walks(db: &Db, sql: &str) -> Vec<String> {
    let explain: &'static str = format!("EXPLAIN QUERY PLAN {}", filled(sql)).leak();
    // Of each step its detail, and the step that it is a part of: a sort concerns the walks beside it.
    let row = |row: &Row<'_>| Ok((row.get::<i64>(1)?, row.get::<String>(3)?));
    let steps = db.query(explain, &[], row).await.unwrap();
    let is_walk = |(part_of, step): &&(i64, String)| {
        let Some(table) = step.strip_prefix("SCAN ").map(|rest| rest.split(' ').next().unwrap_or_default()) else {
            return false;
        };
        // A subquery's own rows, and VALUES.
        let of_a_table = !["found", "page", "CONSTANT"].contains(&table) && !HANDFULS.contains(&table);
        let sorted = steps.iter().any(|(of, other)| of == part_of && other.contains("TEMP B-TREE FOR ORDER BY"));
        of_a_table && (sorted || !stops_at_its_limit(sql))
    };
    steps.iter().filter(is_walk).map(|(_, step)| step.clone()).collect()
}

async fn mariadb_walks(db: &Db, sql: &str) -> Vec<String> {
    let explain: &'static str = format!("EXPLAIN {}", filled(sql)).leak();
    let row = |row: &Row<'_>| {
        let text = |i: usize| row.get::<Option<String>>(i).map(Option::unwrap_or_default);
        // The estimate is a text too.
        let rows = text(8)?.parse::<u64>().unwrap_or(0);
        Ok((text(2)?, text(3)?, text(4)?, text(5)?, rows, text(9)?))
    };
    let steps = db.query(explain, &[], row).await.unwrap_or_else(|error| panic!("{error}: {explain}"));
    let mut found = Vec::new();
    for (table, kind, possible, key, rows, extra) in steps {
        let through_all = kind == "ALL" || (kind == "index" && !stops_at_its_limit(sql));
        let small = HANDFULS.contains(&table.as_str()) || table.starts_with('<') || table.is_empty();
        if through_all && !small && (possible.is_empty() || rows > NEARLY_EMPTY) {
            found.push(format!("{table}: {kind}, key {key:?} of {possible:?}, {rows} rows, {extra}"));
        }
    }
    found
}

fn is_planned(sql: &str) -> bool {
    ["SELECT ", "UPDATE ", "DELETE "].iter().any(|verb| sql.starts_with(verb))
}

fn request_of(operation: &Operation) -> Request<Body> {
    json_request(&operation.method, &operation.path("1"), operation.body().map(example))
}

/// Makes every call of the document once, the purchase with all that it can have, and the background work.
async fn use_everything(app: &TestApp) {
    let instructor = app.instructor().await;
    for operation in operations(&document()) {
        // The stream has no end, and a data reset empties tables: its statements are meant to.
        if operation.is_stream() || ["/api/admin/data/reset", "/api/admin/logout"].contains(&operation.path.as_str()) {
            continue;
        }
        let (client, _) = app.customer(401).await;
        let mut request = request_of(&operation);
        if operation.is_admins() {
            request.headers_mut().insert("x-admin-token", instructor.token.parse().unwrap());
        }
        client.send(request).await;
    }
    let (client, token) = app.customer(BUYER).await;
    set_points(app, i64::from(BUYER), 200).await;
    fill(&client, &[(2, 1), (3, 2), (4, 3)]).await;
    let line = ok(client.get("/api/cart").await).json()["items"][0]["id"].clone();
    ok(client.put(&format!("/api/cart/item/{line}"), json!({"quantity": 2})).await);
    ok(client.post("/api/checkout/address", json!({})).await);
    ok(client.post("/api/checkout/promo", json!({"code": "FREESHIP"})).await);
    ok(client.post("/api/checkout/shipping", json!({"mode": "express"})).await);
    ok(client.post("/api/checkout/payment", card_and_voucher(true)).await);
    let placed = order(&client, &token).await.json();
    let path = format!("/api/orders/{}", placed["orderId"]);
    for get in [&path, &format!("{path}/invoice"), "/api/orders", "/api/mails", "/api/mails/1", "/api/auth/me"] {
        client.get(get).await;
    }
    ok(client.post(&format!("{path}/cancel"), json!({})).await);
    for sort in ["id", "name", "price", "category", "createdAt", "stock"] {
        for direction in ["asc", "desc"] {
            let order = format!("sort={sort}&direction={direction}");
            for filter in
                ["", "category=kitchen", "minPrice=10&maxPrice=50", "q=caf", "q=caf&category=kitchen&minPrice=1"]
            {
                ok(client.get(&format!("/api/products/search?{filter}&{order}")).await);
            }
            ok(client.get(&format!("/api/products?page=2&{order}")).await);
        }
    }
    for query in ["users?q=user1", "users?q=Martin", "orders?status=PAID", "orders", "products?q=caf", "mails"] {
        ok(instructor.get(&format!("/api/admin/{query}")).await);
    }
    for step in STEPS {
        perfshop_shop::fulfilment::due(&app.state.shop, step, 1, i64::MAX, 100).await.unwrap();
    }
    perfshop_shop::session::purge(&app.state.shop).await.unwrap();
}

#[tokio::test]
async fn no_statement_of_the_healthy_shop_walks_through_a_table() {
    for app in TestApp::both().await {
        app.statements.take();
        use_everything(&app).await;
        let texts: BTreeSet<String> = app.statements.take().into_iter().filter(|sql| is_planned(sql)).collect();
        assert!(texts.len() > 80, "{}: only {} statements were heard", app.database, texts.len());
        let mut wrong = Vec::new();
        for sql in texts {
            for step in walks(&app.state.shop, &sql).await {
                wrong.push(format!("{step}\n    {sql}"));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", app.database, wrong.join("\n"));
    }
}

#[tokio::test]
async fn a_walk_would_be_seen() {
    for app in TestApp::both().await {
        for sql in [
            "SELECT id FROM products WHERE description = ?",
            "SELECT id FROM users WHERE city = ? ORDER BY id LIMIT ?",
            "UPDATE products SET stock = 0 WHERE pedagogique = ?",
        ] {
            assert_eq!(walks(&app.state.shop, sql).await.len(), 1, "{}: {sql}", app.database);
        }
    }
}

#[tokio::test]
async fn a_reading_asks_as_often_for_many_rows_as_for_one() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 401).await;
        let instructor = app.instructor().await;
        let few = buy_one(&client, &token, 1).await;
        let next = few["securityToken"].as_str().unwrap();
        let products: Vec<(i64, i64)> = (1..=30).map(|product| (product, 1)).collect();
        for (product, _) in &products {
            crate::util::shopper::set_product(&app, *product, 1_000, 100).await;
        }
        fill(&client, &products).await;
        crate::util::shopper::pay(&client).await;
        let many = order(&client, next).await.json();
        let path = |placed: &serde_json::Value, rest: &str| format!("/api/orders/{}{rest}", placed["orderId"]);
        let pairs = [
            ("/api/products?size=1".to_owned(), "/api/products?size=100".to_owned()),
            ("/api/products/search?q=c&size=1".to_owned(), "/api/products/search?q=c&size=100".to_owned()),
            ("/api/orders?size=1".to_owned(), "/api/orders?size=100".to_owned()),
            ("/api/mails?size=1".to_owned(), "/api/mails?size=100".to_owned()),
            (path(&few, ""), path(&many, "")),
            (path(&few, "/invoice"), path(&many, "/invoice")),
        ];
        for (one, hundred) in pairs {
            app.statements.take();
            ok(client.get(&one).await);
            let asked = app.statements.take();
            ok(client.get(&hundred).await);
            assert_eq!(app.statements.take(), asked, "{}: {hundred}", app.database);
            assert!(asked.len() <= 5, "{}: {one} asks {asked:#?}", app.database);
        }
        for list in ["products", "users", "orders", "mails", "promo-codes"] {
            app.statements.take();
            ok(instructor.get(&format!("/api/admin/{list}?size=1")).await);
            let asked = app.statements.take();
            ok(instructor.get(&format!("/api/admin/{list}?size=100")).await);
            assert_eq!(app.statements.take(), asked, "{}: {list}", app.database);
        }
        // The cart of one line and the cart of thirty.
        fill(&client, &products[..1]).await;
        app.statements.take();
        ok(client.get("/api/cart").await);
        let asked = app.statements.take();
        fill(&client, &products[1..]).await;
        app.statements.take();
        ok(client.get("/api/cart").await);
        assert_eq!(app.statements.take(), asked, "{}", app.database);
    }
}

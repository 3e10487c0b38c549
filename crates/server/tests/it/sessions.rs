// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sessions on both databases: when there is one, what joins at login, and when it is over.

use perfshop_shop::clock::now_ms;
use perfshop_shop::{params, token};
use serde_json::{Value, json};

use crate::util::app::{Client, Reply, TestApp, raw_request};
use crate::util::shopper::{self, fill, number, ok, order, pay, refused, signed_in, write};

const COOKIE: &str = "JSESSIONID";
const MINUTE: i64 = 60_000;

fn sets_cookie(reply: &Reply) -> Option<&str> {
    reply.headers.get("set-cookie").map(|value| value.to_str().unwrap())
}

async fn rows(app: &TestApp) -> i64 {
    number(app, "SELECT COUNT(*) FROM sessions", &[]).await
}

async fn login(client: &Client<'_>, customer: i64) -> Reply {
    let account = json!({"email": format!("user{customer}@perfshop.com"), "password": format!("password{customer}")});
    ok(client.post("/api/auth/login", account).await)
}

/// (product, quantity) in the order of the lines.
async fn cart(client: &Client<'_>) -> Vec<(i64, i64)> {
    let cart = ok(client.get("/api/cart").await).json();
    let line = |item: &Value| (item["productId"].as_i64().unwrap(), item["quantity"].as_i64().unwrap());
    cart["items"].as_array().unwrap().iter().map(line).collect()
}

/// A client with a cookie that somebody kept.
fn with_cookie<'a>(app: &'a TestApp, cookie: &str) -> Client<'a> {
    let client = app.client();
    client.keep(COOKIE, cookie);
    client
}

async fn is_over(app: &TestApp, cookie: &str) {
    let client = with_cookie(app, cookie);
    assert_eq!(refused(&client.get("/api/auth/me").await), (401, "LOGIN_REQUIRED".into()), "{}", app.database);
    assert_eq!(refused(&client.get("/api/orders").await), (401, "LOGIN_REQUIRED".into()));
    assert_eq!(refused(&order(&client, "x").await), (401, "LOGIN_REQUIRED".into()));
    let status = ok(with_cookie(app, cookie).get("/api/auth/status").await).json();
    assert_eq!(status, json!({"authenticated": false, "hasToken": false, "userId": null, "graceActive": false}));
    assert_eq!(cart(&with_cookie(app, cookie)).await, []);
}

#[tokio::test]
async fn a_visitor_gets_a_session_at_the_first_cart_write() {
    for app in TestApp::both().await {
        let client = app.client();
        for path in ["/api/cart", "/api/products", "/api/products/1", "/api/auth/status", "/api/countries"] {
            assert_eq!(sets_cookie(&ok(client.get(path).await)), None, "{path}");
        }
        let vain = [
            client.post("/api/cart/add", json!({"productId": 999_999, "quantity": 1})).await,
            client.post("/api/cart/add", json!({"productId": 1, "quantity": 0})).await,
            client.post("/api/cart/add", json!({"productId": 1, "quantity": 1, "x": 1})).await,
            client.send(raw_request("POST", "/api/cart/add", "{")).await,
            client.put("/api/cart/item/1", json!({"quantity": 1})).await,
            client.delete("/api/cart/item/1").await,
            client.delete("/api/cart").await,
            client.post("/api/checkout/address", json!({})).await,
            client.post("/api/auth/login", json!({"email": "user1@perfshop.com", "password": "wrong"})).await,
        ];
        for reply in vain {
            assert_eq!(sets_cookie(&reply), None, "{}", reply.text());
        }
        assert_eq!(rows(&app).await, 0, "{}", app.database);

        let first = ok(client.post("/api/cart/add", json!({"productId": 1, "quantity": 2})).await);
        assert_attributes(sets_cookie(&first).unwrap());
        let cookie = client.cookie(COOKIE).unwrap();
        let kept = "SELECT COUNT(*) FROM sessions WHERE id_hash = ? AND user_id IS NULL";
        assert_eq!(number(&app, kept, params![token::sha256(&cookie)]).await, 1, "{}", app.database);
        let second = ok(client.post("/api/cart/add", json!({"productId": 2, "quantity": 1})).await);
        assert_eq!((sets_cookie(&second), rows(&app).await), (None, 1));
        assert_eq!(cart(&client).await, [(1, 2), (2, 1)]);
        // Another visitor's cart is another's: its lines cannot be reached.
        let line = ok(client.get("/api/cart").await).json()["items"][0]["id"].clone();
        let other = app.client();
        fill(&other, &[(3, 1)]).await;
        let line = format!("/api/cart/item/{line}");
        assert_eq!(refused(&other.put(&line, json!({"quantity": 9})).await).0, 404);
        assert_eq!(refused(&other.delete(&line).await).0, 404);
        assert_eq!((cart(&client).await, cart(&other).await), (vec![(1, 2), (2, 1)], vec![(3, 1)]));
        // A visitor may not check out.
        assert_eq!(refused(&client.post("/api/checkout/address", json!({})).await).0, 401);
    }
}

/// HttpOnly, SameSite=Lax, for the whole site and for no longer than the browser is open.
fn assert_attributes(cookie: &str) {
    let (value, attributes) = cookie.split_once("; ").unwrap();
    let mut attributes: Vec<String> = attributes.split("; ").map(str::to_lowercase).collect();
    attributes.sort();
    assert_eq!(attributes, ["httponly", "path=/", "samesite=lax"], "{cookie}");
    let id = value.strip_prefix("JSESSIONID=").unwrap();
    assert!(id.len() >= 32 && id.bytes().all(|b| b.is_ascii_hexdigit()), "{cookie}");
}

#[tokio::test]
async fn a_visitors_cart_joins_the_customers_at_login() {
    for app in TestApp::both().await {
        for (product, stock) in [(1, 100), (2, 6), (3, 0), (4, 3)] {
            shopper::set_product(&app, product, 1_000, stock).await;
        }
        let (before, _) = signed_in(&app, 1).await;
        fill(&before, &[(1, 2), (2, 4)]).await;
        let visitor = app.client();
        fill(&visitor, &[(3, 1), (2, 4), (1, 3), (4, 9)]).await;
        let as_visitor = visitor.cookie(COOKIE).unwrap();

        let reply = login(&visitor, 1).await;
        assert_attributes(sets_cookie(&reply).unwrap());
        let profile = reply.json();
        assert_eq!(
            (&profile["success"], &profile["id"], &profile["email"]),
            (&json!(true), &json!(1), &json!("user1@perfshop.com"))
        );
        // Added up, capped at the stock, and nothing of what has run out.
        let mut joined = cart(&visitor).await;
        joined.sort_unstable();
        assert_eq!(joined, [(1, 5), (2, 6), (4, 3)], "{}", app.database);
        // A new cookie: who had fixed or read the visitor's has nothing, not even the visitor's cart.
        assert_ne!(visitor.cookie(COOKIE).unwrap(), as_visitor);
        is_over(&app, &as_visitor).await;
        assert_eq!(number(&app, "SELECT COUNT(*) FROM cart_items", &[]).await, 3, "{}", app.database);

        // A cookie that the shop never gave does not become a session by a login.
        let fixed = with_cookie(&app, "fixed-by-somebody");
        login(&fixed, 2).await;
        assert_ne!(fixed.cookie(COOKIE).unwrap(), "fixed-by-somebody");
        is_over(&app, "fixed-by-somebody").await;
        // A second login in the same browser is a new session, ends the one before, and doubles nothing.
        let first = visitor.cookie(COOKIE).unwrap();
        login(&visitor, 1).await;
        is_over(&app, &first).await;
        assert_eq!(cart(&visitor).await.len(), 3);
        // Another customer in the same browser does not get the cart.
        login(&visitor, 5).await;
        assert_eq!(cart(&visitor).await, []);
        assert_eq!(cart(&before).await.len(), 3, "the customer's other browser has it still");
    }
}

#[tokio::test]
async fn a_logout_ends_the_session_at_once() {
    for app in TestApp::both().await {
        let client = app.client();
        let security_token = login(&client, 1).await.json()["securityToken"].as_str().unwrap().to_owned();
        let (elsewhere, _) = signed_in(&app, 1).await;
        let cookie = client.cookie(COOKIE).unwrap();
        let status = ok(client.get("/api/auth/status").await).json();
        assert_eq!(status, json!({"authenticated": true, "hasToken": true, "userId": 1, "graceActive": false}));
        fill(&client, &[(1, 1)]).await;
        pay(&client).await;
        let gone = ok(client.post("/api/auth/logout", json!({})).await);
        assert_eq!(gone.json(), json!({"success": true}));
        assert!(sets_cookie(&gone).unwrap().starts_with("JSESSIONID=;"), "{:?}", sets_cookie(&gone));
        is_over(&app, &cookie).await;
        let late = order(&with_cookie(&app, &cookie), &security_token).await;
        assert_eq!(refused(&late), (401, "LOGIN_REQUIRED".into()), "{}", app.database);
        assert_eq!(refused(&client.post("/api/auth/logout", json!({})).await).0, 401);
        // The customer's other browser and the cart go on.
        assert_eq!(cart(&elsewhere).await, [(1, 1)], "{}", app.database);
    }
}

async fn seen(app: &TestApp, cookie: &str) -> i64 {
    number(app, "SELECT last_seen_at FROM sessions WHERE id_hash = ?", params![token::sha256(cookie)]).await
}

async fn set_seen(app: &TestApp, cookie: &str, ago: i64) -> i64 {
    let at = now_ms() - ago;
    let sql = "UPDATE sessions SET last_seen_at = ? WHERE id_hash = ?";
    assert_eq!(write(app, sql, params![at, token::sha256(cookie)]).await, 1);
    at
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_idle() {
    for app in TestApp::both().await {
        let (client, _) = signed_in(&app, 1).await;
        let cookie = client.cookie(COOKIE).unwrap();
        // Within a minute nothing is written, however often it is used.
        let at = set_seen(&app, &cookie, MINUTE - 10_000).await;
        for _ in 0..5 {
            ok(client.get("/api/auth/me").await);
            ok(client.get("/api/cart").await);
        }
        assert_eq!(seen(&app, &cookie).await, at, "{}", app.database);
        // After a minute it is, once.
        let at = set_seen(&app, &cookie, MINUTE).await;
        ok(client.get("/api/auth/me").await);
        let written = seen(&app, &cookie).await;
        assert!(written >= at + MINUTE, "{}", app.database);
        ok(client.get("/api/auth/me").await);
        assert_eq!(seen(&app, &cookie).await, written, "{}", app.database);
        // Alive to the end of the half hour, and alive again for another.
        set_seen(&app, &cookie, 30 * MINUTE - 5_000).await;
        ok(client.get("/api/auth/me").await);
        assert!(now_ms() - seen(&app, &cookie).await < MINUTE);
        // Over after it, with the minute in which activity need not be written; and it does not come back.
        for _ in 0..2 {
            set_seen(&app, &cookie, 31 * MINUTE + 1_000).await;
            is_over(&app, &cookie).await;
        }
        assert!(now_ms() - seen(&app, &cookie).await > 31 * MINUTE, "{}", app.database);

        // A visitor's too: the cart is gone, and the next write opens another session.
        let visitor = app.client();
        fill(&visitor, &[(1, 1)]).await;
        let first = visitor.cookie(COOKIE).unwrap();
        set_seen(&app, &first, 31 * MINUTE + 1_000).await;
        assert_eq!(cart(&visitor).await, []);
        fill(&visitor, &[(2, 1)]).await;
        assert_ne!(visitor.cookie(COOKIE).unwrap(), first);
        assert_eq!(cart(&visitor).await, [(2, 1)], "{}", app.database);
    }
}

#[tokio::test]
async fn a_refused_login_tells_nothing_about_the_account() {
    for app in TestApp::both().await {
        let mut told = Vec::new();
        for (email, password) in [
            ("user1@perfshop.com", "password2"),
            ("user1@perfshop.com", "PASSWORD1"),
            ("nobody@perfshop.com", "password1"),
            ("nobody@perfshop.com", "no account has this password"),
            ("' OR 1=1 -- ", "x"),
        ] {
            let reply = app.client().post("/api/auth/login", json!({"email": email, "password": password})).await;
            assert_eq!(refused(&reply), (401, "INVALID_CREDENTIALS".into()), "{} {email}", app.database);
            let mut problem = reply.json();
            problem["traceId"].take();
            told.push(problem);
        }
        assert!(told.iter().all(|problem| *problem == told[0]), "{}: {told:?}", app.database);
        assert_eq!(rows(&app).await, 0);
    }
}

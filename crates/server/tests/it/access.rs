// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who gets in where: customers by their cookie, admins by their token, and nobody by the other's.

mod doors;

use std::collections::BTreeSet;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use doors::{Door, WHO, doors, owned};
use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{ADMIN_EMAIL, ADMIN_PASSWORD, Client, Reply, TestApp, json_request};
use crate::util::document::{Operation, document, example, operations};
use crate::util::shopper::{buy_one, fill, ok};
use crate::util::stored::stored;

/// An admin who exists and has no right.
const POWERLESS: &str = "assistant@example.org";
/// An admin who has every right that can be given, and is not the superadmin.
const TRUSTED: &str = "colleague@example.org";
/// The customer whose order, mail and cart line the paths name, and one who has nothing to do with them.
const OWNER: u32 = 9;
const STRANGER: u32 = 10;
/// What the owner buys: not the product 1, which the admins change and delete.
const SOLD: i64 = 2;

/// Adds an admin with every right or with none. The password is the superadmin's, so its hash is too.
async fn add_admin(app: &TestApp, email: &str, has: bool) {
    let sql = "INSERT INTO admin_users (email, password_hash, is_super, can_chaos, can_monitoring, can_admin, can_jmeter, \
               can_scripts, created_at, updated_at) \
               SELECT ?, password_hash, 0, ?, ?, ?, ?, ?, 0, 0 FROM admin_users WHERE email = ?";
    app.state.control_db.execute(sql, params![email, has, has, has, has, has, ADMIN_EMAIL]).await.unwrap();
}

async fn login(app: &TestApp, email: &str, password: &str) -> Reply {
    app.ask_admin(json_request("POST", "/api/admin/login", Some(json!({"email": email, "password": password})))).await
}

async fn token(app: &TestApp, email: &str) -> String {
    login(app, email, ADMIN_PASSWORD).await.json()["adminToken"].as_str().unwrap().to_owned()
}

fn with_token(mut request: Request<Body>, token: &str) -> Request<Body> {
    request.headers_mut().insert("x-admin-token", token.parse().unwrap());
    request
}

async fn me(app: &TestApp, token: &str) -> Reply {
    app.ask_admin(with_token(json_request("GET", "/api/admin/me", None), token)).await
}

fn request_of(operation: &Operation, id: &str) -> Request<Body> {
    json_request(&operation.method, &operation.path(id), operation.body().map(example))
}

/// The id of a thing that the owner has and that the path names, made anew: some calls end it. `1` for any other path.
async fn id_for(app: &TestApp, path: &str) -> String {
    if !owned(path) {
        return "1".to_owned();
    }
    let (owner, token) = app.customer(OWNER).await;
    if path.starts_with("/api/cart") {
        fill(&owner, &[(SOLD, 1)]).await;
        return ok(owner.get("/api/cart").await).json()["items"][0]["id"].to_string();
    }
    let order = buy_one(&owner, &token, SOLD).await["orderId"].to_string();
    if path.starts_with("/api/orders") {
        return order;
    }
    ok(owner.get("/api/mails?size=1").await).json()["content"][0]["id"].to_string()
}

#[tokio::test]
async fn every_call_lets_in_whom_it_should() {
    let app = TestApp::sqlite().await;
    add_admin(&app, POWERLESS, false).await;
    add_admin(&app, TRUSTED, true).await;
    let document = document();
    let (mut missing, mut wrong) = (Vec::new(), Vec::new());
    for operation in operations(&document) {
        let Some(doors) = doors(&operation.method, &operation.path) else {
            missing.push(format!("{} {}", operation.method, operation.path));
            continue;
        };
        for (who, expected) in WHO.into_iter().zip(doors) {
            // Each with an identity and a thing of its own: some of these calls end it.
            let request = request_of(&operation, &id_for(&app, &operation.path).await);
            let client = match who {
                "the customer" => app.customer(OWNER).await.0,
                "another customer" => app.customer(STRANGER).await.0,
                _ => app.client(),
            };
            let request = match who {
                "an admin without rights" => with_token(request, &token(&app, POWERLESS).await),
                "an admin" => with_token(request, &token(&app, TRUSTED).await),
                "the superadmin" => with_token(request, &token(&app, ADMIN_EMAIL).await),
                "a student" => {
                    ok(client.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await);
                    request
                }
                _ => request,
            };
            let met = met(&client, request, &operation).await;
            if met != expected {
                wrong.push(format!("{} {} for {who}: {met:?}, not {expected:?}", operation.method, operation.path));
            }
        }
        let needs = doors[0] == Door::NoAdmin;
        assert_eq!(operation.is_admins(), needs, "{} {}: what the document says", operation.method, operation.path);
    }
    assert!(missing.is_empty(), "say who may call: {missing:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A stream that is let in has no end: only a refusal comes at once.
async fn met(client: &Client<'_>, request: Request<Body>, operation: &Operation) -> Door {
    if operation.is_stream() {
        let reply = tokio::time::timeout(Duration::from_secs(2), client.send(request)).await;
        return reply.map_or(Door::Open, |reply| Door::of(&reply, false));
    }
    Door::of(&client.send(request).await, owned(&operation.path))
}

/// What stands in no document: with security off it is not there, for whoever asks and with whatever they hold.
#[tokio::test]
async fn hidden_calls_are_nowhere_for_everybody() {
    let app = TestApp::sqlite().await;
    add_admin(&app, TRUSTED, true).await;
    let tokens = [token(&app, TRUSTED).await, token(&app, ADMIN_EMAIL).await];
    let (customer, _) = app.customer(OWNER).await;
    let student = app.client();
    ok(student.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await);
    let mut hidden = crate::security::portal::calls();
    hidden.extend([("GET", "/api/debug/session", None), ("GET", "/admin", None)]);
    let paths = document()["paths"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for (method, path, body) in hidden {
        let bare = path.split('?').next().unwrap();
        assert!(!paths.iter().any(|known| known == bare), "{path} is in the document");
        let request = || json_request(method, path, body.clone());
        let mut replies = vec![app.ask_public(request()).await];
        for client in [&customer, &student] {
            client.keep("portal_role", "admin");
            replies.push(client.send(request()).await);
        }
        for token in &tokens {
            replies.push(app.ask_public(with_token(request(), token)).await);
            replies.push(app.ask_admin(with_token(request(), token)).await);
        }
        for reply in replies {
            assert_eq!((reply.status.as_u16(), reply.code()), (404, "NO_SUCH_PATH".into()), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn nobody_changes_anything_at_a_closed_door() {
    for app in TestApp::both().await {
        add_admin(&app, POWERLESS, false).await;
        let powerless = token(&app, POWERLESS).await;
        let before = stored(&app).await;
        for operation in operations(&document()).iter().filter(|operation| operation.method != "GET") {
            let doors = doors(&operation.method, &operation.path).unwrap();
            if doors[0] != Door::Open {
                app.ask_public(request_of(operation, "1")).await;
            }
            if doors[3] == Door::NoRight {
                app.ask_admin(with_token(request_of(operation, "1"), &powerless)).await;
                app.ask_public(with_token(request_of(operation, "1"), &powerless)).await;
            }
        }
        assert_eq!(stored(&app).await, before, "{}", app.database);
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    let app = TestApp::sqlite().await;
    let told = |reply: Reply| {
        let mut body = reply.json();
        body.as_object_mut().unwrap().remove("traceId");
        let names: BTreeSet<String> = reply.headers.keys().map(ToString::to_string).collect();
        (reply.status.as_u16(), body, names)
    };
    let wrong = told(login(&app, ADMIN_EMAIL, "wrong").await);
    assert_eq!((wrong.0, &wrong.1["code"]), (401, &json!("INVALID_CREDENTIALS")));
    assert_eq!(wrong, told(login(&app, "nobody@example.org", "wrong").await));

    let client = app.client();
    let customer = |email: &str| client.post("/api/auth/login", json!({"email": email, "password": "wrong"}));
    assert_eq!(told(customer("user1@perfshop.com").await), told(customer("nobody@perfshop.com").await));
    assert_eq!(client.cookie("JSESSIONID"), None);
    // The case of an address is no secret; that of a password is.
    assert_eq!(login(&app, &ADMIN_EMAIL.to_uppercase(), ADMIN_PASSWORD).await.status, 200);
    assert_eq!(login(&app, ADMIN_EMAIL, &ADMIN_PASSWORD.to_uppercase()).await.status, 401);
    // One kind of account is not the other.
    assert_eq!(login(&app, "user1@perfshop.com", "password1").await.status, 401);
    assert_eq!(
        client.post("/api/auth/login", json!({"email": ADMIN_EMAIL, "password": ADMIN_PASSWORD})).await.status,
        401
    );
}

#[tokio::test]
async fn a_token_works_on_both_listeners_until_its_logout() {
    for app in TestApp::both().await {
        let (one, other) = (token(&app, ADMIN_EMAIL).await, token(&app, ADMIN_EMAIL).await);
        assert_ne!(one, other);
        for path in ["/api/admin/me", "/api/admin/chaos/status"] {
            let request = || with_token(json_request("GET", path, None), &one);
            assert_eq!(app.ask_public(request()).await.status, 200, "8080 {path}");
            assert_eq!(app.ask_admin(request()).await.status, 200, "8081 {path}");
        }
        let body = me(&app, &one).await.json();
        assert_eq!((&body["email"], &body["isSuperAdmin"]), (&json!(ADMIN_EMAIL), &json!(true)));
        // Void on one listener is void on both.
        let out = app.ask_public(with_token(json_request("POST", "/api/admin/logout", None), &one)).await;
        assert_eq!(out.json(), json!({"success": true}));
        assert_eq!((me(&app, &one).await.status.as_u16(), me(&app, &one).await.code()), (401, "ADMIN_REQUIRED".into()));
        assert_eq!(me(&app, &other).await.status, 200, "another token of the account stays");
    }
}

#[tokio::test]
async fn a_token_ends_with_its_time() {
    let app = TestApp::sqlite().await;
    let token = token(&app, ADMIN_EMAIL).await;
    let db = &app.state.control_db;
    let life = "SELECT expires_at - created_at FROM admin_tokens";
    let life = db.query_one(life, &[], |row| row.get::<i64>(0)).await.unwrap();
    assert_eq!(life, Some(12 * 3_600_000), "a token lives twelve hours");
    db.execute("UPDATE admin_tokens SET expires_at = ?", params![perfshop_shop::clock::now_ms() - 1]).await.unwrap();
    assert_eq!(me(&app, &token).await.code(), "ADMIN_REQUIRED");
}

#[tokio::test]
async fn secrets_are_stored_as_hashes_only() {
    for app in TestApp::both().await {
        let token = token(&app, ADMIN_EMAIL).await;
        let (client, security) = app.customer(1).await;
        let cookie = client.cookie("JSESSIONID").unwrap();
        let texts = |row: &perfshop_shop::db::Row<'_>| row.get::<String>(0);
        let control = &app.state.control_db;
        let hashes = control.query("SELECT token_hash FROM admin_tokens", &[], texts).await.unwrap();
        let passwords = control.query("SELECT password_hash FROM admin_users", &[], texts).await.unwrap();
        let sessions = app.state.shop.query("SELECT id_hash FROM sessions", &[], texts).await.unwrap();
        assert!(hashes.iter().chain(&sessions).all(|hash| hash.len() == 64 && *hash != token && *hash != cookie));
        assert!(hashes.contains(&perfshop_shop::token::sha256(&token)));
        assert!(passwords.iter().all(|hash| hash.starts_with("$argon2id$") && !hash.contains(ADMIN_PASSWORD)));
        assert!(security.len() >= 32 && cookie.len() >= 32 && token.len() >= 32);
    }
}

#[tokio::test]
async fn a_cookie_never_makes_an_admin() {
    let app = TestApp::sqlite().await;
    let token = token(&app, ADMIN_EMAIL).await;
    let (customer, _) = app.customer(1).await;
    for name in ["X-Admin-Token", "adminToken", "JSESSIONID", "admin"] {
        let mut request = json_request("GET", "/api/admin/me", None);
        request.headers_mut().insert("cookie", format!("{name}={token}").parse().unwrap());
        assert_eq!(app.ask_admin(request).await.code(), "ADMIN_REQUIRED", "{name}");
    }
    assert_eq!(customer.get("/api/admin/me").await.code(), "ADMIN_REQUIRED");
    let query = app.ask_admin(json_request("GET", &format!("/api/admin/me?X-Admin-Token={token}"), None)).await;
    assert_eq!(query.code(), "ADMIN_REQUIRED");
    // Nor is a session's cookie a token, or a token's hash.
    let hash = perfshop_shop::token::sha256(&token);
    for no_token in
        [customer.cookie("JSESSIONID").unwrap(), hash, String::new(), token.to_uppercase(), token[1..].into()]
    {
        assert_eq!(me(&app, &no_token).await.code(), "ADMIN_REQUIRED", "{no_token}");
    }
    // A login gives no cookie that a page of the shop could act with.
    assert!(login(&app, ADMIN_EMAIL, ADMIN_PASSWORD).await.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn an_admin_has_the_rights_of_the_account() {
    let app = TestApp::sqlite().await;
    add_admin(&app, POWERLESS, false).await;
    let token = token(&app, POWERLESS).await;
    let rights = |body: &Value| {
        let all = body.as_object().unwrap();
        all.iter().filter(|(_, value)| **value == json!(true)).map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rights(&me(&app, &token).await.json()), Vec::<String>::new());
    let reset = || app.ask_admin(with_token(json_request("POST", "/api/admin/chaos/reset", None), &token));
    assert_eq!(reset().await.code(), "FORBIDDEN");
    // A right that is given counts at once.
    let sql = "UPDATE admin_users SET can_chaos = 1 WHERE email = ?";
    app.state.control_db.execute(sql, params![POWERLESS]).await.unwrap();
    assert_eq!(reset().await.status, 200);
    assert_eq!(rights(&me(&app, &token).await.json()), ["canAccessChaos"]);
}

#[tokio::test]
async fn another_sites_page_cannot_act_with_the_cookie() {
    let app = TestApp::sqlite_with(&[("cors-allowed-origins", "https://lms.example")]).await;
    let (client, _) = app.customer(1).await;
    let before = stored(&app).await;
    let add = |origin: Option<&str>| {
        let mut request = json_request("POST", "/api/cart/add", Some(json!({"productId": 1, "quantity": 1})));
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        request
    };
    // 8081 is another origin than the shop.
    for origin in ["https://evil.example", "null", "http://127.0.0.1:8081", "https://lms.example.evil.example"] {
        let reply = client.send(add(Some(origin))).await;
        assert_eq!((reply.status.as_u16(), reply.code()), (403, "ORIGIN_REFUSED".into()), "{origin}");
    }
    assert_eq!(stored(&app).await, before);
    for origin in [None, Some("http://127.0.0.1:8080"), Some("https://lms.example")] {
        assert_eq!(client.send(add(origin)).await.status, 200, "{origin:?}");
    }
    // Without a cookie there is nothing to act with.
    assert_eq!(app.ask_public(add(Some("https://evil.example"))).await.status, 200);
}

#[tokio::test]
async fn an_order_belongs_to_its_customer() {
    let app = TestApp::sqlite().await;
    let sql = "SELECT id, user_id FROM orders ORDER BY id LIMIT 1";
    let first = app.state.shop.query_one(sql, &[], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))).await.unwrap();
    let (order, owner) = first.unwrap();
    let path = format!("/api/orders/{order}");
    let (owner, _) = app.customer(u32::try_from(owner).unwrap()).await;
    assert_eq!(owner.get(&path).await.json()["id"], order);
    let (other, _) = app.customer(1).await;
    let refused = other.get(&path).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (404, "NOT_FOUND".into()));
    assert_eq!(
        refused.json()["detail"],
        other.get("/api/orders/999999").await.json()["detail"],
        "nothing tells them apart"
    );
    assert_eq!(owner.post("/api/auth/logout", json!({})).await.status, 200);
    assert_eq!(owner.get(&path).await.code(), "LOGIN_REQUIRED");
}

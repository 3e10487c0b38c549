// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may try how often, and which other origins may call.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, header};
use serde_json::json;

use crate::util::app::{ADMIN_EMAIL, ADMIN_PASSWORD, Reply, TestApp, json_request};
use crate::util::shopper::{ok, refused};

/// A login of an admin from an address.
fn login(email: &str, password: &str, from: &str) -> Request<Body> {
    let mut request = json_request("POST", "/api/admin/login", Some(json!({"email": email, "password": password})));
    let address: SocketAddr = format!("{from}:40000").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

#[track_caller]
fn told_to_wait(reply: &Reply) {
    assert_eq!(refused(reply), (429, "TOO_MANY_ATTEMPTS".into()), "{}", reply.text());
    let seconds: u64 = reply.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    assert!(reply.json()["detail"].as_str().unwrap().contains(&seconds.to_string()));
}

#[tokio::test]
async fn wrong_logins_of_admins_are_limited_by_account_and_address() {
    for app in TestApp::both().await {
        let wrong = (401, "INVALID_CREDENTIALS".to_owned());
        // Logging in well is never limited, at once or in turn.
        let well = || app.ask_admin(login(ADMIN_EMAIL, ADMIN_PASSWORD, "10.0.0.1"));
        for reply in futures_util::future::join_all((0..20).map(|_| well())).await {
            ok(reply);
        }
        // On one account, from anywhere, in either case, on either listener.
        for number in 0..5 {
            let request = login(&ADMIN_EMAIL.to_uppercase(), "wrong", &format!("10.0.1.{number}"));
            let reply = if number % 2 == 0 { app.ask_admin(request).await } else { app.ask_public(request).await };
            assert_eq!(refused(&reply), wrong, "{}", app.database);
        }
        told_to_wait(&app.ask_admin(login(ADMIN_EMAIL, ADMIN_PASSWORD, "10.0.0.1")).await);
        told_to_wait(&app.ask_public(login(ADMIN_EMAIL, "wrong", "10.0.0.9")).await);
        // An account that does not exist says the same.
        for _ in 0..5 {
            assert_eq!(refused(&app.ask_admin(login("nobody@example.org", "x", "10.0.2.1")).await), wrong);
        }
        told_to_wait(&app.ask_admin(login("nobody@example.org", "x", "10.0.2.1")).await);
        // Fifty from one address, whatever the account; five of them are above.
        for number in 5..50 {
            assert_eq!(refused(&app.ask_admin(login(&format!("{number}@a.org"), "x", "10.0.2.1")).await), wrong);
        }
        told_to_wait(&app.ask_admin(login("another@a.org", "x", "10.0.2.1")).await);
        assert_eq!(refused(&app.ask_admin(login("another@a.org", "x", "10.0.2.2")).await), wrong);
    }
}

#[tokio::test]
async fn guesses_sent_at_once_learn_no_more_than_five() {
    let app = TestApp::sqlite().await;
    let guess = |n: usize| app.ask_admin(login(ADMIN_EMAIL, &format!("guess {n}"), "10.0.0.1"));
    let replies = futures_util::future::join_all((0..30).map(guess)).await;
    let told = replies.iter().filter(|reply| reply.status == 401).count();
    assert_eq!((told, replies.iter().filter(|reply| reply.status == 429).count()), (5, 25));
}

#[tokio::test]
async fn customers_are_not_limited() {
    let app = TestApp::sqlite().await;
    let client = app.client();
    for _ in 0..8 {
        let reply = client.post("/api/auth/login", json!({"email": "user1@perfshop.com", "password": "wrong"})).await;
        assert_eq!(refused(&reply), (401, "INVALID_CREDENTIALS".into()));
    }
    app.customer(1).await;
}

const FRIEND: &str = "https://lms.example";

fn from_origin(method: &str, path: &str, origin: &str) -> Request<Body> {
    let mut request = json_request(method, path, None);
    request.headers_mut().insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
    request
}

fn preflight(path: &str, origin: &str) -> Request<Body> {
    let mut request = from_origin("OPTIONS", path, origin);
    request.headers_mut().insert("access-control-request-method", HeaderValue::from_static("PUT"));
    request.headers_mut().insert("access-control-request-headers", HeaderValue::from_static("content-type,x-a"));
    request
}

/// The names of the headers with which an answer speaks to a browser about origins.
fn said(reply: &Reply) -> Vec<&str> {
    reply.headers.keys().map(|name| name.as_str()).filter(|name| name.starts_with("access-control-")).collect()
}

#[tokio::test]
async fn a_configured_origin_may_call_and_read() {
    let app = TestApp::sqlite_with(&[("cors-allowed-origins", "https://lms.example, http://localhost:3000")]).await;
    let exposed = "X-Session-Token, X-Action-Token, X-CSRF-Token, X-Step-Token, X-Signature, X-Request-ID, X-Key-Hint";
    for path in ["/api/cart", "/api/products/999999", "/api/no/such/path", "/api/auth/me", "/api/admin/me"] {
        for reply in [
            app.ask_public(from_origin("GET", path, FRIEND)).await,
            app.ask_admin(from_origin("GET", path, FRIEND)).await,
        ] {
            assert_eq!(reply.headers["access-control-allow-origin"], FRIEND, "{path}");
            assert_eq!(reply.headers["access-control-allow-credentials"], "true");
            assert_eq!(reply.headers["access-control-expose-headers"], exposed);
            assert_eq!(reply.headers["vary"], "Origin");
        }
    }
    for path in ["/api/auth/me", "/api/cart/item/7", "/api/orders"] {
        let reply = app.ask_public(preflight(path, "http://localhost:3000")).await;
        assert_eq!((reply.status.as_u16(), reply.text().as_str()), (204, ""), "{path}");
        assert_eq!(reply.headers["access-control-allow-origin"], "http://localhost:3000");
        assert_eq!(reply.headers["access-control-allow-methods"], "GET, HEAD, POST, PUT, DELETE");
        assert_eq!(reply.headers["access-control-allow-headers"], "content-type,x-a");
        assert_eq!(reply.headers["access-control-allow-credentials"], "true");
    }
    // Another origin is told nothing, and may still not act with a cookie; a page of the shop itself is no matter of this.
    for origin in ["https://evil.example", "https://lms.example.evil.example", "http://lms.example", "null"] {
        let reply = app.ask_public(preflight("/api/cart", origin)).await;
        assert_eq!((reply.status.as_u16(), said(&reply)), (405, vec![]), "{origin}");
        let reply = ok(app.ask_public(from_origin("GET", "/api/cart", origin)).await);
        assert_eq!((said(&reply), &reply.headers["vary"]), (vec![], &HeaderValue::from_static("Origin")));
    }
    let reply = app.ask_public(json_request("GET", "/api/cart", None)).await;
    assert_eq!(said(&reply), Vec::<&str>::new());
    for path in ["/shop/", "/images/products/1.svg"] {
        assert_eq!(said(&app.ask_public(from_origin("GET", path, FRIEND)).await), Vec::<&str>::new(), "{path}");
    }
}

#[tokio::test]
async fn nothing_is_said_without_configuration() {
    let app = TestApp::sqlite().await;
    let reply = ok(app.ask_public(from_origin("GET", "/api/cart", FRIEND)).await);
    assert!(said(&reply).is_empty() && !reply.headers.contains_key("vary"), "{:?}", reply.headers);
    let reply = app.ask_public(preflight("/api/cart", FRIEND)).await;
    assert_eq!((reply.status.as_u16(), said(&reply)), (405, vec![]));
}

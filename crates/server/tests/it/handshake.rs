// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a call of the checkout must carry: every refusal, in its order, and what a refusal leaves as it was.

mod once;

use std::collections::BTreeMap;

use perfshop_server::handshake::{Handshake, Kind, Secret, given_key, signature};
use perfshop_shop::clock::now_ms;
use perfshop_shop::token;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use uuid::Uuid;

use crate::util::app::TestApp;
use crate::util::correlate::Correlated;
use crate::util::shopper::{fill, refused, signed_in};

pub type Headers = BTreeMap<&'static str, String>;

pub const ADDRESS: &str = "/api/checkout/address";
pub const SHIPPING: &str = "/api/checkout/shipping";

pub async fn set_level(app: &TestApp, level: u8) {
    let reply = app.instructor().await.post("/api/admin/chaos/scripting", json!({"level": level})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
}

fn with(headers: &Headers, name: &'static str, value: &str) -> Headers {
    let mut other = headers.clone();
    other.insert(name, value.to_owned());
    other
}

async fn secret(app: &TestApp) -> &Secret {
    app.state.handshake.secret(&app.state.shop).await.unwrap()
}

fn id_hash(client: &Correlated<'_>) -> String {
    token::sha256(&client.client.cookie("JSESSIONID").unwrap())
}

/// Signs headers anew: what is wrong with them is then not the signature.
async fn signed(app: &TestApp, client: &Correlated<'_>, mut headers: Headers, path: &str, body: &[u8]) -> Headers {
    let key = given_key(&secret(app).await.of(&id_hash(client)).signing_key()).unwrap();
    let right = signature(&key, "POST", path, &headers["x-request-id"], &headers["x-step-token"], body);
    headers.insert("x-signature", right);
    headers
}

#[tokio::test]
async fn each_fault_has_its_code_and_gives_up_nothing() {
    for app in TestApp::both().await {
        set_level(&app, 3).await;
        let mut other = Correlated::signed_in(&app, 3, 8).await;
        let mut client = Correlated::signed_in(&app, 3, 7).await;
        fill(&client.client, &[(1, 1)]).await;
        // A call that passes, whose headers are used ones from then on.
        let used = client.headers(ADDRESS, b"{}");
        assert_eq!(client.send(ADDRESS, b"{}", &used).await.status, 200);
        other.renew().await;
        let body: &[u8] = br#"{"mode":"standard"}"#;
        let right = client.headers(SHIPPING, body);
        let id = id_hash(&client);
        let aged = |kind| secret_of(&app, &id, kind, now_ms() - 1);
        let (old_action, old_csrf) = (aged(Kind::Action).await, aged(Kind::Csrf).await);
        let cases: Vec<(&str, Headers, u16, &str)> = vec![
            (
                "another's session token",
                with(&right, "x-session-token", &other.announced["x-session-token"]),
                403,
                "TOKEN_INVALID",
            ),
            ("an id that is no UUID", with(&right, "x-request-id", "7"), 403, "TOKEN_INVALID"),
            ("a used id", with(&right, "x-request-id", &used["x-request-id"]), 409, "TOKEN_REPLAYED"),
            (
                "a used id in capitals",
                with(&right, "x-request-id", &used["x-request-id"].to_uppercase()),
                409,
                "TOKEN_REPLAYED",
            ),
            ("a used action token", with(&right, "x-action-token", &used["x-action-token"]), 403, "TOKEN_REPLAYED"),
            (
                "another's action token",
                with(&right, "x-action-token", &other.announced["x-action-token"]),
                403,
                "TOKEN_INVALID",
            ),
            (
                "a CSRF token as action token",
                with(&right, "x-action-token", &right["x-csrf-token"]),
                403,
                "TOKEN_INVALID",
            ),
            ("an invented action token", with(&right, "x-action-token", &"a".repeat(80)), 403, "TOKEN_INVALID"),
            ("an old action token", with(&right, "x-action-token", &old_action), 403, "TOKEN_EXPIRED"),
            ("a used CSRF token", with(&right, "x-csrf-token", &used["x-csrf-token"]), 403, "TOKEN_REPLAYED"),
            (
                "another's CSRF token",
                with(&right, "x-csrf-token", &other.announced["x-csrf-token"]),
                403,
                "TOKEN_INVALID",
            ),
            ("an old CSRF token", with(&right, "x-csrf-token", &old_csrf), 403, "TOKEN_EXPIRED"),
            ("the step before", with(&right, "x-step-token", "step2"), 403, "STEP_OUT_OF_ORDER"),
            ("the step after", with(&right, "x-step-token", "step4"), 403, "STEP_OUT_OF_ORDER"),
            (
                "a signature in capitals",
                with(&right, "x-signature", &right["x-signature"].to_uppercase()),
                403,
                "SIGNATURE_INVALID",
            ),
            (
                "another id than was signed",
                with(&right, "x-request-id", &Uuid::new_v4().to_string()),
                403,
                "SIGNATURE_INVALID",
            ),
        ];
        for (what, headers, status, code) in cases {
            let reply = client.client.send(crate::util::correlate::request(SHIPPING, body, &headers)).await;
            assert_eq!(refused(&reply), (status, code.to_owned()), "{}: {what}: {}", app.database, reply.text());
        }
        for name in right.keys() {
            let mut headers = right.clone();
            headers.remove(name);
            let reply = client.client.send(crate::util::correlate::request(SHIPPING, body, &headers)).await;
            assert_eq!(refused(&reply), (403, "TOKEN_MISSING".to_owned()), "{}: {name}", app.database);
            assert!(reply.json()["detail"].as_str().unwrap().to_lowercase().contains(name), "{}", reply.text());
        }
        let altered = br#"{"mode":"express"}"#;
        let reply = client.client.send(crate::util::correlate::request(SHIPPING, altered, &right)).await;
        assert_eq!(refused(&reply), (403, "SIGNATURE_INVALID".to_owned()), "{}: an altered body", app.database);
        // A step that is not due yet, though it names itself rightly.
        let early = client.headers("/api/orders", b"{}");
        let reply = client.client.send(crate::util::correlate::request("/api/orders", b"{}", &early)).await;
        assert_eq!(refused(&reply), (403, "STEP_OUT_OF_ORDER".to_owned()), "{}: too early", app.database);
        // A refusal by the shop itself gives up nothing either.
        let nonsense = signed(&app, &client, right.clone(), SHIPPING, b"[").await;
        assert_eq!(client.send(SHIPPING, b"[", &nonsense).await.code(), "MALFORMED_JSON");
        // The query is not signed.
        let reply = client.send("/api/checkout/shipping?run=7", body, &right).await;
        assert_eq!(reply.status, 200, "{}: what was refused had used up nothing: {}", app.database, reply.text());
        assert_eq!(reply.headers["x-step-token"], "step4");
        let back = client.post(ADDRESS, &json!({})).await;
        assert_eq!(
            (back.status.as_u16(), back.headers["x-step-token"].as_bytes()),
            (200, &b"step3"[..]),
            "a step taken again"
        );
    }
}

/// A token as the shop makes them, good until an instant.
async fn secret_of(app: &TestApp, id_hash: &str, kind: Kind, until: i64) -> String {
    let sql = "SELECT turn FROM sessions WHERE id_hash = ?";
    let turn = app.state.shop.query_one(sql, perfshop_shop::params![id_hash], |row| row.get::<i64>(0)).await.unwrap();
    secret(app).await.of(id_hash).make(kind, turn.unwrap(), until).unwrap()
}

#[tokio::test]
async fn the_first_fault_answers_and_the_body_is_looked_at_last() {
    let app = TestApp::sqlite().await;
    set_level(&app, 3).await;
    let mut client = Correlated::signed_in(&app, 3, 7).await;
    let mut headers = Headers::new();
    let nothing = "<no JSON>".as_bytes();
    let mut codes = Vec::new();
    for (name, wrong, right) in [
        ("x-session-token", "a", client.announced["x-session-token"].clone()),
        ("x-request-id", "7", Uuid::new_v4().to_string()),
        ("x-action-token", "a", client.announced["x-action-token"].clone()),
        ("x-csrf-token", "a", client.announced["x-csrf-token"].clone()),
        ("x-step-token", "step5", "step2".to_owned()),
        ("x-signature", "a", String::new()),
    ] {
        // What comes later is missing, and is not what is answered.
        headers.insert(name, wrong.to_owned());
        codes.push(client.send(ADDRESS, nothing, &headers).await.code());
        headers.insert(name, right);
    }
    let invalid = "TOKEN_INVALID";
    assert_eq!(codes, [invalid, invalid, invalid, invalid, "STEP_OUT_OF_ORDER", "SIGNATURE_INVALID"]);
    let headers = signed(&app, &client, headers, ADDRESS, nothing).await;
    assert_eq!(client.send(ADDRESS, nothing, &headers).await.code(), "MALFORMED_JSON");
    // Who nobody is has no tokens.
    assert_eq!(app.client().post(ADDRESS, json!({})).await.code(), "LOGIN_REQUIRED");
}

#[tokio::test]
async fn what_is_announced_lasts_as_documented() {
    let app = TestApp::sqlite().await;
    for (level, seconds) in [(2, 300), (3, 60), (4, 60)] {
        set_level(&app, level).await;
        let client = Correlated::signed_in(&app, level, 7).await;
        let token = &client.announced["x-action-token"];
        let (secret, id, now) = (secret(&app).await, id_hash(&client), now_ms());
        let at = |after: i64| secret.of(&id).check(Kind::Action, token, 0, now + after * 1_000);
        assert_eq!((at(seconds / 2), at(seconds).is_err()), (Ok(()), true), "level {level}");
    }
}

#[tokio::test]
async fn a_level_that_is_raised_is_told_by_the_status() {
    for app in TestApp::both().await {
        set_level(&app, 1).await;
        let mut client = Correlated::login(&app, 1, 7).await;
        fill(&client.client, &[(1, 1)]).await;
        assert_eq!(client.post(ADDRESS, &json!({})).await.status, 200);
        for level in [2, 3, 4] {
            set_level(&app, level).await;
            let code = client.post(SHIPPING, &json!({"mode": "standard"})).await.code();
            let expected = if level == 4 { "SIGNATURE_INVALID" } else { "TOKEN_MISSING" };
            assert_eq!(code, expected, "{}: level {level}", app.database);
            client.level = level;
            client.renew().await;
            let reply = client.post(SHIPPING, &json!({"mode": "standard"})).await;
            assert_eq!(reply.status, 200, "{}: level {level}: {}", app.database, reply.text());
        }
        set_level(&app, 0).await;
        client.level = 0;
        assert_eq!(client.check_out().await.status, 201, "{}", app.database);
    }
}

#[tokio::test]
async fn every_copy_and_every_start_knows_the_tokens() {
    for app in TestApp::both().await {
        set_level(&app, 2).await;
        let client = Correlated::signed_in(&app, 2, 7).await;
        let started_anew = Handshake::default();
        let tokens = started_anew.secret(&app.state.shop).await.unwrap();
        let id = id_hash(&client);
        assert_eq!(tokens.of(&id).session(), client.announced["x-session-token"]);
        assert_eq!(tokens.of(&id).check(Kind::Action, &client.announced["x-action-token"], 0, now_ms()), Ok(()));
    }
}

#[tokio::test]
async fn a_students_own_level_is_that_students_alone() {
    let app = TestApp::sqlite().await;
    let page = app.client();
    let entered = page.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await.json();
    let set = page.post("/api/chaos/student/scripting", json!({"level": 2})).await;
    assert_eq!(set.json()["status"]["levels"]["scripting"], 2, "{}", set.text());
    // A script without the student's token: it logs in as the customer lent to the student.
    let script = app.client();
    let lent = &entered["customer"];
    let login = script.post("/api/auth/login", json!({"email": lent["email"], "password": lent["password"]})).await;
    assert!(login.headers.contains_key("x-action-token"), "{}", login.text());
    assert_eq!(script.post(ADDRESS, json!({})).await.code(), "TOKEN_MISSING");
    let (other, _) = signed_in(&app, 9).await;
    assert_eq!(other.post(ADDRESS, json!({})).await.code(), "CART_EMPTY");
}

#[test]
fn right_headers_pass_whatever_the_body_and_the_query() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let app = runtime.block_on(TestApp::sqlite());
    let mut clients = Vec::new();
    for level in 1..=4 {
        runtime.block_on(set_level(&app, level));
        clients.push(runtime.block_on(Correlated::signed_in(&app, level, i64::from(level))));
    }
    let clients = std::cell::RefCell::new(clients);
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let inputs = (1u8..=4, prop::collection::vec(any::<u8>(), 0..300), "[a-z0-9=&%+]{0,20}");
    let done = runner.run(&inputs, |(level, body, query)| {
        runtime.block_on(set_level(&app, level));
        let mut clients = clients.borrow_mut();
        let client = &mut clients[usize::from(level) - 1];
        runtime.block_on(client.renew());
        let path = format!("{ADDRESS}?{query}");
        let headers = client.headers(&path, &body);
        let reply = runtime.block_on(client.send(&path, &body, &headers));
        let code = if reply.status.is_success() { String::new() } else { reply.code() };
        let by_tokens = code.starts_with("TOKEN_") || code.starts_with("SIGNATURE") || code.starts_with("STEP");
        prop_assert!(!by_tokens, "{}", reply.text());
        Ok(())
    });
    done.unwrap();
}

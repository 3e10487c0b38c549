// SPDX-License-Identifier: AGPL-3.0-or-later
//! The flaws S7, S8 and S9: a debug tool, guessable resets, and accounts that take every field; and that all is as it was
//! once they are off.

use axum::body::Body;
use axum::http::Request;
use perfshop_shop::params;
use serde_json::{Value, json};

use super::struck;
use crate::evidence::until;
use crate::util::app::{Client, Instructor, Reply, TestApp, json_request};
use crate::util::shopper::{number, ok, refused};

const DEBUG: &str = "/api/debug/session";

/// A student with a browser of their own, logged in as the customer that was lent.
pub struct Learner<'a> {
    pub client: Client<'a>,
    pub token: String,
    pub email: String,
    pub password: String,
}

pub async fn learner<'a>(app: &'a TestApp, alias: &str) -> Learner<'a> {
    let client = app.client();
    let entered = ok(client.post("/api/chaos/student/enter", json!({"alias": alias})).await).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let (email, password) = (text(&entered["customer"]["email"]), text(&entered["customer"]["password"]));
    ok(log_in(&client, &email, &password).await);
    Learner { client, token: text(&entered["token"]), email, password }
}

pub async fn log_in(client: &Client<'_>, email: &str, password: &str) -> Reply {
    client.post("/api/auth/login", json!({"email": email, "password": password})).await
}

/// Switches one flaw on, for everyone or for a scope. Gives the activation's number.
pub async fn switch_on(instructor: &Instructor<'_>, anomaly: &str, scope: Option<Value>) -> i64 {
    let mut demand = json!({"anomaly": anomaly});
    if let Some(scope) = scope {
        demand["scope"] = scope;
    }
    let reply = instructor.post("/api/admin/chaos/activations", demand).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_i64().unwrap()
}

pub async fn reset(instructor: &Instructor<'_>) {
    ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
}

/// What has been proved, by handing a flag in.
pub async fn proved(learner: &Learner<'_>, flag: &Value) -> Value {
    ok(learner.client.post("/api/chaos/student/flags", json!({"flag": flag})).await).json()["anomaly"].clone()
}

/// Until every account is what it was.
pub async fn restored(app: &TestApp) {
    until("the accounts are what they were", async || {
        (number(app, "SELECT COUNT(*) FROM account_history", &[]).await == 0).then_some(())
    })
    .await;
}

/// All accounts, to be compared.
async fn accounts(app: &TestApp) -> Vec<(String, String, i64)> {
    let sql = "SELECT email, password_hash, loyalty_points FROM users ORDER BY id";
    app.state.shop.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).await.unwrap()
}

fn debugging(token: &str) -> Request<Body> {
    let mut request = json_request("GET", DEBUG, None);
    request.headers_mut().insert("x-debug-token", token.parse().unwrap());
    request
}

#[tokio::test]
async fn evidence_s7() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (ada, grace) = (learner(&app, "Ada").await, learner(&app, "Grace").await);
        let nowhere = (404, "NO_SUCH_PATH".to_owned());
        let offered = async |who: &Learner<'_>| {
            let reply = ok(log_in(&who.client, &who.email, &who.password).await);
            reply.headers.get("x-debug-token").map(|token| token.to_str().unwrap().to_owned())
        };
        assert_eq!(offered(&ada).await, None, "{}", app.database);
        assert_eq!(refused(&ada.client.get(DEBUG).await), nowhere);

        let scope = json!({"kind": "student", "value": ada.token});
        switch_on(&instructor, "S7", Some(scope)).await;
        let token = offered(&ada).await.expect("a debug token");
        assert_eq!(offered(&grace).await, None, "it is on for Ada alone");
        let shown = ok(ada.client.send(debugging(&token)).await).json();
        assert!(shown["environment"]["DATABASE_URL"].is_string() && shown["userId"].is_number(), "{shown}");
        assert_eq!(proved(&ada, &shown["flag"]).await, "S7", "{}", app.database);
        // A token opens one session and no other; it is no cookie, and what is no token opens nothing.
        assert_eq!(refused(&grace.client.send(debugging(&token)).await), nowhere, "it is off for Grace");
        assert_eq!(refused(&ada.client.get(DEBUG).await), nowhere);
        for wrong in ["1", &"0".repeat(64), "' OR 1=1 --", &token.to_uppercase()] {
            assert_eq!(refused(&ada.client.send(debugging(wrong)).await), nowhere, "{wrong}");
        }
        let thief = app.client();
        thief.keep("JSESSIONID", &token);
        assert_eq!(refused(&thief.get("/api/auth/me").await), (401, "LOGIN_REQUIRED".to_owned()));
        assert!(struck(&app, "chaos_security_s7_debug").await >= 2.0);

        reset(&instructor).await;
        assert_eq!(refused(&ada.client.send(debugging(&token)).await), nowhere, "{}", app.database);
        assert_eq!(offered(&ada).await, None, "{}", app.database);
    }
}

/// Asks for a reset and reads the token in its mail.
pub async fn asked(app: &TestApp, client: &Client<'_>, email: &str) -> String {
    let before = number(app, "SELECT COALESCE(MAX(id), 0) FROM mails", &[]).await;
    let reply = client.post("/api/auth/password/forgot", json!({"email": email})).await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    let sql = "SELECT text_body FROM mails WHERE id > ? AND recipient = ?";
    let text = until("a mail", async || {
        app.state.shop.query(sql, params![before, email], |row| row.get::<String>(0)).await.unwrap().pop()
    })
    .await;
    token_in(&text)
}

fn token_in(mail: &str) -> String {
    let is_token = |word: &&str| [32, 64].contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit());
    mail.split_whitespace().find(is_token).unwrap_or_else(|| panic!("no token in {mail}")).to_owned()
}

async fn set_password(client: &Client<'_>, token: &str, password: &str) -> Reply {
    client.post("/api/auth/password/reset", json!({"token": token, "password": password})).await
}

/// What anybody can work out from a number, by a tool of their own.
pub fn md5(number: u64) -> String {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut tool = Command::new("md5sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("md5sum");
    tool.stdin.take().unwrap().write_all(number.to_string().as_bytes()).unwrap();
    String::from_utf8(tool.wait_with_output().unwrap().stdout).unwrap()[..32].to_owned()
}

#[tokio::test]
async fn evidence_s8() {
    const VICTIM: &str = "user450@perfshop.com";
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (ada, grace) = (learner(&app, "Ada").await, learner(&app, "Grace").await);
        let before = accounts(&app).await;
        let invalid = (422, "RESET_TOKEN_INVALID".to_owned());
        assert_eq!(asked(&app, &ada.client, VICTIM).await.len(), 64, "{}", app.database);
        assert_eq!(asked(&app, &ada.client, &ada.email).await.len(), 64, "{}", app.database);

        switch_on(&instructor, "S8", None).await;
        // The own token lies in the mail box, and its number is found by trying.
        asked(&app, &ada.client, &ada.email).await;
        let row = ok(ada.client.get("/api/mails").await).json()["content"][0]["id"].clone();
        let mail = ok(ada.client.get(&format!("/api/mails/{row}")).await).json();
        let own = token_in(mail["text"].as_str().unwrap());
        let found = (1..1_000).find(|guess| md5(*guess) == own).expect("a small number");
        // The victim's is the next one, whoever else may have asked in between.
        asked(&app, &ada.client, VICTIM).await;
        let taken = ok(set_password(&ada.client, &md5(found + 1), "taken over 1").await).json();
        assert_eq!(proved(&ada, &taken["flag"]).await, "S8", "{}", app.database);
        let burglar = app.client();
        ok(log_in(&burglar, VICTIM, "taken over 1").await);

        // Nobody else is in reach: not another customer, not another student's, not with another student's token.
        assert_eq!(asked(&app, &ada.client, "user1@perfshop.com").await.len(), 64);
        assert_eq!(asked(&app, &ada.client, "user400@perfshop.com").await.len(), 64);
        assert_eq!(asked(&app, &ada.client, &grace.email).await.len(), 64);
        let graces = asked(&app, &grace.client, &grace.email).await;
        assert_eq!(graces.len(), 32);
        for stranger in [&ada.client, &app.client()] {
            assert_eq!(refused(&set_password(stranger, &graces, "taken over 2").await), invalid);
        }
        // One's own proves nothing.
        assert_eq!(ok(set_password(&grace.client, &graces, "my new secret").await).json(), json!({"success": true}));
        assert!(struck(&app, "chaos_security_s8_reset").await >= 4.0);
        let left_over = asked(&app, &ada.client, VICTIM).await;

        reset(&instructor).await;
        restored(&app).await;
        assert_eq!(accounts(&app).await, before, "{}", app.database);
        assert_eq!(refused(&set_password(&ada.client, &left_over, "taken over 3").await), invalid);
        assert_eq!(log_in(&app.client(), VICTIM, "taken over 1").await.status, 401);
        assert_eq!(refused(&burglar.get("/api/auth/me").await).0, 401, "who came in with it is out");
        ok(log_in(&app.client(), VICTIM, "password450").await);
        ok(log_in(&app.client(), &grace.email, &grace.password).await);
        assert_eq!(asked(&app, &ada.client, VICTIM).await.len(), 64, "{}", app.database);
    }
}

#[tokio::test]
async fn evidence_s9() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (ada, grace) = (learner(&app, "Ada").await, learner(&app, "Grace").await);
        let before = accounts(&app).await;
        let wide = json!({"city": "Lyon", "email": "ceo@perfshop.com", "password": "a password of mine",
            "loyaltyPoints": 5000, "role": "admin"});
        let closed = ada.client.put("/api/auth/me", wide.clone()).await;
        assert_eq!(refused(&closed), (400, "VALIDATION_FAILED".to_owned()));
        assert_eq!(closed.json()["errors"].as_array().unwrap().len(), 4, "{}", closed.text());
        assert_eq!(accounts(&app).await, before);

        switch_on(&instructor, "S9", None).await;
        let taken = ok(ada.client.put("/api/auth/me", wide).await).json();
        let expected = (&json!("ceo@perfshop.com"), &json!(5000), &json!("admin"));
        assert_eq!((&taken["email"], &taken["loyaltyPoints"], &taken["role"]), expected);
        assert_eq!(proved(&ada, &taken["flag"]).await, "S9", "{}", app.database);
        ok(log_in(&app.client(), "CEO@perfshop.com", "a password of mine").await);
        assert_eq!(log_in(&app.client(), &ada.email, &ada.password).await.status, 401);
        // An address has one owner, and the one that was left still has its own.
        let address = |email: &str| json!({"email": email});
        for email in ["user1@perfshop.com", "CEO@perfshop.com", &ada.email] {
            let reply = grace.client.put("/api/auth/me", address(email)).await;
            assert_eq!(refused(&reply), (409, "EMAIL_TAKEN".to_owned()), "{email}");
        }
        let body = json!({"email": ada.email, "password": "a long secret", "firstName": "Eve", "lastName": "Martin"});
        let squatter = app.client().post("/api/auth/register", body).await;
        assert_eq!(refused(&squatter), (409, "EMAIL_TAKEN".to_owned()));
        // Nobody else's account can be named, and what is no field of one is none.
        ok(grace.client.put("/api/auth/me", json!({"id": 1, "loyaltyPoints": 7})).await);
        assert_eq!(accounts(&app).await[0], before[0]);
        for wrong in [json!({"userId": 1, "role": "admin"}), json!({"role": 7}), json!({"loyaltyPoints": -1})] {
            assert_eq!(refused(&grace.client.put("/api/auth/me", wrong).await).0, 400);
        }
        // Once more by the same: the first value is what comes back.
        ok(ada.client.put("/api/auth/me", json!({"password": "another of mine", "loyaltyPoints": 9})).await);
        // The role is nothing to the instructor's calls.
        for path in ["/api/admin/me", "/api/admin/users", "/api/admin/chaos/status"] {
            assert_eq!(refused(&ada.client.get(path).await), (401, "ADMIN_REQUIRED".to_owned()));
        }
        assert!(struck(&app, "chaos_security_s9_massassign").await >= 2.0);

        reset(&instructor).await;
        restored(&app).await;
        assert_eq!(accounts(&app).await, before, "{}", app.database);
        ok(log_in(&app.client(), &ada.email, &ada.password).await);
        let again = ada.client.put("/api/auth/me", json!({"role": "admin"})).await;
        assert_eq!(refused(&again), (400, "VALIDATION_FAILED".to_owned()), "{}", app.database);
    }
}

#[tokio::test]
async fn a_students_end_takes_back_what_that_student_changed() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (ada, grace) = (learner(&app, "Ada").await, learner(&app, "Grace").await);
        let of = |who: &Learner<'_>| Some(json!({"kind": "student", "value": who.token}));
        let adas = switch_on(&instructor, "S9", of(&ada)).await;
        switch_on(&instructor, "S9", of(&grace)).await;
        for (who, points) in [(&ada, 100), (&grace, 200)] {
            ok(who.client.put("/api/auth/me", json!({"loyaltyPoints": points})).await);
        }
        ok(instructor.delete(&format!("/api/admin/chaos/activations/{adas}")).await);
        let points = async |who: &Learner<'_>| ok(who.client.get("/api/auth/me").await).json()["loyaltyPoints"].clone();
        until("Ada's points are what they were", async || (points(&ada).await == 0).then_some(())).await;
        assert_eq!(points(&grace).await, 200, "{}: hers is still on", app.database);
        // What is earned and what the shop itself changes meanwhile stays.
        let grant = "UPDATE users SET loyalty_points = loyalty_points + 30 WHERE email = ?";
        app.state.shop.execute(grant, params![&grace.email]).await.unwrap();
        reset(&instructor).await;
        restored(&app).await;
        assert_eq!(points(&grace).await, 30, "{}", app.database);
    }
}

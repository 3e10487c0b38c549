// SPDX-License-Identifier: AGPL-3.0-or-later
//! A11: a session that was logged out and is still served.

use perfshop_chaos::Anomaly;
use perfshop_shop::clock::now_ms;
use perfshop_shop::params;
use perfshop_shop::token;
use serde_json::{Value, json};

use super::{Deal, activate, off_on_off, scoped};
use crate::util::app::{Client, TestApp};
use crate::util::shopper::{ok, refused, signed_in, write};

/// Logs a customer out in a browser that keeps the cookie all the same.
async fn log_out(client: &Client<'_>) -> String {
    let cookie = client.cookie("JSESSIONID").unwrap();
    let reply = client.post("/api/auth/logout", Value::Null).await;
    assert_eq!(ok(reply).json(), json!({"success": true}));
    assert_eq!(client.cookie("JSESSIONID").as_deref(), Some(""), "the browser is told to forget it");
    client.keep("JSESSIONID", &cookie);
    cookie
}

async fn status(client: &Client<'_>) -> Value {
    ok(client.get("/api/auth/status").await).json()
}

fn served(customer: i64) -> Value {
    json!({"authenticated": true, "hasToken": true, "userId": customer, "graceActive": true})
}

fn over() -> Value {
    json!({"authenticated": false, "hasToken": false, "userId": null, "graceActive": false})
}

#[tokio::test]
async fn evidence_a11() {
    for app in TestApp::both().await {
        off_on_off(&app, Anomaly::A11, async |phase, on| {
            let customer = 1 + phase;
            let (client, token) = signed_in(&app, customer).await;
            let mut alive = served(customer);
            alive["graceActive"] = false.into();
            assert_eq!(status(&client).await, alive, "{}", app.database);
            let cookie = log_out(&client).await;
            assert_eq!(status(&client).await, if on { served(customer) } else { over() }, "{}", app.database);
            let me = client.get("/api/auth/me").await;
            if on {
                assert_eq!(ok(me).json()["id"], customer);
                // It is as good as any: even a purchase.
                Deal::of(&[(1, 1)]).buy_with(client, &token).await;
            } else {
                assert_eq!(refused(&me), (401, "LOGIN_REQUIRED".into()), "{}", app.database);
            }
            // After a minute it is over.
            let client = app.client();
            client.keep("JSESSIONID", &cookie);
            let sql = "UPDATE sessions SET ended_at = ? WHERE id_hash = ?";
            write(&app, sql, params![now_ms() - 60_000, token::sha256(&cookie)]).await;
            assert_eq!(status(&client).await, over(), "{}", app.database);
        })
        .await;
    }
}

#[tokio::test]
async fn only_a_logout_leaves_a_grace_and_only_for_whom_it_is_on() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        scoped(&instructor, Anomaly::A11, json!({"kind": "customer", "value": "user2@perfshop.com"})).await;
        for (customer, expected) in [(1, over()), (2, served(2))] {
            let (client, _) = signed_in(&app, customer).await;
            log_out(&client).await;
            assert_eq!(status(&client).await, expected, "{}", app.database);
        }
        activate(&instructor, &[Anomaly::A11]).await;
        // Another login takes the place of a session; a new password ends all, those that were logged out a moment ago too.
        let (client, _) = signed_in(&app, 3).await;
        let before = client.cookie("JSESSIONID").unwrap();
        let login = json!({"email": "user3@perfshop.com", "password": "password3"});
        ok(client.post("/api/auth/login", login).await);
        client.keep("JSESSIONID", &before);
        assert_eq!(status(&client).await, over(), "{}", app.database);
        let (client, _) = signed_in(&app, 4).await;
        let (out, _) = signed_in(&app, 4).await;
        log_out(&out).await;
        assert_eq!(status(&out).await, served(4), "{}", app.database);
        let mut profile = ok(instructor.get("/api/admin/users/4").await).json();
        let known = profile.as_object_mut().unwrap();
        known.retain(|field, _| !["id", "loyaltyPoints", "createdAt", "orders"].contains(&field.as_str()));
        known.insert("password".into(), "another password".into());
        let changed = instructor.put("/api/admin/users/4", profile.clone()).await;
        assert_eq!(changed.status, 200, "{} {profile}", changed.text());
        for client in [&client, &out] {
            assert_eq!(status(client).await, over(), "{}", app.database);
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Accounts that a flaw has changed are what they were, also when the shop has died meanwhile, and on whichever copy.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::evidence::until;
use crate::util::instructor::Instructor;
use crate::util::mariadb::MariaDb;
use crate::util::process::{Shop, ShopProcess};

const OWN: (&str, &str) = ("user33@perfshop.com", "password33");
const TAKEN: (&str, &str) = ("director@perfshop.com", "a password of mine");

/// A browser of its own each time: a session that was opened before says nothing of a password.
async fn call(
    shop: &ShopProcess,
    client: &Client,
    method: Method,
    path: &str,
    body: Value,
) -> Option<(StatusCode, Value)> {
    let reply = client.request(method, format!("{}{path}", shop.public())).json(&body).send().await.ok()?;
    Some((reply.status(), reply.json().await.ok()?))
}

async fn log_in(shop: &ShopProcess, (email, password): (&str, &str)) -> Option<(StatusCode, Client, Value)> {
    let client = Client::builder().cookie_store(true).build().expect("a client");
    let body = json!({"email": email, "password": password});
    let (status, _) = call(shop, &client, Method::POST, "/api/auth/login", body).await?;
    let (_, me) = call(shop, &client, Method::GET, "/api/auth/me", Value::Null).await?;
    Some((status, client, me))
}

/// Writes what no form offers into the own account.
async fn overwrite(shop: &ShopProcess) -> i64 {
    let (_, client, before) = log_in(shop, OWN).await.expect("an answer");
    let wide = json!({"email": TAKEN.0, "password": TAKEN.1, "loyaltyPoints": 9_999});
    let (status, written) = call(shop, &client, Method::PUT, "/api/auth/me", wide).await.expect("an answer");
    assert_eq!(
        (status, &written["email"], &written["loyaltyPoints"]),
        (StatusCode::OK, &json!(TAKEN.0), &json!(9_999))
    );
    before["loyaltyPoints"].as_i64().expect("points")
}

async fn is_as_before(shop: &ShopProcess, points: i64) {
    let me = until("the account is its owner's", async || {
        let (status, _, me) = log_in(shop, OWN).await?;
        (status == StatusCode::OK).then_some(me)
    })
    .await;
    assert_eq!(me["loyaltyPoints"], points, "{me}");
    let (status, ..) = log_in(shop, TAKEN).await.expect("an answer");
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn evidence_s9_ends_with_the_process_that_had_it() {
    let mut shop = Shop::new().arg("--password-cost").arg("class").start();
    Instructor::login(&shop).await.activate(json!({"anomaly": "S9"})).await;
    let points = overwrite(&shop).await;
    shop.kill_shop();
    shop.wait_until_ready();
    is_as_before(&shop, points).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn evidence_s9_ends_on_whichever_copy_is_there() {
    let Some(server) = MariaDb::start() else { return };
    let database = server.fresh_database();
    let copy = || Shop::new().arg("--password-cost").arg("class").arg("--database-url").arg(database.url());
    let (mut one, other) = (copy().start(), copy().start());
    let at_other = Instructor::login(&other).await;
    Instructor::login(&one).await.activate(json!({"anomaly": "S9"})).await;
    let points = overwrite(&one).await;
    // The one that made the change dies, and comes back to find the flaw still on: nothing is taken back yet.
    one.kill_shop();
    one.wait_until_ready();
    let (status, ..) = log_in(&one, TAKEN).await.expect("an answer");
    assert_eq!(status, StatusCode::OK, "another copy lives, so it is still on");
    at_other.reset().await;
    is_as_before(&other, points).await;
    is_as_before(&one, points).await;
}

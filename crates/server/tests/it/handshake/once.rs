// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is good once is good once, however many ask at the same time, and a call that failed has not used it.

use axum::http::HeaderValue;
use futures_util::future::join_all;
use serde_json::json;
use uuid::Uuid;

use super::{ADDRESS, Headers, set_level};
use crate::util::app::TestApp;
use crate::util::correlate::{Correlated, STEPS, request};
use crate::util::shopper::{fill, refused};

/// Goes up to the step before the order.
async fn paid(client: &mut Correlated<'_>) {
    fill(&client.client, &[(1, 1)]).await;
    for (path, _) in &STEPS[..3] {
        let reply = client.post(path, &client.body(path)).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    }
}

#[tokio::test]
async fn of_calls_with_one_action_token_one_passes() {
    for app in TestApp::both().await {
        set_level(&app, 2).await;
        let mut client = Correlated::signed_in(&app, 2, 7).await;
        fill(&client.client, &[(1, 1)]).await;
        for path in [ADDRESS, "/api/orders"] {
            let body = client.body(path).to_string().into_bytes();
            let same = client.headers(path, &body);
            let calls = (0..8).map(|_| {
                let own =
                    Headers::from_iter(same.clone().into_iter().chain([("x-request-id", Uuid::new_v4().to_string())]));
                client.client.send(request(path, &body, &own))
            });
            let mut codes: Vec<(u16, String)> = join_all(calls)
                .await
                .iter()
                .map(|r| if r.status.is_success() { (r.status.as_u16(), String::new()) } else { refused(r) })
                .collect();
            codes.sort();
            let passed = codes.remove(0);
            assert_eq!(passed.0, if path == ADDRESS { 200 } else { 201 }, "{}: {path}", app.database);
            let replayed = (403, "TOKEN_REPLAYED".to_owned());
            assert!(codes.iter().all(|code| *code == replayed), "{}: {path}: {codes:?}", app.database);
            client.renew().await;
            for (path, _) in &STEPS[1..3] {
                client.post(path, &client.body(path)).await;
            }
        }
    }
}

#[tokio::test]
async fn of_calls_with_one_id_one_passes() {
    for app in TestApp::both().await {
        set_level(&app, 1).await;
        let mut client = Correlated::signed_in(&app, 1, 7).await;
        fill(&client.client, &[(1, 1)]).await;
        let same = client.headers(ADDRESS, b"{}");
        let replies = join_all((0..8).map(|_| client.client.send(request(ADDRESS, b"{}", &same)))).await;
        let passed = replies.iter().filter(|reply| reply.status == 200).count();
        let repeated = replies.iter().filter(|reply| reply.status == 409 && reply.code() == "TOKEN_REPLAYED").count();
        assert_eq!((passed, repeated), (1, 7), "{}", app.database);
        // An id is anybody's once: a script with one written into it is not told apart by its session.
        let mut other = Correlated::signed_in(&app, 1, 8).await;
        let borrowed = Headers::from([
            ("x-session-token", other.announced["x-session-token"].clone()),
            ("x-request-id", same["x-request-id"].clone()),
        ]);
        assert_eq!(refused(&other.send(ADDRESS, b"{}", &borrowed).await), (409, "TOKEN_REPLAYED".to_owned()));
        assert_eq!(client.check_out().await.status, 201);
    }
}

#[tokio::test]
async fn a_failure_in_the_middle_gives_up_nothing() {
    for app in TestApp::both().await {
        set_level(&app, 4).await;
        let mut client = Correlated::signed_in(&app, 4, 7).await;
        paid(&mut client).await;
        // The first try of every order meets a transaction that wins, and is undone by the database.
        app.instructor().await.post("/api/admin/chaos/deadlock", json!({"intensity": 100})).await;
        let body = client.body("/api/orders").to_string().into_bytes();
        let headers = client.headers("/api/orders", &body);
        let failed = client.send("/api/orders", &body, &headers).await;
        assert_eq!(failed.status, 503, "{}: {}", app.database, failed.text());
        let placed = client.send("/api/orders", &body, &headers).await;
        assert_eq!(placed.status, 201, "{}: the very same headers: {}", app.database, placed.text());
        let replayed = client.send("/api/orders", &body, &headers).await;
        assert_eq!(refused(&replayed), (409, "TOKEN_REPLAYED".to_owned()), "{}", app.database);
    }
}

#[tokio::test]
async fn a_repeated_key_answers_the_first_order_before_anything_is_checked() {
    for app in TestApp::both().await {
        set_level(&app, 3).await;
        let mut client = Correlated::signed_in(&app, 3, 7).await;
        paid(&mut client).await;
        let body = client.body("/api/orders").to_string().into_bytes();
        let keyed = |headers: &Headers| {
            let mut request = request("/api/orders", &body, headers);
            request.headers_mut().insert("idempotency-key", HeaderValue::from_static("once"));
            request
        };
        assert_eq!(client.client.send(keyed(&Headers::new())).await.code(), "TOKEN_MISSING", "{}", app.database);
        let headers = client.headers("/api/orders", &body);
        let placed = client.client.send(keyed(&headers)).await;
        assert_eq!(placed.status, 201, "{}: {}", app.database, placed.text());
        assert_eq!(placed.headers["x-step-token"], "step2");
        for headers in [&headers, &Headers::new()] {
            let repeated = client.client.send(keyed(headers)).await;
            assert_eq!(repeated.status, 200, "{}: {}", app.database, repeated.text());
            assert_eq!(repeated.json()["orderId"], placed.json()["orderId"]);
        }
        // The answer may have been lost: the repeat told what the next purchase begins with.
        client.renew().await;
        client.security_token = placed.json()["securityToken"].as_str().unwrap().to_owned();
        assert_eq!(client.buy().await.status, 201, "{}", app.database);
    }
}

#[tokio::test]
async fn a_repeated_security_token_is_a_call_like_any_other() {
    for app in TestApp::both().await {
        set_level(&app, 2).await;
        let mut client = Correlated::signed_in(&app, 2, 7).await;
        paid(&mut client).await;
        let body = client.body("/api/orders").to_string().into_bytes();
        let headers = client.headers("/api/orders", &body);
        let placed = client.send("/api/orders", &body, &headers).await;
        let headers = client.headers("/api/orders", &body);
        let repeated = client.send("/api/orders", &body, &headers).await;
        assert_eq!((placed.status.as_u16(), repeated.status.as_u16()), (201, 200), "{}", app.database);
        assert_eq!(repeated.json()["orderId"], placed.json()["orderId"]);
        let again = client.send("/api/orders", &body, &headers).await;
        assert_eq!(refused(&again), (409, "TOKEN_REPLAYED".to_owned()), "{}", app.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_journeys_at_once_all_pass() {
    for app in TestApp::both().await {
        set_level(&app, 4).await;
        let replies = join_all((1..=200).map(|customer| {
            let app = &app;
            async move { Correlated::signed_in(app, 4, customer).await.buy().await }
        }))
        .await;
        let failed: Vec<String> = replies.iter().filter(|r| r.status != 201).map(|r| r.text()).collect();
        assert!(failed.is_empty(), "{}: {} failed: {failed:?}", app.database, failed.len());
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The network lever: off, on, off. A wait has a lower bound here and no upper one.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderValue, Request};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::util::app::{Client, Instructor, Reply, TestApp, json_request};
use crate::util::shopper::{card, ok, refused, signed_in};

const LONG: &str = "/api/products?size=100";

/// A request sent until it arrives.
async fn arrives(client: &Client<'_>, method: &str, path: &str, body: Option<Value>) -> Reply {
    for _ in 0..100 {
        let reply = client.send(json_request(method, path, body.clone())).await;
        if reply.status != 503 {
            return reply;
        }
    }
    panic!("{path} never arrives");
}

async fn set(instructor: &Instructor<'_>, dose: u8) {
    let body = ok(instructor.post("/api/admin/chaos/network", json!({"intensity": dose})).await).json();
    assert_eq!(body["status"]["performance"]["network"], dose);
}

#[tokio::test]
async fn evidence_network() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let (client, token) = signed_in(&app, 1).await;
    let add = json!({"productId": 2, "quantity": 1});

    // Off: everything arrives.
    let healthy = ok(client.get(LONG).await);
    assert!(healthy.body.len() > 32 * 1024, "{} bytes are no long body", healthy.body.len());
    for reply in join_all((0..50).map(|_| client.get("/api/cart"))).await {
        ok(reply);
    }

    // On: nobody is faster than the shortest delay, and of many some are lost, in ordinary words and without effect. None of
    // two hundred would be so once in a thousand million times.
    set(&instructor, 40).await;
    let begin = Instant::now();
    let timed = async |client: &Client<'_>| {
        let reply = client.post("/api/cart/add", add.clone()).await;
        (reply, begin.elapsed())
    };
    let replies = join_all((0..200).map(|_| timed(&client))).await;
    assert!(replies.iter().all(|(_, took)| *took >= Duration::from_millis(400)));
    let (arrived, lost): (Vec<_>, Vec<_>) = replies.into_iter().map(|(reply, _)| reply).partition(|r| r.status == 200);
    assert!(!lost.is_empty() && !arrived.is_empty());
    for reply in &lost {
        assert_eq!(refused(reply), (503, "SERVICE_UNAVAILABLE".into()), "{}", reply.text());
        assert!(reply.headers.contains_key("retry-after"));
    }
    let cart = arrives(&client, "GET", "/api/cart", None).await.json();
    assert_eq!(cart["items"][0]["quantity"], arrived.len(), "what is lost has no effect");

    // A long body comes whole, at its rate: 160 KiB/s at this dose.
    let begin = Instant::now();
    let paced = arrives(&client, "GET", LONG, None).await;
    let least = Duration::from_secs_f64(0.4 + paced.body.len() as f64 / (160.0 * 1024.0));
    assert!(begin.elapsed() >= least, "{:?} for {} bytes", begin.elapsed(), paced.body.len());
    assert_eq!(paced.body.len(), healthy.body.len());
    assert_eq!(paced.headers["content-length"], paced.body.len().to_string().as_str());

    // The control plane goes another way: nothing of it is lost.
    for reply in join_all((0..100).map(|_| instructor.get("/api/admin/chaos/status"))).await {
        ok(reply);
    }

    // A whole purchase, under retries.
    set(&instructor, 20).await;
    ok(arrives(&client, "DELETE", "/api/cart", None).await);
    for (path, body) in [
        ("/api/cart/add", json!({"productId": 1, "quantity": 1})),
        ("/api/checkout/address", json!({})),
        ("/api/checkout/shipping", json!({"mode": "standard"})),
        ("/api/checkout/payment", card()),
    ] {
        ok(arrives(&client, "POST", path, Some(body)).await);
    }
    let placed = arrives(&client, "POST", "/api/orders", Some(json!({"securityToken": token}))).await;
    assert_eq!(placed.status, 201, "{}", placed.text());

    // For some only: one who does not send the header meets nothing.
    set(&instructor, 0).await;
    let scope = json!({"kind": "header", "value": "X-Way: long"});
    let demand = json!({"anomaly": "network", "dose": 100, "scope": scope});
    assert_eq!(instructor.post("/api/admin/chaos/activations", demand).await.status, 201);
    for reply in join_all((0..50).map(|_| client.get("/api/cart"))).await {
        ok(reply);
    }
    let mut request: Request<Body> = json_request("GET", "/api/cart", None);
    request.headers_mut().insert("x-way", HeaderValue::from_static("long"));
    let begin = Instant::now();
    client.send(request).await;
    assert!(begin.elapsed() >= Duration::from_secs(1));

    // Off again.
    ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
    for reply in join_all((0..200).map(|_| client.get("/api/cart"))).await {
        ok(reply);
    }
    assert_eq!(ok(client.get(LONG).await).body.len(), healthy.body.len());
}

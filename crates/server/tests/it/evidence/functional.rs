// SPDX-License-Identifier: AGPL-3.0-or-later
//! Requests that panic: each at its own call, with nothing kept of it, and nowhere else. What the panic looks like in the log, and
//! that the program lives on, is shown on the real program in `panics.rs`.

use perfshop_shop::params;
use serde_json::{Value, json};

use super::series;
use crate::util::app::{Client, Instructor, Reply, TestApp};
use crate::util::purchase::Purchase;
use crate::util::shopper::{fill, number, ok, order, pay, refused, signed_in};

async fn level(instructor: &Instructor<'_>, level: u8) -> Value {
    ok(instructor.post("/api/admin/chaos/functional", json!({"level": level})).await).json()["status"].clone()
}

async fn only(instructor: &Instructor<'_>, anomaly: &str) {
    let created = instructor.post("/api/admin/chaos/activations", json!({"anomaly": anomaly})).await;
    assert_eq!(created.status, 201, "{}", created.text());
}

/// A problem that tells nothing of what broke.
#[track_caller]
fn broken(reply: &Reply) {
    assert_eq!(refused(reply), (500, "INTERNAL_ERROR".into()));
    let text = reply.text().to_lowercase();
    for word in ["panic", "unwrap", "stack", "memory", "none", ".rs"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

/// Orders, payments, mails and points of a customer, and the stock of what is bought: what must not move when an order breaks.
async fn books(app: &TestApp, customer: i64) -> [i64; 4] {
    [
        number(app, "SELECT COUNT(*) FROM orders WHERE user_id = ?", params![customer]).await,
        number(app, "SELECT COUNT(*) FROM mails WHERE user_id = ?", params![customer]).await,
        number(app, "SELECT loyalty_points FROM users WHERE id = ?", params![customer]).await,
        number(app, "SELECT stock FROM products WHERE id = ?", params![1]).await,
    ]
}

#[tokio::test]
async fn evidence_f1() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        Purchase::default().buy(&app, 1).await;
        assert_eq!(series(&app, "chaos_functional_f1_npe").await, 0.0);
        assert_eq!(series(&app, "chaos_functional_level").await, 0.0);

        assert_eq!(level(&instructor, 1).await["functional"], json!({"level": 1, "active": ["F1"]}));
        let (client, token) = signed_in(&app, 2).await;
        fill(&client, &[(1, 1)]).await;
        pay(&client).await;
        let before = books(&app, 2).await;
        for _ in 0..3 {
            broken(&order(&client, &token).await);
        }
        assert_eq!(books(&app, 2).await, before, "{}: all of it is undone", app.database);
        assert_eq!(ok(client.get("/api/cart").await).json()["count"], 1, "the cart is as it was");
        // What is refused before the payment is refused as ever.
        assert_eq!(order(&client, "wrong").await.status, 403);
        assert_eq!(series(&app, "chaos_functional_f1_npe").await, 3.0);
        assert_eq!(series(&app, "chaos_functional_level").await, 1.0);
        let told = ok(instructor.get("/api/admin/chaos/triggers").await).json();
        assert_eq!((&told["counts"]["F1"], &told["recent"][0]["code"]), (&json!(3), &json!("F1_NPE")));
        assert_eq!(told["recent"][0]["severity"], "CRITICAL");

        level(&instructor, 0).await;
        // The same customer, the same token: the order that broke can be placed now, and is the only one.
        let placed = order(&client, &token).await;
        assert_eq!(placed.status, 201, "{}", placed.text());
        assert_eq!(books(&app, 2).await, [before[0] + 1, before[1] + 1, before[2] + 120, before[3] - 1]);
        assert_eq!(series(&app, "chaos_functional_f1_npe").await, 3.0);
        assert_eq!(series(&app, "chaos_functional_level").await, 0.0);
    }
}

#[tokio::test]
async fn evidence_f2() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (client, _) = signed_in(&app, 1).await;
        fill(&client, &[(1, 1)]).await;
        ok(client.post("/api/checkout/address", json!({})).await);
        let promo = async || client.post("/api/checkout/promo", json!({"code": "WELCOME10"})).await;
        let applied = json!({"code": "WELCOME10", "discount": 12.0});
        assert_eq!(ok(promo().await).json(), applied);

        assert_eq!(level(&instructor, 2).await["functional"], json!({"level": 2, "active": ["F1", "F2"]}));
        for _ in 0..3 {
            broken(&promo().await);
        }
        // A code that there is not is none, with or without rules.
        let unknown = client.post("/api/checkout/promo", json!({"code": "NOWHERE"})).await;
        assert_eq!(refused(&unknown), (422, "PROMO_UNKNOWN".into()));
        assert_eq!(series(&app, "chaos_functional_f2_soe").await, 3.0);
        assert_eq!(series(&app, "chaos_functional_level").await, 2.0);

        level(&instructor, 0).await;
        assert_eq!(ok(promo().await).json(), applied);
        // Alone it strikes that call and no other: whoever has a code already, or none, buys.
        only(&instructor, "F2").await;
        let full = Purchase { product: 2, ..Purchase::default() };
        full.buy(&app, 2).await;
        ok(client.delete("/api/checkout/promo").await);
        level(&instructor, 0).await;
        assert_eq!(ok(promo().await).json(), applied, "{}", app.database);
        assert_eq!(series(&app, "chaos_functional_f2_soe").await, 3.0);
    }
}

async fn invoice(client: &Client<'_>, order: &Value) -> Reply {
    client.get(&format!("/api/orders/{order}/invoice")).await
}

#[tokio::test]
async fn evidence_f3() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let bought = Purchase::default().buy(&app, 1).await;
        let (client, _) = signed_in(&app, 1).await;
        let id = &bought.placed["orderId"];
        assert!(ok(invoice(&client, id).await).body.starts_with(b"%PDF"));

        let status = level(&instructor, 3).await;
        assert_eq!(status["functional"], json!({"level": 3, "active": ["F1", "F2", "F3"]}));
        for _ in 0..3 {
            broken(&invoice(&client, id).await);
        }
        ok(client.get(&format!("/api/orders/{id}")).await);
        let (stranger, _) = signed_in(&app, 2).await;
        assert_eq!(refused(&invoice(&stranger, id).await), (404, "NOT_FOUND".into()));
        assert_eq!(series(&app, "chaos_functional_f3_oom").await, 3.0);
        assert_eq!(series(&app, "chaos_functional_level").await, 3.0);

        level(&instructor, 0).await;
        assert!(ok(invoice(&client, id).await).body.starts_with(b"%PDF"), "{}", app.database);
        // Alone it breaks no purchase.
        only(&instructor, "F3").await;
        Purchase::default().buy(&app, 3).await;
        level(&instructor, 0).await;
        assert_eq!(series(&app, "chaos_functional_f3_oom").await, 3.0);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A purchase through the in-process application, step by step.

use axum::http::HeaderValue;
use serde_json::{Value, json};

use super::app::{Client, Reply, TestApp, json_request};
use super::shopper::{card, signed_in};

/// What is bought, and what is sent with the two calls that price it.
#[derive(Clone, Copy)]
pub struct Purchase {
    pub product: i64,
    pub mode: &'static str,
    pub promo: Option<&'static str>,
    pub header: Option<(&'static str, &'static str)>,
}

impl Default for Purchase {
    /// Product 1, which costs 120.00, with free shipping.
    fn default() -> Self {
        Self { product: 1, mode: "standard", promo: None, header: None }
    }
}

/// A purchase as the customer saw it.
#[derive(Debug)]
pub struct Bought {
    pub summary: Value,
    pub placed: Value,
    pub order: Value,
    pub row: Value,
}

impl Purchase {
    /// Fills the cart and goes through the checkout up to the payment, which must be authorised. Gives its summary.
    pub async fn pay(&self, client: &Client<'_>) -> Value {
        ok(client.delete("/api/cart").await);
        ok(client.post("/api/cart/add", json!({"productId": self.product, "quantity": 1})).await);
        ok(client.post("/api/checkout/address", json!({})).await);
        if let Some(code) = self.promo {
            ok(client.post("/api/checkout/promo", json!({"code": code})).await);
        }
        ok(client.post("/api/checkout/shipping", json!({"mode": self.mode})).await);
        ok(self.send(client, "/api/checkout/payment", card()).await)["summary"].clone()
    }

    /// The whole purchase by a customer, in a session of its own.
    pub async fn buy(&self, app: &TestApp, customer: i64) -> Bought {
        let (client, token) = signed_in(app, customer).await;
        let summary = self.pay(&client).await;
        let placed = ok(self.send(&client, "/api/orders", json!({"securityToken": token})).await);
        let order = ok(client.get(&format!("/api/orders/{}", placed["orderId"])).await);
        let list = ok(client.get("/api/orders").await);
        let row = list["content"].as_array().unwrap().iter().find(|row| row["id"] == placed["orderId"]);
        Bought { summary, row: row.unwrap().clone(), placed, order }
    }

    async fn send(&self, client: &Client<'_>, path: &str, body: Value) -> Reply {
        let mut request = json_request("POST", path, Some(body));
        if let Some((name, value)) = self.header {
            request.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        client.send(request).await
    }
}

#[track_caller]
fn ok(reply: Reply) -> Value {
    assert!(reply.status.is_success(), "{}: {}", reply.status, reply.text());
    reply.json()
}

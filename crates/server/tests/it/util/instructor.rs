// SPDX-License-Identifier: AGPL-3.0-or-later
//! The instructor's calls, on the instructor's own listener of a started program.

use std::time::{Duration, Instant};

use reqwest::{Client, Method, Response};
use serde_json::{Value, json};

use super::process::{ADMIN_EMAIL, ADMIN_PASSWORD, ShopProcess};

fn client() -> Client {
    Client::builder().timeout(Duration::from_secs(10)).build().expect("a client")
}

/// A logged-in instructor.
#[derive(Clone)]
pub struct Instructor {
    client: Client,
    address: String,
    token: String,
}

impl Instructor {
    /// Logs in; panics when that is refused.
    pub async fn login(shop: &ShopProcess) -> Self {
        let mut instructor = Self { client: client(), address: shop.admin(), token: String::new() };
        let answer = instructor
            .call(Method::POST, "/login", Some(json!({"email": ADMIN_EMAIL, "password": ADMIN_PASSWORD})))
            .await;
        instructor.token = answer["adminToken"].as_str().expect("adminToken").to_owned();
        instructor
    }

    /// The same identity on new connections: those of a process that died are of no use.
    pub fn reconnected(self) -> Self {
        Self { client: client(), ..self }
    }

    /// Sets the CPU lever: percent of a core, and threads.
    pub async fn cpu(&self, intensity: u32, ratio: u32) {
        self.call(Method::POST, "/chaos/cpu", Some(json!({"intensity": intensity, "ratio": ratio}))).await;
    }

    /// Starts an anomaly as `POST /api/admin/chaos/activations` takes it.
    pub async fn activate(&self, activation: Value) {
        self.call(Method::POST, "/chaos/activations", Some(activation)).await;
    }

    pub async fn reset(&self) {
        self.call(Method::POST, "/chaos/reset", Some(json!({}))).await;
    }

    /// The complete state, and how long the answer took.
    pub async fn status(&self) -> (Value, Duration) {
        let begin = Instant::now();
        let status = self.call(Method::GET, "/chaos/status", None).await;
        (status, begin.elapsed())
    }

    /// What any address of the listener says, which must succeed.
    pub async fn read(&self, path: &str) -> Value {
        let request = self.client.get(format!("{}{path}", self.address)).header("X-Admin-Token", &self.token);
        let answer = request.send().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A call below `/api/admin`, which must succeed.
    pub async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let answer = self.try_call(method, path, body).await;
        let status = answer.status();
        let text = answer.text().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}: {text}"))
    }

    /// A call below `/api/admin`, whatever its answer.
    pub async fn try_call(&self, method: Method, path: &str, body: Option<Value>) -> Response {
        let mut request = self
            .client
            .request(method, format!("{}/api/admin{path}", self.address))
            .header("X-Admin-Token", &self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap_or_else(|error| panic!("{path}: {error:?}"))
    }
}

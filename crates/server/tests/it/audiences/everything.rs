// SPDX-License-Identifier: AGPL-3.0-or-later
//! Each anomaly and a scenario in turn on one program, and all that a student can read meanwhile: answers to every call and their
//! headers, pages, the first event of every stream, the students' scrape, lines, traces with their stacks, profiles, names of threads.

use perfshop_chaos::{CATALOGUE, Spec, Strength};
use reqwest::redirect::Policy;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use super::{Findings, PAGES, Student};
use crate::golden::small;
use crate::util::document::{Operation, document, operations};
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::ShopProcess;
use crate::util::shopper::card;

/// Traces that are read whole.
const TRACES: usize = 25;

/// What gives it away that this one is on, beside the words that always do: its slug, and an id that is no word of the trade.
fn names_of(spec: &Spec) -> Vec<&'static str> {
    let is_number = |id: &&str| id.ends_with(|end: char| end.is_ascii_digit());
    let slug = spec.slug.contains('_').then_some(spec.slug);
    Some(spec.id).filter(is_number).into_iter().chain(slug).collect()
}

/// A little of it: each call is made under it.
fn demand(spec: &Spec) -> Value {
    match spec.strength {
        Strength::Switch { .. } => json!({"anomaly": spec.id}),
        Strength::Lever { max, .. } => json!({"anomaly": spec.id, "dose": max.min(10)}),
    }
}

impl Student<'_> {
    /// A purchase, an invoice and what flaws are looked for with, whatever comes of them.
    async fn live(&self, found: &mut Findings, customer: u32) {
        let mut token = Value::Null;
        for (method, path, body) in [
            (
                Method::POST,
                "/api/auth/login",
                json!({"email": format!("user{customer}@perfshop.com"), "password": format!("password{customer}")}),
            ),
            (Method::POST, "/api/cart/add", json!({"productId": 1, "quantity": 2})),
            (Method::POST, "/api/checkout/address", json!({})),
            (Method::POST, "/api/checkout/promo", json!({"code": "SAVE5"})),
            (Method::POST, "/api/checkout/shipping", json!({"mode": "standard"})),
            (Method::POST, "/api/checkout/payment", card()),
            (Method::POST, "/api/orders", Value::Null),
            (Method::GET, "/api/products/search?q=%27", Value::Null),
            (Method::PUT, "/api/auth/me", json!({"loyaltyPoints": 100})),
            (Method::POST, "/api/auth/password/forgot", json!({"email": "user7@perfshop.com"})),
            (Method::POST, "/api/auth/login", json!({"email": "nobody@example.org", "password": "a guess"})),
            (Method::POST, "/api/admin/portal/preview", json!({"url": "http://127.0.0.1/"})),
        ] {
            let body = if path == "/api/orders" { json!({ "securityToken": token }) } else { body };
            let answer = self.send(method, path, (!body.is_null()).then_some(body)).await;
            let text = found.read(path, answer).await;
            let said: Value = serde_json::from_str(&text).unwrap_or_default();
            if let Some(new) = said.get("securityToken").filter(|new| new.is_string()) {
                token = new.clone();
            }
            if let Some(order) = said.get("orderId").filter(|_| path == "/api/orders") {
                for path in [format!("/api/orders/{order}"), format!("/api/orders/{order}/invoice")] {
                    let answer = self.send(Method::GET, &path, None).await;
                    found.read(&path, answer).await;
                }
            }
        }
    }

    /// All that a GET gives.
    async fn read_all(&self, found: &mut Findings, calls: &[Operation]) {
        // What browsers have to do is the one thing that they may read: the page has to know.
        for call in calls.iter().filter(|call| call.method == "GET" && call.path != "/api/chaos/frontend/state") {
            let path = call.path("1");
            let mut answer = self.send(Method::GET, &path, None).await;
            if call.is_stream() && answer.status().is_success() {
                let event = answer.chunk().await.unwrap().unwrap();
                found.look(&path, &String::from_utf8_lossy(&event));
            } else {
                found.read(&path, answer).await;
            }
        }
        for path in PAGES {
            let answer = self.send(Method::GET, path, None).await;
            found.read(path, answer).await;
        }
    }

    async fn json(&self, path: &str) -> Value {
        self.send(Method::GET, path, None).await.json().await.unwrap_or_default()
    }

    /// Traces whole, those with errors first; lines since `since`; profiles; the scrape; threads.
    async fn read_signals(&self, found: &mut Findings, since: u64) {
        for query in ["error=true&", ""] {
            let rows = self.json(&format!("/api/monitoring/traces?{query}size={TRACES}&since={since}")).await;
            for row in rows["content"].as_array().into_iter().flatten() {
                let path = format!("/api/monitoring/traces/{}", row["traceId"].as_str().unwrap());
                found.look("a trace", &self.json(&path).await.to_string());
            }
        }
        let lines = self.json(&format!("/api/monitoring/logs?limit=1000&since={since}")).await;
        let lines = lines["lines"].as_array().unwrap();
        assert!(!lines.is_empty());
        lines.iter().for_each(|line| found.look("a line", &line.to_string()));
        for kind in ["cpu", "heap"] {
            let profile = self.json(&format!("/api/monitoring/profiles/{kind}")).await;
            let nodes = profile["nodes"].as_array().unwrap();
            assert!(nodes.len() > 5, "the profile of {kind} has nothing to be looked at: {profile}");
            for node in nodes {
                found.look(&format!("the profile of {kind}"), node["name"].as_str().unwrap());
            }
        }
        let (_, scrape) = http::get(self.shop.management_port, "/actuator/prometheus/students").unwrap();
        scrape.lines().for_each(|line| found.look("the students' scrape", line));
        for name in threads(self.shop) {
            found.look("threads", &name);
        }
    }
}

fn threads(shop: &ShopProcess) -> Vec<String> {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", shop.shop_pid().unwrap())).unwrap().flatten();
    tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_a_student_can_read_tells_which_anomaly_is_on() {
    let shop = small().start();
    let instructor = Instructor::login(&shop).await;
    let calls = operations(&document());
    let client = Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap();
    let student = Student { client, shop: &shop };
    let mut all = Vec::new();
    let scenario = [(None, json!({"id": "N2-03"}))];
    let anomalies = CATALOGUE.iter().map(|spec| (Some(*spec), demand(spec)));
    for (customer, (spec, set)) in (1..).zip(scenario.into_iter().chain(anomalies)) {
        let begun = epoch_millis();
        let (path, what) = spec.map_or(("/chaos/scenario", "N2-03"), |spec| ("/chaos/activations", spec.id));
        instructor.call(Method::POST, path, Some(set)).await;
        let mut found = Findings::of(spec.map_or(vec!["N2-03"], names_of));
        student.live(&mut found, customer).await;
        student.read_all(&mut found, &calls).await;
        student.read_signals(&mut found, begun).await;
        all.extend(found.0.into_iter().map(|place| format!("{what}: {place}")));
        instructor.reset().await;
    }
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "students can read:\n  {}", all.join("\n  "));
}

fn epoch_millis() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    u64::try_from(now.as_millis()).unwrap()
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Panics of the real program under load, again and again: the process lives, its memory comes back, and the log says by name which
//! of the shop's functions broke, within its request and with nothing of what decided it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::evidence::memory::figure;
use crate::evidence::until;
use crate::util::buyer::Buyer;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::{Shop, ShopProcess};
use crate::util::shopper::card;

/// Customers whose requests break, all at once.
const CUSTOMERS: u32 = 4;
/// Bytes that the last lines and traces may have come to take meanwhile.
const KEPT: f64 = (16 << 20) as f64;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_ends_its_request_and_nothing_else() {
    break_each(2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: make soak"]
async fn a_hundred_panics_of_each_kind_end_their_requests_and_nothing_else() {
    break_each(100 / CUSTOMERS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_that_tells_too_much_tells_where_its_request_broke() {
    let shop = Shop::new().arg("--password-cost").arg("class").start();
    let instructor = Instructor::login(&shop).await;
    let customer = Customer::new(&shop, 1).await;
    for anomaly in ["F1", "S6"] {
        instructor.activate(json!({"anomaly": anomaly})).await;
    }
    let order = json!({"securityToken": customer.token});
    let (status, body) = customer.send(Method::POST, "/api/orders", order).await;
    let stack: Vec<&str> = body["debug"]["stack"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let place = stack.iter().position(|frame| frame.contains("process_payment_public"));
    assert!(status == 500 && place.is_some_and(|place| place < 8), "{stack:#?}");
    assert!(body["debug"]["sql"].is_string(), "{body}");
}

/// A customer with an order, and one more that is paid for and not placed yet.
pub struct Customer {
    client: Client,
    shop: String,
    token: Value,
    ordered: Value,
}

impl Customer {
    pub async fn new(shop: &ShopProcess, number: u32) -> Self {
        let client = Client::builder().cookie_store(true).build().unwrap();
        let mut new = Self { client, shop: shop.public(), token: Value::Null, ordered: Value::Null };
        let account = json!({"email": format!("user{number}@perfshop.com"), "password": format!("password{number}")});
        new.token = new.done("/api/auth/login", account).await["securityToken"].clone();
        new.pay().await;
        let placed = new.done("/api/orders", json!({"securityToken": new.token})).await;
        (new.token, new.ordered) = (placed["securityToken"].clone(), placed["orderId"].clone());
        new.pay().await;
        new
    }

    async fn pay(&self) {
        self.done("/api/cart/add", json!({"productId": 1, "quantity": 1})).await;
        self.done("/api/checkout/address", json!({})).await;
        self.done("/api/checkout/shipping", json!({"mode": "standard"})).await;
        self.done("/api/checkout/payment", card()).await;
    }

    async fn done(&self, path: &str, body: Value) -> Value {
        let (status, body) = self.send(Method::POST, path, body).await;
        assert!((200..300).contains(&status), "{path}: {status} {body}");
        body
    }

    pub async fn send(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let request = self.client.request(method, format!("{}{path}", self.shop)).json(&body);
        let answer = request.send().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let (status, kind) = (answer.status().as_u16(), answer.headers()["content-type"].clone());
        assert!(status < 500 || kind == "application/problem+json", "{path}: {kind:?}");
        (status, answer.json().await.unwrap_or(Value::Null))
    }

    /// The three calls that break, each of them once.
    async fn break_all(&self) {
        for (method, path, body) in [
            (Method::POST, "/api/orders".to_owned(), json!({"securityToken": self.token})),
            (Method::POST, "/api/checkout/promo".to_owned(), json!({"code": "SAVE5"})),
            (Method::GET, format!("/api/orders/{}/invoice", self.ordered), json!({})),
        ] {
            let (status, body) = self.send(method, &path, body).await;
            assert_eq!((status, &body["code"]), (500, &json!("INTERNAL_ERROR")), "{path}: {body}");
        }
    }
}

/// Looks at products until it is told to stop; all of them are there.
async fn browse(address: String, stop: &'static AtomicBool) -> u64 {
    let (client, mut pages) = (Client::new(), 0);
    while !stop.load(Ordering::Relaxed) {
        let answer = client.get(format!("{address}/api/products?page={}", pages % 40)).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        answer.text().await.unwrap();
        pages += 1;
    }
    pages
}

async fn break_each(rounds: u32) {
    let shop = Shop::new().env("PERFSHOP_HEAP_MAX", "192MiB").arg("--password-cost").arg("class").start();
    let pid = shop.shop_pid();
    let instructor = Instructor::login(&shop).await;
    let mut customers = Vec::new();
    for number in 1..=CUSTOMERS {
        customers.push(Customer::new(&shop, number).await);
    }
    let used = |shop: &ShopProcess| figure(shop, "perfshop_heap_used_bytes");
    let healthy = used(&shop);
    instructor.call(Method::POST, "/chaos/functional", Some(json!({"level": 3}))).await;
    // The first backtrace reads where functions begin, which is kept for the next.
    customers[0].break_all().await;
    let (before, max) = (used(&shop), figure(&shop, "perfshop_heap_max_bytes"));

    let stop: &'static AtomicBool = Box::leak(Box::default());
    let browsing = tokio::spawn(browse(shop.public(), stop));
    let breaking: Vec<_> = customers
        .into_iter()
        .map(|customer| {
            tokio::spawn(async move {
                for _ in 0..rounds {
                    customer.break_all().await;
                }
                customer
            })
        })
        .collect();
    let mut customers = Vec::new();
    for customer in breaking {
        customers.push(customer.await.unwrap());
    }
    stop.store(true, Ordering::Relaxed);
    assert!(browsing.await.unwrap() > 0);
    assert_eq!(shop.shop_pid(), pid, "the process lives:\n{}", shop.log());
    let peak = figure(&shop, "perfshop_heap_peak_bytes");
    assert!((0.9..=0.96).contains(&(peak / max)), "filled, and never past 95 %: {} %", peak / max * 100.0);
    let after = used(&shop);
    assert!(after <= before + max * 0.05 + KEPT, "{before} before, {after} after {rounds} rounds");
    let struck = f64::from(1 + CUSTOMERS * rounds);
    for series in ["chaos_functional_f1_npe", "chaos_functional_f2_soe", "chaos_functional_f3_oom"] {
        assert_eq!(figure(&shop, series), struck, "{series}");
    }

    check_traces(&shop);
    // Off again: what broke goes through, for those whom it broke and for anybody else.
    instructor.reset().await;
    let given_back = healthy + max * 0.05 + KEPT;
    until("all memory is given back", async || (used(&shop) <= given_back).then_some(())).await;
    eprintln!("{healthy} bytes before, {before} after the first, {after} after all, {} once it was off", used(&shop));
    for customer in &customers {
        customer.done("/api/orders", json!({"securityToken": customer.token})).await;
        let (status, _) =
            customer.send(Method::GET, &format!("/api/orders/{}/invoice", customer.ordered), json!({})).await;
        assert_eq!(status, 200);
    }
    let refused = Box::leak(Box::default());
    let mut buyer = Buyer::login(&shop.public(), 31, refused).await;
    buyer.purchase(&[(1, 1)].into(), "after all of it").await;
    assert_eq!(shop.shop_pid(), pid);
    let log = shop.log();
    assert!(shop.stop().success());
    check_log(&log, 1 + (CUSTOMERS * rounds) as usize);
}

/// Each panic is an exception of its request's span, as whoever looks at the monitor sees it.
fn check_traces(shop: &ShopProcess) {
    let read = |path: &str| -> Value {
        let (status, text) = http::get(shop.public_port, path).unwrap();
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    };
    for route in ["/api/orders", "/api/checkout/promo", "/api/orders/{id}/invoice"] {
        let rows = read(&format!("/api/monitoring/traces?error=true&size=100&route={}", http::encode(route)));
        let row = rows["content"].as_array().unwrap().iter().find(|row| row["route"] == route);
        let row = row.unwrap_or_else(|| panic!("no {route} in {rows}"));
        let found = read(&format!("/api/monitoring/traces/{}", row["traceId"].as_str().unwrap()));
        let request = &found["requests"][0];
        assert_eq!(
            (&request["error"], &request["attributes"]["error.type"]),
            (&json!(true), &json!("panic")),
            "{found}"
        );
        let handler = request["children"].as_array().unwrap().iter().find(|span| span["kind"] == "handler").unwrap();
        assert_eq!(handler["error"], true);
        let events = handler["events"].as_array().unwrap();
        let exception = &events.iter().find(|event| event["name"] == "exception").unwrap()["attributes"];
        for field in ["exception.type", "exception.message", "exception.stacktrace"] {
            assert!(exception[field].as_str().is_some_and(|text| !text.is_empty()), "{field} of {exception}");
        }
        assert!(!found.to_string().to_lowercase().contains("chaos"), "{found}");
    }
}

/// What students read of each panic: which function, in which request, and nothing of what decided it.
fn check_log(log: &str, struck: usize) {
    const FUNCTIONS: [&str; 3] = ["process_payment_public", "rules_beside", "gather_lines"];
    const MESSAGES: [&str; 3] =
        ["called `Option::unwrap()` on a `None` value", "stack overflow", "memory allocation of"];
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut requests: BTreeMap<String, usize> = BTreeMap::new();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for line in log.lines().filter(|line| line.starts_with('{')) {
        let event: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}"));
        if event["audience"] == "instructor" {
            for code in ["F1_NPE", "F2_SOE", "F3_OOM"] {
                let named =
                    event["message"].as_str().is_some_and(|text| text.contains(&format!("[FunctionalChaos][{code}]")));
                *codes.entry(code).or_default() += usize::from(named);
            }
            continue;
        }
        for word in ["chaos", "Chaos", "Anomaly", "::hits", "F1_NPE", "F2_SOE", "F3_OOM"] {
            assert!(!line.contains(word), "{word} in {line}");
        }
        if event["target"] != "panic" {
            continue;
        }
        let text = |field: &str| event[field].as_str().unwrap_or_else(|| panic!("no {field} in {line}"));
        let (message, stack) = (text("exception.message"), text("exception.stacktrace"));
        let kind = MESSAGES.iter().position(|start| message.starts_with(start)).unwrap_or_else(|| panic!("{message}"));
        assert!(stack.contains(FUNCTIONS[kind]), "{message}:\n{stack}");
        assert_eq!(text("exception.type"), "panic");
        let frames = stack.lines().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit())).count();
        assert!((5..=60).contains(&frames), "{frames} frames:\n{stack}");
        *told.entry(FUNCTIONS[kind]).or_default() += 1;
        *requests.entry(text("trace_id").to_owned()).or_default() += 1;
    }
    assert_eq!(told, BTreeMap::from(FUNCTIONS.map(|function| (function, struck))));
    assert_eq!(requests.len(), 3 * struck, "each in a request of its own");
    assert_eq!(codes, BTreeMap::from(["F1_NPE", "F2_SOE", "F3_OOM"].map(|code| (code, struck))));
}

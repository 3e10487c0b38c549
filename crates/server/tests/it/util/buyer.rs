// SPDX-License-Identifier: AGPL-3.0-or-later
//! A customer over HTTP who wants the order whatever happens to the shop: repeats what got no answer, as a careful
//! client does, and keeps what was acknowledged.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use perfshop_server::load::Carried;
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

/// How long one call is repeated. The supervisor waits up to 30 s before it restarts a shop that dies again and again.
const PATIENCE: Duration = Duration::from_secs(120);

/// An order that the shop has answered for.
#[derive(Debug, Clone)]
pub struct Acknowledged {
    pub id: i64,
    pub number: String,
    pub total_cents: i64,
    /// Quantity by product id.
    pub items: BTreeMap<i64, i64>,
}

pub struct Buyer<'a> {
    client: Client,
    address: String,
    token: String,
    /// What the checkout asks to be carried.
    carried: Mutex<Carried>,
    /// Connections that were refused, of all buyers: the supervisor keeps the sockets, so there must be none.
    refused: &'a AtomicU64,
    /// How often one was asked to come again, of those who take nothing else for an answer.
    turned_away: Option<&'a AtomicU64>,
    pub orders: Vec<Acknowledged>,
}

/// An amount on the wire, in cents.
pub fn cents(amount: &Value) -> i64 {
    (amount.as_f64().unwrap_or_else(|| panic!("{amount} is no amount")) * 100.0).round() as i64
}

impl<'a> Buyer<'a> {
    /// Logs in `user<number>@perfshop.com`.
    pub async fn login(address: &str, number: u32, refused: &'a AtomicU64) -> Self {
        Self::enter(address, number, refused, None).await
    }

    /// One who comes again after a 503, when that says, and for whom every other failure is a defect: a lever kills nobody.
    pub async fn careful(address: &str, number: u32, refused: &'a AtomicU64, turned_away: &'a AtomicU64) -> Self {
        Self::enter(address, number, refused, Some(turned_away)).await
    }

    async fn enter(address: &str, number: u32, refused: &'a AtomicU64, turned_away: Option<&'a AtomicU64>) -> Self {
        let client = Client::builder().cookie_store(true).timeout(Duration::from_secs(40)).build().expect("a client");
        let (address, token, orders) = (address.to_owned(), String::new(), Vec::new());
        let carried = Mutex::default();
        let mut buyer = Self { client, address, token, carried, refused, turned_away, orders };
        let account = json!({"email": format!("user{number}@perfshop.com"), "password": format!("password{number}")});
        let (status, body) = buyer.repeat(Method::POST, "/api/auth/login", Some(account), None).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        buyer.token = body["securityToken"].as_str().expect("a security token").to_owned();
        buyer
    }

    /// One whole purchase with standard shipping. Every call is repeated until it is answered.
    pub async fn purchase(&mut self, items: &BTreeMap<i64, i64>, key: &str) -> &Acknowledged {
        self.fill_cart(items).await;
        self.checkout().await;
        let body = json!({"securityToken": self.token});
        let (status, body) = self.repeat(Method::POST, "/api/orders", Some(body), Some(key)).await;
        assert!(status == StatusCode::CREATED || status == StatusCode::OK, "{status} {body}");
        self.token = body["securityToken"].as_str().expect("the next security token").to_owned();
        self.orders.push(Acknowledged {
            id: body["orderId"].as_i64().expect("an order id"),
            number: body["orderNumber"].as_str().expect("an order number").to_owned(),
            total_cents: cents(&body["totalAmount"]),
            items: items.clone(),
        });
        self.orders.last().expect("just pushed")
    }

    /// Brings the cart to exactly these items. An addition that was repeated may have counted twice; it is put right.
    async fn fill_cart(&self, items: &BTreeMap<i64, i64>) {
        self.expect_ok(Method::DELETE, "/api/cart", None).await;
        for (product, quantity) in items {
            self.expect_ok(Method::POST, "/api/cart/add", Some(json!({"productId": product, "quantity": quantity})))
                .await;
        }
        let cart = self.get("/api/cart").await;
        for line in cart["items"].as_array().expect("lines") {
            let wanted = items[&line["productId"].as_i64().expect("a product id")];
            if line["quantity"] != wanted {
                let path = format!("/api/cart/item/{}", line["id"]);
                self.expect_ok(Method::PUT, &path, Some(json!({"quantity": wanted}))).await;
            }
        }
    }

    async fn checkout(&self) {
        self.expect_ok(Method::POST, "/api/checkout/address", Some(json!({}))).await;
        self.expect_ok(Method::POST, "/api/checkout/shipping", Some(json!({"mode": "standard"}))).await;
        let card = json!({"cardNumber": "4242424242424242", "expiry": "12/39", "cvv": "123", "holder": "U. Ser"});
        self.expect_ok(Method::POST, "/api/checkout/payment", Some(card)).await;
    }

    async fn expect_ok(&self, method: Method, path: &str, body: Option<Value>) {
        let (status, answer) = self.repeat(method.clone(), path, body, None).await;
        assert!(status.is_success(), "{method} {path}: {status} {answer}");
    }

    /// The body of a GET that must succeed.
    pub async fn get(&self, path: &str) -> Value {
        let (status, body) = self.repeat(Method::GET, path, None, None).await;
        assert_eq!(status, StatusCode::OK, "GET {path}: {body}");
        body
    }

    fn request(&self, method: &Method, path: &str, body: &str, key: Option<&str>) -> RequestBuilder {
        let headers =
            self.carried.lock().expect("no panic before").headers(&format!("{method} {path}"), body.as_bytes());
        let request = self.client.request(method.clone(), format!("{}{path}", self.address)).headers(headers);
        let request = if body.is_empty() {
            request
        } else {
            request.header(CONTENT_TYPE, "application/json").body(body.to_owned())
        };
        match key {
            Some(key) => request.header("Idempotency-Key", key),
            None => request,
        }
    }

    /// Sends until an answer below 500 comes. A connection that breaks is the kill that we asked for; one that is refused
    /// is counted as a defect. A call that lacked what the checkout asks for by now is made again with it.
    async fn repeat(&self, method: Method, path: &str, body: Option<Value>, key: Option<&str>) -> (StatusCode, Value) {
        let end = Instant::now() + PATIENCE;
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let mut call = (method.clone(), path);
        loop {
            let text = if call.1 == path { body.as_str() } else { "" };
            let name = format!("{} {}", call.0, call.1);
            let last = match self.request(&call.0, call.1, text, key.filter(|_| call.1 == path)).send().await {
                Ok(answer) => {
                    let (status, headers) = (answer.status(), answer.headers().clone());
                    if let Some(turned_away) = self.turned_away.filter(|_| status.is_server_error()) {
                        turned_away.fetch_add(1, Ordering::Relaxed);
                        tokio::time::sleep(told_to_wait(&answer)).await;
                    }
                    match answer.text().await {
                        Ok(text) if !status.is_server_error() => {
                            self.carried.lock().expect("no panic before").learn(
                                &name,
                                status,
                                &headers,
                                text.as_bytes(),
                            );
                            let answer = serde_json::from_str(&text).unwrap_or(Value::String(text));
                            if Carried::is_mended(&name, answer["code"].as_str().unwrap_or_default()) {
                                call = (Method::GET, "/api/auth/status");
                                continue;
                            }
                            if call.1 == path {
                                return (status, answer);
                            }
                            call = (method.clone(), path);
                            continue;
                        }
                        Ok(text) => format!("{status} {text}"),
                        Err(error) => error.to_string(),
                    }
                }
                Err(error) => {
                    assert!(self.turned_away.is_none(), "{error:?}");
                    if error.is_connect() {
                        self.refused.fetch_add(1, Ordering::Relaxed);
                    }
                    format!("{error:?}")
                }
            };
            assert!(Instant::now() < end, "no answer within {PATIENCE:?}, the last: {last}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// The wait that a refusal for the moment asks for.
#[track_caller]
fn told_to_wait(answer: &reqwest::Response) -> Duration {
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
    let seconds = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    Duration::from_secs(seconds.unwrap_or_else(|| panic!("no time to come again: {answer:?}")))
}

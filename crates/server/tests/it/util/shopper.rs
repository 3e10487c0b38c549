// SPDX-License-Identifier: AGPL-3.0-or-later
//! A shopper's usual steps through the API, and what a test arranges or reads past it, in the database.

use perfshop_shop::clock::now_ms;
use perfshop_shop::db::Param;
use perfshop_shop::params;
use perfshop_shop::token;
use serde_json::{Value, json};

use super::app::{Client, Reply, TestApp};

/// An amount on the wire in cents, exactly: a number with more than two decimals is no amount.
pub fn cents(amount: &Value) -> i64 {
    let text = amount.as_number().unwrap_or_else(|| panic!("{amount} is no number")).to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    assert!(decimals.len() <= 2 && !text.contains('e'), "{text} is no amount");
    format!("{whole}{decimals:0<2}").parse().unwrap()
}

/// Cents as the wire has them.
pub fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

pub fn card() -> Value {
    json!({"cardNumber": "4111111111111111", "expiry": "12/99", "cvv": "123", "holder": "Ada Lovelace"})
}

pub fn card_and_voucher(voucher: bool) -> Value {
    let mut card = card();
    card["useVoucher"] = voucher.into();
    card
}

/// A whole address in a country, with what is optional, in the form in which the shop keeps it.
pub fn address(country: &str) -> Value {
    let (postal_code, phone) = match country {
        "CH" => ("1204", "+41 79 123 45 67"),
        "DE" => ("10115", "+49 30 23125 012"),
        "GB" => ("SW1A 2AA", "+44 7700 900123"),
        "JP" => ("150-0001", "+81 90 1234 5678"),
        "SE" => ("111 22", "+46 70 174 06 12"),
        // An unknown country is refused before its formats matter.
        _ => ("75002", "+33 1 99 00 67 89"),
    };
    json!({"firstName": "Zoë", "lastName": "O'Brien-Łukasz", "street": "1, rue de l'Été", "postalCode": postal_code,
        "city": "Àvila", "region": "Nord", "country": country, "phone": phone})
}

/// A customer with a session of their own, without the cost of a login.
///
/// # Returns
/// The client and the session's security token.
pub async fn signed_in(app: &TestApp, number: i64) -> (Client<'_>, String) {
    let (cookie, security_token) = (token::random().unwrap(), token::random().unwrap());
    let sql =
        "INSERT INTO sessions (id_hash, user_id, created_at, last_seen_at, security_token) VALUES (?, ?, ?, ?, ?)";
    write(app, sql, params![token::sha256(&cookie), number, now_ms(), now_ms(), &security_token]).await;
    let client = app.client();
    client.keep("JSESSIONID", &cookie);
    (client, security_token)
}

/// Goes from a filled cart to an authorised payment.
///
/// # Returns
/// The answer of the payment step.
pub async fn pay(client: &Client<'_>) -> Reply {
    ok(client.post("/api/checkout/address", json!({})).await);
    ok(client.post("/api/checkout/shipping", json!({"mode": "standard"})).await);
    ok(client.post("/api/checkout/payment", card()).await)
}

/// Fills the cart with (product, quantity).
pub async fn fill(client: &Client<'_>, items: &[(i64, i64)]) {
    for (product, quantity) in items {
        ok(client.post("/api/cart/add", json!({"productId": product, "quantity": quantity})).await);
    }
}

pub async fn order(client: &Client<'_>, token: &str) -> Reply {
    client.post("/api/orders", json!({"securityToken": token})).await
}

/// A whole purchase of one piece of a product.
pub async fn buy_one(client: &Client<'_>, token: &str, product: i64) -> Value {
    fill(client, &[(product, 1)]).await;
    pay(client).await;
    let placed = order(client, token).await;
    assert_eq!(placed.status, 201, "{}", placed.text());
    placed.json()
}

/// The answer itself when it is 200.
#[track_caller]
pub fn ok(reply: Reply) -> Reply {
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply
}

/// Status and code of a refusal, which is always a whole problem document.
#[track_caller]
pub fn refused(reply: &Reply) -> (u16, String) {
    let problem = reply.json();
    assert_eq!(reply.headers["content-type"], "application/problem+json", "{problem}");
    assert_eq!(problem["status"], reply.status.as_u16(), "{problem}");
    for field in ["type", "title", "detail", "code", "traceId"] {
        assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{field} of {problem}");
    }
    (reply.status.as_u16(), reply.code())
}

pub async fn set_product(app: &TestApp, id: i64, price_cents: i64, stock: i64) {
    let sql = "UPDATE products SET price_cents = ?, stock = ? WHERE id = ?";
    assert_eq!(write(app, sql, params![price_cents, stock, id]).await, 1);
}

pub async fn set_points(app: &TestApp, number: i64, points: i64) {
    write(app, "UPDATE users SET loyalty_points = ? WHERE id = ?", params![points, number]).await;
}

pub async fn points(client: &Client<'_>) -> i64 {
    ok(client.get("/api/auth/me").await).json()["loyaltyPoints"].as_i64().unwrap()
}

pub async fn stock(app: &TestApp, product: i64) -> i64 {
    number(app, "SELECT stock FROM products WHERE id = ?", params![product]).await
}

/// One number out of the shop's database.
pub async fn number(app: &TestApp, sql: &'static str, params: &[Param<'_>]) -> i64 {
    app.state.shop.query_one(sql, params, |row| row.get(0)).await.unwrap().expect("a row")
}

/// A write in the shop's database.
///
/// # Returns
/// The rows it met.
pub async fn write(app: &TestApp, sql: &'static str, params: &[Param<'_>]) -> u64 {
    app.state.shop.execute(sql, params).await.unwrap().affected
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sixteen silent gaps: what is right and what is wrong, each calculated from the rules' page and the spec's words, and nothing
//! else that differs.

mod amounts;
mod booked;
pub mod oversold;
mod sessions;
mod silent;
mod together;
mod traces;

use perfshop_chaos::Anomaly;
use serde_json::{Value, json};

use super::{differences, series};
use crate::oracle::{self, Basket, Bill};
use crate::util::app::{Client, Instructor, TestApp};
use crate::util::shopper::{card_and_voucher, cents, fill, ok, signed_in};

/// Makes these active for everyone.
async fn activate(instructor: &Instructor<'_>, anomalies: &[Anomaly]) {
    for anomaly in anomalies {
        scoped(instructor, *anomaly, json!({"kind": "everyone"})).await;
    }
}

async fn scoped(instructor: &Instructor<'_>, anomaly: Anomaly, scope: Value) {
    let demand = json!({"anomaly": anomaly.id(), "scope": scope});
    let reply = instructor.post("/api/admin/chaos/activations", demand).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
}

async fn reset(instructor: &Instructor<'_>) {
    ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
}

/// Off, on, off again: `check` is told how often it was called before, and whether the anomaly is on. Its series counts while it is on,
/// unless it is silent, and only then.
async fn off_on_off(app: &TestApp, anomaly: Anomaly, mut check: impl AsyncFnMut(i64, bool)) {
    let instructor = app.instructor().await;
    let name = anomaly.spec().metric.unwrap();
    for (phase, on) in [(0, false), (1, true), (2, false)] {
        if on {
            activate(&instructor, &[anomaly]).await;
        } else {
            reset(&instructor).await;
        }
        let before = series(app, name).await;
        check(phase, on).await;
        let struck = series(app, name).await - before;
        assert_eq!(struck > 0.0, on && !anomaly.spec().silent, "{} {anomaly} {phase}: {struck}", app.database);
    }
}

/// What is bought, and how.
#[derive(Clone, Copy)]
struct Deal<'a> {
    /// (product, quantity)
    items: &'a [(i64, i64)],
    mode: &'a str,
    promo: Option<&'a str>,
    voucher: bool,
    country: &'a str,
}

impl<'a> Deal<'a> {
    const fn of(items: &'a [(i64, i64)]) -> Self {
        Self { items, mode: "standard", promo: None, voucher: false, country: "FR" }
    }

    const fn mode(self, mode: &'a str) -> Self {
        Self { mode, ..self }
    }

    const fn promo(self, code: &'a str) -> Self {
        Self { promo: Some(code), ..self }
    }

    /// What it costs at these prices, by the rules.
    fn bill(&self, lines: &[(i64, i64)]) -> Bill {
        let Self { mode, promo, country, voucher, .. } = *self;
        oracle::bill(&Basket { lines, promo, mode, country, voucher })
    }

    /// The whole purchase by a customer, in a session of its own.
    async fn buy<'c>(&self, app: &'c TestApp, customer: i64) -> Sale<'c> {
        let (client, token) = signed_in(app, customer).await;
        self.buy_with(client, &token).await
    }

    async fn buy_with<'c>(&self, client: Client<'c>, token: &str) -> Sale<'c> {
        let paid = self.pay(&client).await;
        let placed = client.post("/api/orders", json!({"securityToken": token})).await;
        assert_eq!(placed.status, 201, "{}", placed.text());
        let placed = placed.json();
        let order = read(&client, &placed["orderId"]).await;
        let mail = mail_of(&client, &placed["orderNumber"]).await;
        Sale { client, paid, placed, order, mail, token: token.to_owned() }
    }

    /// From an empty cart to an authorised payment.
    async fn pay(&self, client: &Client<'_>) -> Paid {
        ok(client.delete("/api/cart").await);
        fill(client, self.items).await;
        let cart = ok(client.get("/api/cart").await).json();
        ok(client.post("/api/checkout/address", crate::util::shopper::address(self.country)).await);
        ok(client.delete("/api/checkout/promo").await);
        if let Some(code) = self.promo {
            ok(client.post("/api/checkout/promo", json!({"code": code})).await);
        }
        let fee = ok(client.post("/api/checkout/shipping", json!({"mode": self.mode})).await).json()["fee"].clone();
        let paid = ok(client.post("/api/checkout/payment", card_and_voucher(self.voucher)).await).json();
        Paid { cart, fee, summary: paid["summary"].clone() }
    }
}

struct Paid {
    cart: Value,
    fee: Value,
    summary: Value,
}

/// A purchase, as its customer sees it.
struct Sale<'a> {
    client: Client<'a>,
    paid: Paid,
    placed: Value,
    order: Value,
    /// The text of the confirmation.
    mail: String,
    token: String,
}

impl Sale<'_> {
    fn id(&self) -> i64 {
        self.placed["orderId"].as_i64().unwrap()
    }

    /// That it is billed like this wherever it is read, to the cent.
    #[track_caller]
    fn expect(&self, bill: &Bill) {
        expect(&self.order, bill);
        let summary = &self.paid.summary;
        for field in ["goods", "discount", "voucher", "shipping", "vat", "toPay"] {
            assert_eq!(summary[field], self.order[field], "{field}");
        }
        assert_eq!(summary["total"], self.order["totalAmount"]);
        assert_eq!(self.placed["totalAmount"], self.order["totalAmount"]);
        assert_eq!(self.paid.fee, self.order["shipping"]);
        assert_eq!(self.paid.cart["total"], self.order["goods"]);
    }
}

/// That an order is billed like this.
#[track_caller]
fn expect(order: &Value, bill: &Bill) {
    let read = |field: &str| cents(&order[field]);
    let lines: Vec<(i64, i64, i64)> = order["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (cents(&line["lineTotal"]), cents(&line["discount"]), cents(&line["vat"])))
        .collect();
    let expected: Vec<(i64, i64, i64)> = bill.lines.iter().map(|line| (line.total, line.discount, line.vat)).collect();
    assert_eq!(lines, expected, "{order}");
    let amounts = ["goods", "discount", "voucher", "shipping", "shippingVat", "vat", "totalAmount", "toPay"].map(read);
    let b = bill;
    let expected = [b.goods, b.discount, b.voucher, b.shipping, b.shipping_vat, b.vat, b.total, b.to_pay];
    assert_eq!(amounts, expected, "goods, discount, voucher, shipping, its VAT, VAT, total, to pay of {order}");
    assert_eq!(order["points"], bill.points, "{order}");
}

async fn read(client: &Client<'_>, id: &Value) -> Value {
    ok(client.get(&format!("/api/orders/{id}")).await).json()
}

/// The text of the confirmation of an order.
async fn mail_of(client: &Client<'_>, number: &Value) -> String {
    let list = ok(client.get("/api/mails?size=100").await).json();
    for row in list["content"].as_array().unwrap() {
        let text =
            ok(client.get(&format!("/api/mails/{}", row["id"])).await).json()["text"].as_str().unwrap().to_owned();
        if text.contains(number.as_str().unwrap())
            || row["subject"].as_str().unwrap().contains(number.as_str().unwrap())
        {
            return text;
        }
    }
    panic!("no mail tells of {number}")
}

/// The lines of a confirmation, without the number of its order.
fn lines_of(mail: &str, number: &Value) -> Vec<String> {
    mail.replace(number.as_str().unwrap(), "the order").lines().map(str::to_owned).collect()
}

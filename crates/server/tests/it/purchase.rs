// SPDX-License-Identifier: AGPL-3.0-or-later
//! The purchase, through the real router, on both databases: every amount that the shop shows on the way and every
//! trace that it leaves, compared with an independent calculation.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};

use perfshop_shop::params;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::oracle::{self, Basket, Bill};
use crate::util::app::{Client, TestApp};
use crate::util::shopper::{self, card_and_voucher, euros, ok, refused};

/// One purchase.
#[derive(Debug, Clone)]
struct Case {
    /// (product, unit price in cents, quantity), in the order in which they go into the cart.
    lines: Vec<(i64, i64, i64)>,
    promo: Option<&'static str>,
    mode: &'static str,
    country: &'static str,
    voucher: bool,
}

const MODES: [&str; 3] = ["standard", "express", "premium"];
const PROMOS: [Option<&str>; 4] = [None, Some("WELCOME10"), Some("SAVE5"), Some("FREESHIP")];
const STOCK: i64 = 1_000;

/// Carts where the rules bite: the discount pushes the goods below the threshold of free shipping, shares tie, and
/// 28.88 is too little for SAVE5.
const CARTS: [&[(i64, i64, i64)]; 3] = [
    &[(40, 11_11, 3), (7, 11_11, 1), (300, 11_11, 1)],
    &[(12, 10_00, 2), (11, 10_00, 2), (10, 10_00, 2)],
    &[(3, 3_33, 1), (5, 7_77, 2), (4, 10_01, 1)],
];

#[tokio::test]
async fn every_mode_promo_country_and_voucher_to_the_cent() {
    for app in TestApp::both().await {
        let mut customer = 0;
        for lines in CARTS {
            for (promo, mode) in PROMOS.iter().flat_map(|promo| MODES.map(|mode| (*promo, mode))) {
                for (country, voucher) in [("FR", false), ("FR", true), ("CH", false), ("CH", true)] {
                    customer += 1;
                    let case = Case { lines: lines.to_vec(), promo, mode, country, voucher };
                    buy(&app, customer, &case).await;
                }
            }
        }
    }
}

/// Few cases, since each is a whole purchase; the pricing by itself has its own property test in the shop.
#[test]
fn generated_carts_add_up_and_conserve_stock_and_points() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let line = (1..=1000_i64, 1..90_000_i64, 1..8_i64);
    let lines = prop::collection::vec(line, 1..9)
        .prop_map(|lines| lines.into_iter().map(|line| (line.0, line)).collect::<BTreeMap<_, _>>());
    let choices = (0..PROMOS.len(), 0..MODES.len(), prop::sample::select(vec!["FR", "SE", "GB", "JP"]), any::<bool>());
    let cases = (lines, choices).prop_map(|(lines, (promo, mode, country, voucher))| Case {
        lines: lines.into_values().rev().collect(),
        promo: PROMOS[promo],
        mode: MODES[mode],
        country,
        voucher,
    });
    for app in runtime.block_on(TestApp::both()) {
        let customer = AtomicI64::new(0);
        let mut runner = TestRunner::new(Config { cases: 16, failure_persistence: None, ..Config::default() });
        let run = runner.run(&cases, |case| {
            runtime.block_on(buy(&app, customer.fetch_add(1, Ordering::Relaxed) % 400 + 1, &case));
            Ok(())
        });
        run.unwrap_or_else(|failure| panic!("{}: {failure}", app.database));
    }
}

/// Makes one purchase as a customer who has not ordered yet, and compares all there is to see with the oracle.
async fn buy(app: &TestApp, customer: i64, case: &Case) {
    let about = format!("{} customer {customer}: {case:?}", app.database);
    let points_before = if case.voucher { 250 } else { 7 };
    shopper::set_points(app, customer, points_before).await;
    for (product, price, _) in &case.lines {
        shopper::set_product(app, *product, *price, STOCK).await;
    }
    let (all_stock, all_points) = totals(app).await;
    let (client, token) = shopper::signed_in(app, customer).await;
    let prices: Vec<(i64, i64)> = case.lines.iter().map(|(_, price, quantity)| (*price, *quantity)).collect();
    let goods: i64 = prices.iter().map(|(price, quantity)| price * quantity).sum();
    let promo = case.promo.filter(|promo| oracle::promo_refusal(promo, goods, false).is_none());
    let Case { mode, country, voucher, .. } = *case;
    let bill = oracle::bill(&Basket { lines: &prices, promo, mode, country, voucher });

    let names = fill_and_compare_cart(&client, case, &bill, &about).await;
    let address = shopper::address(country);
    let settled = ok(client.post("/api/checkout/address", address.clone()).await);
    assert_eq!(settled.json(), json!({"step": "address", "nextStep": "shipping"}), "{about}");
    if let Some(code) = case.promo {
        let reply = client.post("/api/checkout/promo", json!({"code": code})).await;
        match oracle::promo_refusal(code, goods, false) {
            None => assert_eq!(ok(reply).json(), json!({"code": code, "discount": euros(bill.discount)}), "{about}"),
            Some(refusal) => assert_eq!(refused(&reply), (422, refusal.to_owned()), "{about}"),
        }
    }
    let shipping = ok(client.post("/api/checkout/shipping", json!({"mode": mode})).await);
    let expected = json!({"step": "shipping", "nextStep": "payment", "deliveryDays": bill.days,
        "fee": euros(bill.shipping)});
    assert_eq!(shipping.json(), expected, "{about}");
    let paid = ok(client.post("/api/checkout/payment", card_and_voucher(voucher)).await);
    let expected = json!({"step": "payment", "nextStep": "confirm", "summary": {
        "goods": euros(bill.goods), "discount": euros(bill.discount), "voucher": euros(bill.voucher),
        "shipping": euros(bill.shipping), "vat": euros(bill.vat), "total": euros(bill.total),
        "toPay": euros(bill.to_pay), "currency": "EUR"}});
    assert_eq!(paid.json(), expected, "{about}");

    let items: Vec<Value> =
        case.lines.iter().map(|(product, _, quantity)| json!({"productId": product, "quantity": quantity})).collect();
    let placed = client.post("/api/orders", json!({"securityToken": token, "items": items})).await;
    assert_eq!(placed.status, 201, "{about}: {}", placed.text());
    let placed = placed.json();
    let next = placed["securityToken"].as_str().unwrap();
    assert!(!next.is_empty() && next != token, "{about}: {placed}");
    let expected = json!({"success": true, "orderNumber": placed["orderNumber"], "orderId": placed["orderId"],
        "totalAmount": euros(bill.total), "currency": "EUR", "securityToken": next});
    assert_eq!(placed, expected, "{about}");

    compare_order(&client, case, &bill, &names, &placed, &about).await;
    let points = bill.points - if bill.voucher > 0 { 100 } else { 0 };
    assert_eq!(shopper::points(&client).await, points_before + points, "{about}");
    for (product, _, quantity) in &case.lines {
        let read = ok(client.get(&format!("/api/products/{product}")).await).json();
        assert_eq!(read["stock"], STOCK - quantity, "{about}: product {product}");
    }
    let empty = json!({"items": [], "total": 0.0, "count": 0, "currency": "EUR"});
    assert_eq!(ok(client.get("/api/cart").await).json(), empty, "{about}");
    let pieces: i64 = case.lines.iter().map(|(_, _, quantity)| quantity).sum();
    assert_eq!(totals(app).await, (all_stock - pieces, all_points + points), "{about}");
    let payment = "SELECT CAST(SUM(amount_cents) AS SIGNED) FROM payments WHERE order_id = ?";
    let amount = shopper::number(app, payment, params![placed["orderId"].as_i64().unwrap()]).await;
    assert_eq!(amount, bill.to_pay, "{about}");
}

/// Stock and points in the whole shop: a purchase moves its own and no other.
async fn totals(app: &TestApp) -> (i64, i64) {
    let stock = shopper::number(app, "SELECT CAST(SUM(stock) AS SIGNED) FROM products", &[]).await;
    (stock, shopper::number(app, "SELECT CAST(SUM(loyalty_points) AS SIGNED) FROM users", &[]).await)
}

/// # Returns
/// The products' names in the order of the lines.
async fn fill_and_compare_cart(client: &Client<'_>, case: &Case, bill: &Bill, about: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (product, _, quantity) in &case.lines {
        // In two parts where there are several, since adding adds up.
        for part in [quantity - 1, 1].into_iter().filter(|part| *part > 0) {
            ok(client.post("/api/cart/add", json!({"productId": product, "quantity": part})).await);
        }
        let read = ok(client.get(&format!("/api/products/{product}")).await).json();
        names.push(read["name"].as_str().unwrap().to_owned());
    }
    let cart = ok(client.get("/api/cart").await).json();
    let items: Vec<Value> = case
        .lines
        .iter()
        .enumerate()
        .map(|(at, (product, price, quantity))| {
            json!({"id": cart["items"][at]["id"], "productId": product, "name": names[at], "quantity": quantity,
                "unitPrice": euros(*price), "lineTotal": euros(price * quantity)})
        })
        .collect();
    let count: i64 = case.lines.iter().map(|(_, _, quantity)| quantity).sum();
    let expected = json!({"items": items, "total": euros(bill.goods), "count": count, "currency": "EUR"});
    assert_eq!(cart, expected, "{about}");
    names
}

/// The order as it is read afterwards, field by field, and its row in the list.
async fn compare_order(client: &Client<'_>, case: &Case, bill: &Bill, names: &[String], placed: &Value, about: &str) {
    let reply = ok(client.get(&format!("/api/orders/{}", placed["orderId"])).await);
    let order = reply.json();
    let items: Vec<Value> = std::iter::zip(&case.lines, &bill.lines)
        .zip(names)
        .map(|(((product, price, quantity), line), name)| {
            json!({"productId": product, "name": name, "quantity": quantity, "unitPrice": euros(*price),
                "lineTotal": euros(line.total), "discount": euros(line.discount), "vat": euros(line.vat)})
        })
        .collect();
    let created = order["createdAt"].as_str().unwrap();
    let at: jiff::Timestamp = created.parse().unwrap();
    assert!(created.ends_with('Z') && (jiff::Timestamp::now() - at).total(jiff::Unit::Second).unwrap() < 60.0);
    let number = format!("PS-{}-{}", created[..10].replace('-', ""), placed["orderId"]);
    let promo = case.promo.filter(|promo| oracle::promo_refusal(promo, bill.goods, false).is_none());
    let expected = json!({"id": placed["orderId"], "orderNumber": number, "status": "PAID", "createdAt": created,
        "paidAt": order["paidAt"], "currency": "EUR", "items": items, "goods": euros(bill.goods),
        "discount": euros(bill.discount), "voucher": euros(bill.voucher), "shipping": euros(bill.shipping),
        "shippingVat": euros(bill.shipping_vat), "vat": euros(bill.vat), "totalAmount": euros(bill.total),
        "toPay": euros(bill.to_pay), "promoCode": promo, "shippingMode": case.mode,
        "address": shopper::address(case.country),
        "payment": {"brand": "Visa", "last4": "1111", "status": "CAPTURED"}, "points": bill.points});
    assert_eq!(order, expected, "{about}");
    assert_eq!(placed["orderNumber"], number.as_str(), "{about}");
    let paid: jiff::Timestamp = order["paidAt"].as_str().unwrap().parse().unwrap();
    assert!(paid >= at, "{about}");
    // The document by itself adds up, whatever the oracle says; and no amount has a third decimal.
    let sum = |field: &str| items.iter().map(|item| shopper::cents(&item[field])).sum::<i64>();
    let amount = |field: &str| shopper::cents(&order[field]);
    assert_eq!((sum("lineTotal"), sum("discount")), (amount("goods"), amount("discount")), "{about}");
    assert_eq!(amount("vat"), sum("vat") + amount("shippingVat"), "{about}");
    assert_eq!(amount("totalAmount"), amount("goods") - amount("discount") + amount("shipping"), "{about}");

    let list = ok(client.get("/api/orders?size=1").await).json();
    let row = json!({"id": placed["orderId"], "orderNumber": number, "status": "PAID", "createdAt": created,
        "totalAmount": euros(bill.total), "currency": "EUR"});
    assert_eq!(list["content"], json!([row]), "{about}");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levels, all sixteen at once in their order, a switch in the middle of a checkout, and scopes.

use perfshop_chaos::{Anomaly, Family};
use serde_json::{Value, json};

use super::{Deal, activate, expect, read, reset, scoped, series};
use crate::oracle::BillLine;
use crate::util::app::TestApp;
use crate::util::shopper::{card, cents, ok, points, refused, set_product, signed_in};

const NAMES: [&str; 16] =
    ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14", "A15", "A16"];

#[tokio::test]
async fn a_level_holds_exactly_its_own() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        for (level, count) in [(1, 3), (2, 7), (4, 16), (3, 11), (0, 0)] {
            let set = ok(instructor.post("/api/admin/chaos/business", json!({"level": level})).await).json();
            let expected = json!({"level": level, "active": NAMES[..count]});
            assert_eq!(set["status"]["business"], expected, "{}", app.database);
            assert_eq!(series(&app, "chaos_business_level").await, f64::from(level), "{}", app.database);
        }
        // Every series is there from the start, at 0.
        for spec in Family::Business.specs() {
            assert_eq!(series(&app, spec.metric.unwrap()).await, 0.0, "{}", spec.id);
        }
    }
}

/// half_up(net × 1.196), where net = gross / 1.20 half up: what a gross amount is charged at, and its VAT.
fn stale(gross: i64) -> (i64, i64) {
    let net = (gross * 100 + 60).div_euclid(120);
    let charged = (net * 1_196 + 500).div_euclid(1_000);
    (charged, charged - net)
}

#[tokio::test]
async fn all_sixteen_at_once_act_in_their_order() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        ok(instructor.post("/api/admin/chaos/business", json!({"level": 4})).await);
        set_product(&app, 2, 2_799, 50).await;
        set_product(&app, 3, 950, 5).await;
        // A code that does not exist; the customer lives in France, so that A12 has nothing to say.
        let deal = Deal::of(&[(2, 1), (3, 2)]).promo("NOSUCHCODE");
        let sale = deal.buy(&app, 1).await;
        // A2: 27.00 + 2 × 9.50 = 46.00. A6: less 4.60, shared 2.70 and 1.90: 41.40. A7: 46.00 is below the threshold, 4.90.
        let mut bill = Deal::of(&[]).promo("WELCOME10").bill(&[(2_700, 1), (950, 2)]);
        assert_eq!((bill.goods, bill.discount, bill.shipping), (4_600, 460, 490));
        // A1: 24.30 and 17.10 and 4.90 at the stale rate; the total is the sum of what is charged.
        let charged = [2_430, 1_710, 490].map(stale);
        let vat = charged.map(|(_, vat)| vat);
        let total: i64 = charged.iter().map(|(charged, _)| charged).sum();
        // A16 takes a cent of each line's VAT in the JSON, and of nothing else.
        bill.lines = vec![
            BillLine { total: 2_700, discount: 270, vat: vat[0] - 1 },
            BillLine { total: 1_900, discount: 190, vat: vat[1] - 1 },
        ];
        (bill.shipping_vat, bill.vat) = (vat[2], vat.iter().sum());
        (bill.total, bill.to_pay) = (total, total);
        // A9: on the total as it is charged, with shipping.
        bill.points = total / 100;
        sale.expect(&bill);
        // A5: twice.
        assert_eq!(points(&sale.client).await, 2 * bill.points, "{}", app.database);
        let list = ok(sale.client.get("/api/orders").await).json();
        assert_eq!(list["totalElements"], 2, "{}", app.database);
        let second = read(&sale.client, &list["content"][0]["id"]).await;
        expect(&second, &bill);
        // A15: the list leaves out the discount.
        assert_eq!(cents(&list["content"][1]["totalAmount"]), total + 460, "{}", app.database);
        // A3: 50 stays, and 5 less two times two is 1. A14: not the instant that paidAt tells.
        let stock =
            async |product: i64| ok(sale.client.get(&format!("/api/products/{product}")).await).json()["stock"].clone();
        assert_eq!((stock(2).await, stock(3).await), (json!(50), json!(1)), "{}", app.database);
        assert_ne!(sale.order["createdAt"], sale.order["paidAt"]);
        // A4: the mail says what was charged, less the shipping as it was charged.
        let mailed = total - charged[2].0;
        let written = format!("{},{:02}", mailed / 100, mailed % 100);
        assert!(sale.mail.contains(&written), "{written} in {}", sale.mail);
        // A7, where the threshold is met before the discount and not after.
        set_product(&app, 4, 5_450, 50).await;
        let free = Deal::of(&[(4, 1)]).promo("NOSUCHCODE").buy(&app, 2).await;
        // 54.00 less 5.40.
        assert_eq!((cents(&free.order["discount"]), cents(&free.order["shipping"])), (540, 0), "{}", app.database);

        reset(&instructor).await;
        let right = deal.promo("SAVE5");
        let refused_now = signed_in(&app, 3).await.0;
        ok(refused_now.post("/api/cart/add", json!({"productId": 2, "quantity": 1})).await);
        let reply = refused_now.post("/api/checkout/promo", json!({"code": "NOSUCHCODE"})).await;
        assert_eq!(refused(&reply), (422, "PROMO_UNKNOWN".into()));
        set_product(&app, 3, 1_950, 5).await;
        right.buy(&app, 4).await.expect(&right.bill(&[(2_799, 1), (1_950, 2)]));
    }
}

/// The cart as it was paid for is not the cart any more: said once, and paid again it passes.
#[tokio::test]
async fn a_switch_in_the_middle_of_a_checkout_is_said_once() {
    for app in TestApp::both().await {
        set_product(&app, 2, 5_999, 50).await;
        let instructor = app.instructor().await;
        let deal = Deal::of(&[(2, 1)]);
        for (customer, to) in [(1, true), (2, false)] {
            if !to {
                activate(&instructor, &[Anomaly::A2]).await;
            }
            let (client, token) = signed_in(&app, customer).await;
            deal.pay(&client).await;
            if to {
                activate(&instructor, &[Anomaly::A2]).await;
            } else {
                reset(&instructor).await;
            }
            let order = async || client.post("/api/orders", json!({"securityToken": token})).await;
            assert_eq!(refused(&order().await), (409, "CART_CHANGED".into()), "{}", app.database);
            let paid = ok(client.post("/api/checkout/payment", card()).await).json();
            let placed = order().await;
            assert_eq!(placed.status, 201, "{} {}", app.database, placed.text());
            assert_eq!(placed.json()["totalAmount"], paid["summary"]["total"]);
            assert_eq!(cents(&placed.json()["totalAmount"]), if to { 5_900 } else { 5_999 });
            reset(&instructor).await;
        }
        // What changes no price says nothing.
        let (client, token) = signed_in(&app, 3).await;
        deal.pay(&client).await;
        let others = [Anomaly::A1, Anomaly::A3, Anomaly::A5, Anomaly::A7, Anomaly::A8, Anomaly::A9];
        activate(&instructor, &others).await;
        assert_eq!(client.post("/api/orders", json!({"securityToken": token})).await.status, 201);
    }
}

/// Each for one customer and for one student alone: their orders are touched, nobody else's.
#[tokio::test]
async fn a_customer_or_a_student_alone_is_touched() {
    for app in TestApp::both().await {
        set_product(&app, 2, 2_999, 5_000).await;
        let instructor = app.instructor().await;
        let student = app.client();
        let entered = student.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await.json();
        for anomaly in Family::Business.specs().map(|spec| spec.anomaly) {
            scoped(&instructor, anomaly, json!({"kind": "customer", "value": "user2@perfshop.com"})).await;
            scoped(&instructor, anomaly, json!({"kind": "student", "value": entered["token"]})).await;
        }
        let deal = Deal::of(&[(2, 1)]);
        let healthy = deal.buy(&app, 1).await;
        healthy.expect(&deal.bill(&[(2_999, 1)]));
        let login = json!({"email": entered["customer"]["email"], "password": entered["customer"]["password"]});
        let token = ok(student.post("/api/auth/login", login).await).json()["securityToken"].clone();
        let (customer, own) = signed_in(&app, 2).await;
        for (client, token) in [(customer, own), (student, token.as_str().unwrap().to_owned())] {
            let sale = deal.buy_with(client, &token).await;
            assert_eq!(cents(&sale.order["goods"]), 2_900, "{}", app.database);
            assert_eq!(ok(sale.client.get("/api/orders").await).json()["totalElements"], 2, "{}", app.database);
            let cookie = sale.client.cookie("JSESSIONID").unwrap();
            ok(sale.client.post("/api/auth/logout", Value::Null).await);
            sale.client.keep("JSESSIONID", &cookie);
            assert_eq!(ok(sale.client.get("/api/auth/status").await).json()["graceActive"], true, "{}", app.database);
        }
        assert_eq!(read(&healthy.client, &json!(healthy.id())).await, healthy.order, "{}", app.database);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A2, A4, A6 and A7: what an order costs, and what its confirmation says.

use perfshop_chaos::Anomaly;
use serde_json::json;

use super::{Deal, differences, lines_of, off_on_off};
use crate::util::app::TestApp;
use crate::util::shopper::{cents, fill, ok, refused, set_product, signed_in};

#[tokio::test]
async fn evidence_a2() {
    for app in TestApp::both().await {
        let prices = [(2, 1_999), (3, 1_000), (4, 999), (5, 1_001)];
        for (product, price) in prices {
            set_product(&app, product, price, 100).await;
        }
        let deal = Deal::of(&[(2, 2), (3, 1), (4, 3), (5, 1)]);
        let right = deal.bill(&[(1_999, 2), (1_000, 1), (999, 3), (1_001, 1)]);
        // 19.99 and 10.01 come off their cents; 10.00 and 9.99 do not.
        let wrong = deal.bill(&[(1_900, 2), (1_000, 1), (999, 3), (1_000, 1)]);
        assert_eq!((right.goods, wrong.goods), (8_996, 8_797));
        let mut first = None;
        off_on_off(&app, Anomaly::A2, async |phase, on| {
            let sale = deal.buy(&app, 1 + phase).await;
            sale.expect(if on { &wrong } else { &right });
            let unit = |n: usize| cents(&sale.paid.cart["items"][n]["unitPrice"]);
            let shown = if on { [1_900, 1_000, 999, 1_000] } else { [1_999, 1_000, 999, 1_001] };
            assert_eq!([unit(0), unit(1), unit(2), unit(3)], shown, "{}", app.database);
            // The product itself keeps its price.
            for (product, price) in prices {
                let found = ok(sale.client.get(&format!("/api/products/{product}")).await).json();
                assert_eq!(cents(&found["price"]), price, "{}", app.database);
            }
            let healthy = first.get_or_insert_with(|| sale.order.clone());
            // 10.01 holds as much VAT as 10.00.
            let changed = [
                "/goods",
                "/items/0/lineTotal",
                "/items/0/unitPrice",
                "/items/0/vat",
                "/items/3/lineTotal",
                "/items/3/unitPrice",
                "/points",
                "/toPay",
                "/totalAmount",
                "/vat",
            ];
            let expected: &[&str] = if on { &changed } else { &[] };
            assert_eq!(differences(healthy, &sale.order), expected, "{}", app.database);
        })
        .await;
    }
}

#[tokio::test]
async fn evidence_a4() {
    for app in TestApp::both().await {
        set_product(&app, 2, 2_000, 100).await;
        let deal = Deal::of(&[(2, 1)]);
        let bill = deal.bill(&[(2_000, 1)]);
        assert_eq!((bill.shipping, bill.total), (490, 2_490));
        let mut first = None;
        off_on_off(&app, Anomaly::A4, async |_, on| {
            // One customer, so that the letters differ in nothing else.
            let sale = deal.buy(&app, 1).await;
            sale.expect(&bill);
            let lines = lines_of(&sale.mail, &sale.placed["orderNumber"]);
            let amount = |amount: &str| lines.iter().filter(|line| line.contains(amount)).count();
            // Total and to pay; and the shipping.
            assert_eq!((amount("24,90"), amount("4,90")), if on { (0, 0) } else { (2, 3) }, "{}", sale.mail);
            let (order, healthy) = first.get_or_insert_with(|| (sale.order.clone(), lines.clone()));
            assert!(differences(order, &sale.order).is_empty(), "{}", app.database);
            let wrong = healthy.iter().zip(&lines).filter(|(one, other)| one != other);
            let wrong: Vec<_> = wrong.map(|(_, line)| line.as_str()).collect();
            assert_eq!((lines.len(), wrong.len()), (healthy.len(), if on { 3 } else { 0 }), "{wrong:?}");
            let told = wrong.iter().filter(|line| line.contains("20,00") || line.contains("0,00")).count();
            assert_eq!(told, wrong.len(), "{wrong:?}");
        })
        .await;
    }
}

#[tokio::test]
async fn evidence_a6() {
    for app in TestApp::both().await {
        set_product(&app, 2, 5_555, 100).await;
        let valid = Deal::of(&[(2, 1)]).promo("SAVE5");
        // Ten percent off is what WELCOME10 takes; the two grant the same bill.
        let ten_percent = Deal::of(&[(2, 1)]).promo("WELCOME10").bill(&[(5_555, 1)]);
        assert_eq!((ten_percent.discount, ten_percent.total), (556, 5_489));
        off_on_off(&app, Anomaly::A6, async |phase, on| {
            for (n, (code, refusal)) in
                [("NOSUCHCODE", "PROMO_UNKNOWN"), ("SUMMER15", "PROMO_EXPIRED")].into_iter().enumerate()
            {
                if on {
                    let sale = Deal::of(&[(2, 1)]).promo(code).buy(&app, 10 + n as i64).await;
                    sale.expect(&ten_percent);
                    assert_eq!(sale.order["promoCode"], code);
                    continue;
                }
                let (client, _) = signed_in(&app, 20 + phase).await;
                fill(&client, &[(2, 1)]).await;
                let reply = client.post("/api/checkout/promo", json!({"code": code})).await;
                assert_eq!(refused(&reply), (422, refusal.into()), "{}", app.database);
            }
            // Valid ones as written, also where they do not apply.
            valid.buy(&app, 30 + phase).await.expect(&valid.bill(&[(5_555, 1)]));
            let (client, _) = signed_in(&app, 40 + phase).await;
            fill(&client, &[(3, 1)]).await;
            set_product(&app, 3, 4_999, 100).await;
            let reply = client.post("/api/checkout/promo", json!({"code": "SAVE5"})).await;
            assert_eq!(refused(&reply), (422, "PROMO_NOT_APPLICABLE".into()), "{}", app.database);
        })
        .await;
    }
}

#[tokio::test]
async fn evidence_a7() {
    for app in TestApp::both().await {
        set_product(&app, 2, 5_400, 100).await;
        set_product(&app, 3, 4_999, 100).await;
        let lines = [(5_400, 1)];
        // 54.00 less 5.40 is 48.60: below the threshold, which looks at 54.00 when it is wrong.
        let discounted = Deal::of(&[(2, 1)]).promo("WELCOME10");
        let express = Deal::of(&[(2, 1)]).mode("express");
        let abroad = Deal { country: "CH", ..express };
        let (mut first, mut first_express) = (None, None);
        off_on_off(&app, Anomaly::A7, async |phase, on| {
            // The shipping that is charged in place of the right one, and what follows from it.
            let charged = |deal: Deal<'_>, fee: i64| {
                let mut bill = deal.bill(&lines);
                if on {
                    let vat = fee - (fee * 100 + 60) / 120;
                    bill.total += fee - bill.shipping;
                    bill.to_pay += fee - bill.shipping;
                    bill.vat += vat - bill.shipping_vat;
                    (bill.shipping, bill.shipping_vat) = (fee, vat);
                }
                bill
            };
            let sale = discounted.buy(&app, 1 + phase).await;
            sale.expect(&charged(discounted, 0));
            assert_eq!(cents(&sale.paid.fee), if on { 0 } else { 490 });
            let healthy = first.get_or_insert_with(|| sale.order.clone());
            let changed = ["/shipping", "/shippingVat", "/toPay", "/totalAmount", "/vat"];
            let expected: &[&str] = if on { &changed } else { &[] };
            assert_eq!(differences(healthy, &sale.order), expected, "{}", app.database);

            let sale = express.buy(&app, 11 + phase).await;
            sale.expect(&charged(express, 490));
            let healthy = first_express.get_or_insert_with(|| sale.order.clone());
            assert_eq!(differences(healthy, &sale.order), expected, "{}", app.database);
            abroad.buy(&app, 21 + phase).await.expect(&charged(abroad, 1_490));

            // Elsewhere the rules hold: below the threshold, premium, and a code that frees the mode.
            let below = Deal::of(&[(3, 1)]);
            below.buy(&app, 31 + phase).await.expect(&below.bill(&[(4_999, 1)]));
            for deal in [Deal::of(&[(2, 1)]).mode("premium"), express.promo("FREESHIP")] {
                deal.buy(&app, 41 + phase).await.expect(&deal.bill(&lines));
            }
        })
        .await;
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rules of checkout and payment, one by one, on both databases: what is refused, with which code, and when.

use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{Client, TestApp};
use crate::util::shopper::{
    self, buy_one, card, card_and_voucher, fill, ok, order, pay, points, refused, signed_in, stock, write,
};

async fn mode(client: &Client<'_>) -> crate::util::app::Reply {
    client.post("/api/checkout/shipping", json!({"mode": "standard"})).await
}

async fn step_is_due(client: &Client<'_>, path: &str, body: Value, database: &str) {
    let reply = client.post(path, body).await;
    assert_eq!(refused(&reply), (400, "CHECKOUT_STEP".into()), "{database} {path}: {}", reply.text());
}

#[tokio::test]
async fn a_step_too_early_is_told_before_cart_and_body() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        let bodies = [json!({}), json!({"mode": "teleport", "x": 1}), json!({"securityToken": token})];
        // Without an address, with no cart at all and whatever the body is.
        for path in ["/api/checkout/shipping", "/api/checkout/payment", "/api/orders"] {
            for body in &bodies {
                step_is_due(&client, path, body.clone(), app.database).await;
            }
            let request = crate::util::app::raw_request("POST", path, "{ this is no JSON");
            assert_eq!(refused(&client.send(request).await), (400, "CHECKOUT_STEP".into()), "{}", app.database);
        }
        // Address given, and the cart emptied behind it: payment and order are still too early, shipping is not.
        fill(&client, &[(1, 1)]).await;
        ok(client.post("/api/checkout/address", json!({})).await);
        ok(client.delete("/api/cart").await);
        for path in ["/api/checkout/payment", "/api/orders"] {
            step_is_due(&client, path, json!({}), app.database).await;
        }
        assert_eq!(refused(&mode(&client).await), (409, "CART_EMPTY".into()), "{}", app.database);
        // The mode chosen: only the order is too early.
        fill(&client, &[(1, 1)]).await;
        ok(mode(&client).await);
        step_is_due(&client, "/api/orders", json!({"securityToken": "wrong"}), app.database).await;
        let reply = client.post("/api/checkout/payment", json!({})).await;
        assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()));
        // An earlier step may be taken again.
        ok(client.post("/api/checkout/address", json!({})).await);
    }
}

#[tokio::test]
async fn any_change_sends_the_checkout_back_to_shipping() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        fill(&client, &[(1, 1), (2, 1)]).await;
        let line = ok(client.get("/api/cart").await).json()["items"][0]["id"].clone();
        let line = format!("/api/cart/item/{line}");
        let promo = json!({"code": "FREESHIP"});
        for change in 0..7 {
            pay(&client).await;
            let reply = match change {
                0 => client.post("/api/cart/add", json!({"productId": 3, "quantity": 1})).await,
                1 => client.put(&line, json!({"quantity": 2})).await,
                2 => client.delete(&line).await,
                3 => client.post("/api/checkout/promo", promo.clone()).await,
                4 => client.delete("/api/checkout/promo").await,
                5 => client.post("/api/checkout/address", shopper::address("DE")).await,
                _ => client.delete("/api/cart").await,
            };
            ok(reply);
            for path in ["/api/orders", "/api/checkout/payment"] {
                step_is_due(&client, path, json!({"securityToken": token}), &format!("{} {change}", app.database))
                    .await;
            }
        }
        // What is refused changes nothing: the payment still stands.
        fill(&client, &[(1, 1)]).await;
        pay(&client).await;
        for (path, body) in [
            ("/api/cart/add", json!({"productId": 999_999, "quantity": 1})),
            ("/api/cart/add", json!({"productId": 1, "quantity": 0})),
            ("/api/checkout/promo", json!({"code": "NOPE"})),
            ("/api/checkout/address", json!({"firstName": "Ada"})),
        ] {
            assert!(client.post(path, body).await.status.is_client_error(), "{path}");
        }
        assert_eq!(order(&client, &token).await.status, 201, "{}", app.database);
    }
}

#[tokio::test]
async fn an_order_is_of_what_was_paid_for() {
    for app in TestApp::both().await {
        for product in 1..=3 {
            shopper::set_product(&app, product, 6_000, 100).await;
        }
        let (client, token) = signed_in(&app, 1).await;
        fill(&client, &[(1, 2), (2, 1)]).await;
        pay(&client).await;
        let changed = (409, "CART_CHANGED".to_owned());
        for items in [
            json!([]),
            json!([{"productId": 1, "quantity": 2}]),
            json!([{"productId": 1, "quantity": 1}, {"productId": 2, "quantity": 1}]),
            json!([{"productId": 1, "quantity": 2}, {"productId": 3, "quantity": 1}]),
            json!([{"productId": 1, "quantity": 2}, {"productId": 2, "quantity": 1}, {"productId": 3, "quantity": 1}]),
        ] {
            let reply = client.post("/api/orders", json!({"securityToken": token, "items": items})).await;
            assert_eq!(refused(&reply), changed, "{} {items}", app.database);
        }
        // A price that moved, up or down, and one that came back.
        for price in [6_001, 5_999] {
            write(&app, "UPDATE products SET price_cents = ? WHERE id = 2", params![price]).await;
            assert_eq!(refused(&order(&client, &token).await), changed, "{}", app.database);
        }
        write(&app, "UPDATE products SET price_cents = 6000 WHERE id = 2", &[]).await;
        // The cart that another browser of the same customer changed.
        let (elsewhere, _) = signed_in(&app, 1).await;
        fill(&elsewhere, &[(3, 1)]).await;
        assert_eq!(refused(&order(&client, &token).await), changed, "{}", app.database);
        let cart = ok(elsewhere.get("/api/cart").await).json();
        ok(elsewhere.delete(&format!("/api/cart/item/{}", cart["items"][2]["id"])).await);
        // As it was paid, the lines in any order.
        let items = json!([{"productId": 2, "quantity": 1}, {"productId": 1, "quantity": 2}]);
        let placed = client.post("/api/orders", json!({"securityToken": token, "items": items})).await;
        assert_eq!(placed.status, 201, "{}: {}", app.database, placed.text());
        assert_eq!((stock(&app, 1).await, stock(&app, 2).await, stock(&app, 3).await), (98, 99, 100));
    }
}

#[tokio::test]
async fn an_empty_cart_and_a_wrong_token() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        let empty = (409, "CART_EMPTY".to_owned());
        assert_eq!(refused(&client.post("/api/checkout/address", json!({})).await), empty);
        assert_eq!(refused(&client.post("/api/checkout/promo", json!({"code": "FREESHIP"})).await), empty);
        fill(&client, &[(1, 1)]).await;
        pay(&client).await;
        let (elsewhere, other_token) = signed_in(&app, 1).await;
        ok(elsewhere.delete("/api/cart").await);
        assert_eq!(refused(&order(&client, &token).await), empty, "{}", app.database);
        fill(&elsewhere, &[(1, 1)]).await;
        // A wrong one, a session's other than this one, and a token already used by somebody else.
        let (stranger, used) = signed_in(&app, 2).await;
        buy_one(&stranger, &used, 5).await;
        for wrong in ["wrong", &other_token, &used, &token.to_uppercase(), &format!("{token} ")] {
            let reply = order(&client, wrong).await;
            assert_eq!(refused(&reply), (403, "SECURITY_TOKEN_INVALID".into()), "{} {wrong}", app.database);
        }
        assert_eq!(refused(&client.post("/api/orders", json!({})).await), (400, "VALIDATION_FAILED".into()));
        assert_eq!(order(&client, &token).await.status, 201, "{}", app.database);
    }
}

#[tokio::test]
async fn promo_codes_are_refused_by_their_rules() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::set_product(&app, 1, 4_999, 100).await;
        shopper::set_product(&app, 2, 5_000, 100).await;
        fill(&client, &[(1, 1)]).await;
        let promo = async |code: &str| client.post("/api/checkout/promo", json!({"code": code})).await;
        let not_applicable = (422, "PROMO_NOT_APPLICABLE".to_owned());
        assert_eq!(refused(&promo("SUMMER15").await), (422, "PROMO_EXPIRED".into()));
        assert_eq!(refused(&promo("WINTER99").await), (422, "PROMO_UNKNOWN".into()));
        assert_eq!(refused(&promo("SAVE5").await), not_applicable, "49.99 is below 50");
        // 49.99 + 50.00 is enough; then the cart shrinks below it again and the code no longer applies.
        fill(&client, &[(2, 1)]).await;
        assert_eq!(ok(promo("SAVE5").await).json(), json!({"code": "SAVE5", "discount": 5.0}));
        let second = ok(client.get("/api/cart").await).json()["items"][1]["id"].clone();
        ok(client.delete(&format!("/api/cart/item/{second}")).await);
        ok(client.post("/api/checkout/address", json!({})).await);
        assert_eq!(refused(&mode(&client).await), not_applicable, "{}", app.database);
        // Exactly 50.00 is enough. One code an order: the second takes the first one's place.
        ok(client.delete("/api/cart").await);
        fill(&client, &[(2, 1)]).await;
        assert_eq!(ok(promo("SAVE5").await).json()["discount"], 5.0);
        assert_eq!(ok(promo("WELCOME10").await).json()["discount"], 5.0);
        ok(mode(&client).await);
        let paid = ok(client.post("/api/checkout/payment", card()).await).json();
        assert_eq!(paid["summary"]["discount"], 5.0);
        assert_eq!(paid["summary"]["shipping"], 4.9, "45.00 after discount is below the threshold");

        // A first order elsewhere in between: the welcome is over when this one is placed, and at the next.
        let (elsewhere, other_token) = signed_in(&app, 1).await;
        pay(&elsewhere).await;
        assert_eq!(order(&elsewhere, &other_token).await.status, 201);
        fill(&elsewhere, &[(2, 1)]).await;
        assert_eq!(refused(&order(&client, &token).await), not_applicable, "{}", app.database);
        assert_eq!(refused(&promo("WELCOME10").await), not_applicable);
        assert_eq!(stock(&app, 2).await, 99);
        // A cancelled order does not count as an earlier one.
        write(&app, "UPDATE orders SET status = 'CANCELLED' WHERE user_id = 1", &[]).await;
        assert_eq!(ok(promo("WELCOME10").await).json()["discount"], 5.0);
        // Taken away, it gives nothing any more.
        ok(client.delete("/api/checkout/promo").await);
        ok(mode(&client).await);
        let paid = ok(client.post("/api/checkout/payment", card()).await).json();
        assert_eq!((&paid["summary"]["discount"], &paid["summary"]["total"]), (&json!(0.0), &json!(50.0)));
    }
}

#[tokio::test]
async fn cards_are_checked() {
    for app in TestApp::both().await {
        let (client, _) = signed_in(&app, 1).await;
        fill(&client, &[(1, 1)]).await;
        ok(client.post("/api/checkout/address", json!({})).await);
        ok(mode(&client).await);
        let last_month = jiff::Zoned::now().saturating_sub(jiff::Span::new().months(1)).strftime("%m/%y").to_string();
        let this_month = jiff::Zoned::now().with_time_zone(jiff::tz::TimeZone::UTC).strftime("%m/%y").to_string();
        let faults = [
            ("cardNumber", "4111111111111112"),
            ("cardNumber", "4111-1111-1111-111a"),
            ("cardNumber", "41111111111"),
            ("expiry", last_month.as_str()),
            ("expiry", "13/99"),
            ("expiry", "1/999"),
            ("cvv", "12"),
            ("cvv", "12345"),
            ("cvv", "12x"),
            ("holder", " "),
        ];
        for (field, value) in faults {
            let mut wrong = card();
            wrong[field] = value.into();
            let reply = client.post("/api/checkout/payment", wrong).await;
            assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()), "{} {value}", app.database);
            assert_eq!(reply.json()["errors"][0]["field"], field, "{}", reply.text());
        }
        for (number, code) in [("4000000000000002", "PAYMENT_DECLINED"), ("4000000000009995", "INSUFFICIENT_FUNDS")] {
            let mut refusing = card();
            refusing["cardNumber"] = number.into();
            let reply = client.post("/api/checkout/payment", refusing).await;
            assert_eq!(refused(&reply), (422, code.into()), "{}", app.database);
        }
        // Nothing of all that counts as a payment.
        step_is_due(&client, "/api/orders", json!({"securityToken": "x"}), app.database).await;
        for (number, cvv, expiry) in [
            ("5555555555554444", "123", this_month.as_str()),
            ("378282246310005", "1234", "12/99"),
            ("6011 1111 1111 1117", "000", "01/99"),
        ] {
            let good = json!({"cardNumber": number, "cvv": cvv, "expiry": expiry, "holder": "李 小龙"});
            ok(client.post("/api/checkout/payment", good).await);
        }
    }
}

#[tokio::test]
async fn a_voucher_is_paid_with_a_hundred_points() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::set_product(&app, 1, 300, 100).await;
        shopper::set_points(&app, 1, 99).await;
        fill(&client, &[(1, 1)]).await;
        pay(&client).await;
        let reply = client.post("/api/checkout/payment", card_and_voucher(true)).await;
        assert_eq!(refused(&reply), (422, "VOUCHER_NOT_APPLICABLE".into()), "{}", app.database);
        shopper::set_points(&app, 1, 100).await;
        let paid = ok(client.post("/api/checkout/payment", card_and_voucher(true)).await).json();
        // It pays the goods of 3.00 and never the shipping.
        assert_eq!((&paid["summary"]["voucher"], &paid["summary"]["toPay"]), (&json!(3.0), &json!(4.9)));
        // The points went away in between: nothing is booked.
        shopper::set_points(&app, 1, 99).await;
        assert_eq!(refused(&order(&client, &token).await), (422, "VOUCHER_NOT_APPLICABLE".into()));
        assert_eq!((points(&client).await, stock(&app, 1).await), (99, 100), "{}", app.database);
        shopper::set_points(&app, 1, 100).await;
        assert_eq!(order(&client, &token).await.status, 201, "{}", app.database);
        assert_eq!(points(&client).await, 3, "{}", app.database);
    }
}

#[tokio::test]
async fn addresses_orders_and_the_journeys_products() {
    for app in TestApp::both().await {
        // {} takes the profile's address.
        let (client, token) = signed_in(&app, 3).await;
        write(&app, "UPDATE products SET pedagogique = 1, stock = 0 WHERE id = 9", &[]).await;
        let placed = buy_one(&client, &token, 9).await;
        assert_eq!(stock(&app, 9).await, 0, "{}: a product of the journey keeps its stock", app.database);
        let path = format!("/api/orders/{}", placed["orderId"]);
        let (address, me) = (ok(client.get(&path).await).json()["address"].clone(), client.get("/api/auth/me").await);
        let me = me.json();
        for field in ["firstName", "lastName", "street", "postalCode", "city", "region", "country", "phone"] {
            assert_eq!(address[field], me[field], "{} {field}", app.database);
        }
        // A profile without a street cannot be taken, and an unknown country is no address.
        write(&app, "UPDATE users SET street = NULL WHERE id = 3", &[]).await;
        fill(&client, &[(1, 1)]).await;
        let mut nowhere = shopper::address("XX");
        for (body, field) in [(json!({}), "street"), (nowhere.take(), "country")] {
            let reply = client.post("/api/checkout/address", body).await;
            assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()));
            assert_eq!(reply.json()["errors"][0]["field"], field);
        }
        // Another's order is not there, seeded or new, and a visitor must log in.
        let (other, _) = signed_in(&app, 4).await;
        let missing = (404, "NOT_FOUND".to_owned());
        for path in [path.as_str(), "/api/orders/1", "/api/orders/99999999"] {
            assert_eq!(refused(&other.get(path).await), missing, "{} {path}", app.database);
        }
        assert_eq!(ok(other.get("/api/orders").await).json()["totalElements"], 0);
        for path in [path.as_str(), "/api/orders", "/api/auth/me"] {
            assert_eq!(refused(&app.client().get(path).await), (401, "LOGIN_REQUIRED".into()), "{path}");
        }
        // The list is the newest first, a page at a time.
        let (buyer, _) = signed_in(&app, 401).await;
        write(&app, "UPDATE orders SET user_id = 401 WHERE id <= 30", &[]).await;
        let all = ok(buyer.get("/api/orders?size=100").await).json();
        let ids: Vec<i64> = all["content"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
        assert!(ids.is_sorted_by(|a, b| a > b) && ids.len() as i64 == all["totalElements"].as_i64().unwrap());
        let page = ok(buyer.get("/api/orders?page=1&size=7").await).json();
        let shown: Vec<i64> =
            page["content"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
        assert_eq!(shown, ids[7..14], "{}", app.database);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reviews and the mean that is kept with the product, and amounts shown in other currencies, on both databases.

use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::TestApp;
use crate::util::shopper::{self, fill, number, ok, refused, signed_in};

const REVIEWED: &str = "SELECT COUNT(*) FROM reviews WHERE product_id = ?";
const RATED: &str = "SELECT CAST(SUM(rating) AS SIGNED) FROM reviews WHERE product_id = ?";
const COUNTED: &str = "SELECT rating_count FROM products WHERE id = ?";
const SUMMED: &str = "SELECT rating_sum FROM products WHERE id = ?";

/// The product's counters are what its reviews say.
async fn counters_fit(app: &TestApp, product: i64) -> i64 {
    let count = number(app, REVIEWED, params![product]).await;
    assert_eq!(number(app, COUNTED, params![product]).await, count, "{}", app.database);
    assert_eq!(number(app, SUMMED, params![product]).await, number(app, RATED, params![product]).await);
    count
}

#[tokio::test]
async fn a_customer_reviews_a_product_once() {
    for app in TestApp::both().await {
        let product = number(&app, "SELECT MIN(id) FROM products WHERE rating_count > 1", &[]).await;
        let path = format!("/api/products/{product}/reviews");
        let before = counters_fit(&app, product).await;
        let (client, _) = signed_in(&app, 1).await;
        shopper::write(&app, "UPDATE users SET first_name = 'Zoë', last_name = 'élan' WHERE id = 1", &[]).await;
        let text = "<b>Très bien</b> & \"solide\"\n\tet l'été… 👍 ";
        let written = client.post(&path, json!({"rating": 2, "text": text})).await;
        assert_eq!(written.status, 201, "{}", written.text());
        let review = written.json();
        let expected = json!({"id": review["id"], "productId": product, "author": "Zoë É.", "rating": 2, "text": text,
            "createdAt": review["createdAt"]});
        assert_eq!(review, expected, "{}", app.database);
        assert!(review["createdAt"].as_str().unwrap().ends_with('Z'));
        let again = client.post(&path, json!({"rating": 5, "text": "Again"})).await;
        assert_eq!(refused(&again), (409, "REVIEW_EXISTS".into()), "{}", app.database);
        assert_eq!(counters_fit(&app, product).await, before + 1);
        // Newest first, a page at a time, for everybody.
        let visitor = app.client();
        let all = ok(visitor.get(&path).await).json();
        assert_eq!((&all["content"][0], &all["totalElements"]), (&review, &json!(before + 1)), "{}", app.database);
        let rows = all["content"].as_array().unwrap();
        assert!(rows.is_sorted_by(|a, b| a["id"].as_i64() > b["id"].as_i64()));
        let second = ok(visitor.get(&format!("{path}?page=1&size=1")).await).json();
        assert_eq!((&second["content"], &second["first"]), (&json!([rows[1]]), &json!(false)));
        let shown = ok(visitor.get(&format!("/api/products/{product}")).await).json();
        assert_eq!(shown["ratingCount"], before + 1);
        // The seed's authors read the same as new ones.
        let seeded = rows[1]["author"].as_str().unwrap();
        assert!(seeded.ends_with('.') && seeded.contains(' '), "{seeded}");
    }
}

#[tokio::test]
async fn many_review_at_once_and_nothing_is_lost() {
    for app in TestApp::both().await {
        let mut clients = Vec::new();
        for customer in 1..=8 {
            clients.push(signed_in(&app, customer).await.0);
        }
        let before = number(&app, COUNTED, params![1_i64]).await;
        let all = clients.iter().chain(&clients).map(|client| async {
            let body = json!({"rating": 4, "text": "Bien"});
            client.post("/api/products/1/reviews", body).await.status.as_u16()
        });
        let mut statuses = futures_util::future::join_all(all).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [[201; 8], [409; 8]].concat(), "{}", app.database);
        assert_eq!(counters_fit(&app, 1).await, before + 8, "{}", app.database);
    }
}

#[tokio::test]
async fn a_review_is_checked_and_needs_a_customer() {
    for app in TestApp::both().await {
        let path = "/api/products/1/reviews";
        let good = json!({"rating": 5, "text": "x".repeat(2000)});
        assert_eq!(refused(&app.client().post(path, good.clone()).await), (401, "LOGIN_REQUIRED".into()));
        let (client, _) = signed_in(&app, 1).await;
        for (body, field, code) in [
            (json!({"rating": 0, "text": "a"}), "rating", "OUT_OF_RANGE"),
            (json!({"rating": 6, "text": "a"}), "rating", "OUT_OF_RANGE"),
            (json!({"rating": 4.5, "text": "a"}), "rating", "TYPE"),
            (json!({"rating": 4}), "text", "REQUIRED"),
            (json!({"rating": 4, "text": " \n "}), "text", "FORMAT"),
            (json!({"rating": 4, "text": "é".repeat(2001)}), "text", "TOO_LONG"),
            (json!({"rating": 4, "text": "a", "author": "Bob"}), "author", "UNKNOWN_FIELD"),
        ] {
            let reply = client.post(path, body.clone()).await;
            assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()), "{body}");
            let error = &reply.json()["errors"][0];
            assert_eq!((&error["field"], &error["code"]), (&json!(field), &json!(code)), "{body}");
        }
        let nowhere = "/api/products/999999/reviews";
        assert_eq!(refused(&client.post(nowhere, good.clone()).await), (404, "NOT_FOUND".into()));
        assert_eq!(refused(&client.get(nowhere).await), (404, "NOT_FOUND".into()));
        assert_eq!(refused(&client.get("/api/products/1/reviews?size=101").await), (400, "VALIDATION_FAILED".into()));
        assert_eq!(client.post(path, good).await.status, 201, "{}", app.database);
    }
}

#[tokio::test]
async fn amounts_are_also_shown_in_other_currencies() {
    for app in TestApp::both().await {
        // 0.10 × 0.85 = 0.085 and 0.10 × 0.95 = 0.095: half up.
        shopper::set_product(&app, 1, 10, 100).await;
        shopper::set_product(&app, 2, 11_999, 100).await;
        let client = app.client();
        fill(&client, &[(1, 1), (2, 1)]).await;
        let cart = ok(client.get("/api/cart").await).json();
        for (currency, cheap, dear, total) in
            [("GBP", 0.09, 101.99, 102.08), ("USD", 0.11, 131.99, 132.1), ("CHF", 0.1, 113.99, 114.09)]
        {
            let shown = |amount: f64| json!({"amount": amount, "currency": currency});
            let one = ok(client.get(&format!("/api/products/1?currency={currency}")).await).json();
            assert_eq!((&one["display"], &one["price"], &one["currency"]), (&shown(cheap), &json!(0.1), &json!("EUR")));
            for path in ["/api/products?size=2&", "/api/products/search?maxPrice=1000000&size=2&"] {
                let list = ok(client.get(&format!("{path}currency={currency}")).await).json();
                let displays: Vec<&Value> =
                    list["content"].as_array().unwrap().iter().map(|product| &product["display"]).collect();
                assert_eq!(displays, [&shown(cheap), &shown(dear)], "{} {path}", app.database);
            }
            let mut with = ok(client.get(&format!("/api/cart?currency={currency}")).await).json();
            assert_eq!(with.as_object_mut().unwrap().remove("display"), Some(shown(total)), "{}", app.database);
            assert_eq!(with, cart);
        }
        for query in ["", "?currency=EUR"] {
            for path in ["/api/products/1", "/api/cart"] {
                let plain = ok(client.get(&format!("{path}{query}")).await).json();
                assert_eq!(plain.get("display"), None, "{path}{query}");
            }
        }
        for path in ["/api/products", "/api/products/search", "/api/products/1", "/api/cart"] {
            for wrong in ["JPY", "gbp", "", "1"] {
                let reply = client.get(&format!("{path}?currency={wrong}")).await;
                assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()), "{path} {wrong}");
                assert_eq!(reply.json()["errors"][0]["field"], "currency");
            }
        }
    }
}

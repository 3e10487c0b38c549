// SPDX-License-Identifier: AGPL-3.0-or-later
//! Buyers who want the same things at the same moment, on both databases.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::HeaderValue;
use futures_util::future::join_all;
use perfshop_shop::db::{Db, DbConfig, DbError, MigrationSet};
use perfshop_shop::seed::Lang;
use perfshop_shop::{opening, params};
use serde_json::{Value, json};

use crate::util::app::{Client, Reply, TestApp, json_request};
use crate::util::mariadb::MariaDb;
use crate::util::shopper::{self, buy_one, fill, number, ok, order, pay, refused, signed_in, stock};

/// Runs one task a buyer, in parallel, and gives what they answer in their order.
async fn all_at_once<T, F>(app: &Arc<TestApp>, buyers: i64, buy: impl Fn(Arc<TestApp>, i64) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = (1..=buyers).map(|buyer| tokio::spawn(buy(app.clone(), buyer))).collect();
    join_all(tasks).await.into_iter().map(Result::unwrap).collect()
}

async fn both() -> Vec<Arc<TestApp>> {
    TestApp::both().await.into_iter().map(Arc::new).collect()
}

fn with_key(body: Value, key: &str) -> axum::extract::Request {
    let mut request = json_request("POST", "/api/orders", Some(body));
    request.headers_mut().insert("idempotency-key", HeaderValue::from_str(key).unwrap());
    request
}

async fn orders_of(app: &TestApp, customer: i64) -> i64 {
    number(app, "SELECT COUNT(*) FROM orders WHERE user_id = ?", params![customer]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_buyers_of_the_last_ten() {
    const BUYERS: i64 = 200;
    const PRODUCT: i64 = 77;
    for app in both().await {
        // 60.00: the standard mode is free, and an order grants 60 points.
        shopper::set_product(&app, PRODUCT, 6_000, 10).await;
        let name = "SELECT name FROM products WHERE id = ?";
        let name = app.state.shop.query_one(name, params![PRODUCT], |row| row.get::<String>(0)).await;
        let name = name.unwrap().unwrap();
        let replies: Vec<Reply> = all_at_once(&app, BUYERS, |app, buyer| async move {
            let (client, token) = signed_in(&app, buyer).await;
            fill(&client, &[(PRODUCT, 1)]).await;
            pay(&client).await;
            order(&client, &token).await
        })
        .await;

        let (bought, refusals): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.status == 201);
        assert_eq!(bought.len(), 10, "{}", app.database);
        for refusal in refusals {
            assert_eq!(refused(refusal), (409, "STOCK_INSUFFICIENT".into()), "{}", app.database);
            let detail = refusal.json()["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains(&name), "{}: {detail}", app.database);
        }
        assert_eq!(stock(&app, PRODUCT).await, 0, "{}", app.database);
        // Nothing of a refused order stays, and nothing of a granted one is missing.
        let sold = "SELECT CAST(SUM(quantity) AS SIGNED) FROM order_items WHERE product_id = ? AND order_id IN \
                    (SELECT id FROM orders WHERE user_id <= 200)";
        assert_eq!(number(&app, sold, params![PRODUCT]).await, 10);
        let paid = "SELECT COUNT(*) FROM orders o JOIN payments p ON p.order_id = o.id \
                    WHERE o.user_id <= 200 AND o.status = 'PAID' AND p.status = 'CAPTURED'";
        assert_eq!(number(&app, paid, &[]).await, 10);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM orders WHERE user_id <= 200", &[]).await, 10);
        let points = "SELECT CAST(SUM(loyalty_points) AS SIGNED) FROM users WHERE id <= 200";
        assert_eq!(number(&app, points, &[]).await, 600);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM cart_items", &[]).await, BUYERS - 10);
    }
}

/// Half of the buyers hold the products in one order and half in the other: nobody may wait in a circle.
#[tokio::test(flavor = "multi_thread")]
async fn orders_of_the_same_products_in_opposite_order() {
    const BUYERS: i64 = 40;
    const PRODUCTS: [i64; 4] = [5, 90, 410, 800];
    for app in both().await {
        for product in PRODUCTS {
            shopper::set_product(&app, product, 1_500, 100).await;
        }
        let replies: Vec<Reply> = all_at_once(&app, BUYERS, |app, buyer| async move {
            let (client, token) = signed_in(&app, buyer).await;
            let mut items = PRODUCTS.map(|product| (product, 2));
            if buyer % 2 == 0 {
                items.reverse();
            }
            fill(&client, &items).await;
            pay(&client).await;
            order(&client, &token).await
        })
        .await;
        for reply in replies {
            assert_eq!(reply.status, 201, "{}: {}", app.database, reply.text());
        }
        for product in PRODUCTS {
            assert_eq!(stock(&app, product).await, 100 - 2 * BUYERS, "{}", app.database);
        }
    }
}

/// An order that fails at its last product gives back what it took of the others.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_order_leaves_nothing_behind() {
    for app in both().await {
        shopper::set_product(&app, 20, 3_000, 50).await;
        shopper::set_product(&app, 21, 3_000, 1).await;
        let replies: Vec<Reply> = all_at_once(&app, 20, |app, buyer| async move {
            shopper::set_points(&app, buyer, 100).await;
            let (client, token) = signed_in(&app, buyer).await;
            fill(&client, &[(21, 1), (20, 2)]).await;
            pay(&client).await;
            ok(client.post("/api/checkout/payment", shopper::card_and_voucher(true)).await);
            order(&client, &token).await
        })
        .await;
        let bought = replies.iter().filter(|reply| reply.status == 201).count();
        let refusals = replies.iter().filter(|reply| reply.status == 409 && reply.code() == "STOCK_INSUFFICIENT");
        assert_eq!((bought, refusals.count()), (1, 19), "{}", app.database);
        assert_eq!((stock(&app, 20).await, stock(&app, 21).await), (48, 0), "{}", app.database);
        // 20 × 100 points, less the one voucher, and 90 for the one order.
        let points = "SELECT CAST(SUM(loyalty_points) AS SIGNED) FROM users WHERE id <= 20";
        assert_eq!(number(&app, points, &[]).await, 2_000 - 100 + 90, "{}", app.database);
    }
}

/// One is created, the others are told of it with the same next token.
fn assert_one_order(replies: &[Reply], database: &str) {
    let mut statuses = BTreeMap::new();
    for reply in replies {
        *statuses.entry(reply.status.as_u16()).or_insert(0) += 1;
        let first = replies[0].json();
        let told = reply.json();
        assert_eq!(told, first, "{database}");
    }
    assert_eq!(statuses, BTreeMap::from([(200, replies.len() - 1), (201, 1)]), "{database}");
}

async fn ten_times(client: &Client<'_>, request: impl Fn() -> axum::extract::Request) -> Vec<Reply> {
    join_all((0..10).map(|_| client.send(request()))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_token_ten_times_at_once_is_one_order() {
    for app in both().await {
        shopper::set_product(&app, 30, 2_000, 50).await;
        let (client, token) = signed_in(&app, 1).await;
        fill(&client, &[(30, 3)]).await;
        pay(&client).await;
        let body = json!({"securityToken": token});
        let replies = ten_times(&client, || json_request("POST", "/api/orders", Some(body.clone()))).await;
        assert_one_order(&replies, app.database);
        assert_eq!((orders_of(&app, 1).await, stock(&app, 30).await), (1, 47), "{}", app.database);
        assert_eq!(shopper::points(&client).await, 60);

        // A repeat that comes later is the first order still, also from another session, even after the next order.
        let next = replies[0].json()["securityToken"].as_str().unwrap().to_owned();
        let second = buy_one(&client, &next, 30).await;
        assert_ne!(second["orderId"], replies[0].json()["orderId"]);
        let (elsewhere, _) = signed_in(&app, 1).await;
        for client in [&client, &elsewhere] {
            let again = ok(order(client, &token).await).json();
            assert_eq!(again["orderId"], replies[0].json()["orderId"], "{}", app.database);
            assert_eq!(again["totalAmount"], 60.0);
        }
        assert_eq!((orders_of(&app, 1).await, stock(&app, 30).await), (2, 46), "{}", app.database);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_idempotency_key_ten_times_at_once_is_one_order() {
    for app in both().await {
        shopper::set_product(&app, 30, 2_000, 50).await;
        let (client, token) = signed_in(&app, 2).await;
        fill(&client, &[(30, 1)]).await;
        pay(&client).await;
        let replies = ten_times(&client, || with_key(json!({}), "cart 7, try 1")).await;
        assert_one_order(&replies, app.database);
        assert_eq!((orders_of(&app, 2).await, stock(&app, 30).await), (1, 49), "{}", app.database);

        // With a key, a token that has gone meanwhile does not matter: the repeat is answered.
        let again = ok(client.send(with_key(json!({"securityToken": token}), "cart 7, try 1")).await);
        assert_eq!(again.json()["orderId"], replies[0].json()["orderId"]);
        // The key is the customer's own: another one's order of the same key is another order.
        let (other, _) = signed_in(&app, 3).await;
        fill(&other, &[(30, 1)]).await;
        pay(&other).await;
        let theirs = other.send(with_key(json!({}), "cart 7, try 1")).await;
        assert_eq!(theirs.status, 201, "{}", theirs.text());
        // A new key is a new order, and it needs its own checkout.
        let early = client.send(with_key(json!({}), "cart 8")).await;
        assert_eq!(refused(&early), (400, "CHECKOUT_STEP".into()));
    }
}

/// One customer, two browsers, one cart that both have paid for.
#[tokio::test(flavor = "multi_thread")]
async fn two_sessions_order_one_cart_once() {
    for app in both().await {
        shopper::set_product(&app, 31, 2_500, 50).await;
        for customer in 10..20 {
            let (one, one_token) = signed_in(&app, customer).await;
            let (two, two_token) = signed_in(&app, customer).await;
            fill(&one, &[(31, 1)]).await;
            pay(&one).await;
            pay(&two).await;
            let (first, second) = tokio::join!(order(&one, &one_token), order(&two, &two_token));
            let (won, lost) = if first.status == 201 { (first, second) } else { (second, first) };
            assert_eq!(won.status, 201, "{}: {}", app.database, won.text());
            assert_eq!(refused(&lost), (409, "CART_EMPTY".into()), "{}", app.database);
            assert_eq!(orders_of(&app, customer).await, 1);
        }
        assert_eq!(stock(&app, 31).await, 40, "{}", app.database);
    }
}

async fn quantity_of(app: &TestApp, customer: i64, product: i64) -> i64 {
    let sql = "SELECT CAST(COALESCE(SUM(quantity), 0) AS SIGNED) FROM cart_items WHERE user_id = ? AND product_id = ?";
    number(app, sql, params![customer, product]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn additions_at_once_add_up() {
    for app in both().await {
        for customer in 1..=5 {
            let (client, _) = signed_in(&app, customer).await;
            let add = || json_request("POST", "/api/cart/add", Some(json!({"productId": 8, "quantity": 2})));
            for reply in ten_times(&client, add).await {
                ok(reply);
            }
            assert_eq!(quantity_of(&app, customer, 8).await, 20, "{}", app.database);
        }
    }
}

/// What is acknowledged as added while an order is placed is ordered, or refuses the order, or stays in the cart.
#[tokio::test(flavor = "multi_thread")]
async fn what_comes_into_the_cart_during_an_order_is_not_lost() {
    for app in both().await {
        let replies: Vec<(Reply, Reply)> = all_at_once(&app, 60, |app, customer| async move {
            let (client, token) = signed_in(&app, customer).await;
            fill(&client, &[(40, 1)]).await;
            pay(&client).await;
            let (elsewhere, _) = signed_in(&app, customer).await;
            // More of what is ordered, or something else.
            let product = 40 + customer % 2;
            let add = async {
                tokio::time::sleep(std::time::Duration::from_micros(u64::try_from(customer).unwrap() * 150)).await;
                elsewhere.post("/api/cart/add", json!({"productId": product, "quantity": 1})).await
            };
            tokio::join!(order(&client, &token), add)
        })
        .await;
        for (customer, (ordered, added)) in (1..).zip(replies) {
            let left = [quantity_of(&app, customer, 40).await, quantity_of(&app, customer, 41).await];
            let about = format!("{} {customer}: {} {} {left:?}", app.database, ordered.text(), added.text());
            assert_eq!(added.status, 200, "{about}");
            let in_cart = if ordered.status == 201 {
                1
            } else {
                assert_eq!(refused(&ordered), (409, "CART_CHANGED".into()), "{about}");
                2
            };
            assert_eq!(left.iter().sum::<i64>(), in_cart, "{about}");
        }
    }
}

/// A double click on the login button.
#[tokio::test(flavor = "multi_thread")]
async fn two_logins_at_once_join_the_visitors_cart_once() {
    for app in both().await {
        for customer in 1..=10 {
            let visitor = app.client();
            fill(&visitor, &[(50, 3)]).await;
            let account =
                json!({"email": format!("user{customer}@perfshop.com"), "password": format!("password{customer}")});
            let login = || json_request("POST", "/api/auth/login", Some(account.clone()));
            let (one, two) = tokio::join!(visitor.send(login()), visitor.send(login()));
            ok(one);
            ok(two);
            assert_eq!(quantity_of(&app, customer, 50).await, 3, "{}", app.database);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_of_the_shop_may_start_at_once_on_an_empty_database() {
    let Some(server) = MariaDb::start() else { return };
    let private = server.fresh_database();
    let open = || async {
        let url = private.url().parse().unwrap();
        let db = Db::connect(&DbConfig { url, pool: 1, observer: None }).await?;
        db.migrate(MigrationSet::Shop).await?;
        db.migrate(MigrationSet::Control).await?;
        opening::open(&db, Lang::Fr).await?;
        let sql = "SELECT COUNT(*) FROM products";
        Ok::<_, DbError>(db.query_one(sql, &[], |row| row.get::<i64>(0)).await?.unwrap())
    };
    let counts = join_all((0..4).map(|_| open())).await;
    let counts: Vec<i64> = counts.into_iter().map(Result::unwrap).collect();
    assert!(counts[0] >= 1000 && counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether a shop's size is felt: requests to a shop as it is seeded and to one that has grown, by turns in this process.

use anyhow::{Result, ensure};

use crate::layers::{compared, thread_cpu};
use crate::report::Report;
use crate::util::app::{Client, TestApp};
use crate::util::shopper::{buy_one, signed_in};

/// A customer with a few orders of the seed, of which the grown shop's has no more.
const CUSTOMER: i64 = 450;
const PAIRS: u32 = 60;

/// The catalogue and the customers a hundredfold; a copy's words begin otherwise, so that a search, which goes by beginnings, finds as many as before.
const CATALOGUE: [&str; 4] = [
    "WITH RECURSIVE copies (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < 99) \
     INSERT INTO products (id, name, description, price_cents, category, stock, image_url, pedagogique, rating_sum, rating_count, \
     created_at, updated_at) SELECT id + k * 10000, name || ' ' || k, description, price_cents, category, stock, image_url, pedagogique, \
     rating_sum, rating_count, created_at, updated_at FROM products, copies",
    "WITH RECURSIVE copies (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < 99) \
     INSERT INTO product_words (word, product_id) SELECT k || word, product_id + k * 10000 FROM product_words, copies",
    "UPDATE categories SET product_count = product_count * 100",
    "WITH RECURSIVE copies (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < 99) \
     INSERT INTO users (id, email, password_hash, civility, first_name, last_name, loyalty_points, created_at) \
     SELECT id + k * 10000, k || email, password_hash, civility, first_name, last_name, loyalty_points, created_at FROM users, copies",
];
/// A million orders of two lines, some twenty for each of those customers, with their payments.
const ORDERS: [&str; 3] = [
    "WITH RECURSIVE many (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM many WHERE k < 999999) \
     INSERT INTO orders (id, user_id, status, created_at, goods_cents, discount_cents, voucher_cents, shipping_cents, shipping_vat_cents, \
     vat_cents, total_cents, to_pay_cents, points, shipping_mode, first_name, last_name, street, postal_code, city, country) \
     SELECT k + 1000, k % 500 + 1 + (k / 500 % 99 + 1) * 10000, 'DELIVERED', k, 10000, 0, 0, 0, 0, 2000, 12000, 12000, 120, 'standard', \
     'Ada', 'Lovelace', '1, rue de la Paix', '75002', 'Paris', 'FR' FROM many",
    "WITH RECURSIVE lines (n) AS (SELECT 1 UNION ALL SELECT 2) \
     INSERT INTO order_items (order_id, product_id, name, quantity, unit_price_cents, line_total_cents, discount_cents, vat_cents) \
     SELECT id, (id * n) % 1000 + 1, 'A product of the shop', 1, 5000, 5000, 0, 1000 FROM orders, lines WHERE id >= 1000",
    "INSERT INTO payments (order_id, brand, last4, status, amount_cents, created_at) \
     SELECT id, 'VISA', '1111', 'CAPTURED', 12000, created_at FROM orders WHERE id >= 1000",
];

/// What is asked. So many of each make a slice of some ten milliseconds.
#[derive(Clone, Copy)]
enum Asked {
    Page(&'static str),
    Orders,
    Purchase,
}

impl Asked {
    async fn of(self, client: &Client<'_>, token: &mut String) -> Result<()> {
        let reply = match self {
            Self::Page(path) => client.get(path).await,
            Self::Orders => client.get("/api/orders?size=20").await,
            Self::Purchase => {
                let bought = buy_one(client, token, 12).await;
                bought["securityToken"].as_str().unwrap_or_default().clone_into(token);
                return Ok(());
            }
        };
        ensure!(reply.status == 200, "{}", reply.text());
        Ok(())
    }

    fn times(self) -> u32 {
        if matches!(self, Self::Purchase) { 3 } else { 100 }
    }
}

/// CPU time of one, in µs: the mean of a slice.
async fn slice(app: &TestApp, asked: Asked) -> Result<f64> {
    let (client, mut token) = signed_in(app, CUSTOMER).await;
    let before = thread_cpu();
    for _ in 0..asked.times() {
        asked.of(&client, &mut token).await?;
    }
    let cost = (thread_cpu() - before) / f64::from(asked.times());
    app.statements.take();
    Ok(cost)
}

/// How many rows there are in all of what a page is of.
async fn found(app: &TestApp, path: &str) -> u64 {
    app.client().get(path).await.json()["totalElements"].as_u64().unwrap_or(0)
}

pub async fn cost(report: &mut Report) -> Result<()> {
    let (seeded, grown) = (TestApp::sqlite().await, TestApp::sqlite().await);
    let word = "SELECT MIN(word) FROM product_words WHERE product_id = 12 AND word >= 'd'";
    let word = seeded.state.shop.query_one(word, &[], |row| row.get::<String>(0)).await?.unwrap_or_default();
    let search: &'static str = format!("/api/products/search?size=20&q={}", crate::util::http::encode(&word)).leak();
    let all = [
        ("the list", Asked::Page("/api/products?size=20")),
        ("in order of price", Asked::Page("/api/products?size=20&sort=price")),
        ("a category", Asked::Page("/api/products/search?size=20&category=books")),
        ("a search", Asked::Page(search)),
        ("a product", Asked::Page("/api/products/12")),
        ("a customer's orders", Asked::Orders),
        ("a purchase", Asked::Purchase),
    ];
    for (more, steps) in [("100,000 products", &CATALOGUE[..]), ("1,000,000 orders too", &ORDERS[..])] {
        for step in steps {
            grown.state.shop.execute(step, &[]).await?;
        }
        let (few, as_many) = (found(&seeded, search).await, found(&grown, search).await);
        ensure!(few > 0 && few == as_many, "{search} finds {few} and {as_many}");
        let (mut shown, mut flat) = (Vec::new(), true);
        for (what, asked) in all {
            let (ours, theirs) = (async || slice(&grown, asked).await, async || slice(&seeded, asked).await);
            let cost = compared(&ours, &theirs, PAIRS).await?;
            flat &= cost.percent <= 20.0;
            shown.push(format!("{what} {:+.0} % of {:.0} µs", cost.percent, cost.micros));
        }
        report.add(
            format!("CPU a request with {more}, SQLite"),
            "within 20 % of the seeded shop",
            shown.join("; "),
            flat,
        );
    }
    let counted = "SELECT (SELECT COUNT(*) FROM products) + (SELECT COUNT(*) FROM orders)";
    let counted = grown.state.shop.query_one(counted, &[], |row| row.get::<i64>(0)).await?;
    ensure!(counted > Some(1_090_000), "{counted:?} products and orders");
    Ok(())
}

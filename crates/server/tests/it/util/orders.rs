// SPDX-License-Identifier: AGPL-3.0-or-later
//! Orders in great number, written past the API.

use perfshop_shop::db::Param;
use perfshop_shop::{params, token};

use super::app::TestApp;

/// Adds so many orders of two lines, with their payments, sessions and carts, as a long load test leaves them.
pub async fn add_orders(app: &TestApp, count: i64) {
    let insert = |sql: &'static str, rows: Vec<Vec<Param<'static>>>| async move {
        let mut tx = app.state.shop.begin().await.unwrap();
        tx.insert_rows(sql, &rows).await.unwrap();
        tx.commit().await.unwrap();
    };
    let ids = 301..301 + count;
    let order = |id| {
        params![
            id,
            id % 400 + 1,
            "PAID",
            1_i64,
            100_i64,
            0_i64,
            0_i64,
            0_i64,
            0_i64,
            0_i64,
            100_i64,
            100_i64,
            1_i64,
            "standard",
            "A",
            "B",
            "S",
            "P",
            "C",
            "FR",
            format!("{id:064}")
        ]
        .to_vec()
    };
    let sql = "INSERT INTO orders (id, user_id, status, created_at, goods_cents, discount_cents, voucher_cents, shipping_cents, \
               shipping_vat_cents, vat_cents, total_cents, to_pay_cents, points, shipping_mode, first_name, last_name, street, \
               postal_code, city, country, security_token)";
    insert(sql, ids.clone().map(order).collect()).await;
    let item =
        |id, n| params![id, (id * n) % 1000 + 1, "A product of the shop", 1_i64, 50_i64, 50_i64, 0_i64, 8_i64].to_vec();
    let sql = "INSERT INTO order_items (order_id, product_id, name, quantity, unit_price_cents, line_total_cents, \
               discount_cents, vat_cents)";
    insert(sql, ids.clone().flat_map(|id| [item(id, 1), item(id, 7)]).collect()).await;
    let payment = |id| params![id, "VISA", "1111", "CAPTURED", 100_i64, 1_i64].to_vec();
    insert(
        "INSERT INTO payments (order_id, brand, last4, status, amount_cents, created_at)",
        ids.clone().map(payment).collect(),
    )
    .await;
    let moved = |id: i64, n: i64| params![(id * n) % 1000 + 1, id, -1_i64, 9_i64, 8_i64, 1_i64].to_vec();
    insert(
        "INSERT INTO stock_moves (product_id, order_id, pieces, stock_before, stock_after, moved_at)",
        ids.clone().flat_map(|id| [moved(id, 1), moved(id, 7)]).collect(),
    )
    .await;
    let granted = |id: i64| params![id % 400 + 1, id, 1_i64, 0_i64, 1_i64].to_vec();
    let sql = "INSERT INTO points_moves (user_id, order_id, granted, taken, moved_at)";
    insert(sql, ids.clone().map(granted).collect()).await;
    let step = |id: i64, before: Option<&'static str>, after: &'static str| params![id, before, after, 1_i64].to_vec();
    insert(
        "INSERT INTO order_moves (order_id, state_before, state_after, moved_at)",
        ids.clone().flat_map(|id| [step(id, None, "PENDING"), step(id, Some("PENDING"), "PAID")]).collect(),
    )
    .await;
    let session = |id: i64| params![token::sha256(&id.to_string()), id % 400 + 1, 1_i64, 1_i64].to_vec();
    insert("INSERT INTO sessions (id_hash, user_id, created_at, last_seen_at)", ids.map(session).collect()).await;
}

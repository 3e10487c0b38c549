// SPDX-License-Identifier: AGPL-3.0-or-later
//! Orders as they stand in the tables, a page at a time: a few statements a page, each of which gives its connection back, so
//! that an audit takes no more of the shop's pool than a customer who reads a list.

use std::collections::HashMap;

use perfshop_shop::db::{Db, DbError, Row};
use perfshop_shop::params;

/// Orders of a page. With their lines, mails and books they are what an audit holds in memory at once.
const PAGE: i64 = 100;

/// An order with all that was written of it. Amounts are cents, instants epoch ms.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub id: i64,
    pub user_id: i64,
    pub email: String,
    pub status: String,
    pub created_at: i64,
    pub goods: i64,
    pub discount: i64,
    pub voucher: i64,
    pub shipping: i64,
    pub shipping_vat: i64,
    pub vat: i64,
    pub total: i64,
    pub to_pay: i64,
    pub points: i64,
    pub promo: Option<String>,
    pub mode: String,
    pub street: String,
    pub city: String,
    pub country: String,
    /// By which a repeat would be known: every order that was asked for has one.
    pub asked_for: bool,
    /// Street, city and country of the customer's profile as it is now.
    pub profile: (Option<String>, Option<String>, Option<String>),
    /// State and amount.
    pub payment: Option<(String, i64)>,
    pub lines: Vec<Line>,
    pub mail: Option<String>,
    pub stock: Vec<StockMove>,
    pub points_moves: Vec<PointsMove>,
    /// Each step's state before and after.
    pub steps: Vec<(Option<String>, String)>,
    /// Nobody cancelled it while its books were read, so that order and books are of one moment.
    pub settled: bool,
}

impl Found {
    /// Whether the customer has the money back.
    pub fn is_paid_back(&self) -> bool {
        self.payment.as_ref().is_some_and(|(state, _)| state == "REFUNDED")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line {
    pub product_id: i64,
    pub quantity: i64,
    pub unit: i64,
    pub total: i64,
    pub discount: i64,
    pub vat: i64,
}

/// An entry of the stock's books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockMove {
    pub product_id: i64,
    /// Below 0: asked for by the order.
    pub pieces: i64,
    pub before: i64,
    pub after: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointsMove {
    pub granted: i64,
    pub taken: i64,
}

/// The last order there is; 0 without any.
pub async fn last_id(db: &Db) -> Result<i64, DbError> {
    let sql = "SELECT id FROM orders ORDER BY id DESC LIMIT 1";
    Ok(db.query_one(sql, &[], |row| row.get(0)).await?.unwrap_or(0))
}

/// The next orders after `after`, up to `last`, by ascending id; none when there are no more.
pub async fn page(db: &Db, after: i64, last: i64) -> Result<Vec<Found>, DbError> {
    let sql = "SELECT o.id, o.user_id, u.email, o.status, o.created_at, o.goods_cents, o.discount_cents, \
               o.voucher_cents, o.shipping_cents, o.shipping_vat_cents, o.vat_cents, o.total_cents, o.to_pay_cents, \
               o.points, o.promo_code, o.shipping_mode, o.street, o.city, o.country, o.security_token, \
               o.idempotency_key, u.street, u.city, u.country, p.status, p.amount_cents \
               FROM orders o JOIN users u ON u.id = o.user_id LEFT JOIN payments p ON p.order_id = o.id \
               WHERE o.id > ? AND o.id <= ? ORDER BY o.id LIMIT ?";
    let mut page = db.query(sql, params![after, last, PAGE], order).await?;
    let Some(end) = page.last().map(|order| order.id) else { return Ok(page) };
    let place: HashMap<i64, usize> = page.iter().enumerate().map(|(place, order)| (order.id, place)).collect();
    let mut add = |id: i64, set: &mut dyn FnMut(&mut Found)| {
        if let Some(order) = place.get(&id).and_then(|place| page.get_mut(*place)) {
            set(order);
        }
    };
    for (id, line) in lines(db, after, end).await? {
        add(id, &mut |order| order.lines.push(line));
    }
    for (id, text) in mails(db, after, end).await? {
        add(id, &mut |order| order.mail = Some(text.clone()));
    }
    for (id, moved) in stock_moves(db, after, end).await? {
        add(id, &mut |order| order.stock.push(moved));
    }
    for (id, moved) in points_moves(db, after, end).await? {
        add(id, &mut |order| order.points_moves.push(moved));
    }
    for (id, step) in steps(db, after, end).await? {
        add(id, &mut |order| order.steps.push(step.clone()));
    }
    for (id, status) in statuses(db, after, end).await? {
        add(id, &mut |order| order.settled = order.status == status || (!over(&order.status) && !over(&status)));
    }
    Ok(page)
}

/// Whether an order was cancelled: the one step that moves stock and points.
fn over(status: &str) -> bool {
    status == "CANCELLED"
}

fn order(row: &Row<'_>) -> Result<Found, DbError> {
    let (token, key): (Option<String>, Option<String>) = (row.get(19)?, row.get(20)?);
    let (state, amount): (Option<String>, Option<i64>) = (row.get(24)?, row.get(25)?);
    Ok(Found {
        id: row.get(0)?,
        user_id: row.get(1)?,
        email: row.get(2)?,
        status: row.get(3)?,
        created_at: row.get(4)?,
        goods: row.get(5)?,
        discount: row.get(6)?,
        voucher: row.get(7)?,
        shipping: row.get(8)?,
        shipping_vat: row.get(9)?,
        vat: row.get(10)?,
        total: row.get(11)?,
        to_pay: row.get(12)?,
        points: row.get(13)?,
        promo: row.get(14)?,
        mode: row.get(15)?,
        street: row.get(16)?,
        city: row.get(17)?,
        country: row.get(18)?,
        asked_for: token.is_some() || key.is_some(),
        profile: (row.get(21)?, row.get(22)?, row.get(23)?),
        payment: state.zip(amount),
        ..Found::default()
    })
}

async fn lines(db: &Db, after: i64, end: i64) -> Result<Vec<(i64, Line)>, DbError> {
    let sql = "SELECT order_id, product_id, quantity, unit_price_cents, line_total_cents, discount_cents, vat_cents \
               FROM order_items WHERE order_id > ? AND order_id <= ? ORDER BY order_id, id";
    let line = |row: &Row<'_>| {
        let line = Line {
            product_id: row.get(1)?,
            quantity: row.get(2)?,
            unit: row.get(3)?,
            total: row.get(4)?,
            discount: row.get(5)?,
            vat: row.get(6)?,
        };
        Ok((row.get(0)?, line))
    };
    db.query(sql, params![after, end], line).await
}

async fn mails(db: &Db, after: i64, end: i64) -> Result<Vec<(i64, String)>, DbError> {
    let sql = "SELECT order_id, text_body FROM mails WHERE order_id > ? AND order_id <= ?";
    db.query(sql, params![after, end], |row| Ok((row.get(0)?, row.get(1)?))).await
}

async fn stock_moves(db: &Db, after: i64, end: i64) -> Result<Vec<(i64, StockMove)>, DbError> {
    let sql = "SELECT order_id, product_id, pieces, stock_before, stock_after FROM stock_moves \
               WHERE order_id > ? AND order_id <= ?";
    let moved = |row: &Row<'_>| {
        let moved = StockMove { product_id: row.get(1)?, pieces: row.get(2)?, before: row.get(3)?, after: row.get(4)? };
        Ok((row.get(0)?, moved))
    };
    db.query(sql, params![after, end], moved).await
}

async fn points_moves(db: &Db, after: i64, end: i64) -> Result<Vec<(i64, PointsMove)>, DbError> {
    let sql = "SELECT order_id, granted, taken FROM points_moves WHERE order_id > ? AND order_id <= ?";
    let moved = |row: &Row<'_>| Ok((row.get(0)?, PointsMove { granted: row.get(1)?, taken: row.get(2)? }));
    db.query(sql, params![after, end], moved).await
}

type Step = (Option<String>, String);

async fn steps(db: &Db, after: i64, end: i64) -> Result<Vec<(i64, Step)>, DbError> {
    let sql = "SELECT order_id, state_before, state_after FROM order_moves WHERE order_id > ? AND order_id <= ? \
               ORDER BY order_id, id";
    db.query(sql, params![after, end], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).await
}

async fn statuses(db: &Db, after: i64, end: i64) -> Result<Vec<(i64, String)>, DbError> {
    let sql = "SELECT id, status FROM orders WHERE id > ? AND id <= ?";
    db.query(sql, params![after, end], |row| Ok((row.get(0)?, row.get(1)?))).await
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening day: fills an empty shop with the seed, in one transaction, so that a start that is interrupted leaves it empty;
//! and brings a shop that was used back to that day.
//!
//! Past orders are priced by the shop's own rules, so that they are what the shop would have booked.

use std::collections::BTreeMap;

use perfshop_chaos::ChaosPlan;

use crate::countries;
use crate::db::{Db, DbError, Param, Tx};
use crate::lending;
use crate::money::Cents;
use crate::params;
use crate::pricing::{self, Basket, Line, Priced, VOUCHER_POINTS};
use crate::promo::{Promo, PromoKind};
use crate::seed::{self, Lang, Seed, SeedOrder, SeedPromo};
use crate::shipping::ShippingMode;
use crate::words;

/// Every table of the shop, children before their parents.
pub const TABLES: &[&str] = &[
    "order_tries",
    "stock_counts",
    "stock_moves",
    "points_moves",
    "order_moves",
    "mails",
    "password_resets",
    "reset_numbers",
    "account_history",
    "payments",
    "order_items",
    "orders",
    "cart_items",
    "request_ids",
    "sessions",
    "reviews",
    "promo_codes",
    "product_images",
    "product_words",
    "users",
    "products",
    "categories",
    "lent_customers",
];

/// In the order of [`TABLES`]; what is lent stays.
const EMPTY: &[&str] = &[
    "DELETE FROM order_tries",
    "DELETE FROM stock_counts",
    "DELETE FROM stock_moves",
    "DELETE FROM points_moves",
    "DELETE FROM order_moves",
    "DELETE FROM mails",
    "DELETE FROM password_resets",
    "DELETE FROM reset_numbers",
    "DELETE FROM account_history",
    "DELETE FROM payments",
    "DELETE FROM order_items",
    "DELETE FROM orders",
    "DELETE FROM cart_items",
    "DELETE FROM request_ids",
    "DELETE FROM sessions",
    "DELETE FROM reviews",
    "DELETE FROM promo_codes",
    "DELETE FROM product_images",
    "DELETE FROM product_words",
    "DELETE FROM users",
    "DELETE FROM products",
    "DELETE FROM categories",
];

/// A seed that the shop's own rules do not accept is a fault of the build; it says so instead of opening half a shop.
fn fault(what: impl ToString) -> DbError {
    DbError::Other(format!("seed: {}", what.to_string()))
}

/// Fills the shop when it has no product yet.
///
/// # Returns
/// Whether it was empty.
pub async fn open(db: &Db, lang: Lang) -> Result<bool, DbError> {
    let known = db.query_one("SELECT id FROM products LIMIT 1", &[], |row| row.get::<i64>(0)).await?;
    if known.is_some() {
        return Ok(false);
    }
    let seed = seed::seed(lang).map_err(fault)?;
    let mut tx = db.begin().await?;
    match fill(&mut tx, &seed).await {
        // Another copy of the shop opened it at the same moment: it holds the same.
        Err(DbError::Unique(_)) => return Ok(false),
        done => done?,
    }
    tx.commit().await?;
    Ok(true)
}

/// Brings the whole shop back to opening day, ids included: what was sold, who registered, who is logged in, all of it goes.
/// Customers lent to students are as they were when they were lent.
///
/// It is one transaction, alone in the tables: a statement that runs meanwhile sees the shop as it was or as it is
/// afterwards, or waits; none sees half of it, and an order that is being booked is booked before or refused after.
///
/// # Errors
/// [`DbError::Conflict`] when others stay in the tables for too long; then nothing has changed.
pub async fn reset(db: &Db, lang: Lang) -> Result<(), DbError> {
    let seed = seed::seed(lang).map_err(fault)?;
    let mut tx = db.begin_alone(TABLES).await?;
    for sql in EMPTY {
        tx.execute(sql, &[]).await?;
    }
    fill(&mut tx, &seed).await?;
    lending::bring_back(&mut tx).await?;
    tx.commit().await
}

async fn fill(tx: &mut Tx, seed: &Seed) -> Result<(), DbError> {
    let rows: Vec<_> =
        (0..).zip(&seed.categories).map(|(position, c)| params![c.code, position, c.product_count].to_vec()).collect();
    tx.insert_rows("INSERT INTO categories (code, position, product_count)", &rows).await?;
    products(tx, seed).await?;
    let points = past_points(seed)?;
    customers(tx, seed, &points).await?;
    reviews(tx, seed).await?;
    promo_codes(tx, seed).await?;
    orders(tx, seed).await
}

async fn products(tx: &mut Tx, seed: &Seed) -> Result<(), DbError> {
    let row = |p: &'_ seed::SeedProduct| -> Vec<Param<'static>> {
        params![
            p.id,
            p.name.clone(),
            p.description.clone(),
            p.price_cents,
            p.category,
            p.stock,
            p.image_url.clone(),
            0_i64,
            p.rating_sum,
            p.rating_count,
            p.created_at,
            p.updated_at,
        ]
        .to_vec()
    };
    let rows: Vec<_> = seed.products.iter().map(row).collect();
    let insert = "INSERT INTO products (id, name, description, price_cents, category, stock, image_url, pedagogique, \
                  rating_sum, rating_count, created_at, updated_at)";
    tx.insert_rows(insert, &rows).await?;
    let words = seed
        .products
        .iter()
        .flat_map(|p| words::of_product(&p.name, &p.description).into_iter().map(|word| params![word, p.id].to_vec()));
    tx.insert_rows("INSERT INTO product_words (word, product_id)", &words.collect::<Vec<_>>()).await
}

async fn customers(tx: &mut Tx, seed: &Seed, points: &BTreeMap<i64, i64>) -> Result<(), DbError> {
    let rows: Vec<_> = seed
        .customers
        .iter()
        .map(|c| {
            params![
                c.id,
                &c.email,
                c.password_hash,
                c.civility,
                c.first_name,
                c.last_name,
                &c.birth_date,
                &c.phone,
                &c.street,
                c.postal_code,
                c.city,
                c.region,
                c.country,
                points.get(&c.id).copied().unwrap_or(0),
                c.created_at,
            ]
            .to_vec()
        })
        .collect();
    let insert = "INSERT INTO users (id, email, password_hash, civility, first_name, last_name, birth_date, phone, \
                  street, postal_code, city, region, country, loyalty_points, created_at)";
    tx.insert_rows(insert, &rows).await
}

async fn reviews(tx: &mut Tx, seed: &Seed) -> Result<(), DbError> {
    let rows: Vec<_> = seed
        .reviews
        .iter()
        .map(|r| params![r.id, r.product_id, r.customer_id, r.rating, &r.body, r.created_at].to_vec())
        .collect();
    tx.insert_rows("INSERT INTO reviews (id, product_id, user_id, rating, body, created_at)", &rows).await
}

async fn promo_codes(tx: &mut Tx, seed: &Seed) -> Result<(), DbError> {
    let kind = |kind| match kind {
        seed::PromoKind::FirstOrderPercent => "first_order",
        seed::PromoKind::Percent => "percent",
        seed::PromoKind::Amount => "amount",
        seed::PromoKind::FreeShipping => "shipping",
    };
    let rows: Vec<_> = seed
        .promo_codes
        .iter()
        .map(|p| params![p.code, kind(p.kind), p.percent, p.amount_cents, p.min_goods_cents, p.expires_at].to_vec())
        .collect();
    let insert = "INSERT INTO promo_codes (code, kind, percent, amount_cents, min_goods_cents, expires_at)";
    tx.insert_rows(insert, &rows).await
}

async fn orders(tx: &mut Tx, seed: &Seed) -> Result<(), DbError> {
    let (mut rows, mut items, mut payments) = (Vec::new(), Vec::new(), Vec::new());
    for order in &seed.orders {
        let customer = at(&seed.customers, order.customer_id)?;
        let p = priced(seed, order)?;
        rows.push(
            params![
                order.id,
                order.customer_id,
                order.status,
                order.placed_at,
                order.placed_at,
                p.goods.0,
                p.discount.0,
                p.voucher.0,
                p.shipping.0,
                p.shipping_vat.0,
                p.vat.0,
                p.total.0,
                p.to_pay.0,
                p.points,
                order.promo,
                order.mode,
                customer.first_name,
                customer.last_name,
                &customer.street,
                customer.postal_code,
                customer.city,
                customer.region,
                customer.country,
                &customer.phone,
            ]
            .to_vec(),
        );
        for line in &p.lines {
            let l = &line.line;
            let item: Vec<Param<'_>> = params![
                items.len() as i64 + 1,
                order.id,
                l.product_id,
                l.name.clone(),
                l.quantity,
                l.unit_price.0,
                l.total().0,
                line.discount.0,
                line.vat.0
            ]
            .to_vec();
            items.push(item);
        }
        let status = if order.status == "CANCELLED" { "REFUNDED" } else { "CAPTURED" };
        payments.push(
            params![order.id, order.id, order.card_brand, &order.card_last4, status, p.to_pay.0, order.placed_at]
                .to_vec(),
        );
    }
    let insert = "INSERT INTO orders (id, user_id, status, created_at, paid_at, goods_cents, discount_cents, \
                  voucher_cents, shipping_cents, shipping_vat_cents, vat_cents, total_cents, to_pay_cents, points, \
                  promo_code, shipping_mode, first_name, last_name, street, postal_code, city, region, country, phone)";
    tx.insert_rows(insert, &rows).await?;
    let insert = "INSERT INTO order_items (id, order_id, product_id, name, quantity, unit_price_cents, line_total_cents, \
                  discount_cents, vat_cents)";
    tx.insert_rows(insert, &items).await?;
    let insert = "INSERT INTO payments (id, order_id, brand, last4, status, amount_cents, created_at)";
    tx.insert_rows(insert, &payments).await
}

/// What each customer's past orders left them: points granted, less those of vouchers; a cancelled order leaves nothing.
fn past_points(seed: &Seed) -> Result<BTreeMap<i64, i64>, DbError> {
    let mut points = BTreeMap::new();
    for order in seed.orders.iter().filter(|order| order.status != "CANCELLED") {
        let p = priced(seed, order)?;
        let cost = if p.voucher > Cents::ZERO { VOUCHER_POINTS } else { 0 };
        *points.entry(order.customer_id).or_insert(0) += p.points - cost;
    }
    Ok(points)
}

fn priced(seed: &Seed, order: &SeedOrder) -> Result<Priced, DbError> {
    let mut lines = Vec::with_capacity(order.lines.len());
    for line in &order.lines {
        let product = at(&seed.products, line.product_id)?;
        lines.push(Line {
            product_id: product.id,
            name: product.name.clone(),
            unit_price: Cents(product.price_cents),
            quantity: line.quantity,
        });
    }
    let promo = order.promo.and_then(|code| seed.promo_codes.iter().find(|promo| promo.code == code)).map(promo);
    let mode = ShippingMode::parse(order.mode).ok_or_else(|| fault(order.mode))?;
    let country = at(&seed.customers, order.customer_id)?.country;
    let in_eu = countries::country(country).ok_or_else(|| fault(country))?.in_eu;
    let basket = Basket { lines: &lines, promo: promo.as_ref(), mode, in_eu, voucher: order.use_voucher };
    Ok(pricing::price(&ChaosPlan::NONE, &basket))
}

fn promo(seed: &SeedPromo) -> Promo {
    let kind = match seed.kind {
        seed::PromoKind::FirstOrderPercent | seed::PromoKind::Percent => PromoKind::Percent(seed.percent),
        seed::PromoKind::Amount => PromoKind::Amount(Cents(seed.amount_cents)),
        seed::PromoKind::FreeShipping => PromoKind::FreeShipping,
    };
    Promo {
        code: seed.code.into(),
        kind,
        min_goods: Cents(seed.min_goods_cents),
        first_order_only: seed.kind == seed::PromoKind::FirstOrderPercent,
        expires_at: seed.expires_at,
    }
}

/// The row of an id: ids are positions, counted from 1.
fn at<T>(rows: &[T], id: i64) -> Result<&T, DbError> {
    usize::try_from(id - 1).ok().and_then(|index| rows.get(index)).ok_or_else(|| fault(id))
}

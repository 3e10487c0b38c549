// SPDX-License-Identifier: AGPL-3.0-or-later
//! Placing an order: one transaction that books everything or nothing, and one order however often it is asked for.
//!
//! Locks are taken in one order, the customer's row first and then the products by ascending id, so that two orders can
//! wait for each other but never in a circle.

use perfshop_chaos::ChaosPlan;

use crate::cart;
use crate::checkout::{self, Address, Authorised, Checkout, PaidLine};
use crate::clock::now_ms;
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::mails::{self, MailKind, NewMail, Words};
use crate::money::Cents;
use crate::orders::{self, Order, OrderItem, PaymentInfo, Status};
use crate::params;
use crate::pricing::{Priced, PricedLine, VOUCHER_POINTS};
use crate::retry::retried;
use crate::session::Session;
use crate::shipping::ShippingMode;
use crate::stocktaking;
use crate::token;
use crate::turns;

/// An order as it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub security_token: Option<&'a str>,
    pub idempotency_key: Option<&'a str>,
    /// (product, quantity), when the client says what it believes to order.
    pub items: Option<&'a [(i64, i64)]>,
}

impl<'a> Request<'a> {
    /// What is known of a repeat before its body is read.
    pub const fn by_key(key: &'a str) -> Self {
        Self { security_token: None, idempotency_key: Some(key), items: None }
    }

    pub const fn by_token(token: &'a str) -> Self {
        Self { security_token: Some(token), idempotency_key: None, items: None }
    }
}

/// An order that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub order_id: i64,
    pub order_number: String,
    pub total: Cents,
    /// The token of the session's next order.
    pub next_token: String,
    /// The request was a repeat, and this is the first order.
    pub repeated: bool,
}

/// The first order of a token or key, if this request is a repeat.
pub async fn repeated(
    db: &Db,
    session: &Session,
    user_id: i64,
    request: &Request<'_>,
) -> Result<Option<Placed>, ShopError> {
    let mut found = None;
    if let Some(key) = request.idempotency_key {
        found = db.query_one(BY_KEY, params![user_id, key], first_order).await?;
    }
    if let (None, Some(given)) = (&found, request.security_token) {
        found = db.query_one(BY_TOKEN, params![given, user_id], first_order).await?;
    }
    let Some(first) = found else { return Ok(None) };
    // The session was read before: the first order may have been booked since, and its token is spent.
    let next = db.query_one(NEXT_TOKEN, params![&session.id_hash], |row| row.get::<Option<String>>(0)).await?;
    Ok(Some(first.placed(next.flatten().unwrap_or_default())))
}

const NEXT_TOKEN: &str = "SELECT security_token FROM sessions WHERE id_hash = ?";
const BY_KEY: &str = "SELECT id, created_at, total_cents FROM orders WHERE user_id = ? AND idempotency_key = ?";
const BY_TOKEN: &str = "SELECT id, created_at, total_cents FROM orders WHERE security_token = ? AND user_id = ?";

struct First {
    id: i64,
    created_at: i64,
    total: i64,
}

impl First {
    fn placed(self, next_token: String) -> Placed {
        Placed {
            order_id: self.id,
            order_number: orders::number(self.id, self.created_at),
            total: Cents(self.total),
            next_token,
            repeated: true,
        }
    }
}

fn first_order(row: &Row<'_>) -> Result<First, DbError> {
    Ok(First { id: row.get(0)?, created_at: row.get(1)?, total: row.get(2)? })
}

/// Books the order of a session whose payment is authorised, and writes its confirmation in the shop's `words`.
///
/// # Errors
/// `SecurityTokenInvalid`, `CartEmpty`, `CartChanged`, `StockInsufficient`, the promo codes' refusals, `VoucherNotApplicable`.
pub async fn place(
    chaos: &ChaosPlan,
    db: &Db,
    words: &dyn Words,
    session: &mut Session,
    user_id: i64,
    request: &Request<'_>,
) -> Result<Placed, ShopError> {
    check_token(session, request)?;
    let asked: &Session = session;
    let placed = if stocktaking::meets(chaos, db, user_id, request).await? {
        book(chaos, db, words, asked, user_id, request, true).await?
    } else {
        retried("order_retried", || book(chaos, db, words, asked, user_id, request, false)).await?
    };
    if !placed.repeated {
        session.security_token = Some(placed.next_token.clone());
        session.checkout = Checkout::default();
        session.spent();
    }
    Ok(placed)
}

/// A token that is given must be this session's; without one the idempotency key must do.
fn check_token(session: &Session, request: &Request<'_>) -> Result<(), ShopError> {
    let own = session.security_token.as_deref().unwrap_or_default();
    match (request.security_token, request.idempotency_key) {
        (Some(given), _) if !own.is_empty() && token::same(given, own) => Ok(()),
        (None, Some(_)) => Ok(()),
        _ => Err(ShopError::SecurityTokenInvalid),
    }
}

async fn book(
    chaos: &ChaosPlan,
    db: &Db,
    words: &dyn Words,
    session: &Session,
    user_id: i64,
    request: &Request<'_>,
    counted: bool,
) -> Result<Placed, ShopError> {
    let Checkout { address: Some(address), shipping: Some(mode), payment: Some(paid), promo } = &session.checkout
    else {
        return Err(ShopError::CheckoutStep { due: session.checkout.due().as_str() });
    };
    let own_token = session.security_token.as_deref().unwrap_or_default();
    // Each count has a number of its own, whose sign does not matter.
    let count_id = chaos.draw().cast_signed();
    let mut tx = if counted { stocktaking::begin_order(db, user_id, count_id).await? } else { db.begin().await? };
    // The customer's row is taken first: one customer's orders stand in line, so a repeat finds the first one.
    tx.execute("UPDATE users SET loyalty_points = loyalty_points WHERE id = ?", params![user_id]).await?;
    if let Some(first) = repeat_in(&mut tx, session, user_id, request.idempotency_key).await? {
        let next = tx.query_one(NEXT_TOKEN, params![&session.id_hash], |row| row.get::<Option<String>>(0)).await?;
        return Ok(first.placed(next.flatten().unwrap_or_default()));
    }

    let lines = cart::lines_in(&mut tx, user_id).await?;
    if lines.is_empty() {
        return Err(ShopError::CartEmpty);
    }
    let now: Vec<PaidLine> = lines.iter().map(PaidLine::from).collect();
    if now != paid.cart || request.items.is_some_and(|items| !same_items(items, &now)) {
        return Err(ShopError::CartChanged);
    }
    let priced = checkout::quote(chaos, &mut tx, session, user_id, &lines, *mode, paid.voucher).await?;
    settle_points(&mut tx, user_id, &priced).await?;
    if counted {
        stocktaking::count(db, user_id, wanted(&priced).into_iter().map(|(product, _)| product).collect(), count_id)
            .await;
    }
    take_stock(&mut tx, &priced).await?;

    let mut order = draft(address, *mode, paid, promo.as_deref(), priced);
    insert_order(&mut tx, user_id, &mut order, own_token, request.idempotency_key).await?;
    confirm(&mut tx, words, user_id, &order).await?;
    let next_token = token::random().map_err(DbError::from)?;
    if !cart::take_in(&mut tx, user_id, &lines).await? {
        return Err(ShopError::CartChanged);
    }
    turns::spend_in(&mut tx, session).await?;
    let sql = "UPDATE sessions SET security_token = ?, checkout = NULL WHERE id_hash = ?";
    tx.execute(sql, params![&next_token, &session.id_hash]).await?;
    tx.commit().await?;

    let order_number = orders::number(order.id, order.created_at);
    tracing::info!(
        target: "shop", fact = "order_priced", order = %order_number, user_id, goods = %order.goods,
        discount = %order.discount, voucher = %order.voucher, vat = %order.vat, shipping = %order.shipping,
        total = %order.total, points = order.points, "an order was placed"
    );
    Ok(Placed { order_id: order.id, order_number, total: order.total, next_token, repeated: false })
}

/// The first order of the key, whatever else the call brings; else of the session's token, when the call may be made at all.
async fn repeat_in(
    tx: &mut Tx,
    session: &Session,
    user_id: i64,
    idempotency_key: Option<&str>,
) -> Result<Option<First>, ShopError> {
    if let Some(key) = idempotency_key
        && let Some(first) = tx.query_one(BY_KEY, params![user_id, key], first_order).await?
    {
        return Ok(Some(first));
    }
    turns::check_in(tx, session).await?;
    let own_token = session.security_token.as_deref().unwrap_or_default();
    Ok(tx.query_one(BY_TOKEN, params![own_token, user_id], first_order).await?)
}

/// The same products in the same quantities, whatever the order of the lines.
fn same_items(items: &[(i64, i64)], cart: &[PaidLine]) -> bool {
    let mut asked = items.to_vec();
    let mut there: Vec<(i64, i64)> = cart.iter().map(|line| (line.product_id, line.quantity)).collect();
    asked.sort_unstable();
    there.sort_unstable();
    asked == there
}

async fn settle_points(tx: &mut Tx, user_id: i64, priced: &Priced) -> Result<(), ShopError> {
    let cost = if priced.voucher > Cents::ZERO { VOUCHER_POINTS } else { 0 };
    let sql = "UPDATE users SET loyalty_points = loyalty_points + ? WHERE id = ? AND (? = 0 OR loyalty_points >= ?)";
    let done = tx.execute(sql, params![priced.points - cost, user_id, cost, cost]).await?;
    if done.affected == 0 {
        return Err(ShopError::VoucherNotApplicable);
    }
    tracing::info!(target: "shop", fact = "points", user_id, granted = priced.points, taken = cost, "points moved");
    Ok(())
}

/// Products and quantities, by ascending id.
fn wanted(priced: &Priced) -> Vec<(i64, i64)> {
    let mut wanted: Vec<(i64, i64)> = priced.lines.iter().map(|l| (l.line.product_id, l.line.quantity)).collect();
    wanted.sort_unstable();
    wanted
}

/// Takes each product's pieces, by ascending id. Products of the journey keep their stock.
async fn take_stock(tx: &mut Tx, priced: &Priced) -> Result<(), ShopError> {
    for (product_id, quantity) in wanted(priced) {
        let sql = "UPDATE products SET stock = stock - (CASE pedagogique WHEN 1 THEN 0 ELSE ? END) \
                   WHERE id = ? AND (pedagogique = 1 OR stock >= ?)";
        let done = tx.execute(sql, params![quantity, product_id, quantity]).await?;
        let sql = "SELECT name, stock, pedagogique FROM products WHERE id = ?";
        let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<bool>(2)?));
        let (product, stock, kept) =
            tx.query_one(sql, params![product_id], row).await?.ok_or(ShopError::NotFound("product"))?;
        if done.affected == 0 {
            return Err(ShopError::StockInsufficient { product_id, product, available: stock });
        }
        let before = if kept { stock } else { stock + quantity };
        tracing::info!(target: "shop", fact = "stock", product_id, quantity, before, after = stock, "stock moved");
    }
    Ok(())
}

/// The order as it is about to be written: still without an id, and not paid yet.
fn draft(address: &Address, mode: ShippingMode, paid: &Authorised, promo: Option<&str>, priced: Priced) -> Order {
    let item = |l: PricedLine| OrderItem {
        product_id: l.line.product_id,
        quantity: l.line.quantity,
        unit_price: l.line.unit_price,
        line_total: l.line.total(),
        name: l.line.name,
        discount: l.discount,
        vat: l.vat,
    };
    let (brand, last4) = (paid.card.brand.clone(), paid.card.last4.clone());
    Order {
        id: 0,
        status: Status::Pending,
        created_at: now_ms(),
        paid_at: None,
        goods: priced.goods,
        discount: priced.discount,
        voucher: priced.voucher,
        shipping: priced.shipping,
        shipping_vat: priced.shipping_vat,
        vat: priced.vat,
        total: priced.total,
        to_pay: priced.to_pay,
        points: priced.points,
        items: priced.lines.into_iter().map(item).collect(),
        promo_code: promo.map(str::to_owned),
        shipping_mode: mode.as_str().to_owned(),
        address: address.clone(),
        payment: Some(PaymentInfo { brand, last4, status: "CAPTURED".into() }),
    }
}

/// Writes the order as PENDING, its lines and its payment, and moves it to PAID once the payment is booked.
async fn insert_order(
    tx: &mut Tx,
    user_id: i64,
    order: &mut Order,
    security_token: &str,
    idempotency_key: Option<&str>,
) -> Result<(), DbError> {
    let (o, a) = (&*order, &order.address);
    let sql = "INSERT INTO orders (user_id, status, created_at, goods_cents, discount_cents, voucher_cents, \
               shipping_cents, shipping_vat_cents, vat_cents, total_cents, to_pay_cents, points, promo_code, \
               shipping_mode, first_name, last_name, street, postal_code, city, region, country, phone, \
               security_token, idempotency_key) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let values = params![
        user_id,
        o.status.as_str(),
        o.created_at,
        o.goods.0,
        o.discount.0,
        o.voucher.0,
        o.shipping.0,
        o.shipping_vat.0,
        o.vat.0,
        o.total.0,
        o.to_pay.0,
        o.points,
        o.promo_code.as_deref(),
        &o.shipping_mode,
        &a.first_name,
        &a.last_name,
        &a.street,
        &a.postal_code,
        &a.city,
        a.region.as_deref(),
        &a.country,
        a.phone.as_deref(),
        security_token,
        idempotency_key,
    ];
    let order_id = tx.execute(sql, values).await?.last_id;
    let items: Vec<_> = o
        .items
        .iter()
        .map(|i| {
            params![order_id, i.product_id, &i.name, i.quantity, i.unit_price.0, i.line_total.0, i.discount.0, i.vat.0,]
                .to_vec()
        })
        .collect();
    let insert = "INSERT INTO order_items (order_id, product_id, name, quantity, unit_price_cents, line_total_cents, \
                  discount_cents, vat_cents)";
    tx.insert_rows(insert, &items).await?;
    if let Some(payment) = &o.payment {
        let sql = "INSERT INTO payments (order_id, brand, last4, status, amount_cents, created_at) \
                   VALUES (?, ?, ?, ?, ?, ?)";
        let PaymentInfo { brand, last4, status } = payment;
        tx.execute(sql, params![order_id, brand, last4, status, o.to_pay.0, o.created_at]).await?;
    }
    let sql = "UPDATE orders SET status = 'PAID', paid_at = ? WHERE id = ? AND status = 'PENDING'";
    tx.execute(sql, params![o.created_at, order_id]).await?;
    (order.id, order.status, order.paid_at) = (order_id, Status::Paid, Some(order.created_at));
    tracing::info!(target: "shop", fact = "status", order_id, from = "PENDING", to = "PAID", "an order moved on");
    Ok(())
}

/// Writes the confirmation into the customer's mail box.
async fn confirm(tx: &mut Tx, words: &dyn Words, user_id: i64, order: &Order) -> Result<(), ShopError> {
    let sql = "SELECT email, first_name FROM users WHERE id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<String>(1)?));
    let customer = tx.query_one(sql, params![user_id], row).await?;
    let (recipient, first_name) = customer.ok_or(ShopError::NotFound("customer"))?;
    let letter = words.confirmation(&first_name, order);
    let (kind, at) = (MailKind::Order, order.created_at);
    let mail = NewMail { user_id, order_id: Some(order.id), kind, recipient: &recipient, letter: &letter, at };
    let mail_id = mails::queue(tx, &mail).await?;
    let number = orders::number(order.id, order.created_at);
    tracing::info!(
        target: "shop", fact = "mail", mail_id, user_id, order = %number, total = %order.total,
        "a confirmation was written"
    );
    Ok(())
}

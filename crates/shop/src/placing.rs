// SPDX-License-Identifier: AGPL-3.0-or-later
//! Placing an order: one transaction that books everything or nothing, and one order however often it is asked for.
//!
//! Locks are taken in one order, the customer's row first and then the products by ascending id, so that two orders can
//! wait for each other but never in a circle.

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::booking::{self, Booked, Keys};
use crate::cart;
use crate::checkout::{self, Checkout, PaidLine};
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::gateway;
use crate::mails::Words;
use crate::money::Cents;
use crate::orders::{self, Order};
use crate::params;
use crate::pricing::Priced;
use crate::retry::retried;
use crate::session::Session;
use crate::stock;
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
    /// What was booked for it now: nothing for a repeat.
    pub booked: Vec<Booked>,
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
            booked: Vec::new(),
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
    let mut seen = stock::look(chaos, db, user_id).await?;
    let mut tx = if counted { stocktaking::begin_order(db, user_id, count_id).await? } else { db.begin().await? };
    // The customer's row is taken first: one customer's orders stand in line, so a repeat finds the first one.
    tx.execute("UPDATE users SET loyalty_points = loyalty_points WHERE id = ?", params![user_id]).await?;
    if let Some(first) = repeat_in(&mut tx, session, user_id, request.idempotency_key).await? {
        let next = tx.query_one(NEXT_TOKEN, params![&session.id_hash], |row| row.get::<Option<String>>(0)).await?;
        return Ok(first.placed(next.flatten().unwrap_or_default()));
    }

    let lines = cart::lines_in(chaos, &mut tx, user_id).await?;
    if lines.is_empty() {
        return Err(ShopError::CartEmpty);
    }
    let now: Vec<PaidLine> = lines.iter().map(PaidLine::from).collect();
    if now != paid.cart || request.items.is_some_and(|items| !is_paid_cart(chaos, items, &now)) {
        return Err(ShopError::CartChanged);
    }
    let priced = checkout::quote(chaos, &mut tx, session, user_id, &lines, *mode, paid.voucher).await?;
    let points = booking::settle_points(chaos, &mut tx, user_id, &priced).await?;
    if counted {
        let products = stock::wanted(&priced).into_iter().map(|(product, _)| product).collect();
        stocktaking::count(db, user_id, products, count_id).await;
    }
    let taken = stock::take(chaos, &mut tx, &priced, &mut seen).await?;

    let order = |priced| booking::draft(address, *mode, gateway::capture(chaos, &paid.card), promo.as_deref(), priced);
    let keys = Keys { security_token: Some(own_token), idempotency_key: request.idempotency_key };
    let first = booking::write(chaos, &mut tx, words, order(priced.clone()), points, taken, keys).await?;
    let mut booked = vec![first];
    if is_booked_again(chaos, &booked[0]) {
        // A voucher pays once.
        let priced = Priced { voucher: Cents::ZERO, to_pay: priced.total, ..priced };
        let points = booking::settle_points(chaos, &mut tx, user_id, &priced).await?;
        let taken = stock::take(chaos, &mut tx, &priced, &mut seen).await?;
        booked.push(booking::write(chaos, &mut tx, words, order(priced), points, taken, Keys::NONE).await?);
    }
    let next_token = token::random().map_err(DbError::from)?;
    if !cart::take_in(&mut tx, user_id, &lines).await? {
        return Err(ShopError::CartChanged);
    }
    turns::spend_in(&mut tx, session).await?;
    let sql = "UPDATE sessions SET security_token = ?, checkout = NULL WHERE id_hash = ?";
    tx.execute(sql, params![&next_token, &session.id_hash]).await?;
    tx.commit().await?;

    booked.iter().for_each(Booked::tell);
    let Order { id, created_at, total, .. } = booked[0].order;
    let order_number = orders::number(id, created_at);
    Ok(Placed { order_id: id, order_number, total, next_token, repeated: false, booked })
}

/// Whether an order is booked a second time, as one of its own. Not when the stock would refuse it: the first stands.
fn is_booked_again(chaos: &ChaosPlan, first: &Booked) -> bool {
    let enough = first.moves.stock.iter().all(|moved| moved.before == moved.after || moved.after >= -moved.pieces);
    enough && chaos.hits(Anomaly::A5)
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

/// Whether what a client believes to order is what was paid for.
fn is_paid_cart(chaos: &ChaosPlan, items: &[(i64, i64)], cart: &[PaidLine]) -> bool {
    if same_items(items, cart) {
        return true;
    }
    let mut asked = cart.to_vec();
    if let [.., one, other] = asked.as_mut_slice() {
        std::mem::swap(&mut one.quantity, &mut other.quantity);
    }
    // Who was answered rightly and whose cart stands otherwise gets his order all the same: of what stands there.
    same_items(items, &asked) && chaos.hits(Anomaly::F4)
}

/// The same products in the same quantities, whatever the order of the lines.
fn same_items(items: &[(i64, i64)], cart: &[PaidLine]) -> bool {
    let mut asked = items.to_vec();
    let mut there: Vec<(i64, i64)> = cart.iter().map(|line| (line.product_id, line.quantity)).collect();
    asked.sort_unstable();
    there.sort_unstable();
    asked == there
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What booking an order writes: the order, its lines, its payment, its points and its confirmation.

use std::borrow::Cow;

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::checkout::Address;
use crate::clock::now_ms;
use crate::db::{DbError, Row, Tx};
use crate::error::ShopError;
use crate::ledger::{Moves, PointsMove, StateMove, StockMove};
use crate::mails::{self, MailKind, NewMail, Words};
use crate::money::Cents;
use crate::orders::{self, Order, OrderItem, PaymentInfo, Status};
use crate::params;
use crate::pricing::{Priced, PricedLine, VOUCHER_POINTS};
use crate::shipping::ShippingMode;
use crate::vat;

/// What makes a repeat of an order's request known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys<'a> {
    pub security_token: Option<&'a str>,
    pub idempotency_key: Option<&'a str>,
}

impl Keys<'_> {
    /// No repeat will ever find it.
    pub const NONE: Self = Self { security_token: None, idempotency_key: None };
}

/// An order that is written, with all that moved for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    pub order: Order,
    pub moves: Moves,
    /// What the confirmation says that the order comes to.
    pub mailed: Cents,
    pub user_id: i64,
    pub mail_id: i64,
}

impl Booked {
    /// Tells it in the log, once it is kept.
    pub(crate) fn tell(&self) {
        let (o, user_id, mail_id) = (&self.order, self.user_id, self.mail_id);
        let number = orders::number(o.id, o.created_at);
        self.moves.tell();
        tracing::info!(
            target: "shop", fact = "mail", mail_id, user_id, order = %number, total = %self.mailed,
            "a confirmation was written"
        );
        tracing::info!(
            target: "shop", fact = "order_priced", order = %number, user_id, goods = %o.goods, discount = %o.discount,
            voucher = %o.voucher, vat = %o.vat, shipping = %o.shipping, total = %o.total, points = o.points,
            "an order was placed"
        );
    }
}

/// Moves a customer's points as an order wants it.
///
/// # Errors
/// `VoucherNotApplicable` when there are too few for one.
pub(crate) async fn settle_points(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    user_id: i64,
    priced: &Priced,
) -> Result<PointsMove, ShopError> {
    let taken = if priced.voucher > Cents::ZERO { VOUCHER_POINTS } else { 0 };
    let granted = granted(chaos, priced);
    let sql = "UPDATE users SET loyalty_points = loyalty_points + ? WHERE id = ? AND (? = 0 OR loyalty_points >= ?)";
    let done = tx.execute(sql, params![granted - taken, user_id, taken, taken]).await?;
    if done.affected == 0 { Err(ShopError::VoucherNotApplicable) } else { Ok(PointsMove { user_id, granted, taken }) }
}

/// The points that an order grants.
fn granted(chaos: &ChaosPlan, priced: &Priced) -> i64 {
    let on_total = priced.total.whole_euros();
    if on_total != priced.points && chaos.hits(Anomaly::A9) {
        return on_total;
    }
    priced.points
}

/// Writes an order for which points and stock have moved, with its confirmation and its entries in the books.
pub(crate) async fn write(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    words: &dyn Words,
    mut order: Order,
    points: PointsMove,
    stock: Vec<StockMove>,
    keys: Keys<'_>,
) -> Result<Booked, ShopError> {
    let user_id = points.user_id;
    order.points = points.granted;
    insert_order(tx, user_id, &mut order, keys).await?;
    let (mail_id, mailed) = confirm(tx, words, user_id, &confirmed(chaos, &order)).await?;
    let states = vec![
        StateMove { before: None, after: Status::Pending },
        StateMove { before: Some(Status::Pending), after: Status::Paid },
    ];
    let moves = Moves { order_id: Some(order.id), stock, points: vec![points], states };
    moves.enter(tx, order.created_at).await?;
    Ok(Booked { order, moves, mailed, user_id, mail_id })
}

/// The order as it is about to be written: still without an id, and not paid yet.
pub(crate) fn draft(
    address: &Address,
    mode: ShippingMode,
    payment: PaymentInfo,
    promo: Option<&str>,
    priced: Priced,
) -> Order {
    let item = |l: PricedLine| OrderItem {
        product_id: l.line.product_id,
        quantity: l.line.quantity,
        unit_price: l.line.unit_price,
        line_total: l.line.total(),
        name: l.line.name,
        discount: l.discount,
        vat: l.vat,
    };
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
        payment: Some(payment),
        customer_country: None,
    }
}

/// Writes the order as PENDING, its lines and its payment, and moves it to PAID once the payment is booked.
async fn insert_order(tx: &mut Tx, user_id: i64, order: &mut Order, keys: Keys<'_>) -> Result<(), DbError> {
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
        keys.security_token,
        keys.idempotency_key,
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
    Ok(())
}

/// The order as its confirmation tells it.
fn confirmed<'a>(chaos: &ChaosPlan, order: &'a Order) -> Cow<'a, Order> {
    if order.shipping > Cents::ZERO && chaos.hits(Anomaly::A4) {
        let total = order.total - (vat::net(order.shipping) + order.shipping_vat);
        let to_pay = (total - order.voucher).max(Cents::ZERO);
        return Cow::Owned(Order { shipping: Cents::ZERO, total, to_pay, ..order.clone() });
    }
    Cow::Borrowed(order)
}

/// Writes the confirmation into the customer's mail box.
///
/// # Returns
/// The mail's id and the total that it says.
async fn confirm(tx: &mut Tx, words: &dyn Words, user_id: i64, order: &Order) -> Result<(i64, Cents), ShopError> {
    let sql = "SELECT email, first_name FROM users WHERE id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<String>(1)?));
    let customer = tx.query_one(sql, params![user_id], row).await?;
    let (recipient, first_name) = customer.ok_or(ShopError::NotFound("customer"))?;
    let letter = words.confirmation(&first_name, order);
    let (kind, at) = (MailKind::Order, order.created_at);
    let mail = NewMail { user_id, order_id: Some(order.id), kind, recipient: &recipient, letter: &letter, at };
    Ok((mails::queue(tx, &mail).await?, order.total))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Orders as their owner reads them. Placing one is in [`crate::placing`].

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::checkout::Address;
use crate::clock;
use crate::db::{Db, DbError, Row};
use crate::error::ShopError;
use crate::money::Cents;
use crate::{params, seed};

/// `PS-YYYYMMDD-<id>`, the day being that of the order in UTC.
pub fn number(id: i64, created_at: i64) -> String {
    format!("PS-{}-{id}", clock::day_utc(created_at))
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Pending,
    Paid,
    Preparing,
    Shipped,
    Delivered,
    Cancelled,
}

impl Status {
    const ALL: [Self; 6] =
        [Self::Pending, Self::Paid, Self::Preparing, Self::Shipped, Self::Delivered, Self::Cancelled];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Paid => "PAID",
            Self::Preparing => "PREPARING",
            Self::Shipped => "SHIPPED",
            Self::Delivered => "DELIVERED",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// The only moves there are.
    pub fn may_become(self, next: Self) -> bool {
        use Status::{Cancelled, Delivered, Paid, Pending, Preparing, Shipped};
        matches!(
            (self, next),
            (Pending, Paid)
                | (Paid, Preparing)
                | (Preparing, Shipped)
                | (Shipped, Delivered)
                | (Pending | Paid | Preparing, Cancelled)
        )
    }

    pub(crate) fn read(row: &Row<'_>, index: usize) -> Result<Self, DbError> {
        let text: String = row.get(index)?;
        let known = Self::ALL.into_iter().find(|status| status.as_str() == text);
        known.ok_or_else(|| DbError::Other(format!("orders.status is {text}")))
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    pub id: i64,
    pub status: Status,
    pub created_at: i64,
    pub total: Cents,
}

impl OrderRow {
    pub(crate) fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { id: row.get(0)?, status: Status::read(row, 1)?, created_at: row.get(2)?, total: Cents(row.get(3)?) })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderItem {
    pub product_id: i64,
    pub name: String,
    pub quantity: i64,
    pub unit_price: Cents,
    pub line_total: Cents,
    pub discount: Cents,
    pub vat: Cents,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentInfo {
    pub brand: String,
    pub last4: String,
    pub status: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub id: i64,
    pub status: Status,
    pub created_at: i64,
    pub paid_at: Option<i64>,
    pub items: Vec<OrderItem>,
    pub goods: Cents,
    pub discount: Cents,
    pub voucher: Cents,
    pub shipping: Cents,
    pub shipping_vat: Cents,
    pub vat: Cents,
    pub total: Cents,
    pub to_pay: Cents,
    pub points: i64,
    pub promo_code: Option<String>,
    pub shipping_mode: String,
    pub address: Address,
    pub payment: Option<PaymentInfo>,
}

/// One page of a customer's orders, newest first, and how many there are.
pub async fn list(db: &Db, user_id: i64, page: i64, size: i64) -> Result<(Vec<OrderRow>, i64), DbError> {
    let sql =
        "SELECT id, status, created_at, total_cents FROM orders WHERE user_id = ? ORDER BY id DESC LIMIT ? OFFSET ?";
    let rows = db.query(sql, params![user_id, size, page.saturating_mul(size)], OrderRow::from_row).await?;
    let count = "SELECT COUNT(*) FROM orders WHERE user_id = ?";
    let total = db.query_one(count, params![user_id], |row| row.get(0)).await?.unwrap_or(0);
    Ok((rows, total))
}

macro_rules! select_order {
    ($which:literal) => {
        concat!(
            "SELECT o.id, o.status, o.created_at, o.paid_at, o.goods_cents, o.discount_cents, o.voucher_cents, ",
            "o.shipping_cents, o.shipping_vat_cents, o.vat_cents, o.total_cents, o.to_pay_cents, o.points, ",
            "o.promo_code, o.shipping_mode, o.first_name, o.last_name, o.street, o.postal_code, o.city, o.region, ",
            "o.country, o.phone, p.brand, p.last4, p.status, o.user_id ",
            "FROM orders o LEFT JOIN payments p ON p.order_id = o.id WHERE o.id = ? AND ",
            $which
        )
    };
}

/// A customer's own order, whole, and whose it is.
///
/// # Errors
/// `NotFound` also for somebody else's.
pub async fn find(chaos: &ChaosPlan, db: &Db, user_id: i64, id: i64) -> Result<(Order, i64), ShopError> {
    let own = db.query_one(select_order!("o.user_id = ?"), params![id, user_id], owned).await?;
    let order = match own {
        None => of_anybody(chaos, db, id).await?,
        own => own,
    };
    let (mut order, owner_id) = order.ok_or(ShopError::NotFound("order"))?;
    tracing::info!(target: "shop", fact = "order_read", order_id = id, user_id, owner_id, "an order was read");
    let sql = "SELECT product_id, name, quantity, unit_price_cents, line_total_cents, discount_cents, vat_cents \
               FROM order_items WHERE order_id = ? ORDER BY id";
    order.items = db
        .query(sql, params![id], |row| {
            Ok(OrderItem {
                product_id: row.get(0)?,
                name: row.get(1)?,
                quantity: row.get(2)?,
                unit_price: Cents(row.get(3)?),
                line_total: Cents(row.get(4)?),
                discount: Cents(row.get(5)?),
                vat: Cents(row.get(6)?),
            })
        })
        .await?;
    Ok((order, owner_id))
}

/// Nothing: an order is its customer's. Without that rule it is any that the seed made, of the customers who have a past, and none
/// that was placed since.
async fn of_anybody(chaos: &ChaosPlan, db: &Db, id: i64) -> Result<Option<(Order, i64)>, DbError> {
    if chaos.hits(Anomaly::S4) {
        let sql = select_order!("o.id <= ? AND o.user_id >= ? AND o.user_id <= ?");
        let (last, from, to) = (seed::ORDER_COUNT as i64, seed::FIRST_BUYER as i64, seed::CUSTOMER_COUNT as i64);
        return db.query_one(sql, params![id, last, from, to], owned).await;
    }
    Ok(None)
}

fn owned(row: &Row<'_>) -> Result<(Order, i64), DbError> {
    Ok((from_row(row)?, row.get(26)?))
}

fn from_row(row: &Row<'_>) -> Result<Order, DbError> {
    let payment = match (row.get(23)?, row.get(24)?, row.get(25)?) {
        (Some(brand), Some(last4), Some(status)) => Some(PaymentInfo { brand, last4, status }),
        _ => None,
    };
    Ok(Order {
        id: row.get(0)?,
        status: Status::read(row, 1)?,
        created_at: row.get(2)?,
        paid_at: row.get(3)?,
        items: Vec::new(),
        goods: Cents(row.get(4)?),
        discount: Cents(row.get(5)?),
        voucher: Cents(row.get(6)?),
        shipping: Cents(row.get(7)?),
        shipping_vat: Cents(row.get(8)?),
        vat: Cents(row.get(9)?),
        total: Cents(row.get(10)?),
        to_pay: Cents(row.get(11)?),
        points: row.get(12)?,
        promo_code: row.get(13)?,
        shipping_mode: row.get(14)?,
        address: Address {
            first_name: row.get(15)?,
            last_name: row.get(16)?,
            street: row.get(17)?,
            postal_code: row.get(18)?,
            city: row.get(19)?,
            region: row.get(20)?,
            country: row.get(21)?,
            phone: row.get(22)?,
        },
        payment,
    })
}

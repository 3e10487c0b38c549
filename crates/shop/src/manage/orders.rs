// SPDX-License-Identifier: AGPL-3.0-or-later
//! Orders as the back office sees them: everybody's.

use super::Listed;
use crate::db::{Db, DbError, Row};
use crate::error::ShopError;
use crate::orders::{self, Order, OrderRow, Status};
use crate::params;

/// A row of the list, and whose order it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned<T> {
    pub order: T,
    pub user_id: i64,
    pub email: String,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.status, o.created_at, o.total_cents, o.user_id, u.email ",
            "FROM orders o JOIN users u ON u.id = o.user_id ",
            $rest
        )
    };
}

/// A page of all orders, newest first, of one status or of any; `page` from 0.
pub async fn list(db: &Db, status: Option<Status>, page: i64, size: i64) -> Result<Listed<Owned<OrderRow>>, DbError> {
    let row = |row: &Row<'_>| Ok(Owned { order: OrderRow::from_row(row)?, user_id: row.get(4)?, email: row.get(5)? });
    let offset = page.saturating_mul(size);
    if let Some(status) = status.map(Status::as_str) {
        let sql = select!("WHERE o.status = ? ORDER BY o.created_at DESC, o.id DESC LIMIT ? OFFSET ?");
        let rows = db.query(sql, params![status, size, offset], row).await?;
        let count = "SELECT COUNT(*) FROM (SELECT id FROM orders WHERE status = ? LIMIT 10000) found";
        return Ok((rows, db.query_one(count, params![status], |row| row.get(0)).await?.unwrap_or(0)));
    }
    let rows = db.query(select!("ORDER BY o.id DESC LIMIT ? OFFSET ?"), params![size, offset], row).await?;
    let count = "SELECT COUNT(*) FROM (SELECT id FROM orders LIMIT 10000) found";
    Ok((rows, db.query_one(count, &[], |row| row.get(0)).await?.unwrap_or(0)))
}

/// Moves an order on by one step, as time would.
///
/// # Errors
/// `OrderState` unless it stands just before.
pub async fn advance(db: &Db, id: i64, to: Status) -> Result<(), ShopError> {
    let sql = "SELECT status FROM orders WHERE id = ?";
    let found = db.query_one(sql, params![id], |row| Status::read(row, 0)).await?;
    let from = found.ok_or(ShopError::NotFound("order"))?;
    let refused = ShopError::OrderState { from: from.as_str() };
    if !matches!(
        (from, to),
        (Status::Paid, Status::Preparing) | (Status::Preparing, Status::Shipped) | (Status::Shipped, Status::Delivered)
    ) {
        return Err(refused);
    }
    let sql = "UPDATE orders SET status = ? WHERE id = ? AND status = ?";
    if db.execute(sql, params![to.as_str(), id, from.as_str()]).await?.affected == 0 {
        // Somebody else moved it in between.
        return Err(refused);
    }
    let (from, to) = (from.as_str(), to.as_str());
    tracing::info!(target: "shop", fact = "status", order_id = id, from, to, "an order moved on");
    Ok(())
}

/// Anybody's order, whole.
pub async fn find(db: &Db, id: i64) -> Result<Owned<Order>, ShopError> {
    let sql = "SELECT o.user_id, u.email FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = ?";
    let owner = db.query_one(sql, params![id], |row| Ok((row.get(0)?, row.get(1)?))).await?;
    let (user_id, email) = owner.ok_or(ShopError::NotFound("order"))?;
    Ok(Owned { order: orders::find(db, user_id, id).await?, user_id, email })
}

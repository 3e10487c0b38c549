// SPDX-License-Identifier: AGPL-3.0-or-later
//! Orders as the back office sees them: everybody's.

use perfshop_chaos::ChaosPlan;

use super::Listed;
use crate::cancelling;
use crate::db::{Db, DbError, Row};
use crate::error::ShopError;
use crate::fulfilment::{self, Due, STEPS};
use crate::ledger::{Moves, StateMove};
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
            "SELECT o.id, o.status, o.created_at, o.total_cents, o.discount_cents, o.user_id, u.email ",
            "FROM orders o JOIN users u ON u.id = o.user_id ",
            $rest
        )
    };
}

/// A page of all orders, newest first, of one status or of any; `page` from 0.
pub async fn list(db: &Db, status: Option<Status>, page: i64, size: i64) -> Result<Listed<Owned<OrderRow>>, DbError> {
    let row = |row: &Row<'_>| Ok(Owned { order: OrderRow::from_row(row)?, user_id: row.get(5)?, email: row.get(6)? });
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

/// Moves an order on by one step before its time, or cancels it as its customer could.
///
/// # Returns
/// What moved.
///
/// # Errors
/// `OrderState` when it may not go there from where it stands.
pub async fn move_to(db: &Db, id: i64, to: Status) -> Result<Moves, ShopError> {
    let sql = "SELECT user_id, status FROM orders WHERE id = ?";
    let found = db.query_one(sql, params![id], |row| Ok((row.get(0)?, Status::read(row, 1)?))).await?;
    let (user_id, from) = found.ok_or(ShopError::NotFound("order"))?;
    if to == Status::Cancelled {
        return cancelling::cancel(&ChaosPlan::NONE, db, user_id, id).await;
    }
    // Not from PENDING: that ends with the payment, in the order's own transaction.
    if let Some(step) = STEPS.into_iter().find(|step| (step.from, step.to) == (from, to))
        && fulfilment::make(db, step, Due { order_id: id, user_id }).await?
    {
        let states = vec![StateMove { before: Some(from), after: to }];
        return Ok(Moves { order_id: Some(id), states, ..Moves::default() });
    }
    Err(ShopError::OrderState { status: from.as_str() })
}

/// Anybody's order, whole.
pub async fn find(db: &Db, id: i64) -> Result<Owned<Order>, ShopError> {
    let sql = "SELECT o.user_id, u.email FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = ?";
    let owner = db.query_one(sql, params![id], |row| Ok((row.get(0)?, row.get(1)?))).await?;
    let (user_id, email) = owner.ok_or(ShopError::NotFound("order"))?;
    let (order, _) = orders::find(&ChaosPlan::NONE, db, user_id, id).await?;
    Ok(Owned { order, user_id, email })
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Cancelling an order: one transaction that gives back all that placing it took.
//!
//! Locks are taken in the order in which placing takes them: the customer's row, then the products by ascending id. The
//! order's own row stands between the two; nobody who holds one waits for another.

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::clock::now_ms;
use crate::db::{Db, Row};
use crate::error::ShopError;
use crate::ledger::{Moves, PointsMove, StateMove};
use crate::orders::Status;
use crate::params;
use crate::pricing::VOUCHER_POINTS;
use crate::retry::retried;
use crate::stock;

/// Cancels a customer's own order: stock restored, payment refunded, points taken back (the balance may go below 0) and
/// those of a voucher given back.
///
/// # Returns
/// What moved.
///
/// # Errors
/// `NotFound` also for somebody else's; `OrderState` when it has been shipped or cancelled already.
pub async fn cancel(chaos: &ChaosPlan, db: &Db, user_id: i64, order_id: i64) -> Result<Moves, ShopError> {
    retried("cancel_retried", || book(chaos, db, user_id, order_id)).await
}

/// What of the order's row is given back.
struct Taken {
    status: Status,
    points: i64,
    voucher: bool,
}

async fn book(chaos: &ChaosPlan, db: &Db, user_id: i64, order_id: i64) -> Result<Moves, ShopError> {
    let mut tx = db.begin().await?;
    tx.execute("UPDATE users SET loyalty_points = loyalty_points WHERE id = ?", params![user_id]).await?;
    // The order's row is locked before it is read: it neither moves on nor is cancelled elsewhere from here on.
    let lock = "UPDATE orders SET status = status WHERE id = ? AND user_id = ?";
    if tx.execute(lock, params![order_id, user_id]).await?.affected == 0 {
        return Err(ShopError::NotFound("order"));
    }
    let sql = "SELECT status, points, voucher_cents FROM orders WHERE id = ?";
    let row = |row: &Row<'_>| {
        Ok(Taken { status: Status::read(row, 0)?, points: row.get(1)?, voucher: row.get::<i64>(2)? > 0 })
    };
    let taken = tx.query_one(sql, params![order_id], row).await?.ok_or(ShopError::NotFound("order"))?;
    if !may_be_cancelled(chaos, taken.status) {
        return Err(ShopError::OrderState { status: taken.status.as_str() });
    }
    tx.execute("UPDATE orders SET status = 'CANCELLED' WHERE id = ?", params![order_id]).await?;
    tx.execute("UPDATE payments SET status = 'REFUNDED' WHERE order_id = ?", params![order_id]).await?;
    let points = taken_back(chaos, taken.points);
    let granted = if taken.voucher { VOUCHER_POINTS } else { 0 };
    let sql = "UPDATE users SET loyalty_points = loyalty_points + ? WHERE id = ?";
    tx.execute(sql, params![granted - points, user_id]).await?;
    let mut moves = Moves::of(order_id);
    moves.states = vec![StateMove { before: Some(taken.status), after: Status::Cancelled }];
    moves.points = vec![PointsMove { user_id, granted, taken: points }];
    moves.stock = stock::give_back(&mut tx, order_id).await?;
    moves.enter(&mut tx, now_ms()).await?;
    tx.commit().await?;
    moves.tell();
    Ok(moves)
}

fn may_be_cancelled(chaos: &ChaosPlan, status: Status) -> bool {
    if status == Status::Shipped && chaos.hits(Anomaly::A10) {
        return true;
    }
    status.may_become(Status::Cancelled)
}

/// The points that are taken back of those that an order granted.
fn taken_back(chaos: &ChaosPlan, granted: i64) -> i64 {
    if granted > 0 && chaos.hits(Anomaly::A9) {
        return 0;
    }
    granted
}

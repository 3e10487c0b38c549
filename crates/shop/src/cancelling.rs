// SPDX-License-Identifier: AGPL-3.0-or-later
//! Cancelling an order: one transaction that gives back all that placing it took.
//!
//! Locks are taken in the order in which placing takes them: the customer's row, then the products by ascending id. The
//! order's own row stands between the two; nobody who holds one waits for another.

use std::collections::BTreeMap;

use perfshop_chaos::ChaosPlan;

use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::orders::Status;
use crate::params;
use crate::pricing::VOUCHER_POINTS;
use crate::retry::retried;

/// Cancels a customer's own order: stock restored, payment refunded, points taken back (the balance may go below 0) and
/// those of a voucher given back.
///
/// # Errors
/// `NotFound` also for somebody else's; `OrderState` when it has been shipped or cancelled already.
pub async fn cancel(chaos: &ChaosPlan, db: &Db, user_id: i64, order_id: i64) -> Result<(), ShopError> {
    retried("cancel_retried", || book(chaos, db, user_id, order_id)).await
}

/// What of the order's row is given back.
struct Taken {
    status: Status,
    points: i64,
    voucher: bool,
}

async fn book(_chaos: &ChaosPlan, db: &Db, user_id: i64, order_id: i64) -> Result<(), ShopError> {
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
    if !taken.status.may_become(Status::Cancelled) {
        return Err(ShopError::OrderState { status: taken.status.as_str() });
    }
    tx.execute("UPDATE orders SET status = 'CANCELLED' WHERE id = ?", params![order_id]).await?;
    tx.execute("UPDATE payments SET status = 'REFUNDED' WHERE order_id = ?", params![order_id]).await?;
    let given_back = if taken.voucher { VOUCHER_POINTS } else { 0 };
    let sql = "UPDATE users SET loyalty_points = loyalty_points + ? WHERE id = ?";
    tx.execute(sql, params![given_back - taken.points, user_id]).await?;
    let moved = give_stock_back(&mut tx, order_id).await?;
    tx.commit().await?;

    let from = taken.status.as_str();
    tracing::info!(target: "shop", fact = "status", order_id, from, to = "CANCELLED", "an order was cancelled");
    tracing::info!(
        target: "shop", fact = "points", user_id, granted = given_back, taken = taken.points, "points moved"
    );
    for Moved { product_id, quantity, before, after } in moved {
        tracing::info!(target: "shop", fact = "stock", product_id, quantity, before, after, "stock moved");
    }
    Ok(())
}

struct Moved {
    product_id: i64,
    quantity: i64,
    before: i64,
    after: i64,
}

/// Gives each product its pieces back, by ascending id. Products of the journey have kept theirs; one that is sold no
/// more needs none.
async fn give_stock_back(tx: &mut Tx, order_id: i64) -> Result<Vec<Moved>, DbError> {
    let sql = "SELECT product_id, quantity FROM order_items WHERE order_id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
    let mut taken: BTreeMap<i64, i64> = BTreeMap::new();
    for (product_id, quantity) in tx.query(sql, params![order_id], row).await? {
        *taken.entry(product_id).or_default() += quantity;
    }
    let mut moved = Vec::with_capacity(taken.len());
    for (product_id, quantity) in taken {
        let sql = "UPDATE products SET stock = stock + (CASE pedagogique WHEN 1 THEN 0 ELSE ? END) WHERE id = ?";
        tx.execute(sql, params![quantity, product_id]).await?;
        let sql = "SELECT stock, pedagogique FROM products WHERE id = ?";
        let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<bool>(1)?));
        if let Some((after, kept)) = tx.query_one(sql, params![product_id], row).await? {
            let before = if kept { after } else { after - quantity };
            moved.push(Moved { product_id, quantity, before, after });
        }
    }
    Ok(moved)
}

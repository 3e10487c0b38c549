// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stocktaking: it counts the very products that an order is about to take, from the last to the first, and meets the order.
//!
//! It never changes what it counts. With MySQL both wait for each other's rows, and the server gives up the order, which has done
//! less; with SQLite the order has read what is not the newest any more when it comes to write. Either way the order is undone
//! and refused, and goes through when it is asked for again.

use std::time::Duration;

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::clock::now_ms;
use crate::db::{Beside, Db, DbError, Param, Tx};
use crate::error::ShopError;
use crate::params;
use crate::placing::Request;

/// Rows that a count has written when it meets an order, which makes it the dearer one to undo: an order has written one or two for
/// each of its products by then. 250 of them are one statement.
const ROWS: usize = 250;
const ROWS_A_PRODUCT: usize = 4;
/// Longest wait of an order for the count that it is to meet.
const PATIENCE: Duration = Duration::from_secs(2);
const A_MOMENT: Duration = Duration::from_millis(2);
/// Each waits some milliseconds itself.
const TRIES: usize = 100;
/// A try of so long ago is not repeated any more.
const KEPT_MS: i64 = 3_600_000;

/// Whether this order meets a count: a share of those that are asked for for the first time.
///
/// # Errors
/// When the tries cannot be read or written.
pub(crate) async fn meets(chaos: &ChaosPlan, db: &Db, user_id: i64, request: &Request<'_>) -> Result<bool, ShopError> {
    let dose = chaos.dose(Anomaly::Deadlock);
    let drawn = dose > 0 && chaos.chance(Anomaly::Deadlock, 0) * 100.0 < f64::from(dose);
    Ok(drawn && is_first_try(db, user_id, request).await? && chaos.hits(Anomaly::Deadlock))
}

/// Remembers the try by its token and its key; false when one of them was tried before. Kept in the database, because a repeat may come
/// to another copy of the shop.
async fn is_first_try(db: &Db, user_id: i64, request: &Request<'_>) -> Result<bool, DbError> {
    let token = request.security_token.map(|token| format!("token {token}"));
    let key = request.idempotency_key.map(|key| format!("key {key}"));
    let known_by: Vec<&String> = [&token, &key].into_iter().flatten().collect();
    let mut tx = db.begin().await?;
    for known_by in &known_by {
        let sql = "SELECT tried_at FROM order_tries WHERE user_id = ? AND try_key = ?";
        if tx.query_one(sql, params![user_id, *known_by], |row| row.get::<i64>(0)).await?.is_some() {
            return Ok(false);
        }
    }
    let tries: Vec<_> = known_by.iter().map(|known_by| params![user_id, *known_by, now_ms()].to_vec()).collect();
    match tx.insert_rows("INSERT INTO order_tries (user_id, try_key, tried_at)", &tries).await {
        Ok(()) => {}
        // Another try of the same came in between.
        Err(DbError::Unique(_) | DbError::Conflict(_)) => return Ok(false),
        Err(other) => return Err(other),
    }
    tx.commit().await?;
    Ok(true)
}

/// Begins the order. It reads before it writes, and a count that is kept in between makes what it has read old; this is all there is to
/// meet on SQLite.
pub(crate) async fn begin_order(db: &Db, user_id: i64, count_id: i64) -> Result<Tx, ShopError> {
    let mut tx = db.begin_reading().await?;
    let sql = "SELECT loyalty_points FROM users WHERE id = ?";
    tx.query_one(sql, params![user_id], |row| row.get::<i64>(0)).await?;
    if db.system() == "sqlite" {
        let mut count = db.begin_beside().await?;
        let sql = "INSERT INTO stock_counts (count_id, position, product_id) VALUES (?, 0, 0)";
        count.execute(sql, params![count_id]).await?;
        count.execute("DELETE FROM stock_counts WHERE count_id = ?", params![count_id]).await?;
        count.commit().await?;
    }
    Ok(tx)
}

/// Has a count take the last of these products, which are in ascending order, and go on to the others and to the customer, whom the order
/// has: returns once the first is taken. A count that cannot be had lets the order pass.
pub(crate) async fn count(db: &Db, user_id: i64, products: Vec<i64>, count_id: i64) {
    if db.system() == "sqlite" {
        return;
    }
    let (db, (taken, first)) = (db.clone(), tokio::sync::oneshot::channel());
    // A task of its own: it ends by itself, whatever becomes of the order and of who asked for it.
    tokio::spawn(async move {
        if let Err(error) = count_backwards(&db, user_id, &products, count_id, taken).await {
            tracing::debug!(target: "shop", %error, "a count was given up");
        }
    });
    // An error is a count that was given up before: the order goes on.
    let _ = tokio::time::timeout(PATIENCE, first).await;
}

async fn count_backwards(
    db: &Db,
    user_id: i64,
    products: &[i64],
    count_id: i64,
    taken: tokio::sync::oneshot::Sender<()>,
) -> Result<(), DbError> {
    let mut count = db.begin_beside().await?;
    let rows: Vec<Vec<Param<'_>>> = (0..ROWS + ROWS_A_PRODUCT * products.len())
        .map(|position| {
            let product = products.get(position % products.len().max(1)).copied().unwrap_or_default();
            params![count_id, position as i64, product].to_vec()
        })
        .collect();
    for rows in rows.chunks(ROWS) {
        count.insert_rows("INSERT INTO stock_counts (count_id, position, product_id)", rows).await?;
    }
    let mut taken = Some(taken);
    for product in products.iter().rev() {
        count.execute("UPDATE products SET stock = stock WHERE id = ?", params![*product]).await?;
        // Nobody waits any more when the order is gone.
        let _ = taken.take().map(|taken| taken.send(()));
    }
    count.execute("UPDATE users SET loyalty_points = loyalty_points WHERE id = ?", params![user_id]).await?;
    count.roll_back().await
}

/// Forgets the tries that are not repeated any more.
///
/// # Errors
/// When the database cannot be written.
pub async fn forget_old_tries(db: &Db) -> Result<(), DbError> {
    let mut tx = begin_patiently(db).await?;
    tx.execute("DELETE FROM order_tries WHERE tried_at < ?", params![now_ms() - KEPT_MS]).await?;
    tx.commit().await
}

/// Waits for the counts under way, which end with their orders, and forgets every try.
///
/// # Errors
/// When the database cannot be written.
pub async fn end(db: &Db) -> Result<(), DbError> {
    while db.beside() > 0 {
        tokio::time::sleep(A_MOMENT).await;
    }
    let mut tx = begin_patiently(db).await?;
    tx.execute("DELETE FROM order_tries", &[]).await?;
    tx.execute("DELETE FROM stock_counts", &[]).await?;
    tx.commit().await
}

/// With SQLite there may be a writer at every moment, and a gap between two of them.
async fn begin_patiently(db: &Db) -> Result<Beside, DbError> {
    for _ in 0..TRIES {
        match db.begin_beside().await {
            Err(DbError::Conflict(_)) => tokio::time::sleep(A_MOMENT).await,
            other => return other,
        }
    }
    db.begin_beside().await
}

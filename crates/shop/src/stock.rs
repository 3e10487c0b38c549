// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stock, as orders take it and give it back: by ascending product id, so that two orders can wait for each other but never in a
//! circle. Products of the journey keep theirs.

use std::collections::BTreeMap;
use std::time::Duration;

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::ledger::StockMove;
use crate::params;
use crate::pricing::Priced;

/// Products and quantities, by ascending id.
pub(crate) fn wanted(priced: &Priced) -> Vec<(i64, i64)> {
    let mut wanted: Vec<(i64, i64)> = priced.lines.iter().map(|l| (l.line.product_id, l.line.quantity)).collect();
    wanted.sort_unstable();
    wanted
}

/// The stock of products as it was seen, by their ids.
pub(crate) type Seen = BTreeMap<i64, i64>;

/// For how long what was seen is believed: two buyers at once are as far apart as their networks are, and a gap of microseconds is
/// one that nobody meets.
const BELIEVED: Duration = Duration::from_millis(100);

/// Looks at the stock of a customer's cart before the order begins, when it is to be written from what was seen.
pub(crate) async fn look(chaos: &ChaosPlan, db: &Db, user_id: i64) -> Result<Option<Seen>, DbError> {
    if chaos.hits(Anomaly::A8) {
        let sql = "SELECT p.id, p.stock FROM cart_items c JOIN products p ON p.id = c.product_id WHERE c.user_id = ?";
        let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
        let seen = db.query(sql, params![user_id], row).await?.into_iter().collect();
        tokio::time::sleep(BELIEVED).await;
        return Ok(Some(seen));
    }
    Ok(None)
}

/// Takes each product's pieces: under a lock, or from what was seen, which then is what is left.
///
/// # Errors
/// `StockInsufficient` names the first product of which there is too little.
pub(crate) async fn take(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    priced: &Priced,
    seen: &mut Option<Seen>,
) -> Result<Vec<StockMove>, ShopError> {
    let mut moved = Vec::with_capacity(priced.lines.len());
    for (product_id, quantity) in wanted(priced) {
        let taken = if is_left_alone(chaos, tx, product_id).await? { 0 } else { quantity };
        let was_seen = seen.as_mut().and_then(|seen| seen.get_mut(&product_id));
        moved.push(match was_seen {
            None => take_one(tx, product_id, quantity, taken).await?,
            Some(stock) => write_over(tx, product_id, quantity, taken, stock).await?,
        });
    }
    Ok(moved)
}

const LOCK: &str = "UPDATE products SET stock = stock WHERE id = ?";

/// A stock that is at most this is one that the shop keeps an eye on.
const LOW_STOCK: i64 = 10;

/// Whether a sale leaves the stock of a product as it is.
async fn is_left_alone(chaos: &ChaosPlan, tx: &mut Tx, product_id: i64) -> Result<bool, DbError> {
    if chaos.dose(Anomaly::A3) == 0 {
        return Ok(false);
    }
    tx.execute(LOCK, params![product_id]).await?;
    let sql = "SELECT stock FROM products WHERE id = ? AND pedagogique = 0";
    let stock = tx.query_one(sql, params![product_id], |row| row.get::<i64>(0)).await?.unwrap_or(0);
    Ok(stock > LOW_STOCK && chaos.hits(Anomaly::A3))
}

/// Takes `taken` pieces of a product of which an order wants `quantity`.
async fn take_one(tx: &mut Tx, product_id: i64, quantity: i64, taken: i64) -> Result<StockMove, ShopError> {
    let sql = "UPDATE products SET stock = stock - (CASE pedagogique WHEN 1 THEN 0 ELSE ? END) \
               WHERE id = ? AND (pedagogique = 1 OR stock >= ?)";
    let done = tx.execute(sql, params![taken, product_id, quantity]).await?;
    let sql = "SELECT name, stock, pedagogique FROM products WHERE id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<bool>(2)?));
    let (product, after, kept) =
        tx.query_one(sql, params![product_id], row).await?.ok_or(ShopError::NotFound("product"))?;
    if done.affected == 0 {
        return Err(ShopError::StockInsufficient { product_id, product, available: after });
    }
    let before = if kept { after } else { after + taken };
    Ok(StockMove { product_id, pieces: -quantity, before, after })
}

/// Writes what was seen less what is taken, whatever became of the stock since; `seen` is then what is left.
async fn write_over(
    tx: &mut Tx,
    product_id: i64,
    quantity: i64,
    taken: i64,
    seen: &mut i64,
) -> Result<StockMove, ShopError> {
    tx.execute(LOCK, params![product_id]).await?;
    let sql = "SELECT name, stock, pedagogique FROM products WHERE id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<bool>(2)?));
    let (product, before, kept) =
        tx.query_one(sql, params![product_id], row).await?.ok_or(ShopError::NotFound("product"))?;
    let pieces = -quantity;
    if kept {
        return Ok(StockMove { product_id, pieces, before, after: before });
    }
    if *seen < quantity {
        return Err(ShopError::StockInsufficient { product_id, product, available: *seen });
    }
    *seen -= taken;
    tx.execute("UPDATE products SET stock = ? WHERE id = ?", params![*seen, product_id]).await?;
    Ok(StockMove { product_id, pieces, before, after: *seen })
}

/// Gives each product of an order its pieces back; one that is sold no more needs none.
pub(crate) async fn give_back(tx: &mut Tx, order_id: i64) -> Result<Vec<StockMove>, DbError> {
    let sql = "SELECT product_id, quantity FROM order_items WHERE order_id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
    let mut taken: BTreeMap<i64, i64> = BTreeMap::new();
    for (product_id, quantity) in tx.query(sql, params![order_id], row).await? {
        *taken.entry(product_id).or_default() += quantity;
    }
    let mut moved = Vec::with_capacity(taken.len());
    for (product_id, pieces) in taken {
        let sql = "UPDATE products SET stock = stock + (CASE pedagogique WHEN 1 THEN 0 ELSE ? END) WHERE id = ?";
        tx.execute(sql, params![pieces, product_id]).await?;
        let sql = "SELECT stock, pedagogique FROM products WHERE id = ?";
        let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<bool>(1)?));
        if let Some((after, kept)) = tx.query_one(sql, params![product_id], row).await? {
            let before = if kept { after } else { after - pieces };
            moved.push(StockMove { product_id, pieces, before, after });
        }
    }
    Ok(moved)
}

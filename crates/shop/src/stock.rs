// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stock, as orders take it and give it back: by ascending product id, so that two orders can wait for each other but never in a
//! circle. Products of the journey keep theirs.

use std::collections::BTreeMap;

use crate::db::{DbError, Row, Tx};
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

/// Takes each product's pieces.
///
/// # Errors
/// `StockInsufficient` names the first product of which there is too little.
pub(crate) async fn take(tx: &mut Tx, priced: &Priced) -> Result<Vec<StockMove>, ShopError> {
    let mut moved = Vec::with_capacity(priced.lines.len());
    for (product_id, quantity) in wanted(priced) {
        moved.push(take_one(tx, product_id, quantity).await?);
    }
    Ok(moved)
}

async fn take_one(tx: &mut Tx, product_id: i64, quantity: i64) -> Result<StockMove, ShopError> {
    let sql = "UPDATE products SET stock = stock - (CASE pedagogique WHEN 1 THEN 0 ELSE ? END) \
               WHERE id = ? AND (pedagogique = 1 OR stock >= ?)";
    let done = tx.execute(sql, params![quantity, product_id, quantity]).await?;
    let sql = "SELECT name, stock, pedagogique FROM products WHERE id = ?";
    let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<bool>(2)?));
    let (product, after, kept) =
        tx.query_one(sql, params![product_id], row).await?.ok_or(ShopError::NotFound("product"))?;
    if done.affected == 0 {
        return Err(ShopError::StockInsufficient { product_id, product, available: after });
    }
    let before = if kept { after } else { after + quantity };
    Ok(StockMove { product_id, pieces: -quantity, before, after })
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

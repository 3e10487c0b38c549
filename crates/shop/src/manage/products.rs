// SPDX-License-Identifier: AGPL-3.0-or-later
//! Products as the back office makes, changes and deletes them.
//!
//! Locks are taken in one order: the product's row, then those of its categories, by code.

use crate::clock::now_ms;
use crate::db::{Db, DbError, Tx};
use crate::error::ShopError;
use crate::ledger::{Moves, StockMove};
use crate::money::Cents;
use crate::params;
use crate::products::{self, Product};
use crate::seed::picture::UNPICTURED;
use crate::words;

/// What an admin says of a product.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    pub description: String,
    pub price: Cents,
    /// A category's code.
    pub category: String,
    pub stock: i64,
}

/// Puts a new product on sale, with a drawing of the house until it has a picture of its own.
///
/// # Errors
/// `Field` for a category that is not there.
pub async fn create(db: &Db, entry: &Entry) -> Result<Product<'static>, ShopError> {
    let mut tx = db.begin().await?;
    count(&mut tx, &entry.category, 1).await?;
    let now = now_ms();
    let sql = "INSERT INTO products (name, description, price_cents, category, stock, image_url, pedagogique, rating_sum, \
               rating_count, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)";
    let values = params![
        &entry.name,
        &entry.description,
        entry.price.0,
        &entry.category,
        entry.stock,
        format!("/images/products/{UNPICTURED}.svg"),
        now,
        now,
    ];
    let id = tx.execute(sql, values).await?.last_id;
    store_words(&mut tx, id, entry).await?;
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "product_created", product_id = id, stock = entry.stock, "a product was created");
    products::find(db, id).await
}

/// Says everything of a product anew; its ratings and its picture stay.
///
/// # Errors
/// `NotFound`; `Field` for a category that is not there.
pub async fn change(db: &Db, id: i64, entry: &Entry) -> Result<Product<'static>, ShopError> {
    let mut tx = db.begin().await?;
    let (stock, category) = hold(&mut tx, id).await?;
    let mut moved = [(category.as_str(), -1), (entry.category.as_str(), 1)];
    moved.sort_unstable();
    for (code, by) in moved {
        count(&mut tx, code, by).await?;
    }
    let sql = "UPDATE products SET name = ?, description = ?, price_cents = ?, category = ?, stock = ?, updated_at = ? \
               WHERE id = ?";
    let e = entry;
    let values = params![&e.name, &e.description, e.price.0, &e.category, e.stock, now_ms(), id];
    tx.execute(sql, values).await?;
    tx.execute("DELETE FROM product_words WHERE product_id = ?", params![id]).await?;
    store_words(&mut tx, id, entry).await?;
    if e.stock != stock {
        let moved = StockMove { product_id: id, pieces: e.stock - stock, before: stock, after: e.stock };
        Moves { stock: vec![moved], ..Moves::default() }.enter(&mut tx, now_ms()).await?;
    }
    tx.commit().await?;
    tracing::info!(
        target: "shop", fact = "product_changed", product_id = id, before = stock, after = e.stock, "a product was changed"
    );
    products::find(db, id).await
}

/// Takes a product out of the shop, with its reviews and out of all carts.
///
/// # Errors
/// `NotFound`; `ProductInUse` when it was ever ordered: its orders and invoices must stay readable and be restockable. With a
/// stock of 0 it is not sold either.
pub async fn delete(db: &Db, id: i64) -> Result<(), ShopError> {
    let mut tx = db.begin().await?;
    // Held first: an order that is being booked holds it too, so it is booked before this looks, or finds it gone.
    let (_, category) = hold(&mut tx, id).await?;
    let sql = "SELECT id FROM order_items WHERE product_id = ? LIMIT 1";
    if tx.query_one(sql, params![id], |row| row.get::<i64>(0)).await?.is_some() {
        return Err(ShopError::ProductInUse);
    }
    // Words, reviews, picture and cart lines go with it.
    tx.execute("DELETE FROM products WHERE id = ?", params![id]).await?;
    count(&mut tx, &category, -1).await?;
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "product_deleted", product_id = id, "a product was deleted");
    Ok(())
}

/// Locks a product's row.
///
/// # Returns
/// Its stock and its category.
pub(super) async fn hold(tx: &mut Tx, id: i64) -> Result<(i64, String), ShopError> {
    tx.execute("UPDATE products SET stock = stock WHERE id = ?", params![id]).await?;
    let sql = "SELECT stock, category FROM products WHERE id = ?";
    let found = tx.query_one(sql, params![id], |row| Ok((row.get(0)?, row.get(1)?))).await?;
    found.ok_or(ShopError::NotFound("product"))
}

async fn count(tx: &mut Tx, category: &str, by: i64) -> Result<(), ShopError> {
    let sql = "UPDATE categories SET product_count = product_count + ? WHERE code = ?";
    match tx.execute(sql, params![by, category]).await?.affected {
        0 => Err(ShopError::Field { field: "category", code: "UNKNOWN_CATEGORY" }),
        _ => Ok(()),
    }
}

async fn store_words(tx: &mut Tx, id: i64, entry: &Entry) -> Result<(), DbError> {
    let words = words::of_product(&entry.name, &entry.description);
    let rows: Vec<_> = words.into_iter().map(|word| params![word, id].to_vec()).collect();
    tx.insert_rows("INSERT INTO product_words (word, product_id)", &rows).await
}

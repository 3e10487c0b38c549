// SPDX-License-Identifier: AGPL-3.0-or-later
//! What customers write about a product: one review each, and the product's mean kept with it.

use crate::clock::now_ms;
use crate::db::{Db, DbError, Row};
use crate::error::ShopError;
use crate::params;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub id: i64,
    pub product_id: i64,
    /// First name and initial: `Zoë L.`
    pub author: String,
    /// 1 to 5.
    pub rating: i64,
    /// As it was written; whoever shows it escapes it.
    pub text: String,
    pub created_at: i64,
    /// The customer who wrote it.
    pub user_id: i64,
    /// The number of the student in whose browser it was written.
    pub student_id: Option<i64>,
}

impl Review {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            product_id: row.get(1)?,
            author: author(&row.get::<String>(2)?, &row.get::<String>(3)?),
            rating: row.get(4)?,
            text: row.get(5)?,
            created_at: row.get(6)?,
            user_id: row.get(7)?,
            student_id: row.get(8)?,
        })
    }
}

fn author(first_name: &str, last_name: &str) -> String {
    let initial = last_name.trim().chars().next().map(char::to_uppercase);
    initial.map_or_else(|| first_name.to_owned(), |initial| format!("{first_name} {initial}."))
}

macro_rules! select_reviews {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.product_id, u.first_name, u.last_name, r.rating, r.body, r.created_at, r.user_id, r.student_id FROM reviews r ",
            "JOIN users u ON u.id = r.user_id ",
            $rest
        )
    };
}

/// A page of a product's reviews, newest first, and how many there are in all.
///
/// # Errors
/// `NotFound` for the product.
pub async fn page(db: &Db, product_id: i64, page: i64, size: i64) -> Result<(Vec<Review>, i64), ShopError> {
    let total = "SELECT rating_count FROM products WHERE id = ?";
    let total = db.query_one(total, params![product_id], |row| row.get::<i64>(0)).await?;
    let total = total.ok_or(ShopError::NotFound("product"))?;
    let sql = select_reviews!("WHERE r.product_id = ? ORDER BY r.id DESC LIMIT ? OFFSET ?");
    let rows = db.query(sql, params![product_id, size, page.saturating_mul(size)], Review::from_row).await?;
    Ok((rows, total))
}

/// What a customer writes about a product.
pub struct NewReview<'a> {
    pub product_id: i64,
    pub user_id: i64,
    /// The number of the student in whose browser it is written.
    pub student_id: Option<i64>,
    pub rating: i64,
    pub text: &'a str,
}

/// Writes a customer's review of a product.
///
/// # Errors
/// `NotFound` for the product; `ReviewExists` when the customer has written one already.
pub async fn write(db: &Db, new: NewReview<'_>) -> Result<Review, ShopError> {
    let NewReview { product_id, user_id, student_id, rating, text } = new;
    let mut tx = db.begin().await?;
    // The product first: two who write at once then wait for each other here, where neither holds what the other needs.
    let sql = "UPDATE products SET rating_sum = rating_sum + ?, rating_count = rating_count + 1 WHERE id = ?";
    if tx.execute(sql, params![rating, product_id]).await?.affected == 0 {
        return Err(ShopError::NotFound("product"));
    }
    let sql =
        "INSERT INTO reviews (product_id, user_id, student_id, rating, body, created_at) VALUES (?, ?, ?, ?, ?, ?)";
    let id = match tx.execute(sql, params![product_id, user_id, student_id, rating, text, now_ms()]).await {
        Err(DbError::Unique(_)) => return Err(ShopError::ReviewExists),
        done => done?.last_id,
    };
    let written = tx.query_one(select_reviews!("WHERE r.id = ?"), params![id], Review::from_row).await?;
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "review_written", product_id, user_id, rating, "a product was reviewed");
    written.ok_or(ShopError::NotFound("review"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_is_a_first_name_and_an_initial() {
        assert_eq!(author("Zoë", "O’Brien"), "Zoë O.");
        assert_eq!(author("Elke", "van den Berg"), "Elke V.");
        assert_eq!(author("Mehdi", "élan"), "Mehdi É.");
    }
}

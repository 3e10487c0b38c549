// SPDX-License-Identifier: AGPL-3.0-or-later
//! Customers as the back office makes, changes and deletes them. A password goes in and never comes out.

use super::Listed;
use crate::clock::now_ms;
use crate::customers::{self, Customer};
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::ledger::{Moves, PointsMove};
use crate::params;
use crate::password::Passwords;
use crate::profile;

/// What an admin says of a customer. It has no `Debug`, so that no log can print a password.
pub struct Entry {
    /// The id and the points count for nothing.
    pub profile: Customer,
    /// `None` leaves it as it is.
    pub password: Option<String>,
    /// `None` leaves them as they are.
    pub loyalty_points: Option<i64>,
}

impl Entry {
    /// The profile as it is stored, by the rules that customers obey too.
    fn checked(&self) -> Result<Customer, ShopError> {
        let mut profile = self.profile.clone();
        profile.email = profile.email.to_lowercase();
        profile::checked_today(profile)
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.email, u.civility, u.first_name, u.last_name, u.birth_date, u.phone, u.street, u.postal_code, ",
            "u.city, u.region, u.country, u.loyalty_points FROM users u ",
            $rest
        )
    };
}

/// Both ways of looking for somebody go through an index of their own.
macro_rules! found {
    () => {
        "WHERE (u.email >= ? AND u.email < ?) OR (u.last_name >= ? AND u.last_name < ?)"
    };
}

/// A page of the customers, by number; `page` from 0. `q` is how an e-mail address or a last name begins; the address in any
/// case, the name with a capital.
pub async fn list(db: &Db, q: Option<&str>, page: i64, size: i64) -> Result<Listed<Customer>, DbError> {
    let (first, offset) = (q.unwrap_or_default().trim(), page.saturating_mul(size));
    if first.is_empty() {
        let sql = select!("ORDER BY u.id LIMIT ? OFFSET ?");
        let rows = db.query(sql, params![size, offset], Customer::from_row).await?;
        let count = "SELECT COUNT(*) FROM (SELECT u.id FROM users u LIMIT 10000) found";
        return Ok((rows, db.query_one(count, &[], |row| row.get(0)).await?.unwrap_or(0)));
    }
    let (email, name) = (first.to_lowercase(), capitalised(first));
    let after = |text: &str| format!("{text}\u{10FFFF}");
    let mut all = params![&email, after(&email), &name, after(&name)].to_vec();
    let count = concat!("SELECT COUNT(*) FROM (SELECT u.id FROM users u ", found!(), " LIMIT 10000) found");
    let total = db.query_one(count, &all, |row| row.get(0)).await?.unwrap_or(0);
    all.extend_from_slice(params![size, offset]);
    let sql = concat!(select!(""), found!(), " ORDER BY u.id LIMIT ? OFFSET ?");
    Ok((db.query(sql, &all, Customer::from_row).await?, total))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// # Errors
/// `EmailTaken`; `Field` without a password; `Fields` for what a profile must not have.
pub async fn create(db: &Db, passwords: &Passwords, entry: &Entry) -> Result<Customer, ShopError> {
    let e = entry.checked()?;
    let password = entry.password.as_deref().ok_or(ShopError::Field { field: "password", code: "REQUIRED" })?;
    let hash = passwords.hash(password).await.map_err(DbError::from)?;
    let sql = "INSERT INTO users (email, password_hash, civility, first_name, last_name, birth_date, phone, street, \
               postal_code, city, region, country, loyalty_points, created_at) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let values = params![
        &e.email,
        &hash,
        &e.civility,
        &e.first_name,
        &e.last_name,
        e.birth_date.as_deref(),
        e.phone.as_deref(),
        e.street.as_deref(),
        e.postal_code.as_deref(),
        e.city.as_deref(),
        e.region.as_deref(),
        e.country.as_deref(),
        entry.loyalty_points.unwrap_or(0),
        now_ms(),
    ];
    let id = db.execute(sql, values).await.map_err(taken)?.last_id;
    tracing::info!(target: "shop", fact = "customer_registered", user_id = id, "an admin made a customer's account");
    customers::find(db, id).await
}

/// Says everything of a customer anew. With a new password or address whoever is logged in is so
/// no more, and a mail that would set another password is void.
///
/// # Errors
/// `NotFound`, `EmailTaken`; `Fields` for what a profile must not have.
pub async fn change(db: &Db, passwords: &Passwords, id: i64, entry: &Entry) -> Result<Customer, ShopError> {
    let e = entry.checked()?;
    let hash = match &entry.password {
        Some(password) => Some(passwords.hash(password).await.map_err(DbError::from)?),
        None => None,
    };
    let mut tx = db.begin().await?;
    let (before, points) = hold(&mut tx, id).await?;
    let sql = "UPDATE users SET email = ?, civility = ?, first_name = ?, last_name = ?, birth_date = ?, phone = ?, \
               street = ?, postal_code = ?, city = ?, region = ?, country = ?, loyalty_points = COALESCE(?, loyalty_points) \
               WHERE id = ?";
    let values = params![
        &e.email,
        &e.civility,
        &e.first_name,
        &e.last_name,
        e.birth_date.as_deref(),
        e.phone.as_deref(),
        e.street.as_deref(),
        e.postal_code.as_deref(),
        e.city.as_deref(),
        e.region.as_deref(),
        e.country.as_deref(),
        entry.loyalty_points,
        id,
    ];
    tx.execute(sql, values).await.map_err(taken)?;
    if let Some(more) = entry.loyalty_points.map(|now| now - points).filter(|more| *more != 0) {
        let moved = PointsMove { user_id: id, granted: more.max(0), taken: (-more).max(0) };
        Moves { points: vec![moved], ..Moves::default() }.enter(&mut tx, now_ms()).await?;
    }
    if let Some(hash) = &hash {
        tx.execute("UPDATE users SET password_hash = ? WHERE id = ?", params![hash, id]).await?;
    }
    if hash.is_some() || before != e.email {
        let sql = "UPDATE sessions SET ended_at = COALESCE(ended_at, ?), security_token = NULL WHERE user_id = ?";
        tx.execute(sql, params![now_ms(), id]).await?;
        tx.execute("DELETE FROM password_resets WHERE user_id = ?", params![id]).await?;
    }
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "profile_changed", user_id = id, by = "admin", "a profile was changed");
    customers::find(db, id).await
}

/// Deletes a customer with cart, sessions, mails and reviews; the products' means follow.
///
/// # Errors
/// `NotFound`; `CustomerInUse` with orders, which a shop must keep.
pub async fn delete(db: &Db, id: i64) -> Result<(), ShopError> {
    let mut tx = db.begin().await?;
    hold(&mut tx, id).await?;
    let sql = "SELECT id FROM orders WHERE user_id = ? LIMIT 1";
    if tx.query_one(sql, params![id], |row| row.get::<i64>(0)).await?.is_some() {
        return Err(ShopError::CustomerInUse);
    }
    let sql = "SELECT product_id, CAST(SUM(rating) AS SIGNED), COUNT(*) FROM reviews WHERE user_id = ? \
               GROUP BY product_id ORDER BY product_id";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?));
    for (product_id, sum, count) in tx.query(sql, params![id], row).await? {
        let sql = "UPDATE products SET rating_sum = rating_sum - ?, rating_count = rating_count - ? WHERE id = ?";
        tx.execute(sql, params![sum, count, product_id]).await?;
    }
    for sql in [
        "DELETE FROM reviews WHERE user_id = ?",
        "DELETE FROM cart_items WHERE user_id = ?",
        "DELETE FROM sessions WHERE user_id = ?",
        "DELETE FROM mails WHERE user_id = ?",
        "DELETE FROM users WHERE id = ?",
    ] {
        tx.execute(sql, params![id]).await?;
    }
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "customer_deleted", user_id = id, "a customer was deleted");
    Ok(())
}

/// Locks the customer's row, as an order does first. Gives the e-mail address and the points.
async fn hold(tx: &mut Tx, id: i64) -> Result<(String, i64), ShopError> {
    tx.execute("UPDATE users SET loyalty_points = loyalty_points WHERE id = ?", params![id]).await?;
    let sql = "SELECT email, loyalty_points FROM users WHERE id = ?";
    let found = tx.query_one(sql, params![id], |row| Ok((row.get(0)?, row.get(1)?))).await?;
    found.ok_or(ShopError::NotFound("customer"))
}

fn taken(error: DbError) -> ShopError {
    match error {
        DbError::Unique(_) => ShopError::EmailTaken,
        other => other.into(),
    }
}

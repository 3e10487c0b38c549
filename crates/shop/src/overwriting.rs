// SPDX-License-Identifier: AGPL-3.0-or-later
//! Fields of the own account that no form offers, written as they were sent, and kept as they were.

use perfshop_chaos::Anomaly;

use crate::account_history::{self, Author, Field, Step};
use crate::customers::Customer;
use crate::db::{DbError, Tx};
use crate::error::ShopError;
use crate::params;

/// What is written besides a profile. It has no `Debug`: a password's hash is in it.
pub struct Overwrite {
    pub email: Option<String>,
    pub password_hash: Option<String>,
    pub loyalty_points: Option<i64>,
    pub role: Option<String>,
    pub by: Author,
}

impl Overwrite {
    /// Writes it to the customer's own row, and into `customer`.
    ///
    /// # Returns
    /// The names of the fields that were written.
    ///
    /// # Errors
    /// `EmailTaken`, also for an address that another account will have again.
    pub(crate) async fn write(&self, tx: &mut Tx, customer: &mut Customer) -> Result<Vec<&'static str>, ShopError> {
        let id = customer.id;
        let mut written = Vec::new();
        if let Some(email) = self.email.as_ref().map(|email| email.to_lowercase()).filter(|new| *new != customer.email)
        {
            if account_history::is_anothers(tx, &email, id).await? {
                return Err(ShopError::EmailTaken);
            }
            match tx.execute("UPDATE users SET email = ? WHERE id = ?", params![&email, id]).await {
                Err(DbError::Unique(_)) => return Err(ShopError::EmailTaken),
                done => done?,
            };
            written.push(
                self.keep(tx, id, &Step { field: Field::Email, was: Some(&customer.email), became: &email }).await?,
            );
            customer.email = email;
        }
        if let Some(hash) = &self.password_hash {
            let sql = "SELECT password_hash FROM users WHERE id = ?";
            let was = tx.query_one(sql, params![id], |row| row.get::<String>(0)).await?.unwrap_or_default();
            tx.execute("UPDATE users SET password_hash = ? WHERE id = ?", params![hash, id]).await?;
            written.push(self.keep(tx, id, &Step { field: Field::Password, was: Some(&was), became: hash }).await?);
        }
        if let Some(points) = self.loyalty_points {
            // Locked before it is read: an order may just be granting some.
            tx.execute("UPDATE users SET loyalty_points = loyalty_points WHERE id = ?", params![id]).await?;
            let was = "SELECT loyalty_points FROM users WHERE id = ?";
            let was = tx.query_one(was, params![id], |row| row.get::<i64>(0)).await?.unwrap_or(0).to_string();
            tx.execute("UPDATE users SET loyalty_points = ? WHERE id = ?", params![points, id]).await?;
            let became = points.to_string();
            written.push(
                self.keep(tx, id, &Step { field: Field::LoyaltyPoints, was: Some(&was), became: &became }).await?,
            );
            customer.loyalty_points = points;
        }
        if let Some(role) = &self.role {
            written.push(self.keep(tx, id, &Step { field: Field::Role, was: None, became: role }).await?);
        }
        Ok(written)
    }

    async fn keep(&self, tx: &mut Tx, id: i64, step: &Step<'_>) -> Result<&'static str, DbError> {
        account_history::keep(tx, id, Anomaly::S9, &self.by, step).await?;
        Ok(step.field.name())
    }
}

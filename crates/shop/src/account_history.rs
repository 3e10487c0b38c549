// SPDX-License-Identifier: AGPL-3.0-or-later
//! What accounts were before a flaw changed them: kept with the change, in one transaction, and taken back when the flaw is
//! switched off, by whichever copy of the shop comes first.

use perfshop_chaos::Anomaly;

use crate::clock::now_ms;
use crate::db::{Db, DbError, Row, Tx};
use crate::params;

/// What of an account can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Email,
    /// Its hash.
    Password,
    LoyaltyPoints,
    /// Stands in the history alone: no rule of the shop knows of roles.
    Role,
}

impl Field {
    const ALL: [Self; 4] = [Self::Email, Self::Password, Self::LoyaltyPoints, Self::Role];

    /// As the API calls it, and as it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Password => "password",
            Self::LoyaltyPoints => "loyaltyPoints",
            Self::Role => "role",
        }
    }
}

/// Who changed it, as far as a scope can name them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The student's token.
    pub student: Option<String>,
    /// The e-mail of the customer who was logged in, as it was before.
    pub customer: Option<String>,
}

/// One change that is to be taken back some day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: i64,
    pub cause: Anomaly,
    pub by: Author,
}

/// A value of an account before and after. It has no `Debug`: a password's hash is one.
pub(crate) struct Step<'a> {
    pub field: Field,
    pub was: Option<&'a str>,
    pub became: &'a str,
}

/// Keeps what was, in the transaction that changes it.
pub(crate) async fn keep(
    tx: &mut Tx,
    user_id: i64,
    cause: Anomaly,
    by: &Author,
    step: &Step<'_>,
) -> Result<(), DbError> {
    let sql = "INSERT INTO account_history (user_id, cause, field, was, became, by_student, by_customer, at) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let (student, customer) = (by.student.as_deref(), by.customer.as_deref());
    let values = params![user_id, cause.id(), step.field.name(), step.was, step.became, student, customer, now_ms()];
    tx.execute(sql, values).await?;
    Ok(())
}

/// Entries that are read at once.
const PAGE: usize = 200;

/// A page of what is to be taken back some day, from the last change to the first: in this order each finds the value that it
/// left. `below` is the last number of the page before.
pub async fn entries(db: &Db, below: Option<i64>) -> Result<Vec<Entry>, DbError> {
    let sql = "SELECT id, cause, by_student, by_customer FROM account_history WHERE id < ? ORDER BY id DESC LIMIT ?";
    let row = |row: &Row<'_>| {
        let (id, cause): (i64, String) = (row.get(0)?, row.get(1)?);
        let by = Author { student: row.get(2)?, customer: row.get(3)? };
        Ok(cause.parse().ok().map(|cause| Entry { id, cause, by }))
    };
    let values = params![below.unwrap_or(i64::MAX), PAGE as i64];
    Ok(db.query(sql, values, row).await?.into_iter().flatten().collect())
}

/// Whether an e-mail address belongs to an account that will have it again.
pub async fn is_reserved(db: &Db, email: &str) -> Result<bool, DbError> {
    let sql = "SELECT id FROM account_history WHERE field = 'email' AND was = ? LIMIT 1";
    Ok(db.query_one(sql, params![email.to_lowercase()], |row| row.get::<i64>(0)).await?.is_some())
}

/// The same within a transaction, of other accounts than this one.
pub(crate) async fn is_anothers(tx: &mut Tx, email: &str, user_id: i64) -> Result<bool, DbError> {
    let sql = "SELECT id FROM account_history WHERE field = 'email' AND was = ? AND user_id <> ? LIMIT 1";
    Ok(tx.query_one(sql, params![email, user_id], |row| row.get::<i64>(0)).await?.is_some())
}

/// The role that an account has taken.
pub async fn role(db: &Db, user_id: i64) -> Result<Option<String>, DbError> {
    let sql = "SELECT became FROM account_history WHERE user_id = ? AND field = 'role' ORDER BY id DESC LIMIT 1";
    db.query_one(sql, params![user_id], |row| row.get(0)).await
}

/// Takes one change back. Where the same field was changed once more, that change is told the older value; where
/// something healthy has changed it since, that stays. Of two copies of the shop one does it.
///
/// # Errors
/// [`DbError::Unique`] when somebody has the address by now; then the entry stays.
pub async fn take_back(db: &Db, id: i64) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    let sql = "SELECT user_id, cause, field, was, became, at FROM account_history WHERE id = ?";
    let Some(kept) = tx.query_one(sql, params![id], Kept::from_row).await? else { return Ok(()) };
    if tx.execute("DELETE FROM account_history WHERE id = ?", params![id]).await?.affected == 0 {
        return Ok(());
    }
    let sql = "SELECT id FROM account_history WHERE user_id = ? AND field = ? AND id > ? ORDER BY id LIMIT 1";
    let later = tx.query_one(sql, params![kept.user_id, &kept.field, id], |row| row.get::<i64>(0)).await?;
    let field = Field::ALL.into_iter().find(|field| field.name() == kept.field);
    match (field, later) {
        // What was earned and spent meanwhile stays: the difference goes, down to none.
        (Some(Field::LoyaltyPoints), _) => {
            let added = kept.became.parse::<i64>().unwrap_or(0) - kept.was_points();
            let sql = "UPDATE users SET loyalty_points = CASE WHEN loyalty_points > ? THEN loyalty_points - ? ELSE 0 END \
                       WHERE id = ?";
            tx.execute(sql, params![added, added, kept.user_id]).await?;
        }
        (_, Some(later)) => {
            tx.execute("UPDATE account_history SET was = ? WHERE id = ?", params![kept.was.as_deref(), later]).await?;
        }
        (Some(Field::Email), None) => {
            let sql = "UPDATE users SET email = ? WHERE id = ? AND email = ?";
            tx.execute(sql, params![kept.was.as_deref(), kept.user_id, &kept.became]).await?;
        }
        (Some(Field::Password), None) => {
            let sql = "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?";
            tx.execute(sql, params![kept.was.as_deref(), kept.user_id, &kept.became]).await?;
        }
        (Some(Field::Role) | None, None) => {}
    }
    // Whoever reset a password may have come in with it; who changed their own account is who they were.
    if kept.cause == Anomaly::S8.id() {
        let sql = "UPDATE sessions SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL AND created_at >= ?";
        tx.execute(sql, params![now_ms(), kept.user_id, kept.at]).await?;
    }
    tx.commit().await
}

/// It has no `Debug`: a password's hash may be in it.
struct Kept {
    user_id: i64,
    cause: String,
    field: String,
    was: Option<String>,
    became: String,
    at: i64,
}

impl Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            user_id: row.get(0)?,
            cause: row.get(1)?,
            field: row.get(2)?,
            was: row.get(3)?,
            became: row.get(4)?,
            at: row.get(5)?,
        })
    }

    fn was_points(&self) -> i64 {
        self.was.as_deref().and_then(|was| was.parse().ok()).unwrap_or(0)
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Mails as the back office sees them: everybody's, of every kind. Without a mail server a forgotten password is helped here.

use super::Listed;
use crate::db::{Db, DbError, Row};
use crate::error::ShopError;
use crate::params;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRow {
    pub id: i64,
    pub user_id: i64,
    pub order_id: Option<i64>,
    /// `order` or `password`.
    pub kind: String,
    pub recipient: String,
    pub subject: String,
    pub sent_at: i64,
    /// `none` without a mail server, else `waiting`, `sent` or `failed`.
    pub smtp_state: String,
}

/// A mail, whole. It has no `Debug`: one may hold a secret.
pub struct Mail {
    pub row: MailRow,
    pub text: String,
    pub html: String,
}

impl MailRow {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            user_id: row.get(1)?,
            order_id: row.get(2)?,
            kind: row.get(3)?,
            recipient: row.get(4)?,
            subject: row.get(5)?,
            sent_at: row.get(6)?,
            smtp_state: row.get(7)?,
        })
    }
}

/// A page of all mails, newest first; `page` from 0.
pub async fn list(db: &Db, page: i64, size: i64) -> Result<Listed<MailRow>, DbError> {
    let sql = "SELECT id, user_id, order_id, kind, recipient, subject, sent_at, smtp_state FROM mails \
               ORDER BY id DESC LIMIT ? OFFSET ?";
    let rows = db.query(sql, params![size, page.saturating_mul(size)], MailRow::from_row).await?;
    let count = "SELECT COUNT(*) FROM (SELECT id FROM mails LIMIT 10000) found";
    Ok((rows, db.query_one(count, &[], |row| row.get(0)).await?.unwrap_or(0)))
}

pub async fn find(db: &Db, id: i64) -> Result<Mail, ShopError> {
    let sql = "SELECT id, user_id, order_id, kind, recipient, subject, sent_at, smtp_state, text_body, html_body \
               FROM mails WHERE id = ?";
    let row = |row: &Row<'_>| Ok(Mail { row: MailRow::from_row(row)?, text: row.get(8)?, html: row.get(9)? });
    db.query_one(sql, params![id], row).await?.ok_or(ShopError::NotFound("mail"))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the shop writes to its customers: every mail is a row, written in the transaction of what it tells, so that a
//! mail exists exactly when that happened. Sending comes after, by [`due`], [`claim`] and [`settle`].

use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::orders::Order;
use crate::params;

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailKind {
    /// The confirmation of an order: the customer's mail box shows it.
    Order,
    /// A secret to choose a new password with: whoever could read it in the shop would need none.
    Password,
}

impl MailKind {
    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Password => "password",
        }
    }
}

/// The words of a mail, in both of its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Whether a mail server is configured: then the mail waits to be sent, else it stays in the shop.
    pub by_smtp: bool,
}

/// The shop's own words. The domain knows what a mail is about and no language: who has the texts writes it.
pub trait Words: Send + Sync {
    /// Confirms an order to a customer, from the order as it is booked.
    fn confirmation(&self, first_name: &str, order: &Order) -> Letter;
}

/// A mail to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewMail<'a> {
    pub user_id: i64,
    pub order_id: Option<i64>,
    pub kind: MailKind,
    /// The address.
    pub recipient: &'a str,
    pub letter: &'a Letter,
    /// When the shop wrote it, epoch ms.
    pub at: i64,
}

/// Writes a mail in the caller's transaction.
///
/// # Returns
/// Its id.
pub async fn queue(tx: &mut Tx, mail: &NewMail<'_>) -> Result<i64, DbError> {
    let Letter { subject, text, html, by_smtp } = mail.letter;
    let (state, next_at) = if *by_smtp { ("waiting", Some(mail.at)) } else { ("none", None) };
    let sql = "INSERT INTO mails (user_id, order_id, kind, recipient, subject, text_body, html_body, sent_at, smtp_state, \
               smtp_tries, smtp_next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
    let kind = mail.kind.as_str();
    let values =
        params![mail.user_id, mail.order_id, kind, mail.recipient, subject, text, html, mail.at, state, next_at];
    Ok(tx.execute(sql, values).await?.last_id)
}

/// A row of the mail box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRow {
    pub id: i64,
    pub subject: String,
    pub sent_at: i64,
}

/// A mail as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub id: i64,
    pub subject: String,
    pub sent_at: i64,
    pub text: String,
    pub html: String,
}

/// One page of a customer's mail box, newest first, and how many mails it holds.
pub async fn list(db: &Db, user_id: i64, page: i64, size: i64) -> Result<(Vec<MailRow>, i64), DbError> {
    let sql = "SELECT id, subject, sent_at FROM mails WHERE user_id = ? AND kind = 'order' ORDER BY id DESC \
               LIMIT ? OFFSET ?";
    let row = |row: &Row<'_>| Ok(MailRow { id: row.get(0)?, subject: row.get(1)?, sent_at: row.get(2)? });
    let rows = db.query(sql, params![user_id, size, page.saturating_mul(size)], row).await?;
    let count = "SELECT COUNT(*) FROM mails WHERE user_id = ? AND kind = 'order'";
    let total = db.query_one(count, params![user_id], |row| row.get(0)).await?.unwrap_or(0);
    Ok((rows, total))
}

/// A mail of the customer's mail box.
///
/// # Errors
/// `NotFound` also for somebody else's, and for one that is not for the mail box.
pub async fn find(db: &Db, user_id: i64, id: i64) -> Result<Mail, ShopError> {
    let sql = "SELECT id, subject, sent_at, text_body, html_body FROM mails \
               WHERE id = ? AND user_id = ? AND kind = 'order'";
    let row = |row: &Row<'_>| {
        Ok(Mail { id: row.get(0)?, subject: row.get(1)?, sent_at: row.get(2)?, text: row.get(3)?, html: row.get(4)? })
    };
    db.query_one(sql, params![id, user_id], row).await?.ok_or(ShopError::NotFound("mail"))
}

/// A mail that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub id: i64,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub sent_at: i64,
    /// Tries before this one.
    pub tries: i64,
    next_at: i64,
}

/// The mails whose next try is due, those that wait longest first.
pub async fn due(db: &Db, now: i64, most: i64) -> Result<Vec<Outgoing>, DbError> {
    let sql = "SELECT id, recipient, subject, text_body, html_body, sent_at, smtp_tries, smtp_next_at FROM mails \
               WHERE smtp_state = 'waiting' AND smtp_next_at <= ? ORDER BY smtp_next_at LIMIT ?";
    db.query(sql, params![now, most], |row| {
        Ok(Outgoing {
            id: row.get(0)?,
            recipient: row.get(1)?,
            subject: row.get(2)?,
            text: row.get(3)?,
            html: row.get(4)?,
            sent_at: row.get(5)?,
            tries: row.get(6)?,
            next_at: row.get(7)?,
        })
    })
    .await
}

/// Takes a mail for one try. Several copies of the shop look at the same rows; whoever is told `true` sends. Should it
/// die meanwhile, the mail is due again at `again_at`.
pub async fn claim(db: &Db, mail: &Outgoing, again_at: i64) -> Result<bool, DbError> {
    let sql = "UPDATE mails SET smtp_tries = smtp_tries + 1, smtp_next_at = ? \
               WHERE id = ? AND smtp_state = 'waiting' AND smtp_next_at = ?";
    Ok(db.execute(sql, params![again_at, mail.id, mail.next_at]).await?.affected == 1)
}

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    Sent,
    /// Not sent, and not to be tried again.
    Failed,
    /// Not sent; to be tried again at this instant.
    Again(i64),
}

/// Writes down how the try of a claimed mail ended.
pub async fn settle(db: &Db, id: i64, ended: Sending) -> Result<(), DbError> {
    let (state, next_at) = match ended {
        Sending::Sent => ("sent", None),
        Sending::Failed => ("failed", None),
        Sending::Again(at) => ("waiting", Some(at)),
    };
    let sql = "UPDATE mails SET smtp_state = ?, smtp_next_at = ? WHERE id = ? AND smtp_state = 'waiting'";
    db.execute(sql, params![state, next_at, id]).await?;
    Ok(())
}

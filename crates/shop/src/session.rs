// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sessions: a row under the SHA-256 of the cookie, 30 minutes idle, so that any copy of the shop can serve any request.

use crate::checkout::Checkout;
use crate::clock::now_ms;
use crate::db::{Db, DbError, Row, Tx};
use crate::params;
use crate::token;

/// Activity is written at most this often, in ms: a read must not cost a write each time.
const TOUCH_EVERY: i64 = 60_000;
/// Idle time after which a session is over. The granularity of writing is added, so that nobody is logged out early.
const IDLE: i64 = 30 * 60_000 + TOUCH_EVERY;

/// A live session.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// SHA-256 of the cookie: the row's key.
    pub id_hash: String,
    /// `None` for a visitor.
    pub user_id: Option<i64>,
    /// Gives one order; a new one after each.
    pub security_token: Option<String>,
    pub checkout: Checkout,
}

/// The live session of a cookie, if there is one.
pub async fn load(db: &Db, cookie: &str) -> Result<Option<Session>, DbError> {
    let id_hash = token::sha256(cookie);
    let sql = "SELECT user_id, security_token, checkout, last_seen_at, ended_at FROM sessions WHERE id_hash = ?";
    let row = |row: &Row<'_>| {
        Ok((
            row.get::<Option<i64>>(0)?,
            row.get::<Option<String>>(1)?,
            row.get::<Option<String>>(2)?,
            row.get::<i64>(3)?,
            row.get::<Option<i64>>(4)?,
        ))
    };
    let found = db.query_one(sql, params![&id_hash], row).await?;
    let Some((user_id, security_token, checkout, last_seen, ended)) = found else { return Ok(None) };
    let now = now_ms();
    if ended.is_some() || now - last_seen > IDLE {
        tracing::info!(target: "shop", fact = "ended_session_used", user_id, "an ended session was used");
        return Ok(None);
    }
    if now - last_seen >= TOUCH_EVERY {
        db.execute("UPDATE sessions SET last_seen_at = ? WHERE id_hash = ?", params![now, &id_hash]).await?;
    }
    let checkout = checkout.as_deref().map_or_else(Checkout::default, Checkout::from_json);
    Ok(Some(Session { id_hash, user_id, security_token, checkout }))
}

/// When a live session began and was last active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub user_id: Option<i64>,
    /// Epoch ms, as all instants here.
    pub created_at: i64,
    pub last_seen_at: i64,
}

/// The live session of this row, if there is one.
pub async fn seen(db: &Db, id_hash: &str) -> Result<Option<Seen>, DbError> {
    let sql = "SELECT user_id, created_at, last_seen_at FROM sessions \
               WHERE id_hash = ? AND ended_at IS NULL AND last_seen_at >= ?";
    let row = |row: &Row<'_>| Ok(Seen { user_id: row.get(0)?, created_at: row.get(1)?, last_seen_at: row.get(2)? });
    db.query_one(sql, params![id_hash, now_ms() - IDLE], row).await
}

/// A visitor's session, made at the first cart write.
///
/// # Returns
/// The session and the cookie's value, which exists nowhere else.
pub async fn create_visitor(db: &Db) -> Result<(Session, String), DbError> {
    create(db, None).await
}

/// A customer's session, with a security token. A login always gets a new cookie, so that one fixed beforehand is worth nothing.
pub(crate) async fn create(db: &Db, user_id: Option<i64>) -> Result<(Session, String), DbError> {
    let cookie = token::random()?;
    let id_hash = token::sha256(&cookie);
    let security_token = match user_id {
        Some(_) => Some(token::random()?),
        None => None,
    };
    let now = now_ms();
    let sql =
        "INSERT INTO sessions (id_hash, user_id, created_at, last_seen_at, security_token) VALUES (?, ?, ?, ?, ?)";
    db.execute(sql, params![&id_hash, user_id, now, now, security_token.as_deref()]).await?;
    Ok((Session { id_hash, user_id, security_token, checkout: Checkout::default() }, cookie))
}

const END: &str = "UPDATE sessions SET ended_at = ? WHERE id_hash = ? AND ended_at IS NULL";

/// Ends a session at once.
pub async fn end(db: &Db, session: &Session) -> Result<(), DbError> {
    db.execute(END, params![now_ms(), &session.id_hash]).await?;
    Ok(())
}

/// Ends a session with the transaction.
///
/// # Returns
/// Whether it was this call that ended it.
pub(crate) async fn end_in(tx: &mut Tx, session: &Session) -> Result<bool, DbError> {
    Ok(tx.execute(END, params![now_ms(), &session.id_hash]).await?.affected > 0)
}

/// Writes how far the checkout is.
pub async fn save_checkout(db: &Db, session: &Session) -> Result<(), DbError> {
    let sql = "UPDATE sessions SET checkout = ? WHERE id_hash = ?";
    db.execute(sql, params![session.checkout.to_json(), &session.id_hash]).await?;
    Ok(())
}

/// Deletes sessions that nobody can use any more; visitors' carts go with them.
///
/// # Returns
/// How many went.
pub async fn purge(db: &Db) -> Result<u64, DbError> {
    let sql = "DELETE FROM sessions WHERE last_seen_at < ?";
    Ok(db.execute(sql, params![now_ms() - 2 * IDLE]).await?.affected)
}

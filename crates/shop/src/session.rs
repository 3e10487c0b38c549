// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sessions: a row under the SHA-256 of the cookie, 30 minutes idle, so that any copy of the shop can serve any request.

use crate::checkout::Checkout;
use crate::clock::now_ms;
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::params;
use crate::token;
use crate::turns::{self, Spend};

/// Activity is written at most this often, in ms: a read must not cost a write each time.
const TOUCH_EVERY: i64 = 60_000;
/// Idle time after which a session is over. The granularity of writing is added, so that nobody is logged out early.
const IDLE: i64 = 30 * 60_000 + TOUCH_EVERY;
/// How long after its last use a session is kept at all, in ms.
pub(crate) const KEPT: i64 = 2 * IDLE;

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
    /// How many calls were made that may be made once each.
    pub turn: i64,
    /// What the call under way gives up with its effect, if it is such a call.
    pub spend: Option<Spend>,
}

impl Session {
    /// What the call had to give up is given up.
    pub(crate) fn spent(&mut self) {
        self.turn += i64::from(self.spend.take().is_some_and(|spend| spend.turn.is_some()));
    }
}

/// The live session of a cookie, if there is one.
pub async fn load(db: &Db, cookie: &str) -> Result<Option<Session>, DbError> {
    let id_hash = token::sha256(cookie);
    let sql = "SELECT user_id, security_token, checkout, last_seen_at, ended_at, turn FROM sessions WHERE id_hash = ?";
    let row = |row: &Row<'_>| {
        Ok((
            row.get::<Option<i64>>(0)?,
            row.get::<Option<String>>(1)?,
            row.get::<Option<String>>(2)?,
            row.get::<i64>(3)?,
            row.get::<Option<i64>>(4)?,
            row.get::<i64>(5)?,
        ))
    };
    let found = db.query_one(sql, params![&id_hash], row).await?;
    let Some((user_id, security_token, checkout, last_seen, ended, turn)) = found else { return Ok(None) };
    let now = now_ms();
    if ended.is_some() || now - last_seen > IDLE {
        tracing::info!(target: "shop", fact = "ended_session_used", user_id, "an ended session was used");
        return Ok(None);
    }
    if now - last_seen >= TOUCH_EVERY {
        db.execute("UPDATE sessions SET last_seen_at = ? WHERE id_hash = ?", params![now, &id_hash]).await?;
    }
    let checkout = checkout.as_deref().map_or_else(Checkout::default, Checkout::from_json);
    Ok(Some(Session { id_hash, user_id, security_token, checkout, turn, spend: None }))
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
    let session = Session { id_hash, user_id, security_token, checkout: Checkout::default(), turn: 0, spend: None };
    Ok((session, cookie))
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

/// Writes how far the checkout is, and gives up what the call has to.
///
/// # Errors
/// `RequestRepeated`, `TurnTaken`.
pub async fn save_checkout(db: &Db, session: &mut Session) -> Result<(), ShopError> {
    let sql = "UPDATE sessions SET checkout = ? WHERE id_hash = ?";
    if session.spend.is_none() {
        db.execute(sql, params![session.checkout.to_json(), &session.id_hash]).await?;
        return Ok(());
    }
    let mut tx = db.begin().await?;
    turns::spend_in(&mut tx, session).await?;
    tx.execute(sql, params![session.checkout.to_json(), &session.id_hash]).await?;
    tx.commit().await?;
    session.spent();
    Ok(())
}

/// Deletes sessions that nobody can use any more; visitors' carts go with them, and the ids of calls of that time.
///
/// # Returns
/// How many went.
pub async fn purge(db: &Db) -> Result<u64, DbError> {
    turns::purge(db).await?;
    let sql = "DELETE FROM sessions WHERE last_seen_at < ?";
    Ok(db.execute(sql, params![now_ms() - KEPT]).await?.affected)
}

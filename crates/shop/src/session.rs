// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sessions: a row under the SHA-256 of the cookie, 30 minutes idle, so that any copy of the shop can serve any request.

use perfshop_chaos::{Anomaly, ChaosPlan};

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
    /// It was logged out and is still served.
    pub in_grace: bool,
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

/// What a cookie stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    Nothing,
    Live(Session),
    /// One that is over, and whether it is served all the same.
    Ended(Option<Session>),
}

impl Found {
    /// The session to serve.
    pub fn session(self) -> Option<Session> {
        match self {
            Self::Live(session) => Some(session),
            Self::Ended(session) => session,
            Self::Nothing => None,
        }
    }
}

/// The session of a cookie.
pub async fn load(chaos: &ChaosPlan, db: &Db, cookie: &str) -> Result<Found, DbError> {
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
    let Some((user_id, security_token, checkout, last_seen, ended, turn)) = found else { return Ok(Found::Nothing) };
    let now = now_ms();
    let checkout = checkout.as_deref().map_or_else(Checkout::default, Checkout::from_json);
    let session = Session { id_hash, user_id, security_token, checkout, in_grace: ended.is_some(), turn, spend: None };
    if ended.is_some() || now - last_seen > IDLE {
        let served = in_grace(chaos, &session, now - ended.unwrap_or(0));
        let outcome = if served { "served" } else { "refused" };
        tracing::info!(target: "shop", fact = "ended_session_used", outcome, user_id, "an ended session was used");
        return Ok(Found::Ended(served.then_some(session)));
    }
    if now - last_seen >= TOUCH_EVERY {
        db.execute("UPDATE sessions SET last_seen_at = ? WHERE id_hash = ?", params![now, &session.id_hash]).await?;
    }
    Ok(Found::Live(session))
}

/// How long a session that was logged out may still be served.
const GRACE: i64 = 60_000;

/// Whether a session that ended so many ms ago is served all the same. One that was ended by something else than its logout
/// has lost its security token.
fn in_grace(chaos: &ChaosPlan, session: &Session, ended_for: i64) -> bool {
    let logged_out = session.user_id.is_some() && session.security_token.is_some();
    logged_out && ended_for < GRACE && chaos.hits(Anomaly::A11)
}

/// Whose session a cookie stands for, be it that it was ended a moment ago: asked to know whom a scope holds, and no use of it.
pub async fn owner(db: &Db, cookie: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT user_id, last_seen_at, ended_at FROM sessions WHERE id_hash = ?";
    let row = |row: &Row<'_>| Ok((row.get::<Option<i64>>(0)?, row.get::<i64>(1)?, row.get::<Option<i64>>(2)?));
    let found = db.query_one(sql, params![token::sha256(cookie)], row).await?;
    let now = now_ms();
    let is_known = |(_, seen, ended): &(_, i64, Option<i64>)| ended.map_or(now - seen <= IDLE, |end| now - end < GRACE);
    Ok(found.filter(is_known).and_then(|(user_id, ..)| user_id))
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
    let checkout = Checkout::default();
    let session = Session { id_hash, user_id, security_token, checkout, in_grace: false, turn: 0, spend: None };
    Ok((session, cookie))
}

const END: &str = "UPDATE sessions SET ended_at = ?, security_token = NULL WHERE id_hash = ? AND ended_at IS NULL";

/// Ends a session at once, as its customer wishes.
pub async fn log_out(db: &Db, session: &Session) -> Result<(), DbError> {
    let sql = "UPDATE sessions SET ended_at = ? WHERE id_hash = ? AND ended_at IS NULL";
    db.execute(sql, params![now_ms(), &session.id_hash]).await?;
    Ok(())
}

/// Ends a session at once, because another takes its place.
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

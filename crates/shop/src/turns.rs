// SPDX-License-Identifier: AGPL-3.0-or-later
//! Calls that may be made once each. What such a call gives up, its turn and its own id, is written in the transaction of its
//! effect: a call that was refused, or that failed half way, has given up nothing, and of two at once one has its effect.

use crate::clock::now_ms;
use crate::db::{Db, DbError, Tx};
use crate::error::ShopError;
use crate::params;
use crate::session::{KEPT, Session};
use crate::token;

/// What a call gives up when it has its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spend {
    /// The caller's own id of the call.
    pub request_id: String,
    /// The session's turn, when the call has one.
    pub turn: Option<i64>,
}

/// Whether a call of this id was made before.
pub async fn is_used(db: &Db, request_id: &str) -> Result<bool, DbError> {
    Ok(db.query_one(BY_ID, params![request_id], |row| row.get::<i64>(0)).await?.is_some())
}

const BY_ID: &str = "SELECT used_at FROM request_ids WHERE request_id = ?";

/// Whether what a session's call is to give up is still there.
///
/// # Errors
/// `RequestRepeated`, `TurnTaken`.
pub(crate) async fn check_in(tx: &mut Tx, session: &Session) -> Result<(), ShopError> {
    let Some(Spend { request_id, turn }) = &session.spend else { return Ok(()) };
    if tx.query_one(BY_ID, params![request_id], |row| row.get::<i64>(0)).await?.is_some() {
        return Err(ShopError::RequestRepeated);
    }
    let sql = "SELECT turn FROM sessions WHERE id_hash = ?";
    let now = tx.query_one(sql, params![&session.id_hash], |row| row.get::<i64>(0)).await?;
    if turn.is_some() && now != *turn { Err(ShopError::TurnTaken) } else { Ok(()) }
}

/// Gives up with the transaction what a session's call has to, if anything. When it is kept, [`Session::spent`] says so to the session.
///
/// # Errors
/// `RequestRepeated`, `TurnTaken`.
pub(crate) async fn spend_in(tx: &mut Tx, session: &Session) -> Result<(), ShopError> {
    let Some(Spend { request_id, turn }) = &session.spend else { return Ok(()) };
    let sql = "INSERT INTO request_ids (request_id, used_at) VALUES (?, ?)";
    match tx.execute(sql, params![request_id, now_ms()]).await {
        Err(DbError::Unique(_)) => return Err(ShopError::RequestRepeated),
        done => done?,
    };
    let Some(turn) = turn else { return Ok(()) };
    let sql = "UPDATE sessions SET turn = turn + 1 WHERE id_hash = ? AND turn = ?";
    let done = tx.execute(sql, params![&session.id_hash, *turn]).await?;
    if done.affected == 0 { Err(ShopError::TurnTaken) } else { Ok(()) }
}

/// Gives it up for a call whose effect was there before.
///
/// # Errors
/// `RequestRepeated`, `TurnTaken`.
pub async fn spend(db: &Db, session: &mut Session) -> Result<(), ShopError> {
    if session.spend.is_none() {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    spend_in(&mut tx, session).await?;
    tx.commit().await?;
    session.spent();
    Ok(())
}

/// Forgets the ids of calls whose sessions are over.
pub(crate) async fn purge(db: &Db) -> Result<(), DbError> {
    db.execute("DELETE FROM request_ids WHERE used_at < ?", params![now_ms() - KEPT]).await?;
    Ok(())
}

/// The secret of this name, 64 hexadecimal digits: every copy of the shop reads the same, and the first who asks makes it.
pub async fn secret(db: &Db, name: &str) -> Result<String, DbError> {
    let sql = "SELECT secret FROM secrets WHERE name = ?";
    if let Some(known) = db.query_one(sql, params![name], |row| row.get::<String>(0)).await? {
        return Ok(known);
    }
    let made = token::random()?;
    match db.execute("INSERT INTO secrets (name, secret) VALUES (?, ?)", params![name, &made]).await {
        Ok(_) => Ok(made),
        // Another copy was first.
        Err(DbError::Unique(text)) => {
            let known = db.query_one(sql, params![name], |row| row.get::<String>(0)).await?;
            known.ok_or(DbError::Unique(text))
        }
        Err(other) => Err(other),
    }
}

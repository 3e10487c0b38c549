// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which copies of the shop live. A process that died cannot end what it had active; the next one to start does.
use perfshop_chaos::Anomaly;
use perfshop_shop::db::{DbError, Tx};
use perfshop_shop::params;

use super::record::EndReason;
use super::store::{SYSTEM, Store};

/// A copy that was not seen for so long is dead. Several times the pace of its heartbeat, so that a saturated machine kills nobody.
pub(super) const ALIVE_MS: i64 = 5_000;
/// Rows of the dead are cleared when a copy starts, after they had time to be judged by all.
const FORGOTTEN_MS: i64 = 60_000;

/// Other copies that seemed to live when this one started: identifier and when each was last seen.
pub(super) type Others = Vec<(String, i64)>;

/// Enters this copy. When its predecessor died of memory, the leak ends with reason `oom` for all copies; what its predecessor of
/// the same identifier, or nobody that lives, had active ends with reason `crash`. Gives the others that seem to live, and how many
/// seconds the leak wants this copy to stay away.
pub(super) async fn enter(store: &Store, id: &str, now: i64, died_of_memory: bool) -> Result<(Others, i64), DbError> {
    let mut change = store.change(now, SYSTEM).await?;
    let mut away = 0;
    if died_of_memory {
        change.end_where(EndReason::Oom, |_, a| a.is_some_and(|a| a.anomaly == Anomaly::Memory)).await?;
        // Also what another copy has just ended for the same reason: it died of the same leak, and both stay away.
        let sql = "SELECT MAX(down_seconds) FROM activations WHERE anomaly = ? AND end_reason = ? AND ended_at > ?";
        let ended = params![Anomaly::Memory.id(), EndReason::Oom.id(), now - ALIVE_MS];
        away = change.tx.query_one(sql, ended, |row| row.get::<Option<i64>>(0)).await?.flatten().unwrap_or(0);
    }
    let sql = "DELETE FROM instances WHERE id = ? OR seen_at < ?";
    change.tx.execute(sql, params![id, now - FORGOTTEN_MS]).await?;
    let others = others(&mut change.tx, id, now).await?;
    if others.is_empty() {
        change.end_where(EndReason::Crash, |_, _| true).await?;
    }
    change.tx.execute("INSERT INTO instances (id, seen_at) VALUES (?, ?)", params![id, now]).await?;
    change.keep_always().await?;
    Ok((others, away))
}

/// Says that this copy lives.
pub(super) async fn beat(store: &Store, id: &str, now: i64) -> Result<(), DbError> {
    let done = store.db.execute("UPDATE instances SET seen_at = ? WHERE id = ?", params![now, id]).await?;
    if done.affected == 0 {
        // Cleared by another copy while this one was stopped for a long time.
        let entered = store.db.execute("INSERT INTO instances (id, seen_at) VALUES (?, ?)", params![id, now]).await;
        if !matches!(entered, Err(DbError::Unique(_))) {
            entered?;
        }
    }
    Ok(())
}

/// Judges the others again once they had time for a heartbeat: when each still stands where it stood, all of them had died just
/// before this copy started, and what was active then ends with reason `crash`. One that has left by itself had not died.
pub(super) async fn judge(store: &Store, entered: &Others, entered_at: i64, now: i64) -> Result<(), DbError> {
    let mut change = store.change(now, SYSTEM).await?;
    let seen = change
        .tx
        .query("SELECT id, seen_at FROM instances", &[], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))
        .await?;
    if entered.iter().all(|other| seen.contains(other)) {
        change.end_where(EndReason::Crash, |_, a| a.is_none_or(|a| a.started_at < entered_at)).await?;
    }
    change.keep().await
}

/// Takes this copy out; the last one ends all with reason `shutdown`.
pub(super) async fn leave(store: &Store, id: &str, now: i64) -> Result<(), DbError> {
    let mut change = store.change(now, SYSTEM).await?;
    change.tx.execute("DELETE FROM instances WHERE id = ?", params![id]).await?;
    if others(&mut change.tx, id, now).await?.is_empty() {
        change.end_where(EndReason::Shutdown, |_, _| true).await?;
    }
    change.keep_always().await
}

async fn others(tx: &mut Tx, id: &str, now: i64) -> Result<Others, DbError> {
    let sql = "SELECT id, seen_at FROM instances WHERE id <> ? AND seen_at > ?";
    tx.query(sql, params![id, now - ALIVE_MS], |row| Ok((row.get(0)?, row.get(1)?))).await
}

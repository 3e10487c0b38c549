// SPDX-License-Identifier: AGPL-3.0-or-later
//! What happens to an order once it is paid, by itself: PREPARING after 1 minute, SHIPPED after 5, DELIVERED after 15,
//! counted from placing.
//!
//! Several copies of the shop look at the same orders: a move is a guarded `UPDATE`, and whoever it affects a row for has
//! made it. The past orders of the seed lie before the day on which the data was taken, and stay as they are.

use perfshop_chaos::{ActiveSet, Anomaly, ChaosPlan};

use crate::clock::now_ms;
use crate::db::{Db, DbError};
use crate::ledger::{Moves, StateMove};
use crate::orders::Status;
use crate::params;
use crate::seed::SEED_DAY_MS;

/// A step on the way of every order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub from: Status,
    pub to: Status,
    /// Milliseconds after placing at which it is due, at the speed 1.
    pub after_ms: i64,
}

/// What becomes of an order that was cancelled before it left the house, at the minute at which it would have left.
pub const SEND_OFF: Step = Step { from: Status::Cancelled, to: Status::Shipped, after_ms: 5 * 60_000 };

/// All steps, in the order of the way: one that was missed is made up for in one round.
pub const STEPS: [Step; 3] = [
    Step { from: Status::Paid, to: Status::Preparing, after_ms: 60_000 },
    Step { from: Status::Preparing, to: Status::Shipped, after_ms: 5 * 60_000 },
    Step { from: Status::Shipped, to: Status::Delivered, after_ms: 15 * 60_000 },
];

/// An order for which a step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub order_id: i64,
    pub user_id: i64,
}

/// The orders for which a step is due at `now` (epoch ms), the oldest first. Time runs `speed` times as fast, at least 1.
pub async fn due(db: &Db, step: Step, speed: i64, now: i64, most: i64) -> Result<Vec<Due>, DbError> {
    let sql = "SELECT id, user_id FROM orders WHERE status = ? AND created_at >= ? AND created_at <= ? \
               ORDER BY created_at LIMIT ?";
    let placed_until = now - step.after_ms / speed.max(1);
    let params = params![step.from.as_str(), SEED_DAY_MS, placed_until, most];
    db.query(sql, params, |row| Ok(Due { order_id: row.get(0)?, user_id: row.get(1)? })).await
}

/// Makes a step of an order.
///
/// # Returns
/// Whether it was made here: another copy may have made it, or the customer cancelled.
pub async fn make(db: &Db, step: Step, due: Due) -> Result<bool, DbError> {
    let mut tx = db.begin().await?;
    let sql = "UPDATE orders SET status = ? WHERE id = ? AND status = ?";
    let made = tx.execute(sql, params![step.to.as_str(), due.order_id, step.from.as_str()]).await?;
    if made.affected == 0 {
        return Ok(false);
    }
    let mut moves = Moves::of(due.order_id);
    moves.states = vec![StateMove { before: Some(step.from), after: step.to }];
    moves.enter(&mut tx, now_ms()).await?;
    tx.commit().await?;
    moves.tell();
    Ok(true)
}

/// How long the minute at which an order is to leave lasts at least, however fast time runs: a few rounds.
const LEAVING_MS: i64 = 5_000;

/// Whether there is anybody whose cancelled orders leave.
pub fn may_send_off(active: &ActiveSet) -> bool {
    active.holds(Anomaly::A10)
}

/// The cancelled orders whose minute to leave it is at `now` (epoch ms), and which have not left before, the oldest first.
pub async fn due_to_leave(db: &Db, speed: i64, now: i64, most: i64) -> Result<Vec<Due>, DbError> {
    let sql = "SELECT o.id, o.user_id FROM orders o WHERE o.status = ? AND o.created_at > ? AND o.created_at <= ? \
               AND NOT EXISTS (SELECT m.id FROM order_moves m WHERE m.order_id = o.id AND m.state_after = ?) \
               ORDER BY o.created_at LIMIT ?";
    let speed = speed.max(1);
    let until = now - SEND_OFF.after_ms / speed;
    let after = (until - (60_000 / speed).max(LEAVING_MS)).max(SEED_DAY_MS);
    let (from, to) = (SEND_OFF.from.as_str(), SEND_OFF.to.as_str());
    let params = params![from, after, until, to, most];
    db.query(sql, params, |row| Ok(Due { order_id: row.get(0)?, user_id: row.get(1)? })).await
}

/// Sends a cancelled order on its way, for a customer to whom that happens.
///
/// # Returns
/// Whether it was sent here.
pub async fn send_off(chaos: &ChaosPlan, db: &Db, due: Due) -> Result<bool, DbError> {
    if chaos.hits(Anomaly::A10) {
        return make(db, SEND_OFF, due).await;
    }
    Ok(false)
}

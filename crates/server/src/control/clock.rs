// SPDX-License-Identifier: AGPL-3.0-or-later
//! The database's clock, kept at hand: ends and ramps are on it, so that all copies of the shop obey in the same instant,
//! and they must be obeyed while the database is slow or away.
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use perfshop_shop::db::{Db, DbError};

#[derive(Debug)]
pub(super) struct Clock {
    /// Local time is counted from here by the monotonic clock: a corrected system clock moves nothing.
    origin: Instant,
    /// The database's clock at the origin, epoch milliseconds.
    base: AtomicI64,
}

impl Clock {
    pub async fn read(db: &Db) -> Result<Self, DbError> {
        let clock = Self { origin: Instant::now(), base: AtomicI64::new(0) };
        clock.set_by(db).await?;
        Ok(clock)
    }

    /// Asks the database again; the answer is taken to be from the middle of the question.
    pub async fn set_by(&self, db: &Db) -> Result<(), DbError> {
        let asked = self.elapsed();
        let theirs = db.clock_ms().await?;
        self.base.store(theirs - (asked + self.elapsed()) / 2, Ordering::Relaxed);
        Ok(())
    }

    /// Now, epoch milliseconds.
    pub fn now(&self) -> i64 {
        self.base.load(Ordering::Relaxed) + self.elapsed()
    }

    fn elapsed(&self) -> i64 {
        i64::try_from(self.origin.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Accounts that a flaw has changed are what they were once the flaw is off: by hand, by its end, after a crash, on whichever
//! copy of the shop comes first. What was stands in the shop's database, so nothing of it is asked for while no flaw was on.
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use perfshop_chaos::{ActiveSet, Anomaly, Family, Who};
use perfshop_shop::account_history::{self, Author, Entry};
use perfshop_shop::db::{Db, DbError};

use super::ControlPlane;

/// What changes accounts.
const CHANGING: [Anomaly; 2] = [Anomaly::S8, Anomaly::S9];
/// How long a change of what is active waits for the shop's database. It answers nevertheless; the rest follows.
const MAY_TAKE: Duration = Duration::from_millis(50);

/// How often it was noted that there may be something to take back, and up to which note that was done. Two counts,
/// because what is noted meanwhile is still to be done, and what is given up in the middle too.
pub(super) struct Debts {
    shop: Db,
    noted: AtomicU64,
    settled: AtomicU64,
}

impl Debts {
    /// A process that died may have left some.
    pub fn new(shop: Db) -> Self {
        Self { shop, noted: AtomicU64::new(1), settled: AtomicU64::new(0) }
    }

    /// Notes it where an account may have been changed under what was active.
    pub fn note_after(&self, before: &ActiveSet) {
        if before.active(Family::Security).iter().any(|anomaly| CHANGING.contains(anomaly)) {
            self.note();
        }
    }

    fn note(&self) {
        self.noted.fetch_add(1, Ordering::AcqRel);
    }
}

/// Whom an entry's scope is judged by.
struct Known<'a> {
    by: &'a Author,
    class: Option<String>,
}

impl Who for Known<'_> {
    fn customer(&self) -> Option<&str> {
        self.by.customer.as_deref()
    }

    fn student(&self) -> Option<&str> {
        self.by.student.as_deref()
    }

    fn class(&self) -> Option<&str> {
        self.class.as_deref()
    }

    fn header(&self, _: &str) -> Option<&str> {
        None
    }

    fn share_key(&self) -> u64 {
        0
    }
}

impl ControlPlane {
    /// Says that a request has changed an account: should the flaw have been switched off meanwhile, it is taken back.
    pub fn account_changed(&self) {
        self.debts.note();
    }

    /// Takes back what is due, if the shop's database answers at once; [`super::follow::keep_accounts`] does the rest.
    pub(super) async fn restore_accounts_soon(&self) {
        // Given up in the middle it is still due, and a failure is told by who tries again.
        let _ = tokio::time::timeout(MAY_TAKE, self.restore_accounts()).await;
    }

    /// Takes back all that no active flaw accounts for.
    ///
    /// # Errors
    /// When the shop's database does not answer: then it is still due.
    pub(super) async fn restore_accounts(&self) -> Result<(), DbError> {
        let noted = self.debts.noted.load(Ordering::Acquire);
        if self.debts.settled.load(Ordering::Acquire) == noted {
            return Ok(());
        }
        // Read after the note: a change of what is active that comes later notes for itself.
        let active = self.chaos.active();
        let mut page = account_history::entries(&self.debts.shop, None).await?;
        while let Some(last) = page.last().map(|entry| entry.id) {
            for entry in page.iter().filter(|entry| !self.is_still_on(&active, entry)) {
                self.take_back(entry).await?;
            }
            page = account_history::entries(&self.debts.shop, Some(last)).await?;
        }
        self.debts.settled.fetch_max(noted, Ordering::AcqRel);
        Ok(())
    }

    async fn take_back(&self, entry: &Entry) -> Result<(), DbError> {
        match account_history::take_back(&self.debts.shop, entry.id).await {
            Err(DbError::Unique(why)) => {
                let words = "an account keeps what a flaw changed: somebody else has its address";
                tracing::error!(target: "instructor", audience = "instructor", why, "{words}");
                Ok(())
            }
            done => done,
        }
    }

    fn is_still_on(&self, active: &ActiveSet, entry: &Entry) -> bool {
        let students = self.students();
        let student = entry.by.student.as_deref().and_then(|token| students.of_token(token));
        let class = student.and_then(|student| student.class.clone());
        active.may_touch(entry.cause, &Known { by: &entry.by, class })
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Audits that were asked for over HTTP: one at a time, the last ones kept, so that a page can be turned without another audit
//! and whoever looks on sees how far a long one is.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use perfshop_shop::clock::now_ms;
use perfshop_shop::db::Db;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, watch};

use super::{Progress, Report, audit};

/// So many are kept. Two instructors who turn pages are in nobody's way.
const KEPT: usize = 3;

/// What came of an audit, or why nothing did.
pub type Outcome = Result<Arc<Report>, Arc<str>>;

/// An audit that was asked for.
pub struct Run {
    /// When it was asked for, epoch ms, and so its number.
    pub id: i64,
    pub progress: Progress,
    done: watch::Sender<Option<Outcome>>,
}

impl Run {
    fn new(id: i64) -> Self {
        Self { id, progress: Progress::default(), done: watch::Sender::new(None) }
    }

    /// Its outcome, waited for that long.
    pub async fn outcome(&self, patience: Duration) -> Option<Outcome> {
        let mut done = self.done.subscribe();
        let waited = tokio::time::timeout(patience, done.wait_for(Option::is_some)).await;
        waited.ok()?.ok()?.clone()
    }
}

pub struct Desk {
    runs: Mutex<VecDeque<Arc<Run>>>,
    /// One at a time, however many ask: an audit is for a person, and the shop is for its customers.
    turn: Arc<Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self { runs: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Desk {
    fn runs(&self) -> MutexGuard<'_, VecDeque<Arc<Run>>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The audit of that number, while it is kept.
    pub fn find(&self, id: i64) -> Option<Arc<Run>> {
        self.runs().iter().find(|run| run.id == id).cloned()
    }

    /// Begins an audit of the orders that there are now.
    pub fn begin(&self, runtime: &Handle, shop: &Db, control: &Db) -> Arc<Run> {
        let run = {
            let mut runs = self.runs();
            let after = runs.back().map_or(0, |run| run.id + 1);
            let run = Arc::new(Run::new(now_ms().max(after)));
            if runs.len() == KEPT {
                runs.pop_front();
            }
            runs.push_back(run.clone());
            run
        };
        let (made, turn, shop, control) = (run.clone(), self.turn.clone(), shop.clone(), control.clone());
        let runtime = runtime.clone();
        // SQLite works on the calling thread: on one of its own an audit holds up no other call.
        tokio::task::spawn_blocking(move || {
            runtime.block_on(async move {
                let _turn = turn.acquire_owned().await;
                let outcome = audit(&shop, &control, &made.progress).await;
                if let Err(error) = &outcome {
                    tracing::warn!(target: "server", %error, "the orders could not be read");
                }
                made.done.send_replace(Some(outcome.map(Arc::new).map_err(|error| error.to_string().into())));
            });
        });
        run
    }
}

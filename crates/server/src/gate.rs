// SPDX-License-Identifier: AGPL-3.0-or-later
//! The gate that every request of the shop passes: while it is shut, they wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use tokio::sync::RwLock;

use crate::telemetry::Telemetry;

/// Open, it costs one load.
pub struct Gate {
    shut: AtomicBool,
    passage: RwLock<()>,
    telemetry: Arc<Telemetry>,
}

impl Gate {
    /// Each time that it was shut is measured.
    pub fn new(telemetry: Arc<Telemetry>) -> Self {
        Self { shut: AtomicBool::new(false), passage: RwLock::new(()), telemetry }
    }

    /// Waits until it is open.
    pub async fn pass(&self) {
        if self.shut.load(Ordering::Acquire) {
            drop(self.passage.read().await);
        }
    }

    /// Shuts it for as long as the work takes. Not to be called on a runtime's thread.
    pub fn shut_while(&self, work: impl FnOnce()) {
        // Who passes never holds the passage, so this does not wait for requests that are under way.
        let passage = self.passage.blocking_write();
        self.shut.store(true, Ordering::Release);
        let begun = Instant::now();
        work();
        let took = begun.elapsed();
        self.shut.store(false, Ordering::Release);
        drop(passage);
        self.telemetry.paused(took);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::telemetry::Telemetry;

    #[tokio::test]
    async fn all_wait_while_it_is_shut_and_none_before_or_after() {
        let gate = Arc::new(Gate::new(Arc::new(Telemetry::new("sqlite", None))));
        gate.pass().await;
        let ((shut, is_shut), (open, may_open)) = (mpsc::channel(), mpsc::channel::<()>());
        let keeper = std::thread::spawn({
            let gate = Arc::clone(&gate);
            move || {
                gate.shut_while(|| {
                    shut.send(()).unwrap();
                    may_open.recv().unwrap();
                })
            }
        });
        is_shut.recv().unwrap();
        let passing: Vec<_> = (0..3)
            .map(|_| {
                let gate = Arc::clone(&gate);
                tokio::spawn(async move { gate.pass().await })
            })
            .collect();
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        assert!(passing.iter().all(|one| !one.is_finished()));
        open.send(()).unwrap();
        futures_util::future::join_all(passing).await;
        keeper.join().unwrap();
        gate.pass().await;
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The workers: so many requests of the API run at once, the others wait in line.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use perfshop_shop::set_aside::Reserve;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::ApiError;
use crate::telemetry::WorkerNumbers;

/// How long a request waits in line before it is refused.
const PATIENCE: Duration = Duration::from_secs(30);

/// The permits and the line before them.
pub struct Workers {
    permits: Arc<Semaphore>,
    max: usize,
    waiting: AtomicU64,
}

/// Leaves the line also when the client goes away while it waits.
struct InLine<'a>(&'a AtomicU64);

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Workers {
    pub fn new(max: usize) -> Self {
        Self { permits: Arc::new(Semaphore::new(max)), max, waiting: AtomicU64::new(0) }
    }

    /// Takes a worker, to be given back by dropping it.
    ///
    /// # Errors
    /// [`ApiError::Overloaded`] after 30 s in line.
    pub async fn take(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        if let Ok(permit) = self.permits.clone().try_acquire_owned() {
            return Ok(permit);
        }
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let _line = InLine(&self.waiting);
        let permit = tokio::time::timeout(PATIENCE, self.permits.clone().acquire_owned()).await;
        permit.ok().and_then(Result::ok).ok_or(ApiError::Overloaded)
    }

    /// Keeps so many workers for other work than requests, in line with them.
    pub fn set_aside(&self, count: usize) -> Reserve<Option<OwnedSemaphorePermit>> {
        let permits = self.permits.clone();
        // Nobody closes the semaphore, so there is always a permit.
        Reserve::new(count, move || {
            let permits = permits.clone();
            async move { permits.acquire_owned().await.ok() }
        })
    }

    /// Workers in all.
    pub const fn max(&self) -> usize {
        self.max
    }

    pub fn numbers(&self) -> WorkerNumbers {
        WorkerNumbers {
            busy: (self.max - self.permits.available_permits()) as u64,
            max: self.max as u64,
            queue: self.waiting.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_line_moves_on_and_gives_up_after_its_patience() {
        let workers = Arc::new(Workers::new(1));
        let held = workers.take().await.unwrap();
        let next = tokio::spawn({
            let workers = workers.clone();
            async move { workers.take().await.is_ok() }
        });
        tokio::task::yield_now().await;
        let n = workers.numbers();
        assert_eq!((n.busy, n.max, n.queue), (1, 1, 1));
        drop(held);
        assert!(next.await.unwrap());
        let _held = workers.take().await.unwrap();
        // The paused clock jumps to the end of the wait.
        assert!(matches!(workers.take().await, Err(ApiError::Overloaded)));
        assert_eq!(workers.numbers().queue, 0);
    }
}

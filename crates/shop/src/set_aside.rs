// SPDX-License-Identifier: AGPL-3.0-or-later
//! Some of a shared stock, such as connections or workers, set aside for the house's own jobs.
//!
//! What is taken is taken in line with everybody else, as it comes free: nobody at work is disturbed, and who waits already comes
//! first. All of it, and the places in line, are given back within the call that asks for less, or drops the reserve.
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use tokio::task::AbortHandle;

type Taking<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// So many of something, taken one by one and kept.
pub struct Reserve<T> {
    stock: Arc<Mutex<Stock<T>>>,
    keeper: AbortHandle,
}

struct Stock<T> {
    wanted: usize,
    held: Vec<T>,
    /// Places in line, one for each that is missing, the oldest first.
    line: Vec<Taking<T>>,
    take: Box<dyn Fn() -> Taking<T> + Send>,
    keeper: Option<Waker>,
}

impl<T: Send + 'static> Reserve<T> {
    /// Takes `wanted` with `take`, on the runtime that this is called on.
    pub fn new<F>(wanted: usize, take: impl Fn() -> F + Send + 'static) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let take: Box<dyn Fn() -> Taking<T> + Send> = Box::new(move || Box::pin(take()));
        let stock = Stock { wanted, held: Vec::new(), line: Vec::new(), take, keeper: None };
        let stock = Arc::new(Mutex::new(stock));
        let kept = Arc::clone(&stock);
        let keeper = tokio::spawn(poll_fn(move |context| locked(&kept).keep(context))).abort_handle();
        Self { stock, keeper }
    }
}

impl<T> Reserve<T> {
    /// Goes over to another number: fewer at once, more as they come free.
    pub fn adjust(&self, wanted: usize) {
        let mut stock = locked(&self.stock);
        stock.wanted = wanted;
        let spare = stock.leave();
        let keeper = stock.keeper.take();
        // Given back outside of the lock: to give back may wake somebody who asks for it.
        drop(stock);
        drop(spare);
        if let Some(keeper) = keeper {
            keeper.wake();
        }
    }

    /// How many it has, and how many it is to have.
    #[must_use]
    pub fn held(&self) -> (usize, usize) {
        let stock = locked(&self.stock);
        (stock.held.len(), stock.wanted)
    }
}

impl<T> Drop for Reserve<T> {
    fn drop(&mut self) {
        self.adjust(0);
        self.keeper.abort();
    }
}

impl<T> fmt::Debug for Reserve<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (held, wanted) = self.held();
        f.debug_struct("Reserve").field("held", &held).field("wanted", &wanted).finish_non_exhaustive()
    }
}

impl<T> Stock<T> {
    /// Stands in line for what is missing and keeps what it is given; never ends.
    fn keep(&mut self, context: &mut Context<'_>) -> Poll<()> {
        while self.held.len() + self.line.len() < self.wanted {
            let taking = (self.take)();
            self.line.push(taking);
        }
        let mut at = 0;
        while at < self.line.len() {
            match self.line[at].as_mut().poll(context) {
                Poll::Ready(one) => {
                    drop(self.line.remove(at));
                    self.held.push(one);
                }
                Poll::Pending => at += 1,
            }
        }
        self.keeper = Some(context.waker().clone());
        Poll::Pending
    }

    /// Lets go of what is too much: the youngest places in line first, then what it has.
    fn leave(&mut self) -> (Vec<Taking<T>>, Vec<T>) {
        let waiting = self.line.len().min(self.wanted.saturating_sub(self.held.len()));
        let kept = self.held.len().min(self.wanted);
        (self.line.split_off(waiting), self.held.split_off(kept))
    }
}

/// It is whole at every moment, also after a panic of what it was given.
fn locked<T>(stock: &Mutex<Stock<T>>) -> MutexGuard<'_, Stock<T>> {
    stock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tokio::sync::Semaphore;

    use super::*;

    const ALL: usize = 8;

    fn reserve(stock: &Arc<Semaphore>, wanted: usize) -> Reserve<tokio::sync::OwnedSemaphorePermit> {
        let stock = Arc::clone(stock);
        Reserve::new(wanted, move || {
            let stock = Arc::clone(&stock);
            async move { stock.acquire_owned().await.unwrap() }
        })
    }

    /// Lets every task run that can.
    async fn settle() {
        for _ in 0..4 * ALL {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn it_takes_what_comes_free_and_follows_what_is_wanted() {
        let stock = Arc::new(Semaphore::new(ALL));
        let mut busy: Vec<_> = (0..5).map(|_| stock.clone().try_acquire_owned().unwrap()).collect();
        let reserve = reserve(&stock, 6);
        settle().await;
        assert_eq!((reserve.held(), stock.available_permits()), ((3, 6), 0));
        // Who came later waits behind it.
        let late = tokio::spawn(stock.clone().acquire_owned());
        settle().await;
        busy.truncate(2);
        settle().await;
        assert_eq!((reserve.held(), late.is_finished()), ((6, 6), false));
        // What it needs no more goes to who waits, at once.
        reserve.adjust(1);
        assert_eq!(reserve.held(), (1, 1));
        drop(late.await.unwrap());
        assert_eq!(stock.available_permits(), ALL - 2 - 1);
        drop(reserve);
        assert_eq!(stock.available_permits(), ALL - 2);
    }

    #[tokio::test]
    async fn its_place_in_line_goes_with_it() {
        let stock = Arc::new(Semaphore::new(1));
        let busy = stock.clone().try_acquire_owned().unwrap();
        let reserve = reserve(&stock, 1);
        settle().await;
        let late = tokio::spawn(stock.clone().acquire_owned());
        settle().await;
        drop(reserve);
        drop(busy);
        drop(late.await.unwrap());
        assert_eq!(stock.available_permits(), 1);
    }

    proptest! {
        #[test]
        fn it_has_what_is_wanted_whenever_that_is_free(steps in proptest::collection::vec((0..ALL, 0..ALL), 1..20)) {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                let stock = Arc::new(Semaphore::new(ALL));
                let reserve = reserve(&stock, 0);
                let mut busy = Vec::new();
                for (wanted, others) in steps {
                    busy.truncate(others);
                    while busy.len() < others && let Ok(one) = stock.clone().try_acquire_owned() {
                        busy.push(one);
                    }
                    reserve.adjust(wanted);
                    settle().await;
                    assert_eq!(reserve.held(), (wanted.min(ALL - busy.len()), wanted));
                    assert_eq!(stock.available_permits(), ALL - busy.len() - reserve.held().0);
                }
                drop(reserve);
                assert_eq!(stock.available_permits(), ALL - busy.len());
            });
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levers that take a share of what the shop's requests live on, and hold it.
use std::time::Duration;

use perfshop_chaos::{Guard, Measure, Start, Want, share};
use perfshop_shop::db::{Db, DbError};
use perfshop_shop::set_aside::Reserve;
use perfshop_shop::stocktaking;

use super::Resources;

/// A share of so many.
struct Taken<T> {
    reserve: Reserve<T>,
    all: usize,
}

impl<T: Send + 'static> Guard for Taken<T> {
    fn adjust(&mut self, want: &Want) {
        self.reserve.adjust(share(want.dose, self.all));
    }

    fn measure(&self) -> Measure {
        let (held, wanted) = self.reserve.held();
        Measure { value: held as f64 * 100.0 / self.all.max(1) as f64, limited: held < wanted }
    }
}

/// Takes from the workers.
pub(super) fn workers(resources: &Resources) -> Start {
    let workers = resources.workers.clone();
    Box::new(move |want| {
        let all = workers.max();
        Ok(Box::new(Taken { reserve: workers.set_aside(share(want.dose, all)), all }))
    })
}

/// Takes from the connections of the shop's pool.
pub(super) fn connections(resources: &Resources) -> Start {
    let shop = resources.shop.clone();
    Box::new(move |want| {
        let all = shop.pool_status().max;
        Ok(Box::new(Taken { reserve: shop.set_aside(share(want.dose, all)), all }))
    })
}

/// Lets the ranking of related products run where a request's plan asks for it, and ends those that run.
struct Rankings(Db);

pub(super) fn rankings(resources: &Resources) -> Start {
    let shop = resources.shop.clone();
    Box::new(move |_| {
        shop.allow_rankings();
        Ok(Box::new(Rankings(shop.clone())))
    })
}

impl Guard for Rankings {
    /// Each request's plan tells the dose.
    fn adjust(&mut self, _: &Want) {}

    /// Of the two seconds that are the greatest dose.
    fn measure(&self) -> Measure {
        Measure { value: self.0.lasted().as_secs_f64() / 2.0 * 100.0, limited: false }
    }
}

impl Drop for Rankings {
    fn drop(&mut self) {
        self.0.end_rankings();
    }
}

/// Longest wait for counts to end and for what they left to be deleted.
const PATIENCE: Duration = Duration::from_millis(800);

/// Lets orders meet a count where their plan asks for it; with its end nothing of that is left.
struct Counts(Db);

pub(super) fn counts(resources: &Resources) -> Start {
    let shop = resources.shop.clone();
    Box::new(move |_| {
        let db = shop.clone();
        // What a killed process could not delete.
        tokio::spawn(async move { told(stocktaking::forget_old_tries(&db).await) });
        Ok(Box::new(Counts(shop.clone())))
    })
}

impl Guard for Counts {
    /// Each request's plan tells the dose.
    fn adjust(&mut self, _: &Want) {}
}

impl Drop for Counts {
    fn drop(&mut self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (done, ended) = std::sync::mpsc::channel::<()>();
        let db = self.0.clone();
        runtime.spawn(async move {
            told(stocktaking::end(&db).await);
            drop(done);
        });
        // An error is the end of the task, which is what is waited for.
        let _ = ended.recv_timeout(PATIENCE);
    }
}

fn told(done: Result<(), DbError>) {
    if let Err(error) = done {
        tracing::error!(target: "instructor", audience = "instructor", %error, "the deadlock lever's tables were not emptied");
    }
}

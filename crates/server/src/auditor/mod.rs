// SPDX-License-Identifier: AGPL-3.0-or-later
//! The auditor: every order recalculated from the rules page, whatever the shop's own code says of it. It is the proof for
//! anomalies that nothing shows, and the instructor's answer key.
//!
//! It has the rules a second time ([`rules`]), reads the tables by itself ([`read`], [`records`], [`mail`]) and calls none of the
//! shop's arithmetic: two programs that are wrong in the same way would agree. What an anomaly is known by stands where it is
//! looked for: amounts in [`judge`], stock, points and states in [`books`], addresses in [`address`], and what leaves no trace in
//! [`exposure`].

mod address;
#[cfg(test)]
mod agreement;
mod books;
pub mod desk;
mod exposure;
mod judge;
mod mail;
mod read;
mod records;
mod report;
mod rules;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicI64, Ordering};

use perfshop_shop::db::{Db, DbError};
use perfshop_shop::seed::{self, Lang, SEED_DAY_MS};

use exposure::Windows;
use judge::{Past, Verdict};
use read::Found;
use records::Records;
pub use report::{Deviation, Gap, Proof, Report, Sum, Unknown, euros};

/// Two orders of one request are written within this many ms.
const ONE_REQUEST: i64 = 60_000;

/// How far an audit is, in order numbers, for whoever looks on.
#[derive(Debug, Default)]
pub struct Progress {
    pub done: AtomicI64,
    pub of: AtomicI64,
}

/// A customer's orders so far.
#[derive(Default)]
struct Customer {
    has_kept: bool,
    /// What the last one was of, and when.
    last: Option<(u64, i64)>,
}

/// Recalculates every order that is there now. It holds a page of orders at a time, and of what it goes by one entry a product,
/// a customer and a promo code.
///
/// # Errors
/// When a database cannot be read.
pub async fn audit(shop: &Db, control: &Db, progress: &Progress) -> Result<Report, DbError> {
    // First: what changes from here on is newer than every order that is looked at.
    let last = read::last_id(shop).await?;
    progress.of.store(last, Ordering::Relaxed);
    // The language changes names and nothing that is used here.
    let seed = seed::seed(Lang::En).map_err(|error| DbError::Other(error.to_string()))?;
    let records = Records::load(shop, control, &seed).await?;
    drop(seed);
    let windows = Windows::load(control).await?;
    let (mut report, mut customers) = (Report::default(), HashMap::<i64, Customer>::new());
    let mut after = 0;
    loop {
        let page = read::page(shop, after, last).await?;
        let Some(end) = page.last().map(|order| order.id) else { break };
        after = end;
        for order in &page {
            let past = customers.entry(order.user_id).or_default().go_on(order);
            let mut verdict = Verdict::of(order);
            verdict.recalculate(&records, past);
            books::judge(&mut verdict, order, &records, &windows);
            address::judge(&mut verdict, order, &records, &windows);
            report.take(verdict, windows.exposed(order));
        }
        progress.done.store(after, Ordering::Relaxed);
    }
    for (gap, since) in windows.silent() {
        report.was_on(gap, since);
    }
    progress.done.store(last, Ordering::Relaxed);
    Ok(report)
}

impl Customer {
    /// Takes the customer's next order in, and says what the ones before mean for it.
    fn go_on(&mut self, order: &Found) -> Past {
        let print = print(order);
        let is_double = !order.asked_for
            && order.created_at >= SEED_DAY_MS
            && self.last.is_some_and(|(last, at)| last == print && (order.created_at - at).abs() < ONE_REQUEST);
        let past = Past { has_kept: self.has_kept, is_double };
        self.has_kept |= order.status != "CANCELLED" && !order.is_paid_back();
        self.last = Some((print, order.created_at));
        past
    }
}

/// The same for two orders of the same goods on the same terms.
fn print(order: &Found) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&order.lines, order.total, &order.promo, &order.mode, &order.street, &order.city).hash(&mut hasher);
    hasher.finish()
}

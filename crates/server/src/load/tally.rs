// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is counted while shoppers are about, and the report made of it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hdrhistogram::{CreationError, Histogram};

use super::persona::Persona;

/// How an answer was not a success: `("503", "OVERLOADED")`, `("-", "TIMEOUT")` when there was none.
pub type Fault = (String, String);

/// How a call went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    Good,
    /// Refused as the journey meant it to be: a promo code that is known to be no good.
    Refused(Fault),
    Failed(Fault),
}

/// How a journey ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Completed,
    /// A call failed, and the shopper went away.
    Failed,
    /// All customers were taken by other shoppers.
    Left,
    /// The run was over.
    Cut,
}

#[derive(Default)]
struct Journeys {
    started: u64,
    completed: u64,
    failed: u64,
    left: u64,
}

struct Call {
    requests: u64,
    errors: u64,
    /// Microseconds, to three figures.
    latency: Histogram<u32>,
}

#[derive(Default)]
struct Counts {
    calls: BTreeMap<&'static str, Call>,
    requests: u64,
    errors: u64,
    faults: BTreeMap<Fault, u64>,
    refusals: BTreeMap<Fault, u64>,
    journeys: BTreeMap<Persona, Journeys>,
    not_started: u64,
    orders: u64,
    revenue_cents: i64,
}

/// The counters of a run, shared by its shoppers.
pub(super) struct Tally {
    counts: Mutex<Counts>,
    begin: Instant,
    /// What each call's histogram begins as: three figures, growing as it must.
    empty: Histogram<u32>,
}

impl Tally {
    pub(super) fn new() -> Result<Self, CreationError> {
        Ok(Self { counts: Mutex::default(), begin: Instant::now(), empty: Histogram::new(3)? })
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        // Counters have no half-written state that a panic could leave behind.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn call(&self, name: &'static str, took: Duration, outcome: &Outcome) {
        let mut counts = self.counts();
        let fresh = || Call { requests: 0, errors: 0, latency: self.empty.clone() };
        let call = counts.calls.entry(name).or_insert_with(fresh);
        call.requests += 1;
        // It grows as it must. (`saturating_record` would not: it would cut all times at the size it has at first.)
        let _ = call.latency.record(u64::try_from(took.as_micros()).unwrap_or(u64::MAX).max(1));
        call.errors += u64::from(matches!(outcome, Outcome::Failed(_)));
        counts.requests += 1;
        match outcome {
            Outcome::Good => {}
            Outcome::Refused(fault) => *counts.refusals.entry(fault.clone()).or_default() += 1,
            Outcome::Failed(fault) => {
                counts.errors += 1;
                *counts.faults.entry(fault.clone()).or_default() += 1;
            }
        }
    }

    pub(super) fn started(&self, persona: Persona) {
        self.counts().journeys.entry(persona).or_default().started += 1;
    }

    pub(super) fn ended(&self, persona: Persona, ending: Ending) {
        let mut counts = self.counts();
        let journeys = counts.journeys.entry(persona).or_default();
        match ending {
            Ending::Completed => journeys.completed += 1,
            Ending::Failed => journeys.failed += 1,
            Ending::Left => journeys.left += 1,
            // What started and ended in no other way was cut off.
            Ending::Cut => {}
        }
    }

    /// A journey that was due, but too many were under way.
    pub(super) fn not_started(&self) {
        self.counts().not_started += 1;
    }

    pub(super) fn order(&self, total_cents: i64) {
        let mut counts = self.counts();
        counts.orders += 1;
        counts.revenue_cents += total_cents;
    }

    pub(super) fn progress(&self) -> Progress {
        let counts = self.counts();
        Progress {
            elapsed: self.begin.elapsed(),
            requests: counts.requests,
            errors: counts.errors,
            orders: counts.orders,
        }
    }

    pub(super) fn report(&self) -> Report {
        let counts = self.counts();
        let mut overall = self.empty.clone();
        let calls = counts.calls.iter().map(|(name, call)| {
            // It grows as it must: both have the same precision.
            let _ = overall.add(&call.latency);
            CallRow { name, requests: call.requests, errors: call.errors, latency: Latency::of(&call.latency) }
        });
        let calls = calls.collect();
        let journeys = counts.journeys.iter().map(|(persona, j)| JourneyRow {
            persona: *persona,
            started: j.started,
            completed: j.completed,
            failed: j.failed,
            left: j.left,
            cut: j.started.saturating_sub(j.completed + j.failed + j.left),
        });
        let rows = |faults: &BTreeMap<Fault, u64>| {
            let rows = faults.iter().map(|((status, code), count)| FaultRow {
                status: status.clone(),
                code: code.clone(),
                count: *count,
            });
            rows.collect()
        };
        Report {
            elapsed: self.begin.elapsed(),
            requests: counts.requests,
            errors: counts.errors,
            calls,
            overall: Latency::of(&overall),
            faults: rows(&counts.faults),
            refusals: rows(&counts.refusals),
            journeys: journeys.collect(),
            not_started: counts.not_started,
            orders: counts.orders,
            revenue_cents: counts.revenue_cents,
        }
    }
}

/// How a run stands.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    pub elapsed: Duration,
    pub requests: u64,
    pub errors: u64,
    pub orders: u64,
}

/// What a run gave.
#[derive(Debug, Clone)]
pub struct Report {
    pub elapsed: Duration,
    pub requests: u64,
    /// Answers that no journey meant to get, and calls without an answer.
    pub errors: u64,
    /// In the order of the names.
    pub calls: Vec<CallRow>,
    pub overall: Latency,
    /// The errors by status and code.
    pub faults: Vec<FaultRow>,
    /// Refusals that journeys meant to get, by status and code; not among the errors.
    pub refusals: Vec<FaultRow>,
    pub journeys: Vec<JourneyRow>,
    /// Journeys that were due, but too many were under way.
    pub not_started: u64,
    pub orders: u64,
    /// What the orders cost in all.
    pub revenue_cents: i64,
}

#[derive(Debug, Clone)]
pub struct CallRow {
    /// Verb and path, as in the API's document.
    pub name: &'static str,
    pub requests: u64,
    pub errors: u64,
    pub latency: Latency,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultRow {
    pub status: String,
    pub code: String,
    pub count: u64,
}

/// `started` is the sum of the other four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JourneyRow {
    pub persona: Persona,
    pub started: u64,
    pub completed: u64,
    /// Ended by an error.
    pub failed: u64,
    /// Left because all the shoppers' customers were taken.
    pub left: u64,
    /// Under way when the run ended.
    pub cut: u64,
}

/// From the request to the last byte of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Latency {
    pub p50: Duration,
    pub p90: Duration,
    pub p95: Duration,
    pub p99: Duration,
    pub max: Duration,
}

impl Latency {
    fn of(histogram: &Histogram<u32>) -> Self {
        let at = |quantile| Duration::from_micros(histogram.value_at_quantile(quantile));
        Self { p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: Duration::from_micros(histogram.max()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_calls_and_overall_of_all() {
        let tally = Tally::new().unwrap();
        for ms in 1..=1000 {
            tally.call("GET /a", Duration::from_millis(ms), &Outcome::Good);
        }
        let fault = ("503".to_owned(), "OVERLOADED".to_owned());
        for _ in 0..1000 {
            tally.call("GET /b", Duration::from_millis(2000), &Outcome::Failed(fault.clone()));
        }
        let report = tally.report();
        let near = |found: Duration, ms: f64| (found.as_secs_f64() * 1000.0 / ms - 1.0).abs() < 0.002;
        let a = report.calls[0].latency;
        assert!(near(a.p50, 500.0) && near(a.p90, 900.0) && near(a.p95, 950.0) && near(a.p99, 990.0), "{a:?}");
        assert!(near(a.max, 1000.0) && near(report.overall.p50, 1000.0) && near(report.overall.p90, 2000.0));
        assert_eq!((report.requests, report.errors, report.calls[1].errors), (2000, 1000, 1000));
        assert_eq!(report.faults, [FaultRow { status: "503".into(), code: "OVERLOADED".into(), count: 1000 }]);
    }

    #[test]
    fn journeys_that_never_ended_were_cut_off() {
        let tally = Tally::new().unwrap();
        (0..10).for_each(|_| tally.started(Persona::Buyer));
        for ending in [Ending::Completed, Ending::Completed, Ending::Failed, Ending::Left, Ending::Cut] {
            tally.ended(Persona::Buyer, ending);
        }
        let row = JourneyRow { persona: Persona::Buyer, started: 10, completed: 2, failed: 1, left: 1, cut: 6 };
        assert_eq!(tally.report().journeys, [row]);
        assert_eq!(tally.report().overall, Latency::default());
    }
}

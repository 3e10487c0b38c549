// SPDX-License-Identifier: AGPL-3.0-or-later
//! The live figures: one sample a second, an hour of them in memory, and the signals that stop rules read.
//!
//! A finished request adds one to one bucket of a histogram that only ever grows; the sampler subtracts what it saw a second
//! (and ten seconds) ago. So a request takes no lock, and no count is lost between two samples.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::watch;
use utoipa::ToSchema;

/// Samples kept: one hour at one a second.
const KEPT: usize = 3600;
/// Samples that a stop rule looks back, and that make a minute.
const WINDOW: usize = 10;
const MINUTE: usize = 60;

/// Sub-buckets to each power of two are 2^5: a value read back is off by at most 1.6 %.
const PRECISION: u32 = 5;
const SUB: u64 = 1 << PRECISION;
/// Longest duration told apart: 2^27 µs, 134 s.
const LONGEST_US: u64 = (1 << 27) - 1;
const BUCKETS: usize = bucket(LONGEST_US) + 1;

/// The bucket of a duration in µs: exact below 64 µs, then 32 buckets to each doubling.
const fn bucket(us: u64) -> usize {
    let us = if us > LONGEST_US { LONGEST_US } else { us };
    let shift = (us | 1).ilog2().saturating_sub(PRECISION);
    (shift as u64 * SUB + (us >> shift)) as usize
}

/// The middle of a bucket, in µs.
const fn middle(bucket: usize) -> f64 {
    let shift = (bucket as u64 / SUB).saturating_sub(1);
    let low = (bucket as u64 - shift * SUB) << shift;
    low as f64 + ((1 << shift) - 1) as f64 / 2.0
}

/// What the charts show of one second. Percentiles are 0 when no request finished.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LiveSample {
    /// When, in epoch milliseconds.
    pub at: i64,
    pub requests_per_second: f64,
    /// Answers of 500 and above.
    pub errors_per_second: f64,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
    /// Of the process; 100 is one core.
    pub cpu_percent: f64,
    pub rss_bytes: u64,
    pub heap_used_bytes: u64,
    pub heap_max_bytes: u64,
    pub pool_used: u64,
    pub pool_max: u64,
    pub pool_waiting: u64,
    pub workers_busy: u64,
    pub workers_max: u64,
    pub workers_queue: u64,
    /// Milliseconds that the shop's statements took, a second of time: 2000 is two connections that never rest.
    pub db_ms_per_second: f64,
    pub statements_per_second: f64,
    /// Milliseconds of the last second in which every request of the shop had to wait for memory.
    pub pause_ms: f64,
    /// Orders of the last minute.
    pub orders_per_minute: u64,
    /// Since the process began.
    pub revenue_eur: f64,
    pub restarts: u64,
    /// Students whose shop's page has told how it is within the last seconds. The figures below are 0 while there are none.
    pub browsers: u64,
    /// Frames a second of the slowest of these pages.
    pub browser_fps: f64,
    /// Tasks above 50 ms, a second, of the page with most.
    pub browser_long_tasks: f64,
    /// JavaScript heap of the page with most, in MB.
    pub browser_heap_mb: f64,
    /// Requests a second of the page with most.
    pub browser_requests: f64,
    /// Nodes of the page with most.
    pub browser_nodes: f64,
    /// Pages in which a worker computes.
    pub browser_workers: f64,
}

impl LiveSample {
    /// The names of the figures on the wire, in the order of [`Self::figures`].
    pub const FIELDS: [&'static str; 29] = [
        "at",
        "requestsPerSecond",
        "errorsPerSecond",
        "p50Ms",
        "p95Ms",
        "p99Ms",
        "cpuPercent",
        "rssBytes",
        "heapUsedBytes",
        "heapMaxBytes",
        "poolUsed",
        "poolMax",
        "poolWaiting",
        "workersBusy",
        "workersMax",
        "workersQueue",
        "dbMsPerSecond",
        "statementsPerSecond",
        "pauseMs",
        "ordersPerMinute",
        "revenueEur",
        "restarts",
        "browsers",
        "browserFps",
        "browserLongTasks",
        "browserHeapMb",
        "browserRequests",
        "browserNodes",
        "browserWorkers",
    ];

    /// All of it as a row of numbers.
    #[must_use]
    pub const fn figures(&self) -> [f64; Self::FIELDS.len()] {
        [
            self.at as f64,
            self.requests_per_second,
            self.errors_per_second,
            self.p50_ms,
            self.p95_ms,
            self.p99_ms,
            self.cpu_percent,
            self.rss_bytes as f64,
            self.heap_used_bytes as f64,
            self.heap_max_bytes as f64,
            self.pool_used as f64,
            self.pool_max as f64,
            self.pool_waiting as f64,
            self.workers_busy as f64,
            self.workers_max as f64,
            self.workers_queue as f64,
            self.db_ms_per_second,
            self.statements_per_second,
            self.pause_ms,
            self.orders_per_minute as f64,
            self.revenue_eur,
            self.restarts as f64,
            self.browsers as f64,
            self.browser_fps,
            self.browser_long_tasks,
            self.browser_heap_mb,
            self.browser_requests,
            self.browser_nodes,
            self.browser_workers,
        ]
    }
}

/// What stop rules compare with.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Signals {
    /// Of the heap budget, at the last sample: a leak that must stop is not averaged away.
    pub heap_percent: f64,
    /// Answers of 500 and above among the requests of the last 10 s.
    pub error_percent: f64,
    /// Over the last 10 s; 0 when no request finished.
    pub p95_ms: f64,
}

/// What only the caller of [`Live::push`] can know: the sample's other fields, and totals since the process began.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    pub sample: LiveSample,
    pub cpu: Duration,
    pub orders: u64,
}

/// The counts at one instant.
struct Counts {
    at: Instant,
    cpu: Duration,
    errors: u64,
    durations: Box<[u64; BUCKETS]>,
    statements: u64,
    statements_us: u64,
    pauses_us: u64,
}

struct History {
    /// The last [`WINDOW`] counts, oldest first; never empty.
    counts: VecDeque<Counts>,
    /// Orders ever placed, as each of the last [`MINUTE`] samples saw them.
    orders: VecDeque<u64>,
    samples: VecDeque<LiveSample>,
    signals: Signals,
}

pub struct Live {
    durations: Box<[AtomicU64; BUCKETS]>,
    errors: AtomicU64,
    statements: AtomicU64,
    statements_us: AtomicU64,
    pauses_us: AtomicU64,
    history: Mutex<History>,
    last: watch::Sender<LiveSample>,
}

impl Live {
    pub(super) fn new(now: Instant, cpu: Duration) -> Self {
        let durations = Box::new([0; BUCKETS]);
        let zero = Counts { at: now, cpu, errors: 0, durations, statements: 0, statements_us: 0, pauses_us: 0 };
        Self {
            durations: Box::new([const { AtomicU64::new(0) }; BUCKETS]),
            errors: AtomicU64::new(0),
            statements: AtomicU64::new(0),
            statements_us: AtomicU64::new(0),
            pauses_us: AtomicU64::new(0),
            history: Mutex::new(History {
                counts: VecDeque::from([zero]),
                orders: VecDeque::from([0]),
                samples: VecDeque::new(),
                signals: Signals::default(),
            }),
            last: watch::Sender::new(LiveSample::default()),
        }
    }

    /// Begins the first second: what was counted before belongs to it, and it is not longer than others for that. Whoever sums up the
    /// first sample's rates knows of nothing before it.
    pub(super) fn begin(&self, cpu: Duration, now: Instant) {
        if let Some(first) = self.history().counts.front_mut() {
            (first.cpu, first.at) = (cpu, now);
        }
    }

    /// Counts a finished request: two additions at most.
    pub fn record(&self, duration: Duration, error: bool) {
        let us = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        self.durations[bucket(us)].fetch_add(1, Ordering::Relaxed);
        if error {
            self.errors.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts a finished statement of the shop's database.
    pub fn record_statement(&self, duration: Duration) {
        let us = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        self.statements.fetch_add(1, Ordering::Relaxed);
        self.statements_us.fetch_add(us, Ordering::Relaxed);
    }

    /// Counts a time in which every request waited.
    pub(super) fn record_pause(&self, duration: Duration) {
        self.pauses_us.fetch_add(u64::try_from(duration.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Completes the reading with what was counted since the last one, keeps it and tells it to all who watch.
    pub(super) fn push(&self, reading: Reading, now: Instant) -> LiveSample {
        let counts = Counts {
            at: now,
            cpu: reading.cpu,
            errors: self.errors.load(Ordering::Relaxed),
            durations: Box::new(std::array::from_fn(|i| self.durations[i].load(Ordering::Relaxed))),
            statements: self.statements.load(Ordering::Relaxed),
            statements_us: self.statements_us.load(Ordering::Relaxed),
            pauses_us: self.pauses_us.load(Ordering::Relaxed),
        };
        let mut history = self.history();
        let mut sample = reading.sample;
        if let (Some(last), Some(oldest)) = (history.counts.back(), history.counts.front()) {
            let (second, ten) = (Between::new(last, &counts), Between::new(oldest, &counts));
            sample.requests_per_second = round(second.requests as f64 / second.seconds);
            sample.errors_per_second = round(second.errors as f64 / second.seconds);
            [sample.p50_ms, sample.p95_ms, sample.p99_ms] = [0.50, 0.95, 0.99].map(|q| second.quantile_ms(q));
            let [statements, statements_us] =
                [(counts.statements, last.statements), (counts.statements_us, last.statements_us)]
                    .map(|(now, before)| now.wrapping_sub(before) as f64 / second.seconds);
            sample.statements_per_second = round(statements);
            sample.db_ms_per_second = round(statements_us / 1000.0);
            sample.pause_ms = round(counts.pauses_us.wrapping_sub(last.pauses_us) as f64 / 1000.0 / second.seconds);
            let cpu = counts.cpu.saturating_sub(last.cpu).as_secs_f64();
            sample.cpu_percent = round(cpu / second.seconds * 100.0);
            history.signals = Signals {
                heap_percent: percent(sample.heap_used_bytes as f64, sample.heap_max_bytes as f64),
                error_percent: percent(ten.errors as f64, ten.requests as f64),
                p95_ms: ten.quantile_ms(0.95),
            };
        }
        let minute_ago = history.orders.front().copied().unwrap_or_default();
        sample.orders_per_minute = reading.orders.saturating_sub(minute_ago);
        push_bounded(&mut history.orders, reading.orders, MINUTE);
        push_bounded(&mut history.counts, counts, WINDOW);
        push_bounded(&mut history.samples, sample, KEPT);
        drop(history);
        self.last.send_replace(sample);
        sample
    }

    /// The signals as the last sample found them.
    pub fn signals(&self) -> Signals {
        self.history().signals
    }

    /// The samples of the last hour, oldest first.
    pub fn hour(&self) -> Vec<LiveSample> {
        self.history().samples.iter().copied().collect()
    }

    /// The last sample (its `at` is 0 before the first) and a wake-up at each new one.
    pub fn watch(&self) -> watch::Receiver<LiveSample> {
        self.last.subscribe()
    }

    fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What happened between two counts.
struct Between {
    seconds: f64,
    errors: u64,
    requests: u64,
    durations: Box<[u64; BUCKETS]>,
}

impl Between {
    fn new(from: &Counts, to: &Counts) -> Self {
        let durations = Box::new(std::array::from_fn(|i| to.durations[i].wrapping_sub(from.durations[i])));
        Self {
            // Two samples at the same instant (a clock that stood) must not divide by zero.
            seconds: to.at.saturating_duration_since(from.at).as_secs_f64().max(1e-3),
            errors: to.errors.wrapping_sub(from.errors),
            requests: durations.iter().sum(),
            durations,
        }
    }

    /// The duration that a share `q` of the requests did not exceed (nearest rank), in ms.
    fn quantile_ms(&self, q: f64) -> f64 {
        let rank = ((self.requests as f64 * q).ceil() as u64).max(1);
        let mut seen = 0;
        let found = self.durations.iter().position(|n| {
            seen += n;
            seen >= rank
        });
        found.map_or(0.0, |b| round(middle(b) / 1000.0))
    }
}

fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole * 100.0 } else { 0.0 }
}

/// To thousandths: what a chart can show, and short on the wire.
fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn push_bounded<T>(queue: &mut VecDeque<T>, item: T, most: usize) {
    if queue.len() == most {
        queue.pop_front();
    }
    queue.push_back(item);
}

#[cfg(test)]
mod tests;

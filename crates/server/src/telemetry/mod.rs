// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the program tells of itself: log lines, metrics, live figures. One [`Telemetry`] an application, nothing global but
//! the log's installation.

mod clients;
mod context;
#[cfg(test)]
mod cost;
pub mod export;
mod exposition;
mod facts;
mod json;
mod kept;
pub mod live;
pub mod log;
mod metrics;
mod process;
pub mod profile;
mod sink;
mod sources;
pub mod trace;

use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::http::Method;
use perfshop_shop::booking::Booked;
use perfshop_shop::db::{DbObserver, Statement};
use perfshop_shop::ledger::Moves;
use tokio::time::MissedTickBehavior;

pub use clients::ClientFigures;
pub use context::{RequestContext, hex, parse_trace_id};
pub use exposition::Format;
pub use kept::Search;
pub use live::{Live, LiveSample, Signals};
pub use process::ProcessNumbers;
pub use sink::{Sink, SinkGuard};
pub use sources::{ChaosSample, HeapNumbers, PoolNumbers, Restarts, Sources, WorkerNumbers};

use crate::interceptors::detail;
pub use export::{Export, Exported};
use live::Reading;
use metrics::{Losses, Metrics, RouteKind, method_name};
use profile::Profiles;
use trace::{Ended, Step, Traces};

/// The status under which a request is counted whose client left before the answer, as reverse proxies do.
const CLIENT_LEFT: u16 = 499;

pub struct Telemetry {
    metrics: Metrics,
    live: Live,
    log: Option<Sink>,
    traces: Traces,
    profiles: Arc<Profiles>,
    export: OnceLock<Export>,
    db_system: &'static str,
}

impl Telemetry {
    /// `db_system`: `sqlite` or `mysql`, which MariaDB is too. `log`: the process's log output, whose losses are exported.
    pub fn new(db_system: &'static str, log: Option<Sink>) -> Self {
        Self {
            metrics: Metrics::new(db_system),
            live: Live::new(Instant::now(), process::cpu_time()),
            log,
            traces: Traces::new(),
            profiles: Arc::default(),
            export: OnceLock::new(),
            db_system,
        }
    }

    /// Sends traces and lines to these sinks from now on. Only the first call counts.
    pub fn export_to(&self, export: Export) {
        if let Some(log) = &self.log {
            log.send_to(export.line_queues());
        }
        let _ = self.export.set(export);
    }

    pub fn traces(&self) -> &Traces {
        &self.traces
    }

    /// Where CPU time goes, and what memory holds.
    pub fn profiles(&self) -> &Arc<Profiles> {
        &self.profiles
    }

    /// What a span says of the database.
    pub fn db_system(&self) -> &'static str {
        self.db_system
    }

    /// The log's output, with the last lines; nothing in a process that has none.
    pub fn log(&self) -> Option<&Sink> {
        self.log.as_ref()
    }

    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Begins a request. `route` is the matched pattern (`/api/products/{id}`), `None` when nothing matched.
    pub fn request_started<'a>(&'a self, method: &'a Method, route: Option<&'a str>) -> ActiveRequest<'a> {
        self.metrics.active.inc();
        ActiveRequest { telemetry: self, method, route, started: Instant::now(), status: CLIENT_LEFT }
    }

    /// Counts a finished request and logs it. Called within the request's context.
    pub fn request_finished(&self, method: &Method, route: Option<&str>, status: u16, duration: Duration) {
        let route = route.unwrap_or_default();
        let ended = Ended { method: method_name(method), route, status, lasted: duration };
        let trace = RequestContext::current(|context| self.traces.finished(context, &ended)).flatten();
        if let (Some(trace), Some(export)) = (&trace, self.export.get()) {
            export.trace(trace);
        }
        let kind = self.metrics.request(method, route, status, duration, trace.as_ref().map(|trace| &trace.trace_id));
        if kind != RouteKind::Control {
            self.live.record(duration, status >= 500);
        }
        let (method, ms) = (ended.method, milliseconds(duration));
        if kind == RouteKind::Shop {
            tracing::info!(target: "http", method, route, status, ms, "request");
        } else {
            tracing::info!(target: "http", audience = "instructor", method, route, status, ms, "request");
        }
    }

    /// Counts an order and what moved for it.
    pub fn order_booked(&self, booked: &Booked) {
        self.metrics.facts.order_booked(booked);
    }

    /// Counts what else moved.
    pub fn moved(&self, moves: &Moves) {
        self.metrics.facts.moved(moves);
    }

    /// Counts a step of an order.
    pub fn order_moved(&self, from: &'static str, to: &'static str) {
        self.metrics.facts.order_moved(from, to);
    }

    /// Counts a use of a session that had ended, served or refused.
    pub fn ended_session_used(&self, served: bool) {
        self.metrics.facts.ended_session_used(served);
    }

    /// Notes how a student's page is; an empty name stands for pages of nobody in particular.
    pub fn client_told(&self, student: &str, figures: ClientFigures) {
        self.metrics.clients.told(student, figures, Instant::now());
    }

    /// How the pages of students are that have told it within the last seconds, by student.
    pub fn browsers(&self) -> Vec<(String, ClientFigures)> {
        self.metrics.clients.fresh(Instant::now())
    }

    /// Counts a time in which every request of the shop had to wait.
    pub fn paused(&self, duration: Duration) {
        self.metrics.pauses.observe(duration.as_secs_f64());
        self.live.record_pause(duration);
        tracing::info!(target: "runtime", ms = milliseconds(duration), "pause");
    }

    /// The whole scrape, for the instructor.
    pub fn encode_all(&self, sources: &dyn Sources, format: Format) -> String {
        self.metrics.encode_all(sources, &self.losses(), format)
    }

    /// The scrape without what names an anomaly or tells what the instructor does.
    pub fn encode_students(&self, sources: &dyn Sources, format: Format) -> String {
        self.metrics.encode_students(sources, &self.losses(), format)
    }

    /// What sinks outside of the program have taken and not taken.
    pub fn exported(&self) -> Exported {
        self.export.get().map(Export::counts).unwrap_or_default()
    }

    fn losses(&self) -> Losses {
        Losses { log_lines: self.log.as_ref().map_or(0, Sink::dropped), exported: self.exported() }
    }

    /// Takes the live sample of this second.
    pub fn sample_once(&self, sources: &dyn Sources, now: Instant) -> LiveSample {
        // With `now`, and not after what takes its time: rates are counted by the one and summed up by the other.
        let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let (pool, workers, heap) = (sources.pool(), sources.workers(), sources.heap());
        let process = ProcessNumbers::read();
        let sample = LiveSample {
            at: i64::try_from(at.as_millis()).unwrap_or(i64::MAX),
            rss_bytes: process.rss,
            heap_used_bytes: heap.used,
            heap_max_bytes: heap.max,
            pool_used: pool.in_use,
            pool_max: pool.max,
            pool_waiting: pool.waiting,
            workers_busy: workers.busy,
            workers_max: workers.max,
            workers_queue: workers.queue,
            revenue_eur: self.metrics.facts.revenue_eur(),
            restarts: sources.restarts().iter().map(|r| r.count).sum(),
            ..self.metrics.clients.sample(now)
        };
        self.live.push(Reading { sample, cpu: process.cpu, orders: self.metrics.facts.orders.get() }, now)
    }

    /// Samples every second until `stop` completes. Runs on the control runtime, so that it goes on while the shop is saturated.
    pub async fn run(self: Arc<Self>, sources: Arc<dyn Sources>, stop: impl Future<Output = ()>) {
        let mut second = tokio::time::interval(Duration::from_secs(1));
        second.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // The first tick comes at once; a sample of no time at all says nothing.
        second.tick().await;
        self.live.begin(ProcessNumbers::read().cpu, Instant::now());
        tokio::pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => return,
                _ = second.tick() => { self.sample_once(sources.as_ref(), Instant::now()); }
            }
        }
    }
}

impl DbObserver for Telemetry {
    /// Counts and logs a statement of the shop's database: its text with the `?`, never the values. The control plane's database
    /// has no observer: its statements would tell what the instructor does.
    fn statement(&self, statement: &Statement<'_>) {
        let Statement { sql, rows, duration, ok } = *statement;
        detail::hear(sql);
        self.metrics.statement(sql, duration);
        self.live.record_statement(duration);
        RequestContext::current(|context| context.recorder().map(|notes| notes.statement(sql, rows, duration, ok)));
        let ms = milliseconds(duration);
        if ok {
            tracing::info!(target: "db", sql, rows, ms, "statement");
        } else {
            tracing::warn!(target: "db", sql, rows, ms, "statement failed");
        }
    }

    fn waited(&self, duration: Duration) {
        RequestContext::current(|context| context.recorder().map(|notes| notes.waited(Step::Connection, duration)));
    }
}

/// A request under way. Dropped before it was finished, it counts as one whose client left.
#[must_use = "a request that is dropped at once counts as one whose client left"]
pub struct ActiveRequest<'a> {
    telemetry: &'a Telemetry,
    method: &'a Method,
    route: Option<&'a str>,
    started: Instant,
    status: u16,
}

impl ActiveRequest<'_> {
    /// Ends it with the status of its answer.
    pub fn finish(mut self, status: u16) {
        self.status = status;
    }
}

impl Drop for ActiveRequest<'_> {
    fn drop(&mut self) {
        // A panic is caught further in; one that still comes through here is no client's leaving.
        if std::thread::panicking() {
            self.status = 500;
        }
        self.telemetry.metrics.active.dec();
        self.telemetry.request_finished(self.method, self.route, self.status, self.started.elapsed());
    }
}

/// To the microsecond: what the clock is worth, and short in a line.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_micros() as f64 / 1000.0
}

fn epoch_millis() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()).unwrap_or(u64::MAX)
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The metrics of one application: their names, how they are counted, how they are read.
//!
//! Two registries keep the audiences apart: what names an anomaly is registered in the second, which the students' scrape never
//! encodes. Nothing is global; a process may hold many.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;
use axum::http::Method;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode_registry;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::exemplar::HistogramWithExemplars;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Metric, Registry};

use super::clients::Clients;
use super::context::hex;
use super::export::Exported;
use super::exposition::{self, ChaosSeries, Format};
use super::facts::Facts;
use super::process::ProcessNumbers;
use super::sources::Sources;

/// Upper bounds in seconds: those of the semantic conventions, and finer ones below, where a healthy shop lives.
const HTTP_BUCKETS: [f64; 17] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];
/// A pause is told from none, and a long one from one that nobody feels.
const PAUSE_BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];
const DB_BUCKETS: [f64; 12] = [0.0001, 0.00025, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0];

/// A name not in this list is counted as OTHER, so that no statement can add a series.
const DB_OPERATIONS: [&str; 5] = ["SELECT", "INSERT", "UPDATE", "DELETE", "OTHER"];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct HttpLabels {
    http_request_method: &'static str,
    http_route: String,
    http_response_status_code: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DbLabels {
    db_system_name: &'static str,
    db_operation_name: &'static str,
}

/// The label of an exemplar: from a bucket to a request that fell into it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct TraceLabel {
    trace_id: String,
}

type HttpHistogram = HistogramWithExemplars<TraceLabel>;
type Labelled<M> = Family<[(&'static str, String); 1], M>;
type Seconds = Counter<f64, AtomicU64>;

/// What a route is, decided once a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RouteKind {
    /// The shop's own.
    Shop,
    /// Its name would tell students something (it holds the word chaos); shop traffic otherwise.
    Marked,
    /// The instructor's calls: no shop traffic.
    Control,
}

impl RouteKind {
    pub fn of(route: &str) -> Self {
        if exposition::is_control(route) {
            Self::Control
        } else if route.contains("chaos") {
            Self::Marked
        } else {
            Self::Shop
        }
    }
}

/// A resolved series of the request histogram.
#[derive(Clone)]
struct HttpSeries {
    hash: u64,
    labels: HttpLabels,
    kind: RouteKind,
    histogram: HttpHistogram,
}

pub(super) struct Metrics {
    students: Registry,
    instructor: Registry,
    chaos: Arc<ChaosSeries>,
    pub clients: Arc<Clients>,
    /// Held while values are copied in and encoded: two scrapes at once must not write an older value over a newer one.
    scrape: Mutex<()>,

    http: Family<HttpLabels, HttpHistogram, fn() -> HttpHistogram>,
    /// The series seen so far, sorted by hash: a request finds its own without a lock and without building its labels.
    http_cache: ArcSwap<Vec<HttpSeries>>,
    hasher: RandomState,
    pub active: Gauge,
    db: [Histogram; DB_OPERATIONS.len()],
    pub pauses: Histogram,
    pub facts: Facts,

    log_dropped: Counter,
    exported: [Counter; EXPORTED.len()],
    restarts: Labelled<Counter>,
    connections: Labelled<Gauge>,
    gauges: [Gauge; GAUGES.len()],
    cpu: Seconds,
    uptime: Gauge<f64, AtomicU64>,
}

/// Gauges that are copied from elsewhere at a scrape, in the order in which [`Metrics::copy`] fills them.
const GAUGES: [(&str, &str); 12] = [
    ("db_client_connection_max", "Most connections the pool opens"),
    ("db_client_connection_pending_requests", "Callers that wait for a connection"),
    ("perfshop_workers_busy", "Workers held by requests"),
    ("perfshop_workers_max", "Workers in all"),
    ("perfshop_workers_queue", "Requests that wait for a worker"),
    ("perfshop_heap_used_bytes", "Bytes allocated by the process"),
    ("perfshop_heap_max_bytes", "Bytes of the heap budget"),
    ("perfshop_heap_peak_bytes", "Most bytes ever allocated at once"),
    ("process_memory_usage_bytes", "Resident memory of the process"),
    ("process_open_file_descriptor_count", "Open file descriptors of the process"),
    ("process_thread_count", "Threads of the process"),
    ("system_cpu_logical_count", "Processors that the process may use"),
];

/// What telemetry itself has lost and sent.
pub(super) struct Losses {
    pub log_lines: u64,
    pub exported: Exported,
}

/// Counters of the export, in the order in which [`Metrics::copy`] fills them.
const EXPORTED: [(&str, &str); 6] = [
    ("perfshop_spans_exported", "Spans that a sink has taken"),
    ("perfshop_spans_dropped", "Spans lost because their sink did not keep up, or did not take them"),
    ("perfshop_log_lines_exported", "Log lines that a sink has taken"),
    ("perfshop_log_lines_export_dropped", "Log lines lost because their sink did not keep up, or did not take them"),
    ("perfshop_profiles_exported", "Profiles that a sink has taken"),
    ("perfshop_profiles_dropped", "Profiles lost because their sink did not keep up, or did not take them"),
];

impl Metrics {
    /// `db_system`: `sqlite` or `mysql`, which MariaDB is too.
    pub fn new(db_system: &'static str) -> Self {
        let mut students = Registry::default();
        let http: Family<HttpLabels, HttpHistogram, fn() -> HttpHistogram> =
            Family::new_with_constructor(|| HttpHistogram::new(HTTP_BUCKETS.into_iter()));
        students.register(
            "http_server_request_duration_seconds",
            "Duration of requests, from the first byte read to the answer",
            http.clone(),
        );
        let db_family: Family<DbLabels, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(DB_BUCKETS));
        students.register("db_client_operation_duration_seconds", "Duration of database statements", db_family.clone());
        let db = DB_OPERATIONS.map(|db_operation_name| {
            db_family.get_or_create(&DbLabels { db_system_name: db_system, db_operation_name }).clone()
        });
        let pauses = Histogram::new(PAUSE_BUCKETS);
        students.register(
            "perfshop_gc_pause_seconds",
            "Times in which every request waited for memory",
            pauses.clone(),
        );
        let gauges = GAUGES.map(|(name, help)| registered(&mut students, name, help));
        let exported = EXPORTED.map(|(name, help)| registered(&mut students, name, help));
        let mut instructor = Registry::default();
        let chaos = Arc::new(ChaosSeries::default());
        instructor.register_collector(Box::new(Arc::clone(&chaos)));
        let clients = Arc::new(Clients::default());
        students.register_collector(Box::new(Arc::clone(&clients)));
        let r = &mut students;
        Self {
            active: registered(r, "http_server_active_requests", "Requests under way"),
            connections: registered(r, "db_client_connection_count", "Connections of the pool by state"),
            facts: Facts::new(r),
            restarts: registered(r, "perfshop_restarts", "Restarts of the process by reason"),
            log_dropped: registered(
                r,
                "perfshop_log_lines_dropped",
                "Log lines lost because the output did not keep up",
            ),
            cpu: registered(r, "process_cpu_time_seconds", "CPU time used by the process, user and system"),
            uptime: registered(r, "process_uptime_seconds", "Time since the process began"),
            students,
            instructor,
            chaos,
            clients,
            scrape: Mutex::default(),
            http,
            http_cache: ArcSwap::default(),
            hasher: RandomState::new(),
            db,
            pauses,
            gauges,
            exported,
        }
    }

    /// Observes a finished request and says what kind of route it was. `route` is the matched pattern, never the address; `trace`
    /// is given when the trace was kept, so that it can be looked at.
    pub fn request(
        &self,
        method: &Method,
        route: &str,
        status: u16,
        duration: Duration,
        trace: Option<&[u8; 16]>,
    ) -> RouteKind {
        let method = method_name(method);
        let hash = self.hasher.hash_one((method, route, status));
        let seconds = duration.as_secs_f64();
        let label = trace.map(|id| TraceLabel { trace_id: hex(id) });
        // Only one with a trace has an instant: the clock is not asked for the others.
        let at = trace.map(|_| SystemTime::now());
        {
            let cache = self.http_cache.load();
            let from = cache.partition_point(|s| s.hash < hash);
            let is_mine = |s: &&HttpSeries| {
                let l = &s.labels;
                l.http_response_status_code == status && l.http_request_method == method && l.http_route == route
            };
            if let Some(series) = cache[from..].iter().take_while(|s| s.hash == hash).find(is_mine) {
                series.histogram.observe(seconds, label, at);
                return series.kind;
            }
        }
        let labels =
            HttpLabels { http_request_method: method, http_route: route.to_owned(), http_response_status_code: status };
        let kind = RouteKind::of(route);
        let histogram = self.http.get_or_create(&labels).clone();
        histogram.observe(seconds, label, at);
        self.http_cache.rcu(|old| {
            let mut new = Vec::clone(old);
            let at = new.partition_point(|s| s.hash < hash);
            // Two first requests at once insert it once.
            if !new[at..].iter().take_while(|s| s.hash == hash).any(|s| s.labels == labels) {
                new.insert(at, HttpSeries { hash, labels: labels.clone(), kind, histogram: histogram.clone() });
            }
            new
        });
        kind
    }

    pub fn statement(&self, sql: &str, duration: Duration) {
        let word = sql.split_ascii_whitespace().next().unwrap_or_default();
        let known = DB_OPERATIONS.iter().position(|o| o.eq_ignore_ascii_case(word));
        self.db[known.unwrap_or(DB_OPERATIONS.len() - 1)].observe(duration.as_secs_f64());
    }

    pub fn encode_all(&self, sources: &dyn Sources, losses: &Losses, format: Format) -> String {
        self.encode(sources, losses, format, &[&self.students, &self.instructor])
    }

    pub fn encode_students(&self, sources: &dyn Sources, losses: &Losses, format: Format) -> String {
        // The registry holds no chaos_* name; the routes of the instructor's calls would still tell what he does.
        exposition::without_marked(&self.encode(sources, losses, format, &[&self.students]))
    }

    fn encode(&self, sources: &dyn Sources, losses: &Losses, format: Format, registries: &[&Registry]) -> String {
        let _one_at_a_time = self.scrape.lock().unwrap_or_else(PoisonError::into_inner);
        self.copy(sources, losses);
        let mut text = String::with_capacity(32 << 10);
        for registry in registries {
            // Writing to a String does not fail, and neither does encoding the metric types that are registered here.
            let _ = encode_registry(&mut text, registry);
        }
        exposition::finish(text, format)
    }

    /// Copies what others own into the registered series.
    fn copy(&self, sources: &dyn Sources, losses: &Losses) {
        let (pool, workers, heap, process) =
            (sources.pool(), sources.workers(), sources.heap(), ProcessNumbers::read());
        let values = [
            pool.max,
            pool.waiting,
            workers.busy,
            workers.max,
            workers.queue,
            heap.used,
            heap.max,
            heap.peak,
            process.rss,
            process.fds,
            process.threads,
            process.processors,
        ];
        for (gauge, value) in self.gauges.iter().zip(values) {
            gauge.set(signed(value));
        }
        for (state, value) in [("idle", pool.idle), ("used", pool.in_use)] {
            self.connections.get_or_create(&[("state", state.to_owned())]).set(signed(value));
        }
        for restarts in sources.restarts() {
            let counter = self.restarts.get_or_create(&[("reason", restarts.reason)]).clone();
            counter.inner().store(restarts.count, Ordering::Relaxed);
        }
        self.facts.copy();
        self.log_dropped.inner().store(losses.log_lines, Ordering::Relaxed);
        let of = losses.exported;
        let values =
            [of.spans_sent, of.spans_dropped, of.lines_sent, of.lines_dropped, of.profiles_sent, of.profiles_dropped];
        for (counter, value) in self.exported.iter().zip(values) {
            counter.inner().store(value, Ordering::Relaxed);
        }
        self.cpu.inner().store(process.cpu.as_secs_f64().to_bits(), Ordering::Relaxed);
        self.uptime.set(process.uptime.as_secs_f64());
        self.chaos.set(sources.chaos());
    }
}

pub(super) fn registered<M: Metric + Default + Clone>(registry: &mut Registry, name: &str, help: &str) -> M {
    let metric = M::default();
    registry.register(name, help, metric.clone());
    metric
}

fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The method as a label; what a client invents is `_OTHER`, as the semantic conventions want it.
pub(super) fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::PATCH => "PATCH",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::CONNECT => "CONNECT",
        Method::TRACE => "TRACE",
        _ => "_OTHER",
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Traces, lines and profiles on their way to other programs. Each sink has a bounded line before it and one task that empties it: a
//! request pushes a pointer and goes on, whatever the sink does. What finds no room is counted and told once a minute.
//!
//! What leaves the program is the students' view: who may read a store outside is not known here.

mod loki;
pub mod otlp;
mod queue;
mod wire;

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::config::{ExportConfig, LogExport, Sink as Address};
use queue::Item;
use queue::Queue;
use wire::{Fate, Wire};

use super::profile::{Profiles, Pushed, request};
use super::trace::Trace;

/// How long a batch is collected after its first item.
const COLLECT: Duration = Duration::from_secs(1);
/// Items of one batch.
const BATCH: usize = 512;
/// How long to wait after a sink that did not take a batch, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));
/// How often one batch is tried.
const TRIES: u32 = 5;
/// How often losses are told.
const WARN_EVERY: Duration = Duration::from_secs(60);

/// What lines of the log wait in for one sink.
pub(super) type LineQueue = Arc<Queue<Arc<[u8]>>>;

/// What profiles wait in for Pyroscope.
pub type ProfileQueue = Arc<Queue<Arc<Pushed>>>;

/// Where everything goes that leaves the program.
#[derive(Default)]
pub struct Export {
    traces: Option<Arc<Queue<Arc<Trace>>>>,
    lines: Vec<LineQueue>,
    profiles: Option<ProfileQueue>,
}

/// What was lost and what arrived, since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    pub spans_sent: u64,
    pub spans_dropped: u64,
    pub lines_sent: u64,
    pub lines_dropped: u64,
    pub profiles_sent: u64,
    pub profiles_dropped: u64,
}

/// A task that empties one line; to be spawned.
pub type Task = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

impl Export {
    /// The lines to the configured sinks, and the tasks that empty them until `stop`.
    ///
    /// # Errors
    /// When no client can be made.
    pub fn start(
        config: &ExportConfig,
        instance: &str,
        db_system: &'static str,
        profiles: &Arc<Profiles>,
        stop: &CancellationToken,
    ) -> Result<(Self, Vec<Task>), reqwest::Error> {
        let (mut export, mut tasks) = (Self::default(), Vec::<Task>::new());
        let resource = Arc::new(otlp::Resource::of(instance));
        if let Some(sink) = &config.otlp {
            let wire = Wire::otlp(sink, config.otlp_protocol)?;
            let queue = Queue::new();
            let encode = {
                let resource = resource.clone();
                move |batch: &[Arc<Trace>]| otlp::traces(batch, &resource, db_system)
            };
            tasks.push(Box::pin(empty(queue.clone(), wire.clone(), "traces", encode, stop.clone())));
            export.traces = Some(queue);
            if config.otlp_logs == LogExport::Yes {
                let queue = Queue::new();
                let encode = move |batch: &[Arc<[u8]>]| otlp::lines(batch, &resource);
                tasks.push(Box::pin(empty(queue.clone(), wire, "logs", encode, stop.clone())));
                export.lines.push(queue);
            }
        }
        if let Some(Address { url, .. }) = &config.loki {
            let queue = Queue::new();
            tasks.push(Box::pin(empty(queue.clone(), Wire::loki(url)?, "logs", loki::push, stop.clone())));
            export.lines.push(queue);
        }
        if let Some(Address { url, .. }) = &config.pyroscope {
            let queue = Queue::new();
            let instance = instance.to_owned();
            let encode = move |batch: &[Arc<Pushed>]| request(batch, &instance);
            tasks.push(Box::pin(empty(queue.clone(), Wire::pyroscope(url)?, "profiles", encode, stop.clone())));
            tasks.push(Box::pin(profiles.clone().feed(queue.clone(), stop.clone())));
            export.profiles = Some(queue);
        }
        if tasks.is_empty() {
            tracing::info!(target: "export", "no sink is configured: traces, lines and profiles stay in the program");
        }
        Ok((export, tasks))
    }

    /// Sends a trace on its way, unless it is the instructor's.
    pub fn trace(&self, trace: &Arc<Trace>) {
        if let Some(queue) = self.traces.as_ref().filter(|_| trace.is_students()) {
            queue.offer(trace.clone());
        }
    }

    /// Where whole lines are to be left, for each sink of the log.
    pub(super) fn line_queues(&self) -> Vec<LineQueue> {
        self.lines.clone()
    }

    pub fn counts(&self) -> Exported {
        let traces = self.traces.as_ref().map(|queue| queue.counts()).unwrap_or_default();
        let lines = self.lines.iter().map(|queue| queue.counts());
        let (lines_sent, lines_dropped) = lines.fold((0, 0), |sum, (sent, lost)| (sum.0 + sent, sum.1 + lost));
        let profiles = self.profiles.as_ref().map(|queue| queue.counts()).unwrap_or_default();
        Exported {
            spans_sent: traces.0,
            spans_dropped: traces.1,
            lines_sent,
            lines_dropped,
            profiles_sent: profiles.0,
            profiles_dropped: profiles.1,
        }
    }
}

/// A batch as bytes: its body, and how many parts it has.
pub struct Encoded {
    pub body: Vec<u8>,
    pub parts: u64,
}

async fn empty<T: Item>(
    queue: Arc<Queue<T>>,
    wire: Wire,
    what: &'static str,
    encode: impl Fn(&[T]) -> Encoded + Send + 'static,
    stop: CancellationToken,
) {
    let mut warned: Option<Instant> = None;
    let mut told = 0;
    loop {
        tokio::select! {
            () = queue.filled() => {}
            () = stop.cancelled() => {}
        }
        tokio::select! {
            () = tokio::time::sleep(COLLECT) => {}
            () = stop.cancelled() => {}
        }
        loop {
            let batch = queue.take(BATCH);
            if batch.is_empty() {
                break;
            }
            let encoded = encode(&batch);
            if encoded.parts > 0 {
                let lost = deliver(&wire, what, &encoded, &stop).await;
                queue.settled(encoded.parts - lost.min(encoded.parts), lost);
            }
            let dropped = queue.counts().1;
            if dropped > told && warned.is_none_or(|at| at.elapsed() >= WARN_EVERY) {
                tracing::warn!(target: "export", sink = wire.shown(), what, dropped = dropped - told, "not exported");
                (told, warned) = (dropped, Some(Instant::now()));
            }
        }
        if stop.is_cancelled() {
            return;
        }
    }
}

/// Sends a batch until it is taken, refused for good, or tried often enough. Gives how many of its parts were lost.
async fn deliver(wire: &Wire, what: &'static str, encoded: &Encoded, stop: &CancellationToken) -> u64 {
    let mut pause = PAUSES.0;
    for _ in 0..TRIES {
        match wire.send(what, &encoded.body).await {
            Fate::Taken { rejected } => return rejected.min(encoded.parts),
            Fate::Refused => return encoded.parts,
            Fate::Later => {}
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            // The end of the program waits for no sink.
            () = stop.cancelled() => return encoded.parts,
        }
        pause = (pause * 2).min(PAUSES.1);
    }
    encoded.parts
}

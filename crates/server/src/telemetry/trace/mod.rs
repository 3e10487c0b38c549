// SPDX-License-Identifier: AGPL-3.0-or-later
//! What requests did, step by step. A request notes its steps in its [`Recorder`], cheaply; when it is over it is known what it
//! was worth, and most are forgotten. What is kept is made into spans only when somebody looks at it or it is exported.

mod recorder;
mod sampler;
mod spans;
mod store;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use perfshop_chaos::Anomaly;

use super::context::RequestContext;
use super::metrics::RouteKind;
use recorder::{Notes, Piece};
pub use recorder::{Recorder, Step, timed};
use sampler::Sampler;
pub use spans::{Event, Kind, Span, spans};
use store::Store;
pub use store::Wanted;

/// A request that took so long is a slow one.
pub const SLOW: Duration = Duration::from_millis(250);
/// Longest address that is kept, in bytes.
const PATH_MAX: usize = 512;

/// Whom something is shown to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Students,
    Instructor,
}

/// A finished request that was kept.
#[derive(Debug)]
pub struct Trace {
    pub trace_id: [u8; 16],
    pub span_id: [u8; 8],
    /// The caller's span, when it named one.
    pub parent: Option<[u8; 8]>,
    /// Since 1970.
    pub begun: Duration,
    pub lasted: Duration,
    pub method: &'static str,
    /// The matched pattern; empty when nothing matched.
    pub route: Box<str>,
    path: Option<Box<str>>,
    pub status: u16,
    pub student: Option<Box<str>>,
    request_id: Option<Box<str>>,
    pub audience: Audience,
    /// What this request could suffer. For the instructor alone.
    pub anomalies: Box<[Anomaly]>,
    pieces: Box<[Piece]>,
    text: Box<[u8]>,
    /// Steps that found no room.
    pub left_out: u32,
}

impl Trace {
    pub fn is_error(&self) -> bool {
        self.status >= 500
    }

    pub fn is_slow(&self) -> bool {
        self.lasted >= SLOW
    }

    /// Statements, and the time that they took together.
    pub fn statements(&self) -> (usize, Duration) {
        let all = self.pieces.iter().filter(|piece| piece.step == Step::Statement);
        all.fold((0, Duration::ZERO), |(count, time), piece| (count + 1, time + piece.lasted))
    }

    /// Whether students may see it at all.
    pub fn is_students(&self) -> bool {
        self.audience == Audience::Students
    }

    /// The request and its steps.
    pub fn span_count(&self) -> u64 {
        1 + self.pieces.iter().filter(|piece| piece.step != Step::Event).count() as u64
    }

    /// Bytes that it holds, about.
    pub fn weight(&self) -> usize {
        let texts = [self.path.as_deref(), self.student.as_deref(), self.request_id.as_deref(), Some(&*self.route)];
        size_of::<Self>()
            + size_of_val(&*self.pieces)
            + self.text.len()
            + self.anomalies.len()
            + texts.into_iter().flatten().map(str::len).sum::<usize>()
    }
}

/// The traces of one application.
pub struct Traces {
    begun: Instant,
    sampler: Sampler,
    store: Mutex<Store>,
    forgotten: AtomicU64,
}

/// What a request was when it was over.
pub(super) struct Ended<'a> {
    pub method: &'static str,
    pub route: &'a str,
    pub status: u16,
    pub lasted: Duration,
}

impl Traces {
    pub(super) fn new() -> Self {
        Self {
            begun: Instant::now(),
            sampler: Sampler::default(),
            store: Mutex::default(),
            forgotten: AtomicU64::new(0),
        }
    }

    /// Ends the request of a context. What is noted below it from now on is lost.
    ///
    /// # Returns
    /// The trace if it was kept.
    pub(super) fn finished(&self, context: &RequestContext, ended: &Ended<'_>) -> Option<Arc<Trace>> {
        let recorder = context.recorder()?;
        let notes = recorder.close();
        if self.is_kept(context, ended, &notes) {
            let trace = Arc::new(kept(context, recorder, ended, notes));
            self.store().add(trace.clone());
            return Some(trace);
        }
        self.forgotten.fetch_add(1, Ordering::Relaxed);
        notes.recycle();
        None
    }

    fn is_kept(&self, context: &RequestContext, ended: &Ended<'_>, notes: &Notes) -> bool {
        let error = ended.status >= 500;
        if context.route_kind() == RouteKind::Control {
            // Pages ask each second and scrapes come by the dozen: they would drive out what the shop did.
            return error || ended.lasted >= SLOW;
        }
        error || !notes.anomalies.is_empty() || self.sampler.takes(self.begun.elapsed().as_secs(), context.draw())
    }

    /// Traces that were not kept, since the start.
    pub fn forgotten(&self) -> u64 {
        self.forgotten.load(Ordering::Relaxed)
    }

    /// Those of the store that are wanted, newest first.
    pub fn list(&self, wanted: &Wanted) -> Vec<Arc<Trace>> {
        self.store().list(wanted)
    }

    /// The requests of one trace that an audience may see, oldest first: a caller may have sent several under one id.
    pub fn find(&self, trace_id: &[u8; 16], audience: Audience) -> Vec<Arc<Trace>> {
        self.store().find(trace_id, audience)
    }

    fn store(&self) -> std::sync::MutexGuard<'_, Store> {
        // Moves of pointers only: a poisoned lock still guards a sound store.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn kept(context: &RequestContext, recorder: &Recorder, ended: &Ended<'_>, notes: Notes) -> Trace {
    let kind = context.route_kind();
    let path = recorder.path();
    // What somebody types is no secret to themselves, but others read this.
    let shown = kind == RouteKind::Shop && path.len() <= PATH_MAX && !path.to_ascii_lowercase().contains("chaos");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let Notes { pieces, text, left_out, anomalies, .. } = notes;
    Trace {
        trace_id: context.trace_id,
        span_id: context.span_id,
        parent: context.parent,
        begun: now.saturating_sub(recorder.age()),
        lasted: ended.lasted,
        method: ended.method,
        route: ended.route.into(),
        path: shown.then(|| path.into()),
        status: ended.status,
        student: context.student().map(Box::from),
        request_id: context.request_id().map(Box::from),
        audience: if kind == RouteKind::Shop { Audience::Students } else { Audience::Instructor },
        anomalies,
        pieces: pieces.into(),
        text: text.into(),
        left_out,
    }
}

#[cfg(test)]
mod tests;

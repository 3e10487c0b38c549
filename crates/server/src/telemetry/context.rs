// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who a piece of work belongs to: the trace, the span, the caller's request id, the student.
//!
//! The context travels in a task local around the handler's future, so every log line written below it carries
//! the ids without any function passing them on. docs/adr/0007-telemetry.md says why this and not a span.

use std::cell::{Cell, OnceCell};
use std::future::Future;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use axum::http::Uri;
use tokio::task::futures::TaskLocalFuture;

use super::metrics::RouteKind;
use super::trace::Recorder;

/// Longest X-Request-ID that is kept; a longer one is left out of the log, not cut into another id.
const REQUEST_ID_MAX: usize = 128;

tokio::task_local! {
    static CURRENT: RequestContext;
}

/// The ids of one request (or of one piece of background work).
#[derive(Debug, Clone)]
pub struct RequestContext {
    /// The caller's trace when it sent a valid `traceparent`, else a new one. Never zero.
    pub trace_id: [u8; 16],
    /// Made here for each request, never taken from outside. Never zero.
    pub span_id: [u8; 8],
    /// The caller's span, named by its `traceparent`.
    pub parent: Option<[u8; 8]>,
    request_id: Option<Box<str>>,
    kind: RouteKind,
    /// Where the steps of a request are noted; other work notes none.
    recorder: Option<Arc<Recorder>>,
    student: OnceCell<Box<str>>,
}

impl RequestContext {
    /// Continues the trace of a valid W3C `traceparent`, else begins one. A `request_id` that is empty, longer than 128
    /// characters or not visible ASCII is left out.
    pub fn new(traceparent: Option<&str>, request_id: Option<&str>) -> Self {
        let caller = traceparent.and_then(parse_traceparent);
        let trace_id = caller.map_or_else(new_trace_id, |(trace_id, _)| trace_id);
        let visible = |id: &&str| (1..=REQUEST_ID_MAX).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
        Self {
            trace_id,
            span_id: next_id().to_be_bytes(),
            parent: caller.map(|(_, parent)| parent),
            request_id: request_id.filter(visible).map(Box::from),
            kind: RouteKind::Shop,
            recorder: None,
            student: OnceCell::new(),
        }
    }

    /// Takes the audience from the route that matched: what an instructor's call logs, a refusal's reason or a panic's
    /// backtrace, names what is being done.
    pub fn on_route(self, route: Option<&str>) -> Self {
        Self { kind: route.map_or(RouteKind::Shop, RouteKind::of), ..self }
    }

    /// Has the steps of a request noted from now on.
    pub fn recorded(self, uri: Uri) -> Self {
        Self { recorder: Some(Arc::new(Recorder::new(uri))), ..self }
    }

    /// Names the student whose request it is.
    pub fn of_student(self, alias: Option<&str>) -> Self {
        match alias {
            Some(alias) => Self { student: OnceCell::from(Box::from(alias)), ..self },
            None => self,
        }
    }

    pub(super) fn route_kind(&self) -> RouteKind {
        self.kind
    }

    /// Whether what is logged below is for the instructor alone.
    pub(super) fn is_instructors(&self) -> bool {
        self.kind != RouteKind::Shop
    }

    pub fn recorder(&self) -> Option<&Recorder> {
        self.recorder.as_deref()
    }

    /// The trace id as 32 lower-case hex digits, the form of `traceId` in a problem body.
    pub fn trace_id_hex(&self) -> String {
        hex(&self.trace_id)
    }

    /// The number that chance is drawn from: the span id, made here, so that no client chooses its luck and a line of
    /// the log is enough to draw again.
    pub fn draw(&self) -> u64 {
        u64::from_be_bytes(self.span_id)
    }

    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    pub fn student(&self) -> Option<&str> {
        self.student.get().map(AsRef::as_ref)
    }

    /// Runs `work` with this context: every event below it carries the ids. A task that `work` spawns does not inherit
    /// it; give it a clone and a scope of its own.
    pub fn scope<F: Future>(self, work: F) -> TaskLocalFuture<Self, F> {
        CURRENT.scope(self, work)
    }

    /// The same for work that is not a future.
    pub fn sync_scope<R>(self, work: impl FnOnce() -> R) -> R {
        CURRENT.sync_scope(self, work)
    }

    /// Asks the context that the caller runs in; `None` outside of any.
    pub fn current<R>(ask: impl FnOnce(&Self) -> R) -> Option<R> {
        CURRENT.try_with(ask).ok()
    }

    /// Names the student of the current request, known only once the identity was resolved. The first name stays.
    pub fn set_student(alias: &str) {
        let _ = CURRENT.try_with(|c| c.student.set(alias.into()));
    }
}

fn new_trace_id() -> [u8; 16] {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&next_id().to_be_bytes());
    id[8..].copy_from_slice(&next_id().to_be_bytes());
    id
}

/// The ids of trace and parent in a `traceparent` header (W3C Trace Context, level 1), `None` for whatever that text calls
/// invalid.
fn parse_traceparent(header: &str) -> Option<([u8; 16], [u8; 8])> {
    let h = header.as_bytes();
    let dashes = h.len() >= 55 && h[2] == b'-' && h[35] == b'-' && h[52] == b'-';
    if !dashes {
        return None;
    }
    let mut version = [0; 1];
    let mut trace_id = [0; 16];
    let mut parent = [0; 8];
    let mut flags = [0; 1];
    read_hex(&h[0..2], &mut version)?;
    read_hex(&h[3..35], &mut trace_id)?;
    read_hex(&h[36..52], &mut parent)?;
    read_hex(&h[53..55], &mut flags)?;
    // Version 00 ends here; a later version may go on after one more dash, 0xff is not a version.
    let length = match version[0] {
        0xff => false,
        0 => h.len() == 55,
        _ => h.len() == 55 || h[55] == b'-',
    };
    (length && trace_id != [0; 16] && parent != [0; 8]).then_some((trace_id, parent))
}

/// The bytes of a trace id as it is written.
pub fn parse_trace_id(hex: &str) -> Option<[u8; 16]> {
    let mut id = [0; 16];
    (hex.len() == 32).then(|| read_hex(hex.as_bytes(), &mut id)).flatten()?;
    Some(id)
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = vec![0; bytes.len() * 2];
    write_hex(bytes, &mut digits);
    digits.into_iter().map(char::from).collect()
}

fn read_hex(digits: &[u8], out: &mut [u8]) -> Option<()> {
    // Upper case is invalid in a traceparent.
    let digit = |d: u8| match d {
        b'0'..=b'9' => Some(d - b'0'),
        b'a'..=b'f' => Some(d - b'a' + 10),
        _ => None,
    };
    for (pair, byte) in digits.chunks_exact(2).zip(out) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(())
}

/// Writes `bytes` as lower-case hex into `out`, which holds twice as many.
pub(super) fn write_hex(bytes: &[u8], out: &mut [u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for (byte, pair) in bytes.iter().zip(out.chunks_exact_mut(2)) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
}

/// A non-zero 64-bit number from xoroshiro128++, one generator a thread, seeded from the system's random source
/// (which is where `RandomState` takes its keys). Ids must not collide; they need not be secret.
fn next_id() -> u64 {
    thread_local! {
        static STATE: Cell<(u64, u64)> = Cell::new((RandomState::new().hash_one(1), RandomState::new().hash_one(2) | 1));
    }
    STATE.with(|state| {
        loop {
            let (s0, s1) = state.get();
            let id = s0.wrapping_add(s1).rotate_left(17).wrapping_add(s0);
            let x = s1 ^ s0;
            state.set((s0.rotate_left(49) ^ x ^ (x << 21), x.rotate_left(28)));
            if id != 0 {
                return id;
            }
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn traceparent_continues_or_is_ignored() {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        let good = format!("00-{trace}-00f067aa0ba902b7-01");
        let continued = RequestContext::new(Some(&good), None);
        assert_eq!(
            (continued.trace_id_hex(), continued.parent.map(|id| hex(&id))),
            (trace.into(), Some("00f067aa0ba902b7".into()))
        );
        assert_eq!(parse_trace_id(trace), Some(continued.trace_id));
        assert!(
            ["", "4bf9", &trace.to_uppercase(), &format!("{trace}0")].iter().all(|id| parse_trace_id(id).is_none())
        );
        let later = format!("cc-{trace}-00f067aa0ba902b7-01-what-comes");
        assert_eq!(RequestContext::new(Some(&later), None).trace_id_hex(), trace);
        for bad in [
            String::new(),
            "é".repeat(40),
            good.to_uppercase(),
            good.replace("00-4b", "ff-4b"),
            format!("{good}-more"),
            format!("cc{}x", &good[2..]),
            format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            format!("00-{trace}-0000000000000000-01"),
            format!("00-{trace}-00f067aa0ba902b7-0g"),
            good.replace('-', "_"),
        ] {
            let context = RequestContext::new(Some(&bad), None);
            assert_ne!(context.trace_id_hex(), trace, "{bad}");
            assert_eq!(context.parent, None);
            assert_ne!(context.trace_id, [0; 16]);
        }
    }

    #[test]
    fn ids_differ_across_requests_and_threads() {
        let make = || (0..10_000).map(|_| RequestContext::new(None, None).span_id).collect::<Vec<_>>();
        let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(make)).collect();
        let all: std::collections::HashSet<_> = threads.into_iter().flat_map(|t| t.join().unwrap()).collect();
        assert_eq!(all.len(), 40_000);
    }

    #[test]
    fn request_id_is_kept_only_when_it_is_harmless() {
        let kept = |id: &str| RequestContext::new(None, Some(id)).request_id().map(str::to_owned);
        assert_eq!(kept("7f3c-1").as_deref(), Some("7f3c-1"));
        for bad in ["", "a b", "line\nbreak", "é", &"x".repeat(129)] {
            assert_eq!(kept(bad), None);
        }
    }
}

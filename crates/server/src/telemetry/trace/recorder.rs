// SPDX-License-Identifier: AGPL-3.0-or-later
//! The notebook of one request: its steps in the order in which they ended, texts one after the other in one buffer. A note costs a
//! short lock and two copies; the buffers of a request that is not kept serve the next one on its thread.

use std::cell::RefCell;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::Uri;
use perfshop_chaos::{Anomaly, ChaosPlan};

use super::super::context::RequestContext;

/// Most steps of one request.
const PIECES_MAX: usize = 512;
/// Most bytes of text of one request: a backtrace is some six kilobytes.
const TEXT_MAX: usize = 64 << 10;
/// A wait that is shorter than this is none: nobody else was before.
const SHORTEST_WAIT: Duration = Duration::from_micros(100);
/// Buffers that a thread keeps for its next requests, and the largest that it keeps.
const SPARE: usize = 8;
const SPARE_TEXT: usize = 8 << 10;

/// What a step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// In line for a worker.
    Worker,
    /// The whole shop stood still.
    Pause,
    /// In line for a connection of the pool.
    Connection,
    /// From the first byte of the handler's work to its answer.
    Handler,
    /// One statement. Its text is the SQL.
    Statement,
    /// A fact that was logged. Its text is the line.
    Event,
}

/// A step as it was noted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub step: Step,
    pub ok: bool,
    /// Since the request began.
    pub from: Duration,
    pub lasted: Duration,
    /// Read or changed.
    pub rows: u64,
    /// Where its text stands.
    pub at: u32,
    pub length: u32,
}

/// What was noted.
#[derive(Debug, Default)]
pub(super) struct Notes {
    closed: bool,
    pub pieces: Vec<Piece>,
    pub text: Vec<u8>,
    pub left_out: u32,
    pub anomalies: Box<[Anomaly]>,
}

thread_local!(static SPARES: RefCell<Vec<(Vec<Piece>, Vec<u8>)>> = const { RefCell::new(Vec::new()) });

impl Notes {
    fn fresh() -> Self {
        let spare = SPARES.try_with(|spares| spares.borrow_mut().pop());
        let (pieces, text) = spare.ok().flatten().unwrap_or_default();
        Self { pieces, text, ..Self::default() }
    }

    /// Gives the buffers to the next request on this thread.
    pub fn recycle(mut self) {
        if self.text.capacity() > SPARE_TEXT {
            return;
        }
        self.pieces.clear();
        self.text.clear();
        // A thread that is ending has no next request.
        let _ = SPARES.try_with(|spares| {
            let mut spares = spares.borrow_mut();
            if spares.len() < SPARE {
                spares.push((self.pieces, self.text));
            }
        });
    }

    fn add(&mut self, mut piece: Piece, text: &[u8]) {
        if self.closed {
            return;
        }
        if self.pieces.len() >= PIECES_MAX || self.text.len() + text.len() > TEXT_MAX {
            self.left_out += 1;
            return;
        }
        // A statement in a loop is written once.
        let before = self.pieces.iter().rev().find(|other| other.step == piece.step);
        let same = before.filter(|other| piece.step == Step::Statement && text_of(&self.text, other) == text);
        (piece.at, piece.length) = match same {
            Some(other) => (other.at, other.length),
            None => {
                let at = self.text.len();
                self.text.extend_from_slice(text);
                (at as u32, text.len() as u32)
            }
        };
        self.pieces.push(piece);
    }
}

/// The text of a piece.
pub(super) fn text_of<'a>(text: &'a [u8], piece: &Piece) -> &'a [u8] {
    text.get(piece.at as usize..(piece.at + piece.length) as usize).unwrap_or_default()
}

/// Shared by the clones of a request's context.
#[derive(Debug)]
pub struct Recorder {
    begun: Instant,
    uri: Uri,
    notes: Mutex<Notes>,
}

impl Recorder {
    pub fn new(uri: Uri) -> Self {
        Self { begun: Instant::now(), uri, notes: Mutex::new(Notes::fresh()) }
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn age(&self) -> Duration {
        self.begun.elapsed()
    }

    pub(super) fn path(&self) -> &str {
        self.uri.path()
    }

    /// Takes all that was noted; what comes now is nobody's.
    pub(super) fn close(&self) -> Notes {
        std::mem::replace(&mut self.notes(), Notes { closed: true, ..Notes::default() })
    }

    fn add(&self, step: Step, lasted: Duration, rows: u64, ok: bool, text: &[u8]) {
        let from = self.begun.elapsed().saturating_sub(lasted);
        self.notes().add(Piece { step, ok, from, lasted, rows, at: 0, length: 0 }, text);
    }

    /// Notes a wait that has just ended, if it was one.
    pub fn waited(&self, step: Step, lasted: Duration) {
        if lasted >= SHORTEST_WAIT {
            self.add(step, lasted, 0, true, b"");
        }
    }

    /// Notes a statement that has just ended.
    pub fn statement(&self, sql: &str, rows: u64, lasted: Duration, ok: bool) {
        self.add(Step::Statement, lasted, rows, ok, sql.as_bytes());
    }

    /// Notes a line of the log.
    pub fn event(&self, line: &[u8]) {
        self.add(Step::Event, Duration::ZERO, 0, true, line);
    }

    /// Notes what this request may suffer.
    pub fn planned(&self, plan: &ChaosPlan) {
        self.notes().anomalies = plan.anomalies().collect();
    }
}

/// Does work of the current request and notes how long it took, also when it panics or is given up.
pub async fn timed<F: Future>(step: Step, work: F) -> F::Output {
    let _timed = Timed { step, from: Instant::now() };
    work.await
}

struct Timed {
    step: Step,
    from: Instant,
}

impl Drop for Timed {
    fn drop(&mut self) {
        let lasted = self.from.elapsed();
        let note = |recorder: &Recorder| match self.step {
            Step::Handler => recorder.add(Step::Handler, lasted, 0, true, b""),
            wait => recorder.waited(wait, lasted),
        };
        RequestContext::current(|context| context.recorder().map(note));
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The bounded, non-blocking way of a log line to its output.
//!
//! Producers append to one shared buffer under a short lock; one thread swaps the buffer for an empty one and writes it
//! out in a single call. A line is a copy of some hundred bytes, never a system call, an allocation or a thread's wake-up:
//! only the first line into an empty buffer wakes the writer, which then collects for a moment.

use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::export::LineQueue;
use super::kept::{Kept, Search};

/// Bytes that may wait. At 30,000 requests a second of two lines each it holds a fifth of a second.
const CAPACITY: usize = 4 << 20;
/// How long the writer collects after the first line: how late a line may come out, and the cap on writes a second.
const COLLECT: Duration = Duration::from_millis(10);
/// A buffer that a burst made larger than this is given back.
const KEEP: usize = 1 << 20;
/// How often losses are told.
const WARN_EVERY: Duration = Duration::from_secs(60);
/// How long a shutdown waits for an output that does not take its lines.
const SHUTDOWN: Duration = Duration::from_secs(2);

#[derive(Default)]
struct State {
    waiting: Vec<u8>,
    /// Bytes ever accepted, and ever taken off: a flush waits until the second has reached the first.
    accepted: u64,
    settled: u64,
    hurry: bool,
    stop: bool,
    stopped: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Told to the writer: there is a first line, a hurry, or the end.
    work: Condvar,
    /// Told by the writer: a batch has left.
    done: Condvar,
    dropped: AtomicU64,
    kept: Kept,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // The lock is held over plain moves of bytes: a poisoned one still guards a sound buffer.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A handle on the log's output; clones share it.
#[derive(Clone)]
pub struct Sink(Arc<Shared>);

/// Writes out what waits, then ends the writer, when it is dropped. Kept by `main` until the last line.
#[must_use = "dropping the guard ends the log"]
pub struct SinkGuard(Sink);

impl Sink {
    /// Starts the writer's thread. `warning` makes the line that tells how many lines were lost.
    pub fn start(
        out: impl Write + Send + 'static,
        warning: impl Fn(u64) -> Vec<u8> + Send + 'static,
    ) -> io::Result<(Self, SinkGuard)> {
        let sink = Self(Arc::default());
        let writer = Writer { shared: Arc::clone(&sink.0), out, warning, torn: false, told: 0, told_at: None };
        thread::Builder::new().name("log-writer".into()).spawn(move || writer.run())?;
        Ok((sink.clone(), SinkGuard(sink)))
    }

    /// Takes one whole line with its line feed, or drops and counts it when too much waits already.
    pub fn push(&self, line: &[u8]) {
        let mut state = self.0.state();
        if state.waiting.len() + line.len() > CAPACITY || state.stop {
            drop(state);
            self.0.dropped.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let first = state.waiting.is_empty();
        state.waiting.extend_from_slice(line);
        state.accepted += line.len() as u64;
        drop(state);
        if first {
            self.0.work.notify_one();
        }
    }

    /// Sends all lines from now on to these sinks as well.
    pub(super) fn send_to(&self, sinks: Vec<LineQueue>) {
        self.0.kept.send_to(sinks);
    }

    /// The last lines that are wanted, newest first: a few milliseconds of work, for a thread that may be kept busy.
    pub fn search(&self, search: &Search) -> Vec<String> {
        self.0.kept.search(search)
    }

    /// Lines lost so far, for want of room or because the output refused them.
    pub fn dropped(&self) -> u64 {
        self.0.dropped.load(Ordering::Relaxed)
    }

    /// Waits until all lines accepted before have left, at most `limit`; says whether they have.
    pub fn flush(&self, limit: Duration) -> bool {
        let mut state = self.0.state();
        let goal = state.accepted;
        state.hurry = true;
        self.0.work.notify_one();
        let waited = self.0.done.wait_timeout_while(state, limit, |s| s.settled < goal && !s.stopped);
        waited.unwrap_or_else(PoisonError::into_inner).0.settled >= goal
    }
}

impl Drop for SinkGuard {
    fn drop(&mut self) {
        let shared = &self.0.0;
        let mut state = shared.state();
        state.stop = true;
        shared.work.notify_one();
        // Not a join: an output that blocks for ever must not hold up the end of the process.
        drop(shared.done.wait_timeout_while(state, SHUTDOWN, |s| !s.stopped));
    }
}

struct Writer<W, F> {
    shared: Arc<Shared>,
    out: W,
    warning: F,
    /// The last batch broke off inside a line.
    torn: bool,
    told: u64,
    told_at: Option<Instant>,
}

impl<W: Write, F: Fn(u64) -> Vec<u8>> Writer<W, F> {
    fn run(mut self) {
        let shared = Arc::clone(&self.shared);
        let mut batch = Vec::new();
        loop {
            let idle = |s: &mut State| s.waiting.is_empty() && !s.stop;
            let state = shared.work.wait_while(shared.state(), idle).unwrap_or_else(PoisonError::into_inner);
            let collecting = |s: &mut State| !s.hurry && !s.stop;
            let collected = shared.work.wait_timeout_while(state, COLLECT, collecting);
            let mut state = collected.unwrap_or_else(PoisonError::into_inner).0;
            std::mem::swap(&mut state.waiting, &mut batch);
            state.hurry = false;
            let last = state.stop;
            drop(state);

            let taken = batch.len() as u64;
            self.tell_losses(&mut batch, last);
            // Before they are written: an output that blocks must not keep them from whoever searches.
            shared.kept.add(&batch);
            self.write(&batch);
            batch.clear();
            batch.shrink_to(KEEP);

            let mut state = shared.state();
            state.settled += taken;
            state.stopped = last;
            shared.done.notify_all();
            if last {
                return;
            }
        }
    }

    /// Appends the warning about new losses to the batch, at most once a minute and once at the end.
    fn tell_losses(&mut self, batch: &mut Vec<u8>, last: bool) {
        let dropped = self.shared.dropped.load(Ordering::Relaxed);
        let due = last || self.told_at.is_none_or(|at| at.elapsed() >= WARN_EVERY);
        if dropped > self.told && due {
            let line = (self.warning)(dropped - self.told);
            batch.extend_from_slice(&line);
            self.told = dropped;
            self.told_at = Some(Instant::now());
        }
    }

    /// Writes a batch whole, or counts the lines that the output did not take.
    fn write(&mut self, batch: &[u8]) {
        if self.torn && !batch.is_empty() && self.out.write(b"\n").is_ok() {
            self.torn = false;
        }
        let mut rest = batch;
        while !rest.is_empty() {
            match self.out.write(rest) {
                Ok(n) if n > 0 => rest = &rest[n..],
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                // An output shared with a terminal or another program may be non-blocking.
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => thread::sleep(COLLECT),
                Ok(_) | Err(_) => {
                    let lost = rest.iter().filter(|&&b| b == b'\n').count() as u64;
                    self.shared.dropped.fetch_add(lost, Ordering::Relaxed);
                    let written = batch.len() - rest.len();
                    self.torn |= written > 0 && batch[written - 1] != b'\n';
                    return;
                }
            }
        }
        // A file or a pipe has nothing to flush; an output with a buffer of its own has.
        let _ = self.out.flush();
    }
}

#[cfg(test)]
mod tests;

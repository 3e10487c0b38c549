// SPDX-License-Identifier: AGPL-3.0-or-later
//! The sales report: line after line it gathers what was sold, and when it is complete it is put away as a whole.
//!
//! It is written by a thread of its own, in rounds; how much of the free room it takes is told from outside. What happens while it
//! is put away is the business of who keeps the shop running. Names are the shop's own, because profiles and thread lists are read by students.
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::room::Room;

/// From one report to the next, unless the writing itself takes longer: three looks of who looks once a second.
const ROUND: Duration = Duration::from_secs(3);
/// Which part of a round the writing takes; a full report stands for the rest.
const WRITING: f64 = 0.8;
const PERIOD: Duration = Duration::from_millis(5);
/// Lines for each percent of the free room: what there is to put away, and so how long it takes, follows the share and not the room.
const LINES_A_PERCENT: usize = 12_000;
/// Lines that are written between two looks at the room.
const PAGE: usize = 256;
/// No line is shorter, text included.
const SHORTEST: usize = 128;

#[derive(Debug)]
#[expect(dead_code, reason = "it is put away unread")]
struct Line {
    product_id: i64,
    sold: i64,
    cents: i64,
    text: Vec<u8>,
}

/// A report as far as it is written. Its drop gives back every line by itself, which takes its time.
#[derive(Debug, Default)]
pub struct Sales {
    pages: Vec<Vec<Line>>,
    bytes: usize,
    cents: i64,
}

/// Puts a report away: its drop is within this call.
pub type PutAway = Box<dyn Fn(Sales) + Send>;

/// What is told to the thread, and what it tells.
#[derive(Debug, Default)]
struct Shared {
    percent: AtomicU8,
    stopped: AtomicBool,
    /// Hundredths of a percent of the free room that the last report took.
    reached: AtomicU32,
    short: AtomicBool,
    held: Arc<AtomicUsize>,
}

/// Writes reports from its creation on; its drop puts the last one away unread and returns when that is done.
#[derive(Debug)]
pub struct Reports {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Reports {
    /// Starts the thread. A report takes so many percent of the room that is free when it is begun. `held` tells the bytes that the report
    /// in hand takes, for those who want to know what is used for good.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(room: Arc<dyn Room>, percent: u8, held: Arc<AtomicUsize>, put_away: PutAway) -> io::Result<Self> {
        let shared = Arc::new(Shared { percent: AtomicU8::new(percent), held, ..Shared::default() });
        let told = Arc::clone(&shared);
        let write = move || keep_reporting(room.as_ref(), &told, &put_away);
        let thread = thread::Builder::new().name("sales-report".into()).spawn(write)?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// From the next report on.
    pub fn set(&self, percent: u8) {
        self.shared.percent.store(percent, Ordering::Relaxed);
    }

    /// Percent of the free room that the last report took.
    #[must_use]
    pub fn reached(&self) -> f64 {
        f64::from(self.shared.reached.load(Ordering::Relaxed)) / 100.0
    }

    /// True when the last report could not be as long as it should.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.shared.short.load(Ordering::Relaxed)
    }
}

impl Drop for Reports {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        let Some(thread) = self.thread.take() else { return };
        thread.thread().unpark();
        if thread.join().is_err() {
            tracing::error!("the thread of the sales report has panicked");
        }
    }
}

/// The thread's life: a round after the other.
fn keep_reporting(room: &dyn Room, shared: &Shared, put_away: &PutAway) {
    while !shared.stopped.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let free = room.max().saturating_sub(room.used());
        let length = Length::of(shared.percent.load(Ordering::Relaxed), free);
        let sales = write(room, shared, &length);
        if free > 0 {
            shared.reached.store((sales.bytes as f64 / free as f64 * 10_000.0).round() as u32, Ordering::Relaxed);
        }
        shared.short.store(sales.bytes + PAGE * length.line < length.bytes, Ordering::Relaxed);
        tracing::info!(target: "report", lines = sales.pages.len() * PAGE, cents = sales.cents, "sales report");
        // Nobody is to wait for a report that nobody wants, nor for one without a line.
        if sales.bytes > 0 && !shared.stopped.load(Ordering::Relaxed) {
            put_away(sales);
        } else {
            drop(sales);
        }
        shared.held.store(0, Ordering::Relaxed);
        // One that ended early leaves its room to others for the rest of its time.
        while begun.elapsed() < ROUND && !shared.stopped.load(Ordering::Relaxed) {
            thread::park_timeout(ROUND.saturating_sub(begun.elapsed()));
        }
    }
}

/// How long a report is to be, in bytes: all of it, and a line.
#[derive(Debug, PartialEq, Eq)]
struct Length {
    bytes: usize,
    line: usize,
}

impl Length {
    fn of(percent: u8, free: usize) -> Self {
        let bytes = (free as u128 * u128::from(percent) / 100) as usize;
        let lines = LINES_A_PERCENT * usize::from(percent.max(1));
        Self { bytes, line: (bytes / lines).max(SHORTEST) }
    }
}

/// Writes one report, evenly over its time, and waits until the round is over. It ends early when the room is used up.
fn write(room: &dyn Room, shared: &Shared, length: &Length) -> Sales {
    let (begun, mut sales) = (Instant::now(), Sales::default());
    let page = PAGE * length.line;
    loop {
        let part = begun.elapsed().as_secs_f64() / (ROUND.as_secs_f64() * WRITING);
        let due = (length.bytes as f64 * part.min(1.0)) as usize;
        let mut refused = false;
        while sales.bytes + page <= due && !refused && !shared.stopped.load(Ordering::Relaxed) {
            refused = !room.allows(page) || write_lines(&mut sales, length.line).is_none();
            shared.held.store(sales.bytes, Ordering::Relaxed);
        }
        // Refused, it is as long as it can be; and others have taken what there was when nothing more than it would fit.
        let over = refused || !room.allows(0) || begun.elapsed() >= ROUND;
        if over || shared.stopped.load(Ordering::Relaxed) {
            return sales;
        }
        thread::park_timeout(PERIOD);
    }
}

/// Adds a page of lines. A refusal is an answer: half a page is given back.
#[inline(never)]
fn write_lines(sales: &mut Sales, line: usize) -> Option<()> {
    let (mut page, text) = (Vec::new(), line.saturating_sub(size_of::<Line>()));
    page.try_reserve_exact(PAGE).ok()?;
    sales.pages.try_reserve(1).ok()?;
    for number in 0..PAGE as i64 {
        let mut words = Vec::new();
        words.try_reserve_exact(text).ok()?;
        words.resize(text, b'0' + (number % 10) as u8);
        let cents = number % 7 * 1_200;
        sales.cents += cents;
        page.push(Line { product_id: number, sold: number % 7, cents, text: words });
    }
    sales.pages.push(page);
    sales.bytes += PAGE * line;
    Some(())
}

#[cfg(test)]
mod tests;

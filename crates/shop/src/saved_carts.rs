// SPDX-License-Identifier: AGPL-3.0-or-later
//! Carts that visitors left, kept in memory so that they find them again: page after page, by a thread of its own.
//!
//! The thread looks at the room every few milliseconds and keeps to its limit from both sides: it fills what is free and forgets pages
//! when others need the room. Names are the shop's own, because heap profiles and thread lists are read by students.
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::room::Room;

/// How often the thread looks at the room: the shorter, the less a burst of others goes beyond the limit.
const PERIOD: Duration = Duration::from_millis(5);
/// In which time it would fill all of the room.
const FILLING: f64 = 20.0;
/// What a thread that had to wait may still make good, in seconds.
const MEMORY: f64 = 0.5;
/// Lines that a cart has space for.
const LINES: usize = 12;
/// Carts of a page, which is then 64 KiB, a whole size of the allocator: few enough to stop near a limit, many enough to be forgotten fast.
const CARTS: usize = 256;
const PAGE: usize = CARTS * size_of::<SavedCart>();
/// Above the limit by less than this part of the room nothing is forgotten yet, or each request would cost a page.
const PLAY: usize = 400;

#[derive(Clone, Copy, Debug)]
#[expect(dead_code, reason = "read by a visitor who comes back")]
struct SavedLine {
    product_id: i64,
    quantity: u32,
    price_cents: u32,
}

#[derive(Clone, Copy, Debug)]
#[expect(dead_code, reason = "read by a visitor who comes back")]
struct SavedCart {
    session: [u8; 32],
    customer_id: u64,
    total_cents: u64,
    saved_at: u64,
    used_lines: u64,
    lines: [SavedLine; LINES],
}

impl SavedCart {
    fn of(number: u64) -> Self {
        let line = SavedLine { product_id: (number % 1_000) as i64, quantity: 1, price_cents: 12_000 };
        let mut session = [0x5c; 32];
        session[..8].copy_from_slice(&number.to_le_bytes());
        let (total_cents, used_lines) = (12_000 * LINES as u64, LINES as u64);
        Self { session, customer_id: number, total_cents, saved_at: number, used_lines, lines: [line; LINES] }
    }
}

type Page = Vec<SavedCart>;

/// How much may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Until the program uses so many percent of the room. The room is asked for each page.
    Percent(u8),
    /// Whatever comes: nobody is asked.
    Open,
}

impl Limit {
    const OPEN: u8 = u8::MAX;

    const fn code(self) -> u8 {
        match self {
            Self::Percent(percent) => percent,
            Self::Open => Self::OPEN,
        }
    }

    const fn decode(code: u8) -> Self {
        if code == Self::OPEN { Self::Open } else { Self::Percent(code) }
    }
}

/// Keeps carts from its creation on; its drop forgets them all and returns when that is done.
#[derive(Debug)]
pub struct SavedCarts {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    limit: AtomicU8,
    short: AtomicBool,
    stopped: AtomicBool,
}

impl SavedCarts {
    /// Starts the thread that keeps them.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(room: Arc<dyn Room>, limit: Limit) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            limit: AtomicU8::new(limit.code()),
            short: AtomicBool::new(false),
            stopped: AtomicBool::new(false),
        });
        let told = Arc::clone(&shared);
        let thread =
            thread::Builder::new().name("saved-carts".into()).spawn(move || keep_carts(room.as_ref(), &told))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Goes over to another limit; what fits in both stays.
    pub fn set(&self, limit: Limit) {
        self.shared.limit.store(limit.code(), Ordering::Relaxed);
        self.wake();
    }

    /// True when the limit cannot be reached, or not be kept to.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.shared.short.load(Ordering::Relaxed)
    }

    fn wake(&self) {
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Drop for SavedCarts {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        self.wake();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the thread of the saved carts has panicked");
        }
    }
}

/// The thread's life.
fn keep_carts(room: &dyn Room, shared: &Shared) {
    let mut cache = Cache::default();
    let (mut woken, mut due) = (Instant::now(), 0.0);
    while !shared.stopped.load(Ordering::Relaxed) {
        let (now, pace) = (Instant::now(), room.max() as f64 / FILLING);
        due = (due + pace * (now - woken).as_secs_f64()).min((pace * MEMORY).max(PAGE as f64));
        woken = now;
        while due >= PAGE as f64 && !shared.stopped.load(Ordering::Relaxed) {
            match cache.tend(room, Limit::decode(shared.limit.load(Ordering::Relaxed))) {
                Step::Kept => {
                    shared.short.store(false, Ordering::Relaxed);
                    due -= PAGE as f64;
                }
                Step::Full { short } => {
                    shared.short.store(short, Ordering::Relaxed);
                    due = 0.0;
                }
            }
        }
        // Also between two pages that are due: what others need is needed now.
        let limit = Limit::decode(shared.limit.load(Ordering::Relaxed));
        if cache.forget(room, limit) {
            due = 0.0;
        }
        thread::park_timeout(PERIOD.saturating_sub(woken.elapsed()));
    }
}

#[derive(Default)]
struct Cache {
    pages: Vec<Page>,
    remembered: u64,
}

#[derive(Debug, PartialEq, Eq)]
enum Step {
    Kept,
    /// `short` when it is not the limit that ends it.
    Full {
        short: bool,
    },
}

impl Cache {
    /// Keeps one page more, when it may.
    fn tend(&mut self, room: &dyn Room, limit: Limit) -> Step {
        if let Limit::Percent(percent) = limit {
            let goal = room.percent(percent);
            if room.used().saturating_add(PAGE) > goal {
                return Step::Full { short: self.pages.is_empty() && room.used() > goal };
            }
            if !room.allows(PAGE) {
                return Step::Full { short: true };
            }
        }
        // The list of pages grows too: within a limit even that must not be refused.
        let listed = limit == Limit::Open || self.pages.try_reserve(1).is_ok();
        match listed.then(|| remember(self.remembered, limit)).flatten() {
            Some(page) => {
                self.pages.push(page);
                self.remembered += CARTS as u64;
                Step::Kept
            }
            None => Step::Full { short: true },
        }
    }

    /// Gives back what stands above the limit, and says whether there was anything.
    fn forget(&mut self, room: &dyn Room, limit: Limit) -> bool {
        let Limit::Percent(percent) = limit else { return false };
        let (goal, used) = (room.percent(percent), room.used());
        if used <= goal + room.max() / PLAY || self.pages.is_empty() {
            return false;
        }
        let kept = self.pages.len().saturating_sub((used - goal).div_ceil(PAGE));
        self.pages.truncate(kept);
        true
    }
}

/// A page of carts, every byte of it written. Within a limit a refusal is an answer; beyond, it is the allocator's last word.
#[inline(never)]
fn remember(first: u64, limit: Limit) -> Option<Page> {
    let mut page = Page::new();
    match limit {
        Limit::Percent(_) => page.try_reserve_exact(CARTS).ok()?,
        Limit::Open => page.reserve_exact(CARTS),
    }
    page.extend((first..).take(CARTS).map(SavedCart::of));
    Some(page)
}

#[cfg(test)]
mod tests;

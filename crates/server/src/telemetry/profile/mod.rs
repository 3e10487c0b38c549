// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the program spends its CPU time and what its memory holds, by function.
//!
//! The profiler samples 99 times a second of CPU time (a prime next to 100, so that it keeps no step with timers of whole
//! milliseconds). What it samples is kept by second for a quarter of an hour, as stacks of functions without their names; names are
//! read when somebody looks.

mod heap;
mod pprof;
mod push;
mod stacks;
mod tree;

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use perfshop_profiler::{Sampler, Symbols};
use tokio_util::sync::CancellationToken;

pub use push::{PushRequest, Pushed, request};
pub use tree::{Node, is_answer};

use stacks::Stacks;

use super::trace::Audience;

/// Samples a second of CPU time.
const HERTZ: u32 = 99;
/// How often samples are taken out of the ring.
const VISIT: Duration = Duration::from_millis(250);
/// Seconds that are kept.
pub const KEPT: usize = 900;
/// Seconds from one tidying to the next: to forget stacks costs milliseconds.
const TIDY_EVERY: u64 = 60;
/// How long a thread's number is believed to belong to the same thread, in visits.
const THREADS_FOR: u32 = 40;

/// How long a look at the heap serves, in milliseconds.
const HEAP_FOR: u64 = 5_000;

/// Stacks with what each is worth, in `unit`.
pub struct Profile {
    pub unit: Unit,
    pub stacks: Vec<(Vec<Arc<str>>, u64)>,
    /// Samples that it stands on, and those that found no room.
    pub samples: u64,
    pub lost: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// CPU time.
    Nanoseconds,
    /// Of memory in use.
    Bytes,
}

impl Profile {
    /// As a tree from the beginning of threads to what they were doing, for this audience.
    pub fn tree(&self, audience: Audience) -> Vec<Node> {
        tree::of(&self.stacks, audience)
    }

    /// As a pprof file, packed, for this audience. `at`: epoch nanoseconds of its beginning.
    pub fn pprof(&self, audience: Audience, at: u64, lasted: Duration) -> Vec<u8> {
        pprof::encode(self, audience, at, lasted)
    }
}

/// The seconds that were sampled. One a process, because a process has one such timer.
#[derive(Default)]
pub struct Profiles {
    /// Whether there are samples to come.
    samples: AtomicBool,
    kept: Mutex<Kept>,
    /// The heap as it was last looked at, and when, in milliseconds since the epoch: to look again takes the allocator's time.
    heap: Mutex<Option<(u64, Arc<Profile>)>>,
}

#[derive(Default)]
struct Kept {
    seconds: VecDeque<Second>,
    stacks: Stacks,
    /// When stacks were last forgotten, in seconds since the epoch.
    tidied: u64,
}

struct Second {
    /// Since the epoch.
    at: u64,
    counts: HashMap<u32, u32>,
    lost: u64,
}

impl Kept {
    fn second(&mut self, at: u64) -> &mut Second {
        if self.seconds.back().is_none_or(|last| last.at < at) {
            while self.seconds.front().is_some_and(|first| first.at + KEPT as u64 <= at) || self.seconds.len() >= KEPT {
                self.seconds.pop_front();
            }
            self.seconds.push_back(Second { at, counts: HashMap::new(), lost: 0 });
        }
        let last = self.seconds.len() - 1;
        &mut self.seconds[last]
    }

    /// Forgets stacks that no second names any more.
    fn tidy(&mut self) {
        let new = self.stacks.keep(self.seconds.iter().flat_map(|second| second.counts.keys().copied()));
        for second in &mut self.seconds {
            second.counts = second.counts.iter().map(|(number, count)| (new[*number as usize], *count)).collect();
        }
    }
}

impl Profiles {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The CPU time of the seconds from `from` up to but without `to`, both in seconds since the epoch. `None` when nothing is sampled here.
    ///
    /// Reads names: milliseconds the first time.
    pub fn cpu(&self, from: u64, to: u64) -> Option<Profile> {
        if !self.samples.load(Ordering::Relaxed) {
            return None;
        }
        let symbols = Symbols::of_this_process().ok()?;
        let (mut counts, mut lost) = (HashMap::<u32, u64>::new(), 0);
        let kept = self.kept();
        for second in kept.seconds.iter().filter(|second| second.at >= from && second.at < to) {
            lost += second.lost;
            for (number, count) in &second.counts {
                *counts.entry(*number).or_default() += u64::from(*count);
            }
        }
        let stacks: Vec<_> =
            counts.into_iter().filter_map(|(number, count)| Some((kept.stacks.of(number)?, count))).collect();
        drop(kept);
        let samples = stacks.iter().map(|(_, count)| count).sum();
        let each = 1_000_000_000 / u64::from(HERTZ);
        let named = |((thread, functions), count): ((Arc<str>, Vec<u64>), u64)| {
            let functions = functions.into_iter().map(|start| symbols.name(start));
            (std::iter::once(thread).chain(functions).collect(), count * each)
        };
        Some(Profile { unit: Unit::Nanoseconds, stacks: stacks.into_iter().map(named).collect(), samples, lost })
    }

    /// What lies in memory now and who asked for it; `None` where the allocator does not sample.
    ///
    /// Takes some ten milliseconds: to be called where that may be.
    pub fn heap(&self) -> Option<Profile> {
        let stacks = heap::stacks()?;
        let symbols = Symbols::of_this_process().ok()?;
        let samples = stacks.len() as u64;
        let named =
            |(addresses, bytes): (Vec<u64>, u64)| (addresses.iter().map(|at| symbols.name(*at)).collect(), bytes);
        Some(Profile { unit: Unit::Bytes, stacks: stacks.into_iter().map(named).collect(), samples, lost: 0 })
    }

    /// The same, from the last five seconds if somebody has looked meanwhile, and when that was, in milliseconds since the epoch.
    pub fn heap_lately(&self) -> Option<(u64, Arc<Profile>)> {
        // Who comes meanwhile waits and is given the same.
        let mut last = self.heap.lock().unwrap_or_else(PoisonError::into_inner);
        let now = super::epoch_millis();
        if let Some((at, profile)) = last.as_ref().filter(|(at, _)| now.saturating_sub(*at) < HEAP_FOR) {
            return Some((*at, profile.clone()));
        }
        let profile = Arc::new(self.heap()?);
        *last = Some((now, profile.clone()));
        Some((now, profile))
    }

    /// Samples until `stop`. To be called once the program answers, because reading its tables takes a moment.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        let started = tokio::task::spawn_blocking(|| {
            let symbols = Symbols::of_this_process()?;
            anyhow::Ok((Sampler::start(HERTZ)?, symbols))
        });
        let (mut sampler, symbols) = match started.await {
            Ok(Ok(started)) => started,
            Ok(Err(error)) => return tracing::warn!(target: "profile", %error, "no profiles of CPU time"),
            Err(_) => return,
        };
        self.samples.store(true, Ordering::Relaxed);
        let mut often = tokio::time::interval(VISIT);
        let mut threads = HashMap::new();
        let mut visits = 0;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = often.tick() => {}
            }
            visits += 1;
            if visits % THREADS_FOR == 0 {
                threads.clear();
            }
            self.visit(&mut sampler, symbols, &mut threads);
        }
    }

    fn visit(&self, sampler: &mut Sampler, symbols: &Symbols, threads: &mut HashMap<i32, Arc<str>>) {
        let mut kept = self.kept();
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let stacks = &mut kept.stacks;
        let lost = sampler.drain(|sample| {
            let thread = threads.entry(sample.thread).or_insert_with(|| thread_name(sample.thread));
            let functions = sample.frames.iter().rev().map(|address| symbols.start(*address));
            *counts.entry(stacks.number(thread, functions)).or_default() += 1;
        });
        let now = super::epoch_millis() / 1000;
        let second = kept.second(now);
        second.lost += lost;
        for (number, count) in counts {
            *second.counts.entry(number).or_default() += count;
        }
        if kept.stacks.is_full() && now >= kept.tidied + TIDY_EVERY {
            kept.tidied = now;
            kept.tidy();
        }
    }
}

/// The thread's name without its number; threads of one kind are told together.
fn thread_name(thread: i32) -> Arc<str> {
    let name = fs::read_to_string(format!("/proc/self/task/{thread}/comm")).unwrap_or_default();
    let name = name.trim_end().trim_end_matches(|end: char| end.is_ascii_digit() || end == '-');
    Arc::from(if name.is_empty() { "thread" } else { name })
}

#[cfg(test)]
mod tests;

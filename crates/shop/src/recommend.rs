// SPDX-License-Identifier: AGPL-3.0-or-later
//! The recommendation engine: it weighs how well products go together by hashing their affinities (SHA-256), on threads of its own.
//!
//! Each thread is given an effort in percent of a core and keeps to it in a closed loop: it earns CPU time as the wall clock
//! advances and pays with what its own CPU clock has counted, so that a late wake-up or a stolen core is made good afterwards.
//! Names of functions and threads are the shop's own, because profiles and thread lists are read by students.
use std::hint::black_box;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use aws_lc_rs::digest::{SHA256, digest};
use rustix::time::{ClockId, clock_gettime};

/// How often a thread wakes. Short against a metric's second, long against the cost of waking.
const PERIOD: Duration = Duration::from_millis(10);
/// Over which time an effort is reported.
const WINDOW: Duration = Duration::from_secs(1);
/// What a thread that had to wait may still make good, in seconds of wall clock. Beyond, the past is forgotten, or a thread
/// that was starved for a minute would take a whole core for the next one.
const MEMORY: f64 = 1.0;
/// Pairs weighed between two looks at the clock: about 20 µs.
const BATCH: u64 = 64;
/// One point of a core: what is missed by more is reported as limited.
const TOLERANCE: f64 = 0.01;

/// What the engine really uses.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effort {
    /// Percent of a core, mean of the threads over the last second.
    pub percent: f64,
    /// True when a thread could not use what it was given.
    pub limited: bool,
}

/// Runs from its creation on; its drop stops the threads and waits for them.
#[derive(Debug)]
pub struct Engine {
    effort: Arc<AtomicU32>,
    workers: Vec<Worker>,
}

impl Engine {
    /// Starts so many threads, each at `effort` percent of a core (0 to 100).
    ///
    /// # Errors
    /// When the system gives no more threads; those already started are stopped.
    pub fn start(threads: usize, effort: u8) -> io::Result<Self> {
        let mut engine = Self { effort: Arc::new(AtomicU32::new(u32::from(effort.min(100)))), workers: Vec::new() };
        engine.resize(threads)?;
        Ok(engine)
    }

    /// Goes over to another effort at once, and to another number of threads, without stopping those that stay.
    ///
    /// # Errors
    /// When the system gives no more threads; it goes on with those that it has.
    pub fn tune(&mut self, threads: usize, effort: u8) -> io::Result<()> {
        self.effort.store(u32::from(effort.min(100)), Ordering::Relaxed);
        self.resize(threads)
    }

    /// What it really uses, as the threads have last reported.
    #[must_use]
    pub fn effort(&self) -> Effort {
        if self.workers.is_empty() {
            return Effort::default();
        }
        let used: f64 = self.workers.iter().map(|worker| worker.report.used()).sum();
        Effort {
            percent: used / self.workers.len() as f64,
            limited: self.workers.iter().any(|worker| worker.report.limited.load(Ordering::Relaxed)),
        }
    }

    fn resize(&mut self, threads: usize) -> io::Result<()> {
        let spare = self.workers.split_off(threads.min(self.workers.len()));
        stop(spare);
        while self.workers.len() < threads {
            let worker = Worker::start(self.workers.len(), Arc::clone(&self.effort))?;
            self.workers.push(worker);
        }
        Ok(())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        stop(std::mem::take(&mut self.workers));
    }
}

/// All are told before the first is waited for: together they take as long as the slowest, one batch of work.
fn stop(workers: Vec<Worker>) {
    for worker in &workers {
        worker.report.stopped.store(true, Ordering::Relaxed);
        worker.thread.thread().unpark();
    }
    for worker in workers {
        if worker.thread.join().is_err() {
            tracing::error!("a recommendation thread has panicked");
        }
    }
}

#[derive(Debug)]
struct Worker {
    report: Arc<Report>,
    thread: JoinHandle<()>,
}

impl Worker {
    fn start(number: usize, effort: Arc<AtomicU32>) -> io::Result<Self> {
        let report = Arc::new(Report::default());
        let shared = Arc::clone(&report);
        let name = format!("recommend-{number}");
        let thread = thread::Builder::new().name(name).spawn(move || keep_ranking(number as u64, &effort, &shared))?;
        Ok(Self { report, thread })
    }
}

/// What one thread and its engine tell each other.
#[derive(Debug, Default)]
struct Report {
    stopped: AtomicBool,
    /// Hundredths of a percent of a core.
    used: AtomicU32,
    limited: AtomicBool,
}

impl Report {
    fn used(&self) -> f64 {
        f64::from(self.used.load(Ordering::Relaxed)) / 100.0
    }

    fn publish(&self, used: f64, given: f64, wall: f64) {
        self.used.store((used / wall * 10_000.0).round() as u32, Ordering::Relaxed);
        self.limited.store((given - used) / wall > TOLERANCE, Ordering::Relaxed);
    }
}

/// A thread's life: earn, rank, rest, report.
fn keep_ranking(seed: u64, effort: &AtomicU32, report: &Report) {
    let mut at = seed << 32;
    let (mut woken, mut spent) = (Instant::now(), cpu_seconds());
    // CPU seconds that are due; below zero after a batch that took longer than what was left.
    let mut due = 0.0;
    let (mut opened, mut spent_before, mut given) = (woken, spent, 0.0);
    while !report.stopped.load(Ordering::Relaxed) {
        let now = Instant::now();
        let share = f64::from(effort.load(Ordering::Relaxed)) / 100.0;
        let earned = share * (now - woken).as_secs_f64();
        woken = now;
        given += earned;
        due = (due + earned).min(share * MEMORY);
        let until = now + PERIOD;
        loop {
            let clock = cpu_seconds();
            due -= clock - spent;
            spent = clock;
            if due <= 0.0 || Instant::now() >= until || report.stopped.load(Ordering::Relaxed) {
                break;
            }
            at = black_box(rank_affinities(at));
        }
        let window = now - opened;
        if window >= WINDOW {
            report.publish(spent - spent_before, given, window.as_secs_f64());
            (opened, spent_before, given) = (now, spent, 0.0);
        }
        rest_until(until, &report.stopped);
    }
}

/// Sleeps until an instant, or until it is told to stop. An instant that has passed costs nothing, so that 100 % is all of a core.
fn rest_until(until: Instant, stopped: &AtomicBool) {
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stopped.load(Ordering::Relaxed) {
            return;
        }
        thread::park_timeout(left);
    }
}

/// Weighs a batch of product pairs and gives where to go on: the pair that goes together best decides the next.
#[inline(never)]
fn rank_affinities(from: u64) -> u64 {
    let mut pair = [0_u8; 16];
    let mut best = [0_u8; 8];
    for step in 0..BATCH {
        let product = from.wrapping_add(step);
        pair[..8].copy_from_slice(&product.to_le_bytes());
        pair[8..].copy_from_slice(&product.rotate_left(32).to_le_bytes());
        let affinity = digest(&SHA256, &pair);
        if affinity.as_ref()[..8] > best[..] {
            best.copy_from_slice(&affinity.as_ref()[..8]);
        }
    }
    u64::from_le_bytes(best)
}

/// CPU time that this thread has used, seconds.
fn cpu_seconds() -> f64 {
    let clock = clock_gettime(ClockId::ThreadCPUTime);
    clock.tv_sec as f64 + clock.tv_nsec as f64 / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of this process's threads, from outside.
    fn named(prefix: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir("/proc/self/task")
            .unwrap()
            .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok())
            .map(|name| name.trim().to_owned())
            .filter(|name| name.starts_with(prefix))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn threads_come_and_go_with_what_is_asked() {
        let mut engine = Engine::start(2, 5).unwrap();
        assert_eq!(engine.workers.len(), 2);
        engine.tune(3, 10).unwrap();
        assert_eq!(engine.effort.load(Ordering::Relaxed), 10);
        // A thread names itself when it first runs, and its entry goes a moment after it was joined: both are waited for.
        while named("recommend-").len() < 3 {
            thread::yield_now();
        }
        assert_eq!(named("recommend-"), ["recommend-0", "recommend-1", "recommend-2"]);
        engine.tune(1, 200).unwrap();
        assert_eq!((engine.workers.len(), engine.effort.load(Ordering::Relaxed)), (1, 100));
        drop(engine);
        while !named("recommend-").is_empty() {
            thread::yield_now();
        }
    }

    #[test]
    fn a_report_says_the_share_and_whether_it_fell_short() {
        let report = Report::default();
        report.publish(0.365, 0.37, 1.0);
        assert_eq!((report.used(), report.limited.load(Ordering::Relaxed)), (36.5, false));
        report.publish(0.70, 2.0, 2.0);
        assert_eq!((report.used(), report.limited.load(Ordering::Relaxed)), (35.0, true));
    }

    #[test]
    fn a_batch_always_leads_to_the_same_next() {
        assert_eq!(rank_affinities(1), rank_affinities(1));
        assert_ne!(rank_affinities(1), rank_affinities(1 << 32));
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The timer, the signal and the ring that samples are left in.
//!
//! The kernel sends SIGPROF after every so much CPU time of the process, to a thread that is using it. The handler walks that
//! thread's stack and leaves the addresses in a free slot of the ring; [`Sampler::drain`] takes them from there. No lock is waited for and
//! nothing is allocated in between: a slot that is not free, or a walk that cannot begin, is a sample lost and counted.
#![allow(unsafe_code)]

use std::io;
use std::ptr::null_mut;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering};

use framehop::UnwindRegsNative;
use libc::{c_int, c_void, siginfo_t, ucontext_t};

use crate::walk::Walker;

/// Deepest stack that is kept, in frames from the leaf on.
const DEPTH: usize = 96;
/// Samples between two visits: five seconds of two busy cores at 99 a second.
const SLOTS: usize = 1024;

const FREE: u8 = 0;
const FILLING: u8 = 1;
const FULL: u8 = 2;

struct Slot {
    state: AtomicU8,
    thread: AtomicI32,
    depth: AtomicU32,
    frames: [AtomicU64; DEPTH],
}

static RING: [Slot; SLOTS] = [const {
    Slot {
        state: AtomicU8::new(FREE),
        thread: AtomicI32::new(0),
        depth: AtomicU32::new(0),
        frames: [const { AtomicU64::new(0) }; DEPTH],
    }
}; SLOTS];
static NEXT: AtomicUsize = AtomicUsize::new(0);
static LOST: AtomicU64 = AtomicU64::new(0);
static WALKER: OnceLock<Walker> = OnceLock::new();
static RUNNING: AtomicBool = AtomicBool::new(false);

/// Where a thread was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The system's number of the thread.
    pub thread: i32,
    /// Addresses, the interrupted function first, its caller next.
    pub frames: Vec<u64>,
}

/// Why there is no profile.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("a profile is being taken already")]
    Running,
    #[error("this machine does not let a process read its own memory")]
    Unreadable,
    #[error("no timer: {0}")]
    System(#[from] io::Error),
}

/// A profile being taken, of the whole process; it ends when dropped.
#[derive(Debug)]
pub struct Sampler(());

impl Sampler {
    /// Takes `hertz` samples a second of CPU time (1 to 1,000; the kernel's own clock allows about 250).
    ///
    /// # Errors
    /// When one is being taken already, and where the system allows none.
    pub fn start(hertz: u32) -> Result<Self, StartError> {
        if RUNNING.swap(true, Ordering::AcqRel) {
            return Err(StartError::Running);
        }
        // From here on its drop ends what was begun.
        let sampler = Self(());
        let walker = match WALKER.get() {
            Some(walker) => walker,
            None => {
                let made = Walker::new()?;
                WALKER.get_or_init(|| made)
            }
        };
        if !walker.can_read() {
            return Err(StartError::Unreadable);
        }
        for slot in &RING {
            slot.state.store(FREE, Ordering::Release);
        }
        install()?;
        set_timer(hertz.clamp(1, 1000))?;
        Ok(sampler)
    }

    /// Takes what has been sampled since the last time, in no order, and how many samples were lost meanwhile.
    pub fn drain(&mut self, mut take: impl FnMut(Sample)) -> u64 {
        for slot in RING.iter().filter(|slot| slot.state.load(Ordering::Acquire) == FULL) {
            let depth = slot.depth.load(Ordering::Relaxed) as usize;
            let frames = slot.frames.iter().take(depth).map(|frame| frame.load(Ordering::Relaxed)).collect();
            let sample = Sample { thread: slot.thread.load(Ordering::Relaxed), frames };
            slot.state.store(FREE, Ordering::Release);
            take(sample);
        }
        LOST.swap(0, Ordering::Relaxed)
    }
}

impl Drop for Sampler {
    fn drop(&mut self) {
        // The handler stays: a signal that is on its way would end the process without one.
        let _ = set_timer(0);
        RUNNING.store(false, Ordering::Release);
    }
}

fn install() -> io::Result<()> {
    // SAFETY: the structure is plain data for which zeros mean no flags and an empty mask; the handler has the signature that SA_SIGINFO asks
    // for and does only what a handler may: it waits for nothing, allocates nothing and keeps errno.
    let done = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_signal as extern "C" fn(c_int, *mut siginfo_t, *mut c_void) as usize;
        // Calls of the system that can go on after a signal do.
        action.sa_flags = libc::SA_SIGINFO | libc::SA_RESTART;
        libc::sigaction(libc::SIGPROF, &raw const action, null_mut())
    };
    if done == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// 0 ends it.
fn set_timer(hertz: u32) -> io::Result<()> {
    let micros = 1_000_000_u32.checked_div(hertz).unwrap_or(0);
    let every = libc::timeval {
        tv_sec: libc::time_t::from(micros / 1_000_000),
        tv_usec: libc::suseconds_t::from(micros % 1_000_000),
    };
    let timer = libc::itimerval { it_interval: every, it_value: every };
    // SAFETY: the system reads the structure and keeps no pointer to it.
    let done = unsafe { libc::setitimer(libc::ITIMER_PROF, &raw const timer, null_mut()) };
    if done == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

extern "C" fn on_signal(_: c_int, _: *mut siginfo_t, context: *mut c_void) {
    // SAFETY: errno is this thread's own; what was interrupted must find it as it left it.
    let errno = unsafe { *libc::__errno_location() };
    // SAFETY: with SA_SIGINFO the third argument is the interrupted context, valid while the handler runs.
    if let Some((pc, registers)) = unsafe { context.cast::<ucontext_t>().as_ref() }.map(registers) {
        take(pc, registers);
    }
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

#[cfg(target_arch = "x86_64")]
fn registers(context: &ucontext_t) -> (u64, UnwindRegsNative) {
    let of = |register: c_int| context.uc_mcontext.gregs.get(register as usize).map_or(0, |value| *value as u64);
    let pc = of(libc::REG_RIP);
    (pc, UnwindRegsNative::new(pc, of(libc::REG_RSP), of(libc::REG_RBP)))
}

#[cfg(target_arch = "aarch64")]
fn registers(context: &ucontext_t) -> (u64, UnwindRegsNative) {
    let machine = &context.uc_mcontext;
    (machine.pc, UnwindRegsNative::new(machine.regs[30], machine.sp, machine.regs[29]))
}

fn take(pc: u64, registers: UnwindRegsNative) {
    let number = NEXT.fetch_add(1, Ordering::Relaxed) % SLOTS;
    let Some((slot, walker)) = RING.get(number).zip(WALKER.get()) else { return };
    if slot.state.compare_exchange(FREE, FILLING, Ordering::Acquire, Ordering::Relaxed).is_err() {
        LOST.fetch_add(1, Ordering::Relaxed);
        return;
    }
    let mut depth = 0;
    let walked = walker.walk(pc, registers, |address| {
        if let Some(frame) = slot.frames.get(depth) {
            frame.store(address, Ordering::Relaxed);
            depth += 1;
        }
        depth < DEPTH
    });
    if !walked {
        LOST.fetch_add(1, Ordering::Relaxed);
        slot.state.store(FREE, Ordering::Release);
        return;
    }
    slot.depth.store(depth as u32, Ordering::Relaxed);
    slot.thread.store(nix::unistd::gettid().as_raw(), Ordering::Relaxed);
    slot.state.store(FULL, Ordering::Release);
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::*;
    use crate::Symbols;

    #[inline(never)]
    fn sort_the_parcels(rounds: u64) -> u64 {
        (0..rounds)
            .fold(1, |sum: u64, round| black_box(sum.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round)))
    }

    #[inline(never)]
    fn keep_sorting(rounds: u64) -> u64 {
        black_box(sort_the_parcels(rounds)) + 1
    }

    /// One test, because a process has one such timer.
    #[test]
    fn a_busy_function_is_found_with_its_caller_and_nothing_is_sampled_afterwards() {
        let mut sampler = Sampler::start(99).unwrap();
        assert!(matches!(Sampler::start(99), Err(StartError::Running)));
        let symbols = Symbols::of_this_process().unwrap();
        let (mut found, mut others) = (0, 0);
        while found < 20 {
            black_box(keep_sorting(3_000_000));
            sampler.drain(|sample| {
                let names: Vec<_> = sample.frames.iter().map(|frame| symbols.name(*frame)).collect();
                let at = names.iter().position(|name| name.ends_with("sort_the_parcels"));
                match at.and_then(|at| names.get(at + 1)) {
                    Some(caller) if caller.ends_with("keep_sorting") => {
                        assert!(sample.thread > 0);
                        // The whole way down to the thread's beginning.
                        assert!(names.len() > 5, "{names:?}");
                        found += 1;
                    }
                    _ => others += 1,
                }
            });
            assert!(others < 2_000, "{found} of {others}");
        }
        drop(sampler);
        black_box(keep_sorting(3_000_000));
        let mut again = Sampler::start(1).unwrap();
        let mut left = 0;
        again.drain(|_| left += 1);
        assert_eq!(left, 0);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the system says of this process, asked when somebody looks. No subprocess, no cache: about 30 µs a reading.

use std::fs;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// One reading. On a system without /proc all but the CPU time is zero.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProcessNumbers {
    /// User and system time of all threads since the process began.
    pub cpu: Duration,
    /// Resident memory in bytes.
    pub rss: u64,
    pub uptime: Duration,
    pub fds: u64,
    pub threads: u64,
    /// Those that it may use.
    pub processors: u64,
}

impl ProcessNumbers {
    pub fn read() -> Self {
        let (uptime, threads) = uptime_and_threads().unwrap_or_default();
        let processors = std::thread::available_parallelism().map_or(0, |processors| processors.get() as u64);
        Self {
            cpu: cpu_time(),
            rss: rss().unwrap_or_default(),
            uptime,
            fds: fds().unwrap_or_default(),
            threads,
            processors,
        }
    }
}

/// CPU time from the process clock: to the nanosecond, where /proc/self/stat counts ticks of 10 ms.
pub fn cpu_time() -> Duration {
    let t = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(t.tv_sec).unwrap_or_default(), u32::try_from(t.tv_nsec).unwrap_or_default())
}

/// Resident bytes: the second field of statm, in pages.
fn rss() -> Option<u64> {
    let statm = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

fn fds() -> Option<u64> {
    // The listing holds one descriptor of its own.
    Some((fs::read_dir("/proc/self/fd").ok()?.count() as u64).saturating_sub(1))
}

fn uptime_and_threads() -> Option<(Duration, u64)> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name and may hold anything, spaces and brackets too.
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace();
    let threads = fields.nth(17)?.parse().ok()?;
    let start_ticks: u64 = fields.nth(1)?.parse().ok()?;
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let system: f64 = uptime.split_ascii_whitespace().next()?.parse().ok()?;
    let start = start_ticks as f64 / rustix::param::clock_ticks_per_second() as f64;
    Some((Duration::try_from_secs_f64(system - start).unwrap_or_default(), threads))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_system_knows() {
        let before = ProcessNumbers::read();
        let held = vec![1_u8; 32 << 20];
        let file = fs::File::open("/proc/self/stat").unwrap();
        let (stop, wait) = std::sync::mpsc::channel::<()>();
        let thread = std::thread::spawn(move || wait.recv());
        let begin = std::time::Instant::now();
        while begin.elapsed() < Duration::from_millis(50) {
            std::hint::black_box(&held);
        }
        let after = ProcessNumbers::read();
        drop((stop, file));
        let _ = thread.join();
        // Other tests of this program run beside: only what they cannot undo is asserted.
        assert!(after.cpu > before.cpu && before.rss > 1 << 20 && after.rss >= 32 << 20);
        assert!(after.fds >= 4 && after.threads >= 2);
        let passed = after.uptime.saturating_sub(before.uptime);
        assert!(passed >= Duration::from_millis(30) && after.uptime < Duration::from_secs(3600), "{passed:?}");
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is read from outside a process, and the little arithmetic on it.

use std::fs::read_to_string;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// CPU time that a process has used, in the system's ticks (10 ms): what `ps` and students see.
pub fn cpu_seconds(pid: u32) -> Result<f64> {
    let stat = read_to_string(format!("/proc/{pid}/stat")).with_context(|| format!("process {pid} is gone"))?;
    // Fields are counted behind the name, which is in parentheses: user and system time are the 12th and 13th from there.
    let rest = stat.rsplit_once(") ").context("the format of /proc/pid/stat")?.1;
    let ticks: f64 = rest.split(' ').skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / rustix::param::clock_ticks_per_second() as f64)
}

/// CPU time of all threads that a process has now, in nanoseconds of the scheduler: exact enough for differences of 1 %.
pub fn cpu_exact(pid: u32) -> Result<Duration> {
    let mut total = 0;
    for task in std::fs::read_dir(format!("/proc/{pid}/task"))?.flatten() {
        let line = read_to_string(task.path().join("schedstat")).unwrap_or_default();
        total += line.split(' ').next().and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(Duration::from_nanos(total))
}

/// Percent of one core that a process uses over `window`.
pub fn cpu_percent(pid: u32, window: Duration) -> Result<f64> {
    let (begin, before) = (Instant::now(), cpu_seconds(pid)?);
    std::thread::sleep(window);
    Ok((cpu_seconds(pid)? - before) / begin.elapsed().as_secs_f64() * 100.0)
}

/// Resident bytes of a process.
pub fn resident_bytes(pid: u32) -> Result<u64> {
    let status = read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("the process has ended")?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes * 1024)
}

/// The middle one, or the mean of the two middle ones; 0 of nothing.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => 0.0,
        n if n % 2 == 1 => sorted[n / 2],
        n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0,
    }
}

/// The value that `percent` % of the values do not exceed.
pub fn percentile(values: &[Duration], percent: f64) -> Duration {
    let mut sorted = values.to_vec();
    sorted.sort();
    let rank = (sorted.len() as f64 * percent / 100.0).ceil() as usize;
    sorted.get(rank.clamp(1, sorted.len().max(1)) - 1).copied().unwrap_or_default()
}

/// Says so when the machine is busy with something else: then absolute figures and doses are not to be believed.
pub fn warn_of_other_work() {
    let load = read_to_string("/proc/loadavg").ok();
    let recent: f64 = load.and_then(|text| text.split(' ').next()?.parse().ok()).unwrap_or(0.0);
    if recent > 0.7 {
        eprintln!("warning: load average {recent}: other work runs on this machine, do not trust what follows");
    }
}

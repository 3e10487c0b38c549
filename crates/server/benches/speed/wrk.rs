// SPDX-License-Identifier: AGPL-3.0-or-later
//! The load generator. wrk costs far less CPU a request than a client of ours would: client and server share the cores
//! here, and a dear client would hide what the server costs and flatter every ratio.

use std::io::Write;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// What a round of load gave.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    pub requests: u64,
    pub per_second: f64,
    pub p99: Duration,
}

/// Prints what we read on one line, because wrk's own report is for people.
const REPORT: &str = r#"
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(99)))
end
"#;

pub struct Wrk {
    script: tempfile::NamedTempFile,
}

impl Wrk {
    pub fn new() -> Result<Self> {
        let mut script = tempfile::Builder::new().suffix(".lua").tempfile()?;
        script.write_all(REPORT.as_bytes())?;
        Ok(Self { script })
    }

    /// One thread and `connections` connections ask for `url` as fast as they are answered, for `seconds`.
    ///
    /// # Errors
    /// When wrk is missing, and when any request failed: a ratio of failures says nothing.
    pub fn run(&self, url: &str, connections: u32, seconds: u32) -> Result<Round> {
        let output = self
            .command(url, connections, seconds)
            .output()
            .context("wrk does not start: scripts/ensure-system.sh wrk")?;
        let text = String::from_utf8_lossy(&output.stdout);
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("RESULT "))
            .with_context(|| format!("wrk on {url}: {text}{}", String::from_utf8_lossy(&output.stderr)))?;
        let numbers = line.split(' ').map(str::parse).collect::<Result<Vec<u64>, _>>()?;
        let [requests, micros, errors, p99] = numbers[..] else { anyhow::bail!("wrk said {line:?}") };
        ensure!(errors == 0, "{errors} of {requests} requests to {url} failed");
        Ok(Round { requests, per_second: requests as f64 * 1e6 / micros as f64, p99: Duration::from_micros(p99) })
    }

    /// The command, for load that runs beside something else.
    pub fn command(&self, url: &str, connections: u32, seconds: u32) -> Command {
        let mut command = Command::new("wrk");
        command
            .args(["-t1", &format!("-c{connections}"), &format!("-d{seconds}s"), "-s"])
            .arg(self.script.path())
            .arg(url);
        command
    }
}

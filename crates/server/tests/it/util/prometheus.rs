// SPDX-License-Identifier: AGPL-3.0-or-later
//! A real Prometheus that scrapes what a test gives it, once a second.

use std::fmt::Write as _;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tempfile::TempDir;

use super::daemon::Daemon;
use super::{find_program, free_port, http, skip};

/// What to scrape: the job's name, the loopback port and the path of its metrics.
pub struct Target<'a> {
    pub job: &'a str,
    pub port: u16,
    pub path: &'a str,
}

/// A running Prometheus. Dropping it ends it and removes its data.
pub struct Prometheus {
    daemon: Daemon,
    port: u16,
}

/// What programs exposed, each at an instant of our choice.
#[derive(Default)]
pub struct History(String);

impl History {
    /// An instant, in seconds since the epoch, that lies far enough back for some hours of history and no further than what is kept.
    pub fn recently() -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        now - 6 * 3600
    }

    /// A scrape of a job at this instant.
    pub fn add(&mut self, job: &str, scrape: &str, at: u64) {
        for line in scrape.lines().filter(|line| !line.starts_with('#')) {
            // An exemplar stands behind the value.
            let line = line.split(" # ").next().unwrap_or(line);
            let Some((series, value)) = line.rsplit_once(' ') else { continue };
            let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
            let comma = if labels == "}" { "" } else { "," };
            writeln!(self.0, "{name}{{job=\"{job}\"{comma}{labels} {value} {at}").expect("text");
        }
    }
}

impl Prometheus {
    /// Starts one that remembers this, and scrapes nothing.
    pub fn with(history: &History) -> Option<Self> {
        let Some(promtool) = find_program("promtool") else {
            skip("Prometheus is not installed (promtool not found)");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("perfshop-prometheus-").tempdir().expect("a temporary folder");
        let text = folder.path().join("history.txt");
        std::fs::write(&text, format!("{}# EOF\n", history.0)).expect("the history is written");
        let made = Command::new(promtool)
            .args(["tsdb", "create-blocks-from", "openmetrics"])
            .args([&text, &folder.path().join("data")])
            .output()
            .expect("promtool starts");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Self::start_in(folder, &[])
    }

    /// Starts one. `None`: it cannot be had here, which was said and counted as skipped.
    pub fn start(targets: &[Target<'_>]) -> Option<Self> {
        let folder = tempfile::Builder::new().prefix("perfshop-prometheus-").tempdir().expect("a temporary folder");
        Self::start_in(folder, targets)
    }

    fn start_in(folder: TempDir, targets: &[Target<'_>]) -> Option<Self> {
        let Some(program) = find_program("prometheus") else {
            skip("Prometheus is not installed (prometheus not found)");
            return None;
        };
        let mut configuration = String::from("global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n");
        for Target { job, port, path } in targets {
            configuration.push_str(&format!(
                "  - {{job_name: {job}, metrics_path: {path}, static_configs: [{{targets: ['127.0.0.1:{port}']}}]}}\n"
            ));
        }
        let file = folder.path().join("prometheus.yml");
        std::fs::write(&file, configuration).expect("the configuration is written");
        let port = free_port();
        let arguments = [
            format!("--config.file={}", file.display()),
            format!("--storage.tsdb.path={}", folder.path().join("data").display()),
            format!("--web.listen-address=127.0.0.1:{port}"),
            "--enable-feature=exemplar-storage".into(),
            "--log.level=warn".into(),
        ];
        let started = Self { daemon: Daemon::start(&program, &arguments, folder), port };
        let ready = http::wait_until_ok(port, "/-/ready", Duration::from_secs(30), || started.daemon.is_running());
        assert!(ready, "prometheus did not start:\n{}", started.daemon.output());
        Some(started)
    }

    /// The answer of an instant query: its `result`, an array of `{metric, value: [time, "text"]}`.
    pub fn query(&self, promql: &str) -> Value {
        self.api(&format!("/api/v1/query?query={}", http::encode(promql)))["result"].clone()
    }

    /// The answer of a query at an instant, in seconds since the epoch.
    pub fn query_at(&self, promql: &str, at: u64) -> Value {
        self.api(&format!("/api/v1/query?time={at}&query={}", http::encode(promql)))["result"].clone()
    }

    /// The number that a query for one series gives, asked again until it gives one.
    ///
    /// Panics after `limit`, with what was asked and what came.
    pub fn wait_for(&self, promql: &str, limit: Duration) -> f64 {
        let end = Instant::now() + limit;
        loop {
            let result = self.query(promql);
            if let Some(number) = result[0]["value"][1].as_str().and_then(|text| text.parse().ok()) {
                return number;
            }
            assert!(Instant::now() < end, "{promql} gave {result} for {limit:?}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// The `data` of any GET of Prometheus's HTTP API, which must succeed.
    pub fn api(&self, path: &str) -> Value {
        let (_, body) = http::get(self.port, path).expect("prometheus answers");
        let answer: Value = serde_json::from_str(&body).expect("prometheus answers JSON");
        assert_eq!(answer["status"], "success", "{path}: {body}");
        answer["data"].clone()
    }
}

/// What `promtool check metrics` says of an exposition text: nothing when it is clean. `None`: skipped.
pub fn promtool_check(exposition: &str) -> Option<String> {
    let Some(program) = find_program("promtool") else {
        skip("Prometheus is not installed (promtool not found)");
        return None;
    };
    let mut child = Command::new(program)
        .args(["check", "metrics"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("promtool starts");
    child.stdin.take().expect("a pipe was asked for").write_all(exposition.as_bytes()).expect("promtool reads");
    let output = child.wait_with_output().expect("promtool ends");
    Some(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn prometheus_scrapes_and_answers_queries() {
    // It scrapes itself under a second name: the test needs no other server.
    let Some(first) = Prometheus::start(&[]) else { return };
    let target = Target { job: "first", port: first.port, path: "/metrics" };
    let Some(second) = Prometheus::start(&[target]) else { return };
    assert_eq!(second.wait_for("up{job=\"first\"}", Duration::from_secs(20)), 1.0);
    assert_eq!(second.api("/api/v1/targets")["activeTargets"].as_array().map(Vec::len), Some(1));
}

#[test]
fn promtool_finds_what_is_wrong_in_an_exposition() {
    let Some(clean) = promtool_check("# HELP a_total A count.\n# TYPE a_total counter\na_total 1\n") else { return };
    assert_eq!(clean, "");
    assert!(promtool_check("# TYPE a_count counter\na_count 1\n").is_some_and(|text| text.contains("a_count")));
}

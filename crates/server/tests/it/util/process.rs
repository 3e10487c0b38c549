// SPDX-License-Identifier: AGPL-3.0-or-later
//! The real program, as a user starts it: supervisor and shop process, on free ports, in a data directory of its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::{free_port, http};

/// The account that each started shop has, so that no test must read a printed password.
pub const ADMIN_EMAIL: &str = "admin@perfshop.local";
pub const ADMIN_PASSWORD: &str = "correct horse battery staple";

/// How to start the program, before it runs: further arguments and variables.
pub struct Shop {
    data: Option<PathBuf>,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
}

/// A started program. Dropping it stops it, and its shop process with it.
pub struct ShopProcess {
    supervisor: Child,
    data: PathBuf,
    /// Removes the data directory, unless the test brought its own.
    _own_data: Option<TempDir>,
    log: PathBuf,
    pub public_port: u16,
    pub admin_port: u16,
    pub management_port: u16,
}

impl Shop {
    /// The program with SQLite in a new data directory.
    pub fn new() -> Self {
        Self { data: None, arguments: Vec::new(), variables: Vec::new() }
    }

    /// An existing data directory, which is not removed afterwards.
    pub fn data(mut self, folder: &Path) -> Self {
        self.data = Some(folder.to_owned());
        self
    }

    /// One further argument of `perfshop serve`.
    pub fn arg(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// One environment variable. The caller's own `PERFSHOP_*` never reach the program.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts it and returns at once, ready or not: for tests of a start that fails.
    pub fn spawn(self) -> ShopProcess {
        let own_data = self
            .data
            .is_none()
            .then(|| tempfile::Builder::new().prefix("perfshop-data-").tempdir().expect("a temporary folder"));
        let data = self
            .data
            .or_else(|| own_data.as_ref().map(|folder| folder.path().to_owned()))
            .expect("one of the two is there");
        let log = data.with_extension("log");
        let output = File::create(&log).expect("the log file is made");
        let (public_port, admin_port, management_port) = (free_port(), free_port(), free_port());
        let mut command = Command::new(env!("CARGO_BIN_EXE_perfshop"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PERFSHOP_")) {
            command.env_remove(name);
        }
        let supervisor = command
            .arg("serve")
            .arg("--data-dir")
            .arg(&data)
            .args(["--listen", &format!("127.0.0.1:{public_port}")])
            .args(["--admin-listen", &format!("127.0.0.1:{admin_port}")])
            .args(["--management-listen", &format!("127.0.0.1:{management_port}")])
            .args(self.arguments)
            .env("PERFSHOP_ADMIN_EMAIL", ADMIN_EMAIL)
            // A test knows who is in the shop: shoppers come where it asks for them.
            .env("PERFSHOP_TRAFFIC_BUYERS", "0")
            .env("PERFSHOP_ADMIN_PASSWORD", ADMIN_PASSWORD)
            .envs(self.variables)
            .stdin(Stdio::null())
            .stdout(output.try_clone().expect("a second handle of the log"))
            .stderr(output)
            .spawn()
            .expect("the program starts");
        ShopProcess { supervisor, data, _own_data: own_data, log, public_port, admin_port, management_port }
    }

    /// Starts it and waits until it says that it is ready; panics with its log after 60 s or when it ends before.
    pub fn start(self) -> ShopProcess {
        let mut started = self.spawn();
        started.wait_until_ready();
        started
    }
}

impl ShopProcess {
    /// Waits for readiness, after a start or a kill; panics with the log after 60 s.
    pub fn wait_until_ready(&mut self) {
        let ready =
            http::wait_until_ok(self.management_port, "/actuator/health/readiness", Duration::from_secs(60), || {
                Path::new(&format!("/proc/{}/exe", self.supervisor.id())).exists()
            });
        assert!(ready, "the program did not become ready ({:?}):\n{}", self.supervisor.try_wait(), self.log());
    }

    /// Address of the shop and its API, without a slash at the end.
    pub fn public(&self) -> String {
        format!("http://127.0.0.1:{}", self.public_port)
    }

    /// Address of the instructor's listener.
    pub fn admin(&self) -> String {
        format!("http://127.0.0.1:{}", self.admin_port)
    }

    /// Address of health and metrics.
    pub fn management(&self) -> String {
        format!("http://127.0.0.1:{}", self.management_port)
    }

    pub fn data_dir(&self) -> &Path {
        &self.data
    }

    /// All that supervisor and shop have written to stdout and stderr.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The process that was started: the supervisor.
    pub fn supervisor_pid(&self) -> u32 {
        self.supervisor.id()
    }

    /// The shop's process under the supervisor, or `None` while there is none.
    pub fn shop_pid(&self) -> Option<u32> {
        children_of(self.supervisor.id()).into_iter().next()
    }

    /// `kill -9` of the shop's process; waits until it is gone and gives the process id that died.
    pub fn kill_shop(&self) -> u32 {
        let end = Instant::now() + Duration::from_secs(20);
        let pid = loop {
            if let Some(pid) = self.shop_pid() {
                break pid;
            }
            assert!(Instant::now() < end, "there is no shop process to kill:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(5));
        };
        signal(pid, Signal::KILL);
        while self.shop_pid() == Some(pid) {
            assert!(Instant::now() < end, "process {pid} survives SIGKILL");
            std::thread::sleep(Duration::from_millis(1));
        }
        pid
    }

    /// SIGTERM to the supervisor, and how it ended. Panics when that takes longer than 10 s: it promises 5.
    pub fn stop(mut self) -> ExitStatus {
        signal(self.supervisor.id(), Signal::TERM);
        self.wait(Duration::from_secs(10)).unwrap_or_else(|| panic!("the program did not stop:\n{}", self.log()))
    }

    /// Waits for the program's own end: its status, or `None` when it still runs after `limit`.
    pub fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let end = Instant::now() + limit;
        loop {
            if let Some(status) = self.supervisor.try_wait().expect("our own child can be asked") {
                return Some(status);
            }
            if Instant::now() > end {
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for ShopProcess {
    fn drop(&mut self) {
        if matches!(self.supervisor.try_wait(), Ok(None)) {
            let shop = self.shop_pid();
            signal(self.supervisor.id(), Signal::TERM);
            if self.wait(Duration::from_secs(7)).is_none() {
                let _ = self.supervisor.kill();
                let _ = self.supervisor.wait();
                if let Some(pid) = shop {
                    signal(pid, Signal::KILL);
                }
            }
        }
        let _ = std::fs::remove_file(&self.log);
    }
}

/// The processes whose parent is `pid`, zombies left out.
fn children_of(pid: u32) -> Vec<u32> {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    tasks
        .filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok())
        .flat_map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()).collect::<Vec<u32>>())
        .filter(|child| Path::new(&format!("/proc/{child}/exe")).read_link().is_ok())
        .collect()
}

/// Sends a signal to a process that we started, by its id. One that is already gone is no error.
fn signal(pid: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

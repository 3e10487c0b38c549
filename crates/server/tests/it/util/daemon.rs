// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server that lives as long as the test process that started it, however that process ends.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Starts `$@`, says its process id, waits for the end of its own input, then ends that process and removes the folder.
///
/// The other end of that input is held by the test process alone, so the wait is over when the test process drops it,
/// exits or is killed. Rust drops no static and a killed process drops nothing: a guard in this process would not do.
const WATCH: &str = r#"
trap : INT TERM
"$@" </dev/null >"$FOLDER/output.log" 2>&1 &
pid=$!
echo "$pid"
exec >/dev/null
cat >/dev/null
kill "$pid" 2>/dev/null
wait "$pid"
rm -rf "$FOLDER"
"#;

/// A running server in its own temporary folder. Dropping it ends the server and removes the folder.
pub struct Daemon {
    watch: Child,
    pid: u32,
    folder: PathBuf,
}

impl Daemon {
    /// Starts `program` with `args`; its output goes to `output.log` in `folder`, which belongs to the daemon from now on.
    pub fn start(program: &Path, args: &[String], folder: TempDir) -> Self {
        let folder = folder.keep();
        let mut watch = Command::new("sh")
            .args(["-c", WATCH, "watch"])
            .arg(program)
            .args(args)
            .env("FOLDER", &folder)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let mut line = String::new();
        BufReader::new(watch.stdout.take().expect("a pipe was asked for"))
            .read_line(&mut line)
            .expect("the process id");
        let pid = line.trim().parse().expect("the process id is a number");
        Self { watch, pid, folder }
    }

    /// Whether the server still runs. A dead one stays a zombie until the watch collects it, so the state is read.
    pub fn is_running(&self) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid)).unwrap_or_default();
        // The state is the first field behind the name, which is in parentheses and may hold anything.
        stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with('Z'))
    }

    /// What the server has written so far, for the message of a test that fails.
    pub fn output(&self) -> String {
        std::fs::read_to_string(self.folder.join("output.log")).unwrap_or_default()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        let _ = self.watch.wait();
    }
}

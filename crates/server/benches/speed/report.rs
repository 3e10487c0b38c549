// SPDX-License-Identifier: AGPL-3.0-or-later
//! The table: printed always, written into docs/performance.md when asked.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

/// One line of the table.
pub struct Row {
    pub what: String,
    pub bar: String,
    pub measured: String,
    pub met: bool,
}

/// All that was measured in one run.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

/// What stands around the part of docs/performance.md that this program writes.
const BEGIN: &str = "<!-- written by make bench WRITE=1: begin -->";
const END: &str = "<!-- end -->";

impl Report {
    /// Adds a line and says it at once: a run takes minutes.
    pub fn add(&mut self, what: impl Into<String>, bar: impl Into<String>, measured: impl Into<String>, met: bool) {
        self.push(Row { what: what.into(), bar: bar.into(), measured: measured.into(), met });
    }

    /// The same, of a line that was made elsewhere.
    pub fn push(&mut self, row: Row) {
        eprintln!("{} {}: {} (bar: {})", if row.met { "met   " } else { "MISSED" }, row.what, row.measured, row.bar);
        self.rows.push(row);
    }

    pub fn missed(&self) -> Vec<&str> {
        self.rows.iter().filter(|row| !row.met).map(|row| row.what.as_str()).collect()
    }

    /// The table in Markdown, under the machine and the command.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "Machine: {}.\nCommand: `make bench`.\n\n| what | bar | measured | |\n|---|---|---|---|\n",
            machine()
        );
        for Row { what, bar, measured, met } in &self.rows {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "| {what} | {bar} | {measured} | {} |", if *met { "met" } else { "missed" });
        }
        text
    }

    /// Replaces what the last run wrote in the document.
    ///
    /// # Errors
    /// When the document has lost its two marks.
    pub fn write_into(&self, document: &Path) -> Result<()> {
        let text = std::fs::read_to_string(document)?;
        let (before, rest) = text.split_once(BEGIN).context("the mark of the beginning")?;
        let (_, after) = rest.split_once(END).context("the mark of the end")?;
        std::fs::write(document, format!("{before}{BEGIN}\n{}{END}{after}", self.markdown()))?;
        Ok(())
    }
}

/// Processor, cores, memory, kernel and compiler, as far as the system tells.
fn machine() -> String {
    let field = |file: &str, name: &str| -> Option<String> {
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let said = |program: &str, argument: &str| -> Option<String> {
        let output = Command::new(program).arg(argument).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let mebibytes = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.trim_end_matches(" kB").parse::<u64>().ok())
        .map_or(0, |kibibytes| kibibytes / 1024);
    format!(
        "{}, {cores} cores seen, {mebibytes} MiB, Linux {}, {}",
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".into()),
        said("uname", "-r").unwrap_or_default(),
        said("rustc", "--version").unwrap_or_default(),
    )
}

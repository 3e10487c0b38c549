// SPDX-License-Identifier: AGPL-3.0-or-later
//! The journal of a run: one JSON file, there from the beginning, so that a folder that cannot be written to is told before
//! anything has happened.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use perfshop_shop::clock;
use serde::Serialize;

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Journal {
    pub perfshop: &'static str,
    pub title: String,
    pub file: String,
    pub url: String,
    pub shop: String,
    pub started_at: String,
    pub ended_at: Option<String>,
    /// `running`, then how it ended.
    pub result: &'static str,
    pub exit_code: Option<u8>,
    /// Why it failed, when it failed.
    pub problem: Option<String>,
    pub steady_state_before: Vec<Measure>,
    pub steady_state_after: Vec<Measure>,
    /// Seconds from the end of the activations; `None` when it did not come back or was not looked for.
    pub recovered_after_seconds: Option<f64>,
    pub activations: Vec<Activated>,
    /// The rule that ended the experiment.
    pub stopped_by: Option<Struck>,
    pub findings: Vec<Found>,
    /// Second by second.
    pub figures: Vec<Second>,
}

/// A probe and what it met.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Measure {
    pub name: String,
    pub held: bool,
    /// Of a call.
    pub status: Option<u16>,
    /// Milliseconds of a call, or the figure.
    pub value: Option<f64>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Activated {
    pub id: i64,
    /// Seconds from the start.
    pub at: u64,
    pub what: String,
    /// As the server recorded it.
    pub end_reason: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Struck {
    pub rule: String,
    pub above: Option<f64>,
    pub value: Option<f64>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Found {
    pub name: String,
    pub held: bool,
    /// The first second at which it was seen.
    pub at: Option<u64>,
    pub last: Option<Measure>,
}

#[derive(Debug, Serialize)]
pub(super) struct Second {
    pub at: u64,
    #[serde(flatten)]
    pub figures: BTreeMap<&'static str, f64>,
}

impl Journal {
    pub(super) fn begin(&mut self) {
        self.perfshop = env!("CARGO_PKG_VERSION");
        self.result = "running";
        self.started_at = clock::iso(clock::now_ms());
    }

    pub(super) fn end(&mut self, result: &'static str, exit_code: u8) {
        self.result = result;
        self.exit_code = Some(exit_code);
        self.ended_at = Some(clock::iso(clock::now_ms()));
    }

    /// Puts the whole file in the place of an older one, so that a reader never meets half of it.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let fresh = path.with_added_extension("new");
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        std::fs::write(&fresh, json)?;
        std::fs::rename(&fresh, path)
    }
}

/// `slow-database.journal.json` beside `slow-database.yaml`.
pub(super) fn beside(experiment: &Path) -> PathBuf {
    experiment.with_extension("journal.json")
}

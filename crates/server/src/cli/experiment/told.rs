// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a run tells a person: a line a step, and on a terminal one line that is written over each second.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};

use super::super::{Texts, exit};
use super::journal::{Measure, Struck};
use crate::texts::Arg;

pub(super) struct Told<'a> {
    texts: &'a Texts,
    terminal: bool,
}

impl<'a> Told<'a> {
    pub(super) fn new(texts: &'a Texts) -> Self {
        Self { texts, terminal: std::io::stderr().is_terminal() }
    }

    pub(super) fn say(&self, key: &str, values: &[Arg<'_>]) {
        self.clear();
        exit::tell(&self.texts.get(key, values));
    }

    pub(super) fn measure(&self, measure: &Measure) {
        let verdict = self.texts.get(if measure.held { "run-holds" } else { "run-fails" }, &[]);
        let value = measure.value.map_or_else(|| "–".to_owned(), |value| value.to_string());
        match measure.status {
            Some(status) => {
                let status = status.to_string();
                let values =
                    [("verdict", verdict.as_str()), ("name", &measure.name), ("status", &status), ("ms", &value)];
                self.say("run-call", &values);
            }
            None => self.say("run-figure", &[("verdict", &verdict), ("name", &measure.name), ("value", &value)]),
        }
    }

    pub(super) fn struck(&self, struck: &Struck) {
        match struck.above.zip(struck.value) {
            Some((above, value)) => {
                let (above, value) = (above.to_string(), format!("{value:.1}"));
                self.say("run-struck", &[("rule", &struck.rule), ("above", &above), ("value", &value)]);
            }
            None => self.say("run-struck-there", &[("rule", &struck.rule)]),
        }
    }

    pub(super) fn progress(&self, at: u64, duration: u64, active: usize, figures: &BTreeMap<&'static str, f64>) {
        if !self.terminal {
            return;
        }
        let figure = |name| figures.get(name).map_or_else(|| "–".to_owned(), f64::to_string);
        let values = [
            ("at", at.to_string()),
            ("duration", duration.to_string()),
            ("active", active.to_string()),
            ("rate", figure("requestsPerSecond")),
            ("errors", figure("errorPercent")),
            ("p95", figure("p95Ms")),
        ];
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let line = self.texts.get("run-progress", &values);
        let _ = write!(std::io::stderr().lock(), "\r{line}\x1b[K");
    }

    /// The last progress makes room for a line that stays.
    pub(super) fn clear(&self) {
        if self.terminal {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop doctor`: whether this machine gives what a shop with this configuration needs, and what to do when not.
//!
//! What is found ([`Facts`]) and what is thought of it ([`judge`]) are apart, so that each verdict has its example in a
//! test and no test needs a broken machine.

mod facts;
mod gather;
mod holder;
mod judge;
mod machine;

pub use facts::{DataDir, Database, DirState, Facts, Holder, Listener, Memory, Port, ToolFound};
pub use gather::gather;
pub use judge::judge;

use crate::texts::{Arg, Texts};

/// How good a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Ok,
    /// The shop works; something may be missed.
    Warning,
    /// The shop does not start, or will not keep up.
    Problem,
}

impl Verdict {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

/// What came of one check.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was looked at, in a word: `listen`, `memory`, `wrk`.
    pub check: &'static str,
    pub verdict: Verdict,
    /// The text's key without `doctor-`; that of what to do has `-advice` behind it.
    key: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Finding {
    fn new(check: &'static str, verdict: Verdict, key: &'static str, values: &[(&'static str, &dyn ToString)]) -> Self {
        let values = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
        Self { check, verdict, key, values }
    }

    fn values(&self) -> Vec<Arg<'_>> {
        self.values.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    /// What was found, as a sentence.
    pub fn message(&self, texts: &Texts) -> String {
        texts.get(&format!("doctor-{}", self.key), &self.values())
    }

    /// What to do, unless all is well.
    pub fn advice(&self, texts: &Texts) -> Option<String> {
        let key = format!("doctor-{}-advice", self.key);
        (self.verdict != Verdict::Ok).then(|| texts.get(&key, &self.values()))
    }
}

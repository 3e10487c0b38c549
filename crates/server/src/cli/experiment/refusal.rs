// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why an experiment's file cannot be run: the field, its line, and what it must be.

use perfshop_chaos::{Fault, Invalid};

use super::super::Texts;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Problem {
    /// In the parser's words.
    Syntax(String),
    OneDocument,
    Anchor,
    Tag,
    Deep,
    Twice,
    /// Not one of the names that stand here.
    Unknown(Vec<&'static str>),
    Missing,
    /// `text`, `number`, `integer`, `seconds`, `list` or `map` is what must stand here.
    Kind(&'static str),
    Range(f64, f64),
    OneOf(Vec<&'static str>),
    NotTaken,
    Malformed,
    TooLong(usize),
    /// A path that begins with `/`, or an `http://` address.
    Address,
    /// Nothing would be asked, or two things at once.
    Query,
    /// A bound that nothing can meet, or none at all.
    Bounds,
    /// Begins or ends when the experiment is over.
    Outside(u64),
    /// Of Chaos Toolkit, with nothing that it could become here.
    NoCounterpart(String),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal {
    pub line: usize,
    /// From the top: `activations[0].dose`. Empty for the file as a whole.
    pub field: String,
    pub problem: Problem,
}

impl Refusal {
    pub(super) fn new(line: usize, field: &str, problem: Problem) -> Self {
        Self { line: line.max(1), field: field.to_owned(), problem }
    }

    /// What the chaos model refuses, at the place of the file that it came from.
    pub(super) fn of_demand(invalid: Invalid, line: usize, field: &str) -> Self {
        let problem = match invalid.fault {
            Fault::Range { min, max } => Problem::Range(min as f64, max as f64),
            Fault::NotTaken => Problem::NotTaken,
            Fault::Missing => Problem::Missing,
            Fault::NotOneOf(words) => Problem::OneOf(words),
            Fault::Malformed => Problem::Malformed,
            Fault::TooLong { max } => Problem::TooLong(max),
        };
        Self::new(line, field, problem)
    }

    pub(super) fn text(&self, file: &str, texts: &Texts) -> String {
        let line = self.line.to_string();
        let problem = self.problem.text(texts);
        let key = if self.field.is_empty() { "run-refused-file" } else { "run-refused" };
        texts.get(key, &[("file", file), ("line", &line), ("field", &self.field), ("problem", &problem)])
    }
}

impl Problem {
    fn text(&self, texts: &Texts) -> String {
        let words = |key, words: &[&str]| texts.get(key, &[("words", &words.join(", "))]);
        match self {
            Self::Syntax(problem) => texts.get("run-bad-syntax", &[("problem", problem)]),
            Self::OneDocument => texts.get("run-bad-document", &[]),
            Self::Anchor => texts.get("run-bad-anchor", &[]),
            Self::Tag => texts.get("run-bad-tag", &[]),
            Self::Deep => texts.get("run-bad-depth", &[]),
            Self::Twice => texts.get("run-bad-twice", &[]),
            Self::Unknown(known) => words("run-bad-key", known),
            Self::Missing => texts.get("run-bad-missing", &[]),
            Self::Kind(kind) => texts.get(&format!("run-kind-{kind}"), &[]),
            Self::Range(least, most) => {
                texts.get("run-bad-range", &[("least", &least.to_string()), ("most", &most.to_string())])
            }
            Self::OneOf(known) => words("run-bad-word", known),
            Self::NotTaken => texts.get("run-bad-figure", &[]),
            Self::Malformed => texts.get("run-bad-form", &[]),
            Self::TooLong(most) => texts.get("run-bad-length", &[("most", &most.to_string())]),
            Self::Address => texts.get("run-bad-address", &[]),
            Self::Query => texts.get("run-bad-query", &[]),
            Self::Bounds => texts.get("run-bad-bounds", &[]),
            Self::Outside(seconds) => texts.get("run-bad-time", &[("seconds", &seconds.to_string())]),
            Self::NoCounterpart(what) => texts.get("run-bad-import", &[("what", what)]),
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why a configuration stops the start, and what only deserves a word.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::sources::Origin;
use super::table::{Range, Setting};
use super::value::show_size;
use crate::texts::Texts;

/// Why the configuration is refused. [`Refusal::text`] says it to a person.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// A key of the file is none of ours.
    UnknownKey { file: PathBuf, line: usize, key: String },
    /// The file is no TOML.
    Syntax { file: PathBuf, line: usize, problem: String },
    /// The file cannot be read.
    Unreadable { file: PathBuf, problem: String },
    /// A value is outside its range; `shown` is masked when it is a secret.
    BadValue { setting: Box<Setting>, origin: Origin, shown: String },
    /// The data directory is named in the file that was found by it.
    DataDirInItsOwnFile { file: PathBuf, line: usize },
    /// Neither a data directory nor a home to put one in.
    NoHome,
    /// Two listeners on one address.
    SameAddress { first: &'static str, second: &'static str, address: SocketAddr },
    /// A superadmin of one's own, but no password.
    AdminWithoutPassword,
}

impl Refusal {
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::UnknownKey { file, line, key } => {
                let known: Vec<_> = super::Config::settings().map(|setting| setting.name).collect();
                texts.get(
                    "refusal-unknown-key",
                    &[
                        ("file", &file.display().to_string()),
                        ("line", &line.to_string()),
                        ("key", key),
                        ("known", &known.join(", ")),
                    ],
                )
            }
            Self::Syntax { file, line, problem } => texts.get(
                "refusal-syntax",
                &[("file", &file.display().to_string()), ("line", &line.to_string()), ("problem", problem)],
            ),
            Self::Unreadable { file, problem } => {
                texts.get("refusal-unreadable", &[("file", &file.display().to_string()), ("problem", problem)])
            }
            Self::BadValue { setting, origin, shown } => texts.get(
                "refusal-bad-value",
                &[
                    ("setting", setting.name),
                    ("origin", &origin.text(texts)),
                    ("value", shown),
                    ("range", &setting.range_text(texts)),
                ],
            ),
            Self::DataDirInItsOwnFile { file, line } => texts.get(
                "refusal-data-dir-in-its-own-file",
                &[("file", &file.display().to_string()), ("line", &line.to_string())],
            ),
            Self::NoHome => texts.get("refusal-no-home", &[]),
            Self::SameAddress { first, second, address } => texts.get(
                "refusal-same-address",
                &[
                    ("first", &format!("--{first}")),
                    ("second", &format!("--{second}")),
                    ("address", &address.to_string()),
                ],
            ),
            Self::AdminWithoutPassword => texts.get("refusal-admin-without-password", &[]),
        }
    }
}

/// What does not stop a start but should be seen.
#[derive(Debug, PartialEq)]
pub enum Warning {
    /// A variable that looks like ours and is not: a misspelling, or an orchestrator's.
    UnknownVariable(String),
}

impl Warning {
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::UnknownVariable(name) => texts.get("warning-unknown-variable", &[("name", name)]),
        }
    }
}

impl Setting {
    /// What the setting may be, in words.
    pub fn range_text(&self, texts: &Texts) -> String {
        let between = |key: &str, least: &str, most: &str| texts.get(key, &[("least", least), ("most", most)]);
        match self.range {
            Range::Between(least, most) => between("range-between", &least.to_string(), &most.to_string()),
            Range::Size(least, most) => between("range-size", &show_size(least), &show_size(most)),
            Range::OptionalText(least, most) => between("range-text", &least.to_string(), &most.to_string()),
            Range::OneOf(words) => texts.get("range-one-of", &[("words", &words.join(", "))]),
            Range::Address => texts.get("range-address", &[]),
            Range::Directory => texts.get("range-directory", &[]),
            Range::DatabaseUrl => texts.get("range-database-url", &[]),
            Range::SmtpUrl => texts.get("range-smtp-url", &[]),
            Range::OtlpUrl => texts.get("range-otlp-url", &[]),
            Range::HttpUrl => texts.get("range-http-url", &[]),
            Range::Origins => texts.get("range-origins", &[]),
            Range::Email => texts.get("range-email", &[]),
        }
    }
}

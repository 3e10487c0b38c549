// SPDX-License-Identifier: AGPL-3.0-or-later
//! Exit codes, and how a failure is told.
//!
//! | code | meaning |
//! |---|---|
//! | 0 | done |
//! | 1 | our own failure, a problem that `perfshop doctor` found, or a deviation that `perfshop audit` proved; 101 when the shop's process panicked before it was ready |
//! | 2 | the command line or the configuration is wrong |
//! | 3 | the machine does not give what was asked: a taken port, a data directory, a database |
//! | 4 | `perfshop chaos`: the server is not there, or refuses; `perfshop load`: it is not there at the start |
//! | 5 | `perfshop chaos run`: the steady state was not there before, and nothing was started |
//! | 6 | … it did not come back afterwards |
//! | 7 | … it came back, but a stop rule ended the experiment |
//! | 8 | … it came back, but an expected finding was never seen |
//! | 130, 143 | … it was ended by Ctrl-C or SIGTERM, and has ended what it had started |
//! | 128 + n | the shop's process died by signal n before it was ready |

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use super::Texts;

pub(super) const UNSTEADY: u8 = 5;
pub(super) const NOT_BACK: u8 = 6;
pub(super) const STOPPED: u8 = 7;
pub(super) const MISSED: u8 = 8;

/// A command that could not be carried out: its exit code, and why, in the person's language.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    message: String,
}

/// Put into an `anyhow` chain (`.context(Unusable(text))`) when the machine, not the program, is what stands in the way:
/// the database that is unreachable or newer than the program. Makes the exit code 3.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unusable(pub String);

impl Failure {
    pub(super) fn internal(why: impl Display) -> Self {
        Self { code: 1, message: why.to_string() }
    }

    pub(super) fn configuration(message: impl Into<String>) -> Self {
        Self { code: 2, message: message.into() }
    }

    pub(super) fn environment(message: impl Into<String>) -> Self {
        Self { code: 3, message: message.into() }
    }

    pub(super) fn server(message: impl Into<String>) -> Self {
        Self { code: 4, message: message.into() }
    }

    pub(super) fn code(&self) -> u8 {
        self.code
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    pub(super) fn report(&self, texts: &Texts) -> ExitCode {
        tell(&texts.get("failure", &[("message", &self.message)]));
        ExitCode::from(self.code)
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let code = if error.downcast_ref::<Unusable>().is_some() { 3 } else { 1 };
        Self { code, message: format!("{error:#}") }
    }
}

/// A line for a person, on stderr; stdout carries logs and results. A closed stderr is nobody listening, not a failure.
pub(super) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// A command's result, on stdout. A reader that has gone (`| head`) wanted no more.
pub(super) fn print(result: &str) -> Result<ExitCode, Failure> {
    let _ = writeln!(std::io::stdout().lock(), "{}", result.trim_end());
    Ok(ExitCode::SUCCESS)
}

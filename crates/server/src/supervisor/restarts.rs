// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why the shop's process died, and how often. The supervisor counts, the next process exports.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use rustix::process::Signal;
use serde::{Deserialize, Serialize};

use crate::config::Environment;

/// The counts as JSON, from the supervisor to the shop's process.
pub const RESTARTS_VARIABLE: &str = "PERFSHOP_RESTARTS";

/// What the standard library prints before it aborts because the allocator refused.
const ALLOCATION_REFUSED: &str = "memory allocation of ";

/// Why a process died. The words are the label `reason` of `perfshop_restarts_total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// By its own fault: an exit code, or a signal that the processor or `abort` raised.
    Crash,
    /// The heap budget refused.
    Oom,
    /// From outside: a signal, or the orderly end that one asked of the child alone. The kernel's own out-of-memory killer is
    /// here too: its SIGKILL looks like any other.
    Killed,
}

impl Reason {
    pub const ALL: [Self; 3] = [Self::Crash, Self::Oom, Self::Killed];

    pub fn word(self) -> &'static str {
        match self {
            Self::Crash => "crash",
            Self::Oom => "oom",
            Self::Killed => "killed",
        }
    }

    fn of(status: ExitStatus, stderr: &str) -> Self {
        let own_fault = [Signal::ABORT, Signal::SEGV, Signal::BUS, Signal::ILL, Signal::FPE, Signal::TRAP, Signal::SYS];
        match (status.code(), status.signal()) {
            (_, Some(signal)) if signal == Signal::ABORT.as_raw() && stderr.contains(ALLOCATION_REFUSED) => Self::Oom,
            (_, Some(signal)) if own_fault.iter().any(|own| own.as_raw() == signal) => Self::Crash,
            (Some(0), _) | (_, Some(_)) => Self::Killed,
            _ => Self::Crash,
        }
    }
}

/// One death.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct End {
    pub reason: Reason,
    /// How it ended, and the last that it wrote on stderr.
    pub detail: String,
}

impl End {
    pub(super) fn of(status: ExitStatus, stderr: &str) -> Self {
        // A NUL or an escape would not survive the environment, or would act on a terminal.
        let clean: String = stderr.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let reason = Reason::of(status, stderr);
        // Who is killed has no last words: what was written before is of a panic that was caught.
        let words = if reason == Reason::Killed { "" } else { clean.trim() };
        Self { reason, detail: format!("{status}\n{words}").trim_end().to_owned() }
    }
}

/// How often the shop's process was started again, by reason, since the supervisor's start.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Restarts {
    crash: u64,
    oom: u64,
    killed: u64,
    /// How the process before this one ended; none for the first.
    pub last: Option<End>,
}

impl Restarts {
    pub fn count_of(&self, reason: Reason) -> u64 {
        match reason {
            Reason::Crash => self.crash,
            Reason::Oom => self.oom,
            Reason::Killed => self.killed,
        }
    }

    pub fn total(&self) -> u64 {
        Reason::ALL.into_iter().map(|reason| self.count_of(reason)).sum()
    }

    pub(super) fn count(&mut self, end: End) {
        let count = match end.reason {
            Reason::Crash => &mut self.crash,
            Reason::Oom => &mut self.oom,
            Reason::Killed => &mut self.killed,
        };
        *count += 1;
        self.last = Some(end);
    }

    pub(super) fn to_json(&self) -> String {
        // Numbers and texts always have a form in JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What the supervisor has handed down; nothing for a first process.
    pub fn from_environment(environment: &Environment) -> Self {
        environment.get(RESTARTS_VARIABLE).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }
}

/// A process's exit code as a shell gives it: 128 + n for a death by signal n.
pub(super) fn exit_code(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exited(code: i32) -> ExitStatus {
        ExitStatus::from_raw(code << 8)
    }

    #[test]
    fn reasons() {
        let refused = "memory allocation of 4096 bytes failed\n";
        for (status, stderr, reason) in [
            (exited(101), "thread 'main' panicked", Reason::Crash),
            (exited(1), refused, Reason::Crash),
            (exited(0), "", Reason::Killed),
            (ExitStatus::from_raw(6), refused, Reason::Oom),
            (ExitStatus::from_raw(6), "corrupted", Reason::Crash),
            (ExitStatus::from_raw(11), "", Reason::Crash),
            (ExitStatus::from_raw(9), refused, Reason::Killed),
            (ExitStatus::from_raw(15), "", Reason::Killed),
        ] {
            assert_eq!(Reason::of(status, stderr), reason, "{status} {stderr}");
        }
    }

    #[test]
    fn counts_travel_by_environment() {
        let mut restarts = Restarts::default();
        restarts.count(End::of(ExitStatus::from_raw(9), "a panic that was caught long before"));
        let killed = restarts.last.as_ref().map(|end| end.detail.as_str());
        assert_eq!(killed, Some("signal: 9 (SIGKILL)"), "who is killed says nothing");
        restarts.count(End::of(exited(101), "a \"quote\"\0\u{1b}[31m and\na line"));
        let environment = Environment::from_iter([(RESTARTS_VARIABLE, restarts.to_json().as_str())]);
        let found = Restarts::from_environment(&environment);
        assert_eq!(found, restarts);
        assert_eq!((found.total(), found.count_of(Reason::Killed), found.count_of(Reason::Crash)), (2, 1, 1));
        assert_eq!(found.last.map(|end| end.detail).as_deref(), Some("exit status: 101\na \"quote\"[31m and\na line"));
        assert_eq!(Restarts::from_environment(&Environment::default()).total(), 0);
    }
}

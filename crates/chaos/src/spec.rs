// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the catalogue says of one anomaly. Panels, documentation, metric names and tests are fed from this and from nothing else.
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Anomaly, CATALOGUE, ScopeKind};

/// The highest level of a family: 1 Junior, 2 Intermediate, 3 Expert, 4 Master.
pub const LEVELS: u8 = 4;

/// A group of anomalies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    Performance,
    Scripting,
    Frontend,
    Business,
    Functional,
    Security,
    Pedagogical,
}

impl Family {
    pub const ALL: [Self; 7] = [
        Self::Performance,
        Self::Scripting,
        Self::Frontend,
        Self::Business,
        Self::Functional,
        Self::Security,
        Self::Pedagogical,
    ];

    /// The identifier on the wire, in metric names and in text keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Performance => "performance",
            Self::Scripting => "scripting",
            Self::Frontend => "frontend",
            Self::Business => "business",
            Self::Functional => "functional",
            Self::Security => "security",
            Self::Pedagogical => "pedagogical",
        }
    }

    /// The family of this identifier, if it is set by levels: the browser's anomalies and the journey have calls of their own.
    #[must_use]
    pub fn levelled(id: &str) -> Option<Self> {
        [Self::Performance, Self::Scripting, Self::Business, Self::Functional, Self::Security]
            .into_iter()
            .find(|family| family.id() == id)
    }

    /// The key of its name.
    #[must_use]
    pub fn text_key(self) -> String {
        format!("catalogue-family-{}", self.id())
    }

    /// The prefix of the instructor's log lines, as documented: `[BusinessChaos]`.
    #[must_use]
    pub const fn log_prefix(self) -> &'static str {
        match self {
            Self::Performance => "PerformanceChaos",
            Self::Scripting => "ScriptingChaos",
            Self::Frontend => "FrontendChaos",
            Self::Business => "BusinessChaos",
            Self::Functional => "FunctionalChaos",
            Self::Security => "SecurityChaos",
            Self::Pedagogical => "PedagogicalChaos",
        }
    }

    /// The series of its level, for the families that have a documented one.
    #[must_use]
    pub const fn level_metric(self) -> Option<&'static str> {
        match self {
            Self::Scripting => Some("chaos_scripting_level"),
            Self::Business => Some("chaos_business_level"),
            Self::Functional => Some("chaos_functional_level"),
            Self::Security => Some("chaos_security_level"),
            Self::Performance | Self::Frontend | Self::Pedagogical => None,
        }
    }

    /// The entries of the catalogue that belong to this family, in the catalogue's order.
    pub fn specs(self) -> impl Iterator<Item = &'static Spec> {
        CATALOGUE.iter().copied().filter(move |spec| spec.family == self)
    }

    /// The highest level that adds something to the one below, 0 for a family without an entry.
    #[must_use]
    pub fn max_level(self) -> u8 {
        (1..=LEVELS)
            .rev()
            .find(|&level| self.specs().any(|spec| spec.dose_at(level) > spec.dose_at(level - 1)))
            .unwrap_or(0)
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// How strongly an anomaly can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// A dose from `min` (off) to `max` in `unit`, and the dose that each level of its family stands for (0: not in that level).
    Lever { min: u8, max: u8, unit: &'static str, levels: [u8; LEVELS as usize] },
    /// On or off; on from this level of its family.
    Switch { level: u8 },
}

/// A further figure of a lever, such as the number of threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    pub name: &'static str,
    pub min: u8,
    pub max: u8,
    pub default: u8,
    /// What each level of its family sets it to; the default where the lever is not in that level.
    pub levels: [u8; LEVELS as usize],
}

/// Where an anomaly shows, by a neutral fact that is recorded with or without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    pub kind: SignalKind,
    /// A PromQL query, a log field, a span attribute, a function's name or a widget's identifier, by kind.
    pub place: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalKind {
    Metric,
    Log,
    Span,
    Profile,
    Monitor,
}

impl SignalKind {
    /// As it is named on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Log => "log",
            Self::Span => "span",
            Self::Profile => "profile",
            Self::Monitor => "monitor",
        }
    }
}

/// How grave a triggering is, in the list of the last triggerings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Severity {
    Info,
    Warning,
    Critical,
}

/// One entry of the catalogue.
#[derive(Debug)]
pub struct Spec {
    pub anomaly: Anomaly,
    /// The identifier on the wire: `cpu`, `A1`.
    pub id: &'static str,
    /// The identifier in the instructor's log and in labels: `cpu`, `a1_tva`.
    pub slug: &'static str,
    /// The series that counts its triggerings; none for a lever, whose dose is `chaos_intensity{type="<slug>"}`.
    pub metric: Option<&'static str>,
    pub family: Family,
    pub strength: Strength,
    pub params: &'static [Param],
    /// What it really does, for maintainers; the texts for persons are behind [`Spec::text_key`].
    pub does: &'static str,
    /// The function that asks the plan, or that the guard starts.
    pub injected_at: &'static str,
    /// True for what acts on the process and is held by a guard; false for what the shop asks of a request's plan.
    pub acts_on_process: bool,
    pub scopes: &'static [ScopeKind],
    pub signals: &'static [Signal],
    /// True when no signal shows it, on purpose: it is then counted in the audit alone.
    pub silent: bool,
    /// Within how many seconds its signals show.
    pub seconds: u16,
    /// True when it has no symptom without traffic.
    pub needs_load: bool,
    pub severity: Severity,
    /// OWASP, CWE and ISTQB references.
    pub references: &'static [&'static str],
}

impl Spec {
    /// The dose that a level of its family gives it: 0 when it is not in that level, 1 for a switch that is on.
    #[must_use]
    pub const fn dose_at(&self, level: u8) -> u8 {
        match self.strength {
            Strength::Lever { levels, .. } => match level {
                1..=LEVELS => levels[level as usize - 1],
                _ => 0,
            },
            Strength::Switch { level: from } => (level >= from && from > 0) as u8,
        }
    }

    /// The figure that a level of its family gives a parameter of this name; `None` when the anomaly has no such parameter.
    #[must_use]
    pub fn param_at(&self, name: &str, level: u8) -> Option<u8> {
        let param = self.param(name)?;
        Some(
            level
                .checked_sub(1)
                .and_then(|index| param.levels.get(usize::from(index)).copied())
                .unwrap_or(param.default),
        )
    }

    /// The lowest level that it is in.
    #[must_use]
    pub fn first_level(&self) -> u8 {
        (1..=LEVELS).find(|&level| self.dose_at(level) > 0).unwrap_or(0)
    }

    /// The greatest dose of a lever, 1 for a switch.
    #[must_use]
    pub const fn max_dose(&self) -> u8 {
        match self.strength {
            Strength::Lever { max, .. } => max,
            Strength::Switch { .. } => 1,
        }
    }

    #[must_use]
    pub const fn is_lever(&self) -> bool {
        matches!(self.strength, Strength::Lever { .. })
    }

    /// The parameter of this name, when the anomaly has it.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&'static Param> {
        self.params.iter().find(|param| param.name == name)
    }

    /// What the instructor's log calls it: its identifier, and in the functional family the documented code, `F1_NPE`.
    #[must_use]
    pub fn code(&self) -> String {
        match self.family {
            Family::Functional => self.slug.to_ascii_uppercase(),
            _ => self.id.to_owned(),
        }
    }

    /// The key of one of its texts; `part` is `name`, `summary` (what the instructor reads), `cause` (one sentence for the
    /// debrief) or `trigger` (the short text of one triggering); the security family has `exploit` (its idea) and `fix` too.
    #[must_use]
    pub fn text_key(&self, part: &str) -> String {
        format!("catalogue-{}-{part}", self.id)
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! An experiment, checked: whatever file it came from, this is what is run.

use perfshop_chaos::{Demand, Scope, ScopeKind};
use serde_json::{Value, json};

use super::figures::Metric;

/// The bounds of what the chaos model does not bound, both ends included.
pub(super) mod limits {
    use std::ops::RangeInclusive;

    pub const DURATION: RangeInclusive<u64> = 1..=3_600;
    pub const RECOVERY: RangeInclusive<u64> = 0..=600;
    pub const DEFAULT_RECOVERY: u64 = 30;
    pub const MILLISECONDS: RangeInclusive<f64> = 0.0..=60_000.0;
    pub const PERCENT: RangeInclusive<f64> = 0.0..=100.0;
    pub const FIGURE: RangeInclusive<f64> = 0.0..=1e9;
    pub const STATUS: (i64, i64) = (100, 599);
    /// Characters.
    pub const TITLE: usize = 120;
    pub const NAME: usize = 120;
    pub const DESCRIPTION: usize = 2_000;
    pub const ADDRESS: usize = 2_000;
}

#[derive(Debug)]
pub(super) struct Experiment {
    pub title: String,
    /// Seconds from the first activation to the end of all.
    pub duration: u64,
    /// Seconds that the steady state may take to come back.
    pub recovery: u64,
    pub steady: Vec<Probe>,
    /// In the order of their beginning.
    pub steps: Vec<Step>,
    pub stop: Vec<StopRule>,
    pub findings: Vec<Finding>,
}

/// An activation that begins `at` seconds after the start.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub at: u64,
    /// Seconds; to the experiment's end when it is left out.
    pub lasts: Option<u64>,
    pub demand: Demand,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Probe {
    pub name: String,
    pub query: Query,
    pub bounds: Bounds,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Query {
    /// A call, by a path of the shop or a whole address.
    Http {
        get: bool,
        address: String,
    },
    Metric(Metric),
}

/// What an answer must be, both ends included. Milliseconds for a call, the metric's unit for a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    /// Of calls; empty for figures.
    pub status: Vec<u16>,
    pub min: Option<f64>,
    pub max: Option<f64>,
}

impl Bounds {
    pub(super) fn hold(&self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

/// Ends the experiment as soon as the metric is above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct StopRule {
    pub metric: Metric,
    pub above: f64,
}

/// What must be seen at least once, from one second of the experiment to another.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub probe: Probe,
    pub from: u64,
    pub to: u64,
}

impl Step {
    /// What the API is sent. It ends by itself there, so that nothing stays when this program is killed.
    pub(super) fn body(&self, ends_in: u64, mark: &str) -> Value {
        let demand = &self.demand;
        let mut body = json!({ "anomaly": demand.anomaly, "reason": mark, "endsInSeconds": ends_in });
        let figures = [
            ("dose", demand.dose),
            ("ratio", demand.ratio),
            ("guardrail", demand.guardrail),
            ("downSeconds", demand.down_seconds),
            ("rampSeconds", demand.ramp_seconds),
        ];
        for (name, figure) in figures {
            if let Some(figure) = figure {
                body[name] = json!(figure);
            }
        }
        if let Some((kind, value)) = &demand.scope {
            body["scope"] = match value {
                Some(value) => json!({ "kind": kind.id(), "value": value }),
                None => json!({ "kind": kind.id() }),
            };
        }
        let rules =
            [("heapPercent", demand.heap_percent), ("errorPercent", demand.error_percent), ("p95Ms", demand.p95_ms)];
        for (name, above) in rules {
            if let Some(above) = above {
                body["stopWhen"][name] = json!(above);
            }
        }
        body
    }

    pub(super) fn is_for_everyone(&self) -> bool {
        match &self.demand.scope {
            None => true,
            Some((kind, value)) => {
                *kind == ScopeKind::Everyone || Scope::parse(*kind, value.as_deref()) == Some(Scope::Everyone)
            }
        }
    }

    /// `memory 105`, as it is told.
    pub(super) fn label(&self) -> String {
        match self.demand.dose {
            Some(dose) => format!("{} {dose}", self.demand.anomaly),
            None => self.demand.anomaly.clone(),
        }
    }
}

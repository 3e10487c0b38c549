// SPDX-License-Identifier: AGPL-3.0-or-later
//! An anomaly made active, at a dose, for a scope, from one moment to another.
use crate::{Anomaly, Scope};

/// Ends an activation by itself when a figure of the last 10 s is above its bound.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StopRule {
    /// Share of the heap budget in use, percent.
    pub heap_percent: Option<u8>,
    /// Share of answers that are 5xx, percent.
    pub error_percent: Option<u8>,
    /// 95th percentile of the answer time, milliseconds.
    pub p95_ms: Option<u32>,
}

impl StopRule {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.heap_percent.is_none() && self.error_percent.is_none() && self.p95_ms.is_none()
    }
}

/// Instants are milliseconds since the epoch on the database's clock, which all copies of the shop share.
#[derive(Clone, Debug, PartialEq)]
pub struct Activation {
    pub id: i64,
    pub anomaly: Anomaly,
    /// For levers; `None` for what is on or off.
    pub dose: Option<u8>,
    pub ratio: Option<u8>,
    pub guardrail: Option<u8>,
    /// For memory: how long the shop stays away after its process has died of it.
    pub down_seconds: Option<u8>,
    pub scope: Scope,
    pub started_at: i64,
    /// The dose grows in equal steps of 1 from 0 over this time.
    pub ramp_seconds: u32,
    pub ends_at: Option<i64>,
    pub stop: StopRule,
    /// The weather scenario that it is part of.
    pub scenario: Option<String>,
    /// The number of the student who set it; `None` for the instructor.
    pub student: Option<i64>,
}

impl Activation {
    /// The dose it has at an instant: 0 before its start and from its end on; a switch that is on has 1.
    #[must_use]
    pub fn dose_at(&self, now: i64) -> u8 {
        if now < self.started_at || self.ends_at.is_some_and(|end| now >= end) {
            return 0;
        }
        let full = self.dose.unwrap_or(1);
        let (ramp, elapsed) = (self.ramp_ms(), now - self.started_at);
        if elapsed >= ramp {
            return full;
        }
        u8::try_from(i64::from(full) * elapsed / ramp).unwrap_or(full)
    }

    /// The next instant after `now` at which its dose differs: start, step of the ramp or end.
    #[must_use]
    pub fn next_change(&self, now: i64) -> Option<i64> {
        if self.ends_at.is_some_and(|end| now >= end) {
            return None;
        }
        if now < self.started_at {
            return Some(self.started_at);
        }
        let full = i64::from(self.dose.unwrap_or(1));
        let step = i64::from(self.dose_at(now)) + 1;
        // The first whole millisecond at which `full × elapsed / ramp` reaches the step.
        let rises = (full > 0 && step <= full && self.ramp_ms() > 0)
            .then(|| self.started_at + (step * self.ramp_ms() + full - 1) / full);
        match (rises, self.ends_at) {
            (Some(rises), Some(end)) => Some(rises.min(end)),
            (rises, end) => rises.or(end),
        }
    }

    fn ramp_ms(&self) -> i64 {
        i64::from(self.ramp_seconds) * 1_000
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ScopeKind;

    pub(crate) fn any_activation() -> impl Strategy<Value = Activation> {
        let scope = proptest::sample::select(vec![
            Scope::Everyone,
            Scope::Percent(30),
            Scope::Customer("a@b.c".into()),
            Scope::Header { name: "x-run".into(), value: "1".into() },
        ]);
        (any::<bool>(), 1u8..=100, scope, 0i64..20_000, 0u32..20, proptest::option::of(0i64..40_000)).prop_map(
            |(lever, dose, scope, started_at, ramp_seconds, ends_at)| {
                let anomaly = if lever { Anomaly::Cpu } else { Anomaly::A1 };
                Activation {
                    id: 1,
                    anomaly,
                    dose: lever.then_some(dose),
                    ratio: lever.then_some(1 + dose % 5),
                    guardrail: None,
                    down_seconds: None,
                    scope: if anomaly.spec().scopes.contains(&scope.kind()) { scope } else { Scope::Everyone },
                    started_at,
                    ramp_seconds: if lever { ramp_seconds } else { 0 },
                    ends_at,
                    stop: StopRule::default(),
                    scenario: None,
                    student: None,
                }
            },
        )
    }

    #[test]
    fn the_strategy_makes_what_the_catalogue_allows() {
        assert!(!Anomaly::Cpu.spec().scopes.contains(&ScopeKind::Percent));
    }

    proptest! {
        #[test]
        fn a_dose_rises_to_its_figure_and_is_nothing_outside_its_time(a in any_activation(), now in 0i64..60_000) {
            let full = a.dose.unwrap_or(1);
            let dose = a.dose_at(now);
            prop_assert!(dose <= full);
            if now < a.started_at || a.ends_at.is_some_and(|end| now >= end) {
                prop_assert_eq!(dose, 0);
            } else if now >= a.started_at + a.ramp_ms() {
                prop_assert_eq!(dose, full);
            } else {
                let exact = f64::from(full) * (now - a.started_at) as f64 / a.ramp_ms() as f64;
                prop_assert!((exact - f64::from(dose)).abs() <= 1.0);
            }
        }

        #[test]
        fn nothing_changes_before_the_next_change_and_something_does_then(a in any_activation(), now in 0i64..60_000) {
            match a.next_change(now) {
                None => prop_assert_eq!(a.dose_at(now), a.dose_at(i64::MAX / 1_000)),
                Some(then) => {
                    prop_assert!(then > now);
                    prop_assert_eq!(a.dose_at(now), a.dose_at(then - 1));
                    // A start within a ramp, or an end before the first step, changes the instant but not yet the dose.
                    let silent = then == a.started_at || Some(then) == a.ends_at;
                    prop_assert!(silent || a.dose_at(then) != a.dose_at(now));
                }
            }
        }
    }
}

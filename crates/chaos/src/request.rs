// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody asks for, checked against the catalogue before it becomes an activation.
use crate::{Activation, Anomaly, Scope, ScopeKind, Spec, StopRule, Strength};

/// The bounds of what the catalogue does not bound, both ends included.
pub mod limits {
    pub const RAMP_SECONDS: (i64, i64) = (0, 3_600);
    /// One second to one week.
    pub const ENDS_IN_SECONDS: (i64, i64) = (1, 604_800);
    pub const HEAP_PERCENT: (i64, i64) = (1, 100);
    pub const ERROR_PERCENT: (i64, i64) = (0, 100);
    pub const P95_MS: (i64, i64) = (1, 60_000);
    /// Characters.
    pub const REASON: usize = 200;
    /// Characters.
    pub const SCOPE_VALUE: usize = 254;
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Outside its range, both ends included.
    Range { min: i64, max: i64 },
    /// This anomaly has no such figure.
    NotTaken,
    /// This anomaly cannot do without it.
    Missing,
    /// None of these: the catalogue's entries, or the kinds of scope that this anomaly allows.
    NotOneOf(Vec<&'static str>),
    /// Does not have the form that it must have.
    Malformed,
    /// More characters than this.
    TooLong { max: usize },
}

/// The first field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault:?}")]
pub struct Invalid {
    /// As it is named on the wire.
    pub field: &'static str,
    pub fault: Fault,
}

impl Invalid {
    #[must_use]
    pub const fn new(field: &'static str, fault: Fault) -> Self {
        Self { field, fault }
    }

    /// Passes a figure that is within its range.
    ///
    /// # Errors
    /// When it is not, naming the range.
    pub fn unless_within(field: &'static str, value: i64, (min, max): (i64, i64)) -> Result<i64, Self> {
        if (min..=max).contains(&value) { Ok(value) } else { Err(Self::new(field, Fault::Range { min, max })) }
    }
}

/// A wish for an activation, as it was sent.
#[derive(Clone, Debug, Default)]
pub struct Demand {
    /// The identifier, which may name nothing.
    pub anomaly: String,
    pub dose: Option<i64>,
    pub ratio: Option<i64>,
    pub guardrail: Option<i64>,
    pub down_seconds: Option<i64>,
    /// Kind and value; everyone when it is left out.
    pub scope: Option<(ScopeKind, Option<String>)>,
    pub ramp_seconds: Option<i64>,
    pub ends_in_seconds: Option<i64>,
    pub heap_percent: Option<i64>,
    pub error_percent: Option<i64>,
    pub p95_ms: Option<i64>,
    pub reason: Option<String>,
}

impl Demand {
    /// What a level of its family sets an anomaly to, for everyone and from now on.
    #[must_use]
    pub fn of_level(spec: &Spec, level: u8) -> Self {
        let param = |name| spec.param_at(name, level).map(i64::from);
        Self {
            anomaly: spec.id.to_owned(),
            dose: spec.is_lever().then(|| i64::from(spec.dose_at(level))),
            ratio: param("ratio"),
            guardrail: param("guardrail"),
            down_seconds: param("downSeconds"),
            ..Self::default()
        }
    }

    /// The activation that it describes, started at `now` on the database's clock, without its number (0).
    ///
    /// # Errors
    /// The first field that is wrong, with its range.
    pub fn check(&self, now: i64) -> Result<Activation, Invalid> {
        let known = || Anomaly::ALL.iter().map(|anomaly| anomaly.id()).collect();
        let anomaly: Anomaly = self.anomaly.parse().map_err(|_| Invalid::new("anomaly", Fault::NotOneOf(known())))?;
        let spec = anomaly.spec();
        let dose = match (spec.strength, self.dose) {
            (Strength::Switch { .. }, None) => None,
            (Strength::Switch { .. }, Some(_)) => {
                return Err(Invalid::new("dose", Fault::NotTaken));
            }
            (Strength::Lever { .. }, None) => return Err(Invalid::new("dose", Fault::Missing)),
            // A dose of nothing is no activation: what ends a lever is its own call.
            (Strength::Lever { min, max, .. }, Some(dose)) => {
                let range = (i64::from(min) + 1, i64::from(max));
                Some(small(Invalid::unless_within("dose", dose, range)?))
            }
        };
        let ramp_seconds = within_or("rampSeconds", self.ramp_seconds, limits::RAMP_SECONDS)?.unwrap_or(0);
        if ramp_seconds > 0 && dose.is_none() {
            return Err(Invalid::new("rampSeconds", Fault::NotTaken));
        }
        let ends_in = within_or("endsInSeconds", self.ends_in_seconds, limits::ENDS_IN_SECONDS)?;
        if self.reason.as_ref().is_some_and(|reason| reason.chars().count() > limits::REASON) {
            return Err(Invalid::new("reason", Fault::TooLong { max: limits::REASON }));
        }
        if self.reason.as_ref().is_some_and(|reason| reason.chars().any(char::is_control)) {
            return Err(Invalid::new("reason", Fault::Malformed));
        }
        Ok(Activation {
            id: 0,
            anomaly,
            dose,
            ratio: param(anomaly, "ratio", self.ratio)?,
            guardrail: param(anomaly, "guardrail", self.guardrail)?,
            down_seconds: param(anomaly, "downSeconds", self.down_seconds)?,
            scope: self.scope_of(anomaly)?,
            started_at: now,
            ramp_seconds: u32::try_from(ramp_seconds).unwrap_or(0),
            ends_at: ends_in.map(|seconds| now + seconds * 1_000),
            stop: self.stop_rule()?,
            scenario: None,
            student: None,
        })
    }

    fn scope_of(&self, anomaly: Anomaly) -> Result<Scope, Invalid> {
        let Some((kind, value)) = &self.scope else {
            return Ok(Scope::Everyone);
        };
        if !anomaly.spec().scopes.contains(kind) {
            let allowed = anomaly.spec().scopes.iter().map(|kind| kind.id()).collect();
            return Err(Invalid::new("scope.kind", Fault::NotOneOf(allowed)));
        }
        if value.as_ref().is_some_and(|value| value.chars().count() > limits::SCOPE_VALUE) {
            return Err(Invalid::new("scope.value", Fault::TooLong { max: limits::SCOPE_VALUE }));
        }
        if value.as_ref().is_some_and(|value| value.chars().any(char::is_control)) {
            return Err(Invalid::new("scope.value", Fault::Malformed));
        }
        Scope::parse(*kind, value.as_deref()).ok_or(Invalid::new(
            "scope.value",
            match (kind, value) {
                (ScopeKind::Everyone, _) => Fault::NotTaken,
                (_, None) => Fault::Missing,
                (ScopeKind::Percent, Some(_)) => Fault::Range { min: 1, max: 100 },
                _ => Fault::Malformed,
            },
        ))
    }

    fn stop_rule(&self) -> Result<StopRule, Invalid> {
        Ok(StopRule {
            heap_percent: within_or("stopWhen.heapPercent", self.heap_percent, limits::HEAP_PERCENT)?.map(small),
            error_percent: within_or("stopWhen.errorPercent", self.error_percent, limits::ERROR_PERCENT)?.map(small),
            p95_ms: within_or("stopWhen.p95Ms", self.p95_ms, limits::P95_MS)?.and_then(|ms| u32::try_from(ms).ok()),
        })
    }
}

fn within_or(field: &'static str, value: Option<i64>, range: (i64, i64)) -> Result<Option<i64>, Invalid> {
    value.map(|value| Invalid::unless_within(field, value, range)).transpose()
}

/// A figure of the anomaly: its default when it is left out, nothing when the anomaly has no such figure.
fn param(anomaly: Anomaly, name: &'static str, value: Option<i64>) -> Result<Option<u8>, Invalid> {
    match (anomaly.spec().param(name), value) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Invalid::new(name, Fault::NotTaken)),
        (Some(param), None) => Ok(Some(param.default)),
        (Some(param), Some(value)) => {
            Invalid::unless_within(name, value, (i64::from(param.min), i64::from(param.max))).map(|v| Some(small(v)))
        }
    }
}

/// After a range check that ends below 256 this loses nothing.
fn small(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cpu() -> Demand {
        Demand { anomaly: "cpu".into(), dose: Some(40), ..Demand::default() }
    }

    fn a1() -> Demand {
        Demand { anomaly: "A1".into(), ..Demand::default() }
    }

    fn fault(demand: Demand) -> (&'static str, Fault) {
        let invalid = demand.check(0).unwrap_err();
        (invalid.field, invalid.fault)
    }

    #[test]
    fn a_wish_becomes_an_activation_on_the_databases_clock() {
        let demand = Demand { ramp_seconds: Some(4), ends_in_seconds: Some(60), p95_ms: Some(900), ..cpu() };
        let activation = demand.check(5_000).unwrap();
        assert_eq!((activation.dose, activation.ratio, activation.guardrail), (Some(40), Some(1), None));
        assert_eq!((activation.started_at, activation.ends_at, activation.ramp_seconds), (5_000, Some(65_000), 4));
        assert_eq!(activation.stop, StopRule { p95_ms: Some(900), ..StopRule::default() });
        assert_eq!(a1().check(0).unwrap().scope, Scope::Everyone);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_range() {
        let scoped = |kind, value: &str| Some((kind, Some(value.to_owned())));
        let range = |min, max| Fault::Range { min, max };
        let known = Anomaly::ALL.iter().map(|anomaly| anomaly.id()).collect();
        for (demand, expected) in [
            (Demand { anomaly: "A99".into(), ..a1() }, ("anomaly", Fault::NotOneOf(known))),
            (Demand { dose: None, ..cpu() }, ("dose", Fault::Missing)),
            (Demand { dose: Some(101), ..cpu() }, ("dose", range(1, 100))),
            (Demand { dose: Some(i64::MIN), ..cpu() }, ("dose", range(1, 100))),
            (Demand { dose: Some(1), ..a1() }, ("dose", Fault::NotTaken)),
            (Demand { ratio: Some(6), ..cpu() }, ("ratio", range(1, 5))),
            (Demand { ratio: Some(1), ..a1() }, ("ratio", Fault::NotTaken)),
            (Demand { guardrail: Some(80), ..cpu() }, ("guardrail", Fault::NotTaken)),
            (Demand { ramp_seconds: Some(-1), ..cpu() }, ("rampSeconds", range(0, 3_600))),
            (Demand { ramp_seconds: Some(5), ..a1() }, ("rampSeconds", Fault::NotTaken)),
            (Demand { ends_in_seconds: Some(0), ..cpu() }, ("endsInSeconds", range(1, 604_800))),
            (Demand { heap_percent: Some(0), ..cpu() }, ("stopWhen.heapPercent", range(1, 100))),
            (Demand { error_percent: Some(101), ..cpu() }, ("stopWhen.errorPercent", range(0, 100))),
            (Demand { p95_ms: Some(0), ..cpu() }, ("stopWhen.p95Ms", range(1, 60_000))),
            (
                Demand { scope: scoped(ScopeKind::Percent, "20"), ..cpu() },
                ("scope.kind", Fault::NotOneOf(vec!["everyone"])),
            ),
            (Demand { scope: scoped(ScopeKind::Percent, "0"), ..a1() }, ("scope.value", range(1, 100))),
            (Demand { scope: scoped(ScopeKind::Header, "nothing"), ..a1() }, ("scope.value", Fault::Malformed)),
            (Demand { scope: scoped(ScopeKind::Everyone, "me"), ..a1() }, ("scope.value", Fault::NotTaken)),
            (Demand { scope: Some((ScopeKind::Customer, None)), ..a1() }, ("scope.value", Fault::Missing)),
            (Demand { reason: Some("é".repeat(201)), ..a1() }, ("reason", Fault::TooLong { max: 200 })),
            (Demand { reason: Some("a\0b".into()), ..a1() }, ("reason", Fault::Malformed)),
            (Demand { scope: scoped(ScopeKind::Class, "a\nb"), ..a1() }, ("scope.value", Fault::Malformed)),
        ] {
            assert_eq!(fault(demand), expected);
        }
    }
}

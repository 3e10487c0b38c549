// SPDX-License-Identifier: AGPL-3.0-or-later
//! The twenty weather scenarios: doses set together under a name that tells nothing.
use crate::{Activation, Anomaly, Demand, Invalid};

/// How long a scenario lasts, when nobody ends it.
pub const SCENARIO_SECONDS: i64 = 20 * 60;

/// A named set of doses.
#[derive(Debug)]
pub struct Scenario {
    pub id: &'static str,
    /// 1: one dominant lever; 2: two coherent ones; 3: several, for a differential diagnosis; 4: extreme saturation.
    pub level: u8,
    doses: &'static [Dose],
}

#[derive(Clone, Copy, Debug)]
struct Dose {
    anomaly: Anomaly,
    dose: i64,
    ratio: Option<i64>,
    guardrail: Option<i64>,
}

const fn dose(anomaly: Anomaly, dose: i64) -> Dose {
    Dose { anomaly, dose, ratio: None, guardrail: None }
}

const fn cpu(dose: i64, ratio: i64) -> Dose {
    Dose { anomaly: Anomaly::Cpu, dose, ratio: Some(ratio), guardrail: None }
}

/// A leak that is held: it grows as towards a death, and the guardrail keeps it from it.
const fn memory(guardrail: i64) -> Dose {
    Dose { anomaly: Anomaly::Memory, dose: 105, ratio: None, guardrail: Some(guardrail) }
}

use Anomaly::{
    CpuBurn, DbPool, Deadlock, DomFlood, DoubleFetch, FetchFlood, GcPressure, MemoryLeak, Network, SlowQuery,
    ThreadPool,
};

#[rustfmt::skip]
pub static SCENARIOS: &[Scenario] = &[
    Scenario { id: "N1-01", level: 1, doses: &[cpu(40, 1)] },
    Scenario { id: "N1-02", level: 1, doses: &[dose(MemoryLeak, 30)] },
    Scenario { id: "N1-03", level: 1, doses: &[dose(DbPool, 40)] },
    Scenario { id: "N1-04", level: 1, doses: &[dose(Network, 30)] },
    Scenario { id: "N1-05", level: 1, doses: &[dose(SlowQuery, 30), dose(Network, 20)] },
    Scenario { id: "N2-01", level: 2, doses: &[cpu(60, 1), dose(ThreadPool, 50)] },
    Scenario { id: "N2-02", level: 2, doses: &[dose(DbPool, 70), dose(SlowQuery, 50)] },
    Scenario { id: "N2-03", level: 2, doses: &[dose(Network, 40), dose(FetchFlood, 60)] },
    Scenario { id: "N2-04", level: 2, doses: &[memory(60), dose(GcPressure, 50)] },
    Scenario { id: "N2-05", level: 2, doses: &[dose(Deadlock, 40), dose(ThreadPool, 40)] },
    Scenario { id: "N3-01", level: 3, doses: &[cpu(50, 1), dose(GcPressure, 60), dose(CpuBurn, 50)] },
    Scenario { id: "N3-02", level: 3, doses: &[dose(SlowQuery, 60), dose(DbPool, 60), dose(Network, 20)] },
    Scenario { id: "N3-03", level: 3, doses: &[dose(Deadlock, 60), dose(DbPool, 50), dose(SlowQuery, 20)] },
    Scenario { id: "N3-04", level: 3, doses: &[memory(75), cpu(30, 1), dose(MemoryLeak, 60)] },
    Scenario { id: "N3-05", level: 3, doses: &[dose(ThreadPool, 70), dose(Network, 40), dose(FetchFlood, 50)] },
    Scenario { id: "N4-01", level: 4, doses: &[cpu(95, 2), dose(ThreadPool, 85), dose(Network, 50)] },
    Scenario { id: "N4-02", level: 4, doses: &[memory(95), dose(GcPressure, 80), dose(DbPool, 80)] },
    Scenario { id: "N4-03", level: 4, doses: &[dose(DbPool, 95), dose(SlowQuery, 90), dose(Deadlock, 60), dose(FetchFlood, 100)] },
    Scenario { id: "N4-04", level: 4, doses: &[cpu(100, 3), memory(90), dose(GcPressure, 90), dose(CpuBurn, 80)] },
    Scenario { id: "N4-05", level: 4, doses: &[
        cpu(80, 1), memory(90), dose(GcPressure, 80), dose(DbPool, 80), dose(ThreadPool, 80), dose(SlowQuery, 80), dose(Deadlock, 80),
        dose(Network, 80), dose(CpuBurn, 60), dose(MemoryLeak, 60), dose(DomFlood, 60), dose(FetchFlood, 60), dose(DoubleFetch, 3),
    ] },
];

impl Scenario {
    /// The scenario of this identifier.
    #[must_use]
    pub fn of(id: &str) -> Option<&'static Self> {
        SCENARIOS.iter().find(|scenario| scenario.id == id)
    }

    /// The key of its name, all that a student is told of it.
    #[must_use]
    pub fn text_key(&self) -> String {
        format!("scenario-{}", self.id)
    }

    /// Its activations, for everyone from `now` on, on the database's clock.
    ///
    /// # Errors
    /// None that the catalogue's own doses could cause; a test goes through all.
    pub fn activations(&self, now: i64) -> Result<Vec<Activation>, Invalid> {
        let activation = |demand: Demand| {
            let demand = Demand { ends_in_seconds: Some(SCENARIO_SECONDS), ..demand };
            Ok(Activation { scenario: Some(self.id.to_owned()), ..demand.check(now)? })
        };
        self.demands().map(activation).collect()
    }

    /// Its doses one by one, for everyone and without an end.
    pub fn demands(&self) -> impl Iterator<Item = Demand> + '_ {
        self.doses.iter().map(|dose| Demand {
            anomaly: dose.anomaly.id().to_owned(),
            dose: Some(dose.dose),
            ratio: dose.ratio,
            guardrail: dose.guardrail,
            ..Demand::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_is_one_that_the_catalogue_takes() {
        let mut ids = std::collections::HashSet::new();
        for scenario in SCENARIOS {
            assert!(ids.insert(scenario.id), "{} twice", scenario.id);
            assert_eq!(scenario.id[1..2].parse(), Ok(scenario.level), "{}", scenario.id);
            let activations = scenario.activations(5).unwrap();
            assert!(!activations.is_empty(), "{}", scenario.id);
            assert!(activations.iter().all(|a| a.ends_at == Some(5 + SCENARIO_SECONDS * 1_000)), "{}", scenario.id);
        }
        for level in 1..=4 {
            assert_eq!(SCENARIOS.iter().filter(|scenario| scenario.level == level).count(), 5);
        }
        assert!(Scenario::of("N4-05").is_some() && Scenario::of("N5-01").is_none());
    }
}

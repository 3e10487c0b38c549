// SPDX-License-Identifier: AGPL-3.0-or-later
//! What one request will suffer.
use crate::scope::{mix, salt};
use crate::{Anomaly, Triggers};

/// Resolved once a request and passed by value to the code that may be struck. With nothing active it is [`ChaosPlan::NONE`].
#[derive(Clone, Copy, Debug)]
pub struct ChaosPlan {
    bits: u64,
    doses: [u8; Anomaly::COUNT],
    draw: u64,
    triggers: Option<&'static Triggers>,
}

impl ChaosPlan {
    /// A healthy shop.
    pub const NONE: Self = Self { bits: 0, doses: [0; Anomaly::COUNT], draw: 0, triggers: None };

    /// A plan with these anomalies at their greatest strength, which counts nothing: for tests of domain functions.
    #[must_use]
    pub fn of(anomalies: &[Anomaly]) -> Self {
        let mut plan = Self::NONE;
        for anomaly in anomalies {
            plan.raise(*anomaly, anomaly.spec().max_dose());
        }
        plan
    }

    /// Asked at the injection point: does this request suffer the anomaly? A yes counts as a triggering.
    #[inline]
    #[must_use]
    pub fn hits(&self, anomaly: Anomaly) -> bool {
        // The healthy path is this one test of a register.
        if self.bits & anomaly.bit() == 0 {
            return false;
        }
        if let Some(triggers) = self.triggers {
            triggers.record(anomaly);
        }
        true
    }

    /// The dose of a lever, 0 when it is off; 1 for a switch that is on. Counts nothing.
    #[inline]
    #[must_use]
    pub const fn dose(&self, anomaly: Anomaly) -> u8 {
        self.doses[anomaly.index()]
    }

    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// All that this request may suffer. Counts nothing: it is for the instructor to read.
    pub fn anomalies(&self) -> impl Iterator<Item = Anomaly> + '_ {
        Anomaly::ALL.iter().copied().filter(|anomaly| self.bits & anomaly.bit() != 0)
    }

    /// The number from which chance is drawn in this request: the server's own, so that a trace can be replayed.
    #[must_use]
    pub const fn draw(&self) -> u64 {
        self.draw
    }

    /// A number from 0 to below 1, drawn for this request: another one, and independent, for each anomaly and each of its
    /// questions, which are numbered.
    #[must_use]
    pub fn chance(&self, anomaly: Anomaly, question: u64) -> f64 {
        let drawn = mix(self.draw ^ mix(salt(anomaly).wrapping_add(question)));
        // The 53 bits that a float of this range holds.
        (drawn >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Takes the highest of the doses that apply.
    pub(crate) fn raise(&mut self, anomaly: Anomaly, dose: u8) {
        if dose > 0 {
            self.bits |= anomaly.bit();
            self.doses[anomaly.index()] = self.doses[anomaly.index()].max(dose);
        }
    }

    /// The same plan for one request.
    pub(crate) const fn drawn(self, draw: u64, triggers: &'static Triggers) -> Self {
        Self { draw, triggers: Some(triggers), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_healthy_plan_hits_nothing_and_a_hit_is_counted() {
        assert!(Anomaly::ALL.iter().all(|anomaly| !ChaosPlan::NONE.hits(*anomaly)));
        let triggers: &'static Triggers = Box::leak(Box::default());
        let plan = ChaosPlan::of(&[Anomaly::A1]).drawn(9, triggers);
        assert!(plan.hits(Anomaly::A1) && !plan.hits(Anomaly::Cpu));
        assert_eq!((triggers.count(Anomaly::A1), triggers.count(Anomaly::Cpu), plan.draw()), (1, 0, 9));
        assert_eq!((plan.dose(Anomaly::A1), plan.dose(Anomaly::Cpu)), (1, 0));
        assert_eq!((plan.anomalies().collect::<Vec<_>>(), ChaosPlan::NONE.anomalies().count()), (vec![Anomaly::A1], 0));
    }

    /// Six standard deviations in each cell of a table of two questions: they are uniform, and know nothing of each other.
    #[test]
    fn chances_of_a_request_are_uniform_and_independent() {
        const REQUESTS: u64 = 100_000;
        let triggers: &'static Triggers = Box::leak(Box::default());
        for (one, other) in [((Anomaly::Cpu, 0), (Anomaly::Cpu, 1)), ((Anomaly::Cpu, 0), (Anomaly::A1, 0))] {
            let mut cells = [[0_u32; 10]; 10];
            for draw in 0..REQUESTS {
                let plan = ChaosPlan::NONE.drawn(draw, triggers);
                let tenth = |(anomaly, question)| (plan.chance(anomaly, question) * 10.0) as usize;
                cells[tenth(one)][tenth(other)] += 1;
            }
            let (mean, deviation) = (REQUESTS as f64 / 100.0, (REQUESTS as f64 * 0.01 * 0.99).sqrt());
            assert!(cells.iter().flatten().all(|met| (f64::from(*met) - mean).abs() <= 6.0 * deviation), "{cells:?}");
        }
    }
}

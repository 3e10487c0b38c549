// SPDX-License-Identifier: AGPL-3.0-or-later
//! What one request will suffer.
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

    /// The number from which chance is drawn in this request: the server's own, so that a trace can be replayed.
    #[must_use]
    pub const fn draw(&self) -> u64 {
        self.draw
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
    }
}

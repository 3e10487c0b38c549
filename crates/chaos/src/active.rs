// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is active at an instant, in the form that a request reads.
use crate::{Activation, Anomaly, ChaosPlan, Family, Scope, ScopeKind, Want, Who};

/// Built from the activations whenever one of them changes, then only read.
#[derive(Clone, Debug)]
pub struct ActiveSet {
    everyone: ChaosPlan,
    scoped: Vec<(Scope, Anomaly, u8)>,
    wants: Vec<Want>,
    needs_identity: bool,
    next_change: Option<i64>,
}

impl ActiveSet {
    /// Nothing is active.
    pub const EMPTY: Self = Self {
        everyone: ChaosPlan::NONE,
        scoped: Vec::new(),
        wants: Vec::new(),
        needs_identity: false,
        next_change: None,
    };

    /// What these activations amount to at an instant of the database's clock. The caller builds it anew at [`Self::next_change`].
    #[must_use]
    pub fn at<'a>(activations: impl IntoIterator<Item = &'a Activation>, now: i64) -> Self {
        let mut set = Self::EMPTY;
        for activation in activations {
            set.next_change = [set.next_change, activation.next_change(now)].into_iter().flatten().min();
            let dose = activation.dose_at(now);
            if dose == 0 {
                continue;
            }
            let anomaly = activation.anomaly;
            if activation.scope != Scope::Everyone {
                set.needs_identity |= activation.scope.needs_identity();
                set.scoped.push((activation.scope.clone(), anomaly, dose));
                continue;
            }
            set.everyone.raise(anomaly, dose);
            if anomaly.spec().acts_on_process {
                set.want(Want::of(activation, dose));
            }
        }
        set
    }

    /// What one request will suffer: the union of what applies, the highest dose of each.
    #[must_use]
    pub fn plan(&self, who: &dyn Who) -> ChaosPlan {
        let mut plan = self.everyone;
        for (scope, anomaly, dose) in &self.scoped {
            if scope.holds(*anomaly, who) {
                plan.raise(*anomaly, *dose);
            }
        }
        plan
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.everyone.is_empty() && self.scoped.is_empty()
    }

    /// True when a plan cannot be resolved without customer, student or class.
    #[must_use]
    pub const fn needs_identity(&self) -> bool {
        self.needs_identity
    }

    /// The next instant at which it must be built anew: a start, a step of a ramp, an end.
    #[must_use]
    pub const fn next_change(&self) -> Option<i64> {
        self.next_change
    }

    /// What the process itself is to suffer, at most one an anomaly.
    #[must_use]
    pub fn wants(&self) -> &[Want] {
        &self.wants
    }

    /// The dose that everyone meets, 0 when it is off for everyone; 1 for a switch.
    #[must_use]
    pub const fn dose(&self, anomaly: Anomaly) -> u8 {
        self.everyone.dose(anomaly)
    }

    /// Whether it is active, for everyone or for some.
    #[must_use]
    pub fn holds(&self, anomaly: Anomaly) -> bool {
        self.dose(anomaly) > 0 || self.scoped.iter().any(|(_, other, _)| *other == anomaly)
    }

    /// Whether the anomaly may still touch somebody of whom only names are known: what is bound to a header or to a share of
    /// sessions counts as theirs.
    #[must_use]
    pub fn may_touch(&self, anomaly: Anomaly, who: &dyn Who) -> bool {
        let unnamed = |scope: &Scope| matches!(scope.kind(), ScopeKind::Header | ScopeKind::Percent);
        let mut scoped = self.scoped.iter().filter(|(_, other, _)| *other == anomaly);
        self.dose(anomaly) > 0 || scoped.any(|(scope, ..)| unnamed(scope) || scope.holds(anomaly, who))
    }

    /// What is active of a family, for everyone or for some, in the catalogue's order.
    #[must_use]
    pub fn active(&self, family: Family) -> Vec<Anomaly> {
        family.specs().map(|spec| spec.anomaly).filter(|anomaly| self.holds(*anomaly)).collect()
    }

    /// The highest level of a family whose anomalies are all active for everyone, levers at least at that level's dose.
    #[must_use]
    pub fn level(&self, family: Family) -> u8 {
        (1..=family.max_level())
            .rfind(|&level| family.specs().all(|spec| self.dose(spec.anomaly) >= spec.dose_at(level)))
            .unwrap_or(0)
    }

    /// Of two activations of one resource the stronger counts: a guardrail makes one weaker than its dose.
    fn want(&mut self, want: Want) {
        match self.wants.iter_mut().find(|other| other.anomaly == want.anomaly) {
            Some(other) if want.strength() > other.strength() => *other = want,
            Some(_) => {}
            None => self.wants.push(want),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::StopRule;
    use crate::activation::tests::any_activation;

    struct Buyer;

    impl Who for Buyer {
        fn customer(&self) -> Option<&str> {
            Some("a@b.c")
        }
        fn student(&self) -> Option<&str> {
            None
        }
        fn class(&self) -> Option<&str> {
            None
        }
        fn header(&self, _: &str) -> Option<&str> {
            None
        }
        fn share_key(&self) -> u64 {
            5
        }
    }

    fn everyone(anomaly: Anomaly, dose: Option<u8>) -> Activation {
        Activation {
            id: 1,
            anomaly,
            dose,
            ratio: None,
            guardrail: None,
            down_seconds: None,
            scope: Scope::Everyone,
            started_at: 0,
            ramp_seconds: 0,
            ends_at: None,
            stop: StopRule::default(),
            scenario: None,
            student: None,
        }
    }

    #[test]
    fn nothing_active_is_the_healthy_shop() {
        let set = ActiveSet::at([], 1);
        assert!(set.is_empty() && set.plan(&Buyer).is_empty() && set.wants().is_empty());
        assert_eq!((set.needs_identity(), set.next_change()), (false, None));
        assert!(Family::ALL.iter().all(|family| set.level(*family) == 0));
    }

    #[test]
    fn a_level_needs_each_of_its_anomalies_for_everyone_at_its_dose() {
        for level in 1..=Family::Performance.max_level() {
            let levers = Family::Performance.specs().filter(|spec| spec.dose_at(level) > 0);
            let at_it: Vec<_> = levers.map(|spec| everyone(spec.anomaly, Some(spec.dose_at(level)))).collect();
            assert!(ActiveSet::at(&at_it, 1).level(Family::Performance) >= level);
            for missed in 0..at_it.len() {
                let mut nearly = at_it.clone();
                nearly[missed].dose = nearly[missed].dose.map(|dose| dose - 1);
                assert!(ActiveSet::at(&nearly, 1).level(Family::Performance) < level);
            }
        }
        let scoped = Activation { scope: Scope::Customer("a@b.c".into()), ..everyone(Anomaly::A1, None) };
        let set = ActiveSet::at(&[scoped], 1);
        assert_eq!((set.level(Family::Business), set.active(Family::Business)), (0, vec![Anomaly::A1]));
        assert!(set.needs_identity() && set.plan(&Buyer).dose(Anomaly::A1) == 1);
        let first = [Anomaly::A1, Anomaly::A2, Anomaly::A3].map(|anomaly| everyone(anomaly, None));
        let set = ActiveSet::at(&first, 1);
        assert_eq!((set.level(Family::Business), set.needs_identity()), (1, false));
        assert_eq!(ActiveSet::at(&first[..2], 1).level(Family::Business), 0);
    }

    #[test]
    fn of_a_name_alone_a_header_and_a_share_may_be_theirs() {
        let scoped = |scope| ActiveSet::at(&[Activation { scope, ..everyone(Anomaly::A1, None) }], 1);
        let header = Scope::Header { name: "x-run".into(), value: "7".into() };
        for scope in [Scope::Everyone, Scope::Customer("A@B.c".into()), header, Scope::Percent(1)] {
            assert!(scoped(scope.clone()).may_touch(Anomaly::A1, &Buyer), "{scope:?}");
            assert!(!scoped(scope).may_touch(Anomaly::S9, &Buyer));
        }
        for scope in [Scope::Customer("b@b.c".into()), Scope::Student("ada".into()), Scope::Class("b2".into())] {
            assert!(!scoped(scope.clone()).may_touch(Anomaly::A1, &Buyer), "{scope:?}");
        }
    }

    #[test]
    fn the_process_suffers_the_strongest_of_what_is_on() {
        let weak = Activation { ratio: Some(5), ..everyone(Anomaly::Cpu, Some(20)) };
        let strong = Activation { ratio: Some(2), ..everyone(Anomaly::Cpu, Some(40)) };
        let set = ActiveSet::at(&[strong, weak], 1);
        assert_eq!(set.wants(), [Want { anomaly: Anomaly::Cpu, dose: 40, ratio: 2, guardrail: 0, down_seconds: 0 }]);
    }

    #[test]
    fn a_guardrail_makes_a_leak_weaker_than_its_target() {
        let held = Activation { guardrail: Some(60), ..everyone(Anomaly::Memory, Some(105)) };
        let free = Activation { down_seconds: Some(9), ..everyone(Anomaly::Memory, Some(61)) };
        let wants = |all: &[Activation]| ActiveSet::at(all, 1).wants()[0];
        assert_eq!((wants(std::slice::from_ref(&held)).reach(), wants(&[held.clone(), free.clone()]).dose), (60, 61));
        assert_eq!(wants(&[free, held]).down_seconds, 9);
    }

    proptest! {
        #[test]
        fn a_plan_is_the_union_at_the_highest_dose(all in proptest::collection::vec(any_activation(), 0..8), now in 0i64..60_000) {
            let set = ActiveSet::at(&all, now);
            let plan = set.plan(&Buyer);
            for anomaly in Anomaly::ALL {
                let expected = all
                    .iter()
                    .filter(|a| a.anomaly == *anomaly && a.scope.holds(*anomaly, &Buyer))
                    .map(|a| a.dose_at(now))
                    .max()
                    .unwrap_or(0);
                prop_assert_eq!(plan.dose(*anomaly), expected);
                prop_assert_eq!(plan.hits(*anomaly), expected > 0);
            }
            prop_assert_eq!(set.is_empty(), all.iter().all(|a| a.dose_at(now) == 0));
        }

        #[test]
        fn a_set_holds_until_its_next_change(all in proptest::collection::vec(any_activation(), 0..8), now in 0i64..60_000) {
            let set = ActiveSet::at(&all, now);
            let until = set.next_change().unwrap_or(100_000) - 1;
            prop_assert!(until >= now);
            let later = ActiveSet::at(&all, until);
            prop_assert_eq!(set.wants(), later.wants());
            for anomaly in Anomaly::ALL {
                prop_assert_eq!(set.plan(&Buyer).dose(*anomaly), later.plan(&Buyer).dose(*anomaly));
            }
        }

        #[test]
        fn nothing_outlives_its_end(mut all in proptest::collection::vec(any_activation(), 0..8)) {
            for activation in &mut all {
                activation.ends_at = activation.ends_at.or(Some(40_000));
            }
            let set = ActiveSet::at(&all, 40_000);
            prop_assert!(set.is_empty() && set.wants().is_empty() && set.next_change().is_none());
        }
    }
}

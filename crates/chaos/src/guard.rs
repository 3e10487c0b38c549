// SPDX-License-Identifier: AGPL-3.0-or-later
//! What outlives a request (CPU, memory, connections, workers) is no injection point: it is a guard, held by one reconciler.
use std::collections::BTreeMap;
use std::fmt;

use crate::{Activation, Anomaly};

/// What the process is to suffer of one lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    pub anomaly: Anomaly,
    /// 1 to the lever's greatest dose.
    pub dose: u8,
    /// For levers with a ratio, else 1.
    pub ratio: u8,
    /// For levers with a guardrail; 0 is none.
    pub guardrail: u8,
    /// For memory; 0 is none.
    pub down_seconds: u8,
}

impl Want {
    pub(crate) fn of(activation: &Activation, dose: u8) -> Self {
        let default = |name| activation.anomaly.spec().param(name).map(|param| param.default);
        Self {
            anomaly: activation.anomaly,
            dose,
            ratio: activation.ratio.or(default("ratio")).unwrap_or(1),
            guardrail: activation.guardrail.or(default("guardrail")).unwrap_or(0),
            down_seconds: activation.down_seconds.or(default("downSeconds")).unwrap_or(0),
        }
    }

    /// How far it goes: to its dose, unless a guardrail holds it below.
    #[must_use]
    pub const fn reach(&self) -> u8 {
        if self.guardrail > 0 && self.guardrail < self.dose { self.guardrail } else { self.dose }
    }

    /// What tells two of them apart: how far they go, then what multiplies it.
    pub(crate) const fn strength(&self) -> [u8; 4] {
        [self.reach(), self.dose, self.ratio, self.down_seconds]
    }
}

/// What a guard finds that it really does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    /// In the lever's unit.
    pub value: f64,
    /// True when it cannot reach what is wanted.
    pub limited: bool,
}

/// A resource taken. It acts from its creation on; its drop gives everything back and returns only when that is done.
pub trait Guard: Send {
    /// Goes over to another dose without giving back what stays wanted.
    fn adjust(&mut self, want: &Want);

    fn measure(&self) -> Measure {
        Measure::default()
    }
}

/// Takes the resource, or says why it could not.
pub type Start = Box<dyn Fn(&Want) -> std::io::Result<Box<dyn Guard>> + Send>;

/// Holds the guards. At each change of what is wanted it starts, adjusts and drops; it is the only owner, so that nothing
/// outlives its switch.
#[derive(Default)]
pub struct Reconciler {
    starts: BTreeMap<Anomaly, Start>,
    held: BTreeMap<Anomaly, (Want, Box<dyn Guard>)>,
}

impl Reconciler {
    /// Says how the guard of a lever is started.
    #[must_use]
    pub fn with(mut self, anomaly: Anomaly, start: Start) -> Self {
        self.starts.insert(anomaly, start);
        self
    }

    /// Makes what is held what is wanted. A guard that could not start is logged for the instructor and tried again at the next change.
    pub fn reconcile(&mut self, wants: &[Want]) {
        // First give back, then take: a resource that changes hands is never held twice.
        self.held.retain(|anomaly, _| wants.iter().any(|want| want.anomaly == *anomaly));
        for want in wants {
            if let Some((current, guard)) = self.held.get_mut(&want.anomaly) {
                if current != want {
                    guard.adjust(want);
                    *current = *want;
                }
                continue;
            }
            let Some(start) = self.starts.get(&want.anomaly) else {
                continue;
            };
            match start(want) {
                Ok(guard) => {
                    self.held.insert(want.anomaly, (*want, guard));
                }
                Err(error) => tracing::error!(
                    target: "instructor",
                    audience = "instructor",
                    chaos_family = want.anomaly.spec().family.id(),
                    %error,
                    "[{}][{}] could not start",
                    want.anomaly.spec().family.log_prefix(),
                    want.anomaly,
                ),
            }
        }
    }

    /// What a lever really does; nothing when it is off.
    #[must_use]
    pub fn measure(&self, anomaly: Anomaly) -> Measure {
        self.held.get(&anomaly).map(|(_, guard)| guard.measure()).unwrap_or_default()
    }

    /// What is held now.
    #[must_use]
    pub fn held(&self) -> Vec<Want> {
        self.held.values().map(|(want, _)| *want).collect()
    }
}

impl fmt::Debug for Reconciler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reconciler").field("held", &self.held()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    type Journal = Arc<Mutex<Vec<String>>>;

    struct Noted(Journal);

    impl Guard for Noted {
        fn adjust(&mut self, want: &Want) {
            self.0.lock().unwrap().push(format!("adjust {}", want.dose));
        }
        fn measure(&self) -> Measure {
            Measure { value: 1.5, limited: false }
        }
    }

    impl Drop for Noted {
        fn drop(&mut self) {
            self.0.lock().unwrap().push("drop".into());
        }
    }

    fn want(dose: u8) -> Want {
        Want { anomaly: Anomaly::Cpu, dose, ratio: 1, guardrail: 0, down_seconds: 0 }
    }

    #[test]
    fn what_is_wanted_is_held_and_nothing_else() {
        let journal = Journal::default();
        let noted = Arc::clone(&journal);
        let mut reconciler = Reconciler::default().with(
            Anomaly::Cpu,
            Box::new(move |want| {
                noted.lock().unwrap().push(format!("start {}", want.dose));
                Ok(Box::new(Noted(Arc::clone(&noted))))
            }),
        );
        reconciler.reconcile(&[]);
        reconciler.reconcile(&[want(10)]);
        reconciler.reconcile(&[want(10)]);
        reconciler.reconcile(&[want(20)]);
        assert_eq!(reconciler.held(), [want(20)]);
        assert_eq!(reconciler.measure(Anomaly::Cpu).value, 1.5);
        reconciler.reconcile(&[]);
        assert_eq!(reconciler.measure(Anomaly::Cpu), Measure::default());
        reconciler.reconcile(&[want(30)]);
        drop(reconciler);
        assert_eq!(*journal.lock().unwrap(), ["start 10", "adjust 20", "drop", "start 30", "drop"]);
    }

    #[test]
    fn a_start_that_failed_is_tried_again() {
        let tries = Arc::new(Mutex::new(0));
        let counted = Arc::clone(&tries);
        let mut reconciler = Reconciler::default().with(
            Anomaly::Cpu,
            Box::new(move |_| {
                *counted.lock().unwrap() += 1;
                Err(std::io::Error::other("no thread left"))
            }),
        );
        reconciler.reconcile(&[want(10)]);
        reconciler.reconcile(&[want(10)]);
        assert_eq!((reconciler.held(), *tries.lock().unwrap()), (vec![], 2));
    }
}

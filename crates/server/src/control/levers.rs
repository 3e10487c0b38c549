// SPDX-License-Identifier: AGPL-3.0-or-later
//! How each lever's guard is started, and the one reconciler that holds them. Giving a resource back may take a moment, so it is
//! done on a blocking thread, and what the levers measure is kept apart from the reconciler's lock: a status never waits.
mod gc_pressure;
mod memory;

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use perfshop_chaos::{Anomaly, Chaos, Family, Guard, Measure, Reconciler, Want};
use perfshop_shop::db::Db;
use perfshop_shop::quick_search;
use perfshop_shop::recommend::Engine;

use super::taken;
use crate::gate::Gate;
use crate::heap::Heap;
use crate::workers::Workers;

/// What the levers take from: the very resources that serve the shop's requests.
#[derive(Clone)]
pub struct Resources {
    /// The shop's database with its pool.
    pub shop: Db,
    pub workers: Arc<Workers>,
    pub heap: &'static dyn Heap,
    /// Where requests wait while the shop stands still.
    pub gate: Arc<Gate>,
}

pub(super) struct Levers {
    chaos: Arc<Chaos>,
    reconciler: Mutex<Reconciler>,
    measures: Mutex<BTreeMap<Anomaly, Measure>>,
    heap: &'static dyn Heap,
    shop: Db,
}

impl Levers {
    pub fn new(chaos: Arc<Chaos>, resources: &Resources) -> Self {
        // What one lever only borrows, the other must not take for what the program keeps.
        let borrowed = Arc::new(AtomicUsize::new(0));
        let reconciler = Reconciler::default()
            .with(Anomaly::Cpu, Box::new(burn))
            .with(Anomaly::Memory, memory::start(resources.heap, Arc::clone(&borrowed)))
            .with(Anomaly::DbPool, taken::connections(resources))
            .with(Anomaly::SlowQuery, taken::rankings(resources))
            .with(Anomaly::Deadlock, taken::counts(resources))
            .with(Anomaly::ThreadPool, taken::workers(resources))
            .with(Anomaly::GcPressure, gc_pressure::start(resources.heap, Arc::clone(&resources.gate), borrowed));
        let reconciler = Mutex::new(reconciler);
        Self { chaos, reconciler, measures: Mutex::default(), heap: resources.heap, shop: resources.shop.clone() }
    }

    /// Makes what is held what is active. Returns when it is.
    pub async fn settle(self: &Arc<Self>) {
        let levers = Arc::clone(self);
        let settled = tokio::task::spawn_blocking(move || {
            let mut reconciler = locked(&levers.reconciler);
            // Read under the lock: of two changes that overtake each other, the last to come sees the newest.
            let active = levers.chaos.active();
            reconciler.reconcile(active.wants());
            levers.note(&reconciler);
            // Made by the first search that needs it, given up with the last that could.
            if !active.active(Family::Security).contains(&Anomaly::S1) {
                quick_search::give_up(&levers.shop);
            }
        });
        if let Err(error) = settled.await {
            tracing::error!(target: "instructor", audience = "instructor", %error, "the levers could not be settled");
        }
    }

    /// Takes what the levers measure now, unless they are just being changed.
    pub fn look(&self) {
        if let Ok(reconciler) = self.reconciler.try_lock() {
            self.note(&reconciler);
        }
    }

    /// What a lever really did when it was last looked at.
    pub fn measure(&self, anomaly: Anomaly) -> Measure {
        locked(&self.measures).get(&anomaly).copied().unwrap_or_default()
    }

    /// Of the heap budget, now: with or without a lever.
    pub fn heap_percent(&self) -> f64 {
        percent_of(self.heap.used(), self.heap.max())
    }

    fn note(&self, reconciler: &Reconciler) {
        let held = reconciler.held();
        *locked(&self.measures) = held.iter().map(|want| (want.anomaly, reconciler.measure(want.anomaly))).collect();
    }
}

/// The reconciler is whole even after a panic in a guard: what it holds, it holds.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn percent_of(part: usize, whole: usize) -> f64 {
    if whole > 0 { part as f64 / whole as f64 * 100.0 } else { 0.0 }
}

struct Burn(Engine);

fn burn(want: &Want) -> io::Result<Box<dyn Guard>> {
    Ok(Box::new(Burn(Engine::start(usize::from(want.ratio), want.dose)?)))
}

impl Guard for Burn {
    fn adjust(&mut self, want: &Want) {
        if let Err(error) = self.0.tune(usize::from(want.ratio), want.dose) {
            tracing::error!(target: "instructor", audience = "instructor", %error, "no more threads for the cpu lever");
        }
    }

    fn measure(&self) -> Measure {
        let effort = self.0.effort();
        Measure { value: effort.percent, limited: effort.limited }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The control plane: it keeps what is active, on record and in force.
//!
//! It runs on the control runtime with a database connection of its own, so that it answers while the shop is saturated. What is in
//! force is in memory; the record follows it, or leads it when a change comes from a person. Every copy of the shop has one.
pub(crate) mod audit;
mod captures;
mod changes;
mod clock;
mod error;
mod follow;
mod instances;
mod levers;
mod record;
mod series;
mod silent;
mod status;
mod store;
mod students;
mod taken;
#[cfg(test)]
mod tests;
mod views;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use aws_lc_rs::digest::{SHA256, digest};
use perfshop_chaos::{Activation, ActiveSet, Chaos};
use perfshop_shop::db::Db;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use audit::{AuditFilter, AuditLine};
pub use changes::{Lever, Running, StudentMode};
pub use error::ControlError;
pub use levers::Resources;
pub use record::EndReason;
pub use status::{Cpu, Frontend, Level, Levelled, Memory, Performance, Status};
pub use students::{Permissions, Student, Students};
pub use views::{ActivationView, Activations, CatalogueView, catalogue};

use crate::flags::Flags;
use crate::supervisor::Reason;
use crate::telemetry::Signals;
use clock::Clock;
use levers::Levers;
use store::{Store, Switches};

/// Gives the figures of the last 10 s that stop rules are compared with.
pub type ReadSignals = Arc<dyn Fn() -> Signals + Send + Sync>;

pub struct ControlPlane {
    store: Store,
    clock: Clock,
    chaos: Arc<Chaos>,
    levers: Arc<Levers>,
    signals: ReadSignals,
    instance: String,
    state: Mutex<State>,
    students: ArcSwap<Students>,
    flags: Flags,
    /// Built-in shoppers that are about.
    shoppers: AtomicUsize,
    stop: CancellationToken,
    followers: Mutex<Vec<JoinHandle<()>>>,
}

/// What this copy knows. Activations that it has ended by itself are in force no more, before the record says so.
#[derive(Default)]
struct State {
    switches: Switches,
    activations: Vec<Activation>,
    ended: BTreeMap<i64, Ended>,
}

#[derive(Clone)]
struct Ended {
    why: EndReason,
    by: String,
    detail: String,
}

impl State {
    fn in_force(&self) -> impl Iterator<Item = &Activation> {
        self.activations.iter().filter(|activation| !self.ended.contains_key(&activation.id))
    }
}

impl ControlPlane {
    /// Loads what is active and follows it from here on, on the runtime that this is called on. What died with its process is ended.
    ///
    /// `identity` names this copy on its machine and stays the same over its restarts, such as the address that it listens on: what a
    /// process of the same identity had active, and no other copy lives, ends with reason `crash`. `before` says how the process before this
    /// one ended: one that died of memory ends the leak for all copies.
    ///
    /// # Returns
    /// The control plane, and how long the shop is to stay away.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn start(
        db: Db,
        chaos: Arc<Chaos>,
        signals: ReadSignals,
        identity: &str,
        before: Option<Reason>,
        resources: &Resources,
    ) -> Result<(Arc<Self>, Duration), ControlError> {
        let clock = Clock::read(&db).await?;
        let store = Store { db };
        store.prepare(clock.now()).await?;
        let flags = Flags::new(&store.flag_secret().await?);
        let instance = instance(identity);
        let entered_at = clock.now();
        let (others, away) = instances::enter(&store, &instance, entered_at, before == Some(Reason::Oom)).await?;
        let levers = Arc::new(Levers::new(Arc::clone(&chaos), resources));
        let plane = Arc::new(Self {
            store,
            clock,
            chaos,
            levers,
            signals,
            instance,
            state: Mutex::default(),
            students: ArcSwap::default(),
            flags,
            shoppers: AtomicUsize::new(0),
            stop: CancellationToken::new(),
            followers: Mutex::default(),
        });
        plane.read_back().await?;
        let time = tokio::spawn(follow::keep_time(Arc::clone(&plane)));
        let record = tokio::spawn(follow::keep_record(Arc::clone(&plane), others, entered_at));
        plane.followers.lock().unwrap_or_else(PoisonError::into_inner).extend([time, record]);
        Ok((plane, Duration::from_secs(u64::try_from(away).unwrap_or(0))))
    }

    /// Gives everything back and leaves; when no other copy lives, what is active ends with reason `shutdown`.
    ///
    /// # Errors
    /// When the database cannot be written: the next copy to start ends what was active.
    pub async fn shutdown(&self) -> Result<(), ControlError> {
        self.stop.cancel();
        let followers = std::mem::take(&mut *self.followers.lock().unwrap_or_else(PoisonError::into_inner));
        for follower in followers {
            // A follower that panicked has said so; there is nothing left to wait for.
            let _ = tokio::time::timeout(Duration::from_secs(1), follower).await;
        }
        self.state().activations.clear();
        self.put_in_force();
        self.levers.settle().await;
        self.note_silent(true).await?;
        Ok(instances::leave(&self.store, &self.instance, self.clock.now()).await?)
    }

    /// The revision that this copy has in force.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.state().switches.revision
    }

    /// True while students may see causes.
    #[must_use]
    pub fn debrief(&self) -> bool {
        self.state().switches.debrief
    }

    /// Notes how many built-in shoppers are about, for the status.
    pub fn set_shoppers(&self, count: usize) {
        self.shoppers.store(count, Ordering::Relaxed);
    }

    /// What is in force, for whoever resolves plans.
    #[must_use]
    pub const fn chaos(&self) -> &Arc<Chaos> {
        &self.chaos
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the record and puts it in force; an older reading that comes late changes nothing.
    async fn read_back(&self) -> Result<(), ControlError> {
        let (switches, activations) = self.store.load().await?;
        let students = Students::load(&self.store.db).await?;
        {
            let mut state = self.state();
            if switches.revision < state.switches.revision {
                return Ok(());
            }
            state.ended.retain(|id, _| activations.iter().any(|activation| activation.id == *id));
            state.switches = switches;
            state.activations = activations;
            self.students.store(Arc::new(students));
        }
        self.put_in_force();
        self.levers.settle().await;
        self.note_silent(false).await
    }

    /// Builds the set of this instant. Under the state's lock, so that sets follow each other in the order of the states.
    fn put_in_force(&self) {
        let state = self.state();
        self.chaos.activate(ActiveSet::at(state.in_force(), self.clock.now()));
    }
}

/// The identity among all machines that share the database, in 32 characters: copies in containers listen on the same address.
fn instance(identity: &str) -> String {
    let name = format!("{} {identity}", rustix::system::uname().nodename().to_string_lossy());
    digest(&SHA256, name.as_bytes()).as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

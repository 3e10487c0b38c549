// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one state of the program.

use std::ops::Deref;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use perfshop_chaos::Chaos;
use perfshop_shop::db::Db;
use perfshop_shop::password::Passwords;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::api::live::LiveLines;
use crate::api::monitoring::History;
use crate::auditor::desk::Desk;
use crate::config::Config;
use crate::control::ControlPlane;
use crate::gate::Gate;
use crate::guesses::Guesses;
use crate::handshake::Handshake;
use crate::health::HealthDesk;
use crate::heap::Heap;
use crate::letters::Writer;
use crate::schemas::Schemas;
use crate::supervisor::{Reason, Restarts as RestartCounts};
use crate::telemetry::{ChaosSample, HeapNumbers, PoolNumbers, Restarts, Sources, Telemetry, WorkerNumbers};
use crate::texts::Texts;
use crate::workers::Workers;

/// Searches of the log at once.
pub const LOG_SEARCHES: usize = 2;

pub struct App {
    pub config: Config,
    pub texts: Texts,
    pub telemetry: Arc<Telemetry>,
    /// The shop's database and pool.
    pub shop: Db,
    /// The control plane's, which nothing of the shop can use up.
    pub control_db: Db,
    pub passwords: Passwords,
    /// Wrong logins of admins and wrong flags of students.
    pub guesses: Guesses,
    pub chaos: Arc<Chaos>,
    pub control: Arc<ControlPlane>,
    /// The control plane's threads.
    pub control_runtime: Handle,
    pub workers: Arc<Workers>,
    /// Where the shop's requests wait while it stands still.
    pub gate: Arc<Gate>,
    /// Until then 8080 answers that the shop is starting; nothing when it is open from the start.
    pub opens_at: Option<Instant>,
    pub heap: &'static dyn Heap,
    /// Whose turn it is to gather an invoice without end.
    pub gathering: Mutex<()>,
    pub restarts: RestartCounts,
    pub schemas: Schemas,
    /// What the checkout asks of its clients.
    pub handshake: Handshake,
    pub live_lines: LiveLines,
    pub history: History,
    /// Turns for those who search the log.
    pub log_searches: Semaphore,
    /// Audits of the orders, as they were asked for.
    pub audits: Desk,
    /// What everybody may know of the program's health.
    pub health: HealthDesk,
    /// Cancelled when the program is asked to end: streams close on it.
    pub closing: CancellationToken,
}

/// What handlers are given; cloning it is cheap.
#[derive(Clone)]
pub struct AppState(pub Arc<App>);

impl Deref for AppState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}

impl App {
    /// Who writes the shop's mails.
    pub fn letters(&self) -> Writer<'_> {
        Writer { texts: &self.texts, by_smtp: self.config.work.smtp.is_some() }
    }
}

impl Sources for App {
    fn pool(&self) -> PoolNumbers {
        let pool = self.shop.pool_status();
        PoolNumbers {
            max: pool.max as u64,
            in_use: pool.size.saturating_sub(pool.idle) as u64,
            idle: pool.idle as u64,
            waiting: pool.waiting as u64,
        }
    }

    fn workers(&self) -> WorkerNumbers {
        self.workers.numbers()
    }

    fn heap(&self) -> HeapNumbers {
        HeapNumbers { used: self.heap.used() as u64, max: self.heap.max() as u64, peak: self.heap.peak() as u64 }
    }

    fn chaos(&self) -> Vec<ChaosSample> {
        self.control.series().into_iter().chain(self.handshake.series()).collect()
    }

    fn restarts(&self) -> Vec<Restarts> {
        let count = |reason: Reason| Restarts { reason: reason.word().into(), count: self.restarts.count_of(reason) };
        Reason::ALL.into_iter().map(count).collect()
    }
}

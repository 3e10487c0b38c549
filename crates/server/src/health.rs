// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether the program's parts answer.

use std::time::{Duration, Instant};

use perfshop_shop::db::Db;
use tokio::sync::Mutex;

use crate::app::App;

/// A part that has not answered by then does not answer, for somebody who looks at a page.
const PATIENCE: Duration = Duration::from_secs(2);
/// However many look, the databases are asked once in this time.
const FRESH: Duration = Duration::from_secs(1);

/// What answers: the shop's database, and the control plane's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    pub shop: bool,
    pub control: bool,
}

impl Health {
    /// Asks both, and waits as long as it takes.
    pub async fn of(app: &App) -> Self {
        let (shop, control) = tokio::join!(answers(&app.shop), answers(&app.control_db));
        Self { shop, control }
    }
}

async fn answers(db: &Db) -> bool {
    db.query_one("SELECT 1", &[], |row| row.get::<i64>(0)).await.is_ok()
}

/// What everybody may ask, and so cheap that it cannot be used to keep the control plane busy.
#[derive(Default)]
pub struct HealthDesk {
    last: Mutex<Option<(Instant, Health)>>,
}

impl HealthDesk {
    /// Who comes while it is being asked waits for that same answer.
    pub async fn ask(&self, app: &App) -> Health {
        let mut last = self.last.lock().await;
        if let Some((at, health)) = *last
            && at.elapsed() < FRESH
        {
            return health;
        }
        let patient = |db| async move { tokio::time::timeout(PATIENCE, answers(db)).await.unwrap_or(false) };
        let (shop, control) = tokio::join!(patient(&app.shop), patient(&app.control_db));
        let health = Health { shop, control };
        *last = Some((Instant::now(), health));
        health
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rankings, statements that take long: they hold their connection of the pool meanwhile, block no thread that serves others, go on when the
//! one who asked has left, and can all be ended at once.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use deadpool::managed::Object;
use rusqlite::InterruptHandle;
use sqlx::AssertSqlSafe;
use tokio::sync::watch;

use super::mysql::{Connector, MysqlEngine};
use super::sqlite::Opener;
use super::{Db, DbError, Engine, Param, Statement, mysql, sqlite};

/// How long the end of all is waited for.
const PATIENCE: Duration = Duration::from_millis(800);

/// What a statement that took long did.
#[derive(Debug, Clone, Copy)]
pub struct Lasted {
    pub rows: u64,
    pub duration: Duration,
}

/// Those that run now.
pub(super) struct Rankings {
    running: Mutex<Running>,
    allowed: watch::Sender<bool>,
    /// Nanoseconds that the last one took.
    last: AtomicU64,
}

#[derive(Default)]
struct Running {
    allowed: bool,
    next: u64,
    /// What ends each: a handle with SQLite, the connection's number with MySQL.
    ends: BTreeMap<u64, End>,
}

enum End {
    Interrupt(InterruptHandle),
    Kill(i64),
    /// It has been decided that the connection is killed.
    Killed,
}

impl Default for Rankings {
    fn default() -> Self {
        Self { running: Mutex::default(), allowed: watch::Sender::new(false), last: AtomicU64::new(0) }
    }
}

impl Rankings {
    fn running(&self) -> MutexGuard<'_, Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place among those that run; nothing once they are not allowed any more.
    fn enter(self: &Arc<Self>, end: End) -> Option<Place> {
        let mut running = self.running();
        if !running.allowed {
            return None;
        }
        running.next += 1;
        let number = running.next;
        running.ends.insert(number, end);
        Some(Place { of: Arc::clone(self), number })
    }
}

/// Left with its drop.
struct Place {
    of: Arc<Rankings>,
    number: u64,
}

impl Place {
    /// Leaves, and says whether the connection may still be used: from the moment on at which all are to end, it is killed at any other.
    fn leave(self) -> bool {
        // Under one lock: who is no more on the list when all are to end is killed no more.
        !matches!(self.of.running().ends.remove(&self.number), Some(End::Killed))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.of.running().ends.remove(&self.number);
    }
}

impl Db {
    /// Runs a statement that takes long, whose one parameter is a limit. Nothing happens when such are not allowed.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when it was ended, besides what any statement may meet.
    pub async fn query_ranking(&self, sql: &'static str, limit: i64) -> Result<Option<Lasted>, DbError> {
        let rankings = Arc::clone(&self.rankings);
        // A task of its own: who asks may go away, and a connection in the middle of its work is of no use to others.
        let work = match &self.engine {
            Engine::Sqlite(e) => {
                let conn = self.waited(e.reader()).await?;
                tokio::task::spawn_blocking(move || on_sqlite(&rankings, conn, sql, limit))
            }
            Engine::Mysql(e) => {
                let conn = self.waited(e.get()).await?;
                tokio::spawn(on_mysql(rankings, conn, sql, limit))
            }
        };
        let Some((rows, duration)) = work.await.map_err(|e| DbError::Other(e.to_string()))?? else { return Ok(None) };
        if let Some(observer) = &self.observer {
            let count = *rows.as_ref().unwrap_or(&0);
            observer.statement(&Statement { sql, rows: count, duration, ok: rows.is_ok() });
        }
        let rows = rows?;
        self.rankings.last.store(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        Ok(Some(Lasted { rows, duration }))
    }

    /// Lets statements that take long begin.
    pub fn allow_rankings(&self) {
        self.rankings.running().allowed = true;
        self.rankings.allowed.send_replace(true);
    }

    /// Ends all that run and lets none begin. Blocks until they are over, within a second.
    pub fn end_rankings(&self) {
        let mut kills = Vec::new();
        {
            let mut running = self.rankings.running();
            running.allowed = false;
            for end in running.ends.values_mut() {
                if let End::Kill(connection) = end {
                    kills.push(*connection);
                    *end = End::Killed;
                }
            }
        }
        self.rankings.allowed.send_replace(false);
        self.rankings.last.store(0, Ordering::Relaxed);
        let end = Instant::now() + PATIENCE;
        if let (Engine::Mysql(e), false) = (&self.engine, kills.is_empty()) {
            kill_all(e.clone(), kills, PATIENCE);
        }
        loop {
            {
                let running = self.rankings.running();
                if running.ends.is_empty() || Instant::now() > end {
                    return;
                }
                // One that has not begun yet hears nothing, so it is told again.
                for handle in running.ends.values() {
                    if let End::Interrupt(handle) = handle {
                        handle.interrupt();
                    }
                }
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// How many run now.
    pub fn running_rankings(&self) -> usize {
        self.rankings.running().ends.len()
    }

    /// How long the last one took; zero when they are not allowed.
    pub fn lasted(&self) -> Duration {
        Duration::from_nanos(self.rankings.last.load(Ordering::Relaxed))
    }
}

type Worked = Result<Option<(Result<u64, DbError>, Duration)>, DbError>;

fn on_sqlite(rankings: &Arc<Rankings>, conn: Object<Opener>, sql: &str, limit: i64) -> Worked {
    let Some(place) = rankings.enter(End::Interrupt(conn.get_interrupt_handle())) else { return Ok(None) };
    let started = Instant::now();
    let rows = sqlite::query(&conn, sql, &[Param::Int(limit)], |_| Ok(()));
    let duration = started.elapsed();
    // Before the connection goes back: an interrupt must not meet who has it next.
    drop(place);
    Ok(Some((rows.map(|rows| rows.len() as u64), duration)))
}

async fn on_mysql(rankings: Arc<Rankings>, mut conn: Object<Connector>, sql: &'static str, limit: i64) -> Worked {
    let id = "SELECT CAST(CONNECTION_ID() AS SIGNED)";
    let id = mysql::query(&mut conn, id, &[], |row| row.get::<i64>(0)).await?;
    let Some(id) = id.first().copied() else { return Ok(None) };
    let Some(place) = rankings.enter(End::Kill(id)) else { return Ok(None) };
    let mut allowed = rankings.allowed.subscribe();
    let started = Instant::now();
    let params = [Param::Int(limit)];
    let rows = tokio::select! {
        rows = mysql::query(&mut conn, sql, &params, |_| Ok(())) => rows,
        _ = allowed.wait_for(|allowed| !allowed) => Err(DbError::Unavailable("the statement was ended".into())),
    };
    let duration = started.elapsed();
    if !place.leave() {
        drop(Object::take(conn));
    }
    Ok(Some((rows.map(|rows| rows.len() as u64), duration)))
}

/// Ends the connections of these numbers, which nobody uses for anything else any more.
fn kill_all(engine: MysqlEngine, connections: Vec<i64>, patience: Duration) {
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
    let (done, told) = std::sync::mpsc::channel::<()>();
    runtime.spawn(async move {
        let _done = done;
        let Ok(mut killer) = engine.connect().await else { return };
        for connection in connections {
            // One that has just ended by itself is no failure. Safe: a number.
            let _ = killer.run(AssertSqlSafe(format!("KILL {connection}"))).await;
        }
        let _ = killer.close().await;
    });
    // An error is the end of the task, which is what is waited for.
    let _ = told.recv_timeout(patience);
}

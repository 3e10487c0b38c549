// SPDX-License-Identifier: AGPL-3.0-or-later
//! Connections of the pool set aside for other work than requests.

use std::time::Duration;

use deadpool::managed::{Manager, Object, Pool, Timeouts};

use super::mysql::Connector;
use super::sqlite::Opener;
use super::{Db, Engine};
use crate::set_aside::Reserve;

/// How long to wait after the server refused a connection, before it is asked for another one.
const PAUSE: Duration = Duration::from_millis(250);

/// A connection of the pool, kept. It goes back, but for one that had to be opened for this: that is closed, so that the pool is
/// as it was. Emptied only by its drop.
pub struct Kept(Engaged);

enum Engaged {
    Sqlite(Option<Object<Opener>>),
    Mysql(Option<Object<Connector>>),
}

impl Db {
    /// Takes so many connections from the pool, with SQLite from its readers, in line with everybody who asks for one.
    pub fn set_aside(&self, count: usize) -> Reserve<Kept> {
        match &self.engine {
            Engine::Sqlite(e) => {
                let pool = e.readers().clone();
                Reserve::new(count, move || {
                    let pool = pool.clone();
                    async move { Kept(Engaged::Sqlite(Some(engage(&pool).await))) }
                })
            }
            Engine::Mysql(e) => {
                let pool = e.pool().clone();
                Reserve::new(count, move || {
                    let pool = pool.clone();
                    async move { Kept(Engaged::Mysql(Some(engage(&pool).await))) }
                })
            }
        }
    }
}

/// Waits in line for as long as it takes.
async fn engage<M: Manager>(pool: &Pool<M>) -> Object<M> {
    let timeouts = Timeouts { wait: None, ..pool.timeouts() };
    loop {
        match pool.timeout_get(&timeouts).await {
            Ok(conn) => return conn,
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        match &mut self.0 {
            Engaged::Sqlite(conn) => drop(conn.take().and_then(opened)),
            Engaged::Mysql(conn) => {
                let opened = conn.take().and_then(opened);
                // The server counts a connection that only breaks off as an aborted one.
                if let (Some(conn), Ok(runtime)) = (opened, tokio::runtime::Handle::try_current()) {
                    runtime.spawn(conn.close());
                }
            }
        }
    }
}

/// The connection itself, off the pool, when it was opened for who holds it; else it goes back.
fn opened<M: Manager>(conn: Object<M>) -> Option<M::Type> {
    let is_new = Object::metrics(&conn).recycle_count == 0;
    is_new.then(|| Object::take(conn))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A transaction beside the others, on a connection of its own: none of the pool's, and not SQLite's one writer.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use deadpool::managed::Manager;
use rusqlite::Connection as SqliteConnection;

use super::mysql::Session;
use super::sqlite::Opener;
use super::{Db, DbError, Done, Engine, Param, mysql, sqlite};

/// Longest wait for a lock on SQLite, where it blocks the thread.
const BUSY: Duration = Duration::from_millis(20);

/// Dropped without a commit, its connection ends and the database undoes what it did.
pub(crate) struct Beside {
    conn: Conn,
    _counted: Counted,
}

enum Conn {
    Sqlite(SqliteConnection),
    Mysql(Session),
}

/// One of those that are open.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Db {
    /// Connects and begins.
    pub(crate) async fn begin_beside(&self) -> Result<Beside, DbError> {
        self.beside.fetch_add(1, Ordering::AcqRel);
        let counted = Counted(Arc::clone(&self.beside));
        let conn = match &self.engine {
            Engine::Sqlite(e) => {
                let conn = open(e.path()).await?;
                conn.busy_timeout(BUSY)?;
                conn.execute_batch("BEGIN IMMEDIATE")?;
                Conn::Sqlite(conn)
            }
            Engine::Mysql(e) => {
                let mut conn = e.connect().await?;
                // Whom it waits for may wait for it, and be told nothing where the server looks for no deadlocks.
                conn.run("SET SESSION innodb_lock_wait_timeout = 5").await?;
                conn.run("START TRANSACTION").await?;
                Conn::Mysql(conn)
            }
        };
        Ok(Beside { conn, _counted: counted })
    }

    /// How many are open.
    pub(crate) fn beside(&self) -> usize {
        self.beside.load(Ordering::Acquire)
    }
}

async fn open(path: &Path) -> Result<SqliteConnection, DbError> {
    Opener::writing(path).create().await
}

impl Beside {
    pub async fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Done, DbError> {
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::execute(conn, sql, params),
            Conn::Mysql(conn) => mysql::execute(conn, sql, params).await,
        }
    }

    /// Inserts rows, few enough for one statement.
    pub async fn insert_rows(&mut self, insert: &'static str, rows: &[Vec<Param<'_>>]) -> Result<(), DbError> {
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::insert_rows(conn, insert, rows)?,
            Conn::Mysql(conn) => mysql::insert_rows(conn, insert, rows).await?,
        };
        Ok(())
    }

    pub async fn commit(self) -> Result<(), DbError> {
        self.end("COMMIT").await
    }

    pub async fn roll_back(self) -> Result<(), DbError> {
        self.end("ROLLBACK").await
    }

    async fn end(self, how: &'static str) -> Result<(), DbError> {
        match self.conn {
            Conn::Sqlite(conn) => Ok(conn.execute_batch(how)?),
            Conn::Mysql(mut conn) => {
                conn.run(how).await?;
                conn.close().await
            }
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! SQLite: a pool of readers, and one writer, since SQLite has one whatever one does.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use deadpool::managed::{Manager, Metrics, Object, Pool, RecycleResult, Timeouts};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::error::from_pool;
use super::{ACQUIRE_TIMEOUT, DbError, Done, Param, PoolStatus, Row, values_clause};

/// How long a writer of this process waits for a writer of another one (a command line on the same file).
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

pub(super) struct Opener {
    path: PathBuf,
    read_only: bool,
}

impl Opener {
    pub(super) fn writing(path: &Path) -> Self {
        Self { path: path.to_owned(), read_only: false }
    }
}

impl Manager for Opener {
    type Type = Connection;
    type Error = DbError;

    async fn create(&self) -> Result<Connection, DbError> {
        let base = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let mode = if self.read_only {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
        };
        let conn = Connection::open_with_flags(&self.path, base | mode)
            .map_err(|e| DbError::Unavailable(format!("{}: {e}", self.path.display())))?;
        conn.set_prepared_statement_cache_capacity(128);
        // Without this guarantee the planner looks at what is bound to a LIMIT, and so prepares every page's statement anew at
        // each call: a sixth of a list's time.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        conn.busy_timeout(BUSY_TIMEOUT)?;
        if !self.read_only {
            // WAL with NORMAL: a killed process loses nothing that was committed; only a power cut may cost the last moments.
            conn.pragma_update(None, "journal_mode", "wal")?;
            conn.pragma_update(None, "synchronous", "normal")?;
        }
        conn.pragma_update(None, "foreign_keys", true)?;
        // The file is mapped and shared by all connections, so each keeps a small cache of its own: twenty of the
        // default size would be forty megabytes at rest.
        conn.pragma_update(None, "cache_size", -512)?;
        conn.pragma_update(None, "mmap_size", 256 << 20)?;
        Ok(conn)
    }

    async fn recycle(&self, conn: &mut Connection, _: &Metrics) -> RecycleResult<DbError> {
        if !conn.is_autocommit() {
            conn.execute_batch("ROLLBACK").map_err(DbError::from)?;
        }
        Ok(())
    }
}

pub(super) type ConnPool = Pool<Opener>;

#[derive(Clone)]
pub(super) struct SqliteEngine {
    path: Arc<Path>,
    readers: ConnPool,
    writer: ConnPool,
}

fn pool(path: &Path, read_only: bool, size: usize) -> Result<ConnPool, DbError> {
    let timeouts = Timeouts { wait: Some(ACQUIRE_TIMEOUT), create: None, recycle: None };
    Pool::builder(Opener { path: path.to_owned(), read_only })
        .max_size(size)
        .timeouts(timeouts)
        .runtime(deadpool::Runtime::Tokio1)
        .build()
        .map_err(|e| DbError::Unavailable(e.to_string()))
}

impl SqliteEngine {
    pub(super) async fn open(path: &Path, size: usize) -> Result<Self, DbError> {
        let engine = Self { path: path.into(), readers: pool(path, true, size)?, writer: pool(path, false, 1)? };
        // The writer creates the file, so that the first reader finds it.
        let conn = engine.writer().await?;
        conn.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
            .map_err(|e| DbError::Unavailable(format!("{}: {e}", path.display())))?;
        Ok(engine)
    }

    pub(super) async fn reader(&self) -> Result<Object<Opener>, DbError> {
        self.readers.get().await.map_err(from_pool)
    }

    pub(super) async fn writer(&self) -> Result<Object<Opener>, DbError> {
        self.writer.get().await.map_err(from_pool)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// SQLite has one writer anyway, and its readers see what was before until the commit.
    pub(super) async fn begin_alone(&self, tables: &'static [&'static str]) -> Result<SqliteTx, DbError> {
        let mut tx = SqliteTx::begin(self.writer().await?)?;
        tx.restart_ids_of = tables;
        Ok(tx)
    }

    pub(super) fn status(&self) -> PoolStatus {
        status(&self.readers.status())
    }

    pub(super) const fn readers(&self) -> &ConnPool {
        &self.readers
    }
}

pub(super) fn status(s: &deadpool::Status) -> PoolStatus {
    PoolStatus { max: s.max_size, size: s.size, idle: s.available, waiting: s.waiting }
}

pub(super) struct SqliteTx {
    conn: Object<Opener>,
    open: bool,
    /// Of these the next id is the one after the largest, from the commit on.
    restart_ids_of: &'static [&'static str],
}

impl SqliteTx {
    pub(super) fn begin(conn: Object<Opener>) -> Result<Self, DbError> {
        // IMMEDIATE takes the write lock now: a transaction that reads first and writes later could be refused midway.
        conn.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { conn, open: true, restart_ids_of: &[] })
    }

    pub(super) fn begin_reading(conn: Object<Opener>) -> Result<Self, DbError> {
        conn.execute_batch("BEGIN DEFERRED")?;
        Ok(Self { conn, open: true, restart_ids_of: &[] })
    }

    pub(super) fn conn(&mut self) -> &Connection {
        &self.conn
    }

    pub(super) fn commit(mut self) -> Result<(), DbError> {
        for table in self.restart_ids_of {
            self.conn.prepare_cached("DELETE FROM sqlite_sequence WHERE name = ?")?.execute([table])?;
        }
        self.conn.execute_batch("COMMIT")?;
        self.open = false;
        Ok(())
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        if self.open && self.conn.execute_batch("ROLLBACK").is_err() {
            // SQLite itself rolls back after some errors; the pool checks again before it hands the connection out.
            tracing::debug!(target: "db", "the transaction was already rolled back");
        }
    }
}

pub(super) fn query<T>(
    conn: &Connection,
    sql: &str,
    params: &[Param<'_>],
    mut map: impl FnMut(&Row<'_>) -> Result<T, DbError>,
) -> Result<Vec<T>, DbError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params_from_iter(params))?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(map(&Row::Sqlite(row))?);
    }
    Ok(out)
}

pub(super) fn execute(conn: &Connection, sql: &str, params: &[Param<'_>]) -> Result<Done, DbError> {
    let affected = conn.prepare_cached(sql)?.execute(params_from_iter(params))?;
    Ok(Done { affected: affected as u64, last_id: conn.last_insert_rowid() })
}

pub(super) fn insert_rows(conn: &Connection, insert: &str, rows: &[Vec<Param<'_>>]) -> Result<Done, DbError> {
    let sql = values_clause(insert, rows.len(), rows.first().map_or(0, Vec::len));
    let affected = conn.prepare_cached(&sql)?.execute(params_from_iter(rows.iter().flatten()))?;
    Ok(Done { affected: affected as u64, last_id: conn.last_insert_rowid() })
}

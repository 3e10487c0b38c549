// SPDX-License-Identifier: AGPL-3.0-or-later
//! One door to the database, the same for SQLite and for MySQL or MariaDB: one SQL text, one behaviour.
//!
//! SQLite runs inline on the calling thread, because a read takes about twenty microseconds and a hop to another
//! thread costs as much again; MySQL runs on the network. Why both stand behind one facade: docs/adr/0001-database-layer.md.

mod beside;
mod error;
mod inspect;
mod migrate;
mod mysql;
mod ranking;
mod set_aside;
mod sqlite;
mod url;
mod value;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

pub(crate) use beside::Beside;
pub use error::DbError;
pub use inspect::{Inspection, SchemaFound, inspect};
pub use migrate::MigrationSet;
pub use ranking::Lasted;
pub use set_aside::Kept;
pub use url::DbUrl;
pub use value::{Column, Param, Row};

use crate::quick_search::QuickSearch;
use crate::related::Cost;
use mysql::{MysqlAlone, MysqlEngine, MysqlTx};
use ranking::Rankings;
use sqlite::{SqliteEngine, SqliteTx};

/// Longest wait for a connection before a call is refused with [`DbError::Unavailable`].
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(30);

/// Builds the parameters of a statement: `params![id, name]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Param::from($value)),*] };
}

/// What a statement did, told to the observer after each one.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// The text with its `?`, never the values.
    pub sql: &'a str,
    /// Rows read, or rows changed by a write.
    pub rows: u64,
    pub duration: Duration,
    pub ok: bool,
}

/// Hears of every statement: the server logs and measures it, a test counts it.
pub trait DbObserver: Send + Sync {
    fn statement(&self, statement: &Statement<'_>);

    /// Hears how long somebody waited for a connection of the pool, in vain or not.
    fn waited(&self, _: Duration) {}
}

/// Tells a wait for a connection with its drop, so that one that was given up is told too.
struct Waiting<'a> {
    observer: Option<&'a dyn DbObserver>,
    asked: Instant,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if let Some(observer) = self.observer {
            observer.waited(self.asked.elapsed());
        }
    }
}

/// Where to connect and with how many connections.
#[derive(Clone)]
pub struct DbConfig {
    pub url: DbUrl,
    /// Most connections open at once (SQLite's single writer comes on top).
    pub pool: usize,
    pub observer: Option<Arc<dyn DbObserver>>,
}

/// What a write did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub affected: u64,
    /// The id given by the last insert; meaningless after any other statement.
    pub last_id: i64,
}

/// The pool as it stands now, in connections and waiters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolStatus {
    pub max: usize,
    pub size: usize,
    pub idle: usize,
    pub waiting: usize,
}

#[derive(Clone)]
enum Engine {
    Sqlite(SqliteEngine),
    Mysql(MysqlEngine),
}

/// A database with its pool. Cloning is cheap and shares the pool.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    observer: Option<Arc<dyn DbObserver>>,
    rankings: Arc<Rankings>,
    ranking: Arc<Cost>,
    quick_search: Arc<QuickSearch>,
    /// Transactions that are open on connections of their own.
    beside: Arc<AtomicUsize>,
}

impl Db {
    /// Opens the pool and makes one connection, so that a wrong address is known at start.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] with the address, without its password.
    pub async fn connect(config: &DbConfig) -> Result<Self, DbError> {
        let engine = match &config.url {
            DbUrl::Sqlite(path) => Engine::Sqlite(SqliteEngine::open(path, config.pool).await?),
            DbUrl::Mysql(url) => Engine::Mysql(MysqlEngine::open(url, config.pool).await?),
        };
        Ok(Self {
            engine,
            observer: config.observer.clone(),
            rankings: Arc::default(),
            ranking: Arc::default(),
            quick_search: Arc::default(),
            beside: Arc::default(),
        })
    }

    /// Brings the set's tables to the newest version; does nothing when they are.
    ///
    /// # Errors
    /// [`DbError::NewerSchema`] when a newer program has been here.
    pub async fn migrate(&self, set: MigrationSet) -> Result<(), DbError> {
        migrate::run(self, set).await
    }

    /// `sqlite` or `mysql`, as OpenTelemetry names them.
    pub fn system(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite(_) => "sqlite",
            Engine::Mysql(_) => "mysql",
        }
    }

    /// Reads rows through a pooled connection, outside any transaction.
    pub async fn query<T: Send>(
        &self,
        sql: &'static str,
        params: &[Param<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Vec<T>, DbError> {
        match &self.engine {
            Engine::Sqlite(e) => {
                let conn = self.waited(e.reader()).await?;
                let started = Instant::now();
                let rows = sqlite::query(&conn, sql, params, map);
                self.tell_rows(sql, started, &rows);
                rows
            }
            Engine::Mysql(e) => {
                let mut conn = self.waited(e.get()).await?;
                let started = Instant::now();
                let rows = mysql::query(&mut conn, sql, params, map).await;
                self.tell_rows(sql, started, &rows);
                rows
            }
        }
    }

    /// The first row, if there is one.
    pub async fn query_one<T: Send>(
        &self,
        sql: &'static str,
        params: &[Param<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Option<T>, DbError> {
        Ok(self.query(sql, params, map).await?.into_iter().next())
    }

    /// Runs one write in a transaction of its own.
    pub async fn execute(&self, sql: &'static str, params: &[Param<'_>]) -> Result<Done, DbError> {
        let started;
        let done = match &self.engine {
            Engine::Sqlite(e) => {
                let conn = self.waited(e.writer()).await?;
                started = Instant::now();
                sqlite::execute(&conn, sql, params)
            }
            Engine::Mysql(e) => {
                let mut conn = self.waited(e.get()).await?;
                started = Instant::now();
                mysql::execute(&mut conn, sql, params).await
            }
        };
        tell_done(self.observer.as_deref(), sql, started, &done);
        done
    }

    /// Begins a transaction that may write. Dropped without [`Tx::commit`], it is rolled back.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        let inner = match &self.engine {
            Engine::Sqlite(e) => TxInner::Sqlite(SqliteTx::begin(self.waited(e.writer()).await?)?),
            Engine::Mysql(e) => TxInner::Mysql(MysqlTx::begin(self.waited(e.get()).await?).await?),
        };
        Ok(Tx { inner, observer: self.observer.clone() })
    }

    /// The same, but one that reads first: with SQLite it takes the right to write only with its first write, which is refused
    /// when somebody else has written since it began to read.
    pub(crate) async fn begin_reading(&self) -> Result<Tx, DbError> {
        let inner = match &self.engine {
            Engine::Sqlite(e) => TxInner::Sqlite(SqliteTx::begin_reading(self.waited(e.writer()).await?)?),
            Engine::Mysql(e) => TxInner::Mysql(MysqlTx::begin(self.waited(e.get()).await?).await?),
        };
        Ok(Tx { inner, observer: self.observer.clone() })
    }

    /// Begins a transaction that nobody can meet in these tables: until it ends others see what was before, or wait.
    /// With its commit the next id of each table is again the one after the largest. It is dear: for resets only.
    ///
    /// # Errors
    /// [`DbError::Conflict`] when others stay in the tables for 10 s.
    pub async fn begin_alone(&self, tables: &'static [&'static str]) -> Result<Tx, DbError> {
        let inner = match &self.engine {
            Engine::Sqlite(e) => TxInner::Sqlite(e.begin_alone(tables).await?),
            Engine::Mysql(e) => TxInner::MysqlAlone(Box::new(e.begin_alone(tables).await?)),
        };
        Ok(Tx { inner, observer: self.observer.clone() })
    }

    /// The database's own clock, epoch milliseconds UTC. With SQLite it is this machine's.
    pub async fn clock_ms(&self) -> Result<i64, DbError> {
        match &self.engine {
            Engine::Sqlite(_) => Ok(crate::clock::now_ms()),
            Engine::Mysql(_) => {
                let sql = "SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
                let now = self.query_one(sql, &[], |row| row.get::<i64>(0)).await?;
                now.ok_or_else(|| DbError::Other("the clock gave no row".into()))
            }
        }
    }

    /// What the ranking of related products costs on this database.
    pub(crate) fn ranking_cost(&self) -> &Cost {
        &self.ranking
    }

    /// The copy of the catalogue that the quick search reads.
    pub(crate) fn quick_search(&self) -> &QuickSearch {
        &self.quick_search
    }

    pub fn pool_status(&self) -> PoolStatus {
        match &self.engine {
            Engine::Sqlite(e) => e.status(),
            Engine::Mysql(e) => e.status(),
        }
    }

    /// Waits for a connection and tells the observer how long.
    async fn waited<T>(&self, connection: impl Future<Output = Result<T, DbError>>) -> Result<T, DbError> {
        let _waiting = Waiting { observer: self.observer.as_deref(), asked: Instant::now() };
        connection.await
    }

    pub(crate) fn tell_rows<T>(&self, sql: &str, started: Instant, rows: &Result<Vec<T>, DbError>) {
        tell(self.observer.as_deref(), sql, started, rows.as_ref().map_or(0, |r| r.len() as u64), rows.is_ok());
    }
}

enum TxInner {
    Sqlite(SqliteTx),
    Mysql(MysqlTx),
    MysqlAlone(Box<MysqlAlone>),
}

/// An open transaction, at READ COMMITTED or stricter.
pub struct Tx {
    inner: TxInner,
    observer: Option<Arc<dyn DbObserver>>,
}

impl Tx {
    pub async fn query<T: Send>(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Vec<T>, DbError> {
        let started = Instant::now();
        let rows = match &mut self.inner {
            TxInner::Sqlite(tx) => sqlite::query(tx.conn(), sql, params, map),
            TxInner::Mysql(tx) => mysql::query(tx.conn(), sql, params, map).await,
            TxInner::MysqlAlone(tx) => mysql::query(tx.conn(), sql, params, map).await,
        };
        tell(self.observer.as_deref(), sql, started, rows.as_ref().map_or(0, |r| r.len() as u64), rows.is_ok());
        rows
    }

    pub async fn query_one<T: Send>(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Option<T>, DbError> {
        Ok(self.query(sql, params, map).await?.into_iter().next())
    }

    pub async fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Done, DbError> {
        let started = Instant::now();
        let done = match &mut self.inner {
            TxInner::Sqlite(tx) => sqlite::execute(tx.conn(), sql, params),
            TxInner::Mysql(tx) => mysql::execute(tx.conn(), sql, params).await,
            TxInner::MysqlAlone(tx) => mysql::execute(tx.conn(), sql, params).await,
        };
        tell_done(self.observer.as_deref(), sql, started, &done);
        done
    }

    /// Inserts many rows with few statements. `insert` is `INSERT INTO t (a, b)`; each row has as many values as columns.
    pub async fn insert_rows(&mut self, insert: &'static str, rows: &[Vec<Param<'_>>]) -> Result<(), DbError> {
        // 900 parameters a statement stay under every engine's limit; two thousand rows would not be faster.
        let width = rows.first().map_or(1, Vec::len).max(1);
        for chunk in rows.chunks((900 / width).max(1)) {
            let started = Instant::now();
            let done = match &mut self.inner {
                TxInner::Sqlite(tx) => sqlite::insert_rows(tx.conn(), insert, chunk),
                TxInner::Mysql(tx) => mysql::insert_rows(tx.conn(), insert, chunk).await,
                TxInner::MysqlAlone(tx) => mysql::insert_rows(tx.conn(), insert, chunk).await,
            };
            tell_done(self.observer.as_deref(), insert, started, &done);
            done?;
        }
        Ok(())
    }

    pub async fn commit(self) -> Result<(), DbError> {
        match self.inner {
            TxInner::Sqlite(tx) => tx.commit(),
            TxInner::Mysql(tx) => tx.commit().await,
            TxInner::MysqlAlone(tx) => tx.commit().await,
        }
    }
}

fn tell_done(observer: Option<&dyn DbObserver>, sql: &str, started: Instant, done: &Result<Done, DbError>) {
    tell(observer, sql, started, done.as_ref().map_or(0, |d| d.affected), done.is_ok());
}

fn tell(observer: Option<&dyn DbObserver>, sql: &str, started: Instant, rows: u64, ok: bool) {
    if let Some(observer) = observer {
        observer.statement(&Statement { sql, rows, duration: started.elapsed(), ok });
    }
}

/// `INSERT … VALUES (?,?),(?,?)` for so many rows.
fn values_clause(insert: &str, rows: usize, width: usize) -> String {
    let one = format!("({})", vec!["?"; width].join(","));
    format!("{insert} VALUES {}", vec![one; rows].join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every request's own future holds this one, and is made and moved whole: one that also holds a login of MySQL is twenty-seven kilobytes.
    #[test]
    fn a_statement_takes_little_room_in_what_asks_for_it() {
        fn size<A, F>(_: impl FnOnce(A) -> F) -> usize {
            size_of::<F>()
        }
        let query = size(|db: &'static Db| db.query("", &[], |row| row.get::<i64>(0)));
        let execute = size(|db: &'static Db| db.execute("", &[]));
        assert!(query.max(execute) < 4 << 10, "{query} and {execute} bytes");
    }
}

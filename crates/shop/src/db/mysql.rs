// SPDX-License-Identifier: AGPL-3.0-or-later
//! MySQL 8 and MariaDB through sqlx's connection, in the same pool as SQLite's so that both are measured alike.

use std::str::FromStr;
use std::time::Duration;

use deadpool::managed::{Manager, Metrics, Object, Pool, RecycleResult, Timeouts};
use sqlx::mysql::{MySqlArguments, MySqlConnectOptions, MySqlConnection};
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, MySql, SqlSafeStr};

use super::error::from_pool;
use super::{ACQUIRE_TIMEOUT, DbError, DbUrl, Done, Param, PoolStatus, Row, values_clause};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a statement waits for another transaction's rows. The server's own default, 50 s, is longer than any client waits; past
/// this the answer is "try again", which gives the worker and the connection back.
const ROW_TIMEOUT_SECONDS: u32 = 5;
/// How long [`MysqlEngine::begin_alone`] waits until nobody else is at work in its tables.
const ALONE_TIMEOUT_SECONDS: u32 = 10;

/// A connection that knows whether it was left in the middle of a statement: whoever asked went away before the answer had come whole.
///
/// What the server still says then is nobody's, and the next one would take it for an answer, or wait for one that has gone by: sqlx
/// finds its way back from a result that was left, but not from a statement that was being prepared.
pub(super) struct Session {
    conn: MySqlConnection,
    left: bool,
}

impl Session {
    /// The connection for one statement, whose outcome is to be told to [`Session::end`].
    fn begin(&mut self) -> Result<&mut MySqlConnection, DbError> {
        if std::mem::replace(&mut self.left, true) {
            return Err(DbError::Unavailable("the connection was left in the middle of a statement".into()));
        }
        Ok(&mut self.conn)
    }

    /// What the server refuses for its rows' sake it has answered whole. Of any other failure nobody knows how much there is to come, or
    /// whether the server has ended the connection.
    fn end<T>(&mut self, outcome: Result<T, sqlx::Error>) -> Result<T, DbError> {
        let outcome = outcome.map_err(DbError::from);
        self.left = match &outcome {
            Ok(_) | Err(DbError::Unique(_) | DbError::Constraint(_) | DbError::Conflict(_)) => false,
            Err(_) => true,
        };
        outcome
    }

    /// Whether nothing but its end is of use any more.
    const fn is_left(&self) -> bool {
        self.left
    }

    /// Runs a statement without parameters, which is not prepared.
    pub(super) async fn run(&mut self, sql: impl SqlSafeStr) -> Result<(), DbError> {
        let done = self.begin()?.execute(sql.into_sql_str()).await;
        self.end(done).map(drop)
    }

    /// Tells the server the end.
    pub(super) async fn close(self) -> Result<(), DbError> {
        Ok(self.conn.close().await?)
    }
}

pub(super) struct Connector {
    options: MySqlConnectOptions,
    shown: String,
}

impl Connector {
    async fn log_in(&self) -> Result<Session, DbError> {
        let conn = self.options.connect().await.map_err(|e| DbError::Unavailable(format!("{}: {e}", self.shown)))?;
        let mut session = Session { conn, left: false };
        session.run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED").await?;
        // Safe: a constant of the program.
        let patience = format!("SET SESSION innodb_lock_wait_timeout = {ROW_TIMEOUT_SECONDS}");
        session.run(AssertSqlSafe(patience)).await?;
        Ok(session)
    }
}

impl Manager for Connector {
    type Type = Session;
    type Error = DbError;

    /// Behind a pointer, as is the wait for a connection: the many steps of a login would otherwise be room that every request of the
    /// shop takes along, with SQLite too, thirteen kilobytes for each place that asks for a connection, made and moved each time.
    fn create(&self) -> impl Future<Output = Result<Session, DbError>> + Send {
        Box::pin(self.log_in())
    }

    async fn recycle(&self, session: &mut Session, metrics: &Metrics) -> RecycleResult<DbError> {
        // A connection that was used within the last second is alive; asking again would double a short query's cost. One that was left
        // is none to ask.
        if session.is_left() || metrics.last_used() > Duration::from_secs(1) {
            let alive = session.begin()?.ping().await;
            session.end(alive)?;
        }
        Ok(())
    }
}

#[derive(Clone)]
pub(super) struct MysqlEngine {
    pool: Pool<Connector>,
}

impl MysqlEngine {
    pub(super) async fn open(url: &str, size: usize) -> Result<Self, DbError> {
        let options = MySqlConnectOptions::from_str(url)
            .map_err(|e| DbError::Unavailable(e.to_string()))?
            .charset("utf8mb4")
            .collation("utf8mb4_bin")
            .statement_cache_capacity(256)
            .disable_statement_logging();
        let shown = DbUrl::Mysql(url.to_owned()).to_string();
        let pool = Pool::builder(Connector { options, shown: shown.clone() })
            .max_size(size)
            .timeouts(Timeouts {
                wait: Some(ACQUIRE_TIMEOUT),
                create: Some(CONNECT_TIMEOUT),
                recycle: Some(CONNECT_TIMEOUT),
            })
            .runtime(deadpool::Runtime::Tokio1)
            .build()
            .map_err(|e| DbError::Unavailable(e.to_string()))?;
        let engine = Self { pool };
        let first = engine.get().await.map_err(|e| match e {
            DbError::Unavailable(text) if !text.contains(&shown) => DbError::Unavailable(format!("{shown}: {text}")),
            other => other,
        })?;
        drop(first);
        Ok(engine)
    }

    pub(super) async fn get(&self) -> Result<Object<Connector>, DbError> {
        Box::pin(self.pool.get()).await.map_err(from_pool)
    }

    /// Every other session waits at these tables, readers too, until the transaction is over.
    ///
    /// MySQL commits by itself when a table is altered, and only that sets its ids back. The table locks outlive that
    /// commit, so nobody comes in between; and it commits what is whole already, so an end at any moment leaves no half.
    pub(super) async fn begin_alone(&self, tables: &'static [&'static str]) -> Result<MysqlAlone, DbError> {
        // Never given back to the pool: whatever happens, the locks and the session's settings go with the connection.
        let mut conn = Object::take(self.get().await?);
        let settings = format!("SET SESSION lock_wait_timeout = {ALONE_TIMEOUT_SECONDS}, autocommit = 0");
        // Safe here and below: constants of the program only.
        conn.run(AssertSqlSafe(settings)).await?;
        let locks: Vec<String> = tables.iter().map(|table| format!("{table} WRITE")).collect();
        conn.run(AssertSqlSafe(format!("LOCK TABLES {}", locks.join(", ")))).await?;
        Ok(MysqlAlone { conn, tables })
    }

    /// Waits until no other program changes the structure of this database. Nobody else does until the connection that it
    /// gives has ended. It is none of the pool's, which the change itself needs and which may have one only.
    pub(super) async fn structure_alone(&self) -> Result<Session, DbError> {
        let mut conn = self.connect().await?;
        // A lock's name is known to the whole server, and may have 64 characters.
        let sql = "SELECT GET_LOCK(SHA1(CONCAT('perfshop structure of ', DATABASE())), 60)";
        let held = query(&mut conn, sql, &[], |row| row.get::<Option<i64>>(0)).await?;
        match held.first() {
            Some(Some(1)) => Ok(conn),
            _ => Err(DbError::Unavailable("another program has been changing the tables for a minute".into())),
        }
    }

    pub(super) fn status(&self) -> PoolStatus {
        super::sqlite::status(&self.pool.status())
    }

    /// A connection of its own, none of the pool's.
    pub(super) async fn connect(&self) -> Result<Session, DbError> {
        self.pool.manager().create().await
    }

    pub(super) const fn pool(&self) -> &Pool<Connector> {
        &self.pool
    }
}

/// A transaction that is alone in its tables. Dropped, its connection ends, and the server undoes what it did.
pub(super) struct MysqlAlone {
    conn: Session,
    tables: &'static [&'static str],
}

impl MysqlAlone {
    pub(super) fn conn(&mut self) -> &mut Session {
        &mut self.conn
    }

    /// Commits; then the next id of each table is the one after its largest.
    pub(super) async fn commit(mut self) -> Result<(), DbError> {
        let counted = "SELECT table_name FROM information_schema.columns \
                       WHERE table_schema = DATABASE() AND extra LIKE '%auto_increment%'";
        let counted: Vec<String> = query(&mut self.conn, counted, &[], |row| row.get(0)).await?;
        self.conn.run("COMMIT").await?;
        for table in self.tables.iter().filter(|table| counted.iter().any(|known| known == *table)) {
            self.conn.run(AssertSqlSafe(format!("ALTER TABLE {table} AUTO_INCREMENT = 1"))).await?;
        }
        self.conn.run("UNLOCK TABLES").await?;
        self.conn.close().await?;
        Ok(())
    }
}

/// Holds its connection until commit; `None` only once it is over.
pub(super) struct MysqlTx {
    conn: Option<Object<Connector>>,
}

impl MysqlTx {
    pub(super) async fn begin(mut conn: Object<Connector>) -> Result<Self, DbError> {
        conn.run("START TRANSACTION").await?;
        Ok(Self { conn: Some(conn) })
    }

    pub(super) fn conn(&mut self) -> &mut Session {
        // Only `commit` and `drop` take it, and both consume the transaction.
        #[allow(clippy::expect_used)]
        self.conn.as_mut().expect("the transaction is open")
    }

    pub(super) async fn commit(mut self) -> Result<(), DbError> {
        self.conn().run("COMMIT").await?;
        self.conn = None;
        Ok(())
    }
}

impl Drop for MysqlTx {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        // With its end the server undoes the transaction.
        if conn.is_left() {
            return drop(Object::take(conn));
        }
        // The locks must go now, not when the connection is next used.
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(async move {
                    if conn.run("ROLLBACK").await.is_err() {
                        drop(Object::take(conn));
                    }
                });
            }
            Err(_) => drop(Object::take(conn)),
        }
    }
}

fn bind<'q>(sql: &'static str, params: &'q [Param<'_>]) -> Query<'q, MySql, MySqlArguments> {
    params.iter().fold(sqlx::query(sql), bind_one)
}

fn bind_one<'q>(query: Query<'q, MySql, MySqlArguments>, param: &'q Param<'_>) -> Query<'q, MySql, MySqlArguments> {
    match param {
        Param::Null => query.bind(None::<i64>),
        Param::Int(v) => query.bind(*v),
        Param::Real(v) => query.bind(*v),
        Param::Text(v) => query.bind(*v),
        Param::Owned(v) => query.bind(v.as_str()),
        Param::Bytes(v) => query.bind(*v),
    }
}

pub(super) async fn query<T: Send>(
    conn: &mut Session,
    sql: &'static str,
    params: &[Param<'_>],
    mut map: impl FnMut(&Row<'_>) -> Result<T, DbError> + Send,
) -> Result<Vec<T>, DbError> {
    let rows = bind(sql, params).fetch_all(conn.begin()?).await;
    conn.end(rows)?.iter().map(|row| map(&Row::Mysql(row))).collect()
}

pub(super) async fn execute(conn: &mut Session, sql: &'static str, params: &[Param<'_>]) -> Result<Done, DbError> {
    let done = bind(sql, params).execute(conn.begin()?).await;
    let done = conn.end(done)?;
    Ok(Done { affected: done.rows_affected(), last_id: done.last_insert_id() as i64 })
}

pub(super) async fn insert_rows(
    conn: &mut Session,
    insert: &'static str,
    rows: &[Vec<Param<'_>>],
) -> Result<Done, DbError> {
    // Safe: the text is a constant of the program followed by question marks.
    let sql = AssertSqlSafe(values_clause(insert, rows.len(), rows.first().map_or(0, Vec::len)));
    let done = rows.iter().flatten().fold(sqlx::query(sql), bind_one).execute(conn.begin()?).await;
    let done = conn.end(done)?;
    Ok(Done { affected: done.rows_affected(), last_id: done.last_insert_id() as i64 })
}

/// Runs one statement of a migration, which has no parameters and may be a kind that cannot be prepared.
pub(super) async fn execute_script(engine: &MysqlEngine, sql: String) -> Result<(), DbError> {
    let mut conn = engine.get().await?;
    conn.run(AssertSqlSafe(sql)).await
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A look at a database that changes nothing in it, before any program of ours has touched it: for the doctor.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use rusqlite::{Connection as Sqlite, OpenFlags};
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::{ConnectOptions, Connection, Executor, Row};

use super::{DbError, DbUrl, MigrationSet};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
const VERSIONS: &str = "SELECT part, version FROM schema_version";

/// What was found at a database's address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inspection {
    /// SQLite's library, or what the server calls itself: `3.50.2`, `8.0.39`, `10.11.6-MariaDB`.
    pub version: String,
    /// Why READ COMMITTED, at which the shop works, was refused. `None`: it was granted. SQLite is always stricter.
    pub isolation_refused: Option<String>,
    /// What each set of tables is at; empty in a database in which no program of ours has been.
    pub schemas: Vec<SchemaFound>,
    /// The database's clock less this machine's, in ms; 0 with SQLite, which has none of its own.
    pub clock_offset_ms: i64,
    /// Connections that the server takes in all; `None` with SQLite.
    pub max_connections: Option<i64>,
}

/// A set of tables in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFound {
    pub set: MigrationSet,
    /// Steps that the database has seen.
    pub found: i64,
    /// Steps that this program knows.
    pub known: i64,
}

impl SchemaFound {
    fn of(part: &str, found: i64) -> Option<Self> {
        let set = [MigrationSet::Shop, MigrationSet::Control].into_iter().find(|set| set.name() == part)?;
        Some(Self { set, found, known: set.known() })
    }
}

/// Looks at a database. A SQLite file that is not there yet is none the worse: it is made at the first start.
///
/// # Errors
/// [`DbError::Unavailable`] when it cannot be reached or read.
pub async fn inspect(url: &DbUrl) -> Result<Inspection, DbError> {
    match url {
        DbUrl::Sqlite(path) => Ok(Inspection {
            version: rusqlite::version().to_owned(),
            schemas: if path.exists() { sqlite_schemas(path)? } else { Vec::new() },
            ..Inspection::default()
        }),
        DbUrl::Mysql(text) => {
            let looked = tokio::time::timeout(PATIENCE, mysql(text)).await;
            looked.map_err(|_| DbError::Unavailable(format!("no answer within {PATIENCE:?}")))?
        }
    }
}

fn sqlite_schemas(path: &Path) -> Result<Vec<SchemaFound>, DbError> {
    let conn = Sqlite::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(PATIENCE)?;
    let there = "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'schema_version'";
    if conn.query_row(there, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare(VERSIONS)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().filter_map(|(part, found)| SchemaFound::of(&part, found)).collect())
}

async fn mysql(url: &str) -> Result<Inspection, DbError> {
    let options = MySqlConnectOptions::from_str(url).map_err(|e| DbError::Unavailable(e.to_string()))?;
    let mut conn = options.disable_statement_logging().connect().await.map_err(|e| match DbError::from(e) {
        DbError::Other(text) => DbError::Unavailable(text),
        known => known,
    })?;
    let version: String = one(&mut conn, "SELECT CAST(VERSION() AS CHAR)").await?;
    let isolation = conn.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED").await;
    let clock = "SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
    // The first asking pays for preparing the statement; the second one's answer is taken in the middle of its way.
    one::<i64>(&mut conn, clock).await?;
    let before = crate::clock::now_ms();
    let theirs: i64 = one(&mut conn, clock).await?;
    let ours = before.midpoint(crate::clock::now_ms());
    let max_connections = one(&mut conn, "SELECT CAST(@@max_connections AS SIGNED)").await.ok();
    let there = "SELECT COUNT(*) FROM information_schema.tables \
                 WHERE table_schema = DATABASE() AND table_name = 'schema_version'";
    let mut schemas = Vec::new();
    if one::<i64>(&mut conn, there).await? > 0 {
        for row in sqlx::query(VERSIONS).fetch_all(&mut conn).await? {
            schemas.extend(SchemaFound::of(&row.try_get::<String, _>(0)?, row.try_get(1)?));
        }
    }
    // A connection that is only dropped is logged by the server as one that was aborted.
    let _ = conn.close().await;
    Ok(Inspection {
        version,
        isolation_refused: isolation.err().map(|error| error.to_string()),
        schemas,
        clock_offset_ms: theirs - ours,
        max_connections,
    })
}

async fn one<T>(conn: &mut MySqlConnection, sql: &'static str) -> Result<T, DbError>
where
    T: for<'r> sqlx::Decode<'r, sqlx::MySql> + sqlx::Type<sqlx::MySql> + Send + Unpin,
{
    Ok(sqlx::query(sql).fetch_one(conn).await?.try_get(0)?)
}

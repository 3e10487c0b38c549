// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a text that anybody wrote may do in the copy: read its two tables with common functions, for five seconds, in little memory.
//! Everything is refused that is not on a list: writing, other tables, attaching files, pragmas, loading code.

use std::time::{Duration, Instant};

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, Error, ffi};

/// Longest that one statement runs.
const PATIENCE: Duration = Duration::from_secs(5);
/// Steps of SQLite's machine between two looks at the clock: some hundred microseconds.
const STEPS: i32 = 2_000;
/// Bytes by which the process may grow while a statement runs. What it sorts and remembers lies in memory, never in a file.
const ROOM: u64 = 128 << 20;
/// Largest blob of `randomblob`, in bytes.
const RANDOM_MOST: usize = 1_024;

/// `sqlite_master`, which has a newer name too, names these two tables and nothing else: without it nobody could find the second.
const TABLES: [&str; 4] = ["products", "secrets", "sqlite_master", "sqlite_schema"];

const FUNCTIONS: [&str; 46] = [
    "abs",
    "avg",
    "char",
    "coalesce",
    "concat",
    "concat_ws",
    "count",
    "format",
    "glob",
    "group_concat",
    "hex",
    "if",
    "ifnull",
    "iif",
    "instr",
    "last_insert_rowid",
    "length",
    "like",
    "likelihood",
    "likely",
    "lower",
    "ltrim",
    "max",
    "min",
    "nullif",
    "octet_length",
    "printf",
    "quote",
    "random",
    "randomblob",
    "replace",
    "round",
    "rtrim",
    "sign",
    "sqlite_version",
    "string_agg",
    "substr",
    "substring",
    "sum",
    "total",
    "trim",
    "typeof",
    "unicode",
    "unlikely",
    "upper",
    "zeroblob",
];

/// Bounds in what they count: bytes for the first two.
const LIMITS: [(Limit, i32); 9] = [
    // Of a text, a blob and a row: what is compared or replaced in one step of the machine ends before the clock is asked again.
    (Limit::SQLITE_LIMIT_LENGTH, 8 << 10),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 20_000),
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 200),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 20),
    (Limit::SQLITE_LIMIT_VDBE_OP, 50_000),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 5_000),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Puts the fence around a connection, for all that it is asked from here on.
pub(super) fn raise(conn: &mut Connection) -> Result<(), Error> {
    conn.pragma_update(None, "temp_store", "memory")?;
    conn.pragma_update(None, "query_only", true)?;
    let begun = Instant::now();
    let flags = FunctionFlags::SQLITE_UTF8;
    conn.create_scalar_function("randomblob", 1, flags, move |call| random_blob(call, begun))?;
    for (limit, most) in LIMITS {
        conn.set_limit(limit, most)?;
    }
    let before = resident();
    conn.progress_handler(STEPS, Some(move || begun.elapsed() > PATIENCE || resident() > before + ROOM))?;
    conn.authorizer(Some(judge))
}

fn judge(asked: AuthContext<'_>) -> Authorization {
    let allowed = match asked.action {
        AuthAction::Select | AuthAction::Recursive => true,
        AuthAction::Read { table_name, column_name } => {
            // Who counts rows and reads no column of them is asked for by the name that the statement itself gave them, as in WITH. There
            // are no other tables in the copy, but for those of SQLite's own and of pragmas.
            let given = column_name.is_empty() && !["sqlite_", "pragma_"].iter().any(|own| has_prefix(table_name, own));
            given || TABLES.iter().any(|table| table.eq_ignore_ascii_case(table_name))
        }
        AuthAction::Function { function_name } => FUNCTIONS.iter().any(|name| function_name.eq_ignore_ascii_case(name)),
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

fn has_prefix(name: &str, prefix: &str) -> bool {
    name.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix))
}

/// SQLite's own makes a blob of any size, which is how tools buy time. This one draws as many bytes, which takes as long, and keeps
/// the last of them.
fn random_blob(call: &Context<'_>, begun: Instant) -> Result<Vec<u8>, Error> {
    let mut left = usize::try_from(call.get::<i64>(0).unwrap_or(0)).unwrap_or(0).max(1);
    let mut blob = vec![0; left.min(RANDOM_MOST)];
    while left > 0 {
        let drawn = left.min(blob.len());
        let drawing = blob.get_mut(..drawn).unwrap_or_default();
        crate::token::fill(drawing).map_err(|error| Error::UserFunctionError(Box::new(error)))?;
        left -= drawn;
        if begun.elapsed() > PATIENCE {
            return Err(Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_INTERRUPT), None));
        }
    }
    Ok(blob)
}

/// Bytes of the process that lie in memory; 0 where that is not told, and then the clock alone ends a statement.
fn resident() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = told.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0);
    pages * rustix::param::page_size() as u64
}

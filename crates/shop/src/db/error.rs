// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can go wrong with a database, in the words that the callers decide by.

use thiserror::Error;

#[derive(Debug, Error)]
pub enum DbError {
    /// A unique key was met; the text names it as the engine does.
    #[error("unique key violated: {0}")]
    Unique(String),
    /// A check was met, or a foreign key by a delete.
    #[error("constraint violated: {0}")]
    Constraint(String),
    /// The engine chose this transaction as a deadlock's victim, the lock was not to be had, or a row that it refers to went
    /// meanwhile: worth another try.
    #[error("transaction conflict: {0}")]
    Conflict(String),
    /// No connection: the server is away, or the pool stayed dry.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    #[error("the database has schema version {found}, this program knows {known}")]
    NewerSchema { found: i64, known: i64 },
    #[error("database error: {0}")]
    Other(String),
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        let text = error.to_string();
        match error.sqlite_error() {
            Some(e) if matches!(e.extended_code, SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY) => {
                Self::Unique(text)
            }
            Some(e) if e.extended_code == SQLITE_CONSTRAINT_FOREIGNKEY => Self::Conflict(text),
            Some(e) => match e.code {
                ErrorCode::ConstraintViolation => Self::Constraint(text),
                // The text is the same for each of them, the number is not.
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                    Self::Conflict(format!("{text} ({})", e.extended_code))
                }
                ErrorCode::CannotOpen
                | ErrorCode::DiskFull
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure => Self::Unavailable(text),
                _ => Self::Other(text),
            },
            None => Self::Other(text),
        }
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(db) => {
                let number = db.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>().map_or(0, |e| e.number());
                let text = db.message().to_owned();
                match number {
                    1062 => Self::Unique(text),
                    1048 | 1217 | 1451 | 3819 | 4025 => Self::Constraint(text),
                    1205 | 1213 | 1216 | 1452 => Self::Conflict(text),
                    1021 | 1040 | 1044 | 1045 | 1049 | 1053 | 1114 | 1290 | 1317 => Self::Unavailable(text),
                    _ => Self::Other(format!("{number}: {text}")),
                }
            }
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::PoolClosed => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Other(error.to_string()),
        }
    }
}

/// The pool's own errors: a wait too long, or the engine's error while connecting.
pub(super) fn from_pool<E: Into<DbError>>(error: deadpool::managed::PoolError<E>) -> DbError {
    match error {
        deadpool::managed::PoolError::Backend(e) => match e.into() {
            DbError::Other(text) => DbError::Unavailable(text),
            known => known,
        },
        deadpool::managed::PoolError::Timeout(_) => DbError::Unavailable("no connection became free".into()),
        _ => DbError::Unavailable("the connection pool is closed".into()),
    }
}

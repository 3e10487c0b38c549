// SPDX-License-Identifier: AGPL-3.0-or-later
//! Values that go in and come out: integers, floats, text and bytes, the types both engines agree on.

use sqlx::Row as _;
use sqlx::mysql::MySqlRow;

use super::DbError;

/// A statement's parameter.
#[derive(Debug, Clone)]
pub enum Param<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    Owned(String),
    Bytes(&'a [u8]),
}

impl From<i64> for Param<'_> {
    fn from(v: i64) -> Self {
        Self::Int(v)
    }
}
impl From<bool> for Param<'_> {
    fn from(v: bool) -> Self {
        Self::Int(i64::from(v))
    }
}
impl From<f64> for Param<'_> {
    fn from(v: f64) -> Self {
        Self::Real(v)
    }
}
impl<'a> From<&'a str> for Param<'a> {
    fn from(v: &'a str) -> Self {
        Self::Text(v)
    }
}
impl<'a> From<&'a String> for Param<'a> {
    fn from(v: &'a String) -> Self {
        Self::Text(v)
    }
}
impl From<String> for Param<'_> {
    fn from(v: String) -> Self {
        Self::Owned(v)
    }
}
impl<'a> From<&'a [u8]> for Param<'a> {
    fn from(v: &'a [u8]) -> Self {
        Self::Bytes(v)
    }
}
impl<'a, T: Into<Param<'a>>> From<Option<T>> for Param<'a> {
    fn from(v: Option<T>) -> Self {
        v.map_or(Self::Null, Into::into)
    }
}

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value, ValueRef};
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Int(v) => ToSqlOutput::Owned(Value::Integer(*v)),
            Self::Real(v) => ToSqlOutput::Owned(Value::Real(*v)),
            Self::Text(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Self::Owned(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Self::Bytes(v) => ToSqlOutput::Borrowed(ValueRef::Blob(v)),
        })
    }
}

/// A row while it is read; columns are taken by position.
pub enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Mysql(&'r MySqlRow),
}

impl Row<'_> {
    /// The text of column `index`, from 0, where it lies in the row.
    pub fn text(&self, index: usize) -> Result<&str, DbError> {
        Ok(match self {
            Self::Sqlite(row) => row.get_ref(index)?.as_str().map_err(rusqlite::Error::from)?,
            Self::Mysql(row) => row.try_get(index)?,
        })
    }

    /// The value of column `index`, from 0.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, DbError> {
        match self {
            Self::Sqlite(row) => T::from_sqlite(row, index),
            Self::Mysql(row) => T::from_mysql(row, index),
        }
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    fn from_sqlite(row: &rusqlite::Row<'_>, index: usize) -> Result<Self, DbError>;
    fn from_mysql(row: &MySqlRow, index: usize) -> Result<Self, DbError>;
}

macro_rules! column {
    ($($t:ty),*) => {$(
        impl Column for $t {
            fn from_sqlite(row: &rusqlite::Row<'_>, index: usize) -> Result<Self, DbError> {
                Ok(row.get(index)?)
            }
            fn from_mysql(row: &MySqlRow, index: usize) -> Result<Self, DbError> {
                Ok(row.try_get(index)?)
            }
        }
    )*};
}
column!(i64, f64, String, Vec<u8>, Option<i64>, Option<f64>, Option<String>);

/// Booleans are stored as 0 and 1, the one form both engines read alike.
impl Column for bool {
    fn from_sqlite(row: &rusqlite::Row<'_>, index: usize) -> Result<Self, DbError> {
        Ok(i64::from_sqlite(row, index)? != 0)
    }
    fn from_mysql(row: &MySqlRow, index: usize) -> Result<Self, DbError> {
        Ok(i64::from_mysql(row, index)? != 0)
    }
}

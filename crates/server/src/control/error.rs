// SPDX-License-Identifier: AGPL-3.0-or-later
use perfshop_chaos::Invalid;
use perfshop_shop::db::DbError;
use thiserror::Error;

/// Why the control plane did not do what was asked.
#[derive(Debug, Error)]
pub enum ControlError {
    /// The request cannot be taken; the first field that is wrong is named, with its range.
    #[error("invalid {0}")]
    Invalid(#[from] Invalid),
    /// There is no activation of this number.
    #[error("no such activation")]
    NotFound,
    /// The instructor has locked the students' own commands.
    #[error("the students' own commands are locked")]
    StudentsLocked,
    /// Students may not set what acts on everyone.
    #[error("students may not set what acts on everyone")]
    NotShared,
    /// Something that acts on everyone is running already; `by` is the student's alias, `None` the instructor.
    #[error("something that acts on everyone is running already")]
    Running { by: Option<String> },
    #[error(transparent)]
    Db(#[from] DbError),
}

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
    #[error(transparent)]
    Db(#[from] DbError),
}

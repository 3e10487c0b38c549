// SPDX-License-Identifier: AGPL-3.0-or-later
//! A transaction that met another one and lost is tried again, since by itself it was right.

use crate::db::DbError;
use crate::error::ShopError;

/// Tries after the first when the database asks for another (deadlock, busy).
const RETRIES: usize = 3;

/// Runs a whole transaction, again when the database asks for it. `fact` names the retry in the log.
pub(crate) async fn retried<T, F: Future<Output = Result<T, ShopError>>>(
    fact: &'static str,
    mut transaction: impl FnMut() -> F,
) -> Result<T, ShopError> {
    let mut tries = 0;
    loop {
        match transaction().await {
            Err(ShopError::Db(DbError::Conflict(why))) if tries < RETRIES => {
                tries += 1;
                tracing::warn!(target: "shop", fact, tries, why, "two transactions met; one is tried again");
            }
            done => return done,
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Work that takes a while, away from the threads on which requests take turns.

use std::panic::resume_unwind;

use crate::problem::ApiError;
use crate::telemetry::RequestContext;

/// Runs it on a thread where nobody waits behind it. It is still its request's: it has its context, and a panic goes on in the request.
///
/// # Errors
/// When the program is ending.
pub async fn run<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> Result<R, ApiError> {
    let context = RequestContext::current(Clone::clone);
    let done = tokio::task::spawn_blocking(move || match context {
        Some(context) => context.sync_scope(work),
        None => work(),
    });
    done.await.map_err(|ended| match ended.try_into_panic() {
        Ok(payload) => resume_unwind(payload),
        Err(cancelled) => ApiError::Internal(cancelled.to_string()),
    })
}

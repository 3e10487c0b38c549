// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a refusal left unread of a request's body. A connection on which it still lies is closed without a word, and the client's next
//! request on it fails: an error that a load test would count as the shop's.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::extract::Request;
use futures_util::{Stream, StreamExt};

/// Bytes that are read for the connection's sake; a longer body costs more than a new connection.
const MOST: u64 = 64 << 10;
/// How long they are waited for.
const PATIENCE: Duration = Duration::from_secs(5);

type Slot = Arc<Mutex<Option<BodyDataStream>>>;

/// Where a body comes back to; without one there is nothing to come.
pub(super) struct Leftover(Option<Slot>);

/// The same request, whose body comes back when it is short and dropped before its end.
pub(super) fn lent(request: Request) -> (Request, Leftover) {
    if request.body().is_end_stream() || request.body().size_hint().lower() > MOST {
        return (request, Leftover(None));
    }
    let slot = Slot::default();
    let to = Arc::clone(&slot);
    let lend = |body: Body| Body::from_stream(Lent { body: Some(body.into_data_stream()), to });
    (request.map(lend), Leftover(Some(slot)))
}

impl Leftover {
    /// Reads the rest of a short body.
    pub async fn read(self) {
        let left = self.0.and_then(|slot| slot.lock().unwrap_or_else(PoisonError::into_inner).take());
        let Some(mut body) = left else { return };
        let reading = async {
            let mut room = MOST;
            while let Some(Ok(piece)) = body.next().await {
                match room.checked_sub(piece.len() as u64) {
                    Some(less) => room = less,
                    None => return,
                }
            }
        };
        // Who sends nothing more is answered nevertheless.
        let _ = tokio::time::timeout(PATIENCE, reading).await;
    }
}

struct Lent {
    /// Nothing once it has been read to its end.
    body: Option<BodyDataStream>,
    to: Slot,
}

impl Stream for Lent {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(body) = self.body.as_mut() else { return Poll::Ready(None) };
        let next = ready!(body.poll_next_unpin(context));
        if !matches!(next, Some(Ok(_))) {
            self.body = None;
        }
        Poll::Ready(next)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(body) = self.body.take() {
            *self.to.lock().unwrap_or_else(PoisonError::into_inner) = Some(body);
        }
    }
}

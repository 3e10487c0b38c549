// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sends a long body at a given rate.

use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, sleep_until};

/// Up to here a body goes as it is.
const SHORT: u64 = 16 * 1024;
/// What is sent at once: thirty times a second at the slowest.
const PIECE: usize = 2 * 1024;
/// How often it looks whether it must still go slowly.
const LOOK: Duration = Duration::from_millis(250);

/// The same answer, whose body takes the time of its length at this rate when it is a long one, for as long as `slowly` says so.
pub(super) fn paced(
    response: Response,
    bytes_per_second: f64,
    slowly: impl Fn() -> bool + Send + Sync + 'static,
) -> Response {
    let size = response.body().size_hint();
    if size.upper().is_some_and(|most| most <= SHORT) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    if let Some(length) = size.exact() {
        // A stream has no length of its own; the body's is known, and a client must see no difference.
        parts.headers.entry(CONTENT_LENGTH).or_insert(HeaderValue::from(length));
    }
    let sending = Sending {
        body: body.into_data_stream(),
        left: Bytes::new(),
        sent: 0,
        begin: Instant::now(),
        bytes_per_second,
        slowly,
    };
    Response::from_parts(parts, Body::from_stream(stream::unfold(sending, Sending::next)))
}

struct Sending<F> {
    body: BodyDataStream,
    left: Bytes,
    sent: u64,
    begin: Instant,
    bytes_per_second: f64,
    slowly: F,
}

impl<F: Fn() -> bool> Sending<F> {
    /// The next piece, at the instant at which all up to its end is due: a late one is made good by those after it.
    async fn next(mut self) -> Option<(Result<Bytes, axum::Error>, Self)> {
        while self.left.is_empty() {
            match self.body.next().await? {
                Ok(data) => self.left = data,
                Err(error) => return Some((Err(error), self)),
            }
        }
        let piece = self.left.split_to(self.left.len().min(PIECE));
        self.sent += piece.len() as u64;
        let due = self.begin + Duration::from_secs_f64(self.sent as f64 / self.bytes_per_second);
        while Instant::now() < due && (self.slowly)() {
            sleep_until(due.min(Instant::now() + LOOK)).await;
        }
        Some((Ok(piece), self))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use axum::body::to_bytes;

    use super::*;

    fn answer(length: usize) -> (Response, Vec<u8>) {
        let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        (Response::new(Body::from(bytes.clone())), bytes)
    }

    /// On the paused clock, which jumps from one wait to the next: what passes is what was waited for.
    async fn time_of(response: Response, expected: &[u8]) -> Duration {
        let begin = Instant::now();
        assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), expected);
        begin.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_body_takes_the_time_of_its_length_and_a_short_one_none() {
        for (length, rate, seconds) in [
            (65_536, 65_536.0, 1.0),
            (100_000, 65_536.0, 1.526),
            (16_385, 65_536.0, 0.25),
            (16_384, 65_536.0, 0.0),
            (0, 65_536.0, 0.0),
            (1_000_000, 6_553_600.0, 0.153),
        ] {
            let (response, bytes) = answer(length);
            let passed = time_of(paced(response, rate, || true), &bytes).await.as_secs_f64();
            assert!((passed - seconds).abs() < 0.003, "{length} at {rate}: {passed}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn it_goes_on_at_once_when_it_need_not_be_slow_any_more() {
        let slowly = Arc::new(AtomicBool::new(true));
        let (response, bytes) = answer(655_360);
        let until = Arc::clone(&slowly);
        let response = paced(response, 65_536.0, move || until.load(Ordering::Relaxed));
        assert_eq!(response.headers()[CONTENT_LENGTH], "655360");
        let (passed, ()) = tokio::join!(time_of(response, &bytes), async {
            tokio::time::sleep(Duration::from_secs(2)).await;
            slowly.store(false, Ordering::Relaxed);
        });
        assert!(passed < Duration::from_millis(2_300), "{passed:?}");
    }
}

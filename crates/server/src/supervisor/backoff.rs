// SPDX-License-Identifier: AGPL-3.0-or-later
//! How long a restart waits.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

const MINUTE: Duration = Duration::from_secs(60);
/// Restarts without waiting in any minute.
const AT_ONCE: usize = 5;
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// At once five times a minute, then after 1, 2, 4 … 30 s.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    at_once: VecDeque<Instant>,
    last: Option<Duration>,
}

impl Backoff {
    /// The wait before a restart that is due now.
    pub(super) fn next(&mut self, now: Instant) -> Duration {
        self.at_once.retain(|then| now.duration_since(*then) < MINUTE);
        if self.at_once.len() < AT_ONCE {
            self.at_once.push_back(now);
            self.last = None;
            return Duration::ZERO;
        }
        let wait = self.last.map_or(SHORTEST, |last| (last * 2).min(LONGEST));
        self.last = Some(wait);
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_at_once_then_doubling_and_at_once_again_after_a_minute() {
        let start = Instant::now();
        let mut backoff = Backoff::default();
        let mut waits = |at: u64, times: usize| -> Vec<u64> {
            (0..times).map(|_| backoff.next(start + Duration::from_secs(at)).as_secs()).collect()
        };
        assert_eq!(waits(0, 3), [0, 0, 0]);
        assert_eq!(waits(10, 9), [0, 0, 1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(waits(60, 5), [0, 0, 0, 1, 2]);
    }
}

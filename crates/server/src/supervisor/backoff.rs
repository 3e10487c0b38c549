// SPDX-License-Identifier: AGPL-3.0-or-later
//! How long a restart waits.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::Reason;

const MINUTE: Duration = Duration::from_secs(60);
/// Restarts without waiting in any minute.
const AT_ONCE: usize = 5;
/// A process that died of memory after this long had filled it up: that is an exercise's own way to end, and it is waited for.
const FILLING: Duration = Duration::from_secs(2);
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// At once five times a minute, then after 1, 2, 4 … 30 s.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    at_once: VecDeque<Instant>,
    last: Option<Duration>,
}

impl Backoff {
    /// The wait before a restart that is due now, after a life that lasted so long. A death of memory waits only when it came at once,
    /// as that of a program does whose budget is too small to begin with.
    pub(super) fn after(&mut self, reason: Reason, lasted: Duration, now: Instant) -> Duration {
        if reason == Reason::Oom && lasted >= FILLING { Duration::ZERO } else { self.next(now) }
    }

    fn next(&mut self, now: Instant) -> Duration {
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

    #[test]
    fn deaths_of_memory_do_not_wait_unless_they_come_at_once() {
        let (now, mut backoff) = (Instant::now(), Backoff::default());
        let mut wait = |reason, lasted| backoff.after(reason, Duration::from_secs(lasted), now).as_secs();
        assert!((0..20).all(|_| wait(Reason::Oom, 2) == 0));
        assert!((0..5).all(|_| wait(Reason::Oom, 1) == 0), "those before have not counted");
        assert_eq!((wait(Reason::Oom, 1), wait(Reason::Crash, 60), wait(Reason::Oom, 60)), (1, 2, 0));
    }
}

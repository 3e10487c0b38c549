// SPDX-License-Identifier: AGPL-3.0-or-later
//! What has really struck: a counter an anomaly, and the last triggerings in words.
//!
//! What is silent is counted apart, where neither a series nor a line comes from: the audit alone tells it.
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::{Anomaly, Severity};

/// How many triggerings are remembered.
const KEPT: usize = 200;

/// One triggering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Milliseconds since the epoch on this machine's clock.
    pub at_ms: i64,
    pub anomaly: Anomaly,
}

impl Trigger {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.anomaly.id()
    }

    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.anomaly.spec().severity
    }

    /// The key of its short text.
    #[must_use]
    pub fn text_key(&self) -> String {
        self.anomaly.spec().text_key("trigger")
    }
}

/// Counts and remembers triggerings; one a shop.
#[derive(Debug)]
pub struct Triggers {
    counts: [AtomicU64; Anomaly::COUNT],
    silent: [AtomicU64; Anomaly::COUNT],
    last: Mutex<VecDeque<Trigger>>,
}

impl Default for Triggers {
    fn default() -> Self {
        Self {
            counts: [const { AtomicU64::new(0) }; Anomaly::COUNT],
            silent: [const { AtomicU64::new(0) }; Anomaly::COUNT],
            last: Mutex::new(VecDeque::with_capacity(KEPT)),
        }
    }
}

impl Triggers {
    /// How often it has struck since the start of the process; 0 for one that is silent.
    #[must_use]
    pub fn count(&self, anomaly: Anomaly) -> u64 {
        self.counts[anomaly.index()].load(Ordering::Relaxed)
    }

    /// How often each silent one has struck since it was last taken; from here on it begins at 0 again.
    pub fn take_silent(&self, anomaly: Anomaly) -> u64 {
        self.silent[anomaly.index()].swap(0, Ordering::Relaxed)
    }

    /// Gives back what could not be told, so that it is told another time.
    pub fn return_silent(&self, anomaly: Anomaly, count: u64) {
        self.silent[anomaly.index()].fetch_add(count, Ordering::Relaxed);
    }

    /// The last triggerings, newest first, at most 200.
    #[must_use]
    pub fn recent(&self) -> Vec<Trigger> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).iter().rev().cloned().collect()
    }

    /// Counts one and says so to the instructor, in a line of its own: students' lines never name an anomaly. Of one that is
    /// silent nothing is said.
    pub(crate) fn record(&self, anomaly: Anomaly) {
        if anomaly.spec().silent {
            self.silent[anomaly.index()].fetch_add(1, Ordering::Relaxed);
            return;
        }
        self.counts[anomaly.index()].fetch_add(1, Ordering::Relaxed);
        {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if last.len() == KEPT {
                last.pop_front();
            }
            last.push_back(Trigger { at_ms: wall_clock_ms(), anomaly });
        }
        let spec = anomaly.spec();
        tracing::info!(
            target: "instructor",
            audience = "instructor",
            chaos_family = spec.family.id(),
            chaos_level = spec.first_level(),
            "[{}][{}] {}",
            spec.family.log_prefix(),
            spec.id,
            spec.slug,
        );
    }
}

fn wall_clock_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_hundred_are_kept_and_all_are_counted() {
        let triggers = Triggers::default();
        for _ in 0..KEPT + 7 {
            triggers.record(Anomaly::A1);
        }
        assert_eq!(triggers.count(Anomaly::A1), 207);
        assert_eq!(triggers.count(Anomaly::Cpu), 0);
        let recent = triggers.recent();
        assert_eq!(recent.len(), KEPT);
        assert!(recent.windows(2).all(|pair| pair[0].at_ms >= pair[1].at_ms));
        assert_eq!((recent[0].code(), recent[0].text_key().as_str()), ("A1", "catalogue-A1-trigger"));
    }

    #[test]
    fn what_is_silent_is_counted_apart_and_told_nowhere() {
        let triggers = Triggers::default();
        triggers.record(Anomaly::A12);
        triggers.record(Anomaly::A12);
        assert_eq!((triggers.count(Anomaly::A12), triggers.recent().len()), (0, 0));
        assert_eq!((triggers.take_silent(Anomaly::A12), triggers.take_silent(Anomaly::A12)), (2, 0));
        triggers.return_silent(Anomaly::A12, 2);
        assert_eq!(triggers.take_silent(Anomaly::A12), 2);
    }
}

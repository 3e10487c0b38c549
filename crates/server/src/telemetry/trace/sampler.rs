// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which of the ordinary requests are kept: all up to so many a second, a random share above.

use std::sync::atomic::{AtomicU64, Ordering};

/// Kept whatever their luck, each second.
const EACH_SECOND: u64 = 100;
/// Of those above one in so many is kept.
const ONE_IN: u64 = 20;

/// The second in the upper half, how many were taken in it in the lower.
#[derive(Debug, Default)]
pub(super) struct Sampler(AtomicU64);

impl Sampler {
    /// Whether to keep a request. `second`: since any beginning. `draw`: a number of the server's own, so that nobody chooses
    /// their luck.
    pub fn takes(&self, second: u64, draw: u64) -> bool {
        let second = second & u64::from(u32::MAX);
        let next = |state: u64| {
            let (now, count) = (state >> 32, state & u64::from(u32::MAX));
            if now < second {
                return Some(second << 32 | 1);
            }
            // Who read the clock just before the second ended belongs to the next one.
            (count < EACH_SECOND).then_some(state + 1)
        };
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).is_ok() || draw.is_multiple_of(ONE_IN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_up_to_a_hundred_a_second_and_a_share_above() {
        let sampler = Sampler::default();
        for second in [1, 2, 70] {
            assert!((0..EACH_SECOND).all(|_| sampler.takes(second, 1)), "{second}");
            let above = (0..1000).filter(|draw| sampler.takes(second, *draw)).count();
            assert_eq!(above, 50, "{second}");
        }
        assert!(!sampler.takes(69, 1), "a late reader of the clock begins no second anew");
    }

    #[test]
    fn threads_share_the_hundred() {
        let sampler = Sampler::default();
        let taken: usize = std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..4).map(|_| scope.spawn(|| (0..200).filter(|_| sampler.takes(5, 1)).count())).collect();
            threads.into_iter().filter_map(|thread| thread.join().ok()).sum()
        });
        assert_eq!(taken as u64, EACH_SECOND);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many shoppers come, and how long they think.

use std::time::Duration;

use perfshop_shop::seed::rng::Rng;

/// The most shoppers that are in the shop at once.
pub const MOST_BUYERS: usize = 2000;

/// How shoppers come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// So many shoppers, each of whom begins a new journey when the last is over: a slow shop is asked less.
    Buyers(usize),
    /// So many journeys begin in a second, at random moments, whether or not the shop keeps up.
    Rate(f64),
}

/// Nobody thinks longer than this many times the mean: one unlucky draw must not keep a short run without a result.
const LONGEST: f64 = 5.0;

/// A time to think: exponential around the mean, at most five times as long.
pub(super) fn think(rng: &mut Rng, mean: Duration) -> Duration {
    mean.mul_f64(exponential(rng).min(LONGEST))
}

/// The time until the next arrival at so many in a second.
pub(super) fn until_next(rng: &mut Rng, per_second: f64) -> Duration {
    Duration::try_from_secs_f64(exponential(rng) / per_second).unwrap_or(Duration::MAX)
}

/// A draw of the exponential distribution of mean 1.
fn exponential(rng: &mut Rng) -> f64 {
    // 53 bits fill a double's fraction: at least 0, below 1, so that the logarithm is finite.
    let uniform = (rng.draw() >> 11) as f64 / (1_u64 << 53) as f64;
    -(1.0 - uniform).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinking_takes_its_mean_and_never_five_times_more() {
        let mut rng = Rng::new("think", 1);
        let mean = Duration::from_secs(5);
        let all: Vec<f64> = (0..20_000).map(|_| think(&mut rng, mean).as_secs_f64()).collect();
        let average = all.iter().sum::<f64>() / all.len() as f64;
        assert!((4.8..5.2).contains(&average), "{average}");
        assert!(all.iter().all(|seconds| (0.0..=25.0).contains(seconds)));
        let short = all.iter().filter(|seconds| **seconds < 5.0).count() as f64 / all.len() as f64;
        assert!((0.61..0.66).contains(&short), "an exponential has 63 % below its mean, not {short}");
        assert_eq!(think(&mut rng, Duration::ZERO), Duration::ZERO);
    }

    #[test]
    fn arrivals_come_at_their_rate() {
        let mut rng = Rng::new("arrivals", 1);
        let seconds: f64 = (0..20_000).map(|_| until_next(&mut rng, 4.0).as_secs_f64()).sum();
        assert!((4800.0..5200.0).contains(&seconds), "{seconds}");
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What goes with the products that are shown: those whose words are found within each other's.
//!
//! The ranking is kept to the time that it is given: it weighs as many words as fit, by what a word has cost so far on this
//! database. Where it fails the products are shown without it.
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::db::{Db, DbError};

/// No index helps to find a word within another one, so each word is compared with four thousand others.
const RANKING: &str = "SELECT near.product_id, COUNT(*) AS common \
    FROM (SELECT word, product_id FROM product_words ORDER BY product_id LIMIT ?) near \
    JOIN (SELECT word, product_id FROM product_words ORDER BY product_id LIMIT 4000) other \
    ON INSTR(other.word, near.word) > 0 AND other.product_id <> near.product_id \
    GROUP BY near.product_id ORDER BY common DESC LIMIT 8";
/// Time for one percent.
const PERCENT: Duration = Duration::from_millis(20);
/// Words weighed to learn what one costs: some tens of milliseconds.
const SAMPLE: i64 = 128;
/// How much the last ranking counts in what a word costs: one that was disturbed must not spoil the next.
const WEIGHT: f64 = 0.4;

/// What a word costs, nanoseconds; not known at first.
#[derive(Debug, Default)]
pub struct Cost {
    of_a_word: AtomicU64,
    learning: tokio::sync::Mutex<()>,
}

impl Cost {
    fn get(&self) -> Option<f64> {
        Some(f64::from_bits(self.of_a_word.load(Ordering::Relaxed))).filter(|cost| *cost > 0.0)
    }

    /// How many words fit into a time, at least one.
    fn words(&self, time: Duration) -> Option<i64> {
        self.get().map(|cost| (time.as_nanos() as f64 / cost).round().clamp(1.0, 1e9) as i64)
    }

    /// Corrects itself by what a ranking of so many words took.
    fn learn(&self, words: i64, took: Duration) {
        let seen = (took.as_nanos() as f64 / words.max(1) as f64).max(1.0);
        let next = match self.get() {
            Some(cost) => cost + WEIGHT * (seen.clamp(cost / 4.0, cost * 4.0) - cost),
            None => seen,
        };
        self.of_a_word.store(next.to_bits(), Ordering::Relaxed);
    }
}

/// Ranks what goes with the products that are about to be shown, where that is asked for.
pub async fn refresh(chaos: &ChaosPlan, db: &Db) {
    if !chaos.hits(Anomaly::SlowQuery) {
        return;
    }
    let time = PERCENT * u32::from(chaos.dose(Anomaly::SlowQuery));
    if let Err(error) = rank(db, time).await {
        tracing::debug!(target: "shop", %error, "products are shown without what goes with them");
    }
}

async fn rank(db: &Db, time: Duration) -> Result<(), DbError> {
    let cost = db.ranking_cost();
    if cost.get().is_none() {
        // The first one learns, those who come meanwhile wait for what it has learnt.
        let _alone = cost.learning.lock().await;
        if cost.get().is_none() {
            weigh(db, cost, SAMPLE).await?;
        }
    }
    match cost.words(time) {
        Some(words) => weigh(db, cost, words).await,
        None => Ok(()),
    }
}

async fn weigh(db: &Db, cost: &Cost, words: i64) -> Result<(), DbError> {
    if let Some(lasted) = db.query_ranking(RANKING, words).await? {
        cost.learn(words, lasted.duration);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_is_known_at_first_and_the_first_ranking_is_believed() {
        let cost = Cost::default();
        assert_eq!(cost.words(PERCENT), None);
        cost.learn(100, Duration::from_millis(20));
        assert_eq!(cost.words(Duration::from_secs(2)), Some(10_000));
    }

    #[test]
    fn one_disturbed_ranking_does_not_spoil_the_next() {
        let cost = Cost::default();
        cost.learn(1_000, Duration::from_millis(200));
        cost.learn(1_000, Duration::from_secs(60));
        let words = cost.words(Duration::from_millis(200)).unwrap();
        assert!((400..1_000).contains(&words), "{words}");
    }

    proptest! {
        /// A machine on which a word really costs so much, with something on top of each ranking, is found within a few rankings.
        #[test]
        fn it_comes_near_to_the_time_given(real in 1_000.0..2_000_000.0_f64, start in 0.3..3.0_f64, percent in 5_u32..=100) {
            let (cost, time) = (Cost::default(), PERCENT * percent);
            let takes = |words: i64| Duration::from_nanos((real * words as f64 + 1_000_000.0) as u64);
            cost.learn(100, takes(100).mul_f64(start));
            for _ in 0..20 {
                let words = cost.words(time).unwrap();
                cost.learn(words, takes(words));
            }
            let took = takes(cost.words(time).unwrap()).as_secs_f64();
            let word = real / 1e9;
            prop_assert!((took - time.as_secs_f64()).abs() <= 0.05 * time.as_secs_f64() + word, "{took} for {time:?}");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! How much of something a lever takes.

/// What a lever of this dose takes of `all`: that share, rounded, and never the last one, on which the shop lives on.
#[must_use]
pub const fn share(dose: u8, all: usize) -> usize {
    let share = (all * dose as usize + 50) / 100;
    let most = all.saturating_sub(1);
    if share < most { share } else { most }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shares_are_rounded_and_leave_one() {
        let of_twenty = [(0, 0), (2, 0), (3, 1), (40, 8), (60, 12), (85, 17), (94, 19), (95, 19), (100, 19)];
        assert!(of_twenty.iter().all(|(dose, taken)| share(*dose, 20) == *taken));
        assert_eq!((share(70, 200), share(50, 3), share(100, 1), share(100, 0)), (140, 2, 0, 0));
    }

    proptest! {
        #[test]
        fn a_share_is_the_nearest_that_leaves_one(dose in 0u8..=100, all in 1usize..100_000) {
            let exact = f64::from(dose) * all as f64 / 100.0;
            prop_assert_eq!(share(dose, all), (exact.round() as usize).min(all - 1));
            prop_assert!(share(dose, all) <= share(dose.saturating_add(1).min(100), all));
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The memory that the program may use, as those see it who keep much of it.

/// Figures in bytes, as the program's allocator counts them.
pub trait Room: Send + Sync {
    /// In use now, by whomever.
    fn used(&self) -> usize;
    /// The whole budget.
    fn max(&self) -> usize;

    /// Whether so much more still fits. Who keeps much asks first, because an allocation that is refused ends the program.
    fn allows(&self, more: usize) -> bool {
        self.used().saturating_add(more) <= self.max()
    }

    /// That share of the budget.
    fn percent(&self, percent: u8) -> usize {
        (self.max() as u128 * u128::from(percent) / 100) as usize
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A budget in which a test is the only other user.
    pub(crate) struct Shelf {
        pub used: AtomicUsize,
        pub max: usize,
    }

    impl Shelf {
        pub fn new(max: usize) -> Arc<Self> {
            Arc::new(Self { used: AtomicUsize::new(0), max })
        }

        pub fn set(&self, used: usize) {
            self.used.store(used, Ordering::Relaxed);
        }
    }

    impl Room for Shelf {
        fn used(&self) -> usize {
            self.used.load(Ordering::Relaxed)
        }

        fn max(&self) -> usize {
            self.max
        }
    }

    #[test]
    fn what_fits_fits_to_the_byte() {
        let shelf = Shelf::new(1_000);
        shelf.set(900);
        assert!(shelf.allows(100) && !shelf.allows(101) && !shelf.allows(usize::MAX));
        assert_eq!((shelf.percent(0), shelf.percent(75), shelf.percent(105)), (0, 750, 1_050));
    }
}

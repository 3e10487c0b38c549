// SPDX-License-Identifier: AGPL-3.0-or-later
//! The memory lever: carts are saved until so much of the heap budget is used, and for ever at its greatest dose without a guardrail.
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use perfshop_chaos::{Guard, Measure, Start, Want};
use perfshop_shop::room::Room;
use perfshop_shop::saved_carts::{Limit, SavedCarts};

use super::percent_of;
use crate::heap::Heap;

/// The dose that goes beyond the budget, until the allocator refuses.
const BEYOND: u8 = 105;

/// The heap, where what is only borrowed does not count as used: a saw-tooth on top must not make the leak shrink and grow.
struct Kept {
    heap: &'static dyn Heap,
    borrowed: Arc<AtomicUsize>,
}

impl Room for Kept {
    fn used(&self) -> usize {
        self.heap.used().saturating_sub(self.borrowed.load(Ordering::Relaxed))
    }

    fn max(&self) -> usize {
        self.heap.max()
    }

    fn allows(&self, more: usize) -> bool {
        self.heap.allows(more)
    }
}

struct Leak {
    carts: SavedCarts,
    heap: &'static dyn Heap,
}

pub(super) fn start(heap: &'static dyn Heap, borrowed: Arc<AtomicUsize>) -> Start {
    Box::new(move |want| -> io::Result<Box<dyn Guard>> {
        let room = Arc::new(Kept { heap, borrowed: Arc::clone(&borrowed) });
        Ok(Box::new(Leak { carts: SavedCarts::start(room, limit(want))?, heap }))
    })
}

const fn limit(want: &Want) -> Limit {
    if want.reach() >= BEYOND { Limit::Open } else { Limit::Percent(want.reach()) }
}

impl Guard for Leak {
    fn adjust(&mut self, want: &Want) {
        self.carts.set(limit(want));
    }

    fn measure(&self) -> Measure {
        Measure { value: percent_of(self.heap.used(), self.heap.max()), limited: self.carts.falls_short() }
    }
}

#[cfg(test)]
mod tests {
    use perfshop_chaos::Anomaly;

    use super::*;

    #[test]
    fn only_the_greatest_dose_without_a_guardrail_has_no_limit() {
        for (dose, guardrail, expected) in [
            (105, 0, Limit::Open),
            (105, 100, Limit::Percent(100)),
            (105, 60, Limit::Percent(60)),
            (104, 0, Limit::Percent(104)),
            (40, 60, Limit::Percent(40)),
        ] {
            let want = Want { anomaly: Anomaly::Memory, dose, ratio: 1, guardrail, down_seconds: 0 };
            assert_eq!(limit(&want), expected);
        }
    }
}

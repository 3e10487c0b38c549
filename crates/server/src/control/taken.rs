// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levers that take a share of what the shop's requests live on, and hold it.
use perfshop_chaos::{Guard, Measure, Start, Want, share};
use perfshop_shop::set_aside::Reserve;

use super::Resources;

/// A share of so many.
struct Taken<T> {
    reserve: Reserve<T>,
    all: usize,
}

impl<T: Send + 'static> Guard for Taken<T> {
    fn adjust(&mut self, want: &Want) {
        self.reserve.adjust(share(want.dose, self.all));
    }

    fn measure(&self) -> Measure {
        let (held, wanted) = self.reserve.held();
        Measure { value: held as f64 * 100.0 / self.all.max(1) as f64, limited: held < wanted }
    }
}

/// Takes from the workers.
pub(super) fn workers(resources: &Resources) -> Start {
    let workers = resources.workers.clone();
    Box::new(move |want| {
        let all = workers.max();
        Ok(Box::new(Taken { reserve: workers.set_aside(share(want.dose, all)), all }))
    })
}

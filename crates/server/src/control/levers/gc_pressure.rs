// SPDX-License-Identifier: AGPL-3.0-or-later
//! The lever of memory pressure: reports fill a share of what is free, and the shop stands still while one is put away.
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use perfshop_chaos::{Guard, Measure, Start, Want};
use perfshop_shop::report::Reports;
use perfshop_shop::room::Room;

use crate::gate::Gate;
use crate::heap::Heap;

struct Budget(&'static dyn Heap);

impl Room for Budget {
    fn used(&self) -> usize {
        self.0.used()
    }

    fn max(&self) -> usize {
        self.0.max()
    }

    fn allows(&self, more: usize) -> bool {
        self.0.allows(more)
    }
}

struct Pressure(Reports);

pub(super) fn start(heap: &'static dyn Heap, gate: Arc<Gate>, borrowed: Arc<AtomicUsize>) -> Start {
    Box::new(move |want| -> io::Result<Box<dyn Guard>> {
        let gate = Arc::clone(&gate);
        let put_away = Box::new(move |report| gate.shut_while(|| drop(report)));
        Ok(Box::new(Pressure(Reports::start(Arc::new(Budget(heap)), want.dose, Arc::clone(&borrowed), put_away)?)))
    })
}

impl Guard for Pressure {
    fn adjust(&mut self, want: &Want) {
        self.0.set(want.dose);
    }

    fn measure(&self) -> Measure {
        Measure { value: self.0.reached(), limited: self.0.falls_short() }
    }
}

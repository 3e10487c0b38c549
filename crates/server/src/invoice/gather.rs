// SPDX-License-Identifier: AGPL-3.0-or-later
//! The lines of an invoice, gathered page by page before they are laid out.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::orders::{Order, OrderItem};

use crate::heap::Heap;

/// Of the heap budget, in percent: what invoices may fill it to.
const SHARE: usize = 95;
/// Lines of a page.
const PAGE: usize = 1_000;

/// Where lines are gathered.
pub struct Room<'a> {
    pub heap: &'a dyn Heap,
    /// Held by the one that gathers more than its order has: two at once would each take what is there for one.
    pub turn: &'a Mutex<()>,
}

#[derive(Debug, thiserror::Error)]
#[error("memory allocation of {bytes} bytes failed")]
struct NoRoom {
    bytes: usize,
}

/// The lines that an order's invoice has.
pub(super) fn lines<'a>(chaos: &ChaosPlan, room: &Room<'_>, order: &'a Order) -> Cow<'a, [OrderItem]> {
    if chaos.hits(Anomaly::F3) {
        return Cow::Owned(gather_lines(room, &order.items));
    }
    Cow::Borrowed(&order.items)
}

/// Gathers all pages into one list. It stays a frame of its own in an optimised program, for whoever reads a backtrace.
#[inline(never)]
fn gather_lines(room: &Room<'_>, first: &[OrderItem]) -> Vec<OrderItem> {
    let _turn = room.turn.lock().unwrap_or_else(PoisonError::into_inner);
    match all_pages(room.heap, first) {
        Ok(pages) => pages.into_iter().flatten().collect(),
        // All that was gathered is given back by now, and the next one's turn comes only after this: what telling it needs is there.
        Err(no_room) => panic!("{no_room}"),
    }
}

/// Page after page: each is asked for as the first one was, so that no page is the last.
fn all_pages(heap: &dyn Heap, first: &[OrderItem]) -> Result<Vec<Vec<OrderItem>>, NoRoom> {
    if first.is_empty() {
        return Ok(Vec::new());
    }
    let page = || first.iter().cycle().take(PAGE);
    let bytes = PAGE * size_of::<OrderItem>() + page().map(|item| item.name.len()).sum::<usize>();
    // Room for all that can come, so that the list itself never grows.
    let most = heap.max() / bytes + 1;
    if !heap.allows_up_to(SHARE, most * size_of::<Vec<OrderItem>>()) {
        return Err(NoRoom { bytes });
    }
    let mut pages = Vec::with_capacity(most);
    while heap.allows_up_to(SHARE, bytes) {
        let mut lines = Vec::with_capacity(PAGE);
        lines.extend(page().cloned());
        pages.push(lines);
    }
    // They are really there, whatever the compiler makes of lines that nobody reads.
    std::hint::black_box(&pages);
    Err(NoRoom { bytes })
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use perfshop_shop::money::Cents;

    use super::*;
    use crate::heap::BudgetTooSmall;

    /// A heap that grows by so much at each question, and remembers how often it was asked.
    struct Growing {
        asked: AtomicUsize,
    }

    impl Heap for Growing {
        fn used(&self) -> usize {
            self.asked.fetch_add(1, Ordering::Relaxed) * (100 << 10)
        }
        fn max(&self) -> usize {
            10 << 20
        }
        fn peak(&self) -> usize {
            0
        }
        fn set_limit(&self, _: usize) -> Result<(), BudgetTooSmall> {
            Ok(())
        }
    }

    fn item() -> OrderItem {
        OrderItem {
            product_id: 1,
            name: "a chair".into(),
            quantity: 1,
            unit_price: Cents(1),
            line_total: Cents(1),
            discount: Cents(0),
            vat: Cents(0),
        }
    }

    #[test]
    fn pages_come_until_the_budget_refuses_one() {
        let heap = Growing { asked: AtomicUsize::new(0) };
        let refused = all_pages(&heap, &[item()]).unwrap_err();
        assert!(refused.bytes > PAGE * size_of::<OrderItem>(), "{refused}");
        let asked = heap.asked.load(Ordering::Relaxed);
        assert!((90..100).contains(&asked), "95 % of 10 MiB, a tenth of a MiB at a time: {asked}");
        let turn = Mutex::new(());
        let room = Room { heap: &heap, turn: &turn };
        for _ in 0..2 {
            let broken = catch_unwind(AssertUnwindSafe(|| gather_lines(&room, &[item()]))).unwrap_err();
            assert!(broken.downcast::<String>().unwrap().starts_with("memory allocation of "));
        }
        assert!(gather_lines(&room, &[]).is_empty(), "a turn that ended in a panic is a turn that ended");
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use proptest::prelude::*;

use super::*;
use crate::room::tests::Shelf;

const ROOM: usize = 200 * PAGE;

#[test]
fn a_page_is_a_whole_size_of_the_allocator_and_written_to_its_end() {
    assert_eq!((size_of::<SavedCart>(), PAGE), (256, 64 << 10));
    let page = remember(512, Limit::Percent(1)).unwrap();
    assert_eq!((page.len(), page.capacity(), page[255].customer_id), (CARTS, CARTS, 767));
    assert_ne!(page[0].session, page[1].session);
}

#[test]
fn limits_travel_as_one_byte() {
    for limit in [Limit::Percent(0), Limit::Percent(105), Limit::Open] {
        assert_eq!(Limit::decode(limit.code()), limit);
    }
}

#[test]
fn the_room_is_asked_unless_there_is_no_limit() {
    let (shelf, mut cache) = (Shelf::new(ROOM), Cache::default());
    shelf.set(ROOM - PAGE + 1);
    assert_eq!(cache.tend(shelf.as_ref(), Limit::Percent(104)), Step::Full { short: true });
    assert_eq!(cache.tend(shelf.as_ref(), Limit::Percent(100)), Step::Full { short: false });
    assert_eq!(cache.tend(shelf.as_ref(), Limit::Percent(20)), Step::Full { short: true }, "others use more than that");
    shelf.set(ROOM * 2);
    assert_eq!(cache.tend(shelf.as_ref(), Limit::Open), Step::Kept);
    assert!(!cache.forget(shelf.as_ref(), Limit::Open));
}

#[test]
fn it_fills_on_a_thread_of_its_own_and_ends_with_its_owner() {
    let shelf = Shelf::new(1 << 30);
    let carts = SavedCarts::start(shelf.clone(), Limit::Percent(1)).unwrap();
    shelf.set(1 << 30);
    while !carts.falls_short() {
        thread::yield_now();
    }
    carts.set(Limit::Percent(100));
    while carts.falls_short() {
        thread::yield_now();
    }
    drop(carts);
    assert_eq!(Arc::strong_count(&shelf), 1, "the thread has ended and nothing is kept");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// Whatever others take and give back, at each look the program is brought within 1 % of the limit as far as the carts can.
    #[test]
    fn a_limit_is_kept_to_from_both_sides(percents in proptest::collection::vec((0u8..=105, 0usize..=120), 1..20)) {
        let (shelf, mut cache) = (Shelf::new(ROOM), Cache::default());
        for (percent, others) in percents {
            let (limit, others) = (Limit::Percent(percent), ROOM / 100 * others);
            let kept = cache.pages.len();
            let used = |cache: &Cache| others + cache.pages.len() * PAGE;
            shelf.set(used(&cache));
            let goal = shelf.percent(percent);
            let before = used(&cache);
            prop_assert_eq!(cache.forget(shelf.as_ref(), limit), before > goal + ROOM / PLAY && kept > 0);
            shelf.set(used(&cache));
            prop_assert!(before > goal || cache.pages.len() == kept, "what stays wanted is not given back");
            prop_assert!(used(&cache) <= goal + ROOM / 100 || cache.pages.is_empty());
            prop_assert!(cache.pages.len() == kept || cache.pages.is_empty() || used(&cache) + PAGE > goal);
            while cache.tend(shelf.as_ref(), limit) == Step::Kept {
                shelf.set(used(&cache));
                prop_assert!(used(&cache) <= goal.min(ROOM));
            }
            prop_assert!(used(&cache) + PAGE > goal.min(ROOM), "it fills what it may");
        }
    }
}

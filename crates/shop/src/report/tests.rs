// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::mpsc;

use proptest::prelude::*;

use super::*;
use crate::room::tests::Shelf;

fn shared() -> Shared {
    Shared::default()
}

#[test]
fn a_page_is_as_long_as_its_lines_say() {
    let mut sales = Sales::default();
    write_lines(&mut sales, SHORTEST).unwrap();
    write_lines(&mut sales, SHORTEST).unwrap();
    let bytes: usize = sales.pages.iter().flatten().map(|line| size_of::<Line>() + line.text.capacity()).sum();
    assert_eq!((sales.bytes, bytes), (2 * PAGE * SHORTEST, 2 * PAGE * SHORTEST));
    assert!(sales.pages.iter().all(|page| page.capacity() == PAGE));
    assert_eq!(sales.cents, sales.pages.iter().flatten().map(|line| line.cents).sum::<i64>());
}

#[test]
fn a_full_room_ends_a_report_early() {
    let shelf = Shelf::new(1 << 20);
    shelf.set(1 << 20);
    let begun = Instant::now();
    let sales = write(shelf.as_ref(), &shared(), &Length::of(50, 1 << 20));
    assert_eq!(sales.bytes, 0);
    assert!(begun.elapsed() < ROUND, "others need the room now");
}

#[test]
fn a_report_is_put_away_as_long_as_it_was_wanted_and_what_is_held_is_told() {
    let (shelf, held) = (Shelf::new(16 << 20), Arc::new(AtomicUsize::new(0)));
    let (done, report) = mpsc::channel();
    let put_away: PutAway = Box::new(move |sales| {
        let _ = done.send((sales.bytes, sales.pages.len()));
    });
    let reports = Reports::start(shelf.clone(), 50, Arc::clone(&held), put_away).unwrap();
    while held.load(Ordering::Relaxed) == 0 {
        thread::yield_now();
    }
    let (bytes, pages) = report.recv().unwrap();
    let page = PAGE * SHORTEST;
    assert_eq!(bytes, pages * page);
    assert!(bytes <= 8 << 20 && (reports.falls_short() || bytes + page > 8 << 20), "{bytes}");
    while reports.reached() == 0.0 {
        thread::yield_now();
    }
    drop(reports);
    assert_eq!((held.load(Ordering::Relaxed), Arc::strong_count(&shelf)), (0, 1));
    assert!(report.recv().is_err(), "the last one is nobody's to wait for");
}

proptest! {
    #[test]
    fn a_length_is_its_share_and_its_lines_are_bounded(percent in 0u8..=100, free in 0usize..1 << 40) {
        let Length { bytes, line } = Length::of(percent, free);
        prop_assert!(bytes <= free && line >= SHORTEST);
        prop_assert!((bytes as f64 - free as f64 * f64::from(percent) / 100.0).abs() <= 1.0 + free as f64 * 1e-9);
        prop_assert!(bytes / line <= 2 * LINES_A_PERCENT * usize::from(percent.max(1)));
    }
}

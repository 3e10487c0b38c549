// SPDX-License-Identifier: AGPL-3.0-or-later
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

/// Half a bucket's width relative to its lower edge, and the rounding to µs.
const TOLERANCE: f64 = 1.0 / 64.0 + 1e-3;

fn push(live: &Live, now: Instant) -> LiveSample {
    live.push(Reading::default(), now)
}

proptest! {
    #[test]
    fn a_bucket_holds_what_its_middle_says(us in prop_oneof![0..200u64, 0..LONGEST_US, any::<u64>()]) {
        let shown = middle(bucket(us));
        let real = us.min(LONGEST_US) as f64;
        prop_assert!((shown - real).abs() <= real * TOLERANCE, "{} shown as {}", us, shown);
        prop_assert!(bucket(us) < BUCKETS);
        if us < 64 {
            prop_assert_eq!(shown, real);
        }
    }

    #[test]
    fn buckets_keep_the_order(a in 0..LONGEST_US, b in 0..LONGEST_US) {
        prop_assert_eq!(bucket(a.min(b)).cmp(&bucket(a.max(b))).is_le(), true);
        prop_assert!(middle(bucket(a) + 1) > middle(bucket(a)));
        prop_assert!(bucket(a + 1) - bucket(a) <= 1);
    }

    #[test]
    fn percentiles_are_the_exact_ones(mut us in prop::collection::vec(1..5_000_000u64, 1..400)) {
        let start = Instant::now();
        let live = Live::new(start, Duration::ZERO);
        us.iter().for_each(|&u| live.record(Duration::from_micros(u), false));
        let sample = push(&live, start + Duration::from_secs(1));
        us.sort_unstable();
        for (q, shown) in [(0.50, sample.p50_ms), (0.95, sample.p95_ms), (0.99, sample.p99_ms)] {
            let exact = us[(us.len() as f64 * q).ceil() as usize - 1] as f64 / 1000.0;
            prop_assert!((shown - exact).abs() <= exact * TOLERANCE + 0.001, "p{}: {} for {}", q, shown, exact);
        }
        prop_assert_eq!(sample.requests_per_second, us.len() as f64);
        prop_assert_eq!(live.signals().p95_ms, sample.p95_ms);
    }
}

#[test]
fn the_first_second_has_what_came_before_it_and_is_no_longer_for_that() {
    let start = Instant::now();
    let live = Live::new(start, Duration::ZERO);
    for _ in 0..3 {
        live.record(Duration::from_millis(1), true);
    }
    live.begin(Duration::from_secs(2), start + Duration::from_millis(700));
    let reading = Reading { cpu: Duration::from_millis(2_500), ..Reading::default() };
    let first = live.push(reading, start + Duration::from_millis(1_700));
    assert_eq!((first.requests_per_second, first.errors_per_second, first.cpu_percent), (3.0, 3.0, 50.0));
}

#[test]
fn a_second_counts_once_and_a_window_ten_times() {
    let start = Instant::now();
    let live = Live::new(start, Duration::ZERO);
    let at = |s| start + Duration::from_secs(s);
    for _ in 0..8 {
        live.record(Duration::from_millis(100), false);
    }
    live.record(Duration::from_millis(900), true);
    live.record(Duration::from_millis(900), true);
    let first = push(&live, at(1));
    assert_eq!((first.requests_per_second, first.errors_per_second), (10.0, 2.0));
    for second in 2..=10 {
        let quiet = push(&live, at(second));
        assert_eq!((quiet.requests_per_second, quiet.p99_ms), (0.0, 0.0));
        assert_eq!(live.signals().error_percent, 20.0, "second {second}");
        assert!((live.signals().p95_ms - 900.0).abs() < 900.0 * TOLERANCE);
    }
    push(&live, at(11));
    assert_eq!((live.signals().error_percent, live.signals().p95_ms), (0.0, 0.0));
}

#[test]
fn a_late_sample_divides_by_the_time_that_passed() {
    let start = Instant::now();
    let live = Live::new(start, Duration::from_secs(5));
    (0..30).for_each(|_| live.record(Duration::from_millis(1), false));
    let reading = Reading { cpu: Duration::from_millis(6_500), ..Reading::default() };
    let sample = live.push(reading, start + Duration::from_secs(3));
    assert_eq!((sample.requests_per_second, sample.cpu_percent), (10.0, 50.0));
    // A clock that stood still divides nothing by zero.
    assert!(live.push(reading, start + Duration::from_secs(3)).requests_per_second.is_finite());
}

#[test]
fn heap_is_the_last_sample_and_orders_are_those_of_a_minute() {
    let start = Instant::now();
    let live = Live::new(start, Duration::ZERO);
    let mut last = LiveSample::default();
    for second in 1..=100_u64 {
        let sample = LiveSample { heap_used_bytes: second, heap_max_bytes: 200, ..LiveSample::default() };
        let reading = Reading { sample, cpu: Duration::ZERO, orders: second * 3 };
        last = live.push(reading, start + Duration::from_secs(second));
    }
    assert_eq!((live.signals().heap_percent, last.orders_per_minute), (50.0, 180));
}

#[test]
fn database_time_is_counted_by_the_second() {
    let start = Instant::now();
    let live = Live::new(start, Duration::ZERO);
    (0..20).for_each(|_| live.record_statement(Duration::from_micros(2_500)));
    let first = push(&live, start + Duration::from_secs(2));
    assert_eq!((first.statements_per_second, first.db_ms_per_second), (10.0, 25.0));
    let quiet = push(&live, start + Duration::from_secs(3));
    assert_eq!((quiet.statements_per_second, quiet.db_ms_per_second), (0.0, 0.0));
}

#[tokio::test]
async fn an_hour_is_kept_and_the_last_sample_is_told() {
    let start = Instant::now();
    let live = Live::new(start, Duration::ZERO);
    let mut watch = live.watch();
    assert_eq!(watch.borrow_and_update().at, 0);
    for second in 1..=KEPT as i64 + 5 {
        let sample = LiveSample { at: second, ..LiveSample::default() };
        live.push(Reading { sample, ..Reading::default() }, start + Duration::from_secs(second as u64));
    }
    watch.changed().await.unwrap();
    assert_eq!(watch.borrow().at, KEPT as i64 + 5);
    let hour = live.hour();
    assert_eq!((hour.len(), hour[0].at), (KEPT, 6));
}

#[test]
fn no_count_is_lost_between_samples() {
    let start = Instant::now();
    let live = std::sync::Arc::new(Live::new(start, Duration::ZERO));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let live = std::sync::Arc::clone(&live);
            std::thread::spawn(move || {
                (0..20_000).for_each(|i| live.record(Duration::from_micros(i % 3000), i % 4 == 0))
            })
        })
        .collect();
    let (mut requests, mut errors, mut second) = (0.0, 0.0, 0);
    let mut take = || {
        second += 1;
        let s = push(&live, start + Duration::from_secs(second));
        requests += s.requests_per_second;
        errors += s.errors_per_second;
    };
    (0..20).for_each(|_| take());
    threads.into_iter().for_each(|t| t.join().unwrap());
    take();
    assert_eq!((requests, errors), (60_000.0, 15_000.0));
}

#[test]
fn the_wire_names_are_those_of_the_event() {
    let json = serde_json::to_value(LiveSample::default()).unwrap();
    let mut names: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut wanted = LiveSample::FIELDS;
    wanted.sort_unstable();
    assert_eq!(names, wanted);
}

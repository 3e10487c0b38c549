// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sinks that nobody listens at, for `SINK_MINUTES` (10) under load: what waits for them stays bounded, what is lost is counted, and the
//! shop sells as ever.

use std::time::Duration;

use super::{from_environment, shoppers};
use crate::evidence::memory::{figure, resident};
use crate::util::free_port;
use crate::util::process::Shop;

/// Mebibytes by which the second half may be above the first: the traces, lines and stacks that are kept reach their bounds in the first.
const ROOM: f64 = 16.0;

#[test]
#[ignore = "takes ten minutes: make soak"]
fn soak_dead_sinks_hold_up_nobody_and_fill_no_memory() {
    let dead = || format!("http://127.0.0.1:{}", free_port());
    let shop = Shop::new()
        .env("PERFSHOP_OTLP_ENDPOINT", &dead())
        .env("PERFSHOP_OTLP_LOGS", "yes")
        .env("PERFSHOP_LOKI_URL", &dead())
        .env("PERFSHOP_PYROSCOPE_URL", &dead())
        .arg("--password-cost")
        .arg("class")
        .start();
    let pid = shop.shop_pid().expect("a shop");
    let shoppers = shoppers(&shop);
    let mut megabytes = Vec::new();
    for _ in 0..from_environment("SINK_MINUTES", 10) * 12 {
        std::thread::sleep(Duration::from_secs(5));
        megabytes.push(resident(pid) / f64::from(1 << 20));
    }
    let report = shoppers();
    assert_eq!(shop.shop_pid(), Some(pid), "{}", shop.log());
    let greatest = |half: &[f64]| half.iter().copied().fold(0.0, f64::max);
    let (first, second) = megabytes.split_at(megabytes.len() / 2);
    let (first, second) = (greatest(first), greatest(second));
    let lost = ["spans", "profiles"].map(|what| figure(&shop, &format!("perfshop_{what}_dropped_total")));
    let lines = figure(&shop, "perfshop_log_lines_export_dropped_total");
    eprintln!("{first:.1} MiB, then {second:.1} MiB; lost {lost:?} spans and profiles, {lines} lines\n{report}");
    assert!(second <= first + ROOM, "{first} MiB became {second}");
    assert!(lost.iter().all(|lost| *lost > 0.0) && lines > 0.0, "{lost:?} {lines}");
}

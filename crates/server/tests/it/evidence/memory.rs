// SPDX-License-Identifier: AGPL-3.0-or-later
//! The leak, seen from the scrape, from /proc and by a customer. How the process dies of it is in `crash/memory.rs`.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::{scrape, until};
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::{Shop, ShopProcess};

/// A budget that is filled in seconds, and passwords that cost little of it.
pub fn small_shop() -> ShopProcess {
    let shop = Shop::new().env("PERFSHOP_HEAP_MAX", "64MiB").arg("--password-cost").arg("class").start();
    // The profiler has read its tables: from here on the heap is what it is at rest.
    let ready = http::wait_until_ok(shop.public_port, "/api/monitoring/profiles/cpu", Duration::from_secs(60), || true);
    assert!(ready, "{}", shop.log());
    shop
}

/// A series of a scrape, by its name with its labels.
pub fn figure(shop: &ShopProcess, series: &str) -> f64 {
    let scrape = scrape(shop, "/actuator/prometheus");
    let line = scrape.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {series} in\n{scrape}")).parse().unwrap()
}

/// Of the heap budget.
pub fn used_percent(shop: &ShopProcess) -> f64 {
    figure(shop, "perfshop_heap_used_bytes") / figure(shop, "perfshop_heap_max_bytes") * 100.0
}

/// Whether the shop's process has a thread of this name.
pub fn has_thread(pid: u32, name: &str) -> bool {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten();
    tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok()).any(|comm| comm.trim() == name)
}

/// Resident bytes that belong to no file: the program's own pages do not count, which the system takes and gives as it likes.
pub fn resident(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("RssAnon");
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() * 1024.0
}

async fn set(instructor: &Instructor, lever: Value) -> Value {
    let answer = instructor.call(Method::POST, "/chaos/memory", Some(lever)).await;
    answer["status"]["performance"]["memory"].clone()
}

/// Waits until the heap has come there, and looks whether it stays.
async fn comes_to(shop: &ShopProcess, percent: f64) {
    let near = |used: f64| (used - percent).abs() <= 1.0;
    until("the heap comes there", async || near(used_percent(shop)).then_some(())).await;
    for _ in 0..20 {
        let used = used_percent(shop);
        assert!(used <= percent + 1.0, "{used} % instead of {percent}");
    }
}

#[tokio::test]
async fn evidence_memory() {
    let shop = small_shop();
    let pid = shop.shop_pid().unwrap();
    let instructor = Instructor::login(&shop).await;

    // Off.
    let (used, rss) = (used_percent(&shop), resident(pid));
    assert!(used < 15.0 && !has_thread(pid, "saved-carts"), "{used}");
    let intensity = |shop| figure(shop, "chaos_intensity{type=\"memory\"}");
    let guardrail = |shop| figure(shop, "chaos_guardrail{type=\"memory\"}");
    assert_eq!((intensity(&shop), guardrail(&shop)), (0.0, 0.0));

    // On: it comes to its target and stays there; what is counted is resident.
    let status = set(&instructor, json!({"target": 25})).await;
    assert_eq!((&status["target"], &status["guardrail"]), (&json!(25), &json!(0)));
    comes_to(&shop, 25.0).await;
    assert!(has_thread(pid, "saved-carts"));
    let filled = figure(&shop, "perfshop_heap_max_bytes") * 0.25;
    assert!(resident(pid) >= filled * 0.95, "{} of {filled}", resident(pid));

    // A guardrail holds it below its target, and customers buy as before.
    set(&instructor, json!({"target": 105, "guardrail": 35})).await;
    comes_to(&shop, 35.0).await;
    assert_eq!((intensity(&shop), guardrail(&shop)), (105.0, 35.0));
    let status = instructor.status().await.0["performance"]["memory"].clone();
    assert!((34.0..=36.0).contains(&status["usedPercent"].as_f64().unwrap()), "{status}");
    let refused = Box::leak(Box::default());
    let mut buyer = crate::util::buyer::Buyer::login(&shop.public(), 21, refused).await;
    buyer.purchase(&[(1, 1)].into(), "under the leak").await;
    // Students see the effect and not the cause.
    assert!(!scrape(&shop, "/actuator/prometheus/students").contains("chaos"));

    // Down again without an end: what stays wanted stays.
    set(&instructor, json!({"target": 30})).await;
    comes_to(&shop, 30.0).await;

    // Off again: within the call, to the system soon after.
    instructor.reset().await;
    assert!(used_percent(&shop) <= used + 5.0, "{} after {used}", used_percent(&shop));
    assert!(!has_thread(pid, "saved-carts"));
    until("the pages go back to the system", async || (resident(pid) <= rss + filled * 0.3).then_some(())).await;
    assert_eq!((intensity(&shop), guardrail(&shop)), (0.0, 0.0));
    assert_eq!(shop.shop_pid(), Some(pid), "it is the same process");
}

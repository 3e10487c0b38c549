// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds resources of a process, on the real program that a real Prometheus scrapes once a second.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use perfshop_chaos::{Anomaly, CATALOGUE, Family, SignalKind, Spec};
use serde_json::{Value, json};

use super::{lines, places};
use crate::evidence::until;
use crate::golden::small;
use crate::util::buyer::Buyer;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::ShopProcess;
use crate::util::prometheus::{Prometheus, Target};

/// Where a figure that moved can be told from one that always moves a little.
const CLEARLY: f64 = 1.5;

/// The highest of a query's lines now; 0 where there is none, as on an empty chart.
fn figure(prometheus: &Prometheus, query: &str) -> f64 {
    let result = prometheus.query(query);
    let lines = result.as_array().into_iter().flatten();
    let values = lines.filter_map(|line| line["value"][1].as_str()?.parse::<f64>().ok());
    values.filter(|value| value.is_finite()).fold(0.0, f64::max)
}

/// A figure of the live monitor, as its stream tells it at once.
async fn shown(shop: &ShopProcess, field: &str) -> f64 {
    let mut stream = reqwest::get(format!("{}/api/monitoring/live", shop.public())).await.expect("a stream");
    let event = stream.chunk().await.expect("an event").expect("an event");
    let data = event.split(|byte| *byte == b'\n').find_map(|line| line.strip_prefix(b"data:"));
    let sample: Value = serde_json::from_slice(data.expect("data")).expect("a sample");
    sample[field].as_f64().unwrap_or(0.0)
}

/// What a place of the catalogue tells now.
async fn told(shop: &ShopProcess, prometheus: &Prometheus, (kind, place): (SignalKind, &str)) -> f64 {
    match kind {
        SignalKind::Monitor => shown(shop, place).await,
        _ => figure(prometheus, place),
    }
}

fn levers() -> impl Iterator<Item = &'static Spec> {
    CATALOGUE.iter().copied().filter(|spec| spec.family == Family::Performance)
}

/// The death of the process is the last figure of its lever: at 105 with nothing that holds it.
fn dose(spec: &Spec) -> u8 {
    if spec.anomaly == Anomaly::Memory { 105 } else { 100 }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: make soak"]
async fn each_metric_query_and_each_figure_of_the_monitor_tells_a_lever_on_from_off() {
    // Few workers and connections, and shoppers in a hurry: what is short is waited for.
    let shop = small().env("PERFSHOP_TRAFFIC_BUYERS", "20").env("PERFSHOP_TRAFFIC_THINK", "0").start();
    let target = Target { job: "shop", port: shop.management_port, path: "/actuator/prometheus/students" };
    let Some(prometheus) = Prometheus::start(&[target]) else { return };
    let mut instructor = Instructor::login(&shop).await;
    prometheus.wait_for("rate(process_cpu_time_seconds_total[15s])", Duration::from_secs(60));
    // The one that ends the process comes last.
    let (deadly, others): (Vec<_>, Vec<_>) = levers().partition(|spec| spec.anomaly == Anomaly::Memory);
    for spec in others.into_iter().chain(deadly) {
        let mut off = Vec::new();
        for kind in [SignalKind::Metric, SignalKind::Monitor] {
            for place in places(spec, kind) {
                off.push(((kind, place), told(&shop, &prometheus, (kind, place)).await));
            }
        }
        instructor.activate(json!({"anomaly": spec.id, "dose": dose(spec)})).await;
        let (mut left, mut on) = (off.clone(), Vec::new());
        until(spec.id, async || {
            let mut still = Vec::new();
            for (place, off) in left.drain(..) {
                let now = told(&shop, &prometheus, place).await;
                if now > 0.001_f64.max(off * CLEARLY) {
                    on.push((place, (off + now) / 2.0));
                } else {
                    still.push((place, off));
                }
            }
            left = still;
            left.is_empty().then_some(())
        })
        .await;
        if spec.anomaly == Anomaly::Memory {
            // What died came back without it.
            instructor = instructor.reconnected();
        }
        instructor.reset().await;
        until(&format!("{} is over", spec.id), async || {
            for ((kind, place), halfway) in &on {
                // A count over minutes, and a heap that was never so empty as at first, take their time.
                let takes_time = ["increase", "heap_used", "memory_usage", "heapUsed"];
                let is_slow = takes_time.iter().any(|slow| place.contains(slow));
                if !is_slow && told(&shop, &prometheus, (*kind, place)).await > *halfway {
                    return None;
                }
            }
            Some(())
        })
        .await;
    }
}

/// What the lines of a stretch of time say at a place, as the monitor finds them for a student.
fn lines_say(shop: &ShopProcess, place: &str, since: i64) -> BTreeSet<String> {
    let (name, _) = place.rsplit_once('.').expect("a fact and a field");
    let path = format!("/api/monitoring/logs?q={}&since={since}&limit=1000", http::encode(name));
    let (status, body) = http::get(shop.public_port, &path).expect("an answer");
    assert_eq!(status, 200, "{body}");
    let found: Value = serde_json::from_str(&body).expect("lines");
    let mut all = Vec::new();
    for line in found["lines"].as_array().expect("lines") {
        let mut fields = line["fields"].clone();
        fields["message"] = line["message"].clone();
        all.push(fields);
    }
    lines::values(&all, place)
}

/// Whether something is said while it is on that is said neither before nor after; of times, whether the longest is clearly longer.
fn is_told([off, on, again]: [&BTreeSet<String>; 3]) -> bool {
    let longest = |said: &BTreeSet<String>| said.iter().filter_map(|value| value.parse::<f64>().ok()).reduce(f64::max);
    match longest(on) {
        Some(on) => [off, again].iter().all(|healthy| on > longest(healthy).unwrap_or(0.0) * CLEARLY),
        None => on.iter().any(|value| !off.contains(value) && !again.contains(value)),
    }
}

#[test]
fn a_lever_is_told_by_what_is_new_or_by_what_takes_clearly_longer() {
    let said = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<BTreeSet<_>>();
    let told = |off: &[&str], on: &[&str], again: &[&str]| is_told([&said(off), &said(on), &said(again)]);
    assert!(told(&[], &["\"1213\""], &[]) && told(&["\"a\""], &["\"a\"", "\"b\""], &["\"a\""]));
    assert!(told(&["1.5", "20"], &["3", "300"], &["40"]));
    assert!(
        !told(&["\"a\""], &["\"a\""], &[]) && !told(&[], &["\"b\""], &["\"b\""]) && !told(&["20"], &["21"], &["20"])
    );
    assert!(!told(&[], &[], &[]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_line_that_tells_a_lever_tells_it_on_from_off() {
    let shop = small().start();
    let instructor = Instructor::login(&shop).await;
    let (refused, turned_away) = (AtomicU64::new(0), AtomicU64::new(0));
    let mut buyers = Vec::new();
    for number in [11, 12] {
        buyers.push(Buyer::careful(&shop.public(), number, &refused, &turned_away).await);
    }
    // Two who buy the same at the same time, as a deadlock needs them, and look at the list first.
    let mut purchases = 0;
    let mut shopped = async || {
        purchases += 1;
        let both = buyers.iter_mut().enumerate().map(async |(number, buyer)| {
            buyer.get("/api/products").await;
            let cart = BTreeMap::from([(1, 1), (2, 1)]);
            buyer.purchase(&cart, &format!("lever-{number}-{purchases}")).await;
        });
        futures_util::future::join_all(both).await;
    };
    for spec in levers() {
        let all: Vec<&str> = places(spec, SignalKind::Log).collect();
        if all.is_empty() {
            continue;
        }
        let read = |since| -> Vec<_> { all.iter().map(|place| lines_say(&shop, place, since)).collect() };
        let since = lines::now();
        shopped().await;
        let off = read(since);
        let since = lines::now();
        instructor.activate(json!({"anomaly": spec.id, "dose": dose(spec)})).await;
        let nothing = BTreeSet::new();
        let mut on = Vec::new();
        until(spec.id, async || {
            shopped().await;
            on = read(since);
            on.iter().zip(&off).all(|(on, off)| is_told([off, on, &nothing])).then_some(())
        })
        .await;
        instructor.reset().await;
        // Who was served while it was on writes a last line.
        shopped().await;
        let since = lines::now();
        shopped().await;
        let again = read(since);
        for (((place, off), on), again) in all.iter().zip(&off).zip(&on).zip(&again) {
            assert!(is_told([off, on, again]), "{} {place}: off, on and off again {off:?} {on:?} {again:?}", spec.id);
        }
    }
}

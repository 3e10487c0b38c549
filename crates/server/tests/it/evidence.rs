// SPDX-License-Identifier: AGPL-3.0-or-later
//! The evidence of each anomaly: off, on, off again.

mod browser;
mod business;
pub use business::oversold;
mod corruption;
mod deadlock;
mod functional;
mod gc_pressure;
mod handshake;
pub mod memory;
mod network;
mod scopes;
mod shares;
mod slow_query;
mod traffic;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use perfshop_chaos::{CATALOGUE, Family, SignalKind};
use serde_json::{Value, json};

use crate::util::app::{ADMIN_EMAIL, TestApp};
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::{Shop, ShopProcess};
use crate::util::purchase::{Bought, Purchase};
use crate::util::shopper;

/// What an order charges, wherever a customer reads it: in the summary, the answer, the order and the list.
#[track_caller]
fn charged(bought: &Bought) -> (f64, f64) {
    let total = bought.order["totalAmount"].as_f64().unwrap();
    let read = [&bought.summary["total"], &bought.placed["totalAmount"], &bought.row["totalAmount"]];
    assert!(read.iter().all(|other| **other == total), "{bought:?}");
    assert_eq!(bought.summary["vat"], bought.order["vat"]);
    assert_eq!(bought.summary["toPay"], bought.order["toPay"]);
    assert_eq!(bought.order["toPay"], total, "no voucher was used");
    (total, bought.order["vat"].as_f64().unwrap())
}

/// All fields of an order with their paths, but those that differ from one order and one customer to the next.
fn facts(order: &Value) -> BTreeMap<String, Value> {
    fn flatten(value: &Value, at: &str, into: &mut BTreeMap<String, Value>) {
        match value {
            Value::Object(all) => all.iter().for_each(|(name, part)| flatten(part, &format!("{at}/{name}"), into)),
            Value::Array(all) => all.iter().enumerate().for_each(|(n, part)| flatten(part, &format!("{at}/{n}"), into)),
            other => drop(into.insert(at.to_owned(), other.clone())),
        }
    }
    let mut facts = BTreeMap::new();
    flatten(order, "", &mut facts);
    facts.retain(|name, _| {
        !["/id", "/orderNumber", "/createdAt", "/paidAt"].contains(&name.as_str()) && !name.starts_with("/address/")
    });
    facts
}

/// Names of the facts in which two orders differ.
fn differences(one: &Value, other: &Value) -> Vec<String> {
    let (one, other) = (facts(one), facts(other));
    assert!(one.keys().eq(other.keys()));
    one.iter().filter(|(name, value)| other[*name] != **value).map(|(name, _)| name.clone()).collect()
}

/// The value of a series that has no label, in the instructor's scrape.
async fn series(app: &TestApp, name: &str) -> f64 {
    let scrape = app.management("/actuator/prometheus").await.text();
    let line = scrape.lines().find(|line| line.split(' ').next() == Some(name));
    line.unwrap_or_else(|| panic!("no {name}")).rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn evidence_a1() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let plain = Purchase::default();
        // Ten percent off, express: each line and the shipping at its own rate.
        let full = Purchase { promo: Some("WELCOME10"), mode: "express", ..plain };

        let off = plain.buy(&app, 1).await;
        let off_full = full.buy(&app, 2).await;
        assert_eq!((charged(&off), charged(&off_full)), ((120.0, 20.0), (117.9, 19.65)), "{}", app.database);
        let before = series(&app, "chaos_business_a1_tva").await;

        let demand = json!({"anomaly": "A1", "reason": "VAT exercise"});
        let created = instructor.post("/api/admin/chaos/activations", demand).await;
        assert_eq!(created.status, 201, "{}", created.text());
        assert_eq!(created.json()["status"]["business"], json!({"level": 0, "active": ["A1"]}), "a level is more");
        let on = plain.buy(&app, 3).await;
        let on_full = full.buy(&app, 4).await;
        // 108.00 → net 90.00 → 107.64, VAT 17.64; 9.90 → net 8.25 → 9.87, VAT 1.62.
        assert_eq!((charged(&on), charged(&on_full)), ((119.6, 19.6), (117.51, 19.26)), "{}", app.database);
        assert_eq!(on_full.order["items"][0]["vat"], 17.64);
        assert_eq!(on_full.order["shippingVat"], 1.62);
        // Nothing else: unitPrice, lineTotal, goods, discount, shipping, points stay.
        assert_eq!(differences(&off.order, &on.order), ["/items/0/vat", "/toPay", "/totalAmount", "/vat"]);
        let changed = ["/items/0/vat", "/shippingVat", "/toPay", "/totalAmount", "/vat"];
        assert_eq!(differences(&off_full.order, &on_full.order), changed);
        for part in ["goods", "discount", "shipping", "voucher", "currency"] {
            assert_eq!(on_full.summary[part], off_full.summary[part], "{part}");
        }
        let points = async |number| shopper::points(&shopper::signed_in(&app, number).await.0).await;
        assert_eq!((points(3).await, points(4).await), (120, 108));
        // Prices before the bill are right: the cart and the shipping's fee know nothing of it.
        let (client, _) = shopper::signed_in(&app, 5).await;
        shopper::fill(&client, &[(1, 1)]).await;
        assert_eq!(client.get("/api/cart").await.json()["total"], 120.0);
        let struck = series(&app, "chaos_business_a1_tva").await;
        assert!(struck >= before + 4.0, "two summaries and two orders were struck: {before} to {struck}");

        instructor.post("/api/admin/chaos/business", json!({"level": 0})).await;
        let off_again = plain.buy(&app, 6).await;
        assert_eq!(charged(&off_again), (120.0, 20.0), "{}", app.database);
        assert!(differences(&off.order, &off_again.order).is_empty());
        assert_eq!(series(&app, "chaos_business_a1_tva").await, struck, "it strikes nobody any more");
        // What was charged while it was on stays charged.
        let (client, _) = shopper::signed_in(&app, 3).await;
        let read = client.get(&format!("/api/orders/{}", on.placed["orderId"])).await.json();
        assert_eq!(read["totalAmount"], 119.6);

        // Who and why stand in the record.
        let listed = instructor.get("/api/admin/chaos/activations").await.json();
        let past = &listed["past"][0];
        assert_eq!((&listed["active"], &past["anomaly"]), (&json!([]), &json!("A1")));
        assert_eq!((&past["by"], &past["reason"]), (&json!(ADMIN_EMAIL), &json!("VAT exercise")));
        assert_eq!(
            (&past["scope"], &past["endReason"]),
            (&json!({"kind": "everyone", "value": null}), &json!("ended"))
        );
        let audit = instructor.get("/api/admin/audit").await.json();
        let lines: Vec<(&str, &str, &str)> = audit["content"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| ["actor", "action", "anomaly"].map(|field| line[field].as_str().unwrap_or_default()).into())
            .collect();
        assert_eq!(lines, [(ADMIN_EMAIL, "end", "A1"), (ADMIN_EMAIL, "activate", "A1")]);
    }
}

/// The threads of a process whose names begin with `recommend-`: id and CPU ticks so far.
fn ranking_threads(pid: u32) -> BTreeMap<u32, u64> {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let threads = tasks.filter_map(|task| {
        let stat = std::fs::read_to_string(task.path().join("stat")).ok()?;
        // The name stands in brackets and may hold anything; the fields after it are counted from the state, the third.
        let (head, rest) = stat.rsplit_once(") ")?;
        let fields: Vec<&str> = rest.split(' ').collect();
        let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
        head.contains("(recommend-").then_some((task.file_name().to_str()?.parse().ok()?, ticks))
    });
    threads.collect()
}

/// Asks until it holds; the bound only ends a test that would never do.
pub async fn until<T>(what: &str, mut holds: impl AsyncFnMut() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        if let Some(held) = holds().await {
            return held;
        }
        assert!(Instant::now() < end, "never: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

pub fn scrape(shop: &ShopProcess, path: &str) -> String {
    http::get(shop.management_port, path).unwrap().1
}

fn intensity(shop: &ShopProcess) -> String {
    let scrape = scrape(shop, "/actuator/prometheus");
    let line = scrape.lines().find(|line| line.starts_with("chaos_intensity{type=\"cpu\"}"));
    line.expect("chaos_intensity").rsplit(' ').next().unwrap().to_owned()
}

#[tokio::test]
async fn evidence_cpu() {
    let shop = Shop::new().start();
    let pid = shop.shop_pid().unwrap();
    let instructor = Instructor::login(&shop).await;

    // Off.
    assert!(ranking_threads(pid).is_empty());
    assert_eq!(
        instructor.status().await.0["performance"]["cpu"],
        json!({"intensity": 0, "ratio": 1, "measured": 0.0, "limited": false})
    );
    assert_eq!(intensity(&shop).parse::<f64>().unwrap(), 0.0);

    // On: two threads that work, and say how much.
    instructor.cpu(30, 2).await;
    let at_first = until("two threads", async || Some(ranking_threads(pid)).filter(|threads| threads.len() == 2)).await;
    until("each of them has worked", async || {
        let now = ranking_threads(pid);
        assert!(now.keys().eq(at_first.keys()), "the same threads go on");
        at_first.iter().all(|(id, ticks)| now[id] >= ticks + 10).then_some(())
    })
    .await;
    let status = until("what they use was measured", async || {
        let status = instructor.status().await.0["performance"]["cpu"].clone();
        (status["measured"].as_f64().unwrap() > 0.0).then_some(status)
    })
    .await;
    assert_eq!((&status["intensity"], &status["ratio"]), (&json!(30), &json!(2)));
    assert!(status["measured"].as_f64().unwrap() <= 100.0 && status["limited"].is_boolean(), "{status}");
    assert_eq!(intensity(&shop).parse::<f64>().unwrap(), 30.0);
    // Students see the effect and not the cause.
    // A request's series is there once there was one.
    assert_eq!(http::get(shop.public_port, "/api/products").unwrap().0, 200);
    let students = scrape(&shop, "/actuator/prometheus/students");
    assert!(!students.contains("chaos"), "{students}");
    // Browsers tell theirs when there are any.
    let specs = CATALOGUE.iter().filter(|spec| spec.family != Family::Frontend);
    let signals = specs.flat_map(|spec| spec.signals).filter(|signal| signal.kind == SignalKind::Metric);
    // Without the labels between braces, and without those that are summed by: what is left with an underscore is a series.
    let without = |text: &str, open: &str, close: char| {
        let mut parts = text.split(open);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |left, part| left + part.split_once(close).map_or("", |(_, rest)| rest))
    };
    // A value in quotes may hold braces of its own.
    let unquoted = |text: &str| text.split('"').step_by(2).collect::<String>();
    let bare: Vec<String> =
        signals.map(|signal| without(&without(&unquoted(signal.place), "{", '}'), "by (", ')')).collect();
    let bare = bare.iter().map(String::as_str);
    for series in bare.flat_map(|part| part.split(|c: char| c != '_' && !c.is_alphanumeric())) {
        let is_series = series.contains('_');
        assert!(
            !is_series || students.contains(&format!("\n{series}")),
            "{series} is in the catalogue and not scraped"
        );
    }

    // Another dose on another number of threads, without a stop in between.
    instructor.cpu(5, 1).await;
    let kept = until("one thread", async || Some(ranking_threads(pid)).filter(|threads| threads.len() == 1)).await;
    assert!(at_first.contains_key(kept.keys().next().unwrap()), "it is one of those that were there");
    assert_eq!(instructor.status().await.0["performance"]["cpu"]["intensity"], 5);

    // Off again: within the call.
    instructor.reset().await;
    assert!(ranking_threads(pid).is_empty());
    assert_eq!(
        instructor.status().await.0["performance"]["cpu"],
        json!({"intensity": 0, "ratio": 1, "measured": 0.0, "limited": false})
    );
    assert_eq!(intensity(&shop).parse::<f64>().unwrap(), 0.0);
    assert_eq!(shop.shop_pid(), Some(pid), "it is the same process");
}

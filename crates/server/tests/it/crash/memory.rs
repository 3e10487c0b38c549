// SPDX-License-Identifier: AGPL-3.0-or-later
//! One death of memory, from the call to the shop that is back.

use std::time::{Duration, Instant};

use reqwest::{Client, Method, StatusCode, header};
use serde_json::json;
use tokio::runtime::Runtime;

use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::ShopProcess;

/// Long enough to be met, short enough to be waited for.
const DOWN_SECONDS: u64 = 3;

/// Has the shop die of memory for the `death`th time, and be away for a while.
pub fn die(shop: &mut ShopProcess, runtime: &Runtime, death: u64) {
    let before = shop.shop_pid().expect("a shop");
    let instructor = runtime.block_on(async {
        let instructor = Instructor::login(shop).await;
        let lever = json!({"target": 105, "downSeconds": DOWN_SECONDS});
        let answer = instructor.call(Method::POST, "/chaos/memory", Some(lever)).await;
        assert_eq!(answer["status"]["performance"]["memory"]["target"], 105);
        instructor
    });
    let end = Instant::now() + Duration::from_secs(120);
    while shop.shop_pid() == Some(before) {
        assert!(Instant::now() < end, "it does not die:\n{}", shop.log());
        std::thread::sleep(Duration::from_millis(5));
    }
    let died = Instant::now();
    shop.wait_until_ready();
    eprintln!("death {death}: ready again after {:?}", died.elapsed());
    let instructor = instructor.reconnected();
    runtime.block_on(away(shop, &instructor));
    // It was counted, it said what it died of, and it does not come back.
    let log = shop.log();
    let told = log.lines().filter(|line| line.contains("\"started again\"") && line.contains("\"reason\":\"oom\""));
    assert_eq!(told.filter(|line| line.contains("memory allocation of ")).count() as u64, death, "{log}");
    let scrape = http::get(shop.management_port, "/actuator/prometheus/students").expect("a scrape").1;
    assert!(scrape.contains(&format!("perfshop_restarts_total{{reason=\"oom\"}} {death}\n")), "{scrape}");
    assert!(scrape.contains("perfshop_restarts_total{reason=\"crash\"} 0\n"), "{scrape}");
    runtime.block_on(async {
        let listed = instructor.call(Method::GET, "/chaos/activations", None).await;
        assert_eq!(listed["active"], json!([]));
        let past = listed["past"].as_array().expect("what has been").iter();
        let ends: Vec<_> = past.filter(|one| one["anomaly"] == "memory").map(|one| &one["endReason"]).collect();
        assert_eq!(ends, vec!["oom"; usize::try_from(death).expect("few")]);
    });
}

/// 8080 says when it is back, whatever is asked; the other listeners answer as ever. Returns when it is back.
async fn away(shop: &ShopProcess, instructor: &Instructor) {
    let client = Client::new();
    let end = Instant::now() + Duration::from_secs(60);
    let mut met = 0;
    for path in ["/api/products", "/", "/shop/", "/api/monitoring/history", "/api/welcome"].iter().cycle() {
        let answer = client.get(format!("{}{path}", shop.public())).send().await.expect("an answer");
        if answer.status() != StatusCode::SERVICE_UNAVAILABLE {
            break;
        }
        let wait: u64 = answer.headers()[header::RETRY_AFTER].to_str().expect("text").parse().expect("seconds");
        assert!((1..=DOWN_SECONDS).contains(&wait), "{path}: {wait}");
        let problem: serde_json::Value = answer.json().await.expect("a problem");
        assert_eq!(problem["code"], "STARTING", "{path}");
        assert!(http::get(shop.management_port, "/actuator/health/readiness").is_ok_and(|(status, _)| status == 200));
        instructor.status().await;
        met += 1;
        assert!(Instant::now() < end, "it stays away");
    }
    assert!(met >= 1, "it was not away");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A saturation is met by somebody.

use serde_json::json;

use super::until;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::Shop;

/// Built-in shoppers, in the status of the control plane.
async fn shoppers(instructor: &Instructor) -> u64 {
    instructor.status().await.0["shoppers"].as_u64().unwrap()
}

#[tokio::test]
async fn shoppers_come_while_a_lever_needs_load_and_go_with_it() {
    let shop = Shop::new().env("PERFSHOP_TRAFFIC_BUYERS", "3").env("PERFSHOP_TRAFFIC_THINK", "0").start();
    let instructor = Instructor::login(&shop).await;
    let requests = || {
        let scrape = http::get(shop.management_port, "/actuator/prometheus").unwrap().1;
        let counts = scrape.lines().filter(|line| line.starts_with("http_server_request_duration_seconds_count"));
        let shops = counts.filter(|line| line.contains("/api/products"));
        shops.map(|line| line.rsplit(' ').next().unwrap().parse::<f64>().unwrap()).sum::<f64>()
    };
    // One that shows by itself brings nobody.
    instructor.cpu(1, 1).await;
    assert_eq!((shoppers(&instructor).await, requests()), (0, 0.0));
    instructor.activate(json!({"anomaly": "thread_pool", "dose": 10})).await;
    until("they are there", async || (shoppers(&instructor).await == 3).then_some(())).await;
    until("they ask for products", async || (requests() > 5.0).then_some(())).await;
    instructor.reset().await;
    until("they have gone", async || (shoppers(&instructor).await == 0).then_some(())).await;
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A12 to A16 leave no trace that a student could read: series, headers, statements and log lines, compared whole, of a shop where they
//! are on with one where they are off.

use std::collections::{BTreeMap, BTreeSet};

use perfshop_chaos::Anomaly;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use super::{Deal, activate, reset};
use crate::evidence::until;
use crate::util::app::TestApp;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::Shop;
use crate::util::shopper::{card, ok, set_product, write};

const SILENT: [Anomaly; 5] = [Anomaly::A12, Anomaly::A13, Anomaly::A14, Anomaly::A15, Anomaly::A16];

/// All that they touch, of an order.
fn readings(order: &Value) -> Vec<String> {
    let mut paths = ["/api/products?size=20", "/api/products/7", "/api/products/search?q=c", "/api/orders"]
        .map(str::to_owned)
        .to_vec();
    paths.push(format!("/api/orders/{order}"));
    paths
}

/// The students' series, without those that tell of time and of the process.
async fn counted(app: &TestApp) -> BTreeMap<String, f64> {
    let scrape = app.management("/actuator/prometheus/students").await.text();
    let told = |line: &&str| {
        !line.starts_with('#') && !line.starts_with("process_") && !line.contains("_sum") && !line.contains("_bucket")
    };
    let lines = scrape.lines().filter(told).filter_map(|line| line.rsplit_once(' '));
    lines.map(|(name, value)| (name.to_owned(), value.parse().unwrap())).collect()
}

#[tokio::test]
async fn no_series_no_header_and_no_statement_differs() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        set_product(&app, 2, 2_000, 50).await;
        write(&app, "UPDATE users SET country = 'CH' WHERE id = 1", &[]).await;
        let sale = Deal::of(&[(2, 1)]).promo("WELCOME10").buy(&app, 1).await;
        let paths = readings(&sale.placed["orderId"]);
        let mut phases = Vec::new();
        let mut currencies = Vec::new();
        // The first makes the series that the others add to.
        for on in [false, false, true, false] {
            if on {
                activate(&instructor, &SILENT).await;
            } else {
                reset(&instructor).await;
            }
            let before = counted(&app).await;
            app.statements.take();
            let mut headers = Vec::new();
            for path in &paths {
                let reply = ok(sale.client.get(path).await);
                let mut told: Vec<String> = reply
                    .headers
                    .iter()
                    .filter(|(name, _)| *name != "content-length")
                    .map(|(name, value)| format!("{path} {name}: {value:?}"))
                    .collect();
                told.sort_unstable();
                headers.push(told);
                currencies.push(reply.json()["currency"].clone());
            }
            let statements = app.statements.take();
            let after = counted(&app).await;
            assert!(after.keys().eq(before.keys()) || phases.is_empty(), "{}", app.database);
            let added: BTreeMap<String, f64> =
                after.iter().map(|(name, value)| (name.clone(), value - before.get(name).unwrap_or(&0.0))).collect();
            phases.push((headers, statements, added));
        }
        // Each phase reads the order last.
        let of_order: Vec<_> = currencies.iter().skip(paths.len() - 1).step_by(paths.len()).collect();
        assert_eq!(of_order, ["EUR", "EUR", "USD", "EUR"], "{}: they were on", app.database);
        for phase in &phases[2..] {
            assert_eq!(phase, &phases[1], "{}", app.database);
        }
        assert!(!phases[1].1.is_empty() && phases[1].2.values().any(|added| *added > 0.0));
    }
}

/// The students' lines of requests on these routes, by what they say: what is of the moment is left out.
fn lines(log: &str) -> BTreeMap<String, usize> {
    let events =
        || log.lines().filter(|line| line.starts_with('{')).filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let is_reading = |event: &Value| {
        let route = event["route"].as_str().unwrap_or_default();
        event["target"] == "http"
            && event["method"] == "GET"
            && ["/api/products", "/api/orders"].iter().any(|own| route.starts_with(own))
    };
    // The shop's own rounds log too, when their time comes: only what belongs to a reading is compared.
    let traces: BTreeSet<String> = events().filter(is_reading).map(|event| event["trace_id"].to_string()).collect();
    let mut lines = BTreeMap::new();
    for mut event in events().filter(|event| traces.contains(&event["trace_id"].to_string())) {
        if event["audience"] != "instructor" {
            event
                .as_object_mut()
                .unwrap()
                .retain(|field, _| !["ts", "trace_id", "span_id", "ms"].contains(&field.as_str()));
            *lines.entry(event.to_string()).or_insert(0) += 1;
        }
    }
    lines
}

#[tokio::test]
async fn no_line_differs_and_the_instructors_log_names_none() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    let client = Client::builder().cookie_store(true).build().unwrap();
    let post = async |path: &str, body: Value| {
        let answer = client.post(format!("{}{path}", shop.public())).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json::<Value>().await.unwrap()
    };
    let get = async |path: &str| {
        let answer = client.get(format!("{}{path}", shop.public())).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json::<Value>().await.unwrap()
    };
    // A customer outside the euro zone, with a discount.
    let login = json!({"email": "user480@perfshop.com", "password": "password480"});
    let token = post("/api/auth/login", login).await["securityToken"].clone();
    post("/api/cart/add", json!({"productId": 1, "quantity": 1})).await;
    post("/api/checkout/address", json!({})).await;
    post("/api/checkout/promo", json!({"code": "SAVE5"})).await;
    post("/api/checkout/shipping", json!({"mode": "standard"})).await;
    post("/api/checkout/payment", card()).await;
    let placed = post("/api/orders", json!({"securityToken": token})).await;
    let paths = readings(&placed["orderId"]);

    let mut phases = Vec::new();
    for (on, currency) in [(false, "EUR"), (true, "USD"), (false, "EUR")] {
        if on {
            for anomaly in SILENT {
                instructor.activate(json!({"anomaly": anomaly.id()})).await;
            }
        } else {
            instructor.reset().await;
        }
        let begun = shop.log().len();
        let mut last = Value::Null;
        for path in &paths {
            last = get(path).await;
        }
        assert_eq!(last["currency"], currency);
        // Lines come a moment after what they tell.
        let told = until("the lines of the readings", async || {
            let log = shop.log();
            let new = log.get(begun..)?.to_owned();
            new.lines().any(|line| line.contains("\"route\":\"/api/orders/{id}\"")).then_some(new)
        });
        phases.push(lines(&told.await));
    }
    assert!(phases[0].len() >= paths.len(), "{:#?}", phases[0]);
    assert_eq!(phases[1], phases[0]);
    assert_eq!(phases[2], phases[0]);

    let (_, all) = http::get(shop.management_port, "/actuator/prometheus").unwrap();
    for anomaly in SILENT {
        let name = anomaly.spec().metric.unwrap();
        assert!(all.contains(&format!("\n{name} 0")), "{name} stays at 0");
        assert!(!shop.log().contains(&format!("[BusinessChaos][{anomaly}]")), "{anomaly} is in the instructor's log");
        let told = instructor.call(Method::GET, &format!("/audit?action=struck&anomaly={anomaly}"), None).await;
        assert_eq!(told["totalElements"], 1, "{anomaly}: {told}");
    }
}

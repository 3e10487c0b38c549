// SPDX-License-Identifier: AGPL-3.0-or-later
//! A12 to A16: what the JSON says, and the audit alone tells.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use perfshop_chaos::Anomaly;
use perfshop_shop::params;
use serde_json::{Value, json};

use super::{Deal, Sale, activate, expect, off_on_off, read, reset};
use crate::util::app::TestApp;
use crate::util::shopper::{cents, number, ok, set_product, signed_in, write};

/// The paths at which two documents differ.
fn all_differences(one: &Value, other: &Value, at: &str, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            assert!(a.keys().eq(b.keys()), "{at}");
            a.iter().for_each(|(key, value)| all_differences(value, &b[key], &format!("{at}/{key}"), found));
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{at}");
            let pairs = a.iter().zip(b).enumerate();
            pairs.for_each(|(n, (a, b))| all_differences(a, b, &format!("{at}/{n}"), found));
        }
        _ if one != other => found.push(at.to_owned()),
        _ => {}
    }
}

fn differing(one: &Value, other: &Value) -> Vec<String> {
    let mut found = Vec::new();
    all_differences(one, other, "", &mut found);
    found
}

async fn row(sale: &Sale<'_>) -> Value {
    let list = ok(sale.client.get("/api/orders").await).json();
    list["content"].as_array().unwrap().iter().find(|row| row["id"] == sale.id()).unwrap().clone()
}

/// Reads an order, and its row of the list, under the anomaly and without: gives the fields in which each differs when it is on.
async fn read_off_on_off(app: &TestApp, anomaly: Anomaly, sale: &Sale<'_>) -> (Vec<String>, Vec<String>, Value, Value) {
    let mut seen = Vec::new();
    off_on_off(app, anomaly, async |_, _| {
        seen.push((read(&sale.client, &json!(sale.id())).await, row(sale).await));
    })
    .await;
    let [(order, listed), (wrong, wrongly), (again, again_listed)] = <[_; 3]>::try_from(seen).unwrap();
    assert_eq!((&order, &listed), (&again, &again_listed), "{} {anomaly}", app.database);
    (differing(&order, &wrong), differing(&listed, &wrongly), wrong, wrongly)
}

async fn sold(app: &TestApp) -> Sale<'_> {
    set_product(app, 2, 1_111, 100).await;
    set_product(app, 3, 2_550, 100).await;
    Deal::of(&[(2, 3), (3, 2)]).promo("WELCOME10").buy(app, 1).await
}

#[tokio::test]
async fn evidence_a12() {
    for app in TestApp::both().await {
        let sale = sold(&app).await;
        // The customer's country, not the one that the order goes to, which is France.
        for (country, wrong) in [("FR", false), ("DE", false), ("PL", true), ("SE", true), ("CH", true)] {
            write(&app, "UPDATE users SET country = ? WHERE id = 1", params![country]).await;
            let (order, listed, seen, _) = read_off_on_off(&app, Anomaly::A12, &sale).await;
            let expected: &[&str] = if wrong { &["/currency"] } else { &[] };
            assert_eq!(order, expected, "{} {country}", app.database);
            assert!(listed.is_empty());
            assert_eq!(seen["currency"], if wrong { "USD" } else { "EUR" }, "{} {country}", app.database);
        }
    }
}

#[tokio::test]
async fn evidence_a13() {
    for app in TestApp::both().await {
        let client = app.client();
        let paths = ["/api/products?size=50", "/api/products/search?q=c&size=50", "/api/products/7", "/api/products/8"];
        let mut seen = Vec::new();
        off_on_off(&app, Anomaly::A13, async |_, _| {
            for path in paths {
                seen.push(ok(client.get(path).await).json());
            }
        })
        .await;
        for (n, path) in paths.iter().enumerate() {
            let [off, on, again] = [0, 1, 2].map(|phase| &seen[phase * paths.len() + n]);
            assert_eq!(off, again, "{} {path}", app.database);
            let page = [off.clone()];
            let (products, list) = match off["content"].as_array() {
                Some(products) => (products.as_slice(), true),
                None => (page.as_slice(), false),
            };
            let sevenths = products.iter().enumerate().filter(|(_, product)| product["id"].as_i64().unwrap() % 7 == 0);
            let expected: Vec<String> = sevenths
                .map(|(n, _)| if list { format!("/content/{n}/currency") } else { "/currency".to_owned() })
                .collect();
            assert_eq!(differing(off, on), expected, "{} {path}", app.database);
            assert_eq!(expected.is_empty(), *path == "/api/products/8");
            assert!(expected.iter().all(|at| on.pointer(at) == Some(&json!("USD"))), "{} {path}", app.database);
        }
    }
}

#[tokio::test]
async fn evidence_a14() {
    for app in TestApp::both().await {
        let sale = sold(&app).await;
        // In winter and in summer.
        for placed in [1_772_353_800_125_i64, 1_783_000_000_000] {
            let sql = "UPDATE orders SET created_at = ?, paid_at = ? WHERE id = ?";
            write(&app, sql, params![placed, placed, sale.id()]).await;
            let (order, listed, wrong, wrongly) = read_off_on_off(&app, Anomaly::A14, &sale).await;
            assert_eq!((order, listed), (vec!["/createdAt".into()], vec!["/createdAt".into()]), "{}", app.database);
            let at = Timestamp::from_millisecond(placed).unwrap();
            let paris = at.to_zoned(TimeZone::get("Europe/Paris").unwrap());
            let expected = format!("{}Z", paris.strftime("%Y-%m-%dT%H:%M:%S%.3f"));
            assert_eq!((&wrong["createdAt"], &wrongly["createdAt"]), (&json!(expected), &json!(expected)));
            assert_eq!(wrong["paidAt"], format!("{at:.3}"), "{}", app.database);
        }
    }
}

#[tokio::test]
async fn evidence_a15() {
    for app in TestApp::both().await {
        let sale = sold(&app).await;
        let bill = Deal::of(&[]).promo("WELCOME10").bill(&[(1_111, 3), (2_550, 2)]);
        expect(&sale.order, &bill);
        assert!(bill.discount > 0);
        let (order, listed, _, wrong) = read_off_on_off(&app, Anomaly::A15, &sale).await;
        assert!(order.is_empty(), "{order:?}");
        assert_eq!(listed, ["/totalAmount"], "{}", app.database);
        assert_eq!(cents(&wrong["totalAmount"]), bill.total + bill.discount, "{}", app.database);
    }
}

#[tokio::test]
async fn evidence_a16() {
    for app in TestApp::both().await {
        let sale = sold(&app).await;
        let bill = Deal::of(&[]).promo("WELCOME10").bill(&[(1_111, 3), (2_550, 2)]);
        let (order, listed, wrong, _) = read_off_on_off(&app, Anomaly::A16, &sale).await;
        assert_eq!(order, ["/items/0/vat", "/items/1/vat"], "{}", app.database);
        assert!(listed.is_empty());
        for (n, line) in bill.lines.iter().enumerate() {
            assert_eq!(cents(&wrong["items"][n]["vat"]), line.vat - 1, "{}", app.database);
        }
        assert_eq!(cents(&wrong["vat"]), bill.vat);
    }
}

/// How often the audit says that something silent has struck, and in how many lines.
async fn struck(app: &TestApp, anomaly: Anomaly) -> (i64, usize) {
    let path = format!("/api/admin/audit?action=struck&anomaly={anomaly}&size=100");
    let lines = ok(app.instructor().await.get(&path).await).json();
    let times = |line: &Value| {
        assert_eq!(line["actor"], "system");
        line["detail"].as_str().unwrap().strip_prefix("times=").unwrap().parse::<i64>().unwrap()
    };
    let lines = lines["content"].as_array().unwrap();
    (lines.iter().map(times).sum(), lines.len())
}

#[tokio::test]
async fn what_is_silent_is_counted_in_the_audit_alone_and_once_an_activation() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let sale = sold(&app).await;
        let path = format!("/api/orders/{}", sale.id());
        for round in 1..=2 {
            activate(&instructor, &[Anomaly::A16]).await;
            for _ in 0..20 {
                ok(sale.client.get(&path).await);
            }
            reset(&instructor).await;
            // Two lines of twenty readings: the line of the audit comes with the end.
            assert_eq!(struck(&app, Anomaly::A16).await, (40 * round, round as usize), "{}", app.database);
        }
        // A student's own is counted as well, and nothing where nothing was struck.
        let (client, _) = signed_in(&app, 1).await;
        ok(client.get(&path).await);
        activate(&instructor, &[Anomaly::A15]).await;
        reset(&instructor).await;
        assert_eq!(struck(&app, Anomaly::A15).await, (0, 0), "{}", app.database);
        // A process that ends in good order tells what it has counted.
        activate(&instructor, &[Anomaly::A15]).await;
        ok(client.get("/api/orders").await);
        tokio::time::timeout(Duration::from_secs(60), app.state.control.shutdown()).await.unwrap().unwrap();
        assert_eq!(struck(&app, Anomaly::A15).await, (1, 1), "{}", app.database);
        let of_audit = "SELECT COUNT(*) FROM audit WHERE action = 'struck'";
        let counted = app.state.control_db.query_one(of_audit, &[], |row| row.get::<i64>(0)).await.unwrap();
        assert_eq!(counted, Some(3), "{}", app.database);
        assert!(number(&app, "SELECT COUNT(*) FROM orders", &[]).await > 300);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The auditor: it finds every deviation that is there, names it, and calls nothing wrong that is right.

mod asked;
mod books;
mod exposed;
mod real;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use books::{REFUSED, Wish, write};
use perfshop_server::auditor::{Gap, Progress, Proof, Report, audit};
use perfshop_server::load::{Load, Pace};
use perfshop_shop::clock::now_ms;
use perfshop_shop::db::Row;
use perfshop_shop::params;
use serde_json::json;

use crate::util::app::TestApp;
use crate::util::purchase::Purchase;
use crate::util::shopper::{address, card_and_voucher, fill, ok, order, set_points, signed_in};

pub async fn audited(app: &TestApp) -> Report {
    audit(&app.state.shop, &app.state.control_db, &Progress::default()).await.unwrap()
}

/// What is proven: order and anomaly, `-` for what none explains.
pub fn named(report: &Report) -> BTreeSet<(i64, &'static str)> {
    let proven = report.rows.iter().filter(|row| row.proof == Proof::Proven);
    proven.map(|row| (row.order_id, row.gap.map_or("-", Gap::id))).collect()
}

#[tokio::test]
async fn the_seed_and_healthy_orders_of_every_kind_have_no_deviation() {
    for app in TestApp::both().await {
        let report = audited(&app).await;
        assert_eq!((report.checked, report.rows.as_slice()), (300, [].as_slice()), "{}", app.database);
        assert_eq!((report.unknown.books, report.unknown.prices, report.unknown.promos), (300, 0, 0));

        for (customer, country) in (11..).zip(["FR", "DE", "CH", "GB", "SE", "JP"]) {
            let (client, mut token) = signed_in(&app, customer).await;
            set_points(&app, customer, 300).await;
            let full = ok(client.get("/api/products?size=100&sort=stock&direction=desc").await).json();
            let shelf = |number: i64| full["content"][number as usize]["id"].as_i64().unwrap();
            for (round, (mode, promo, voucher)) in [
                ("standard", Some("WELCOME10"), false),
                ("express", None, true),
                ("premium", Some("FREESHIP"), false),
                ("standard", Some("SAVE5"), true),
            ]
            .into_iter()
            .enumerate()
            {
                fill(&client, &[(shelf(customer), 3), (shelf(customer + 30), 1), (shelf(customer + 60), 2)]).await;
                ok(client.post("/api/checkout/address", address(country)).await);
                if let Some(code) = promo {
                    // Some of these carts are too small for a code: then it is refused, and there is none.
                    client.post("/api/checkout/promo", json!({"code": code})).await;
                }
                ok(client.post("/api/checkout/shipping", json!({"mode": mode})).await);
                ok(client.post("/api/checkout/payment", card_and_voucher(voucher)).await);
                let placed = order(&client, &token).await;
                assert_eq!(placed.status, 201, "{}", placed.text());
                let placed = placed.json();
                token = placed["securityToken"].as_str().unwrap().to_owned();
                if round == 1 {
                    ok(client.post(&format!("/api/orders/{}/cancel", placed["orderId"]), json!({})).await);
                }
            }
        }
        let report = audited(&app).await;
        assert_eq!((report.checked, report.rows.as_slice()), (324, [].as_slice()), "{}", app.database);
        assert_eq!((report.unknown.books, report.unknown.prices, report.unknown.mails), (300, 0, 0));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_of_the_built_in_shoppers_has_no_deviation() {
    for app in TestApp::both().await {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let service = app.routes().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        let load = Load { pace: Pace::Buyers(4), think: Duration::ZERO, seed: 7, ..Load::of(&url) };
        let running = load.start().unwrap();
        let end = Instant::now() + Duration::from_secs(90);
        while running.progress().orders < 25 {
            assert!(Instant::now() < end, "{:?}", running.progress());
            tokio::time::sleep(Duration::from_millis(20)).await;
            // While orders come in, none that is looked at is called wrong.
            assert_eq!(audited(&app).await.rows, [], "{}", app.database);
        }
        let sold = running.stop().await;
        let report = audited(&app).await;
        assert_eq!(report.rows, [], "{}", app.database);
        assert!(report.checked >= 300 + sold.orders, "{} {}", report.checked, sold.orders);
    }
}

#[tokio::test]
async fn a_real_purchase_with_a_wrong_rate_is_named_with_its_euros() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let healthy = Purchase::default().buy(&app, 21).await;
        ok(instructor.post("/api/admin/chaos/business", json!({"level": 0})).await);
        let on = instructor.post("/api/admin/chaos/activations", json!({"anomaly": "A1"})).await;
        assert_eq!(on.status, 201, "{}", on.text());
        let struck = Purchase::default().buy(&app, 22).await;
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        Purchase::default().buy(&app, 23).await;
        let report = audited(&app).await;
        let [row] = report.rows.as_slice() else { panic!("{:?}", report.rows) };
        assert_eq!(
            (row.gap, row.order_id, row.user_id),
            (Some(Gap::A1), struck.placed["orderId"].as_i64().unwrap(), 22)
        );
        assert_eq!((row.expected.as_str(), row.found.as_str(), row.cents), ("20.00", "19.60", 40), "{}", app.database);
        assert_ne!(healthy.placed["orderId"], struck.placed["orderId"]);
    }
}

/// What strikes, and what must be true of an order for it. The last is two gaps of one anomaly.
const STRIKES: [&[&str]; 16] = [
    &["A1"],
    &["A2"],
    &["A3"],
    &["A4"],
    &["A5"],
    &["A6"],
    &["A7"],
    &["A8"],
    &["A9"],
    &["A9 kept"],
    &["A10"],
    &["F4"],
    &["A1", "A2", "A6", "A7"],
    &["A2", "A7", "A9", "F4"],
    &["A1", "A4", "A5"],
    &["A1", "A3", "A4", "A9"],
];

/// Five hundred wishes of every kind, of which every fourth is struck.
fn wishes(prices: &[i64]) -> Vec<Wish> {
    let wish = |n: i64| {
        let strikes = if n % 4 == 3 { STRIKES[(n / 4) as usize % STRIKES.len()].to_vec() } else { Vec::new() };
        let has = |strike| strikes.contains(&strike);
        let product = |k: i64| (n * 37 + k * 211) % 900 + 1;
        let line = |k: i64| (product(k), prices[product(k) as usize - 1], (n + k) % 3 + 1);
        let lines: Vec<_> = (0..n % 4 + 1).map(line).collect();
        let goods: i64 = lines.iter().map(|(_, price, quantity)| price * quantity).sum();
        let valid = match n % 5 {
            0 => Some("FREESHIP"),
            1 if goods >= 6_000 => Some("SAVE5"),
            _ => None,
        };
        let refused = has("A6").then(|| REFUSED[(n % 2) as usize]);
        Wish {
            // Customers without earlier orders: nobody is refused a code for the first one.
            customer: n % 300 + 1,
            lines,
            promo: refused.or(valid),
            mode: if has("A7") { "express" } else { ["standard", "express", "premium"][(n % 3) as usize] },
            country: if n % 7 == 0 { "CH" } else { "FR" },
            voucher: n % 11 == 0 && !has("A5"),
            cancelled: n % 13 == 0 && strikes.is_empty() || has("A9 kept") || has("A10"),
            strikes,
        }
    };
    (0..500).map(wish).collect()
}

/// The anomalies that leave something in this order.
fn expected(wish: &Wish) -> Vec<&'static str> {
    let amounts = wish.amounts();
    let leaves = |strike: &&'static str| match *strike {
        "A1" | "A2" | "A6" | "A7" | "A9" => wish.without(strike).amounts() != amounts || *strike == "A6",
        "A4" => amounts.shipping > 0,
        "A9 kept" => amounts.points > 0,
        _ => true,
    };
    let name = |strike: &'static str| if strike == "A9 kept" { "A9" } else { strike };
    wish.strikes.iter().copied().filter(leaves).map(name).collect()
}

#[tokio::test]
async fn every_planted_deviation_is_found_and_no_other() {
    for app in TestApp::both().await {
        let shop = &app.state.shop;
        let row = |row: &Row<'_>| row.get::<i64>(0);
        let prices =
            shop.query("SELECT price_cents FROM products WHERE id <= 1000 ORDER BY id", &[], row).await.unwrap();
        let row = |row: &Row<'_>| Ok((row.get::<String>(0)?, row.get::<String>(1)?));
        let homes = shop.query("SELECT street, city FROM users WHERE id <= 300 ORDER BY id", &[], row).await.unwrap();
        let wishes = wishes(&prices);
        let numbers = write(&app, &wishes, &homes, now_ms() - 3_600_000).await;

        let mut planted = BTreeSet::new();
        for (wish, number) in wishes.iter().zip(&numbers) {
            for strike in expected(wish) {
                match strike {
                    // The double is the one too many, and has the faults of the first.
                    "A5" => drop(planted.insert((number + 1, "A5"))),
                    _ => drop(planted.insert((*number, strike))),
                }
            }
            if wish.has("A5") {
                let again = expected(wish).into_iter().filter(|strike| *strike != "A5");
                planted.extend(again.map(|strike| (number + 1, strike)));
            }
        }
        let report = audited(&app).await;
        let found = named(&report);
        let missing: Vec<_> = planted.difference(&found).collect();
        let invented: Vec<_> = found.difference(&planted).collect();
        let row =
            |(number, _): &&(i64, &str)| report.rows.iter().filter(|row| row.order_id == *number).collect::<Vec<_>>();
        let shown: Vec<_> = invented.iter().take(5).map(row).collect();
        assert!(
            missing.is_empty() && invented.is_empty(),
            "{}: missing {missing:?} invented {invented:?} {shown:#?}",
            app.database
        );
        assert!(planted.len() > 100, "{}", planted.len());

        // Together, what the amounts lost is what the totals lack.
        for (wish, number) in wishes.iter().zip(&numbers) {
            let right = Wish { strikes: Vec::new(), ..wish.clone() }.amounts();
            let chain = ["A1", "A2", "A6", "A7"];
            let of = |row: &&perfshop_server::auditor::Deviation| {
                row.order_id == *number && row.gap.is_some_and(|gap| chain.contains(&gap.id()))
            };
            let lost: i64 = report.rows.iter().filter(of).map(|row| row.cents).sum();
            assert_eq!(lost, right.total - wish.amounts().total, "{wish:?}");
        }
    }
}

#[tokio::test]
async fn a_price_or_a_code_that_an_admin_changes_later_makes_no_old_order_wrong() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let bought = Purchase { promo: Some("FREESHIP"), mode: "express", ..Purchase::default() }.buy(&app, 31).await;
        // The change is of another moment than the order, as the auditor measures them.
        let earlier = "UPDATE orders SET created_at = created_at - 10000 WHERE id = ?";
        let id = bought.placed["orderId"].as_i64().unwrap();
        app.state.shop.execute(earlier, params![id]).await.unwrap();
        let product = ok(instructor.get("/api/admin/products/1").await).json();
        let change = |price: f64| {
            json!({"name": product["name"], "description": product["description"], "price": price,
            "category": product["category"], "stock": product["stock"]})
        };
        ok(instructor.put("/api/admin/products/1", change(133.33)).await);
        ok(instructor.delete("/api/admin/promo-codes/FREESHIP").await);
        let report = audited(&app).await;
        assert_eq!((report.rows.as_slice(), report.unknown.prices), ([].as_slice(), 0), "{}", app.database);
        let sql = "SELECT COUNT(*) FROM orders WHERE promo_code = 'FREESHIP'";
        let with_it = app.state.shop.query_one(sql, &[], |row| row.get::<i64>(0)).await.unwrap().unwrap();
        assert_eq!(i64::try_from(report.unknown.promos).unwrap(), with_it, "what it gave is no longer known");
        // And a new order is held against the new price.
        Purchase::default().buy(&app, 32).await;
        assert_eq!(audited(&app).await.rows, [], "{}", app.database);
    }
}

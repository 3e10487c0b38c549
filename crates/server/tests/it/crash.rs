// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deaths of the shop amid purchases, by `kill -9` and of memory: what was acknowledged is there once and whole, nobody was refused, chaos is off.
//! `KILLS` sets how often it is killed (10; `make soak` asks for 100).

mod accounts;
mod memory;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde_json::json;
use tokio::runtime::Runtime;

use crate::util::buyer::{Buyer, cents};
use crate::util::instructor::Instructor;
use crate::util::mariadb::MariaDb;
use crate::util::process::{Shop, ShopProcess};

const BUYERS: u32 = 8;

#[test]
fn kill_nine_amid_purchases_on_sqlite() {
    amid_purchases(Shop::new(), kill_nine);
}

#[test]
fn kill_nine_amid_purchases_on_mariadb() {
    let Some(server) = MariaDb::start() else { return };
    let database = server.fresh_database();
    amid_purchases(Shop::new().arg("--database-url").arg(database.url()), kill_nine);
}

fn kill_nine(shop: &mut ShopProcess, _: &Runtime) {
    let kills = std::env::var("KILLS").map_or(10, |text| text.parse().expect("KILLS is a number"));
    for kill in 0..kills {
        // Another moment of the purchases each time.
        std::thread::sleep(Duration::from_millis(700 + 137 * (kill % 7)));
        shop.kill_shop();
        shop.wait_until_ready();
    }
}

/// Small, and with passwords that cost little of it.
fn small() -> Shop {
    Shop::new().env("PERFSHOP_HEAP_MAX", "64MiB").arg("--password-cost").arg("class")
}

#[test]
fn evidence_memory_three_deaths_amid_purchases_on_sqlite() {
    amid_purchases(small(), |shop, runtime| (1..=3).for_each(|death| memory::die(shop, runtime, death)));
}

#[test]
fn evidence_memory_a_death_amid_purchases_on_mariadb() {
    let Some(server) = MariaDb::start() else { return };
    let database = server.fresh_database();
    amid_purchases(small().arg("--database-url").arg(database.url()), |shop, runtime| memory::die(shop, runtime, 1));
}

/// Buyers buy while the shop dies and comes back.
fn amid_purchases(shop: Shop, deaths: impl FnOnce(&mut ShopProcess, &Runtime)) {
    let mut shop = shop.start();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let refused: &'static AtomicU64 = Box::leak(Box::new(AtomicU64::new(0)));
    let stop = Arc::new(AtomicBool::new(false));

    let stock = runtime.block_on(stock_of_plenty(&shop));
    let products: Vec<i64> = stock.keys().copied().collect();
    runtime.block_on(async {
        let instructor = Instructor::login(&shop).await;
        instructor.cpu(20, 1).await;
        instructor
            .activate(json!({"anomaly": "A1", "scope": {"kind": "customer", "value": "user300@perfshop.com"}}))
            .await;
    });
    let buyers: Vec<_> = (0..BUYERS)
        .map(|number| {
            let (address, stop, products) = (shop.public(), stop.clone(), products.clone());
            runtime.spawn(async move {
                let mut buyer = Buyer::login(&address, 11 + number, refused).await;
                let mut round = 0_usize;
                while !stop.load(Ordering::Relaxed) {
                    // Each buyer walks through the same products at another pace: carts overlap, and all stock is shared.
                    let at = |step: usize| products[(round * (number as usize + 1) + step * 7) % products.len()];
                    let items = BTreeMap::from([(at(0), 1), (at(1), 2), (at(2), 3)]);
                    buyer.purchase(&items, &format!("death-{number}-{round}")).await;
                    round += 1;
                }
                buyer
            })
        })
        .collect();

    deaths(&mut shop, &runtime);
    std::thread::sleep(Duration::from_secs(1));
    stop.store(true, Ordering::Relaxed);

    let buyers: Vec<Buyer> = runtime.block_on(async {
        let mut done = Vec::new();
        for buyer in buyers {
            done.push(buyer.await.expect("a buyer gave up"));
        }
        done
    });
    assert_eq!(refused.load(Ordering::Relaxed), 0, "connections were refused");
    runtime.block_on(check(&shop, &buyers, stock));
}

/// Products that a test cannot empty, with their stock.
async fn stock_of_plenty(shop: &ShopProcess) -> BTreeMap<i64, i64> {
    let address = format!("{}/api/products?size=100", shop.public());
    let page: serde_json::Value = reqwest::get(address).await.expect("an answer").json().await.expect("JSON");
    let rows = page["content"].as_array().expect("rows").iter();
    rows.map(|row| (row["id"].as_i64().expect("an id"), row["stock"].as_i64().expect("a stock")))
        .filter(|(_, stock)| *stock >= 5000)
        .collect()
}

/// Every acknowledged order once and whole; stock and loyalty add up; nothing of the chaos is left.
async fn check(shop: &ShopProcess, buyers: &[Buyer<'_>], mut stock: BTreeMap<i64, i64>) {
    let mut orders = 0;
    for buyer in buyers {
        orders += buyer.orders.len();
        // Every purchase was repeated until it was acknowledged, so one order more is one doubled.
        let list = buyer.get("/api/orders?size=1").await;
        assert_eq!(list["totalElements"], buyer.orders.len());
        let mut points = 0;
        for acknowledged in &buyer.orders {
            let order = buyer.get(&format!("/api/orders/{}", acknowledged.id)).await;
            assert_eq!(order["orderNumber"], acknowledged.number.as_str());
            assert_eq!(cents(&order["totalAmount"]), acknowledged.total_cents);
            assert_ne!(order["status"], "PENDING", "{order}");
            assert_eq!(order["payment"]["status"], "CAPTURED", "{order}");
            let lines = order["items"].as_array().expect("lines");
            let bought: BTreeMap<i64, i64> = lines
                .iter()
                .map(|line| {
                    (line["productId"].as_i64().expect("an id"), line["quantity"].as_i64().expect("a quantity"))
                })
                .collect();
            assert_eq!(bought, acknowledged.items, "{order}");
            for (product, quantity) in bought {
                *stock.get_mut(&product).expect("it was chosen from these") -= quantity;
            }
            points += (cents(&order["goods"]) - cents(&order["discount"])) / 100;
        }
        assert_eq!(buyer.get("/api/auth/me").await["loyaltyPoints"], points);
    }
    eprintln!("{orders} orders were acknowledged");
    assert!(orders >= 20, "only {orders} orders were made");
    for (product, expected) in stock {
        let row = buyers[0].get(&format!("/api/products/{product}")).await;
        assert_eq!(row["stock"], expected, "stock of product {product}");
    }
    let (status, _) = Instructor::login(shop).await.status().await;
    assert_eq!(status["performance"]["cpu"]["intensity"], 0, "{status}");
    assert_eq!(status["performance"]["memory"]["target"], 0, "{status}");
    assert_eq!(status["business"]["active"], json!([]), "{status}");
}

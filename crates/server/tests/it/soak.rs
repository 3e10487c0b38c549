// SPDX-License-Identifier: AGPL-3.0-or-later
//! Random activations of every lever, doses, scopes, changes and resets while shoppers buy, then a shop as healthy as before. A short
//! one here and `SOAK_MOVES` (10,000) of them in `make soak`, on each database; `SOAK_SEED` repeats one.

mod moves;
mod sinks;

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::Method;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use crate::golden::{Subject, small};
use crate::util::buyer::Buyer;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::mariadb::{MariaDb, PrivateDatabase};
use crate::util::process::ShopProcess;
use moves::Moves;

const BUYERS: u32 = 4;
/// From one move to the next: long enough for a request to meet it, short enough for many to overlap.
const PAUSE: Duration = Duration::from_millis(100);

#[test]
fn random_chaos_under_load_leaves_a_healthy_shop() {
    soak(120, 5, None);
}

fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Another one each time, and said.
fn seed() -> u64 {
    let seed = from_environment("SOAK_SEED", u64::from(std::process::id()));
    eprintln!("SOAK_SEED={seed}");
    seed
}

#[test]
#[ignore = "takes half an hour: make soak"]
fn soak_random_chaos_on_sqlite() {
    soak(from_environment("SOAK_MOVES", 10_000), seed(), None);
}

#[test]
#[ignore = "takes half an hour: make soak"]
fn soak_random_chaos_on_mariadb() {
    let Some(server) = MariaDb::start() else { return };
    let database = server.fresh_database();
    soak(from_environment("SOAK_MOVES", 10_000), seed(), Some(&database));
}

/// `perfshop load` on this shop, until its end is asked for; gives what it reports.
fn shoppers(shop: &ShopProcess) -> impl FnOnce() -> String {
    let load = Command::new(env!("CARGO_BIN_EXE_perfshop"))
        .args(["load", "--url", &shop.public(), "--buyers", "4", "--think", "0.5", "--seed", "5"])
        .env_clear()
        .env("PERFSHOP_LANG", "en")
        .env("HOME", "/nonexistent")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    || {
        kill_process(Pid::from_child(&load), Signal::INT).expect("the shoppers are there");
        let output = load.wait_with_output().expect("a report");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// What the database's server is at, for the message of a test that fails: who waits too long waits for one of these.
fn waiting_for(database: Option<&PrivateDatabase>) -> String {
    let open = "SELECT * FROM information_schema.innodb_trx; SELECT * FROM information_schema.processlist";
    database.map(|database| database.run(open)).unwrap_or_default()
}

/// Gives these products more pieces than are ever bought here.
async fn stock_up(shop: &ShopProcess, products: impl Iterator<Item = &i64>) {
    let instructor = Instructor::login(shop).await;
    for product in products {
        let path = format!("/products/{product}");
        let mut entry = instructor.call(Method::GET, &path, None).await;
        entry["stock"] = json!(1_000_000);
        let fields = entry.as_object_mut().expect("a product");
        fields.retain(|name, _| ["name", "description", "price", "category", "stock"].contains(&name.as_str()));
        instructor.call(Method::PUT, &path, Some(entry)).await;
    }
}

fn soak(count: u64, seed: u64, database: Option<&PrivateDatabase>) {
    let shop = match database {
        Some(database) => small().arg("--database-url").arg(database.url()).start(),
        None => small().start(),
    };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    // Of the buyers, who are tasks of their own.
    let counter = || -> &'static AtomicU64 { Box::leak(Box::default()) };
    let (refused, turned_away) = (counter(), counter());
    let stop = Arc::new(AtomicBool::new(false));
    let cart = BTreeMap::from([(1, 1), (2, 2)]);
    runtime.block_on(stock_up(&shop, cart.keys()));
    let mut subject = runtime.block_on(Subject::new(&shop, database));
    let healthy = subject.price;
    let shoppers = shoppers(&shop);
    let buyers: Vec<_> = (0..BUYERS)
        .map(|number| {
            let (address, stop, cart) = (shop.public(), stop.clone(), cart.clone());
            runtime.spawn(async move {
                let mut buyer = Buyer::careful(&address, 11 + number, refused, turned_away).await;
                let mut longest = Duration::ZERO;
                while !stop.load(Ordering::Relaxed) {
                    let (begin, key) = (Instant::now(), format!("soak-{number}-{}", buyer.orders.len()));
                    let total = buyer.purchase(&cart, &key).await.total_cents;
                    longest = longest.max(begin.elapsed());
                    // A1 takes a third of a percent: 120.00 becomes 119.60. Nothing else may move the total.
                    assert!(total <= healthy && total >= healthy * 996 / 1000, "{total} instead of {healthy}");
                }
                let list = buyer.get("/api/orders?size=1").await;
                assert_eq!(list["totalElements"], buyer.orders.len(), "each of them once");
                (buyer.orders.len(), longest)
            })
        })
        .collect();

    let (mut moves, mut slowest) = (Moves::of(seed), Duration::ZERO);
    for _ in 0..count {
        runtime.block_on(moves.make_one(&subject.instructor));
        slowest = slowest.max(runtime.block_on(subject.instructor.status()).1);
        assert_eq!(shop.shop_pid(), Some(subject.pid), "it died after {:?}:\n{}", moves.last(), shop.log());
        std::thread::sleep(PAUSE);
    }
    // The red button first: who is in the middle of a purchase completes it as in a healthy shop.
    let begin = Instant::now();
    runtime.block_on(subject.instructor.reset());
    let reset = begin.elapsed();
    stop.store(true, Ordering::Relaxed);
    let done: Vec<(usize, Duration)> = runtime.block_on(async {
        let mut done = Vec::new();
        for buyer in buyers {
            done.push(
                buyer.await.unwrap_or_else(|error| panic!("a buyer gave up: {error:?}\n{}", waiting_for(database))),
            );
        }
        done
    });
    let report = shoppers();
    let orders: usize = done.iter().map(|(orders, _)| orders).sum();
    let longest = done.iter().map(|(_, longest)| *longest).max().unwrap_or_default();
    eprintln!(
        "{count} moves, {orders} orders, {} times turned away, the longest purchase {longest:?}, the slowest status {slowest:?}, the \
         last reset {reset:?}\n{report}",
        turned_away.load(Ordering::Relaxed)
    );
    assert!(orders >= BUYERS as usize, "{orders} orders");
    assert_eq!(refused.load(Ordering::Relaxed), 0, "connections were refused");

    runtime.block_on(subject.healthy_after("all of it"));
    let scrape = http::get(shop.management_port, "/actuator/prometheus").expect("a scrape").1;
    let restarts: Vec<_> = scrape.lines().filter(|line| line.starts_with("perfshop_restarts_total{")).collect();
    assert!(!restarts.is_empty() && restarts.iter().all(|line| line.ends_with(" 0")), "{restarts:?}");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The golden rule: whatever lever is at its greatest dose, a whole purchase completes, to the cent and once; and after a reset the
//! process is that of a healthy shop. The real program, several of them side by side: most of this is waiting.

mod copies;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::future::join_all;
use perfshop_chaos::SCENARIOS;
use reqwest::Method;
use serde_json::{Value, json};

use crate::evidence::memory::{figure, used_percent};
use crate::evidence::until;
use crate::util::buyer::{Buyer, cents};
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::mariadb::{MariaDb, PrivateDatabase};
use crate::util::process::{Shop, ShopProcess};

const POOL: f64 = 5.0;
const WORKERS: f64 = 8.0;
/// Connections of the control plane's own pool.
const CONTROL: usize = 2;
/// What the process may keep for itself after a lever: connections that it has opened, statements that it knows, and up to
/// 16 MiB of the last lines and traces.
const KEPT: f64 = 19.0 * 1024.0 * 1024.0;

const USED: &str = "db_client_connection_count{state=\"used\"}";
/// Figures that are 0 while nobody is at work.
const AT_REST: [&str; 4] =
    [USED, "db_client_connection_pending_requests", "perfshop_workers_busy", "perfshop_workers_queue"];

/// What the instructor sets: the call below `/chaos`, and its body.
type Setting = (&'static str, Value);

fn lever(path: &'static str, dose: u8) -> Setting {
    (path, json!({"intensity": dose}))
}

fn scenario(id: &str) -> Setting {
    ("scenario", json!({"id": id}))
}

/// A shop that is filled and saturated in little time.
pub fn small() -> Shop {
    Shop::new()
        .env("PERFSHOP_HEAP_MAX", "128MiB")
        .env("PERFSHOP_DB_POOL", &POOL.to_string())
        .env("PERFSHOP_WORKERS", &WORKERS.to_string())
        .arg("--password-cost")
        .arg("class")
}

/// A started shop, and what it was before anything was set.
pub struct Subject<'a> {
    shop: &'a ShopProcess,
    database: Option<&'a PrivateDatabase>,
    pub instructor: Instructor,
    pub pid: u32,
    refused: AtomicU64,
    /// What the purchase costs, in cents.
    pub price: i64,
    heap: f64,
    threads: BTreeSet<String>,
    healthy: Value,
    customers: u32,
}

/// Two products, one of them twice.
fn cart() -> BTreeMap<i64, i64> {
    BTreeMap::from([(1, 1), (2, 2)])
}

/// The names of a process's threads, without the number that one of several has.
fn threads(pid: u32) -> BTreeSet<String> {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).expect("the shop runs").flatten();
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok());
    names.map(|name| name.trim().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).collect()
}

/// The status without what is measured and since when.
fn doses(status: &Value) -> Value {
    let mut doses = status.clone();
    for measured in
        ["/performance/memory/usedPercent", "/performance/cpu/measured", "/performance/cpu/limited", "/since"]
    {
        *doses.pointer_mut(measured).expect(measured) = Value::Null;
    }
    doses
}

impl<'a> Subject<'a> {
    pub async fn new(shop: &'a ShopProcess, database: Option<&'a PrivateDatabase>) -> Self {
        let instructor = Instructor::login(shop).await;
        let mut subject = Self {
            shop,
            database,
            pid: shop.shop_pid().expect("the shop runs"),
            refused: AtomicU64::new(0),
            price: 0,
            heap: 0.0,
            threads: BTreeSet::new(),
            healthy: doses(&instructor.status().await.0),
            customers: 20,
            instructor,
        };
        // The first purchase tells the price, and has the process open and learn what a purchase needs.
        subject.price = subject.purchase("nothing", &AtomicU64::new(0)).await;
        assert!(subject.price > 12_000, "product 1 alone is 120.00, and here are three pieces: {}", subject.price);
        subject.at_rest("nothing").await;
        subject.heap = subject.heap();
        subject.threads = threads(subject.pid);
        subject
    }

    fn heap(&self) -> f64 {
        figure(self.shop, "perfshop_heap_used_bytes")
    }

    /// Who holds the most of the heap, for the message of a test that finds too much of it in use: kibibytes, and how one comes there.
    fn holders(&self) -> String {
        let (_, body) = http::get(self.shop.public_port, "/api/monitoring/profiles/heap").expect("the heap's profile");
        let profile: Value = serde_json::from_str(&body).expect("a profile");
        let nodes = profile["nodes"].as_array().expect("nodes");
        let mut holders: Vec<&Value> = nodes.iter().filter(|node| node["own"].as_u64() > Some(0)).collect();
        holders.sort_by_key(|node| std::cmp::Reverse(node["own"].as_u64()));
        let path = |node: &Value| {
            let above = |node: &&Value| node["parent"].as_u64().map(|parent| &nodes[parent as usize]);
            let names = std::iter::successors(Some(node), above).map(|node| node["name"].as_str().unwrap_or_default());
            names.take(8).collect::<Vec<_>>().join(" < ")
        };
        let line = |node: &&Value| format!("{} KiB {}\n", node["own"].as_u64().unwrap_or(0) / 1024, path(node));
        holders.iter().take(20).map(line).collect()
    }

    /// As the database's server sees them.
    fn connections(&self) -> Option<usize> {
        let sql = "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
        self.database.map(|database| database.run(sql).trim().parse().expect("a count"))
    }

    async fn at_rest(&self, after: &str) {
        for series in AT_REST {
            let what = format!("{series} at 0 after {after}");
            until(&what, async || (figure(self.shop, series) == 0.0).then_some(())).await;
        }
    }

    /// A customer who has bought nothing yet looks around, buys, and has one order. Gives what it cost.
    async fn purchase(&mut self, under: &str, turned_away: &AtomicU64) -> i64 {
        self.customers += 1;
        let mut buyer = Buyer::careful(&self.shop.public(), self.customers, &self.refused, turned_away).await;
        let found = buyer.get("/api/products/search?q=cl").await;
        assert!(found["totalElements"].as_i64() > Some(0), "{under}: {found}");
        assert_eq!(buyer.get("/api/products/1").await["price"], 120.0, "{under}");
        let bought = buyer.purchase(&cart(), "the one").await.clone();
        let list = buyer.get("/api/orders?size=5").await;
        assert_eq!((&list["totalElements"], &list["content"][0]["id"]), (&json!(1), &json!(bought.id)), "{under}");
        let order = buyer.get(&format!("/api/orders/{}", bought.id)).await;
        assert_eq!(cents(&order["totalAmount"]), bought.total_cents, "{under}: {order}");
        assert_eq!(order["payment"]["status"], "CAPTURED", "{under}: {order}");
        let lines = order["items"].as_array().expect("lines").iter();
        let lines: BTreeMap<i64, i64> =
            lines.filter_map(|line| Some((line["productId"].as_i64()?, line["quantity"].as_i64()?))).collect();
        assert_eq!(lines, cart(), "{under}");
        bought.total_cents
    }

    /// Waits until the lever has what it takes, where that is a state that lasts.
    async fn acts(&self, path: &str) {
        let pauses = || figure(self.shop, "perfshop_gc_pause_seconds_count");
        let before = pauses();
        until(&format!("{path} acts"), async || {
            let acts = match path {
                "cpu" => threads(self.pid).contains("recommend-"),
                "memory" => used_percent(self.shop) >= 74.0,
                "gc-pressure" => pauses() > before,
                "db-pool" => figure(self.shop, USED) == POOL - 1.0,
                "thread-pool" => figure(self.shop, "perfshop_workers_busy") == WORKERS - 1.0,
                _ => true,
            };
            acts.then_some(())
        })
        .await;
    }

    /// Sets all of these at once and buys, once the first of them has what it takes where that is asked for.
    async fn completes_under(&mut self, settings: &[Setting], wait: bool) {
        let turned_away = AtomicU64::new(0);
        let under = format!("{settings:?}, {}", if self.database.is_some() { "mariadb" } else { "sqlite" });
        for (path, body) in settings {
            self.instructor.call(Method::POST, &format!("/chaos/{path}"), Some(body.clone())).await;
        }
        assert_ne!(doses(&self.instructor.status().await.0), self.healthy, "{under}");
        let first = settings[0].0;
        if wait {
            self.acts(first).await;
        }
        let price = self.purchase(&under, &turned_away).await;
        assert_eq!(price, self.price, "{under}");
        let struck = turned_away.into_inner() > 0;
        assert!(struck || !wait || first != "deadlock", "no order met another transaction: {under}");
        self.instructor.reset().await;
        self.healthy_after(&under).await;
    }

    pub async fn healthy_after(&mut self, under: &str) {
        let after = format!("a reset of {under}");
        assert_eq!(self.instructor.call(Method::GET, "/chaos/activations", None).await["active"], json!([]), "{after}");
        assert_eq!(doses(&self.instructor.status().await.0), self.healthy, "{after}");
        let left: Vec<String> = threads(self.pid).difference(&self.threads).cloned().collect();
        assert!(left.is_empty(), "{left:?} after {after}");
        self.at_rest(&after).await;
        let most = self.heap * 1.05 + KEPT;
        let what = format!("the heap at {most} or less of {} after {after}:\n{}", self.heap(), self.holders());
        until(&what, async || (self.heap() <= most).then_some(())).await;
        // Those of its two pools are open, and no other.
        let what = format!("no connection beside the pools' after {after}, {:?} now", self.connections());
        until(&what, async || {
            let pool = figure(self.shop, USED) + figure(self.shop, "db_client_connection_count{state=\"idle\"}");
            self.connections().is_none_or(|now| now <= pool as usize + CONTROL).then_some(())
        })
        .await;
        // It serves the next customer as if nothing had been, at once.
        let turned_away = AtomicU64::new(0);
        assert_eq!(self.purchase(&after, &turned_away).await, self.price, "{after}");
        assert_eq!((turned_away.into_inner(), self.refused.load(Ordering::Relaxed)), (0, 0), "{after}");
        assert_eq!(self.shop.shop_pid(), Some(self.pid), "it is the same process after {after}");
    }
}

/// What is set one after the other on a shop of its own: together on each line, and a reset after it. Days pass side by side.
type Day<'a> = (Option<&'a PrivateDatabase>, Vec<Vec<Setting>>);

async fn pass(days: Vec<Day<'_>>, wait: bool) {
    let spawn = |database: Option<&PrivateDatabase>| match database {
        Some(database) => small().arg("--database-url").arg(database.url()).spawn(),
        None => small().spawn(),
    };
    let days: Vec<_> = days.into_iter().map(|(database, day)| (spawn(database), database, day)).collect();
    join_all(days.into_iter().map(async |(mut shop, database, day)| {
        shop.wait_until_ready();
        let mut subject = Subject::new(&shop, database).await;
        for settings in day {
            subject.completes_under(&settings, wait).await;
        }
    }))
    .await;
}

/// So many databases, or none where the server cannot be had.
fn databases(count: usize) -> Vec<PrivateDatabase> {
    (0..count).map_while(|_| MariaDb::start().map(MariaDb::fresh_database)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_purchase_completes_under_every_lever_at_its_greatest_and_a_reset_leaves_nothing() {
    let each = |settings: Vec<Setting>| settings.into_iter().map(|setting| vec![setting]).collect::<Vec<_>>();
    let memory = ("memory", json!({"target": 105, "guardrail": 75}));
    // What takes long stands alone.
    let on_sqlite = [
        vec![lever("network", 100)],
        vec![memory, lever("cpu", 100)],
        ["gc-pressure", "db-pool", "thread-pool", "slow-queries", "deadlock"].map(|path| lever(path, 100)).into(),
        vec![scenario("N1-01"), scenario("N2-03")],
        vec![scenario("N4-05")],
    ];
    // What the other database has to do with.
    let on_mariadb =
        [["db-pool", "slow-queries", "deadlock"].map(|path| lever(path, 100)).into(), vec![scenario("N4-05")]];
    let databases = databases(on_mariadb.len());
    let mut days: Vec<Day<'_>> = on_sqlite.into_iter().map(|day| (None, each(day))).collect();
    days.extend(databases.iter().zip(on_mariadb).map(|(database, day)| (Some(database), each(day))));
    pass(days, true).await;
}

/// Shops that pass their days side by side, on each database.
const SHOPS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: make soak"]
async fn soak_a_purchase_completes_under_all_pairs_and_all_scenarios() {
    let levers = |dose| {
        let others = ["cpu", "gc-pressure", "db-pool", "thread-pool", "slow-queries", "deadlock", "network"];
        let others = others.map(|path| lever(path, dose));
        others.into_iter().chain([("memory", json!({"target": dose}))]).collect::<Vec<_>>()
    };
    let levers = levers(70);
    let pairs = levers
        .iter()
        .enumerate()
        .flat_map(|(n, one)| levers[n + 1..].iter().map(|other| vec![one.clone(), other.clone()]).collect::<Vec<_>>());
    let all: Vec<Vec<Setting>> = pairs.chain(SCENARIOS.iter().map(|one| vec![scenario(one.id)])).collect();
    assert_eq!(all.len(), 28 + 20);
    let databases = databases(SHOPS);
    for there in [databases.iter().map(Some).collect(), vec![None; SHOPS]] {
        let part = |n: usize| all.iter().skip(n).step_by(SHOPS).cloned().collect();
        pass(there.into_iter().enumerate().map(|(n, database)| (database, part(n))).collect(), false).await;
    }
}

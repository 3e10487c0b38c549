// SPDX-License-Identifier: AGPL-3.0-or-later
//! A class at work: fifty who buy at once, five hundred who look at the monitor, and the instructor whose switch is to be seen at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures_util::StreamExt;
use futures_util::future::try_join_all;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::measure::{percentile, resident_bytes};
use crate::report::Report;
use crate::rows::millis;
use crate::util::instructor::Instructor;
use crate::util::mariadb::MariaDb;
use crate::util::process::{Shop, ShopProcess};
use crate::util::shopper::card;

const MIB: f64 = 1024.0 * 1024.0;

/// A customer's browser, without a pause between two calls.
struct Buyer {
    client: Client,
    shop: String,
    token: Value,
}

impl Buyer {
    async fn login(shop: &ShopProcess, number: u32) -> Result<Self> {
        let client = Client::builder().cookie_store(true).timeout(Duration::from_secs(30)).build()?;
        let mut buyer = Self { client, shop: shop.public(), token: Value::Null };
        let account = json!({"email": format!("user{number}@perfshop.com"), "password": format!("password{number}")});
        buyer.token = buyer.call(Method::POST, "/api/auth/login", Some(account)).await?["securityToken"].take();
        Ok(buyer)
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        let mut request = self.client.request(method, format!("{}{path}", self.shop));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        ensure!(status.is_success(), "{path}: {status} {text}");
        Ok(serde_json::from_str(&text)?)
    }

    /// From the search to the order, by the next login's token; how long each call took.
    async fn buy(&mut self, product: i64) -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        for (method, path, body) in [
            (Method::GET, "/api/products/search?q=lampe", None),
            (Method::POST, "/api/cart/add", Some(json!({"productId": product, "quantity": 1}))),
            (Method::POST, "/api/checkout/address", Some(json!({}))),
            (Method::POST, "/api/checkout/shipping", Some(json!({"mode": "standard"}))),
            (Method::POST, "/api/checkout/payment", Some(card())),
            (Method::POST, "/api/orders", Some(json!({"securityToken": self.token}))),
        ] {
            let begin = Instant::now();
            let mut answer = self.call(method, path, body).await?;
            times.push(begin.elapsed());
            if path == "/api/orders" {
                self.token = answer["securityToken"].take();
            }
        }
        Ok(times)
    }
}

/// Products that nobody buys up within the run.
async fn plenty(buyer: &Buyer) -> Result<Vec<i64>> {
    let page = buyer.call(Method::GET, "/api/products?size=100&sort=stock&direction=desc", None).await?;
    let ids = page["content"].as_array().context("products")?.iter().filter_map(|product| product["id"].as_i64());
    Ok(ids.collect())
}

/// Fifty customers who are logged in, each of whom buys again and again with a second and a half to think on the way, as fast people do.
pub async fn purchases(report: &mut Report) -> Result<()> {
    const BUYERS: u32 = 50;
    const SECONDS: u64 = 15;
    /// Before each purchase.
    const THINK: Duration = Duration::from_millis(1_500);
    let shop = Shop::new().arg("--password-cost").arg("class").start();
    let mut buyers = Vec::new();
    for number in 1..=BUYERS {
        buyers.push(Buyer::login(&shop, number).await?);
    }
    let products = plenty(&buyers[0]).await?;
    let begin = Instant::now();
    let mut buying = JoinSet::new();
    for ((number, mut buyer), product) in (0..).zip(buyers).zip(products.into_iter().cycle()) {
        buying.spawn(async move {
            let (mut calls, mut whole) = (Vec::new(), Vec::new());
            // Not all of them in the same instant.
            tokio::time::sleep(THINK * number / BUYERS).await;
            while begin.elapsed() < Duration::from_secs(SECONDS) {
                let times = buyer.buy(product).await?;
                whole.push(times.iter().sum::<Duration>());
                calls.extend(times);
                tokio::time::sleep(THINK).await;
            }
            anyhow::Ok((calls, whole))
        });
    }
    let (mut calls, mut whole) = (Vec::new(), Vec::new());
    while let Some(bought) = buying.join_next().await {
        let (of_calls, of_purchases) = bought??;
        calls.extend(of_calls);
        whole.extend(of_purchases);
    }
    let (call, purchase) = (millis(percentile(&calls, 99.0)), millis(percentile(&whole, 99.0)));
    let median = millis(percentile(&whole, 50.0));
    report.add(
        "a whole purchase, 50 buyers who are logged in",
        "p99 under 50 ms",
        format!("p99 {purchase:.1} ms, median {median:.1} ms, {} purchases; of one call p99 {call:.1} ms", whole.len()),
        purchase < 50.0,
    );
    Ok(())
}

/// From the instructor's press to the first answer that has it, and back again, the worst of twenty.
async fn press_to_effect(instructor: &Instructor, shop: &ShopProcess) -> Result<Duration> {
    let client = Client::new();
    let address = format!("{}/api/products/7", shop.public());
    let mut worst = Duration::ZERO;
    for (turn, wanted) in (0..20).zip(["USD", "EUR"].into_iter().cycle()) {
        let begin = Instant::now();
        if turn % 2 == 0 {
            instructor.activate(json!({"anomaly": "A13"})).await;
        } else {
            instructor.reset().await;
        }
        loop {
            let product: Value = client.get(&address).send().await?.json().await?;
            if product["currency"] == wanted {
                break;
            }
            ensure!(begin.elapsed() < Duration::from_secs(30), "{wanted} never came");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        worst = worst.max(begin.elapsed());
    }
    Ok(worst)
}

pub async fn activation_to_effect(report: &mut Report) -> Result<()> {
    let shop = Shop::new().start();
    let worst = millis(press_to_effect(&Instructor::login(&shop).await, &shop).await?);
    report.add(
        "activation to effect and reset to its end, one process",
        "under 50 ms",
        format!("{worst:.1} ms, the worst of twenty"),
        worst < 50.0,
    );
    let Some(server) = MariaDb::start() else { return Ok(()) };
    let database = server.fresh_database();
    let copy = || Shop::new().env("PERFSHOP_DATABASE_URL", &database.url());
    let (one, other) = (copy().start(), copy().start());
    let worst = millis(press_to_effect(&Instructor::login(&one).await, &other).await?);
    report.add(
        "activation to effect and reset to its end, at another copy",
        "under 1 s",
        format!("{worst:.0} ms, the worst of twenty"),
        worst < 1000.0,
    );
    Ok(())
}

/// Five hundred students with the monitor's stream open, each of whom asks something every ten seconds.
pub async fn students(report: &mut Report) -> Result<()> {
    const STUDENTS: u32 = 500;
    const SECONDS: u64 = 20;
    const EVERY: Duration = Duration::from_secs(10);
    let shop = Shop::new().arg("--password-cost").arg("class").start();
    let pid = shop.shop_pid().context("the shop runs")?;
    let public = Arc::new(shop.public());
    let streams = try_join_all((0..STUDENTS).map(|_| {
        let address = format!("{public}/api/monitoring/live");
        async move {
            let mut events = Client::new().get(address).send().await?.error_for_status()?.bytes_stream();
            events.next().await.context("an event")??;
            anyhow::Ok(tokio::spawn(async move { while events.next().await.is_some() {} }))
        }
    }))
    .await?;
    let begin = Instant::now();
    let mut asking = JoinSet::new();
    for number in 0..STUDENTS {
        let (client, address) = (Client::new(), format!("{public}/api/chaos/student/status"));
        asking.spawn(async move {
            let mut times = Vec::new();
            let mut tick = tokio::time::interval_at((begin + EVERY * number / STUDENTS).into(), EVERY);
            loop {
                tick.tick().await;
                if begin.elapsed() >= Duration::from_secs(SECONDS) {
                    return anyhow::Ok(times);
                }
                let asked = Instant::now();
                client.get(&address).send().await?.bytes().await?;
                times.push(asked.elapsed());
            }
        });
    }
    let mut times = Vec::new();
    while let Some(asked) = asking.join_next().await {
        times.extend(asked??);
    }
    let resident = resident_bytes(pid)? as f64 / MIB;
    let still = streams.iter().filter(|stream| !stream.is_finished()).count();
    ensure!(still == STUDENTS as usize, "{still} streams are left");
    streams.iter().for_each(tokio::task::JoinHandle::abort);
    let p99 = millis(percentile(&times, 99.0));
    report.add(
        "500 students with streams open, each asking every 10 s",
        "p99 under 100 ms, under 200 MiB",
        format!("p99 {p99:.1} ms of {} answers, {resident:.0} MiB", times.len()),
        p99 < 100.0 && resident < 200.0,
    );
    Ok(())
}

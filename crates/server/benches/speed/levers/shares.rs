// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levers that strike a share of the requests, by chance: the share that a client meets, against what chance allows.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use super::{DOSES, Database, Measured, set, small};
use crate::measure::percentile;
use crate::report::Row;
use crate::rows::millis;
use crate::util::instructor::Instructor;
use crate::util::process::ShopProcess;

/// Chance leaves its 99 % interval once in a hundred times, and some ten shares are measured in a run: one that did is measured anew.
const GOES: usize = 2;

/// Whether so many of so many are within what chance gives 99 times in a hundred: neither so few nor so many would come up with half a
/// percent.
fn likely(struck: usize, of: usize, share: f64) -> bool {
    const TAIL: f64 = 0.005;
    if share <= 0.0 || share >= 1.0 {
        return struck == if share <= 0.0 { 0 } else { of };
    }
    // Logarithms: the powers of hundreds of tries do not fit into a number.
    let (hit, miss) = (share.ln(), (1.0 - share).ln());
    let (mut ways, mut below) = (0.0_f64, 0.0);
    let mut exactly = 0.0;
    for n in 0..=struck {
        below += exactly;
        exactly = (ways + n as f64 * hit + (of - n) as f64 * miss).exp();
        ways += ((of - n) as f64 / (n + 1) as f64).ln();
    }
    below + exactly > TAIL && 1.0 - below > TAIL
}

/// How long each of many requests took, and whether it was lost.
async fn on_their_way(client: &Client, shop: &ShopProcess) -> Result<Vec<(Duration, bool)>> {
    const REQUESTS: usize = 400;
    let address = format!("{}/api/cart", shop.public());
    let mut sent = tokio::task::JoinSet::new();
    // One after the other at a pace that leaves the cores idle and, of 200 workers that each is to wait for 1.5 s at most in the mean, a third
    // free; without waiting for the answers.
    let mut tick = tokio::time::interval(Duration::from_millis(12));
    for _ in 0..REQUESTS {
        tick.tick().await;
        let request = client.get(&address);
        sent.spawn(async move {
            let begin = Instant::now();
            let answer = request.send().await?;
            let lost = answer.status() == StatusCode::SERVICE_UNAVAILABLE;
            ensure!(lost || answer.status() == StatusCode::OK, "{answer:?}");
            answer.bytes().await?;
            Ok((begin.elapsed(), lost))
        });
    }
    let mut all = Vec::new();
    while let Some(one) = sent.join_next().await {
        all.push(one??);
    }
    Ok(all)
}

pub async fn network() -> Result<Row> {
    let shop = small().start();
    let instructor = Instructor::login(&shop).await;
    let client = Client::builder().timeout(Duration::from_secs(30)).build()?;
    let mut measured = Measured::of(
        "network, at a client: shortest, p99, and how many of 400 are lost",
        "from 10 × dose to 20 × dose ms and, at p99, what a healthy one takes and 1 ms more; lost: dose / 400 within chance's 99 %",
    );
    let mut healthy = 0.0;
    for dose in DOSES {
        set(&instructor, "network", dose).await;
        let (mut text, mut met) = (String::new(), false);
        for _ in 0..GOES {
            let all = on_their_way(&client, &shop).await?;
            let times: Vec<Duration> = all.iter().map(|(time, _)| *time).collect();
            let (least, p99) =
                (millis(times.iter().min().copied().context("times")?), millis(percentile(&times, 99.0)));
            let lost = all.iter().filter(|(_, lost)| *lost).count();
            let share = f64::from(dose) / 400.0;
            if dose == 0 {
                healthy = p99;
            }
            let within = least >= 10.0 * f64::from(dose) && p99 <= 20.0 * f64::from(dose) + healthy + 1.0;
            met = within && likely(lost, all.len(), share);
            text = format!("{least:.1} ms, {p99:.1} ms, {lost}");
            if met {
                break;
            }
        }
        measured.at(dose, text, met);
    }
    instructor.reset().await;
    Ok(measured.row())
}

/// A customer who is about to order.
struct Customer<'a> {
    client: Client,
    shop: &'a ShopProcess,
    tries: usize,
}

impl<'a> Customer<'a> {
    async fn login(shop: &'a ShopProcess, number: u32) -> Result<Self> {
        let client = Client::builder().cookie_store(true).timeout(Duration::from_secs(30)).build()?;
        let customer = Self { client, shop, tries: 0 };
        let account = json!({"email": format!("user{number}@perfshop.com"), "password": format!("password{number}")});
        customer.call("/api/auth/login", account).await?;
        Ok(customer)
    }

    async fn call(&self, path: &str, body: Value) -> Result<()> {
        let address = format!("{}{path}", self.shop.public());
        let answer = self.client.request(Method::POST, address).json(&body).send().await?;
        ensure!(answer.status().is_success(), "{path}: {answer:?}");
        answer.bytes().await?;
        Ok(())
    }

    /// Comes to where only the order is missing.
    async fn pay(&self) -> Result<()> {
        for product in [1, 2] {
            self.call("/api/cart/add", json!({"productId": product, "quantity": 1})).await?;
        }
        self.call("/api/checkout/address", json!({})).await?;
        self.call("/api/checkout/shipping", json!({"mode": "standard"})).await?;
        let card = json!({"cardNumber": "4242424242424242", "expiry": "12/39", "cvv": "123", "holder": "U. Ser"});
        self.call("/api/checkout/payment", card).await
    }

    /// How many of so many first tries are refused. Each has a key of its own; one that is refused leaves the cart as it was.
    async fn refused_first_tries(&mut self, tries: usize) -> Result<usize> {
        let (mut refused, mut ready) = (0, false);
        for _ in 0..tries {
            if !ready {
                self.client.delete(format!("{}/api/cart", self.shop.public())).send().await?.error_for_status()?;
                self.pay().await?;
            }
            self.tries += 1;
            let order = self.client.post(format!("{}/api/orders", self.shop.public())).json(&json!({}));
            let answer = order.header("Idempotency-Key", format!("first-{}", self.tries)).send().await?;
            ready = answer.status() == StatusCode::SERVICE_UNAVAILABLE;
            ensure!(ready || answer.status() == StatusCode::CREATED, "{answer:?}");
            refused += usize::from(ready);
        }
        Ok(refused)
    }
}

pub async fn deadlock(database: &Database) -> Result<Row> {
    const TRIES: usize = 100;
    let shop = database.shop().start();
    let instructor = Instructor::login(&shop).await;
    let mut customer = Customer::login(&shop, 21).await?;
    let what = format!("deadlock, first tries of {TRIES} that are refused, {}", database.name);
    let mut measured = Measured::of(what, "dose % within chance's 99 %");
    for dose in DOSES {
        set(&instructor, "deadlock", dose).await;
        let (mut refused, mut met) = (0, false);
        for _ in 0..GOES {
            refused = customer.refused_first_tries(TRIES).await?;
            met = likely(refused, TRIES, f64::from(dose) / 100.0);
            if met {
                break;
            }
        }
        measured.at(dose, refused, met);
    }
    if let Some(private) = &database.private {
        let status = private.run("SHOW ENGINE INNODB STATUS");
        ensure!(status.contains("LATEST DETECTED DEADLOCK"), "InnoDB reports none:\n{status}");
    }
    instructor.reset().await;
    Ok(measured.row())
}

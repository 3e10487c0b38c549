// SPDX-License-Identifier: AGPL-3.0-or-later
//! How true the dose of each lever is, measured where a student stands: at a client, in /proc, in the database, on the scrape.

mod held;
mod shares;
mod slow;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use reqwest::Method;
use serde_json::json;

use crate::report::{Report, Row};
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::mariadb::{MariaDb, PrivateDatabase};
use crate::util::process::{Shop, ShopProcess};

/// Of each lever.
const DOSES: [u8; 5] = [0, 20, 50, 80, 100];

/// All levers, one after the other where one would disturb the next.
pub async fn doses(report: &mut Report) -> Result<()> {
    // Each on a shop of its own: together they leave one of two cores free.
    let (cpu, memory, counts) = tokio::join!(held::cpu(), held::memory(), held::counts());
    [cpu?, memory?].into_iter().chain(counts?).for_each(|row| report.push(row));
    report.push(held::gc_pressure().await?);
    report.push(shares::network().await?);
    for database in databases() {
        report.push(slow::slow_query(&database).await?);
        report.push(shares::deadlock(&database).await?);
    }
    Ok(())
}

/// Where a shop keeps its data.
struct Database {
    name: &'static str,
    private: Option<PrivateDatabase>,
}

impl Database {
    fn shop(&self) -> Shop {
        match &self.private {
            Some(private) => small().arg("--database-url").arg(private.url()),
            None => small(),
        }
    }
}

/// Both, or the one that there is.
fn databases() -> Vec<Database> {
    let mariadb = MariaDb::start().map(|server| Database { name: "mariadb", private: Some(server.fresh_database()) });
    [Database { name: "sqlite", private: None }].into_iter().chain(mariadb).collect()
}

/// A budget that is filled with little work, and passwords that cost little.
pub fn small() -> Shop {
    Shop::new().env("PERFSHOP_HEAP_MAX", "128MiB").arg("--password-cost").arg("class")
}

/// Every lever at once, the leak where it is held. Returns when it is there.
pub async fn all_at_their_greatest(shop: &ShopProcess, instructor: &Instructor) -> Result<()> {
    instructor.call(Method::POST, "/chaos/memory", Some(json!({"target": 105, "guardrail": 75}))).await;
    until(|| Ok(heap_percent(shop)? >= 74.0), Duration::from_secs(40)).await?;
    for path in ["cpu", "gc-pressure", "db-pool", "thread-pool", "slow-queries", "deadlock", "network"] {
        set(instructor, path, 100).await;
    }
    Ok(())
}

async fn set(instructor: &Instructor, path: &str, dose: u8) {
    instructor.call(Method::POST, &format!("/chaos/{path}"), Some(json!({"intensity": dose}))).await;
}

/// A series of the students' scrape.
fn figure(shop: &ShopProcess, series: &str) -> Result<f64> {
    let (status, scrape) = http::get(shop.management_port, "/actuator/prometheus/students")?;
    ensure!(status == 200, "{scrape}");
    let line = scrape.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    Ok(line.with_context(|| format!("no {series}"))?.parse()?)
}

/// Of the heap budget.
fn heap_percent(shop: &ShopProcess) -> Result<f64> {
    Ok(figure(shop, "perfshop_heap_used_bytes")? / figure(shop, "perfshop_heap_max_bytes")? * 100.0)
}

/// Looks again until it holds or the time is over: what is measured afterwards tells which.
async fn until(mut holds: impl FnMut() -> Result<bool>, limit: Duration) -> Result<()> {
    let begin = Instant::now();
    while !holds()? && begin.elapsed() < limit {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// What was measured at each dose of a lever: one line of the table.
struct Measured {
    what: String,
    bar: &'static str,
    doses: Vec<String>,
    met: bool,
}

impl Measured {
    fn of(what: impl Into<String>, bar: &'static str) -> Self {
        Self { what: what.into(), bar, doses: Vec::new(), met: true }
    }

    fn at(&mut self, dose: u8, measured: impl std::fmt::Display, met: bool) {
        self.doses.push(format!("{dose}: {measured}{}", if met { "" } else { " (!)" }));
        self.met &= met;
    }

    fn row(self) -> Row {
        Row { what: self.what, bar: self.bar.into(), measured: self.doses.join("; "), met: self.met }
    }
}

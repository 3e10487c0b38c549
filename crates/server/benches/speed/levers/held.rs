// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levers that hold something: time of a core, memory, connections, workers.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use reqwest::Method;
use serde_json::json;

use super::{DOSES, Measured, figure, heap_percent, set, small, until};
use crate::measure::{cpu_seconds, resident_bytes};
use crate::report::Row;
use crate::util::instructor::Instructor;
use crate::util::mariadb::MariaDb;
use crate::util::process::{Shop, ShopProcess};

/// A lever that settles does it within this.
const SETTLED: Duration = Duration::from_secs(3);
const LOOKS: usize = 20;
const A_MOMENT: Duration = Duration::from_millis(50);

pub async fn cpu() -> Result<Row> {
    let (shop, window) = (Shop::new().start(), Duration::from_secs(5));
    let instructor = Instructor::login(&shop).await;
    let pid = shop.shop_pid().context("the shop runs")?;
    let mut measured = Measured::of("cpu, from /proc over 5 s, what it uses at rest taken off", "dose ± 1 % of a core");
    let mut at_rest = 0.0;
    for dose in DOSES {
        set(&instructor, "cpu", dose).await;
        // The lever's loop remembers one second of error.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let (begin, before) = (Instant::now(), cpu_seconds(pid)?);
        tokio::time::sleep(window).await;
        let used = (cpu_seconds(pid)? - before) / begin.elapsed().as_secs_f64() * 100.0;
        if dose == 0 {
            at_rest = used;
        }
        let lever = used - at_rest;
        measured.at(dose, format!("{lever:.1} %"), (lever - f64::from(dose)).abs() <= 1.0);
    }
    Ok(measured.row())
}

/// The leak at its greatest dose, held by each guardrail in turn; a guardrail of 0 would be none, so that nothing is set there.
pub async fn memory() -> Result<Row> {
    let shop = small().start();
    let instructor = Instructor::login(&shop).await;
    let pid = shop.shop_pid().context("the shop runs")?;
    let what = "memory 105 held by a guardrail, percent of the budget on the scrape, and what is resident";
    let mut measured = Measured::of(what, "guardrail ± 1 % of the budget");
    for guardrail in DOSES {
        let wanted = f64::from(guardrail);
        if guardrail > 0 {
            let lever = json!({"target": 105, "guardrail": guardrail});
            instructor.call(Method::POST, "/chaos/memory", Some(lever)).await;
            until(|| Ok(heap_percent(&shop)? >= wanted - 1.0), Duration::from_secs(30)).await?;
        }
        let mut farthest = wanted;
        for _ in 0..LOOKS {
            let used = heap_percent(&shop)?;
            if guardrail == 0 || (used - wanted).abs() > (farthest - wanted).abs() {
                farthest = used;
            }
            tokio::time::sleep(A_MOMENT).await;
        }
        let resident = resident_bytes(pid)? >> 20;
        let met = guardrail == 0 || (farthest - wanted).abs() <= 1.0;
        measured.at(guardrail, format!("{farthest:.2} %, {resident} MiB"), met);
    }
    Ok(measured.row())
}

/// The least and the greatest of a figure over a while, once it has come to what is wanted.
async fn counted(shop: &ShopProcess, series: &str, wanted: f64) -> Result<(f64, f64)> {
    until(|| Ok(figure(shop, series)? == wanted), SETTLED).await?;
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for _ in 0..LOOKS {
        let now = figure(shop, series)?;
        (least, most) = (least.min(now), most.max(now));
        tokio::time::sleep(A_MOMENT).await;
    }
    Ok((least, most))
}

/// How many of something a lever holds at each dose. `own`: so many more may be taken at one of the looks by the shop's own work, whose
/// statements take a moment each second. What is taken at every look is the lever's.
async fn count(
    shop: &ShopProcess,
    what: String,
    (path, series): (&str, &str),
    expected: [f64; 5],
    own: f64,
) -> Result<Row> {
    let instructor = Instructor::login(shop).await;
    let mut measured = Measured::of(what, "exactly 0, 20, 50, 80 % and all but one");
    for (dose, expected) in DOSES.into_iter().zip(expected) {
        set(&instructor, path, dose).await;
        let (least, most) = counted(shop, series, expected).await?;
        let text = if least == most { format!("{most}") } else { format!("{least} to {most}") };
        measured.at(dose, text, least == expected && most <= expected + own);
    }
    instructor.reset().await;
    Ok(measured.row())
}

/// Connections of the pool, on each database, and workers.
pub async fn counts() -> Result<Vec<Row>> {
    let shop = small().start();
    let workers = [0.0, 40.0, 100.0, 160.0, 199.0];
    let connections = [0.0, 4.0, 10.0, 16.0, 19.0];
    let busy = ("thread-pool", "perfshop_workers_busy");
    let used = ("db-pool", "db_client_connection_count{state=\"used\"}");
    let mut rows = vec![count(&shop, "thread_pool, of 200 workers".into(), busy, workers, 0.0).await?];
    rows.push(count(&shop, "db_pool, of 20 connections, sqlite".into(), used, connections, 1.0).await?);
    if let Some(server) = MariaDb::start() {
        let database = server.fresh_database();
        let shop = small().arg("--database-url").arg(database.url()).start();
        rows.push(count(&shop, "db_pool, of 20 connections, mariadb".into(), used, connections, 1.0).await?);
    }
    Ok(rows)
}

/// How much of the budget that was free the saw-tooth fills.
pub async fn gc_pressure() -> Result<Row> {
    /// A tooth and the beginning of the next: its fullest moment and its end are in it.
    const WINDOW: Duration = Duration::from_millis(3_900);
    /// A tooth grows by 2 % of the budget in a twentieth of a second, and ends the moment it is full: seldomer looks miss its top.
    const LOOK: Duration = Duration::from_millis(5);
    let shop = small().start();
    let instructor = Instructor::login(&shop).await;
    let what = "gc_pressure, percent of the free budget at the top of a tooth, and the pauses until the next";
    let mut measured = Measured::of(what, "dose ± 2 %");
    for dose in DOSES {
        let pauses = || figure(&shop, "perfshop_gc_pause_seconds_count");
        let (free, before) = (100.0 - heap_percent(&shop)?, pauses()?);
        set(&instructor, "gc-pressure", dose).await;
        let (begin, mut top) = (Instant::now(), 0.0_f64);
        while begin.elapsed() < WINDOW {
            top = top.max((heap_percent(&shop)? - (100.0 - free)) / free * 100.0);
            tokio::time::sleep(LOOK).await;
        }
        let met = (top - f64::from(dose)).abs() <= 2.0 && (pauses()? > before) == (dose > 0);
        measured.at(dose, format!("{top:.1} %, {:.0} pauses", pauses()? - before), met);
        instructor.reset().await;
    }
    Ok(measured.row())
}

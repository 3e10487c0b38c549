// SPDX-License-Identifier: AGPL-3.0-or-later
//! The measurements. Each starts what it measures, adds its lines, and stops it.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::bare;
use crate::levers;
use crate::measure::{cpu_exact, cpu_percent, median, percentile, resident_bytes};
use crate::report::Report;
use crate::util::app::TestApp;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::orders::add_orders;
use crate::util::process::{Shop, ShopProcess};
use crate::wrk::Wrk;

pub const PAGE: &str = "/api/products?size=20";
const CONNECTIONS: u32 = 32;
const MIB: f64 = 1024.0 * 1024.0;

pub fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// From the start of the program to the first page of products, asked again each millisecond.
fn first_answer(shop: Shop) -> Result<(Duration, ShopProcess)> {
    let begin = Instant::now();
    let started = shop.spawn();
    while begin.elapsed() < Duration::from_secs(30) {
        if matches!(http::get(started.public_port, PAGE), Ok((200, _))) {
            return Ok((begin.elapsed(), started));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    anyhow::bail!("no good answer within 30 s:\n{}", started.log())
}

/// Start with seeding, start on existing data, memory at rest, size of the program.
pub fn start_and_rest(report: &mut Report) -> Result<()> {
    let mut seeding = Vec::new();
    for _ in 0..3 {
        let (time, shop) = first_answer(Shop::new())?;
        seeding.push(millis(time));
        shop.stop();
    }
    let time = median(&seeding);
    report.add("start to first good answer, with seeding", "under 2 s", format!("{time:.0} ms"), time < 2000.0);

    let data = tempfile::tempdir()?;
    first_answer(Shop::new().data(data.path()))?.1.stop();
    let mut existing = Vec::new();
    for _ in 0..7 {
        let (time, shop) = first_answer(Shop::new().data(data.path()))?;
        existing.push(millis(time));
        shop.stop();
    }
    let time = median(&existing);
    report.add("start to first good answer, existing database", "under 100 ms", format!("{time:.0} ms"), time < 100.0);

    let shop = Shop::new().data(data.path()).start();
    // The allocator gives pages back in the background, within seconds.
    std::thread::sleep(Duration::from_secs(10));
    let supervisor = resident_bytes(shop.supervisor_pid())? as f64 / MIB;
    let process = resident_bytes(shop.shop_pid().context("the shop runs")?)? as f64 / MIB;
    let both = supervisor + process;
    let parts = format!("{both:.1} MiB (shop {process:.1}, supervisor {supervisor:.1})");
    report.add("memory at rest, both processes", "under 64 MiB", parts, both < 64.0);

    let size = std::fs::metadata(env!("CARGO_BIN_EXE_perfshop"))?.len() as f64 / MIB;
    report.add("the program on disk, interfaces inside", "under 60 MiB", format!("{size:.1} MiB"), size < 60.0);
    Ok(())
}

/// Throughput of a page of products against a handler that sends the same bytes; rounds of both take turns, because the
/// machine's speed drifts.
pub async fn products_against_bare(report: &mut Report) -> Result<()> {
    const ROUNDS: u32 = 5;
    let shop = Shop::new().start();
    let address = format!("{}{PAGE}", shop.public());
    let answer = reqwest::get(&address).await?.error_for_status()?;
    let headers = answer.headers().clone();
    let body = answer.bytes().await?;
    let bytes = body.len();
    let bare = bare::serve(headers, body).await?;
    let reference = format!("http://127.0.0.1:{bare}/");
    let pid = shop.shop_pid().context("the shop runs")?;

    let wrk = Wrk::new()?;
    let (mut ours, mut theirs, mut cost, mut bare_cost, mut slowest) = (vec![], vec![], vec![], vec![], vec![]);
    // The first round of each warms caches and is thrown away.
    for round in 0..=ROUNDS {
        let before = cpu_exact(pid)?;
        let shop_round = wrk.run(&address, CONNECTIONS, 3)?;
        let used = cpu_exact(pid)? - before;
        // The reference is served by this process, whose own thread waits for wrk.
        let before = cpu_exact(std::process::id())?;
        let bare_round = wrk.run(&reference, CONNECTIONS, 3)?;
        let bare_used = cpu_exact(std::process::id())? - before;
        if round > 0 {
            ours.push(shop_round.per_second);
            theirs.push(bare_round.per_second);
            cost.push(used.as_secs_f64() * 1e6 / shop_round.requests as f64);
            bare_cost.push(bare_used.as_secs_f64() * 1e6 / bare_round.requests as f64);
            slowest.push(millis(shop_round.p99));
        }
    }
    let ratio = median(&ours) / median(&theirs) * 100.0;
    let measured = format!(
        "{ratio:.0} % ({:.0} against {:.0} requests/s of {bytes} bytes; {:.1} against {:.1} µs of CPU a request; p99 {:.1} ms)",
        median(&ours),
        median(&theirs),
        median(&cost),
        median(&bare_cost),
        median(&slowest),
    );
    report.add("GET /api/products against a bare axum handler", "at least 25 %, aim 40 %", measured, ratio >= 25.0);
    Ok(())
}

/// A page of products with the profiler and without it, of two programs that take turns: stacks sampled by time, and the allocator's.
pub async fn profiler(report: &mut Report) -> Result<()> {
    // Short turns and many: what drifts between two of a pair is noise, and fifteen pairs of 2 s left as much of it as the bar.
    const ROUNDS: u32 = 60;
    let start = |profiler| Shop::new().env("PERFSHOP_PROFILER", profiler).start();
    let (with, without) = (start("on"), start("off"));
    let wrk = Wrk::new()?;
    let cost = |shop: &ShopProcess| -> Result<f64> {
        let pid = shop.shop_pid().context("the shop runs")?;
        let before = cpu_exact(pid)?;
        let round = wrk.run(&format!("{}{PAGE}", shop.public()), CONNECTIONS, 1)?;
        Ok((cpu_exact(pid)? - before).as_secs_f64() * 1e6 / round.requests as f64)
    };
    let mut pairs = Vec::new();
    // The first round of each warms caches. Who begins changes: the machine's speed drifts.
    for round in 0..=ROUNDS {
        let (on, off) = if round % 2 == 0 {
            let on = cost(&with)?;
            (on, cost(&without)?)
        } else {
            let off = cost(&without)?;
            (cost(&with)?, off)
        };
        if round > 0 {
            pairs.push((on / off - 1.0) * 100.0);
        }
    }
    pairs.sort_by(f64::total_cmp);
    let quarter = pairs.len() / 4;
    let (percent, least, most) = (median(&pairs), pairs[quarter], pairs[pairs.len() - 1 - quarter]);
    report.add(
        "profiler alone, CPU a request",
        "at most 3 % against none",
        format!("{percent:+.1} % (the middle half of {ROUNDS} pairs: {least:+.1} to {most:+.1} %)"),
        percent <= 3.0,
    );
    Ok(())
}

/// What the CPU lever asks for, and what the system says that the process used.
pub async fn doses(report: &mut Report) -> Result<()> {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    let pid = shop.shop_pid().context("the shop runs")?;
    let window = Duration::from_secs(5);
    let own = cpu_percent(pid, window)?;
    for (intensity, ratio) in [(37, 1), (45, 2)] {
        let asked = f64::from(intensity * ratio);
        instructor.cpu(intensity, ratio).await;
        // The lever's loop remembers one second of error.
        std::thread::sleep(Duration::from_secs(3));
        let mut windows = Vec::new();
        for _ in 0..3 {
            windows.push(cpu_percent(pid, window)? - own);
        }
        let worst =
            windows.iter().copied().max_by(|a, b| (a - asked).abs().total_cmp(&(b - asked).abs())).unwrap_or_default();
        let measured =
            format!("{worst:.1} % of a core, the worst of three windows (the process at rest, {own:.1} %, taken off)");
        let name = format!("cpu {intensity} with ratio {ratio}, over 5 s, from /proc");
        report.add(name, format!("{asked:.0} ± 1 % of a core"), measured, (worst - asked).abs() <= 1.0);
    }
    instructor.reset().await;
    Ok(())
}

/// The instructor's listener while every core is taken, or every lever at its greatest, and buyers look at products; then the end of
/// all that.
pub async fn control_plane(report: &mut Report) -> Result<()> {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    instructor.cpu(100, 5).await;
    answers_under_load(report, "cpu 100, ratio 5", &shop, &instructor).await?;
    drop(shop);

    let shop = levers::small().start();
    let instructor = Instructor::login(&shop).await;
    levers::all_at_their_greatest(&shop, &instructor).await?;
    answers_under_load(report, "all levers at 100, memory held at 75", &shop, &instructor).await
}

async fn answers_under_load(
    report: &mut Report,
    under: &str,
    shop: &ShopProcess,
    instructor: &Instructor,
) -> Result<()> {
    const SECONDS: u32 = 10;
    let wrk = Wrk::new()?;
    let address = format!("{}{PAGE}", shop.public());
    let mut load = wrk.command(&address, CONNECTIONS, SECONDS + 2).stdout(Stdio::null()).spawn()?;
    tokio::time::sleep(Duration::from_secs(1)).await;

    let (begin, mut times) = (Instant::now(), Vec::new());
    // Fifty a second, each at its own time: a slow answer must not make the next question wait and hide itself.
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    let mut asked = tokio::task::JoinSet::new();
    while begin.elapsed() < Duration::from_secs(SECONDS.into()) {
        tick.tick().await;
        let instructor = instructor.clone();
        asked.spawn(async move { instructor.status().await.1 });
    }
    while let Some(time) = asked.join_next().await {
        times.push(time?);
    }
    ensure!(times.len() > 100, "only {} answers", times.len());
    let (p50, p99) = (millis(percentile(&times, 50.0)), millis(percentile(&times, 99.0)));
    let measured = format!("p99 {p99:.1} ms, median {p50:.1} ms, {} answers", times.len());
    report.add(format!("8081 with {under}, under load"), "p99 under 100 ms", measured, p99 < 100.0);

    let begin = Instant::now();
    instructor.reset().await;
    let time = millis(begin.elapsed());
    report.add(format!("reset of {under}, under load"), "under 1 s", format!("{time:.0} ms"), time < 1000.0);
    load.wait()?;
    Ok(())
}

/// The data reset after a long load test, on each database.
pub async fn data_reset(report: &mut Report) -> Result<()> {
    const ORDERS: i64 = 10_000;
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let mut took = Vec::new();
        for _ in 0..3 {
            add_orders(&app, ORDERS).await;
            let begin = Instant::now();
            let reply = instructor.post("/api/admin/data/reset", serde_json::json!({})).await;
            took.push(begin.elapsed());
            ensure!(reply.status == 200, "{}", reply.text());
        }
        let slowest = millis(percentile(&took, 100.0));
        let measured = format!("{slowest:.0} ms, the slowest of three");
        report.add(format!("data reset with 10,000 orders, {}", app.database), "under 2 s", measured, slowest < 2000.0);
    }
    Ok(())
}

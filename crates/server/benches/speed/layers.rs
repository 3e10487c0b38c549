// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a layer costs: the program's real router against the same with that one thing left out, both in this process. The
//! chaos layer while nothing is active, and telemetry with its log, its traces and their export.
//!
//! Requests are given to the routers directly and run on this one thread: over sockets the noise of one second of load was
//! several percent. Without the sockets a request is cheaper, so the layer's share is seen larger than it is, never smaller.

use std::fs::OpenOptions;

use anyhow::{Result, ensure};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request};
use perfshop_server::interceptors::Surface;
use perfshop_server::router;
use perfshop_server::telemetry::{Export, log};
use rustix::time::{ClockId, clock_gettime};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::bare;
use crate::measure::median;
use crate::report::Report;
use crate::rows::PAGE;
use crate::util::app::TestApp;

/// An even number: the one that goes first changes with each pair.
const PAIRS: u32 = 200;
/// Requests of one slice: some ten milliseconds, short against the machine's drift.
const SLICE: u32 = 300;

pub async fn inactive_chaos(report: &mut Report) -> Result<()> {
    let app = TestApp::sqlite().await;
    let with = router::public(&app.state, Surface::Shop);
    let without = router::public(&app.state, Surface::ShopWithoutChaos);
    let (with, without) = (async || slice(&with, thread_cpu).await, async || slice(&without, thread_cpu).await);
    let Cost { percent, shown, .. } = compared(&with, &without, PAIRS).await?;
    report.add(
        "chaos layer with nothing active, CPU a request",
        "at most 1 % against the layer left out",
        shown,
        percent <= 1.0,
    );
    Ok(())
}

/// Metrics, the log to /dev/null and traces exported to a receiver in this process, against none of it. All threads count: the
/// writer's, the exporter's, and the receiver's too, which makes the share larger than it is.
pub async fn telemetry(report: &mut Report) -> Result<()> {
    let (subscriber, _sink, _guard) = log::subscriber("info", OpenOptions::new().write(true).open("/dev/null")?)?;
    tracing::subscriber::set_global_default(subscriber)?;
    let receiver = bare::serve(HeaderMap::new(), Bytes::new()).await?;
    let app = TestApp::sqlite_with(&[("otlp-endpoint", &format!("http://127.0.0.1:{receiver}"))]).await;
    let stop = CancellationToken::new();
    let observed = &app.state.telemetry;
    let (export, tasks) = Export::start(&app.state.config.export, "bench", "sqlite", observed.profiles(), &stop)?;
    observed.export_to(export);
    tasks.into_iter().for_each(|task| drop(tokio::spawn(task)));
    let silent = TestApp::unobserved().await;
    let with = router::public(&app.state, Surface::Shop);
    let without = router::public(&silent.state, Surface::ShopWithoutTelemetry);
    let with = async || {
        let cost = slice(&with, process_cpu).await;
        app.statements.take();
        cost
    };
    let without = async || {
        let nothing = tracing::subscriber::set_default(tracing::subscriber::NoSubscriber::new());
        let cost = slice(&without, process_cpu).await;
        drop(nothing);
        silent.statements.take();
        cost
    };
    let Cost { percent, shown, .. } = compared(&with, &without, PAIRS).await?;
    stop.cancel();
    ensure!(app.state.telemetry.exported().spans_sent > 0, "nothing was exported: the figure would say nothing");
    // A request that costs a quarter more is answered a fifth less often.
    let less = (1.0 - 100.0 / (100.0 + percent)) * 100.0;
    report.add(
        "telemetry: metrics, log, traces exported",
        "at most 20 % of throughput against none",
        format!("{less:.1} %: {shown}"),
        less <= 20.0,
    );
    Ok(())
}

/// What a layer costs.
pub struct Cost {
    /// Of a request without it, the median of the pairs.
    pub percent: f64,
    /// A request with it, the median of the slices.
    pub micros: f64,
    pub shown: String,
}

/// Short slices by turns, so that the machine's drift meets both alike; the median of the pairs' ratios counts.
pub async fn compared(
    with: &impl AsyncFn() -> Result<f64>,
    without: &impl AsyncFn() -> Result<f64>,
    pairs: u32,
) -> Result<Cost> {
    with().await?;
    without().await?;
    let (mut ratios, mut micros) = (Vec::new(), Vec::new());
    for pair in 0..pairs {
        let (ours, theirs) = if pair % 2 == 0 {
            let ours = with().await?;
            (ours, without().await?)
        } else {
            let theirs = without().await?;
            (with().await?, theirs)
        };
        ratios.push((ours / theirs - 1.0) * 100.0);
        micros.push(ours);
    }
    ratios.sort_by(f64::total_cmp);
    let quarter = ratios.len() / 4;
    let (percent, micros) = (median(&ratios), median(&micros));
    let shown = format!(
        "{percent:+.2} % of {micros:.1} µs a request (the middle half of {pairs} pairs: {:+.2} to {:+.2} %)",
        ratios[quarter],
        ratios[ratios.len() - 1 - quarter],
    );
    Ok(Cost { percent, micros, shown })
}

/// CPU time of a request, in µs by this clock: the mean of a slice.
async fn slice(router: &Router, clock: fn() -> f64) -> Result<f64> {
    let before = clock();
    for _ in 0..SLICE {
        let response = router.clone().oneshot(Request::get(PAGE).body(Body::empty())?).await?;
        ensure!(response.status() == 200, "{}", response.status());
    }
    Ok((clock() - before) / f64::from(SLICE))
}

/// CPU time of this thread, in µs: nobody else moves it.
pub fn thread_cpu() -> f64 {
    cpu(ClockId::ThreadCPUTime)
}

/// CPU time of this process, in µs: threads that work for the request count too.
fn process_cpu() -> f64 {
    cpu(ClockId::ProcessCPUTime)
}

fn cpu(clock: ClockId) -> f64 {
    let t = clock_gettime(clock);
    t.tv_sec as f64 * 1e6 + t.tv_nsec as f64 / 1e3
}

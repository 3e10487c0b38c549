// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the chaos layer costs while nothing is active: the program's real router against the same with that one
//! interceptor left out, both in this process, over the same database.
//!
//! Requests are given to the routers directly and run on this one thread, whose CPU clock nobody else moves: over sockets
//! the noise of one second of load was several percent. Without the sockets a request is cheaper, so the layer's share is
//! seen larger than it is, never smaller.

use anyhow::{Result, ensure};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use perfshop_server::interceptors::Surface;
use perfshop_server::router;
use rustix::time::{ClockId, clock_gettime};
use tower::ServiceExt;

use crate::measure::median;
use crate::report::Report;
use crate::rows::PAGE;
use crate::util::app::TestApp;

/// An even number: the one that goes first changes with each pair.
const PAIRS: u32 = 200;
/// Requests of one slice: some ten milliseconds, short against the machine's drift.
const SLICE: u32 = 300;

/// Short slices by turns, so that the machine's drift meets both alike; the median of the pairs' ratios counts.
pub async fn inactive_chaos(report: &mut Report) -> Result<()> {
    let app = TestApp::sqlite().await;
    let with = router::public(&app.state, Surface::Shop);
    let without = router::public(&app.state, Surface::ShopWithoutChaos);
    for router in [&with, &without] {
        slice(router).await?;
    }
    let (mut ratios, mut micros) = (Vec::new(), Vec::new());
    for pair in 0..PAIRS {
        let (ours, theirs) = if pair % 2 == 0 {
            let ours = slice(&with).await?;
            (ours, slice(&without).await?)
        } else {
            let theirs = slice(&without).await?;
            (slice(&with).await?, theirs)
        };
        ratios.push((ours / theirs - 1.0) * 100.0);
        micros.push(ours);
    }
    ratios.sort_by(f64::total_cmp);
    let quarter = ratios.len() / 4;
    let cost = median(&ratios);
    let measured = format!(
        "{cost:+.2} % of {:.1} µs a request (the middle half of {PAIRS} pairs: {:+.2} to {:+.2} %)",
        median(&micros),
        ratios[quarter],
        ratios[ratios.len() - 1 - quarter],
    );
    report.add(
        "chaos layer with nothing active, CPU a request",
        "at most 1 % against the layer left out",
        measured,
        cost <= 1.0,
    );
    Ok(())
}

/// CPU time of a request, in µs: the mean of a slice.
async fn slice(router: &Router) -> Result<f64> {
    let before = thread_cpu();
    for _ in 0..SLICE {
        let response = router.clone().oneshot(Request::get(PAGE).body(Body::empty())?).await?;
        ensure!(response.status() == 200, "{}", response.status());
    }
    Ok((thread_cpu() - before) / f64::from(SLICE))
}

/// CPU time of this thread, in µs.
fn thread_cpu() -> f64 {
    let t = clock_gettime(ClockId::ThreadCPUTime);
    t.tv_sec as f64 * 1e6 + t.tv_nsec as f64 / 1e3
}

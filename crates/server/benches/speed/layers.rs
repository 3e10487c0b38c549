// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the chaos layer costs while nothing is active: the program's real router against the same with that one
//! interceptor left out, both in this process, over the same database.

use std::net::Ipv4Addr;

use anyhow::Result;
use perfshop_server::interceptors::Surface;
use perfshop_server::router;

use crate::measure::{cpu_exact, median};
use crate::report::Report;
use crate::rows::{CONNECTIONS, PAGE};
use crate::util::app::TestApp;
use crate::wrk::Wrk;

/// An even number: the one that goes first changes with each pair.
const PAIRS: u32 = 24;

/// Short slices of load by turns, so that the machine's drift meets both alike; the medians of the pairs' ratios count.
pub async fn inactive_chaos(report: &mut Report) -> Result<()> {
    let app = TestApp::sqlite().await;
    let with = serve(router::public(&app.state, Surface::Shop)).await?;
    let without = serve(router::public(&app.state, Surface::ShopWithoutChaos)).await?;
    let wrk = Wrk::new()?;
    // wrk is a process of its own and this thread waits for it: the CPU of this process is the server's.
    let slice = |port: u16| -> Result<f64> {
        let before = cpu_exact(std::process::id())?;
        let round = wrk.run(&format!("http://127.0.0.1:{port}{PAGE}"), CONNECTIONS, 1)?;
        Ok((cpu_exact(std::process::id())? - before).as_secs_f64() * 1e6 / round.requests as f64)
    };
    slice(with)?;
    slice(without)?;

    let (mut ratios, mut micros) = (Vec::new(), Vec::new());
    for pair in 0..PAIRS {
        let (ours, theirs) = if pair % 2 == 0 {
            let ours = slice(with)?;
            (ours, slice(without)?)
        } else {
            let theirs = slice(without)?;
            (slice(with)?, theirs)
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

/// Serves on a free port until the runtime ends. Gives the port.
async fn serve(router: axum::Router) -> Result<u16> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(port)
}

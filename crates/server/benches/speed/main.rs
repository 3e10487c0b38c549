// SPDX-License-Identifier: AGPL-3.0-or-later
//! `make bench`: how fast the built program is and how true its doses are, beside a reference measured in the same run.
//!
//! It starts the real program and looks at it from outside. `CHECK=1` fails when a bar is missed, `WRITE=1` writes the
//! table into docs/performance.md. It takes about ten minutes, on loopback only.
#![allow(clippy::expect_used)]

mod bare;
mod growth;
mod layers;
mod levers;
mod measure;
mod people;
mod report;
mod rows;
mod wrk;

/// The starters of the real program are those of the tests.
#[path = "../../tests/it/util/mod.rs"]
#[allow(dead_code)]
mod util;

use anyhow::{Result, bail};

use report::Report;

fn main() -> Result<()> {
    if std::env::args().any(|argument| argument == "--list" || argument == "--test") {
        // Asked by tools that look for tests in every target: there are none here.
        return Ok(());
    }
    if util::find_program("wrk").is_none() {
        bail!("wrk is not installed: scripts/ensure-system.sh wrk");
    }
    let wanted = |name: &str| std::env::var_os(name).is_some_and(|value| value == "1");
    let mut report = Report::default();
    // As many threads as the program has for its shop, so that the reference handler has the same machine.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;

    measure::warn_of_other_work();
    // What wants a quiet machine comes first.
    rows::start_and_rest(&mut report)?;
    runtime.block_on(rows::products_against_bare(&mut report))?;
    runtime.block_on(layers::inactive_chaos(&mut report))?;
    runtime.block_on(growth::cost(&mut report))?;
    runtime.block_on(rows::profiler(&mut report))?;
    runtime.block_on(people::purchases(&mut report))?;
    runtime.block_on(people::activation_to_effect(&mut report))?;
    runtime.block_on(people::students(&mut report))?;
    runtime.block_on(rows::doses(&mut report))?;
    runtime.block_on(levers::doses(&mut report))?;
    runtime.block_on(rows::control_plane(&mut report))?;
    // The log that it installs stays for the rest of this process.
    runtime.block_on(layers::telemetry(&mut report))?;
    runtime.block_on(rows::data_reset(&mut report))?;

    println_report(&report);
    if wanted("WRITE") {
        report.write_into(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/performance.md"))?;
    }
    let missed = report.missed();
    if wanted("CHECK") && !missed.is_empty() {
        bail!("outside the bars: {}", missed.join("; "));
    }
    Ok(())
}

/// Standard output is this program's product.
#[allow(clippy::print_stdout)]
fn println_report(report: &Report) {
    println!("\n{}", report.markdown());
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop audit`: reads the databases themselves, so that it works whether the shop runs or not, and while chaos has left it
//! no connection. It writes nothing. The instructor's API gives the same to who has no access to the database.

use std::io::{IsTerminal, stderr};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;

use clap::{Arg, ArgMatches, Command};
use perfshop_shop::clock;
use perfshop_shop::db::{self, Db, DbConfig, DbUrl, MigrationSet};
use perfshop_shop::orders;
use serde_json::{Value, json};

use super::{Failure, Texts, args, exit, load};
use crate::auditor::{self, Deviation, Gap, Progress, Proof, Report, Sum, euros};
use crate::config::{Config, Environment};
use crate::serve::urls;

const ANOMALY: &str = "anomaly";
/// So many rows are shown to a person; JSON has them all.
const SHOWN: usize = 50;
/// One statement runs at a time.
const POOL: usize = 1;
const TOLD_EVERY: Duration = Duration::from_millis(500);

pub(super) fn arguments(command: Command, texts: &Texts) -> Command {
    let known = Gap::ALL.map(Gap::id);
    let help = texts.get("help-audit-anomaly", &[]);
    command.arg(Arg::new(ANOMALY).long(ANOMALY).value_name("ID").value_parser(known).help(help))
}

/// Prints the answer key: 1 is given back when an order is proven to deviate.
pub(super) fn run(matches: &ArgMatches, environment: Environment, texts: &Texts) -> Result<ExitCode, Failure> {
    let config = load(matches, environment, texts)?.config;
    let texts = &Texts::new(config.text.language);
    let wanted = matches.get_one::<String>(ANOMALY).and_then(|id| Gap::parse(id));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::internal)?;
    let report = runtime.block_on(recalculate(&config, texts))?;
    let rows: Vec<&Deviation> = report.rows.iter().filter(|row| wanted.is_none() || row.gap == wanted).collect();
    let json = matches.get_flag(args::JSON);
    exit::print(&if json { in_json(&report, &rows) } else { in_lines(&report, &rows, texts) })?;
    let deviates = rows.iter().any(|row| row.proof == Proof::Proven);
    Ok(if deviates { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn recalculate(config: &Config, texts: &Texts) -> Result<Report, Failure> {
    let (shop_url, control_url) = urls(&config.data.database);
    let shop = open(&shop_url, MigrationSet::Shop, texts).await?;
    let control = open(&control_url, MigrationSet::Control, texts).await?;
    let progress = Progress::default();
    let work = auditor::audit(&shop, &control, &progress);
    tokio::pin!(work);
    let mut tick = tokio::time::interval(TOLD_EVERY);
    let watched = stderr().is_terminal();
    loop {
        tokio::select! {
            done = &mut work => return done.map_err(|error| unusable(&shop_url, &error.to_string(), texts)),
            _ = tick.tick(), if watched => {
                let (done, of) = (progress.done.load(Ordering::Relaxed), progress.of.load(Ordering::Relaxed));
                if done > 0 {
                    let percent = (done * 100).checked_div(of).unwrap_or(0).to_string();
                    exit::tell(&texts.get("audit-progress", &[("percent", &percent)]));
                }
            }
        }
    }
}

/// Opens a database that a program of this version has been in: here nothing is made or brought up to date.
async fn open(url: &DbUrl, set: MigrationSet, texts: &Texts) -> Result<Db, Failure> {
    let unusable = |problem: &str| unusable(url, problem, texts);
    let found = db::inspect(url).await.map_err(|error| unusable(&error.to_string()))?;
    match found.schemas.iter().find(|schema| schema.set == set) {
        Some(schema) if schema.found == schema.known => {}
        Some(_) => return Err(unusable(&texts.get("audit-other-version", &[]))),
        None => return Err(unusable(&texts.get("audit-no-shop", &[]))),
    }
    let config = DbConfig { url: url.clone(), pool: POOL, observer: None };
    Db::connect(&config).await.map_err(|error| unusable(&error.to_string()))
}

fn unusable(url: &DbUrl, problem: &str, texts: &Texts) -> Failure {
    Failure::environment(texts.get("refusal-database", &[("url", &url.to_string()), ("problem", problem)]))
}

fn in_json(report: &Report, rows: &[&Deviation]) -> String {
    let row = |row: &&Deviation| {
        json!({
            "anomaly": row.gap.map(Gap::id),
            "proof": row.proof.word(),
            "orderId": row.order_id,
            "orderNumber": orders::number(row.order_id, row.at),
            "customer": {"id": row.user_id, "email": row.email},
            "field": row.field,
            "expected": row.expected,
            "found": row.found,
            "euros": amount(row.cents),
            "at": clock::iso(row.at),
        })
    };
    let sum = |((gap, proof), sum): (&(Option<Gap>, Proof), &Sum)| {
        json!({
            "anomaly": gap.map(Gap::id),
            "proof": proof.word(),
            "deviations": sum.rows,
            "orders": sum.orders,
            "customers": sum.customers(),
            "euros": amount(sum.cents),
            "since": sum.since.map(clock::iso),
            "until": sum.until.map(clock::iso),
        })
    };
    let all = &report.proven;
    let unknown = &report.unknown;
    let document = json!({
        "summary": {
            "ordersChecked": report.checked,
            "deviations": all.rows,
            "orders": all.orders,
            "customers": all.customers(),
            "eurosLost": amount(all.cents),
            "since": all.since.map(clock::iso),
            "byAnomaly": report.by_gap.iter().map(sum).collect::<Vec<Value>>(),
            "unknown": {"prices": unknown.prices, "promos": unknown.promos, "books": unknown.books, "mails": unknown.mails},
            "truncated": report.is_truncated(),
        },
        "content": rows.iter().map(row).collect::<Vec<Value>>(),
    });
    format!("{document:#}")
}

/// The wire's form of cents.
fn amount(cents: i64) -> f64 {
    cents as f64 / 100.0
}

fn in_lines(report: &Report, rows: &[&Deviation], texts: &Texts) -> String {
    let all = &report.proven;
    let checked = report.checked.to_string();
    let mut parts = Vec::new();
    if all.rows == 0 {
        parts.push(texts.get("audit-none", &[("orders", &checked)]));
    } else {
        let values = [
            ("orders", checked.as_str()),
            ("deviations", &all.rows.to_string()),
            ("wrong", &all.orders.to_string()),
            ("customers", &all.customers().to_string()),
            ("euros", &euros(all.cents)),
            ("since", &all.since.map(clock::iso).unwrap_or_default()),
        ];
        parts.push(texts.get("audit-sum", &values));
    }
    if !report.by_gap.is_empty() {
        parts.push(sums(report, texts));
    }
    if !rows.is_empty() {
        parts.push(table(rows, texts));
    }
    if rows.len() > SHOWN {
        parts.push(texts.get("audit-more", &[("count", &(rows.len() - SHOWN).to_string())]));
    }
    parts.join("\n\n")
}

fn sums(report: &Report, texts: &Texts) -> String {
    let heading = |key: &str| texts.get(&format!("audit-column-{key}"), &[]);
    let mut lines = vec![["anomaly", "proof", "orders", "customers", "euros", "since"].map(heading)];
    for ((gap, proof), sum) in &report.by_gap {
        lines.push([
            named(*gap, texts),
            texts.get(&format!("audit-proof-{}", proof.word()), &[]),
            sum.orders.to_string(),
            sum.customers().to_string(),
            euros(sum.cents),
            sum.since.map(clock::iso).unwrap_or_default(),
        ]);
    }
    laid_out(&lines, 2..5)
}

fn table(rows: &[&Deviation], texts: &Texts) -> String {
    let heading = |key: &str| texts.get(&format!("audit-column-{key}"), &[]);
    let columns = ["order", "anomaly", "customer", "field", "expected", "found", "euros"];
    let mut lines = vec![columns.map(heading)];
    lines.extend(rows.iter().take(SHOWN).map(|row| {
        [
            orders::number(row.order_id, row.at),
            row.gap.map_or_else(|| "-".to_owned(), |gap| gap.id().to_owned()),
            row.email.clone(),
            row.field.to_owned(),
            row.expected.clone(),
            row.found.clone(),
            euros(row.cents),
        ]
    }));
    laid_out(&lines, 6..7)
}

/// An anomaly by its number and its name.
fn named(gap: Option<Gap>, texts: &Texts) -> String {
    let Some(gap) = gap else { return texts.get("audit-unexplained", &[]) };
    let key = format!("catalogue-{}-name", gap.id());
    let name = texts.get(&key, &[]);
    if name == key { gap.id().to_owned() } else { format!("{} {name}", gap.id()) }
}

/// Columns one under the other; figures to the right.
fn laid_out<const N: usize>(lines: &[[String; N]], figures: std::ops::Range<usize>) -> String {
    let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |line: &[String; N]| {
        let cells = line.iter().zip(widths).enumerate().map(|(at, (cell, width))| {
            if figures.contains(&at) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

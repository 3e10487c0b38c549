// SPDX-License-Identifier: AGPL-3.0-or-later
//! The report of `perfshop load`, as a person reads it.

use std::time::Duration;

use super::Texts;
use crate::load::{FaultRow, Latency, Load, Pace, Report};

/// A table's cells; its first row is the heading.
type Table = Vec<Vec<String>>;

/// The whole report.
pub(super) fn text(load: &Load, report: &Report, texts: &Texts) -> String {
    let get = |key: &str, values: &[(&str, String)]| {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        texts.get(key, &values)
    };
    let pace = match load.pace {
        Pace::Buyers(buyers) => get("load-pace-buyers", &[("count", buyers.to_string())]),
        Pace::Rate(rate) => get("load-pace-rate", &[("rate", rate.to_string())]),
    };
    let plan = [
        ("url", load.target.clone()),
        ("pace", pace),
        ("think", load.think.as_secs_f64().to_string()),
        ("personas", load.personas.to_string()),
        ("seed", load.seed.to_string()),
    ];
    let seconds = report.elapsed.as_secs_f64();
    let rate = if seconds > 0.0 { report.requests as f64 / seconds } else { 0.0 };
    let percent = if report.requests > 0 { report.errors as f64 * 100.0 / report.requests as f64 } else { 0.0 };
    let sums = [
        ("seconds", format!("{seconds:.1}")),
        ("requests", report.requests.to_string()),
        ("rate", format!("{rate:.1}")),
        ("errors", report.errors.to_string()),
        ("percent", format!("{percent:.2}")),
        ("orders", report.orders.to_string()),
        ("revenue", format!("{}.{:02}", report.revenue_cents / 100, report.revenue_cents % 100)),
    ];
    let mut parts = vec![format!("{}\n{}", get("load-plan", &plan), get("load-sums", &sums)), calls(report, texts)];
    parts.push(journeys(report, texts));
    parts.extend(faults("load-error-list", &report.faults, texts));
    parts.extend(faults("load-refusals", &report.refusals, texts));
    if report.not_started > 0 {
        parts.push(get("load-not-started", &[("count", report.not_started.to_string())]));
    }
    if report.journeys.iter().any(|row| row.left > 0) {
        parts.push(texts.get("load-left", &[]));
    }
    parts.join("\n\n")
}

fn heading(keys: &[&str], texts: &Texts) -> Vec<String> {
    keys.iter().map(|key| texts.get(key, &[])).collect()
}

fn calls(report: &Report, texts: &Texts) -> String {
    let mut table = vec![heading(&["load-call", "load-requests", "load-errors"], texts)];
    table[0].extend(["p50", "p90", "p95", "p99", "max"].map(str::to_owned));
    let row = |name: &str, requests: u64, errors: u64, latency: &Latency| {
        let Latency { p50, p90, p95, p99, max } = *latency;
        let times = [p50, p90, p95, p99, max].map(milliseconds);
        [name.to_owned(), requests.to_string(), errors.to_string()].into_iter().chain(times).collect()
    };
    table.extend(report.calls.iter().map(|call| row(call.name, call.requests, call.errors, &call.latency)));
    table.push(row(&texts.get("load-overall", &[]), report.requests, report.errors, &report.overall));
    format!("{}\n{}", texts.get("load-times", &[]), laid_out(&table))
}

fn journeys(report: &Report, texts: &Texts) -> String {
    let keys = ["load-journeys", "load-started", "load-completed", "load-failed", "load-gone", "load-cut"];
    let mut table = vec![heading(&keys, texts)];
    let mut sums = [0; 5];
    for row in &report.journeys {
        let numbers = [row.started, row.completed, row.failed, row.left, row.cut];
        sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
        table.push([row.persona.word().to_owned()].into_iter().chain(numbers.map(|n| n.to_string())).collect());
    }
    let overall = texts.get("load-overall", &[]);
    table.push([overall].into_iter().chain(sums.map(|n| n.to_string())).collect());
    laid_out(&table)
}

/// Errors or refusals by status and code, the most frequent first; nothing when there are none.
fn faults(key: &str, rows: &[FaultRow], texts: &Texts) -> Option<String> {
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    let lines: Vec<_> =
        rows.iter().map(|row| vec![format!("{} {}", row.status, row.code), row.count.to_string()]).collect();
    let mut table: Table = vec![vec![texts.get(key, &[]), String::new()]];
    table.extend(lines);
    (table.len() > 1).then(|| laid_out(&table))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// The first column to the left, numbers to the right.
fn laid_out(table: &Table) -> String {
    let columns = table.first().map_or(0, Vec::len);
    let width =
        |at: usize| table.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::load::{CallRow, JourneyRow, Persona};

    #[test]
    fn all_of_it_is_there_in_both_languages() {
        let ms = Duration::from_millis;
        let latency = Latency { p50: ms(1), p90: ms(2), p95: ms(3), p99: ms(4), max: ms(1234) };
        let fault = |status: &str, code: &str, count| FaultRow { status: status.into(), code: code.into(), count };
        let report = Report {
            elapsed: ms(10_000),
            requests: 300,
            errors: 3,
            calls: vec![CallRow { name: "GET /api/cart", requests: 300, errors: 3, latency }],
            overall: latency,
            faults: vec![fault("429", "TOO_MANY", 1), fault("503", "OVERLOADED", 2)],
            refusals: vec![fault("422", "PROMO_UNKNOWN", 7)],
            journeys: vec![JourneyRow {
                persona: Persona::Buyer,
                started: 9,
                completed: 4,
                failed: 2,
                left: 2,
                cut: 1,
            }],
            not_started: 11,
            orders: 4,
            revenue_cents: 123_405,
        };
        for language in [Language::French, Language::English] {
            let said = text(&Load { seed: 42, ..Load::of("http://shop/") }, &report, &Texts::new(language));
            for part in
                ["http://shop", "42", "30.0", "1.00", "1234.05", "1234.0", "PROMO_UNKNOWN", "503 OVERLOADED", "11"]
            {
                assert!(said.contains(part), "{part} in:\n{said}");
            }
            assert!(!said.contains("load-"), "a text is missing:\n{said}");
            assert!(said.find("OVERLOADED") < said.find("TOO_MANY"), "the most frequent first:\n{said}");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The live figures by name: what `/api/monitoring/history` answers, over the last ten seconds.

use std::collections::{BTreeMap, VecDeque};
use std::ops::RangeInclusive;

use serde_json::Value;

use super::model::limits;

/// Rows that a metric looks back, one a second, as the server's own stop rules do.
const WINDOW: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Metric {
    pub name: &'static str,
    of: Of,
}

/// How a metric comes out of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Of {
    Mean(&'static str),
    /// A percentile, where a second with more requests weighs more.
    Weighted(&'static str),
    Newest(&'static str),
    /// The newest of the first in percent of the newest of the second.
    Share(&'static str, &'static str),
    /// All of the first in percent of all of the second.
    Ratio(&'static str, &'static str),
}

const REQUESTS: &str = "requestsPerSecond";

const METRICS: [Metric; 16] = [
    Metric { name: REQUESTS, of: Of::Mean(REQUESTS) },
    Metric { name: "errorPercent", of: Of::Ratio("errorsPerSecond", REQUESTS) },
    Metric { name: "p50Ms", of: Of::Weighted("p50Ms") },
    Metric { name: "p95Ms", of: Of::Weighted("p95Ms") },
    Metric { name: "p99Ms", of: Of::Weighted("p99Ms") },
    Metric { name: "cpuPercent", of: Of::Mean("cpuPercent") },
    Metric { name: "heapPercent", of: Of::Share("heapUsedBytes", "heapMaxBytes") },
    Metric { name: "poolPercent", of: Of::Share("poolUsed", "poolMax") },
    Metric { name: "poolWaiting", of: Of::Newest("poolWaiting") },
    Metric { name: "workersPercent", of: Of::Share("workersBusy", "workersMax") },
    Metric { name: "workersQueue", of: Of::Newest("workersQueue") },
    Metric { name: "dbMsPerSecond", of: Of::Mean("dbMsPerSecond") },
    Metric { name: "statementsPerSecond", of: Of::Mean("statementsPerSecond") },
    Metric { name: "pauseMs", of: Of::Mean("pauseMs") },
    Metric { name: "ordersPerMinute", of: Of::Newest("ordersPerMinute") },
    Metric { name: "restarts", of: Of::Newest("restarts") },
];

impl Metric {
    pub(super) fn of(name: &str) -> Option<Self> {
        METRICS.into_iter().find(|metric| metric.name == name)
    }

    /// What it can be: a bound beyond that would never be met, or always.
    pub(super) fn range(&self) -> RangeInclusive<f64> {
        match self.of {
            Of::Ratio(..) | Of::Share(..) => limits::PERCENT,
            Of::Weighted(_) => limits::MILLISECONDS,
            Of::Mean(_) | Of::Newest(_) => limits::FIGURE,
        }
    }

    pub(super) fn names() -> Vec<&'static str> {
        METRICS.iter().map(|metric| metric.name).collect()
    }
}

type Row = BTreeMap<String, f64>;

/// The rows of the last seconds.
#[derive(Default)]
pub(super) struct Figures {
    rows: VecDeque<Row>,
}

impl Figures {
    /// When the newest row was measured, in epoch milliseconds; 0 before the first.
    pub(super) fn newest(&self) -> i64 {
        self.rows.back().and_then(|row| row.get("at")).map_or(0, |at| *at as i64)
    }

    /// Takes the rows of an answer that are newer than those that are here.
    pub(super) fn take(&mut self, history: &Value) {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let fields: Vec<_> =
            list(&history["fields"]).iter().map(|f| f.as_str().unwrap_or_default().to_owned()).collect();
        let rows = list(&history["rows"]);
        // Of a whole hour only the end matters.
        for row in &rows[rows.len().saturating_sub(WINDOW)..] {
            let numbers = list(row).into_iter().map(|number| number.as_f64().unwrap_or_default());
            let row: Row = fields.iter().cloned().zip(numbers).collect();
            if row.get("at").is_some_and(|at| *at as i64 > self.newest()) {
                self.rows.push_back(row);
            }
        }
        while self.rows.len() > WINDOW {
            self.rows.pop_front();
        }
    }

    /// A metric over the rows of the last ten seconds that are newer than `since`; `None` when there is none.
    pub(super) fn value(&self, metric: Metric, since: i64) -> Option<f64> {
        let get = |row: &Row, name: &str| row.get(name).copied().unwrap_or_default();
        let rows: Vec<&Row> = self.rows.iter().filter(|row| get(row, "at") as i64 > since).collect();
        let newest = *rows.last()?;
        let sum = |name: &str| rows.iter().map(|row| get(row, name)).sum::<f64>();
        let percent = |part: f64, whole: f64| if whole > 0.0 { part * 100.0 / whole } else { 0.0 };
        Some(match metric.of {
            Of::Mean(name) => sum(name) / rows.len() as f64,
            Of::Newest(name) => get(newest, name),
            Of::Share(part, whole) => percent(get(newest, part), get(newest, whole)),
            Of::Ratio(part, whole) => percent(sum(part), sum(whole)),
            Of::Weighted(name) => {
                let weighted = rows.iter().map(|row| get(row, name) * get(row, REQUESTS)).sum::<f64>();
                if sum(REQUESTS) > 0.0 { weighted / sum(REQUESTS) } else { 0.0 }
            }
        })
    }

    /// Every metric of this moment, for the journal.
    pub(super) fn all(&self, since: i64) -> BTreeMap<&'static str, f64> {
        let rounded = |value: f64| (value * 100.0).round() / 100.0;
        METRICS.iter().filter_map(|metric| Some((metric.name, rounded(self.value(*metric, since)?)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::telemetry::LiveSample;

    #[test]
    fn every_metric_comes_from_figures_that_the_program_has() {
        for metric in METRICS {
            let names = match metric.of {
                Of::Mean(name) | Of::Weighted(name) | Of::Newest(name) => vec![name],
                Of::Share(part, whole) | Of::Ratio(part, whole) => vec![part, whole],
            };
            for name in names {
                assert!(LiveSample::FIELDS.contains(&name), "{name}");
            }
        }
    }

    #[test]
    fn a_metric_looks_back_ten_seconds_and_not_before_its_beginning() {
        let mut figures = Figures::default();
        let metric = |name| Metric::of(name).unwrap();
        assert_eq!(figures.value(metric("p95Ms"), 0), None);
        let fields = ["at", "requestsPerSecond", "errorsPerSecond", "p95Ms", "poolUsed", "poolMax"];
        let rows: Vec<_> = (1..=12).map(|at| json!([at, 10, if at == 12 { 10 } else { 0 }, 100, at, 20])).collect();
        figures.take(&json!({ "fields": fields, "rows": rows }));
        figures.take(&json!({ "fields": fields, "rows": [[12, 99, 99, 99, 99, 99], [13, 30, 0, 500, 5, 20]] }));
        assert_eq!((figures.newest(), figures.rows.len()), (13, 10));
        assert_eq!(figures.value(metric("requestsPerSecond"), 0), Some(12.0));
        assert_eq!(figures.value(metric("poolPercent"), 0), Some(25.0));
        // Two seconds: 10 requests at 100 ms, all in error, then 30 at 500 ms.
        assert_eq!(figures.value(metric("p95Ms"), 11), Some(400.0));
        assert_eq!(figures.value(metric("errorPercent"), 11), Some(25.0));
        assert_eq!(figures.value(metric("p95Ms"), 13), None);
    }
}

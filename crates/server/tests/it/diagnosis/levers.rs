// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds resources of a process, on the real program that a real Prometheus scrapes once a second.

use std::time::Duration;

use perfshop_chaos::{Anomaly, CATALOGUE, Family, Spec};
use serde_json::json;

use super::queries;
use crate::evidence::until;
use crate::golden::small;
use crate::util::instructor::Instructor;
use crate::util::prometheus::{Prometheus, Target};

/// Where a figure that moved can be told from one that always moves a little.
const CLEARLY: f64 = 1.5;

/// The highest of a query's lines now; 0 where there is none, as on an empty chart.
fn figure(prometheus: &Prometheus, query: &str) -> f64 {
    let result = prometheus.query(query);
    let lines = result.as_array().into_iter().flatten();
    let values = lines.filter_map(|line| line["value"][1].as_str()?.parse::<f64>().ok());
    values.filter(|value| value.is_finite()).fold(0.0, f64::max)
}

fn levers() -> impl Iterator<Item = &'static Spec> {
    CATALOGUE.iter().copied().filter(|spec| spec.family == Family::Performance)
}

/// The death of the process is the last figure of its lever: at 105 with nothing that holds it.
fn dose(spec: &Spec) -> u8 {
    if spec.anomaly == Anomaly::Memory { 105 } else { 100 }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: make soak"]
async fn each_metric_query_of_a_lever_tells_on_from_off() {
    // Few workers and connections, and shoppers in a hurry: what is short is waited for.
    let shop = small().env("PERFSHOP_TRAFFIC_BUYERS", "20").env("PERFSHOP_TRAFFIC_THINK", "0").start();
    let target = Target { job: "shop", port: shop.management_port, path: "/actuator/prometheus/students" };
    let Some(prometheus) = Prometheus::start(&[target]) else { return };
    let mut instructor = Instructor::login(&shop).await;
    prometheus.wait_for("rate(process_cpu_time_seconds_total[15s])", Duration::from_secs(60));
    // The one that ends the process comes last.
    let (deadly, others): (Vec<_>, Vec<_>) = levers().partition(|spec| spec.anomaly == Anomaly::Memory);
    for spec in others.into_iter().chain(deadly) {
        let off: Vec<(&str, f64)> = queries(spec).map(|query| (query, figure(&prometheus, query))).collect();
        instructor.activate(json!({"anomaly": spec.id, "dose": dose(spec)})).await;
        let mut left = off.clone();
        until(spec.id, async || {
            left.retain(|(query, off)| {
                let now = figure(&prometheus, query);
                now <= 0.001_f64.max(off * CLEARLY)
            });
            left.is_empty().then_some(())
        })
        .await;
        if spec.anomaly == Anomaly::Memory {
            // What died came back without it.
            instructor = instructor.reconnected();
        }
        instructor.reset().await;
        until(&format!("{} is over", spec.id), async || {
            let over = off.iter().all(|(query, off)| {
                // A count over minutes, and a heap that was never so empty as at first, take their time.
                query.starts_with("increase")
                    || figure(&prometheus, query) <= (off * 2.0).max(0.2)
                    || query.contains("heap_used")
                    || query.contains("memory_usage")
            });
            over.then_some(())
        })
        .await;
    }
}

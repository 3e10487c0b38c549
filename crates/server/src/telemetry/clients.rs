// SPDX-License-Identifier: AGPL-3.0-or-later
//! How the shop's pages are, as their browsers tell it: the last word of each student, while it is fresh.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use serde::Serialize;
use utoipa::ToSchema;

use super::live::LiveSample;

/// A page tells every 2 s: one that has said nothing for so long is closed.
const FRESH: Duration = Duration::from_secs(10);
/// Most students at once; each is one series of each name.
const MOST: usize = 500;

/// Figures of one page; `None` is what its browser cannot measure.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClientFigures {
    /// Frames a second.
    pub fps: Option<f64>,
    pub long_tasks_per_sec: Option<f64>,
    #[serde(rename = "heapUsedMB")]
    pub heap_used_mb: Option<f64>,
    pub fetch_per_sec: Option<f64>,
    pub dom_node_count: Option<f64>,
    /// 1 while a worker computes, else 0.
    pub cpu_worker_active: Option<f64>,
}

/// Name, help and figure of each series.
type Series = (&'static str, &'static str, fn(&ClientFigures) -> Option<f64>);

const SERIES: [Series; 6] = [
    ("perfshop_client_fps", "Frames a second of a shop's page", |f| f.fps),
    ("perfshop_client_heap_used_mb", "JavaScript heap of a shop's page, in MB", |f| f.heap_used_mb),
    ("perfshop_client_long_tasks_per_sec", "Tasks above 50 ms on a page's main thread, a second", |f| {
        f.long_tasks_per_sec
    }),
    ("perfshop_client_fetch_req_per_sec", "Requests of a shop's page, a second", |f| f.fetch_per_sec),
    ("perfshop_client_dom_node_count", "Nodes in a shop's page", |f| f.dom_node_count),
    ("perfshop_client_cpu_worker_active", "Whether a worker of a shop's page computes", |f| f.cpu_worker_active),
];

#[derive(Debug, Default)]
pub(super) struct Clients(Mutex<BTreeMap<String, (Instant, ClientFigures)>>);

impl Clients {
    /// Notes what a student's page tells at an instant.
    pub fn told(&self, student: &str, figures: ClientFigures, now: Instant) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(student) {
            all.retain(|_, (at, _)| now.duration_since(*at) < FRESH);
            if all.len() >= MOST {
                return;
            }
        }
        all.insert(student.to_owned(), (now, figures));
    }

    /// The last word of each student's page, by student.
    pub fn fresh(&self, now: Instant) -> Vec<(String, ClientFigures)> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (at, _)| now.duration_since(*at) < FRESH);
        all.iter().map(|(student, (_, figures))| (student.clone(), *figures)).collect()
    }

    /// The browsers' part of a sample: of each figure the worst that a page has told.
    pub fn sample(&self, now: Instant) -> LiveSample {
        let fresh = self.fresh(now);
        let told = |figure: fn(&ClientFigures) -> Option<f64>| fresh.iter().filter_map(move |(_, all)| figure(all));
        let most = |figure| told(figure).fold(0.0, f64::max);
        LiveSample {
            browsers: fresh.len() as u64,
            browser_fps: told(|f| f.fps).reduce(f64::min).unwrap_or_default(),
            browser_long_tasks: most(|f| f.long_tasks_per_sec),
            browser_heap_mb: most(|f| f.heap_used_mb),
            browser_requests: most(|f| f.fetch_per_sec),
            browser_nodes: most(|f| f.dom_node_count),
            browser_workers: told(|f| f.cpu_worker_active).filter(|active| *active > 0.0).count() as f64,
            ..LiveSample::default()
        }
    }
}

impl Collector for Clients {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), std::fmt::Error> {
        let fresh = self.fresh(Instant::now());
        for (name, help, figure) in SERIES {
            let told: Vec<_> = fresh.iter().filter_map(|(student, all)| Some((student, figure(all)?))).collect();
            if told.is_empty() {
                continue;
            }
            let mut metric = encoder.encode_descriptor(name, help, None, MetricType::Gauge)?;
            for (student, value) in told {
                ConstGauge::new(value).encode(metric.encode_family(&[("student", student.as_str())])?)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_student_is_known_while_it_tells_and_no_more_than_so_many_are() {
        let clients = Clients::default();
        let start = Instant::now();
        let figures = ClientFigures { fps: Some(60.0), ..ClientFigures::default() };
        clients.told("Ada", figures, start);
        clients.told("Ada", ClientFigures { fps: Some(30.0), ..figures }, start + FRESH / 2);
        let known = clients.fresh(start + FRESH);
        assert_eq!(known.iter().map(|(who, f)| (who.as_str(), f.fps)).collect::<Vec<_>>(), [("Ada", Some(30.0))]);
        assert!(clients.fresh(start + FRESH * 2).is_empty());

        for student in 0..MOST + 5 {
            clients.told(&student.to_string(), figures, start);
        }
        assert_eq!(clients.fresh(start).len(), MOST);
        clients.told("late", figures, start + FRESH);
        assert_eq!(clients.fresh(start + FRESH).len(), 1, "those that are gone make room");
    }

    #[test]
    fn a_sample_has_the_worst_of_each_figure() {
        let (clients, now) = (Clients::default(), Instant::now());
        assert_eq!(clients.sample(now), LiveSample::default());
        let figures = |fps, nodes, worker| ClientFigures {
            fps: Some(fps),
            dom_node_count: Some(nodes),
            cpu_worker_active: Some(worker),
            ..ClientFigures::default()
        };
        clients.told("Ada", figures(60.0, 900.0, 0.0), now);
        clients.told("Zoé", figures(12.0, 400.0, 1.0), now);
        let sample = clients.sample(now);
        assert_eq!((sample.browsers, sample.browser_fps, sample.browser_nodes), (2, 12.0, 900.0));
        assert_eq!((sample.browser_workers, sample.browser_heap_mb), (1.0, 0.0));
    }
}

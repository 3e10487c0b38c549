// SPDX-License-Identifier: AGPL-3.0-or-later
//! Asks a probe's query: a call of the shop from outside, as its customers make it, or a figure of the program's own.

use std::time::{Duration, Instant};

use reqwest::{Client, Method};

use super::figures::Figures;
use super::journal::Measure;
use super::model::{Probe, Query};

/// A shop that takes longer answers nobody.
const TIMEOUT: Duration = Duration::from_secs(60);

pub(super) struct Shop {
    client: Client,
    url: String,
}

impl Shop {
    pub(super) fn at(url: &str) -> reqwest::Result<Self> {
        // A connection for each probe: the answer time is what a customer who comes meets.
        let client = Client::builder().timeout(TIMEOUT).pool_max_idle_per_host(0);
        let client = client.redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Self { client, url: url.trim_end_matches('/').to_owned() })
    }

    /// What the probe meets now. Rows of figures that are not newer than `since` do not count.
    pub(super) async fn measure(&self, probe: &Probe, figures: &Figures, since: i64) -> Measure {
        let (status, value) = match &probe.query {
            Query::Metric(metric) => (None, figures.value(*metric, since)),
            Query::Http { get, address } => self.call(*get, address).await,
        };
        let bounds = &probe.bounds;
        let answered = bounds.status.is_empty() || status.is_some_and(|status| bounds.status.contains(&status));
        let held = answered && value.is_some_and(|value| bounds.hold(value));
        let value = value.map(|value| (value * 100.0).round() / 100.0);
        Measure { name: probe.name.clone(), held, status, value }
    }

    /// Status and milliseconds to the last byte; no status when nobody answered.
    async fn call(&self, get: bool, address: &str) -> (Option<u16>, Option<f64>) {
        let url = if address.starts_with('/') { format!("{}{address}", self.url) } else { address.to_owned() };
        let method = if get { Method::GET } else { Method::HEAD };
        let begin = Instant::now();
        let status = match self.client.request(method, url).send().await {
            Ok(response) => {
                let status = response.status().as_u16();
                response.bytes().await.is_ok().then_some(status)
            }
            Err(_) => None,
        };
        (status, Some(begin.elapsed().as_secs_f64() * 1_000.0))
    }
}

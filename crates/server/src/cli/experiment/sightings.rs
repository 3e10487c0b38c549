// SPDX-License-Identifier: AGPL-3.0-or-later
//! The expected findings while the experiment runs: each is looked for every second of its time until it is seen.

use std::sync::Arc;

use tokio::task::JoinHandle;

use super::figures::Figures;
use super::journal::{Found, Measure};
use super::model::{Finding, Query};
use super::probing::Shop;
use super::told::Told;

pub(super) struct Sightings<'a>(Vec<Sighting<'a>>);

struct Sighting<'a> {
    finding: &'a Finding,
    /// A call under way. A slow shop is what is looked for: the stop rules do not wait for it.
    call: Option<(u64, JoinHandle<Measure>)>,
    seen: Option<u64>,
    last: Option<Measure>,
}

impl<'a> Sightings<'a> {
    pub(super) fn of(findings: &'a [Finding]) -> Self {
        let sighting = |finding| Sighting { finding, call: None, seen: None, last: None };
        Self(findings.iter().map(sighting).collect())
    }

    pub(super) async fn look(&mut self, at: u64, shop: &Arc<Shop>, figures: &Figures, since: i64, told: &Told<'_>) {
        for sighting in self.0.iter_mut().filter(|sighting| sighting.seen.is_none()) {
            sighting.look(at, shop, figures, since).await;
            if let Some(seen) = sighting.seen {
                told.say("run-found", &[("name", &sighting.finding.probe.name), ("at", &seen.to_string())]);
            }
        }
    }

    /// What was seen and what was not.
    pub(super) fn told(self, told: &Told<'_>) -> Vec<Found> {
        let found = |sighting: Sighting<'_>| {
            let name = sighting.finding.probe.name.clone();
            if let Some((_, call)) = sighting.call {
                call.abort();
            }
            if sighting.seen.is_none() {
                told.say("run-missed", &[("name", &name)]);
            }
            Found { name, held: sighting.seen.is_some(), at: sighting.seen, last: sighting.last }
        };
        self.0.into_iter().map(found).collect()
    }
}

impl Sighting<'_> {
    async fn look(&mut self, at: u64, shop: &Arc<Shop>, figures: &Figures, since: i64) {
        if self.call.as_ref().is_some_and(|(_, call)| call.is_finished())
            && let Some((began, call)) = self.call.take()
            && let Ok(measure) = call.await
        {
            self.note(began, measure);
        }
        let due = (self.finding.from..=self.finding.to).contains(&at);
        if self.seen.is_some() || self.call.is_some() || !due {
            return;
        }
        let probe = &self.finding.probe;
        if matches!(probe.query, Query::Metric(_)) {
            let measure = shop.measure(probe, figures, since).await;
            self.note(at, measure);
        } else {
            let (shop, probe) = (shop.clone(), probe.clone());
            let call = tokio::spawn(async move { shop.measure(&probe, &Figures::default(), 0).await });
            self.call = Some((at, call));
        }
    }

    fn note(&mut self, at: u64, measure: Measure) {
        self.seen = measure.held.then_some(at);
        self.last = Some(measure);
    }
}

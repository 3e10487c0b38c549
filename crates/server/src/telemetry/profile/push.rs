// SPDX-License-Identifier: AGPL-3.0-or-later
//! Profiles on their way to Pyroscope, every 15 seconds: the CPU time of these seconds, and the heap as it is. What leaves is the
//! students' view, as with every sink.

use std::sync::Arc;
use std::time::Duration;

use prost::Message;
use tokio_util::sync::CancellationToken;

use super::super::export::{Encoded, ProfileQueue};
use super::super::trace::Audience;
use super::Profiles;

/// As Pyroscope's own agents do.
const EVERY: Duration = Duration::from_secs(15);

/// A profile as a file, and the kind that Pyroscope keeps it under.
pub struct Pushed {
    pub kind: &'static str,
    pub file: Vec<u8>,
}

/// `push.v1.PushRequest` of Pyroscope's interface, as its own agents speak it.
#[derive(Clone, PartialEq, Message)]
pub struct PushRequest {
    #[prost(message, repeated, tag = "1")]
    pub series: Vec<Series>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Series {
    #[prost(message, repeated, tag = "1")]
    pub labels: Vec<Label>,
    #[prost(message, repeated, tag = "2")]
    pub samples: Vec<Raw>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Label {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(string, tag = "2")]
    pub value: String,
}

#[derive(Clone, PartialEq, Message)]
pub struct Raw {
    #[prost(bytes = "vec", tag = "1")]
    pub raw_profile: Vec<u8>,
    #[prost(string, tag = "2")]
    pub id: String,
}

pub fn request(batch: &[Arc<Pushed>], instance: &str) -> Encoded {
    let series = batch.iter().map(|pushed| {
        let label = |(name, value): (&str, &str)| Label { name: name.to_owned(), value: value.to_owned() };
        // What Pyroscope joins a profile with a trace by, and what tells copies of the shop apart.
        let labels = [("__name__", pushed.kind), ("instance", instance), ("service_name", "perfshop")];
        let raw = Raw { raw_profile: pushed.file.clone(), id: uuid::Uuid::new_v4().to_string() };
        Series { labels: labels.map(label).to_vec(), samples: vec![raw] }
    });
    Encoded { body: PushRequest { series: series.collect() }.encode_to_vec(), parts: batch.len() as u64 }
}

impl Profiles {
    /// Leaves profiles for Pyroscope until `stop`.
    pub async fn feed(self: Arc<Self>, queue: ProfileQueue, stop: CancellationToken) {
        let mut often = tokio::time::interval(EVERY);
        // The first tick comes at once.
        often.tick().await;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = often.tick() => {}
            }
            let profiles = self.clone();
            let made = tokio::task::spawn_blocking(move || profiles.pushed()).await;
            for pushed in made.unwrap_or_default() {
                queue.offer(Arc::new(pushed));
            }
        }
    }

    fn pushed(&self) -> Vec<Pushed> {
        let until = super::super::epoch_millis() / 1000;
        let from = until.saturating_sub(EVERY.as_secs());
        let cpu = self.cpu(from, until).map(|profile| ("process_cpu", profile));
        let heap = self.heap().map(|profile| ("memory", profile));
        let filled = [cpu, heap].into_iter().flatten().filter(|(_, profile)| profile.samples > 0);
        filled
            .map(|(kind, profile)| Pushed {
                kind,
                file: profile.pprof(Audience::Students, from * 1_000_000_000, EVERY),
            })
            .collect()
    }
}

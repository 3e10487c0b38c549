// SPDX-License-Identifier: AGPL-3.0-or-later
//! The run itself: steady state, activations over time under watch, the end of all that was started, steady state again.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::Value;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use super::super::chaos::active_for_everyone;
use super::super::client::{ACTIVATIONS, Api};
use super::super::{Failure, Texts};
use super::figures::Figures;
use super::journal::{Activated, Journal, Measure, Second, Struck};
use super::model::Experiment;
use super::probing::Shop;
use super::sightings::Sightings;
use super::told::Told;

/// How long a first figure may take: the server measures once a second.
const FIRST_FIGURE: u64 = 3;
/// What has no end of its own is ended by the run; the server does it this many seconds later if the run is no more.
const GRACE: u64 = 15;
/// A process that died of what was started is back long before; only then can what is left be ended.
const ENDING: Duration = Duration::from_secs(30);
const SECOND: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    /// The steady state came back, and every finding was seen.
    Held,
    /// Nothing was started: the steady state was not there.
    Unsteady,
    NotBack,
    Stopped,
    /// The steady state came back, but a finding was never seen.
    Missed,
    Interrupted,
}

pub(super) struct Run<'a> {
    pub api: &'a Api<'a>,
    pub shop: Arc<Shop>,
    pub experiment: &'a Experiment,
    pub journal: &'a mut Journal,
    pub told: Told<'a>,
    pub texts: &'a Texts,
    /// The reason that each of our activations has on record, by which they are found again.
    pub mark: String,
    pub interrupted: CancellationToken,
    pub figures: Figures,
}

impl Run<'_> {
    /// # Errors
    /// When the server refuses, or cannot be told to end what was started.
    pub(super) async fn conduct(&mut self) -> Result<Verdict, Failure> {
        if self.is_taken().await? || !self.is_steady_before().await? {
            return Ok(if self.interrupted.is_cancelled() { Verdict::Interrupted } else { Verdict::Unsteady });
        }
        let acted = self.act().await;
        self.end_all().await?;
        let stopped = match acted? {
            Verdict::Interrupted => return Ok(Verdict::Interrupted),
            verdict => verdict == Verdict::Stopped,
        };
        let back = self.comes_back().await?;
        let seen = self.journal.findings.iter().all(|finding| finding.held);
        Ok(match (self.interrupted.is_cancelled(), back) {
            (true, _) => Verdict::Interrupted,
            (false, false) => Verdict::NotBack,
            _ if stopped => Verdict::Stopped,
            _ if seen => Verdict::Held,
            _ => Verdict::Missed,
        })
    }

    /// Whether somebody else has one of our anomalies on for everyone: ours would take its place, and not give it back.
    async fn is_taken(&self) -> Result<bool, Failure> {
        let list = self.api.call(Method::GET, ACTIVATIONS, None).await?;
        let mut steps = self.experiment.steps.iter().filter(|step| step.is_for_everyone());
        let taken = steps.find(|step| !active_for_everyone(&list, &step.demand.anomaly).is_empty());
        if let Some(step) = taken {
            self.told.say("run-taken", &[("anomaly", &step.demand.anomaly)]);
        }
        Ok(taken.is_some())
    }

    async fn is_steady_before(&mut self) -> Result<bool, Failure> {
        self.read_figures().await?;
        let held = self.settle(0, FIRST_FIGURE, |journal| &mut journal.steady_state_before).await?;
        if self.interrupted.is_cancelled() {
            self.told.say("run-interrupted", &[]);
        } else {
            self.told.say(if held { "run-before-held" } else { "run-before-not" }, &[]);
        }
        Ok(held)
    }

    /// Whether the steady state is there after all has ended, within the time that it may take.
    async fn comes_back(&mut self) -> Result<bool, Failure> {
        let begin = Instant::now();
        // What was measured under the chaos says nothing about now.
        let since = self.figures.newest();
        let patience = self.experiment.recovery.max(FIRST_FIGURE);
        let held = self.settle(since, patience, |journal| &mut journal.steady_state_after).await?;
        if self.interrupted.is_cancelled() {
            self.told.say("run-interrupted", &[]);
            return Ok(false);
        }
        let seconds = (begin.elapsed().as_secs_f64() * 10.0).round() / 10.0;
        self.journal.recovered_after_seconds = held.then_some(seconds);
        self.told.say(if held { "run-after-held" } else { "run-after-not" }, &[("seconds", &seconds.to_string())]);
        Ok(held)
    }

    /// Asks the probes of the steady state until all hold, for so many seconds at most.
    async fn settle(
        &mut self,
        since: i64,
        patience: u64,
        place: fn(&mut Journal) -> &mut Vec<Measure>,
    ) -> Result<bool, Failure> {
        let deadline = Instant::now() + Duration::from_secs(patience);
        loop {
            let round = Instant::now();
            // A process that is on its way back answers later: the round does not hold, the next one may.
            let read = self.read_figures().await;
            let mut measures = Vec::new();
            for probe in &self.experiment.steady {
                tokio::select! {
                    measure = self.shop.measure(probe, &self.figures, since) => measures.push(measure),
                    () = self.interrupted.cancelled() => return Ok(false),
                }
            }
            let held = read.is_ok() && measures.iter().all(|measure| measure.held);
            let over = Instant::now() >= deadline;
            *place(self.journal) = measures;
            if held || over {
                place(self.journal).iter().for_each(|measure| self.told.measure(measure));
                return Ok(held);
            }
            if !self.waits_until((round + SECOND).min(deadline)).await {
                return Ok(false);
            }
        }
    }

    /// False when somebody ended the run instead.
    async fn waits_until(&self, instant: Instant) -> bool {
        tokio::select! {
            () = sleep_until(instant) => true,
            () = self.interrupted.cancelled() => false,
        }
    }

    async fn read_figures(&mut self) -> Result<(), Failure> {
        let path = format!("/api/monitoring/history?since={}", self.figures.newest());
        let history = self.api.call(Method::GET, &path, None).await?;
        self.figures.take(&history);
        Ok(())
    }

    /// Starts what is due and looks, each second, to the end or to a stop rule.
    async fn act(&mut self) -> Result<Verdict, Failure> {
        let (begin, since) = (Instant::now(), self.figures.newest());
        let mut waiting = self.experiment.steps.iter();
        let mut next = waiting.next();
        let mut sightings = Sightings::of(&self.experiment.findings);
        let verdict = loop {
            let at = begin.elapsed().as_secs();
            while let Some(step) = next.filter(|step| step.at <= at && at < self.experiment.duration) {
                let left = self.experiment.duration - at + GRACE;
                let body = step.body(step.lasts.unwrap_or(left), &self.mark);
                let answer = self.api.call(Method::POST, ACTIVATIONS, Some(body)).await?;
                let id = answer["id"].as_i64().unwrap_or_default();
                let what = step.label();
                self.told.say("run-started", &[("at", &at.to_string()), ("what", &what)]);
                self.journal.activations.push(Activated { id, at, what, end_reason: None });
                next = waiting.next();
            }
            let read = self.read_figures().await.is_ok();
            let struck = if read { self.rule_that_strikes(since) } else { None };
            let struck = match struck {
                None => self.rule_that_struck_there().await,
                struck => struck,
            };
            sightings.look(at, &self.shop, &self.figures, since, &self.told).await;
            let active = self.journal.activations.iter().filter(|one| one.end_reason.is_none()).count();
            let figures = self.figures.all(since);
            self.told.progress(at, self.experiment.duration, active, &figures);
            self.journal.figures.push(Second { at, figures });
            if let Some(struck) = struck {
                self.told.struck(&struck);
                self.journal.stopped_by = Some(struck);
                break Verdict::Stopped;
            }
            if at >= self.experiment.duration {
                break Verdict::Held;
            }
            if !self.waits_until(begin + Duration::from_secs(begin.elapsed().as_secs() + 1)).await {
                self.told.say("run-interrupted", &[]);
                break Verdict::Interrupted;
            }
        };
        self.journal.findings = sightings.told(&self.told);
        Ok(verdict)
    }

    /// The stop rule whose metric is above its bound by our own measure.
    fn rule_that_strikes(&self, since: i64) -> Option<Struck> {
        self.experiment.stop.iter().find_map(|rule| {
            let value = self.figures.value(rule.metric, since).filter(|value| *value > rule.above)?;
            Some(Struck { rule: rule.metric.name.to_owned(), above: Some(rule.above), value: Some(value) })
        })
    }

    /// The stop rule by which the server has ended one of ours. Also notes how each of ours has ended.
    async fn rule_that_struck_there(&mut self) -> Option<Struck> {
        let list = self.api.call(Method::GET, ACTIVATIONS, None).await.ok()?;
        let told = &self.told;
        let news = note_ends(&list, &mut self.journal.activations);
        news.iter().for_each(|(what, reason)| told.say("run-ended-there", &[("what", what), ("reason", reason)]));
        let (_, reason) = news.into_iter().find(|(_, reason)| reason.starts_with("stop_"))?;
        Some(Struck { rule: reason, above: None, value: None })
    }

    /// Ends all that carries our mark, also what was started by a call whose answer was lost.
    async fn end_all(&mut self) -> Result<(), Failure> {
        let deadline = Instant::now() + ENDING;
        let mut count = 0;
        loop {
            let left = match self.api.call(Method::GET, ACTIVATIONS, None).await {
                Ok(list) => {
                    note_ends(&list, &mut self.journal.activations);
                    Ok(marked(&list, &self.mark))
                }
                Err(failure) => Err(failure),
            };
            match left {
                Ok(ids) if ids.is_empty() => break,
                Ok(ids) => {
                    for id in ids {
                        let path = format!("{ACTIVATIONS}/{id}");
                        let gone = |status: StatusCode| status.is_success() || status == StatusCode::NOT_FOUND;
                        let reply = self.api.send(Method::DELETE, &path, None).await;
                        count += usize::from(reply.is_ok_and(|(status, _)| gone(status)));
                    }
                }
                Err(failure) if Instant::now() >= deadline => return Err(failure),
                Err(_) => {}
            }
            if Instant::now() >= deadline {
                return Err(Failure::server(self.texts.get("run-left", &[])));
            }
            // The list is asked again at once when it answers; a process that is away gets a moment.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.told.say("run-all-ended", &[("count", &count.to_string())]);
        Ok(())
    }
}

/// The ids of what is active with this reason.
fn marked(list: &Value, mark: &str) -> Vec<i64> {
    let active = list["active"].as_array().into_iter().flatten();
    active.filter(|row| row["reason"] == mark).filter_map(|row| row["id"].as_i64()).collect()
}

/// Notes the ends on record that are new to us, and gives them: what, and why.
fn note_ends(list: &Value, ours: &mut [Activated]) -> Vec<(String, String)> {
    let past = || list["past"].as_array().into_iter().flatten();
    let mut news = Vec::new();
    for one in ours.iter_mut().filter(|one| one.end_reason.is_none()) {
        let reason = past().find(|row| row["id"].as_i64() == Some(one.id)).and_then(|row| row["endReason"].as_str());
        if let Some(reason) = reason {
            one.end_reason = Some(reason.to_owned());
            news.push((one.what.clone(), reason.to_owned()));
        }
    }
    news
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_carries_the_mark_is_ended_and_each_end_is_news_once() {
        let list = json!({
            "active": [{"id": 1, "reason": "other"}, {"id": 2, "reason": "ours"}, {"id": 3, "reason": null}],
            "past": [{"id": 4, "endReason": "stop_p95"}, {"id": 9, "endReason": "reset"}],
        });
        assert_eq!(marked(&list, "ours"), [2]);
        let one = |id| Activated { id, at: 0, what: format!("cpu {id}"), end_reason: None };
        let mut ours = [one(2), one(4)];
        assert_eq!(note_ends(&list, &mut ours), [("cpu 4".to_owned(), "stop_p95".to_owned())]);
        assert_eq!(note_ends(&list, &mut ours), []);
    }
}

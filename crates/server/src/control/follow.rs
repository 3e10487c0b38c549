// SPDX-License-Identifier: AGPL-3.0-or-later
//! What happens by itself. Several tasks, because ends, ramps and stop rules must be obeyed while the database is slow or away:
//! one keeps time in memory, another keeps the record, a third the shop's accounts.
use std::sync::Arc;
use std::time::{Duration, Instant};

use perfshop_chaos::{Activation, StopRule};

use super::instances::{self, ALIVE_MS, Others};
use super::store::SYSTEM;
use super::{ControlError, ControlPlane, EndReason, Ended};
use crate::telemetry::Signals;

/// Other copies' changes are followed, and ramps and ends that came with them are known, within this.
const TICK: Duration = Duration::from_millis(250);
/// Stop rules are judged, and the heart beats, this often.
const SECOND: Duration = Duration::from_secs(1);
/// What is silent and on is written at most this often.
const MINUTE: Duration = Duration::from_secs(60);

/// Obeys ends, steps of ramps and stop rules.
pub(super) async fn keep_time(plane: Arc<ControlPlane>) {
    let mut judged = Instant::now();
    loop {
        let due = plane.chaos.active().next_change();
        let wait = due.map_or(TICK, |due| millis(due - plane.clock.now()).min(TICK));
        tokio::select! {
            () = plane.stop.cancelled() => return,
            () = tokio::time::sleep(wait) => {}
        }
        let mut changed = due.is_some_and(|due| plane.clock.now() >= due);
        if judged.elapsed() >= SECOND {
            judged = Instant::now();
            changed |= plane.judge_stop_rules();
        }
        if changed {
            plane.put_in_force();
            plane.levers.settle().await;
        }
        plane.levers.look();
    }
}

/// Follows the revision, records what has ended by itself, and beats.
pub(super) async fn keep_record(plane: Arc<ControlPlane>, mut others: Others, entered_at: i64) {
    let mut beaten = Instant::now();
    let mut noted = Instant::now();
    let mut away = false;
    loop {
        tokio::select! {
            () = plane.stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
        let beat = beaten.elapsed() >= SECOND;
        if beat {
            beaten = Instant::now();
        }
        let judge = !others.is_empty() && plane.clock.now() > entered_at + ALIVE_MS;
        let kept = tokio::select! {
            () = plane.stop.cancelled() => return,
            kept = plane.keep_up(beat, judge.then_some((&others, entered_at)), noted.elapsed() >= MINUTE) => kept,
        };
        if noted.elapsed() >= MINUTE {
            noted = Instant::now();
        }
        match kept {
            Ok(()) => {
                if judge {
                    others.clear();
                }
                if std::mem::take(&mut away) {
                    tracing::info!("the control database is back");
                }
            }
            Err(error) => {
                // Once, not four times a second: what is active stays as it was last read.
                if !std::mem::replace(&mut away, true) {
                    tracing::warn!(%error, "the control database does not answer");
                }
            }
        }
    }
}

/// Gives accounts back what a flaw changed in them, once it is off. By itself, because the shop's database may keep it waiting.
pub(super) async fn keep_accounts(plane: Arc<ControlPlane>) {
    let mut away = false;
    loop {
        let restored = tokio::select! {
            () = plane.stop.cancelled() => return,
            restored = plane.restore_accounts() => restored,
        };
        match restored {
            Ok(()) => away = false,
            Err(error) if !std::mem::replace(&mut away, true) => {
                tracing::warn!(target: "instructor", audience = "instructor", %error, "accounts could not be restored yet");
            }
            Err(_) => {}
        }
        tokio::select! {
            () = plane.stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

impl ControlPlane {
    async fn keep_up(&self, beat: bool, judge: Option<(&Others, i64)>, minute: bool) -> Result<(), ControlError> {
        if beat {
            self.clock.set_by(&self.store.db).await?;
            instances::beat(&self.store, &self.instance, self.clock.now()).await?;
        }
        if let Some((others, entered_at)) = judge {
            instances::judge(&self.store, others, entered_at, self.clock.now()).await?;
        }
        self.record_ends().await?;
        if self.store.revision().await? != self.revision() {
            self.read_back().await?;
        }
        self.note_silent(minute).await
    }

    /// Writes down what is over in this copy's memory and still open on record.
    async fn record_ends(&self) -> Result<(), ControlError> {
        let now = self.clock.now();
        let over: Vec<(Activation, Ended)> = {
            let state = self.state();
            let expired = || Ended { why: EndReason::Expired, by: SYSTEM.to_owned(), detail: String::new() };
            let ended = |a: &Activation| match state.ended.get(&a.id) {
                Some(ended) => Some(ended.clone()),
                None => a.ends_at.is_some_and(|end| end <= now).then(expired),
            };
            state.activations.iter().filter_map(|a| Some((a.clone(), ended(a)?))).collect()
        };
        for (activation, ended) in &over {
            let mut change = self.store.change(now, &ended.by).await?;
            change.end(activation, ended.why, &ended.detail).await?;
            change.keep().await?;
        }
        if !over.is_empty() {
            // Also when another copy was quicker: then this reading brings its record.
            self.read_back().await?;
        }
        Ok(())
    }

    /// Ends, in memory, what has met its stop rule. Gives whether there was any.
    fn judge_stop_rules(&self) -> bool {
        let now = self.clock.now();
        let mut state = self.state();
        let ruled: Vec<_> = state.in_force().filter(|a| !a.stop.is_empty() && a.dose_at(now) > 0).cloned().collect();
        if ruled.is_empty() {
            return false;
        }
        let signals = (self.signals)();
        let mut met = false;
        for activation in ruled {
            let Some((why, detail)) = broken(&activation.stop, &signals) else { continue };
            tracing::warn!(
                target: "instructor",
                audience = "instructor",
                chaos_family = activation.anomaly.spec().family.id(),
                why = why.id(),
                detail,
                "[{}][{}] stopped by its rule",
                activation.anomaly.spec().family.log_prefix(),
                activation.anomaly,
            );
            state.ended.insert(activation.id, Ended { why, by: SYSTEM.to_owned(), detail });
            met = true;
        }
        met
    }
}

/// The first bound that the figures are above, in the words of the audit.
fn broken(rule: &StopRule, signals: &Signals) -> Option<(EndReason, String)> {
    let above = |name: &str, figure: f64, bound: Option<f64>, why: EndReason| {
        let bound = bound?;
        (figure > bound).then(|| (why, format!("{name}={figure:.1} above={bound}")))
    };
    above("heapPercent", signals.heap_percent, rule.heap_percent.map(f64::from), EndReason::StopHeap)
        .or_else(|| {
            above("errorPercent", signals.error_percent, rule.error_percent.map(f64::from), EndReason::StopErrors)
        })
        .or_else(|| above("p95Ms", signals.p95_ms, rule.p95_ms.map(f64::from), EndReason::StopP95))
}

fn millis(ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_broken_only_from_above() {
        let rule = StopRule { heap_percent: Some(80), error_percent: Some(0), p95_ms: None };
        let signals = |heap_percent, error_percent| Signals { heap_percent, error_percent, p95_ms: 9_999.0 };
        assert_eq!(broken(&rule, &signals(80.0, 0.0)), None);
        let (why, detail) = broken(&rule, &signals(80.5, 3.0)).unwrap();
        assert_eq!((why, detail.as_str()), (EndReason::StopHeap, "heapPercent=80.5 above=80"));
        assert_eq!(broken(&rule, &signals(10.0, 0.4)).unwrap().0, EndReason::StopErrors);
        assert_eq!(broken(&StopRule::default(), &signals(100.0, 100.0)), None);
    }
}

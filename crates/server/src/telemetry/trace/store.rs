// SPDX-License-Identifier: AGPL-3.0-or-later
//! The last traces. Errors and slow ones stand in a line of their own, which ordinary ones do not push forward, and which never
//! takes all the room.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::{Audience, Trace};

/// Traces in all.
const KEPT: usize = 2000;
/// Of them at least so many are ordinary ones, when there are.
const ORDINARY: usize = 500;
/// Bytes in all.
const BYTES: usize = 6 << 20;

#[derive(Default)]
pub(super) struct Store {
    ordinary: VecDeque<Arc<Trace>>,
    /// Errors and slow ones.
    notable: VecDeque<Arc<Trace>>,
    bytes: usize,
}

/// Which traces are asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub audience: Audience,
    /// Part of the route's pattern.
    pub route: Option<String>,
    pub least: Duration,
    pub status: Option<u16>,
    /// Only those that failed, or only those that did not.
    pub error: Option<bool>,
    /// Begun then or later, since 1970.
    pub since: Duration,
    /// Begun before, since 1970.
    pub until: Option<Duration>,
    pub student: Option<String>,
}

impl Wanted {
    fn is(&self, trace: &Trace) -> bool {
        (self.audience == Audience::Instructor || trace.audience == Audience::Students)
            && self.route.as_ref().is_none_or(|part| trace.route.contains(part.as_str()))
            && trace.lasted >= self.least
            && self.status.is_none_or(|status| trace.status == status)
            && self.error.is_none_or(|error| trace.is_error() == error)
            && trace.begun >= self.since
            && self.until.is_none_or(|until| trace.begun < until)
            && self.student.as_ref().is_none_or(|alias| trace.student.as_deref() == Some(alias))
    }
}

impl Store {
    pub fn add(&mut self, trace: Arc<Trace>) {
        self.bytes += trace.weight();
        if trace.is_error() || trace.is_slow() {
            self.notable.push_back(trace);
        } else {
            self.ordinary.push_back(trace);
        }
        while self.ordinary.len() + self.notable.len() > KEPT || self.bytes > BYTES {
            // Whichever has more than its part: three quarters are for what is worth looking at.
            let ordinary = self.ordinary.len() > ORDINARY || self.ordinary.len() * 3 > self.notable.len();
            let line = if ordinary { &mut self.ordinary } else { &mut self.notable };
            let Some(oldest) = line.pop_front() else { break };
            self.bytes -= oldest.weight();
        }
    }

    fn all(&self) -> impl Iterator<Item = &Arc<Trace>> {
        self.ordinary.iter().chain(&self.notable)
    }

    pub fn list(&self, wanted: &Wanted) -> Vec<Arc<Trace>> {
        let mut found: Vec<_> = self.all().filter(|trace| wanted.is(trace)).cloned().collect();
        found.sort_by_key(|trace| std::cmp::Reverse(trace.begun));
        found
    }

    pub fn find(&self, trace_id: &[u8; 16], audience: Audience) -> Vec<Arc<Trace>> {
        let may = |trace: &Trace| audience == Audience::Instructor || trace.audience == Audience::Students;
        let mut found: Vec<_> = self.all().filter(|trace| trace.trace_id == *trace_id && may(trace)).cloned().collect();
        found.sort_by_key(|trace| trace.begun);
        found
    }

    #[cfg(test)]
    pub fn held(&self) -> (usize, usize, usize) {
        (self.ordinary.len(), self.notable.len(), self.bytes)
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one place where a running shop keeps what is active.
use std::sync::Arc;

use arc_swap::ArcSwap;

use crate::{ActiveSet, ChaosPlan, Triggers, Who};

/// Shared by the control plane, which sets what is active, and by the interceptor, which resolves plans.
#[derive(Debug)]
pub struct Chaos {
    set: ArcSwap<ActiveSet>,
    triggers: &'static Triggers,
}

impl Default for Chaos {
    fn default() -> Self {
        // Plans are plain copies without a lifetime, so what they count in must live as long as the process. A process makes
        // one of these and a test a few: what is leaked is some kilobytes each.
        Self { set: ArcSwap::from_pointee(ActiveSet::EMPTY), triggers: Box::leak(Box::default()) }
    }
}

impl Chaos {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What this request will suffer. `draw` is a number made by the server for this request alone. With nothing active it is
    /// one load, and `who` is not asked.
    #[inline]
    pub fn plan(&self, draw: u64, who: &dyn Who) -> ChaosPlan {
        let set = self.set.load();
        if set.is_empty() { ChaosPlan::NONE } else { set.plan(who).drawn(draw, self.triggers) }
    }

    /// True while nothing is active: then no plan needs to be resolved.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set.load().is_empty()
    }

    /// True when customer, student or class must be looked up before a plan is asked for.
    #[inline]
    #[must_use]
    pub fn needs_identity(&self) -> bool {
        self.set.load().needs_identity()
    }

    /// What is active now.
    #[must_use]
    pub fn active(&self) -> Arc<ActiveSet> {
        self.set.load_full()
    }

    /// Makes this set what is active, for every request from here on.
    pub fn activate(&self, set: ActiveSet) {
        self.set.store(Arc::new(set));
    }

    #[must_use]
    pub const fn triggers(&self) -> &'static Triggers {
        self.triggers
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The chaos model: which anomalies exist, which are on, and what one request will suffer of them.
//!
//! Pure: no I/O, no HTTP, no SQL. The server keeps activations in a database and turns them into an [`ActiveSet`]; the
//! one chaos interceptor resolves that set into a [`ChaosPlan`] a request; the shop asks the plan at named injection points.
mod activation;
mod active;
mod catalogue;
mod guard;
mod handle;
mod plan;
mod request;
mod scenario;
mod scope;
mod share;
mod spec;
mod triggers;

pub use activation::{Activation, StopRule};
pub use active::ActiveSet;
pub use catalogue::{Anomaly, CATALOGUE, UnknownAnomaly};
pub use guard::{Guard, Measure, Reconciler, Start, Want};
pub use handle::Chaos;
pub use plan::ChaosPlan;
pub use request::{Demand, Fault, Invalid, limits};
pub use scenario::{SCENARIO_SECONDS, SCENARIOS, Scenario};
pub use scope::{Scope, ScopeKind, Who};
pub use share::share;
pub use spec::{Family, LEVELS, Param, Severity, Signal, SignalKind, Spec, Strength};
pub use triggers::{Trigger, Triggers};

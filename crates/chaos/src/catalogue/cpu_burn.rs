// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::CpuBurn,
    id: "cpuBurn",
    slug: "cpu_burn",
    metric: None,
    family: Family::Frontend,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0; 4] },
    params: &[],
    does: "A hashing Web Worker and long tasks on the page's main thread, each at most 150 ms long.",
    injected_at: "perfshop_server::api::frontend::read_state",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Metric, place: "perfshop_client_cpu_worker_active" },
        Signal { kind: SignalKind::Metric, place: "perfshop_client_fps" },
    ],
    silent: false,
    // The page asks every 5 s what is on, and tells every 2 s how it is.
    seconds: 15,
    needs_load: false,
    severity: Severity::Warning,
    references: &["CWE-400", "ISTQB CT-PT 1.2"],
};

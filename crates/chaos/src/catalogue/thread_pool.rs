// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::ThreadPool,
    id: "thread_pool",
    slug: "thread_pool",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0, 0, 0, 70] },
    params: &[],
    does: "That share of the workers, never the last one, is taken in line with the requests and held; requests queue behind the \
           rest and get 503 after 30 s.",
    injected_at: "perfshop_server::workers::Workers::set_aside",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal { kind: SignalKind::Metric, place: "perfshop_workers_busy / perfshop_workers_max" },
        Signal { kind: SignalKind::Metric, place: "perfshop_workers_queue" },
        Signal { kind: SignalKind::Monitor, place: "workersBusy" },
    ],
    silent: false,
    seconds: 5,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-400", "CWE-770", "OWASP API4:2023", "ISTQB CT-PT 1.2"],
};

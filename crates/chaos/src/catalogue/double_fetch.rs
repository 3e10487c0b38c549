// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::DoubleFetch,
    id: "doubleFetch",
    slug: "double_fetch",
    metric: None,
    family: Family::Frontend,
    strength: Strength::Lever { min: 0, max: 5, unit: "×", levels: [0; 4] },
    params: &[],
    does: "Each call of the shop's pages is made this many times more.",
    injected_at: "perfshop_server::api::frontend::read_state",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Metric, place: "perfshop_client_fetch_req_per_sec" },
        Signal { kind: SignalKind::Metric, place: "rate(http_server_request_duration_seconds_count[15s])" },
    ],
    silent: false,
    // The page asks every 5 s what is on, and tells every 2 s how it is.
    seconds: 15,
    needs_load: false,
    severity: Severity::Warning,
    references: &["CWE-799", "ISTQB CT-PT 1.2"],
};

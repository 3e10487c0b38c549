// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::FetchFlood,
    id: "fetchFlood",
    slug: "fetch_flood",
    metric: None,
    family: Family::Frontend,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0; 4] },
    params: &[],
    does: "Requests of the page, round robin over twelve product addresses, at most 200 a second.",
    injected_at: "perfshop_server::api::frontend::read_state",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Metric, place: "perfshop_client_fetch_req_per_sec" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/products/{id}\"}[15s])",
        },
    ],
    silent: false,
    // The page asks every 5 s what is on, and tells every 2 s how it is.
    seconds: 15,
    needs_load: false,
    severity: Severity::Warning,
    references: &["CWE-799", "OWASP API4:2023", "ISTQB CT-PT 1.2"],
};

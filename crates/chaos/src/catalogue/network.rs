// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::Network,
    id: "network",
    slug: "network",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0, 0, 0, 40] },
    params: &[],
    does: "Every request that holds a worker waits between 10 and 20 ms for each point of the dose; one in 400 for each point is \
           answered 503 before its handler; bodies beyond 16 KiB are paced at 64 KiB/s × 100 / dose.",
    injected_at: "perfshop_server::interceptors::link::conditions",
    acts_on_process: false,
    scopes: &[
        ScopeKind::Everyone,
        ScopeKind::Class,
        ScopeKind::Student,
        ScopeKind::Customer,
        ScopeKind::Header,
        ScopeKind::Percent,
    ],
    signals: &[
        // Requests are long while their statements are as short as ever.
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_sum[1m]) / rate(http_server_request_duration_seconds_count[1m])",
        },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_response_status_code=\"503\"}[1m])",
        },
        Signal { kind: SignalKind::Log, place: "request.ms" },
        Signal { kind: SignalKind::Monitor, place: "p50Ms" },
    ],
    silent: false,
    seconds: 5,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-400", "ISTQB CT-PT 1.2"],
};

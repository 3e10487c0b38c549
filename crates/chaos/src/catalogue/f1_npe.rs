// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::F1,
    id: "F1",
    slug: "f1_npe",
    metric: Some("chaos_functional_f1_npe"),
    family: Family::Functional,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "An order's payment meets no configuration of the gateway: a None is unwrapped, the request panics, the transaction is undone.",
    injected_at: "perfshop_shop::gateway::configuration",
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
        // The line of the panic, within its request, with the frames by name.
        Signal { kind: SignalKind::Log, place: "exception.stacktrace" },
        Signal { kind: SignalKind::Span, place: "exception.type" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/orders\",http_response_status_code=\"500\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["CWE-476", "CWE-248", "ISTQB CTFL 1.2.3"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::F3,
    id: "F3",
    slug: "f3_oom",
    metric: Some("chaos_functional_f3_oom"),
    family: Family::Functional,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "An invoice gathers the same page of lines again and again until the heap budget refuses the next one at 95 %: real memory, given \
           back at once, and a panic.",
    injected_at: "perfshop_server::invoice::gather::lines",
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
        Signal { kind: SignalKind::Metric, place: "perfshop_heap_peak_bytes / perfshop_heap_max_bytes" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/orders/{id}/invoice\",http_response_status_code=\"500\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["CWE-770", "CWE-248", "ISTQB CTFL 1.2.3"],
};

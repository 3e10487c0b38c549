// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::F2,
    id: "F2",
    slug: "f2_soe",
    metric: Some("chaos_functional_f2_soe"),
    family: Family::Functional,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "The rules of a promo code refer to each other in a cycle, and the walk over them recurses until its stack of 2 MiB is used up: the \
           guard zone turns the overflow into a panic.",
    injected_at: "perfshop_shop::promo_rules::in_force",
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
        Signal { kind: SignalKind::Profile, place: "perfshop_shop::promo_rules::rules_beside" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/checkout/promo\",http_response_status_code=\"500\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["CWE-674", "CWE-248", "ISTQB CTFL 1.2.3"],
};

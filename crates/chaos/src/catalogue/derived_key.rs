// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::DerivedKey,
    id: "derived_key",
    slug: "derived_key",
    metric: Some("chaos_scripting_derived_key"),
    family: Family::Scripting,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "The key of the signatures is not given any more: it is derived by HKDF-SHA-256 from the session \
           token and the hint in the last reply.",
    injected_at: "perfshop_server::handshake::hidden_key",
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
        // Each refusal's line names its code and the header that is missing or wrong.
        Signal { kind: SignalKind::Log, place: "refused.code" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_response_status_code=~\"403|409\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Info,
    references: &["RFC 5869", "ISTQB CT-PT 3.2"],
};

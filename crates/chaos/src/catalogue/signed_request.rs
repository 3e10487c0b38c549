// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::SignedRequest,
    id: "signed_request",
    slug: "signed_request",
    metric: Some("chaos_scripting_signed_request"),
    family: Family::Scripting,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "The calls of the checkout must also carry a CSRF token, the name of the step that is due, and an \
           HMAC-SHA-256 over method, path, id, step and body, with the key that the login's reply gives; tokens \
           are good for one minute.",
    injected_at: "perfshop_server::handshake::signed_call",
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
    references: &["CWE-352", "CWE-345", "ISTQB CT-PT 3.2"],
};

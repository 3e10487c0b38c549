// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::SessionToken,
    id: "session_token",
    slug: "session_token",
    metric: Some("chaos_scripting_session_token"),
    family: Family::Scripting,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "The calls of the checkout must carry the session token that the login's reply gives, and an id of \
           their own each: a fresh UUID.",
    injected_at: "perfshop_server::handshake::same_session",
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
    references: &["OWASP ASVS 3.2", "ISTQB CT-PT 3.2"],
};

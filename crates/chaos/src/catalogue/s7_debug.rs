// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S7,
    id: "S7",
    slug: "s7_debug",
    metric: Some("chaos_security_s7_debug"),
    family: Family::Security,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "A login answers with the header X-Debug-Token, which opens GET /api/debug/session for that session: \
           the program's surroundings, made up for the exercise.",
    injected_at: "perfshop_server::api::debug::offered",
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
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/debug/session\",http_response_status_code=\"200\"}[1m])",
        },
        Signal { kind: SignalKind::Log, place: "session_inspected.user_id" },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A05:2021", "OWASP A02:2025", "CWE-489"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S8,
    id: "S8",
    slug: "s8_reset",
    metric: Some("chaos_security_s8_reset"),
    family: Family::Security,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "The token that resets a password is the MD5 of a counter, for the customer lent to the student who \
           asks and for customers 401 to 500; all others get the healthy token. The passwords come back when it \
           ends.",
    injected_at: "perfshop_shop::password_reset::secret_for",
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
        Signal { kind: SignalKind::Log, place: "password_forgotten.token_length" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/auth/password/reset\",http_response_status_code=\"200\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A02:2021", "OWASP A04:2025", "CWE-330"],
};

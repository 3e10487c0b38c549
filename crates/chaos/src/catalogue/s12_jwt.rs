// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S12,
    id: "S12",
    slug: "s12_jwt",
    metric: Some("chaos_security_s12_jwt"),
    family: Family::Security,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "The portal's token is a JWT that is taken with alg none, and whose key is a word of every list of \
           common passwords.",
    injected_at: "perfshop_server::portal::token::read",
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
        Signal { kind: SignalKind::Log, place: "portal_entered.by" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/admin/portal/orders\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A02:2021", "OWASP A04:2025", "CWE-347"],
};

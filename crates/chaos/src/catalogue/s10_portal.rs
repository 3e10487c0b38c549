// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S10,
    id: "S10",
    slug: "s10_portal",
    metric: Some("chaos_security_s10_portal"),
    family: Family::Security,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "A hidden portal at /shop/admin, whose visitors' role is what the cookie portal_role says. All that \
           it shows is made up.",
    injected_at: "perfshop_server::portal::visitor::of_cookie",
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
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/admin/portal/users\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A01:2021", "OWASP A01:2025", "CWE-862"],
};

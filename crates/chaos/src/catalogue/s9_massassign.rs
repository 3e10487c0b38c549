// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S9,
    id: "S9",
    slug: "s9_massassign",
    metric: Some("chaos_security_s9_massassign"),
    family: Family::Security,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "A change of the own profile also takes email, password, loyaltyPoints and role, as they are sent. \
           The role opens the portal only; all of it comes back when it ends.",
    injected_at: "perfshop_server::api::own_account::read",
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
        Signal { kind: SignalKind::Log, place: "profile_changed.fields" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/auth/me\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A08:2021", "OWASP A08:2025", "CWE-915"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S11,
    id: "S11",
    slug: "s11_ssrf",
    metric: Some("chaos_security_s11_ssrf"),
    family: Family::Security,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "The portal's picture preview fetches any address, and its log viewer follows ../: both in an \
           intranet and a tree of files that are made up inside the program.",
    injected_at: "perfshop_server::portal::preview::fetch",
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
        Signal { kind: SignalKind::Log, place: "portal_previewed.host" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/admin/portal/preview\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A10:2021", "OWASP A01:2021", "OWASP A01:2025", "CWE-918", "CWE-22"],
};

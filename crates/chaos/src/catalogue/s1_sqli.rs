// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S1,
    id: "S1",
    slug: "s1_sqli",
    metric: Some("chaos_security_s1_sqli"),
    family: Family::Security,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "The search writes what is typed into its SQL text: UNION, boolean and time based. It then runs on a copy of the catalogue in memory, behind an authorizer, with the decoy table secrets beside it and nothing else.",
    injected_at: "perfshop_server::api::search::quick",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Log, place: "statement.sql" },
        // Each text that breaks the statement.
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/products/search\",http_response_status_code=\"500\"}[1m])",
        },
    ],
    silent: false,
    seconds: 5,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A03:2021", "OWASP A05:2025", "CWE-89"],
};

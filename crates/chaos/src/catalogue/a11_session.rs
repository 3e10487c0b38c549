// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A11,
    id: "A11",
    slug: "a11_session",
    metric: Some("chaos_business_a11_session"),
    family: Family::Business,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "A session stays usable for 60 s after its logout; the status says graceActive.",
    injected_at: "perfshop_shop::session::in_grace",
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
        // Served, not refused.
        Signal { kind: SignalKind::Log, place: "ended_session_used.outcome" },
        Signal { kind: SignalKind::Metric, place: "rate(perfshop_ended_session_uses_total{outcome=\"served\"}[1m])" },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Critical,
    references: &["CWE-613", "OWASP A07:2021", "ISTQB CTFL 4.2.4"],
};

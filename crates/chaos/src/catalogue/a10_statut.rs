// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A10,
    id: "A10",
    slug: "a10_statut",
    metric: Some("chaos_business_a10_statut"),
    family: Family::Business,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "Cancelling a SHIPPED order answers 200, and a CANCELLED order is SHIPPED at its due minute.",
    // And fulfilment::send_off.
    injected_at: "perfshop_shop::cancelling::may_be_cancelled",
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
        // Moves that the rules do not know.
        Signal { kind: SignalKind::Log, place: "status.from" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_order_moves_total{from=\"CANCELLED\",to=\"SHIPPED\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Critical,
    references: &["CWE-372", "CWE-841", "ISTQB CTFL 4.2.4"],
};

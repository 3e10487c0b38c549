// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A9,
    id: "A9",
    slug: "a9_fidelite",
    metric: Some("chaos_business_a9_fidelite"),
    family: Family::Business,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "Points are granted on the total with shipping, and kept after a cancel.",
    // And cancelling::taken_back.
    injected_at: "perfshop_shop::booking::granted",
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
        // Against the goods after discount, and the points taken when an order is cancelled.
        Signal { kind: SignalKind::Log, place: "points.granted" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_points_total{move=\"granted\"}[1m]) / ignoring(move) rate(perfshop_goods_eur_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-840", "CWE-682", "ISTQB CTFL 4.2.1"],
};

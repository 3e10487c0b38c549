// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A6,
    id: "A6",
    slug: "a6_promo",
    metric: Some("chaos_business_a6_promo"),
    family: Family::Business,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "Unknown and expired promo codes are accepted at 10 %.",
    injected_at: "perfshop_shop::promo::applicable",
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
        // The code that was applied.
        Signal { kind: SignalKind::Log, place: "promo.code" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_discount_eur_total[1m]) / rate(perfshop_goods_eur_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-20", "CWE-840", "ISTQB CTFL 4.2.1"],
};

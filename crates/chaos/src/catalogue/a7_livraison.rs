// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A7,
    id: "A7",
    slug: "a7_livraison",
    metric: Some("chaos_business_a7_livraison"),
    family: Family::Business,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "The free-shipping threshold looks at the goods before discount, and express costs 4.90.",
    // And shipping::express.
    injected_at: "perfshop_shop::shipping::threshold_worth",
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
        // Against goods, discount and mode.
        Signal { kind: SignalKind::Log, place: "order_priced.shipping" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_shipping_eur_total[1m]) / rate(perfshop_orders_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-840", "CWE-682", "ISTQB CTFL 4.2.2"],
};

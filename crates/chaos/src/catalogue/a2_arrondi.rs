// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A2,
    id: "A2",
    slug: "a2_arrondi",
    metric: Some("chaos_business_a2_arrondi"),
    family: Family::Business,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "Cart and order lines use the price floored to the euro when it is above 10.00; the product keeps its own.",
    injected_at: "perfshop_shop::cart::line_price",
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
        // The line that each order writes, against the prices of its products.
        Signal { kind: SignalKind::Log, place: "order_priced.goods" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_goods_eur_total[1m]) / rate(perfshop_pieces_sold_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-682", "ISTQB CTFL 4.2.1"],
};

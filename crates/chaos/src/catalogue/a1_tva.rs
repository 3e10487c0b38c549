// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A1,
    id: "A1",
    slug: "a1_tva",
    metric: Some("chaos_business_a1_tva"),
    family: Family::Business,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "VAT is charged at 19.6 % instead of 20 % on each line after discount and on the shipping: the gross becomes \
           half_up(net × 1.196), so that 120.00 becomes 119.60.",
    injected_at: "perfshop_shop::vat::charged_rate",
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
        // The line that each order writes: its vat against its total.
        Signal { kind: SignalKind::Log, place: "order_priced.vat" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_revenue_eur_total[1m]) / rate(perfshop_orders_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-682", "ISTQB CTFL 4.2.1"],
};

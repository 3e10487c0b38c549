// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A3,
    id: "A3",
    slug: "a3_stock",
    metric: Some("chaos_business_a3_stock"),
    family: Family::Business,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "Stock is not decremented while it is above 10.",
    injected_at: "perfshop_shop::stock::is_left_alone",
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
        // The same before and after a sale.
        Signal { kind: SignalKind::Log, place: "stock.after" },
        // Pieces sold and pieces taken off the stock grow apart.
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_pieces_taken_total[1m]) / rate(perfshop_pieces_sold_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-840", "ISTQB CTFL 4.2.2"],
};

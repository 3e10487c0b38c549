// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A8,
    id: "A8",
    slug: "a8_concurrence",
    metric: Some("chaos_business_a8_concurrence"),
    family: Family::Business,
    strength: Strength::Switch { level: 3 },
    params: &[],
    does: "Stock is read before the order's transaction and written in it as what was read less the quantity, without a lock: two \
           buyers at once both get the last piece.",
    injected_at: "perfshop_shop::stock::look",
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
        // The stock after is not the stock before less what was sold.
        Signal { kind: SignalKind::Log, place: "stock.before" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_pieces_taken_total[1m]) / rate(perfshop_pieces_sold_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Critical,
    references: &["CWE-362", "CWE-367", "ISTQB CTFL 4.2.4"],
};

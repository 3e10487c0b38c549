// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A5,
    id: "A5",
    slug: "a5_doublon",
    metric: Some("chaos_business_a5_doublon"),
    family: Family::Business,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "An order is booked a second time under the next number, with a payment, mail, stock and points of its own; the reply \
           names the first. Not where the stock would not do for both.",
    injected_at: "perfshop_shop::placing::is_booked_again",
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
        // Two lines in one trace.
        Signal { kind: SignalKind::Log, place: "order_priced.order" },
        // More orders than requests that were answered 201.
        Signal { kind: SignalKind::Metric, place: "rate(perfshop_orders_total[1m])" },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Critical,
    references: &["CWE-837", "ISTQB CTFL 4.2.4"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A4,
    id: "A4",
    slug: "a4_email",
    metric: Some("chaos_business_a4_email"),
    family: Family::Business,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "The confirmation mail leaves out the shipping fee, in its rows and in its total.",
    injected_at: "perfshop_shop::booking::confirmed",
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
        // Against the total of order_priced.
        Signal { kind: SignalKind::Log, place: "mail.total" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_mailed_eur_total[1m]) / rate(perfshop_revenue_eur_total[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Info,
    references: &["CWE-684", "ISTQB CTFL 4.2.1"],
};

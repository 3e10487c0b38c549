// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A15,
    id: "A15",
    slug: "a15_historique",
    metric: Some("chaos_business_a15_historique"),
    family: Family::Business,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "In the order list totalAmount leaves out the discount; the order itself is right. The truth: orders.total_cents.",
    injected_at: "perfshop_server::api::order_view::listed_total",
    acts_on_process: false,
    scopes: &[
        ScopeKind::Everyone,
        ScopeKind::Class,
        ScopeKind::Student,
        ScopeKind::Customer,
        ScopeKind::Header,
        ScopeKind::Percent,
    ],
    signals: &[],
    silent: true,
    seconds: 10,
    needs_load: false,
    severity: Severity::Warning,
    references: &["CWE-682", "ISTQB CTFL 4.2.1"],
};

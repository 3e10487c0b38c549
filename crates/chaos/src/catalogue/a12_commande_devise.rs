// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A12,
    id: "A12",
    slug: "a12_commande_devise",
    metric: Some("chaos_business_a12_commande_devise"),
    family: Family::Business,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "The order's JSON says USD for an amount in EUR when the customer's country is outside the euro zone. The truth: the order's \
           payment and the shop's rules know the euro alone.",
    injected_at: "perfshop_server::api::order_view::currency",
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
    references: &["CWE-684", "ISTQB CTFL 4.2.1"],
};

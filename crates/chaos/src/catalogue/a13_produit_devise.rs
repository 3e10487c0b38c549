// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A13,
    id: "A13",
    slug: "a13_produit_devise",
    metric: Some("chaos_business_a13_produit_devise"),
    family: Family::Business,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "The product's JSON says USD when its id is divisible by 7. The truth: the table products has no currency, all is in EUR.",
    injected_at: "perfshop_server::api::products::currency",
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

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A14,
    id: "A14",
    slug: "a14_date",
    metric: Some("chaos_business_a14_date"),
    family: Family::Business,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "createdAt of an order is Paris time marked Z; paidAt is right. The truth: orders.created_at.",
    injected_at: "perfshop_server::api::order_view::created_at",
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
    references: &["CWE-682", "ISTQB CTFL 4.2.2"],
};

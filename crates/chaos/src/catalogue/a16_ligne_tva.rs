// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::A16,
    id: "A16",
    slug: "a16_ligne_tva",
    metric: Some("chaos_business_a16_ligne_tva"),
    family: Family::Business,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "Each item's vat in the order's JSON is one cent low; the order's vat is right. The truth: order_items.vat_cents.",
    injected_at: "perfshop_server::api::order_view::item_vat",
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
    severity: Severity::Info,
    references: &["CWE-682", "CWE-1339", "ISTQB CTFL 4.2.1"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::F4,
    id: "F4",
    slug: "f4_corruption",
    metric: Some("chaos_functional_f4_corruption"),
    family: Family::Functional,
    strength: Strength::Switch { level: 4 },
    params: &[],
    does: "Street and city of a profile and of an order are stored exchanged, and so are the quantities of the last two lines of a cart. The \
           answers are right; what is read back is not. The truth: what the request sent and its answer said.",
    injected_at: "perfshop_shop::stored::street_and_city",
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
    needs_load: true,
    severity: Severity::Critical,
    references: &["CWE-682", "CWE-354", "ISTQB CTFL 4.2.1"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S4,
    id: "S4",
    slug: "s4_idor",
    metric: Some("chaos_security_s4_idor"),
    family: Family::Security,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "An order that is not the customer's own is looked for without its owner: order and invoice of any of the 300 seeded orders, of the customers 401 to 500, are given to whoever is logged in.",
    injected_at: "perfshop_shop::orders::of_anybody",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Log, place: "order_read.owner_id" },
        Signal { kind: SignalKind::Log, place: "statement.sql" },
    ],
    silent: false,
    seconds: 5,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A01:2021", "OWASP A01:2025", "CWE-639"],
};

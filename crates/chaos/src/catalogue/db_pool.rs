// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::DbPool,
    id: "db_pool",
    slug: "db_pool",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0, 0, 60, 85] },
    params: &[],
    does: "That share of the pool's connections, never the last one, is opened, taken in line with the requests and held. \
           SQLite's single writer stands apart and is left alone.",
    injected_at: "perfshop_shop::db::Db::set_aside",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal {
            kind: SignalKind::Metric,
            place: "db_client_connection_count{state=\"used\"} / ignoring(state) db_client_connection_max",
        },
        Signal { kind: SignalKind::Metric, place: "db_client_connection_pending_requests" },
        Signal { kind: SignalKind::Monitor, place: "poolUsed" },
    ],
    silent: false,
    seconds: 5,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-400", "CWE-404", "OWASP API4:2023", "ISTQB CT-PT 1.2"],
};

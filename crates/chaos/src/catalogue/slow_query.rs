// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::SlowQuery,
    id: "slow_query",
    slug: "slow_query",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0, 30, 0, 60] },
    params: &[],
    does: "List, search and product run one statement that no index helps, joined against itself, on a connection of the pool. It \
           is calibrated at its first use and corrected after each run to 20 ms for each point of the dose; a reset ends it.",
    injected_at: "perfshop_shop::related::refresh",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal {
            kind: SignalKind::Metric,
            place: "rate(db_client_operation_duration_seconds_sum[1m]) / rate(db_client_operation_duration_seconds_count[1m])",
        },
        Signal { kind: SignalKind::Log, place: "statement.sql" },
        Signal { kind: SignalKind::Monitor, place: "dbMsPerSecond" },
    ],
    silent: false,
    seconds: 5,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-405", "CWE-1049", "OWASP API4:2023", "ISTQB CT-PT 1.2"],
};

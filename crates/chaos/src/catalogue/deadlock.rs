// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::Deadlock,
    id: "deadlock",
    slug: "deadlock",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0; 4] },
    params: &[],
    does: "That share of the first tries of an order meets a transaction on a connection of its own: with MySQL both wait for each \
           other's rows and the order is the victim (1213), with SQLite the order has read before the other one wrote (517).",
    injected_at: "perfshop_shop::stocktaking::meets",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/orders\", http_response_status_code=\"503\"}[1m])",
        },
        // The statement at which the order was given up, and why.
        Signal { kind: SignalKind::Log, place: "statement failed.sql" },
        Signal { kind: SignalKind::Log, place: "refused.error" },
        Signal { kind: SignalKind::Monitor, place: "errorsPerSecond" },
    ],
    silent: false,
    seconds: 10,
    needs_load: true,
    severity: Severity::Warning,
    references: &["CWE-833", "CWE-667", "ISTQB CT-PT 1.2"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, Param, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::Memory,
    id: "memory",
    slug: "memory",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 105, unit: "%", levels: [0, 0, 105, 105] },
    params: &[
        Param { name: "guardrail", min: 0, max: 100, default: 0, levels: [0, 0, 60, 75] },
        Param { name: "downSeconds", min: 0, max: 120, default: 0, levels: [0; 4] },
    ],
    does: "Cart-shaped records are kept in a forgotten cache, a twentieth of the heap budget a second, until the program uses \
           `target` % of it, or `guardrail` % when one is given. At 105 with no guardrail nothing is asked any more: the allocator \
           refuses, the process dies, and the new one stays away for `downSeconds`.",
    injected_at: "perfshop_shop::saved_carts::SavedCarts",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal { kind: SignalKind::Metric, place: "perfshop_heap_used_bytes / perfshop_heap_max_bytes" },
        Signal { kind: SignalKind::Metric, place: "process_memory_usage_bytes" },
        Signal { kind: SignalKind::Metric, place: "increase(perfshop_restarts_total{reason=\"oom\"}[5m])" },
        Signal { kind: SignalKind::Profile, place: "perfshop_shop::saved_carts::remember" },
        Signal { kind: SignalKind::Monitor, place: "heapUsedBytes" },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Critical,
    references: &["CWE-401", "CWE-770", "OWASP API4:2023", "ISTQB CT-PT 1.2"],
};

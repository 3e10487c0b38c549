// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::GcPressure,
    id: "gc_pressure",
    slug: "gc_pressure",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [0; 4] },
    params: &[],
    does: "About every three seconds the lines of a report fill that share of the free heap budget and are dropped at once; while they \
           are dropped every request of the shop waits.",
    injected_at: "perfshop_shop::report::Reports",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal {
            kind: SignalKind::Metric,
            place: "rate(perfshop_gc_pause_seconds_sum[30s]) / rate(perfshop_gc_pause_seconds_count[30s])",
        },
        Signal { kind: SignalKind::Metric, place: "perfshop_heap_used_bytes" },
        Signal { kind: SignalKind::Profile, place: "perfshop_shop::report::write_lines" },
        Signal { kind: SignalKind::Monitor, place: "pauseMs" },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Warning,
    references: &["CWE-400", "CWE-405", "ISTQB CT-PT 1.2"],
};

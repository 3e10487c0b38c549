// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, Param, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::Cpu,
    id: "cpu",
    slug: "cpu",
    metric: None,
    family: Family::Performance,
    strength: Strength::Lever { min: 0, max: 100, unit: "%", levels: [25, 40, 60, 80] },
    params: &[Param { name: "ratio", min: 1, max: 5, default: 1, levels: [1; 4] }],
    does: "`ratio` threads each burn `intensity` % of a core hashing SHA-256, in a closed loop on each thread's CPU clock.",
    injected_at: "perfshop_shop::recommend::Engine",
    acts_on_process: true,
    scopes: &[ScopeKind::Everyone],
    signals: &[
        Signal { kind: SignalKind::Metric, place: "rate(process_cpu_time_seconds_total[15s])" },
        Signal { kind: SignalKind::Profile, place: "perfshop_shop::recommend::rank_affinities" },
        Signal { kind: SignalKind::Monitor, place: "cpuPercent" },
    ],
    silent: false,
    seconds: 5,
    needs_load: false,
    severity: Severity::Warning,
    references: &["CWE-400", "OWASP API4:2023", "ISTQB CT-PT 1.2"],
};

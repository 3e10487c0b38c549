// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S6,
    id: "S6",
    slug: "s6_errors",
    metric: Some("chaos_security_s6_errors"),
    family: Family::Security,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "A refusal carries the SQL that ran last, the shop's frames of the stack and a configuration that is made up, with decoy secrets.",
    injected_at: "perfshop_server::interceptors::detail::of",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Log, place: "refused.bytes" },
        Signal { kind: SignalKind::Log, place: "refused.fields" },
    ],
    silent: false,
    seconds: 5,
    needs_load: false,
    severity: Severity::Warning,
    references: &["OWASP A04:2021", "OWASP A10:2025", "CWE-209"],
};

// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S5,
    id: "S5",
    slug: "s5_timing",
    metric: Some("chaos_security_s5_timing"),
    family: Family::Security,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "A login says whether the account exists, by its words and by the time of a hash; wrong ones are not limited, and leave no line in the log.",
    injected_at: "perfshop_shop::customers::refusal",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Log, place: "login.outcome" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_route=\"/api/auth/login\",http_response_status_code=\"401\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Warning,
    references: &[
        "OWASP A07:2021",
        "OWASP A09:2021",
        "OWASP A07:2025",
        "OWASP A09:2025",
        "CWE-208",
        "CWE-307",
        "CWE-778",
    ],
};

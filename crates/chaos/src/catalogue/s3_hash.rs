// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S3,
    id: "S3",
    slug: "s3_hash",
    metric: Some("chaos_security_s3_hash"),
    family: Family::Security,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "GET /api/auth/me gives a field password: a bcrypt hash of cost 10 of a weak password that was made for the exercise and opens nothing.",
    injected_at: "perfshop_server::api::me::rest_of_row",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Log, place: "profile_read.fields" },
        Signal { kind: SignalKind::Log, place: "profile_read.bytes" },
    ],
    silent: false,
    seconds: 5,
    needs_load: false,
    severity: Severity::Warning,
    references: &["OWASP A01:2021", "OWASP A01:2025", "CWE-200", "CWE-916"],
};

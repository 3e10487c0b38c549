// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::S2,
    id: "S2",
    slug: "s2_xss",
    metric: Some("chaos_security_s2_xss"),
    family: Family::Security,
    strength: Strength::Switch { level: 1 },
    params: &[],
    does: "The text of a review and the message above search results are given as markup that the page inserts as it is: to the student who wrote the review, and to that student's class once the debrief is open.",
    injected_at: "perfshop_server::api::markup::of_reviews",
    acts_on_process: false,
    scopes: &ScopeKind::ALL,
    signals: &[
        Signal { kind: SignalKind::Log, place: "reviews_read.fields" },
        Signal { kind: SignalKind::Log, place: "search_answered.fields" },
    ],
    silent: false,
    seconds: 5,
    needs_load: false,
    severity: Severity::Critical,
    references: &["OWASP A03:2021", "OWASP A05:2025", "CWE-79"],
};

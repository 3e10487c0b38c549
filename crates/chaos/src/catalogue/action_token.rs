// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Anomaly, Family, ScopeKind, Severity, Signal, SignalKind, Spec, Strength};

pub const SPEC: Spec = Spec {
    anomaly: Anomaly::ActionToken,
    id: "action_token",
    slug: "action_token",
    metric: Some("chaos_scripting_action_token"),
    family: Family::Scripting,
    strength: Strength::Switch { level: 2 },
    params: &[],
    does: "The calls of the checkout must also carry an action token that is renewed in each reply and is good \
           once, for five minutes.",
    injected_at: "perfshop_server::handshake::next_turn",
    acts_on_process: false,
    scopes: &[
        ScopeKind::Everyone,
        ScopeKind::Class,
        ScopeKind::Student,
        ScopeKind::Customer,
        ScopeKind::Header,
        ScopeKind::Percent,
    ],
    signals: &[
        // Each refusal's line names its code and the header that is missing or wrong.
        Signal { kind: SignalKind::Log, place: "refused.code" },
        Signal {
            kind: SignalKind::Metric,
            place: "rate(http_server_request_duration_seconds_count{http_response_status_code=~\"403|409\"}[1m])",
        },
    ],
    silent: false,
    seconds: 10,
    needs_load: false,
    severity: Severity::Info,
    references: &["CWE-294", "ISTQB CT-PT 3.2"],
};

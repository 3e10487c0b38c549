// SPDX-License-Identifier: AGPL-3.0-or-later
//! What has really struck, as it is told: to the instructor always, to everybody once the debrief is open.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use perfshop_chaos::{CATALOGUE, Family, Severity};
use perfshop_shop::clock;
use serde::Serialize;
use utoipa::ToSchema;

use super::admin_chaos::Instructor;
use crate::app::{App, AppState};
use crate::problem::Problem;

/// One time that an anomaly struck.
#[derive(Debug, Serialize, ToSchema)]
pub struct Triggering {
    /// ISO 8601, UTC.
    time: String,
    /// As the instructor's log has it: `A1`, `F1_NPE`.
    code: String,
    #[schema(value_type = String)]
    severity: Severity,
    text: String,
}

/// The last of these families, newest first.
pub(super) fn recent(app: &App, families: &[Family]) -> Vec<Triggering> {
    let recent = app.chaos.triggers().recent(families).into_iter();
    let told = recent.map(|trigger| Triggering {
        time: clock::iso(trigger.at_ms),
        code: trigger.code(),
        severity: trigger.severity(),
        text: app.texts.get(&trigger.text_key(), &[]),
    });
    told.collect()
}

/// What has struck since this copy of the shop started.
#[derive(Debug, Serialize, ToSchema)]
pub struct Triggerings {
    /// How often each anomaly has struck, by its identifier; one that has not is left out.
    counts: BTreeMap<&'static str, u64>,
    /// The last 200 of all families, newest first.
    recent: Vec<Triggering>,
}

/// How often each anomaly has struck, and when it last did.
#[utoipa::path(get, path = "/api/admin/chaos/triggers", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = Triggerings), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list_triggers(State(app): State<AppState>, _: Instructor) -> Json<Triggerings> {
    let triggers = app.chaos.triggers();
    let counts = CATALOGUE.iter().map(|spec| (spec.id, triggers.count(spec.anomaly)));
    Json(Triggerings { counts: counts.filter(|(_, count)| *count > 0).collect(), recent: recent(&app, &Family::ALL) })
}

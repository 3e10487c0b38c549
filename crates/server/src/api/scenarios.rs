// SPDX-License-Identifier: AGPL-3.0-or-later
//! The weather scenarios, by their opaque names; what each does stands in the model.

use axum::Json;
use axum::extract::State;
use perfshop_chaos::{SCENARIOS, Scenario};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

use super::admin_chaos::{ChaosChanged, Instructor, Watcher};
use crate::app::{App, AppState};
use crate::extract;
use crate::problem::{ApiError, FieldFault, Problem};

/// All that is told of a scenario before the debrief.
#[derive(Serialize, ToSchema)]
#[schema(as = Scenario)]
pub struct ScenarioView {
    #[schema(schema_with = scenario_ids)]
    id: &'static str,
    /// 1 to 4.
    level: u8,
    name: String,
}

/// Every scenario, in the order of the levels.
pub(super) fn all(app: &App) -> Vec<ScenarioView> {
    let view = |scenario: &Scenario| ScenarioView {
        id: scenario.id,
        level: scenario.level,
        name: app.texts.get(&scenario.text_key(), &[]),
    };
    SCENARIOS.iter().map(view).collect()
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioChoice {
    /// One of the scenarios; null ends the one that runs.
    #[schema(required = true, schema_with = scenario_ids_or_null)]
    #[serde(deserialize_with = "given")]
    id: Option<String>,
}

/// The field has to be there, be it null: a forgotten one must not end a scenario.
fn given<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(input)
}

fn scenario_ids() -> Object {
    let ids = SCENARIOS.iter().map(|scenario| scenario.id);
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(ids)).build()
}

pub(super) fn scenario_ids_or_null() -> Object {
    let ids = SCENARIOS.iter().map(|scenario| Some(scenario.id)).chain([None]);
    ObjectBuilder::new()
        .schema_type(SchemaType::Array(vec![Type::String, Type::Null]))
        .enum_values(Some(ids.collect::<Vec<_>>()))
        .build()
}

impl ScenarioChoice {
    pub(super) fn scenario(&self) -> Result<Option<&'static Scenario>, ApiError> {
        let Some(id) = &self.id else { return Ok(None) };
        Scenario::of(id).map(Some).ok_or_else(|| ApiError::field(FieldFault::new("id", "NOT_ALLOWED")))
    }
}

/// What a change of the scenario is told with.
pub(super) fn message(app: &App, scenario: Option<&Scenario>) -> String {
    match scenario {
        Some(scenario) => app.texts.get("scenario-on", &[("name", &app.texts.get(&scenario.text_key(), &[]))]),
        None => app.texts.get("scenario-off", &[]),
    }
}

/// Every scenario.
#[utoipa::path(get, path = "/api/admin/chaos/scenario", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = Vec<ScenarioView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list_scenarios(State(app): State<AppState>, _: Watcher) -> Json<Vec<ScenarioView>> {
    Json(all(&app))
}

/// The same, under the name that the students' list has.
#[utoipa::path(get, path = "/api/admin/chaos/scenarios", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = Vec<ScenarioView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list_scenarios_too(State(app): State<AppState>, _: Watcher) -> Json<Vec<ScenarioView>> {
    Json(all(&app))
}

/// Starts a scenario for everyone in place of the one that runs, or ends it.
#[utoipa::path(post, path = "/api/admin/chaos/scenario", tag = "chaos", security(("adminToken" = [])), request_body = ScenarioChoice,
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn set_scenario(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<ScenarioChoice>,
) -> Result<Json<ChaosChanged>, ApiError> {
    let scenario = body.scenario()?;
    app.control.set_scenario(&by, scenario).await?;
    let message = message(&app, scenario);
    Ok(Json(ChaosChanged { success: true, message, status: app.control.status() }))
}

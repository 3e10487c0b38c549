// SPDX-License-Identifier: AGPL-3.0-or-later
//! The instructor's calls. Every change answers whether it succeeded, a sentence and the complete state.

use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use perfshop_chaos::{Activation, Anomaly, Demand, Family, Fault, Invalid, Scope, ScopeKind};
use perfshop_shop::customers;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

use crate::app::AppState;
use crate::control::{self, Activations, CatalogueView, ControlError, Status, StudentMode};
use crate::extract::{self, Admin, Id, Word};
use crate::problem::{ApiError, FieldFault, Problem};
use crate::texts::Arg;

/// How long a call of the control plane waits for the shop's database.
const SHOP_MAY_TAKE: Duration = Duration::from_millis(50);

/// An admin who may command the chaos. Checked before the body, so that nobody else learns what is wrong with it.
pub struct Instructor(pub String);

impl FromRequestParts<AppState> for Instructor {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let admin = Admin::from_request_parts(parts, state).await?;
        admin.require_chaos()?;
        Ok(Self(admin.0.email))
    }
}

/// An admin who may see what is active: who commands it, and who may watch.
pub struct Watcher;

impl FromRequestParts<AppState> for Watcher {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let Admin(admin) = Admin::from_request_parts(parts, state).await?;
        let may = admin.is_super || admin.can_chaos || admin.can_monitoring;
        if may { Ok(Self) } else { Err(ApiError::Forbidden("canAccessMonitoring")) }
    }
}

/// An admin who may take a profile away.
pub struct Profiler;

impl FromRequestParts<AppState> for Profiler {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        Admin::from_request_parts(parts, state).await?.require_monitoring()?;
        Ok(Self)
    }
}

/// The answer to a change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChaosChanged {
    pub success: bool,
    pub message: String,
    pub status: Status,
}

/// The answer to a new activation.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActivationCreated {
    pub id: i64,
    pub success: bool,
    pub message: String,
    pub status: Status,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelSetting {
    /// 0 ends it; at most the family's maxLevel of the catalogue.
    #[schema(minimum = 0, maximum = 4)]
    pub(super) level: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActivationDemand {
    #[schema(schema_with = anomaly_ids)]
    anomaly: String,
    /// Of levers only, within the lever's own range, which the catalogue tells.
    dose: Option<i64>,
    #[schema(minimum = 1, maximum = 5)]
    ratio: Option<i64>,
    #[schema(minimum = 0, maximum = 100)]
    guardrail: Option<i64>,
    /// Of memory: how long the shop stays away once it has died of it.
    #[schema(minimum = 0, maximum = 120)]
    down_seconds: Option<i64>,
    /// Everyone when left out.
    scope: Option<ScopeDemand>,
    /// The dose grows from 0 over this time.
    #[schema(minimum = 0, maximum = 3600)]
    ramp_seconds: Option<i64>,
    #[schema(minimum = 1, maximum = 604_800)]
    ends_in_seconds: Option<i64>,
    stop_when: Option<StopDemand>,
    #[schema(max_length = 200)]
    reason: Option<String>,
}

/// Whom an activation touches.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeDemand {
    #[schema(schema_with = scope_kinds)]
    kind: ScopeKind,
    /// Nothing for everyone; a class, a student's token, an e-mail, `Name: value`, or 1 to 100 percent.
    value: Option<ScopeValue>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum ScopeValue {
    Text(String),
    Share(i64),
}

/// Ends the activation by itself when a figure of the last 10 s is above its bound.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StopDemand {
    #[schema(minimum = 1, maximum = 100)]
    heap_percent: Option<i64>,
    #[schema(minimum = 0, maximum = 100)]
    error_percent: Option<i64>,
    #[schema(minimum = 1, maximum = 60_000)]
    p95_ms: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DebriefSetting {
    /// True lets students see causes.
    open: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StudentModeSetting {
    /// False locks the students' own commands.
    enabled: Option<bool>,
    /// Whether a student may set what acts on everyone.
    shared: Option<bool>,
}

/// From the catalogue, so that the document and the check follow it.
fn anomaly_ids() -> Object {
    one_of(Anomaly::ALL.iter().map(|anomaly| anomaly.id()))
}

fn scope_kinds() -> Object {
    one_of(ScopeKind::ALL.iter().map(|kind| kind.id()))
}

fn one_of(words: impl Iterator<Item = &'static str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

impl From<ControlError> for ApiError {
    fn from(error: ControlError) -> Self {
        match error {
            ControlError::Invalid(invalid) => Self::field(fault(invalid)),
            ControlError::NotFound => Self::NotFound("activation"),
            ControlError::StudentsLocked => Self::StudentModeLocked,
            ControlError::NotShared => Self::StudentNotShared,
            ControlError::Running { by } => Self::ScenarioRunning { by },
            ControlError::Db(error) => error.into(),
        }
    }
}

fn fault(Invalid { field, fault }: Invalid) -> FieldFault {
    match fault {
        Fault::Range { min, max } => FieldFault::new(field, "OUT_OF_RANGE").with("min", min).with("max", max),
        Fault::NotTaken => FieldFault::new(field, "NOT_TAKEN"),
        Fault::Missing => FieldFault::new(field, "REQUIRED"),
        Fault::NotOneOf(words) => FieldFault::new(field, "NOT_ALLOWED").with("expected", words.join(", ")),
        Fault::Malformed => FieldFault::new(field, "FORMAT"),
        Fault::TooLong { max } => FieldFault::new(field, "TOO_LONG").with("max", max),
    }
}

/// What a change answers, with the text of this key.
pub(super) fn changed(app: &AppState, key: &str, args: &[Arg<'_>]) -> Json<ChaosChanged> {
    Json(ChaosChanged { success: true, message: app.texts.get(key, args), status: app.control.status() })
}

/// Sets a family for everyone to what its level holds, in place of what was set for everyone; level 0 ends it.
#[utoipa::path(post, path = "/api/admin/chaos/{family}", tag = "chaos", security(("adminToken" = [])), request_body = LevelSetting,
    params(("family" = String, Path, description = "performance, scripting, business, functional or security")),
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn set_level(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    Word(family): Word,
    extract::Json(body): extract::Json<LevelSetting>,
) -> Result<Json<ChaosChanged>, ApiError> {
    let family = Family::levelled(&family).ok_or(ApiError::NoSuchPath)?;
    app.control.set_level(&by, family, body.level).await?;
    let (name, level) = (app.texts.get(&family.text_key(), &[]), body.level.to_string());
    let key = if body.level == 0 { "chaos-level-off" } else { "chaos-level-on" };
    Ok(changed(&app, key, &[("family", &name), ("level", &level)]))
}

/// Makes an anomaly active beside what is active already.
#[utoipa::path(post, path = "/api/admin/chaos/activations", tag = "chaos", security(("adminToken" = [])), request_body = ActivationDemand,
    responses((status = 201, body = ActivationCreated), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn create_activation(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<ActivationDemand>,
) -> Result<(StatusCode, Json<ActivationCreated>), ApiError> {
    let demand = body.into_demand();
    refuse_unknown_person(&app, &demand).await?;
    let id = app.control.create(&by, &demand).await?;
    let Json(ChaosChanged { success, message, status }) =
        changed(&app, "chaos-activated", &[("anomaly", &demand.anomaly)]);
    Ok((StatusCode::CREATED, Json(ActivationCreated { id, success, message, status })))
}

/// A scope that names a student or a customer who is not there would touch nobody, without a word. The shop is given a moment
/// to say so of a customer: while it is saturated the instructor gets his way.
async fn refuse_unknown_person(app: &AppState, demand: &Demand) -> Result<(), ApiError> {
    let email = match demand.check(0) {
        Ok(Activation { scope: Scope::Student(token), .. }) if app.control.students().of_token(&token).is_none() => {
            return Err(ApiError::field(FieldFault::new("scope.value", "UNKNOWN_STUDENT")));
        }
        Ok(Activation { scope: Scope::Customer(email), .. }) => email,
        _ => return Ok(()),
    };
    match tokio::time::timeout(SHOP_MAY_TAKE, customers::is_known(&app.shop, &email)).await {
        Ok(Ok(false)) => Err(ApiError::field(FieldFault::new("scope.value", "UNKNOWN_CUSTOMER"))),
        _ => Ok(()),
    }
}

impl ActivationDemand {
    fn into_demand(self) -> Demand {
        let stop = self.stop_when.unwrap_or_default();
        let value = |value| match value {
            ScopeValue::Text(text) => text,
            ScopeValue::Share(share) => share.to_string(),
        };
        Demand {
            anomaly: self.anomaly,
            dose: self.dose,
            ratio: self.ratio,
            guardrail: self.guardrail,
            down_seconds: self.down_seconds,
            scope: self.scope.map(|scope| (scope.kind, scope.value.map(value))),
            ramp_seconds: self.ramp_seconds,
            ends_in_seconds: self.ends_in_seconds,
            heap_percent: stop.heap_percent,
            error_percent: stop.error_percent,
            p95_ms: stop.p95_ms,
            reason: self.reason,
        }
    }
}

/// What is active and what has been.
#[utoipa::path(get, path = "/api/admin/chaos/activations", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = Activations), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list_activations(State(app): State<AppState>, _: Watcher) -> Result<Json<Activations>, ApiError> {
    Ok(Json(app.control.activations().await?))
}

/// Ends one activation; one that is over stays as it is.
#[utoipa::path(delete, path = "/api/admin/chaos/activations/{id}", tag = "chaos", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn end_activation(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    Id(id): Id,
) -> Result<Json<ChaosChanged>, ApiError> {
    app.control.end(&by, id).await?;
    Ok(changed(&app, "chaos-ended", &[]))
}

/// Every anomaly with all that the catalogue says of it.
#[utoipa::path(get, path = "/api/admin/chaos/catalogue", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = CatalogueView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn read_catalogue(State(app): State<AppState>, _: Watcher) -> Json<CatalogueView> {
    Json(control::catalogue(&|key| app.texts.get(key, &[])))
}

/// The complete state.
#[utoipa::path(get, path = "/api/admin/chaos/status", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = Status), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn read_status(State(app): State<AppState>, _: Instructor) -> Json<Status> {
    Json(app.control.status())
}

/// Opens the debrief, from which on students may see causes, or closes it.
#[utoipa::path(post, path = "/api/admin/chaos/debrief", tag = "chaos", security(("adminToken" = [])), request_body = DebriefSetting,
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn set_debrief(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<DebriefSetting>,
) -> Result<Json<ChaosChanged>, ApiError> {
    app.control.set_debrief(&by, body.open).await?;
    Ok(changed(&app, if body.open { "chaos-debrief-open" } else { "chaos-debrief-closed" }, &[]))
}

/// The red button: ends everything at once.
#[utoipa::path(post, path = "/api/admin/chaos/reset", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = ChaosChanged), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn reset(State(app): State<AppState>, Instructor(by): Instructor) -> Result<Json<ChaosChanged>, ApiError> {
    app.control.reset(&by).await?;
    Ok(changed(&app, "chaos-reset", &[]))
}

/// Locks or unlocks the students' own commands; what is left out stays as it is.
#[utoipa::path(post, path = "/api/chaos/student/admin/mode", tag = "chaos", security(("adminToken" = [])), request_body = StudentModeSetting,
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn set_student_mode(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<StudentModeSetting>,
) -> Result<Json<ChaosChanged>, ApiError> {
    let mode = StudentMode { enabled: body.enabled, shared: body.shared };
    let key = match app.control.set_student_mode(&by, mode).await? {
        (false, _) => "chaos-student-mode-locked",
        (true, false) => "chaos-student-mode-own",
        (true, true) => "chaos-student-mode-shared",
    };
    Ok(changed(&app, key, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemas::Schemas;

    fn read(body: &str) -> Result<ActivationDemand, ApiError> {
        Schemas::default().read(body.as_bytes())
    }

    #[test]
    fn a_demand_is_read_with_its_scope_as_text_or_figure() {
        let body = r#"{"anomaly":"A1","scope":{"kind":"percent","value":30},"stopWhen":{"p95Ms":900},"reason":"TP 1"}"#;
        let demand = read(body).unwrap().into_demand();
        assert_eq!(demand.scope, Some((ScopeKind::Percent, Some("30".into()))));
        assert_eq!((demand.p95_ms, demand.reason.as_deref()), (Some(900), Some("TP 1")));
        let body = r#"{"anomaly":"A1","scope":{"kind":"percent","value":"30"},"endsInSeconds":60}"#;
        assert_eq!(read(body).unwrap().into_demand().scope, demand.scope);
    }

    #[test]
    fn what_the_catalogue_does_not_know_is_refused_by_the_schema() {
        for (body, field, code) in [
            (r#"{"anomaly":"A99"}"#, "anomaly", "NOT_ALLOWED"),
            (r#"{"anomaly":"A1","scope":{"kind":"world"}}"#, "scope.kind", "NOT_ALLOWED"),
            (r#"{"anomaly":"A1","stopWhen":{"p95ms":1}}"#, "stopWhen.p95ms", "UNKNOWN_FIELD"),
            (r#"{"dose":1}"#, "anomaly", "REQUIRED"),
        ] {
            let Err(ApiError::Invalid(faults)) = read(body) else { panic!("{body} was taken") };
            assert_eq!((faults[0].field.as_str(), faults[0].code), (field, code), "{body}");
        }
    }
}

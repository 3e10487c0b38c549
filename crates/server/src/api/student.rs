// SPDX-License-Identifier: AGPL-3.0-or-later
//! The students' own calls: who they are, and what they set for themselves. All of it on the control plane.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{AppendHeaders, IntoResponse};
use perfshop_chaos::Family;
use perfshop_shop::db::DbError;
use perfshop_shop::lending::{self, Lending, Lent};
use perfshop_shop::{clock, customers, token};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

use super::admin_chaos::LevelSetting;
use super::scenarios::{self, ScenarioChoice, ScenarioView};
use crate::app::{App, AppState};
use crate::control::{Running, Student};
use crate::extract::{self, STUDENT_COOKIE, Word};
use crate::interceptors::student_of;
use crate::problem::{ApiError, Problem};

/// A course may last for weeks; what it identifies is worth no more than the course.
const COOKIE_SECONDS: u32 = 90 * 24 * 3_600;

/// The student of the header or the cookie.
pub struct AsStudent(pub Arc<Student>);

impl FromRequestParts<AppState> for AsStudent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        student_of(&state.control.students(), &parts.headers).map(Self).ok_or(ApiError::StudentUnknown)
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterBody {
    /// What the class calls this student.
    #[schema(
        min_length = 1,
        max_length = 40,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    alias: String,
    /// The group, where one shop serves several: a scope may name it.
    #[schema(
        min_length = 1,
        max_length = 40,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    class: Option<String>,
}

/// A customer of the shop for one student.
#[derive(Serialize, ToSchema)]
pub struct LentCustomer {
    email: String,
    /// As it was lent: the student may have changed it since.
    password: String,
}

#[derive(Serialize, ToSchema)]
pub struct Entered {
    /// For the header `X-Student-Token`.
    token: String,
    alias: String,
    customer: LentCustomer,
}

/// A figure for each family that students may set.
#[derive(Serialize, ToSchema)]
pub struct FamilyLevels {
    performance: u8,
    scripting: u8,
    business: u8,
    functional: u8,
    security: u8,
}

impl FamilyLevels {
    fn of(level: impl Fn(Family) -> u8) -> Self {
        Self {
            performance: level(Family::Performance),
            scripting: level(Family::Scripting),
            business: level(Family::Business),
            functional: level(Family::Functional),
            security: level(Family::Security),
        }
    }
}

/// What a student may know: who they are, and what they have set themselves.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StudentStatus {
    token: String,
    alias: String,
    #[schema(required = true)]
    class: Option<String>,
    customer: LentCustomer,
    /// Whether the students' own commands work.
    enabled: bool,
    /// Whether a student may set what acts on everyone: the performance family and its scenarios.
    shared: bool,
    /// Whether causes may be seen.
    debrief: bool,
    /// What this student has set.
    levels: FamilyLevels,
    /// The flaws that this student has proved with a flag, by identifier.
    flags: Vec<&'static str>,
    /// How far each family goes.
    max_levels: FamilyLevels,
    /// What a student runs for everyone. What the instructor runs is not told.
    #[schema(required = true)]
    scenario: Option<RunningView>,
}

/// What a student runs for everyone: a scenario, or a level of the performance family, which has no name and no end.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RunningScenario)]
pub struct RunningView {
    #[schema(required = true, schema_with = scenarios::scenario_ids_or_null)]
    id: Option<&'static str>,
    #[schema(required = true)]
    name: Option<String>,
    /// Alias of who runs it.
    by: String,
    mine: bool,
    /// ISO 8601, UTC.
    #[schema(required = true)]
    ends_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct StudentChanged {
    success: bool,
    message: String,
    status: StudentStatus,
}

/// The password of the customer lent to the holder of a token: nobody else can work it out, and it need not be kept.
fn password_of(student_token: &str) -> String {
    token::sha256(&format!("lent customer of {student_token}")).chars().take(12).collect()
}

impl From<&Student> for LentCustomer {
    fn from(student: &Student) -> Self {
        Self { email: student.customer.email.clone(), password: password_of(&student.token) }
    }
}

async fn lend(app: &App, alias: &str, student_token: &str) -> Result<Lent, DbError> {
    let lending = Lending { first_name: alias, password: &password_of(student_token) };
    lending::lend(&app.shop, &app.passwords, lending).await
}

/// Gives a student an identity, kept by a cookie; who has one already is only called otherwise.
#[utoipa::path(post, path = "/api/chaos/student/enter", tag = "student", request_body = EnterBody,
    responses((status = 200, body = Entered), (status = 400, body = Problem), (status = 409, body = Problem)))]
pub async fn enter(
    State(app): State<AppState>,
    known: Result<AsStudent, ApiError>,
    extract::Json(body): extract::Json<EnterBody>,
) -> Result<impl IntoResponse, ApiError> {
    let alias = body.alias.trim();
    let class = body.class.as_deref().map(str::trim);
    let student = match known {
        Ok(AsStudent(student)) => {
            let class = class.map(str::to_owned).or_else(|| student.class.clone());
            let mut changed = Student { alias: alias.to_owned(), class, ..(*student).clone() };
            // The shop's database may be another than the one that lent the customer.
            if customers::email(&app.shop, student.customer.id).await?.is_none() {
                changed.customer = lend(&app, alias, &student.token).await?;
            }
            if changed != *student {
                app.control.change_student(&changed).await?;
            }
            Arc::new(changed)
        }
        Err(_) => enrol(&app, alias, class).await?,
    };
    let customer = LentCustomer::from(&*student);
    let cookie =
        format!("{STUDENT_COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={COOKIE_SECONDS}", student.token);
    let entered = Entered { token: student.token.clone(), alias: student.alias.clone(), customer };
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(entered)))
}

async fn enrol(app: &App, alias: &str, class: Option<&str>) -> Result<Arc<Student>, ApiError> {
    if app.control.students().is_full() {
        return Err(ApiError::StudentsFull);
    }
    let secret = uuid::Uuid::new_v4().to_string();
    let customer = lend(app, alias, &secret).await?;
    Ok(app.control.enrol(alias, class, &secret, &customer).await?)
}

/// Who the student is, and what they have set. From memory alone: it answers while the shop's database does not.
#[utoipa::path(get, path = "/api/chaos/student/status", tag = "student",
    responses((status = 200, body = StudentStatus), (status = 401, body = Problem)))]
pub async fn status(State(app): State<AppState>, AsStudent(student): AsStudent) -> Json<StudentStatus> {
    Json(status_of(&app, &student))
}

fn status_of(app: &App, student: &Student) -> StudentStatus {
    let set = app.control.set_by(student.id);
    let mode = app.control.student_mode();
    StudentStatus {
        token: student.token.clone(),
        alias: student.alias.clone(),
        class: student.class.clone(),
        customer: student.into(),
        enabled: mode.enabled,
        shared: mode.shared,
        debrief: app.control.debrief(),
        levels: FamilyLevels::of(|family| set.level(family)),
        flags: app.control.students().captured_by(student.id).iter().map(|anomaly| anomaly.id()).collect(),
        max_levels: FamilyLevels::of(Family::max_level),
        scenario: running(app, student),
    }
}

fn running(app: &App, student: &Student) -> Option<RunningView> {
    let Running { scenario, student: by, ends_at } = app.control.run_by_student()?;
    let students = app.control.students();
    Some(RunningView {
        id: scenario.map(|scenario| scenario.id),
        name: scenario.map(|scenario| app.texts.get(&scenario.text_key(), &[])),
        by: students.of_id(by).map(|other| other.alias.clone()).unwrap_or_default(),
        mine: by == student.id,
        ends_at: ends_at.map(clock::iso),
    })
}

/// Every scenario, by its opaque name.
#[utoipa::path(get, path = "/api/chaos/student/performance/scenarios", tag = "student",
    responses((status = 200, body = Vec<ScenarioView>), (status = 401, body = Problem)))]
pub async fn list_scenarios(State(app): State<AppState>, _: AsStudent) -> Json<Vec<ScenarioView>> {
    Json(scenarios::all(&app))
}

/// Starts a scenario for everyone, or ends the one that this student runs.
#[utoipa::path(post, path = "/api/chaos/student/performance/scenario", tag = "student", request_body = ScenarioChoice,
    responses((status = 200, body = StudentChanged), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 423, body = Problem)))]
pub async fn set_own_scenario(
    State(app): State<AppState>,
    AsStudent(student): AsStudent,
    extract::Json(body): extract::Json<ScenarioChoice>,
) -> Result<Json<StudentChanged>, ApiError> {
    let scenario = body.scenario()?;
    app.control.set_own_scenario(&student, scenario).await?;
    let message = match (scenario, app.control.scenario()) {
        // Somebody else's goes on.
        (None, Some(_)) => app.texts.get("scenario-own-off", &[]),
        _ => scenarios::message(&app, scenario),
    };
    Ok(Json(StudentChanged { success: true, message, status: status_of(&app, &student) }))
}

/// Sets a family to a level: for this student alone, or for everyone where it acts on the whole shop (performance). Level 0 ends
/// what this student has set, and nothing else.
#[utoipa::path(post, path = "/api/chaos/student/{family}", tag = "student", request_body = LevelSetting,
    params(("family" = String, Path, description = "performance, scripting, business, functional or security")),
    responses((status = 200, body = StudentChanged), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 423, body = Problem)))]
pub async fn set_own_level(
    State(app): State<AppState>,
    AsStudent(student): AsStudent,
    Word(family): Word,
    extract::Json(body): extract::Json<LevelSetting>,
) -> Result<Json<StudentChanged>, ApiError> {
    let family = Family::levelled(&family).ok_or(ApiError::NoSuchPath)?;
    app.control.set_own_level(&student, family, body.level).await?;
    let (name, level) = (app.texts.get(&family.text_key(), &[]), body.level.to_string());
    let key = if body.level == 0 { "student-level-off" } else { "student-level-on" };
    let message = app.texts.get(key, &[("family", &name), ("level", &level)]);
    Ok(Json(StudentChanged { success: true, message, status: status_of(&app, &student) }))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Resolves what this request will suffer, once, into the [`perfshop_chaos::ChaosPlan`] that its handler is given.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request};
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use perfshop_chaos::{ChaosPlan, Who};
use perfshop_shop::customers::LoggedIn;
use perfshop_shop::db::DbError;
use perfshop_shop::{customers, session};

use crate::app::AppState;
use crate::control::{Student, Students};
use crate::extract::{SESSION_COOKIE, STUDENT_COOKIE, STUDENT_TOKEN, cookie};
use crate::problem::ApiError;
use crate::telemetry::RequestContext;
use crate::telemetry::trace::{Step, timed};

/// With nothing active this is one load. An identity is looked up only when a scope needs it.
pub(super) async fn resolve(app: &AppState, draw: u64, request: &mut Request) -> Result<ChaosPlan, ApiError> {
    if app.chaos.is_empty() {
        return Ok(ChaosPlan::NONE);
    }
    timed(Step::Pause, app.gate.pass()).await;
    let plan = plan_of(app, draw, request.headers(), share_key(request.headers(), request.extensions())).await?;
    if !plan.is_empty() {
        RequestContext::current(|context| context.recorder().map(|notes| notes.planned(&plan)));
    }
    request.extensions_mut().insert(plan);
    Ok(plan)
}

/// What the browser that sends a request has to do, which is not what the request suffers: it passed no interceptor of chaos.
pub async fn plan_of_browser(app: &AppState, request: &Parts) -> Result<ChaosPlan, ApiError> {
    if app.chaos.is_empty() {
        return Ok(ChaosPlan::NONE);
    }
    let draw = RequestContext::current(RequestContext::draw).unwrap_or_default();
    plan_of(app, draw, &request.headers, share_key(&request.headers, &request.extensions)).await
}

async fn plan_of(app: &AppState, draw: u64, headers: &HeaderMap, share: u64) -> Result<ChaosPlan, ApiError> {
    let needed = app.chaos.needs_identity();
    let Person { customer, student } = if needed { person(app, headers).await? } else { Person::default() };
    let caller = Caller { customer, student, headers, share };
    Ok(app.chaos.plan(draw, &caller))
}

/// Whom a request belongs to.
#[derive(Default)]
struct Person {
    /// The e-mail.
    customer: Option<String>,
    student: Option<Arc<Student>>,
}

/// The customer of the session, and the student: of the request itself, else the one whom that customer was lent to.
async fn person(app: &AppState, headers: &HeaderMap) -> Result<Person, ApiError> {
    let students = app.control.students();
    let student = student_of(&students, headers);
    let user_id = match cookie(headers, SESSION_COOKIE) {
        Some(cookie) => session::owner(&app.shop, &cookie).await?,
        None => None,
    };
    let Some(user_id) = user_id else { return Ok(Person { customer: None, student }) };
    let customer = customers::email(&app.shop, user_id).await?;
    let student = student.or_else(|| students.of_customer(user_id).cloned());
    if let Some(student) = &student {
        RequestContext::set_student(&student.alias);
    }
    Ok(Person { customer, student })
}

/// The student whom a request names itself. Nothing is read of one that names nobody.
pub(super) fn named_student(app: &AppState, headers: &HeaderMap) -> Option<Arc<Student>> {
    let names = |cookies: &[u8]| cookies.windows(STUDENT_COOKIE.len()).any(|part| part == STUDENT_COOKIE.as_bytes());
    let named =
        headers.contains_key(STUDENT_TOKEN) || headers.get_all(COOKIE).iter().any(|cookies| names(cookies.as_bytes()));
    named.then(|| student_of(&app.control.students(), headers)).flatten()
}

/// The student whom a request belongs to, looked up as scopes are matched.
pub async fn student_behind(app: &AppState, headers: &HeaderMap) -> Result<Option<Arc<Student>>, ApiError> {
    Ok(person(app, headers).await?.student)
}

/// The student whose token stands in the header or, in a browser, in the cookie.
pub fn student_of(students: &Students, headers: &HeaderMap) -> Option<Arc<Student>> {
    let header = headers.get(STUDENT_TOKEN).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let token = header.or_else(|| cookie(headers, STUDENT_COOKIE))?;
    students.of_token(&token).cloned()
}

/// What a customer suffers outside of any request of theirs, such as while their order is on its way. What is bound to a
/// header finds nobody there; what is bound to a student reaches the customer whom the shop lent to that student.
pub async fn plan_of_customer(app: &AppState, user_id: i64) -> Result<ChaosPlan, DbError> {
    if app.chaos.is_empty() {
        return Ok(ChaosPlan::NONE);
    }
    let needed = app.chaos.needs_identity();
    let customer = if needed { customers::email(&app.shop, user_id).await? } else { None };
    let student = if needed { app.control.students().of_customer(user_id).cloned() } else { None };
    let mut hasher = DefaultHasher::new();
    user_id.hash(&mut hasher);
    let caller = Caller { customer, student, headers: &HeaderMap::new(), share: hasher.finish() };
    let draw = RequestContext::current(RequestContext::draw).unwrap_or_default();
    Ok(app.chaos.plan(draw, &caller))
}

/// What the session that a login has just opened will suffer: the login's own request was nobody's yet.
pub fn plan_of_login(app: &AppState, headers: &HeaderMap, login: &LoggedIn) -> ChaosPlan {
    if app.chaos.is_empty() {
        return ChaosPlan::NONE;
    }
    let students = app.control.students();
    let student = student_of(&students, headers).or_else(|| students.of_customer(login.customer.id).cloned());
    let mut hasher = DefaultHasher::new();
    login.cookie.hash(&mut hasher);
    let caller = Caller { customer: Some(login.customer.email.clone()), student, headers, share: hasher.finish() };
    let draw = RequestContext::current(RequestContext::draw).unwrap_or_default();
    app.chaos.plan(draw, &caller)
}

/// What a share of requests is drawn by: the session, else the address, so that one person's luck is stable.
fn share_key(headers: &HeaderMap, extensions: &Extensions) -> u64 {
    let mut hasher = DefaultHasher::new();
    match cookie(headers, SESSION_COOKIE) {
        Some(cookie) => cookie.hash(&mut hasher),
        None => {
            let peer = extensions.get::<ConnectInfo<SocketAddr>>();
            peer.map(|ConnectInfo(address)| address.ip()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

struct Caller<'a> {
    customer: Option<String>,
    student: Option<Arc<Student>>,
    headers: &'a HeaderMap,
    share: u64,
}

impl Who for Caller<'_> {
    fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    fn student(&self) -> Option<&str> {
        self.student.as_ref().map(|student| student.token.as_str())
    }

    fn class(&self) -> Option<&str> {
        self.student.as_ref().and_then(|student| student.class.as_deref())
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn share_key(&self) -> u64 {
        self.share
    }
}

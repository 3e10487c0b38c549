// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every interceptor, in running order. They are plain steps of one function rather than layers, so that the order is
//! read from top to bottom and a request pays for one layer only.

mod chaos;
mod cors;
pub mod detail;
mod leftover;
mod licence;
mod link;
mod origin;
mod pace;
mod panics;

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use perfshop_chaos::ChaosPlan;

use crate::app::AppState;
use crate::problem::{self, ApiError, More};
use crate::telemetry::RequestContext;
use crate::telemetry::trace::{Step, timed};

pub use chaos::{plan_of_browser, plan_of_customer, plan_of_login, student_behind, student_of};
use cors::Cors;
pub use panics::install_hook;

/// The caller's own id of its request; it comes back and stands in the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Which of the program's surfaces a router serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// The shop's API: its requests hold workers and may suffer chaos.
    Shop,
    /// The same with the chaos interceptor left out, which is what the bench compares with.
    ShopWithoutChaos,
    /// The same with nothing measured, noted or logged of a request, for the same reason.
    ShopWithoutTelemetry,
    /// Everything else: the control plane, health, files. It holds no worker and suffers nothing.
    Calm,
}

/// A router's state for [`run`].
#[derive(Clone)]
pub struct Interceptors {
    pub app: AppState,
    pub surface: Surface,
    /// True on 8080, which is closed while the shop stays away.
    pub public: bool,
}

impl Interceptors {
    fn is_measured(&self) -> bool {
        self.surface != Surface::ShopWithoutTelemetry
    }
}

/// Runs a request through all interceptors to its handler.
pub async fn run(State(way): State<Interceptors>, request: Request, next: Next) -> Response {
    // 1. Context: first, so that every line of the log below carries the trace and every step is noted.
    let route = request.extensions().get::<MatchedPath>();
    let student = chaos::named_student(&way.app, request.headers());
    let context = context_of(request.headers())
        .on_route(route.map(MatchedPath::as_str))
        .of_student(student.as_ref().map(|student| student.alias.as_str()));
    let context = if way.is_measured() { context.recorded(request.uri().clone()) } else { context };
    let draw = context.draw();
    context.scope(measured(way, draw, request, next)).await
}

fn context_of(headers: &HeaderMap) -> RequestContext {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    RequestContext::new(header("traceparent"), header(REQUEST_ID.as_str()))
}

async fn measured(way: Interceptors, draw: u64, request: Request, next: Next) -> Response {
    let app = &way.app;
    // 2. Measure: around everything that a client waits for, refusals and queues included.
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let started = || app.telemetry.request_started(&method, route.as_ref().map(MatchedPath::as_str));
    let active = way.is_measured().then(started);
    // 3. CORS: before anything is spent; a preflight is answered here. What it says is written on every kind of answer.
    let cors = Cors::of(&request, &app.config.security.cors_allowed_origins);
    let mut response = match cors.preflight(&request) {
        Some(response) => response,
        None => {
            let (request, leftover) = leftover::lent(request);
            let answered = admitted(&way, draw, request, next).await;
            leftover.read().await;
            answered.unwrap_or_else(IntoResponse::into_response)
        }
    };
    // 10. Words: a refusal of any step or handler becomes its problem document here, the one place that logs it.
    if let Some(refusal) = response.extensions_mut().remove::<std::sync::Arc<ApiError>>() {
        let more = response.extensions_mut().remove::<More>().unwrap_or_default();
        app.handshake.count(refusal.outcome().1);
        response = problem::render(&refusal, &app.texts, more);
    }
    cors.write(response.headers_mut());
    // 11. Request id: sent back last, on every kind of answer.
    let id = RequestContext::current(|c| c.request_id().and_then(|id| HeaderValue::from_str(id).ok())).flatten();
    if let Some(id) = id {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    if let Some(active) = active {
        active.finish(response.status().as_u16());
    }
    response
}

async fn admitted(
    Interceptors { app, surface, public }: &Interceptors,
    draw: u64,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    // Before all else: a shop that is away looks at nothing. Nearly always there is no such time, and no clock is asked.
    if let Some(opens_at) = app.opens_at.filter(|_| *public) {
        let left = opens_at.saturating_duration_since(Instant::now());
        if !left.is_zero() {
            return Err(ApiError::Starting { seconds: left.as_secs() + u64::from(left.subsec_nanos() > 0) });
        }
    }
    // 4. Origin: a page of another site may not act with the customer's cookie; nothing is spent on it.
    origin::check(&request, &app.config.security.cors_allowed_origins)?;
    // 5. Licence: before chaos, as documented, so that an unlicensed call suffers and costs nothing.
    licence::check(&request)?;
    // 6. Worker: held until the answer is made; the control plane and files hold none.
    let _worker = match surface {
        Surface::Calm => None,
        Surface::Shop | Surface::ShopWithoutChaos | Surface::ShopWithoutTelemetry => {
            Some(timed(Step::Worker, app.workers.take()).await?)
        }
    };
    // 7. Chaos: after the worker, so that what it does to a request occupies one. It resolves the plan once.
    let plan = match *surface {
        Surface::Shop | Surface::ShopWithoutTelemetry => chaos::resolve(app, draw, &mut request).await?,
        Surface::Calm | Surface::ShopWithoutChaos => ChaosPlan::NONE,
    };
    let link = link::conditions(&plan);
    // 8. Panic catcher: around the handler only; whatever breaks in it becomes an ordinary 500.
    // 9. The handler.
    let asked = detail::asked(&plan, request.headers());
    let handler = timed(Step::Handler, panics::caught(next.run(request)));
    let handler = detail::told(&plan, app, asked, handler);
    match link {
        None => handler.await,
        Some(link) => link.carry(&app.chaos, handler).await,
    }
}

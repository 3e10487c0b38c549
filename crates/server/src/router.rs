// SPDX-License-Identifier: AGPL-3.0-or-later
//! All routes of all listeners, on one page.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::{
    actuator, admin, admin_chaos, admin_data, auth, browsers, cart, checkout, countries, debug, docs, flags, frontend,
    images, live, logs, mails, markup, me, monitoring, orders, password, portal, products, reviews, search, welcome,
};
use crate::api::{
    admin_accounts, admin_audit, admin_audit_orders, admin_levers, admin_mails, admin_orders, admin_products,
    admin_promo_codes, admin_students, admin_users, profiles, public_chaos, scenarios, student, traces, triggerings,
};
use crate::app::AppState;
use crate::assets::{
    self, BACK_OFFICE, COCKPIT, Interface, Listener, MONITORING, PORTAL, SHOP, STUDENT, Scripts, WELCOME,
};
use crate::interceptors::{self, Interceptors, Surface};
use crate::portal::{admin as admin_page, is_open_to, robots};
use crate::problem::ApiError;

/// Largest body, in bytes.
const BODY_MAX: usize = 1 << 20;

/// The shop's API: each of these requests holds a worker.
fn shop_api() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(products::list))
        .routes(routes!(search::search))
        .routes(routes!(products::categories))
        .routes(routes!(products::find))
        .routes(routes!(reviews::list, reviews::write))
        .routes(routes!(cart::get, cart::clear))
        .routes(routes!(cart::add))
        .routes(routes!(cart::set_quantity, cart::remove))
        .routes(routes!(auth::register))
        .routes(routes!(auth::login))
        .routes(routes!(password::forgot))
        .routes(routes!(password::reset))
        .routes(routes!(auth::logout))
        .routes(routes!(auth::status))
        .routes(routes!(me::me, auth::change_me))
        .routes(routes!(checkout::address))
        .routes(routes!(checkout::apply_promo, checkout::remove_promo))
        .routes(routes!(checkout::shipping))
        .routes(routes!(checkout::payment))
        .routes(routes!(orders::place, orders::list))
        .routes(routes!(orders::find))
        .routes(routes!(orders::cancel))
        .routes(routes!(orders::invoice))
        .routes(routes!(mails::list))
        .routes(routes!(mails::find))
        .routes(routes!(countries::list))
}

/// Every call that takes the admin's token, and the figures that everybody may watch: on the control plane, reachable on 8080
/// and 8081.
fn control_api() -> OpenApiRouter<AppState> {
    back_office_api()
        .routes(routes!(monitoring::stream))
        .routes(routes!(monitoring::history))
        .routes(routes!(browsers::browsers))
        .routes(routes!(traces::list))
        .routes(routes!(traces::find))
        .routes(routes!(logs::search))
        .routes(routes!(profiles::cpu))
        .routes(routes!(profiles::heap))
        .routes(routes!(admin::login))
        .routes(routes!(admin::logout))
        .routes(routes!(admin::me))
        .routes(routes!(admin_accounts::list, admin_accounts::create))
        .routes(routes!(admin_accounts::find, admin_accounts::change, admin_accounts::delete))
        .routes(routes!(live::stream))
        .routes(routes!(admin_levers::set_cpu))
        .routes(routes!(admin_levers::set_memory))
        .routes(routes!(admin_levers::set_gc_pressure))
        .routes(routes!(admin_levers::set_db_pool))
        .routes(routes!(admin_levers::set_thread_pool))
        .routes(routes!(admin_levers::set_slow_queries))
        .routes(routes!(admin_levers::set_deadlock))
        .routes(routes!(admin_levers::set_network))
        .routes(routes!(admin_chaos::set_level))
        .routes(routes!(admin_chaos::create_activation, admin_chaos::list_activations))
        .routes(routes!(admin_chaos::end_activation))
        .routes(routes!(admin_chaos::read_catalogue))
        .routes(routes!(admin_chaos::read_status))
        .routes(routes!(triggerings::list_triggers))
        .routes(routes!(admin_chaos::set_debrief))
        .routes(routes!(admin_chaos::reset))
        .routes(routes!(admin_chaos::set_student_mode))
        .routes(routes!(admin_students::list_students))
        .routes(routes!(scenarios::list_scenarios, scenarios::set_scenario))
        .routes(routes!(scenarios::list_scenarios_too))
        .routes(routes!(frontend::set_state))
        .routes(routes!(admin_audit::list_audit))
        .routes(routes!(profiles::cpu_file))
        .routes(routes!(profiles::heap_file))
}

/// The back office: the instructor's calls that read or change the shop's own data.
///
/// They run on the control plane's threads and hold no worker, so an admin gets an answer while the shop is saturated; but the
/// data is the shop's, and so is the pool they take a connection from: an own one would be more connections than the
/// operator allowed. With that pool dry they wait, and only they: a waiting call holds no thread, no lock and no connection of the
/// control plane (an audit line is written after the shop's connection is given back), so login, chaos calls, status and the red button,
/// which never ask the shop's pool, answer as ever.
fn back_office_api() -> OpenApiRouter<AppState> {
    let picture = OpenApiRouter::new()
        .routes(routes!(admin_products::set_image))
        .layer(DefaultBodyLimit::max(admin_products::UPLOAD_MAX));
    OpenApiRouter::new()
        .routes(routes!(admin_data::reset))
        .routes(routes!(admin_products::list, admin_products::create))
        .routes(routes!(admin_products::find, admin_products::change, admin_products::delete))
        .merge(picture)
        .routes(routes!(admin_users::list, admin_users::create))
        .routes(routes!(admin_users::find, admin_users::change, admin_users::delete))
        .routes(routes!(admin_orders::list))
        .routes(routes!(admin_orders::find, admin_orders::change))
        .routes(routes!(admin_audit_orders::audit_orders))
        .routes(routes!(admin_mails::list))
        .routes(routes!(admin_mails::find))
        .routes(routes!(admin_promo_codes::list, admin_promo_codes::create))
        .routes(routes!(admin_promo_codes::find, admin_promo_codes::change, admin_promo_codes::delete))
}

/// What everybody may ask of the control plane, on 8080.
fn open_api() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(welcome::read))
        .routes(routes!(frontend::read_state))
        .routes(routes!(frontend::take_metrics))
        .routes(routes!(public_chaos::status))
        .routes(routes!(public_chaos::anomalies))
        .routes(routes!(public_chaos::logs))
        .routes(routes!(student::enter))
        .routes(routes!(student::status))
        .routes(routes!(student::list_scenarios))
        .routes(routes!(student::set_own_scenario))
        .routes(routes!(flags::hand_in))
        .routes(routes!(student::set_own_level))
}

/// The OpenAPI document of the whole API.
pub fn document() -> OpenApi {
    let (_, mut document) = shop_api().merge(open_api()).merge(control_api()).split_for_parts();
    docs::complete(&mut document);
    document
}

/// 8080: welcome, shop, student page, API, pictures.
pub fn public(app: &AppState, shop: Surface) -> Router {
    let (shop_routes, _) = shop_api().split_for_parts();
    // In no document: what a flaw opens is to be found.
    let shop_routes =
        shop_routes.merge(portal::routes()).route("/api/debug/session", get(debug::session).fallback(nowhere));
    let (control_routes, _) = open_api().merge(control_api()).split_for_parts();
    let calm = Router::new()
        .route("/", get(interface_welcome))
        .route("/favicon.svg", get(interface_welcome))
        .route("/assets/{*path}", get(interface_welcome))
        // Without its slash too, and with its query: that is how the pages write their addresses.
        .route("/shop", get(interface_shop))
        .route("/shop/", get(interface_shop))
        .route("/shop/{*path}", get(interface_shop))
        .route("/shop/admin", get(interface_portal))
        .route("/shop/admin/", get(interface_portal))
        .route("/shop/admin/{*path}", get(interface_portal))
        .route("/admin", get(admin_page).fallback(nowhere))
        .route("/robots.txt", get(robots))
        .route("/student", get(interface_student))
        .route("/student/", get(interface_student))
        .route("/student/{*path}", get(interface_student))
        .route("/monitoring", get(|| async { Redirect::permanent(MONITORING.base) }))
        .route("/monitoring/", get(interface_monitoring))
        .route("/monitoring/{*path}", get(interface_monitoring))
        .route("/source", get(assets::source))
        .route("/images/products/{file}", get(images::product))
        .route("/api/openapi.json", get(docs::openapi))
        .route("/api/docs", get(docs::page))
        .fallback(nowhere);
    intercepted(shop_routes, app, shop, true)
        .merge(intercepted(control_routes, app, Surface::Calm, true).layer(from_fn_with_state(app.clone(), on_control)))
        .merge(intercepted(calm, app, Surface::Calm, true))
}

/// 8081: the instructor's.
pub fn admin(app: &AppState) -> Router {
    let (control_routes, _) = control_api().split_for_parts();
    let routes = control_routes
        .route("/", get(|| async { Redirect::temporary(COCKPIT.base) }))
        .route("/source", get(assets::source))
        .route("/chaos-admin", get(|| async { Redirect::permanent(COCKPIT.base) }))
        .route("/chaos-admin/", get(interface_cockpit))
        .route("/chaos-admin/{*path}", get(interface_cockpit))
        .route("/monitoring", get(|| async { Redirect::permanent(MONITORING.base) }))
        .route("/monitoring/", get(instructors_monitoring))
        .route("/monitoring/{*path}", get(instructors_monitoring))
        .route("/backoffice", get(interface_back_office))
        .route("/backoffice/", get(interface_back_office))
        .route("/backoffice/{*path}", get(interface_back_office))
        // What the back office shows besides; it may ask no other origin.
        .route("/images/products/{file}", get(images::product))
        .route("/api/products/categories", get(products::categories))
        .route("/api/countries", get(countries::list))
        .fallback(nowhere);
    intercepted(routes, app, Surface::Calm, false)
}

/// 9090: health and metrics.
pub fn management(app: &AppState) -> Router {
    let routes = Router::new()
        .route("/actuator/health", get(actuator::health))
        .route("/actuator/health/liveness", get(actuator::liveness))
        .route("/actuator/health/readiness", get(actuator::health))
        .route("/actuator/prometheus", get(actuator::prometheus))
        .route("/actuator/prometheus/students", get(actuator::prometheus_students))
        .fallback(nowhere);
    intercepted(routes, app, Surface::Calm, false)
}

fn intercepted(routes: Router<AppState>, app: &AppState, surface: Surface, public: bool) -> Router {
    let state = Interceptors { app: app.clone(), surface, public };
    routes
        .method_not_allowed_fallback(|| async { ApiError::MethodNotAllowed })
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn_with_state(state, interceptors::run))
        .with_state(app.clone())
}

/// Carries a request over to the control plane's threads, so that on 8080 too it does not wait behind the shop's.
async fn on_control(State(app): State<AppState>, request: Request, next: Next) -> Response {
    match app.control_runtime.spawn(next.run(request)).await {
        Ok(response) => response,
        Err(error) => ApiError::Internal(error.to_string()).into_response(),
    }
}

async fn interface_shop(State(app): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let scripts = markup::scripts_of(&app, &parts).await;
    SHOP.serve(&parts.uri, &parts.headers, (Listener::Public, app.texts.language()), scripts)
}

/// The portal, or the shop's page of what is missing while that is not there.
async fn interface_portal(State(app): State<AppState>, request: Request) -> Result<Response, ApiError> {
    let (parts, body) = request.into_parts();
    if is_open_to(&app, &parts).await? {
        return Ok(page(PORTAL, Listener::Public, &app, &parts.uri, &parts.headers));
    }
    let mut missing = interface_shop(State(app), Request::from_parts(parts, body)).await;
    *missing.status_mut() = StatusCode::NOT_FOUND;
    Ok(missing)
}

async fn interface_welcome(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    page(WELCOME, Listener::Public, &app, &uri, &headers)
}

async fn interface_student(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    page(STUDENT, Listener::Public, &app, &uri, &headers)
}

async fn interface_back_office(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    page(BACK_OFFICE, Listener::Admin, &app, &uri, &headers)
}

async fn interface_cockpit(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    page(COCKPIT, Listener::Admin, &app, &uri, &headers)
}

async fn interface_monitoring(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    page(MONITORING, Listener::Public, &app, &uri, &headers)
}

/// The same page with the instructor's view: it says so to itself, since only this listener's origin holds an admin's token.
async fn instructors_monitoring(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    page(MONITORING, Listener::Admin, &app, &uri, &headers)
}

fn page(interface: Interface, listener: Listener, app: &AppState, uri: &Uri, headers: &HeaderMap) -> Response {
    interface.serve(uri, headers, (listener, app.texts.language()), Scripts::Files)
}

async fn nowhere() -> ApiError {
    ApiError::NoSuchPath
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Resolves what this request will suffer, once, into the [`perfshop_chaos::ChaosPlan`] that its handler is given.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use perfshop_chaos::{ChaosPlan, Who};
use perfshop_shop::db::DbError;
use perfshop_shop::{customers, session};

use crate::app::AppState;
use crate::extract::{SESSION_COOKIE, cookie};
use crate::problem::ApiError;
use crate::telemetry::RequestContext;

/// With nothing active this is one load. An identity is looked up only when a scope needs it.
pub(super) async fn resolve(app: &AppState, draw: u64, request: &mut Request) -> Result<ChaosPlan, ApiError> {
    if app.chaos.is_empty() {
        return Ok(ChaosPlan::NONE);
    }
    let customer = if app.chaos.needs_identity() { customer(app, request.headers()).await? } else { None };
    let caller = Caller { customer, headers: request.headers(), share: share_key(request) };
    let plan = app.chaos.plan(draw, &caller);
    request.extensions_mut().insert(plan);
    Ok(plan)
}

/// The e-mail of the customer whose session the request carries.
async fn customer(app: &AppState, headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let Some(cookie) = cookie(headers, SESSION_COOKIE) else { return Ok(None) };
    match session::load(&app.shop, &cookie).await?.and_then(|session| session.user_id) {
        Some(user_id) => Ok(customers::email(&app.shop, user_id).await?),
        None => Ok(None),
    }
}

/// What a customer suffers outside of any request of theirs, such as while their order is on its way. What is bound to a
/// header, a student or a class finds nobody there.
pub async fn plan_of_customer(app: &AppState, user_id: i64) -> Result<ChaosPlan, DbError> {
    if app.chaos.is_empty() {
        return Ok(ChaosPlan::NONE);
    }
    let customer = if app.chaos.needs_identity() { customers::email(&app.shop, user_id).await? } else { None };
    let mut hasher = DefaultHasher::new();
    user_id.hash(&mut hasher);
    let caller = Caller { customer, headers: &HeaderMap::new(), share: hasher.finish() };
    let draw = RequestContext::current(RequestContext::draw).unwrap_or_default();
    Ok(app.chaos.plan(draw, &caller))
}

/// What a share of requests is drawn by: the session, else the address, so that one person's luck is stable.
fn share_key(request: &Request) -> u64 {
    let mut hasher = DefaultHasher::new();
    match cookie(request.headers(), SESSION_COOKIE) {
        Some(cookie) => cookie.hash(&mut hasher),
        None => {
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
            peer.map(|ConnectInfo(address)| address.ip()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

struct Caller<'a> {
    customer: Option<String>,
    headers: &'a HeaderMap,
    share: u64,
}

impl Who for Caller<'_> {
    fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    /// Students come with their own commands; until one has entered, nobody is a student.
    fn student(&self) -> Option<&str> {
        None
    }

    fn class(&self) -> Option<&str> {
        None
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn share_key(&self) -> u64 {
        self.share
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a browser finds of the portal besides its page: the way to it, and the line that gives it away.

use axum::extract::{Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};

use super::is_open;
use crate::app::AppState;
use crate::interceptors::plan_of_browser;
use crate::problem::ApiError;

/// Whether the portal is there for the browser that asks.
pub async fn is_open_to(app: &AppState, parts: &Parts) -> Result<bool, ApiError> {
    Ok(is_open(&plan_of_browser(app, parts).await?))
}

/// `/admin`, which leads there.
pub async fn admin(State(app): State<AppState>, request: Request) -> Result<Redirect, ApiError> {
    let (parts, _) = request.into_parts();
    if is_open_to(&app, &parts).await? { Ok(Redirect::temporary("/shop/admin")) } else { Err(ApiError::NoSuchPath) }
}

/// `/robots.txt`: what crawlers are asked to leave alone.
pub async fn robots(State(app): State<AppState>, request: Request) -> Result<Response, ApiError> {
    let (parts, _) = request.into_parts();
    let hidden = if is_open_to(&app, &parts).await? { "Disallow: /shop/admin\n" } else { "" };
    let text = format!("User-agent: *\nDisallow: /api/\n{hidden}");
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, text).into_response())
}

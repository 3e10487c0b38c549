// SPDX-License-Identifier: AGPL-3.0-or-later
//! The portal's calls, `/api/admin/portal/…`. They are the shop's, on its workers, and not the instructor's; they stand in no
//! document, and are not there at all unless a flaw of the portal is active for who asks.

use std::time::Instant;

use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use cookie::{Cookie, SameSite};
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::clock::now_ms;
use perfshop_shop::error::ShopError;
use perfshop_shop::{account_history, customers, session};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::app::AppState;
use crate::extract::{self, Peer, Plan, Query};
use crate::flags;
use crate::portal::{self, By, Claims, FileRefused, Refused, Visitor};
use crate::problem::{ApiError, FieldFault};

/// Seconds that a token lives.
const TOKEN_LIFE: i64 = 3_600;

/// The portal's routes. A wrong method is nowhere too: it would tell that something is there.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/admin/portal/login", post(login).fallback(nowhere))
        .route("/api/admin/portal/users", get(users).fallback(nowhere))
        .route("/api/admin/portal/orders", get(orders).fallback(nowhere))
        .route("/api/admin/portal/preview", post(preview).fallback(nowhere))
        .route("/api/admin/portal/logs", get(logs).fallback(nowhere))
}

async fn nowhere() -> ApiError {
    ApiError::NoSuchPath
}

/// What a request suffers where the portal is there for it.
pub struct Open(ChaosPlan);

impl FromRequestParts<AppState> for Open {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let Ok(Plan(chaos)) = Plan::from_request_parts(parts, state).await;
        if portal::is_open(&chaos) { Ok(Self(chaos)) } else { Err(ApiError::NoSuchPath) }
    }
}

/// Anybody who has come in.
pub struct Entered {
    chaos: ChaosPlan,
    visitor: Visitor,
    headers: HeaderMap,
}

impl FromRequestParts<AppState> for Entered {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let Open(chaos) = Open::from_request_parts(parts, state).await?;
        let visitor = portal::visitor_of(state, &chaos, &parts.headers).await?.ok_or(ApiError::LoginRequired)?;
        Ok(Self { chaos, visitor, headers: parts.headers.clone() })
    }
}

impl Entered {
    /// The flag of whatever made somebody an admin.
    async fn flag(&self, app: &AppState) -> Result<Option<String>, ApiError> {
        let proved = match self.visitor.by {
            By::Cookie => Anomaly::S10,
            By::AnyToken => Anomaly::S12,
            By::Token => return Ok(None),
        };
        Ok(Some(flags::met(app, &self.headers, proved).await?))
    }
}

/// The portal's administrators.
pub struct Administrator(Entered);

impl FromRequestParts<AppState> for Administrator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let entered = Entered::from_request_parts(parts, state).await?;
        if entered.visitor.is_admin() { Ok(Self(entered)) } else { Err(ApiError::Forbidden(portal::ADMIN)) }
    }
}

/// It has no `Debug`, so that no log can print a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PortalLogin {
    #[schema(min_length = 1, max_length = 254)]
    email: String,
    #[schema(min_length = 1, max_length = 128)]
    password: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PortalToken {
    token: String,
    role: String,
    name: String,
    expires_in: i64,
}

/// Customers of the shop come in as what their account says they are.
async fn login(
    State(app): State<AppState>,
    Open(chaos): Open,
    Peer(address): Peer,
    request: Request,
) -> Result<Response, ApiError> {
    let extract::Json(body): extract::Json<PortalLogin> = extract::Json::from_request(request, &app).await?;
    // No way around the limit of guesses, and none of the flaws of the shop's own login.
    let attempt = app.guesses.of_customer(&body.email, address);
    attempt.allowed(Instant::now())?;
    let healthy = ChaosPlan::NONE;
    let done = customers::login(&healthy, &app.shop, &app.passwords, &body.email, &body.password, None).await;
    if let Err(ShopError::InvalidCredentials) = done {
        attempt.wrong(Instant::now())?;
    }
    let done = done?;
    // The portal has a token of its own; the shop's session is nobody's.
    session::end(&app.shop, &done.session).await?;
    // Of many guesses at once only the first are looked at.
    attempt.allowed(Instant::now())?;
    let customer = done.customer;
    let role = account_history::role(&app.shop, customer.id).await?.unwrap_or_else(|| "customer".to_owned());
    let exp = now_ms() / 1_000 + TOKEN_LIFE;
    let claims = Claims { sub: customer.id.to_string(), role: role.clone(), exp };
    let token = portal::sign(&chaos, &app.control.flags().key("portal"), &claims);
    let name = format!("{} {}", customer.first_name, customer.last_name);
    let cookie = Cookie::build((portal::ROLE_COOKIE, role.clone())).path("/").same_site(SameSite::Lax).build();
    let mut response = Json(PortalToken { token, role, name, expires_in: TOKEN_LIFE }).into_response();
    if portal::shows_role(&chaos)
        && let Ok(cookie) = HeaderValue::from_str(&cookie.to_string())
    {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

#[derive(Serialize)]
struct MadeUp {
    content: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<String>,
}

async fn made_up(app: &AppState, entered: &Entered, content: &str) -> Result<Json<MadeUp>, ApiError> {
    let content = RawValue::from_string(content.trim().to_owned()).map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok(Json(MadeUp { content, flag: entered.flag(app).await? }))
}

async fn users(State(app): State<AppState>, Administrator(entered): Administrator) -> Result<Json<MadeUp>, ApiError> {
    made_up(&app, &entered, portal::USERS).await
}

async fn orders(State(app): State<AppState>, Administrator(entered): Administrator) -> Result<Json<MadeUp>, ApiError> {
    made_up(&app, &entered, portal::ORDERS).await
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PreviewBody {
    #[schema(min_length = 1, max_length = 2_048)]
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Preview {
    /// After redirects.
    url: String,
    status: u16,
    content_type: &'static str,
    body: String,
}

async fn preview(State(app): State<AppState>, entered: Entered, request: Request) -> Result<Json<Preview>, ApiError> {
    let extract::Json(body): extract::Json<PreviewBody> = extract::Json::from_request(request, &app).await?;
    let answer = portal::fetch(&entered.chaos, &body.url).map_err(|refused| {
        ApiError::field(match refused {
            Refused::NoAddress => FieldFault::new("url", "FORMAT"),
            Refused::Elsewhere => FieldFault::new("url", "NOT_ALLOWED").with("expected", portal::PICTURES),
        })
    })?;
    let body = with_flag(&app, &entered, &answer.body).await?;
    Ok(Json(Preview { url: answer.url, status: answer.status, content_type: answer.content_type, body }))
}

/// What is made up, with the finder's own flag in it.
async fn with_flag(app: &AppState, entered: &Entered, text: &str) -> Result<String, ApiError> {
    if !text.contains(portal::FLAG) {
        return Ok(text.to_owned());
    }
    Ok(text.replace(portal::FLAG, &flags::met(app, &entered.headers, Anomaly::S11).await?))
}

#[derive(Deserialize, ToSchema)]
struct LogsQuery {
    #[schema(min_length = 1, max_length = 255)]
    file: Option<String>,
}

async fn logs(State(app): State<AppState>, entered: Entered, request: Request) -> Result<Json<Value>, ApiError> {
    let (mut parts, _) = request.into_parts();
    let Query(LogsQuery { file }) = Query::from_request_parts(&mut parts, &app).await?;
    let Some(file) = file else {
        return Ok(Json(serde_json::json!({ "files": portal::file_names().collect::<Vec<_>>() })));
    };
    let content = portal::read_file(&entered.chaos, &file).map_err(|refused| match refused {
        FileRefused::NoName => ApiError::field(FieldFault::new("file", "FORMAT")),
        FileRefused::Unknown => ApiError::NotFound("file"),
    })?;
    let content = with_flag(&app, &entered, content).await?;
    Ok(Json(serde_json::json!({ "file": file, "content": content })))
}

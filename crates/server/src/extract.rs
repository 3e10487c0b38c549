// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a handler takes: a checked body, checked parameters, an identity. Bodies are checked against the very schema
//! that the OpenAPI document shows, so that the two cannot differ, and all faults are told at once.

use std::net::{IpAddr, SocketAddr};

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use perfshop_chaos::ChaosPlan;
use perfshop_shop::session::{self, Found, Session};
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use crate::admins::{self, AdminRow};
use crate::app::AppState;
use crate::problem::{ApiError, FieldFault};

/// The shop's session cookie.
pub const SESSION_COOKIE: &str = "JSESSIONID";

/// The header of a student's token.
pub const STUDENT_TOKEN: &str = "x-student-token";
/// The student's cookie; scripts send [`STUDENT_TOKEN`] in its place.
pub const STUDENT_COOKIE: &str = "PERFSHOP_STUDENT";

/// A JSON body, checked.
pub struct Json<T>(pub T);

impl<T: ToSchema + DeserializeOwned + 'static> FromRequest<AppState> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ApiError> {
        let Body(bytes) = Body::from_request(request, state).await?;
        Ok(Self(state.schemas.read(&bytes)?))
    }
}

/// A body not yet looked at, for calls that check something else first.
pub struct Body(pub Bytes);

impl FromRequest<AppState> for Body {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ApiError> {
        Bytes::from_request(request, state).await.map(Self).map_err(|rejection| match rejection {
            BytesRejection::FailedToBufferBody(e) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                ApiError::PayloadTooLarge
            }
            other => ApiError::MalformedJson(other.to_string()),
        })
    }
}

/// Query parameters, checked against the schema of `T`. Parameters that `T` does not name are left alone: load tools
/// add their own.
pub struct Query<T>(pub T);

impl<T: ToSchema + DeserializeOwned + 'static> FromRequestParts<AppState> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        Ok(Self(state.schemas.read_query(parts.uri.query().unwrap_or_default())?))
    }
}

/// The number in a path.
pub struct Id(pub i64);

impl FromRequestParts<AppState> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let text = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        let id = text.ok().and_then(|axum::extract::Path(text)| text.parse().ok()).filter(|id| *id > 0);
        id.map(Self).ok_or_else(|| {
            let fault = FieldFault::new("id", "OUT_OF_RANGE").with("min", 1).with("max", i64::MAX);
            ApiError::field(fault)
        })
    }
}

/// The word in a path. One that is no text is the name of nothing.
pub struct Word(pub String);

impl FromRequestParts<AppState> for Word {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let text = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        text.map(|axum::extract::Path(text)| Self(text)).map_err(|_| ApiError::NoSuchPath)
    }
}

/// What this request suffers; nothing unless the interceptor put a plan there.
pub struct Plan(pub ChaosPlan);

impl FromRequestParts<AppState> for Plan {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<ChaosPlan>().copied().unwrap_or(ChaosPlan::NONE)))
    }
}

/// The session of the cookie, if it is to be served.
pub struct MaybeSession(pub Option<Session>);

impl FromRequestParts<AppState> for MaybeSession {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let Some(cookie) = cookie(&parts.headers, SESSION_COOKIE) else { return Ok(Self(None)) };
        let Ok(Plan(chaos)) = Plan::from_request_parts(parts, state).await;
        let found = session::load(&chaos, &state.shop, &cookie).await?;
        if let Found::Ended(session) = &found {
            state.telemetry.ended_session_used(session.is_some());
        }
        Ok(Self(found.session()))
    }
}

/// A logged-in customer's session.
pub struct CustomerSession {
    pub session: Session,
    pub user_id: i64,
}

impl FromRequestParts<AppState> for CustomerSession {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let MaybeSession(session) = MaybeSession::from_request_parts(parts, state).await?;
        let session = session.ok_or(ApiError::LoginRequired)?;
        let user_id = session.user_id.ok_or(ApiError::LoginRequired)?;
        Ok(Self { session, user_id })
    }
}

/// The admin of the `X-Admin-Token` header, the only way to be one.
pub struct Admin(pub AdminRow);

impl Admin {
    /// # Errors
    /// `FORBIDDEN` without canAccessChaos.
    pub fn require_chaos(&self) -> Result<(), ApiError> {
        if self.0.is_super || self.0.can_chaos { Ok(()) } else { Err(ApiError::Forbidden("canAccessChaos")) }
    }

    /// # Errors
    /// `FORBIDDEN` without canAccessMonitoring.
    pub fn require_monitoring(&self) -> Result<(), ApiError> {
        if self.0.is_super || self.0.can_monitoring { Ok(()) } else { Err(ApiError::Forbidden("canAccessMonitoring")) }
    }

    /// # Errors
    /// `FORBIDDEN` without canAccessAdmin.
    pub fn require_admin(&self) -> Result<(), ApiError> {
        if self.0.is_super || self.0.can_admin { Ok(()) } else { Err(ApiError::Forbidden("canAccessAdmin")) }
    }

    /// # Errors
    /// `FORBIDDEN` for everybody but the superadmin.
    pub fn require_super(&self) -> Result<(), ApiError> {
        if self.0.is_super { Ok(()) } else { Err(ApiError::Forbidden("isSuperAdmin")) }
    }
}

/// An admin who may manage the shop, by e-mail. Checked before the body, so that nobody else learns what is wrong with it.
pub struct Manager(pub String);

impl FromRequestParts<AppState> for Manager {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let admin = Admin::from_request_parts(parts, state).await?;
        admin.require_admin()?;
        Ok(Self(admin.0.email))
    }
}

/// The superadmin, by e-mail; checked before the body.
pub struct Superadmin(pub String);

impl FromRequestParts<AppState> for Superadmin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let admin = Admin::from_request_parts(parts, state).await?;
        admin.require_super()?;
        Ok(Self(admin.0.email))
    }
}

/// The header of the admin's token.
pub const ADMIN_TOKEN: &str = "x-admin-token";

impl FromRequestParts<AppState> for Admin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = parts.headers.get(ADMIN_TOKEN).and_then(|value| value.to_str().ok());
        let token = token.ok_or(ApiError::AdminRequired)?;
        let admin = admins::of_token(&state.control_db, token).await?;
        admin.map(Self).ok_or(ApiError::AdminRequired)
    }
}

/// The other end's address; `None` without a connection, as in a test.
pub struct Peer(pub Option<IpAddr>);

impl FromRequestParts<AppState> for Peer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())))
    }
}

/// A cookie's value by its name.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

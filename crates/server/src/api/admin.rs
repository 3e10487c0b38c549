// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use perfshop_shop::error::ShopError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Success;
use crate::admins::{self, AdminRow};
use crate::app::AppState;
use crate::extract::{ADMIN_TOKEN, Admin, Json as Checked, Peer};
use crate::problem::{ApiError, Problem};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdminLogin {
    #[schema(min_length = 1, max_length = 254)]
    email: String,
    #[schema(min_length = 1, max_length = 128)]
    password: String,
}

/// Who an admin is and what the account may do.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdminView {
    email: String,
    is_super_admin: bool,
    can_access_chaos: bool,
    can_access_monitoring: bool,
    can_access_admin: bool,
    can_access_jmeter: bool,
    can_access_scripts: bool,
}

impl From<AdminRow> for AdminView {
    fn from(a: AdminRow) -> Self {
        Self {
            email: a.email,
            is_super_admin: a.is_super,
            can_access_chaos: a.is_super || a.can_chaos,
            can_access_monitoring: a.is_super || a.can_monitoring,
            can_access_admin: a.is_super || a.can_admin,
            can_access_jmeter: a.is_super || a.can_jmeter,
            can_access_scripts: a.is_super || a.can_scripts,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdminLoggedIn {
    /// To be sent as `X-Admin-Token`; lives twelve hours.
    admin_token: String,
    #[serde(flatten)]
    admin: AdminView,
}

/// Gives an admin a token.
#[utoipa::path(post, path = "/api/admin/login", tag = "admin", request_body = AdminLogin,
    responses((status = 200, body = AdminLoggedIn), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 429, body = Problem)))]
pub async fn login(
    State(app): State<AppState>,
    Peer(address): Peer,
    Checked(body): Checked<AdminLogin>,
) -> Result<Json<AdminLoggedIn>, ApiError> {
    let attempt = app.guesses.of_admin(&body.email, address);
    attempt.allowed(Instant::now())?;
    let Some(admin) = admins::check(&app.control_db, &app.passwords, &body.email, &body.password).await? else {
        attempt.wrong(Instant::now())?;
        return Err(ShopError::InvalidCredentials.into());
    };
    attempt.allowed(Instant::now())?;
    let admin_token = admins::issue(&app.control_db, admin.id).await?;
    Ok(Json(AdminLoggedIn { admin_token, admin: admin.into() }))
}

/// Voids the token.
#[utoipa::path(post, path = "/api/admin/logout", tag = "admin", security(("adminToken" = [])),
    responses((status = 200, body = Success), (status = 401, body = Problem)))]
pub async fn logout(State(app): State<AppState>, _: Admin, headers: HeaderMap) -> Result<Json<Success>, ApiError> {
    let token = headers.get(ADMIN_TOKEN).and_then(|value| value.to_str().ok()).unwrap_or_default();
    admins::logout(&app.control_db, token).await?;
    Ok(Json(Success::YES))
}

/// The admin of the token.
#[utoipa::path(get, path = "/api/admin/me", tag = "admin", security(("adminToken" = [])),
    responses((status = 200, body = AdminView), (status = 401, body = Problem)))]
pub async fn me(Admin(admin): Admin) -> Json<AdminView> {
    Json(admin.into())
}

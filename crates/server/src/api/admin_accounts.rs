// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::admin::AdminView;
use super::{Page, PageQuery, Success};
use crate::accounts::{self, Rights};
use crate::admins::AdminRow;
use crate::app::AppState;
use crate::extract::{Id, Json as Checked, Query, Superadmin};
use crate::problem::{ApiError, Problem};

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAdmin {
    #[schema(
        min_length = 3,
        max_length = 254,
        pattern = r"^[^@\s\x00-\x1F\x7F-\x9F]+@[^@\s\x00-\x1F\x7F-\x9F]+\.[^@\s\x00-\x1F\x7F-\x9F]+$"
    )]
    email: String,
    #[schema(min_length = 12, max_length = 128)]
    password: String,
    can_access_chaos: bool,
    can_access_monitoring: bool,
    can_access_admin: bool,
    can_access_jmeter: bool,
    can_access_scripts: bool,
}

/// The rights of an account, all of them, and a new password if there is to be one.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdminChange {
    /// Left out, the one there is stays.
    #[schema(min_length = 12, max_length = 128)]
    password: Option<String>,
    can_access_chaos: bool,
    can_access_monitoring: bool,
    can_access_admin: bool,
    can_access_jmeter: bool,
    can_access_scripts: bool,
}

/// An admin's account.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminAccount {
    id: i64,
    #[serde(flatten)]
    admin: AdminView,
}

impl From<AdminRow> for AdminAccount {
    fn from(row: AdminRow) -> Self {
        Self { id: row.id, admin: row.into() }
    }
}

/// The admins' accounts, a page at a time.
#[utoipa::path(get, path = "/api/admin/admins", tag = "adminAccounts", security(("adminToken" = [])), params(PageQuery),
    responses((status = 200, body = Page<AdminAccount>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    _: Superadmin,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<AdminAccount>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = accounts::list(&app.control_db, page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
}

/// One admin's account.
#[utoipa::path(get, path = "/api/admin/admins/{id}", tag = "adminAccounts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = AdminAccount), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn find(State(app): State<AppState>, _: Superadmin, Id(id): Id) -> Result<Json<AdminAccount>, ApiError> {
    Ok(Json(accounts::find(&app.control_db, id).await?.into()))
}

/// Makes an admin's account.
#[utoipa::path(post, path = "/api/admin/admins", tag = "adminAccounts", security(("adminToken" = [])), request_body = NewAdmin,
    responses((status = 201, body = AdminAccount), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem)))]
pub async fn create(
    State(app): State<AppState>,
    Superadmin(by): Superadmin,
    Checked(body): Checked<NewAdmin>,
) -> Result<(StatusCode, Json<AdminAccount>), ApiError> {
    let rights = Rights {
        chaos: body.can_access_chaos,
        monitoring: body.can_access_monitoring,
        admin: body.can_access_admin,
        jmeter: body.can_access_jmeter,
        scripts: body.can_access_scripts,
    };
    let account = (body.email.as_str(), body.password.as_str());
    let row = accounts::create(&app.control_db, &app.passwords, &by, account, rights).await?;
    Ok((StatusCode::CREATED, Json(row.into())))
}

/// Changes an account's rights or password; when either changes its tokens are void.
#[utoipa::path(put, path = "/api/admin/admins/{id}", tag = "adminAccounts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    request_body = AdminChange,
    responses((status = 200, body = AdminAccount), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn change(
    State(app): State<AppState>,
    Superadmin(by): Superadmin,
    Id(id): Id,
    Checked(body): Checked<AdminChange>,
) -> Result<Json<AdminAccount>, ApiError> {
    let rights = Rights {
        chaos: body.can_access_chaos,
        monitoring: body.can_access_monitoring,
        admin: body.can_access_admin,
        jmeter: body.can_access_jmeter,
        scripts: body.can_access_scripts,
    };
    let password = body.password.as_deref();
    Ok(Json(accounts::change(&app.control_db, &app.passwords, &by, id, password, rights).await?.into()))
}

/// Deletes an admin's account; the superadmin's stays.
#[utoipa::path(delete, path = "/api/admin/admins/{id}", tag = "adminAccounts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = Success), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn delete(
    State(app): State<AppState>,
    Superadmin(by): Superadmin,
    Id(id): Id,
) -> Result<Json<Success>, ApiError> {
    accounts::delete(&app.control_db, &by, id, &app.config.admin.email).await?;
    Ok(Json(Success::YES))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use perfshop_shop::customers::{self, Customer};
use perfshop_shop::manage::users as manage;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::auth::{Civility, Profile};
use super::{Page, Success};
use crate::app::AppState;
use crate::extract::{Id, Json as Checked, Manager, Query};
use crate::problem::{ApiError, Problem};

/// What an admin says of a customer.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerBody {
    #[schema(
        min_length = 3,
        max_length = 254,
        pattern = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$"
    )]
    email: String,
    /// Needed for a new account; left out, a change keeps the one there is.
    #[schema(min_length = 8, max_length = 128)]
    password: Option<String>,
    /// Mx when left out.
    #[schema(inline)]
    civility: Option<Civility>,
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    first_name: String,
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    last_name: String,
    /// `YYYY-MM-DD`.
    #[schema(pattern = r"^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
    birth_date: Option<String>,
    #[schema(
        min_length = 4,
        max_length = 30,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    phone: Option<String>,
    #[schema(
        min_length = 2,
        max_length = 200,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    street: Option<String>,
    #[schema(
        min_length = 2,
        max_length = 16,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    postal_code: Option<String>,
    #[schema(
        min_length = 1,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    city: Option<String>,
    #[schema(
        min_length = 1,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    region: Option<String>,
    /// ISO 3166-1 alpha-2, upper case.
    #[schema(pattern = "^[A-Z]{2}$")]
    country: Option<String>,
    /// 0 for a new account, or as they are.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    loyalty_points: Option<i64>,
}

impl CustomerBody {
    fn entry(self) -> manage::Entry {
        let profile = Customer {
            id: 0,
            email: self.email,
            civility: self.civility.map_or("Mx", Civility::as_str).into(),
            first_name: self.first_name,
            last_name: self.last_name,
            birth_date: self.birth_date,
            phone: self.phone,
            street: self.street,
            postal_code: self.postal_code,
            city: self.city,
            region: self.region,
            country: self.country,
            loyalty_points: 0,
        };
        manage::Entry { profile, password: self.password, loyalty_points: self.loyalty_points }
    }
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CustomersQuery {
    /// How the e-mail address or the last name begins.
    #[schema(max_length = 100)]
    #[param(max_length = 100)]
    q: Option<String>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
}

/// The customers, a page at a time.
#[utoipa::path(get, path = "/api/admin/users", tag = "adminUsers", security(("adminToken" = [])), params(CustomersQuery),
    responses((status = 200, body = Page<Profile>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    _: Manager,
    Query(query): Query<CustomersQuery>,
) -> Result<Json<Page<Profile>>, ApiError> {
    let (page, size) = (query.page.unwrap_or(0), query.size.unwrap_or(20));
    let (rows, total) = manage::list(&app.shop, query.q.as_deref(), page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
}

/// One customer.
#[utoipa::path(get, path = "/api/admin/users/{id}", tag = "adminUsers", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = Profile), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn find(State(app): State<AppState>, _: Manager, Id(id): Id) -> Result<Json<Profile>, ApiError> {
    Ok(Json(customers::find(&app.shop, id).await?.into()))
}

/// Makes an account for a customer.
#[utoipa::path(post, path = "/api/admin/users", tag = "adminUsers", security(("adminToken" = [])), request_body = CustomerBody,
    responses((status = 201, body = Profile), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem)))]
pub async fn create(
    State(app): State<AppState>,
    Manager(by): Manager,
    Checked(body): Checked<CustomerBody>,
) -> Result<(StatusCode, Json<Profile>), ApiError> {
    let customer = manage::create(&app.shop, &app.passwords, &body.entry()).await?;
    app.control.note(&by, "user_create", &format!("id={}", customer.id)).await?;
    Ok((StatusCode::CREATED, Json(customer.into())))
}

/// Says everything of a customer anew; a new password or address ends their sessions.
#[utoipa::path(put, path = "/api/admin/users/{id}", tag = "adminUsers", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    request_body = CustomerBody,
    responses((status = 200, body = Profile), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn change(
    State(app): State<AppState>,
    Manager(by): Manager,
    Id(id): Id,
    Checked(body): Checked<CustomerBody>,
) -> Result<Json<Profile>, ApiError> {
    let entry = body.entry();
    let customer = manage::change(&app.shop, &app.passwords, id, &entry).await?;
    let detail = format!("id={id} points={} password={}", customer.loyalty_points, said(entry.password.is_some()));
    app.control.note(&by, "user_change", &detail).await?;
    Ok(Json(customer.into()))
}

fn said(new: bool) -> &'static str {
    if new { "new" } else { "kept" }
}

/// Deletes a customer who never ordered.
#[utoipa::path(delete, path = "/api/admin/users/{id}", tag = "adminUsers", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = Success), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn delete(State(app): State<AppState>, Manager(by): Manager, Id(id): Id) -> Result<Json<Success>, ApiError> {
    manage::delete(&app.shop, id).await?;
    app.control.note(&by, "user_delete", &format!("id={id}")).await?;
    Ok(Json(Success::YES))
}

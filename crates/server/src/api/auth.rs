// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use cookie::{Cookie, SameSite};
use perfshop_chaos::Anomaly;
use perfshop_shop::account_history;
use perfshop_shop::customers::{self, Customer, NewCustomer};
use perfshop_shop::error::ShopError;
use perfshop_shop::profile::{self, Change};
use perfshop_shop::session;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::{Success, debug, own_account};
use crate::app::AppState;
use crate::extract::{self, CustomerSession, MaybeSession, Peer, Plan, SESSION_COOKIE};
use crate::flags;
use crate::handshake::{self, Announcement, Level};
use crate::interceptors::{plan_of_login, student_behind};
use crate::problem::{ApiError, More, Problem};

type SetCookie = AppendHeaders<[(axum::http::HeaderName, String); 1]>;

/// The header that gives the browser its session.
pub(super) fn session_cookie(value: &str) -> SetCookie {
    let cookie = Cookie::build((SESSION_COOKIE, value)).path("/").http_only(true).same_site(SameSite::Lax);
    AppendHeaders([(SET_COOKIE, cookie.build().to_string())])
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    #[schema(min_length = 1, max_length = 254)]
    email: String,
    #[schema(min_length = 1, max_length = 128)]
    password: String,
}

/// It has no `Debug`, so that no log can print a password.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Register {
    /// As browsers take it in a field for e-mail, with a dot in the domain; upper and lower case are the same.
    #[schema(
        max_length = 254,
        pattern = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$"
    )]
    email: String,
    #[schema(min_length = 8, max_length = 128)]
    password: String,
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
}

#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub enum Civility {
    M,
    Mme,
    Mx,
}

impl Civility {
    /// As it stands in the database.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::M => "M",
            Self::Mme => "Mme",
            Self::Mx => "Mx",
        }
    }
}

/// What changes of the profile: a field that is left out stays as it is, null empties one that may be empty.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProfileBody {
    #[schema(inline)]
    civility: Option<Civility>,
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    first_name: Option<String>,
    #[schema(
        min_length = 2,
        max_length = 100,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    last_name: Option<String>,
    /// `YYYY-MM-DD`; aged 16 to 120.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    birth_date: Option<Option<String>>,
    /// Of the profile's country, national or international.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 4, max_length = 30)]
    phone: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 2, max_length = 200, pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$")]
    street: Option<Option<String>>,
    /// As the profile's country has them.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 2, max_length = 16)]
    postal_code: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$")]
    city: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 100, pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$")]
    region: Option<Option<String>>,
    /// ISO 3166-1 alpha-2, upper case, one of `/api/countries`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, min_length = 2, max_length = 2)]
    country: Option<Option<String>>,
}

/// A field that is there, be it null: serde by itself reads null as one that is not.
fn given<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(input).map(Some)
}

impl From<ProfileBody> for Change {
    fn from(body: ProfileBody) -> Self {
        Self {
            civility: body.civility.map(Civility::as_str),
            first_name: body.first_name,
            last_name: body.last_name,
            birth_date: body.birth_date,
            phone: body.phone,
            street: body.street,
            postal_code: body.postal_code,
            city: body.city,
            region: body.region,
            country: body.country,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoggedIn {
    success: bool,
    /// Gives one order; each order answers the next one.
    security_token: String,
    id: i64,
    email: String,
    first_name: String,
    last_name: String,
    /// The key of the session's signatures, where calls are to be signed with one that is given: 32 bytes in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    signing_key: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuthStatus {
    authenticated: bool,
    /// Whether the session has a security token.
    has_token: bool,
    #[schema(required)]
    user_id: Option<i64>,
    grace_active: bool,
    /// As the login gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    signing_key: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    id: i64,
    email: String,
    civility: String,
    first_name: String,
    last_name: String,
    #[schema(required)]
    birth_date: Option<String>,
    #[schema(required)]
    phone: Option<String>,
    #[schema(required)]
    street: Option<String>,
    #[schema(required)]
    postal_code: Option<String>,
    #[schema(required)]
    city: Option<String>,
    #[schema(required)]
    region: Option<String>,
    #[schema(required)]
    country: Option<String>,
    loyalty_points: i64,
}

impl From<Customer> for Profile {
    fn from(c: Customer) -> Self {
        Self {
            id: c.id,
            email: c.email,
            civility: c.civility,
            first_name: c.first_name,
            last_name: c.last_name,
            birth_date: c.birth_date,
            phone: c.phone,
            street: c.street,
            postal_code: c.postal_code,
            city: c.city,
            region: c.region,
            country: c.country,
            loyalty_points: c.loyalty_points,
        }
    }
}

/// Makes a customer's account. It opens no session.
#[utoipa::path(post, path = "/api/auth/register", tag = "auth", request_body = Register,
    responses((status = 201, body = Profile), (status = 400, body = Problem), (status = 409, body = Problem)))]
pub async fn register(
    State(app): State<AppState>,
    extract::Json(body): extract::Json<Register>,
) -> Result<(StatusCode, Json<Profile>), ApiError> {
    let Register { email, password, first_name, last_name } = &body;
    // While accounts may have been given other addresses, their own are not free.
    if !app.chaos.is_empty() && account_history::is_reserved(&app.shop, email).await? {
        return Err(ShopError::EmailTaken.into());
    }
    let new = NewCustomer { email, password, first_name, last_name };
    let customer = customers::register(&app.shop, &app.passwords, new).await?;
    Ok((StatusCode::CREATED, Json(customer.into())))
}

/// Opens a customer's session; a visitor's cart joins the customer's.
#[utoipa::path(post, path = "/api/auth/login", tag = "auth", request_body = Login,
    responses((status = 200, body = LoggedIn), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 429, body = Problem)))]
pub async fn login(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(visitor): MaybeSession,
    Peer(address): Peer,
    headers: HeaderMap,
    extract::Json(body): extract::Json<Login>,
) -> Result<Response, ApiError> {
    // Whoever does not limit guesses looks at each, and what is guessed there locks nobody out who is limited.
    let limited = chaos.dose(Anomaly::S5) == 0;
    let attempt = if limited {
        let attempt = app.guesses.of_customer(&body.email, address);
        attempt.allowed(Instant::now())?;
        attempt
    } else {
        let student = student_behind(&app, &headers).await?;
        app.guesses.of_unlimited(&body.email, student.map(|student| student.id))
    };
    let done = customers::login(&chaos, &app.shop, &app.passwords, &body.email, &body.password, visitor.as_ref()).await;
    let done = match done {
        Ok(done) if limited => {
            attempt.allowed(Instant::now())?;
            done
        }
        Ok(done) => done,
        Err(ShopError::InvalidCredentials) => {
            attempt.wrong(Instant::now())?;
            return Err(ShopError::InvalidCredentials.into());
        }
        Err(error @ (ShopError::AccountUnknown | ShopError::PasswordWrong)) => {
            let mut refused = ApiError::from(error).into_response();
            // One guess more than a healthy shop looks at.
            if attempt.wrong(Instant::now()).is_err() {
                let flag = flags::met(&app, &headers, Anomaly::S5).await?;
                refused.extensions_mut().insert(More::of("hint", flag.into()));
            }
            return Ok(refused);
        }
        Err(error) => return Err(error.into()),
    };
    let level = Level::announced(&plan_of_login(&app, &headers, &done));
    let Announcement { headers: said, signing_key } = handshake::announce(&app, level, &done.session).await?;
    let reply = LoggedIn {
        success: true,
        security_token: done.session.security_token.unwrap_or_default(),
        id: done.customer.id,
        email: done.customer.email,
        first_name: done.customer.first_name,
        last_name: done.customer.last_name,
        signing_key,
    };
    let mut response = (session_cookie(&done.cookie), said, Json(reply)).into_response();
    debug::offered(&chaos, &done.session.id_hash, response.headers_mut());
    Ok(response)
}

/// Ends the session at once.
#[utoipa::path(post, path = "/api/auth/logout", tag = "auth",
    responses((status = 200, body = Success), (status = 401, body = Problem)))]
pub async fn logout(
    State(app): State<AppState>,
    CustomerSession { session, .. }: CustomerSession,
) -> Result<Response, ApiError> {
    session::log_out(&app.shop, &session).await?;
    let gone = Cookie::build((SESSION_COOKIE, "")).path("/").max_age(cookie::time::Duration::ZERO).build().to_string();
    Ok((AppendHeaders([(SET_COOKIE, gone)]), Json(Success::YES)).into_response())
}

/// Whether somebody is logged in.
#[utoipa::path(get, path = "/api/auth/status", tag = "auth", responses((status = 200, body = AuthStatus)))]
pub async fn status(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    MaybeSession(session): MaybeSession,
) -> Result<(HeaderMap, Json<AuthStatus>), ApiError> {
    let customer = session.filter(|session| session.user_id.is_some());
    let said = match &customer {
        Some(session) => handshake::announce(&app, Level::announced(&chaos), session).await?,
        None => Announcement::default(),
    };
    let status = AuthStatus {
        authenticated: customer.is_some(),
        has_token: customer.as_ref().is_some_and(|session| session.security_token.is_some()),
        grace_active: customer.as_ref().is_some_and(|session| session.in_grace),
        user_id: customer.and_then(|session| session.user_id),
        signing_key: said.signing_key,
    };
    Ok((said.headers, Json(status)))
}

/// Changes the customer's profile: what is sent, nothing else.
#[utoipa::path(put, path = "/api/auth/me", tag = "auth", request_body = ProfileBody,
    responses((status = 200, body = Profile), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn change_me(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    headers: HeaderMap,
    CustomerSession { user_id, .. }: CustomerSession,
    extract::Body(body): extract::Body,
) -> Result<Response, ApiError> {
    let (profile, account) = own_account::read(&chaos, &app.schemas, &body)?;
    if let Some(account) = account {
        return own_account::write(&chaos, &app, &headers, user_id, profile, account).await;
    }
    let customer = profile::change(&chaos, &app.shop, user_id, profile.into(), None).await?;
    Ok(Json(Profile::from(customer)).into_response())
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a customer may say of their own account: the profile, and nothing besides.

use axum::Json;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::account_history::Author;
use perfshop_shop::db::DbError;
use perfshop_shop::overwriting::Overwrite;
use perfshop_shop::{customers, profile};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::auth::{Profile, ProfileBody};
use crate::app::AppState;
use crate::interceptors::student_behind;
use crate::problem::ApiError;
use crate::schemas::Schemas;

/// Fields of an account that stand in no form. It has no `Debug`, so that no log can print a password.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountBody {
    #[schema(
        max_length = 254,
        pattern = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$"
    )]
    email: Option<String>,
    #[schema(min_length = 8, max_length = 128)]
    password: Option<String>,
    #[schema(minimum = 0, maximum = 1_000_000)]
    loyalty_points: Option<i64>,
    #[schema(min_length = 1, max_length = 20, pattern = r"^[a-z]+$")]
    role: Option<String>,
}

/// The names of [`AccountBody`].
const ACCOUNT: [&str; 4] = ["email", "password", "loyaltyPoints", "role"];

/// Reads a change of the own profile.
///
/// # Errors
/// Every field that is no profile's, and every one that is wrong.
pub fn read(chaos: &ChaosPlan, schemas: &Schemas, body: &[u8]) -> Result<(ProfileBody, Option<AccountBody>), ApiError> {
    if let Some((profile, account)) = apart(chaos, body).filter(|_| chaos.hits(Anomaly::S9)) {
        return Ok((schemas.read(profile.as_bytes())?, Some(schemas.read(account.as_bytes())?)));
    }
    Ok((schemas.read(body)?, None))
}

/// The two halves of a body that names fields of the account, as JSON. A body that was read before is sent back with its `id`.
fn apart(chaos: &ChaosPlan, body: &[u8]) -> Option<(String, String)> {
    if chaos.is_empty() {
        return None;
    }
    let mut profile: Map<String, Value> = serde_json::from_slice(body).ok()?;
    let account: Map<String, Value> =
        ACCOUNT.iter().filter_map(|name| Some(((*name).to_owned(), profile.remove(*name)?))).collect();
    profile.remove("id");
    (!account.is_empty()).then(|| (Value::Object(profile).to_string(), Value::Object(account).to_string()))
}

/// The profile with what was written besides.
#[derive(Serialize)]
struct Written {
    #[serde(flatten)]
    profile: Profile,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    flag: String,
}

/// Writes both halves to the customer's own account.
pub async fn write(
    chaos: &ChaosPlan,
    app: &AppState,
    headers: &HeaderMap,
    user_id: i64,
    profile: ProfileBody,
    account: AccountBody,
) -> Result<Response, ApiError> {
    let student = student_behind(app, headers).await?;
    let password_hash = match &account.password {
        Some(password) => Some(app.passwords.hash(password).await.map_err(DbError::from)?),
        None => None,
    };
    let by = Author {
        student: student.as_ref().map(|student| student.token.clone()),
        customer: customers::email(&app.shop, user_id).await?,
    };
    let AccountBody { email, loyalty_points, role, .. } = account;
    let besides = Overwrite { email, password_hash, loyalty_points, role: role.clone(), by };
    let customer = profile::change(chaos, &app.shop, user_id, profile.into(), Some(&besides)).await?;
    app.control.account_changed();
    let flag = app.control.flags().of(Anomaly::S9, student.as_deref());
    Ok(Json(Written { profile: customer.into(), role, flag }).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_with(chaos: &ChaosPlan, body: &str) -> Result<Option<AccountBody>, ApiError> {
        read(chaos, &Schemas::default(), body.as_bytes()).map(|(_, account)| account)
    }

    #[test]
    fn a_profile_is_all_that_can_be_said() {
        for body in
            [r#"{"role":"admin"}"#, r#"{"email":"a@b.c"}"#, r#"{"loyaltyPoints":9}"#, r#"{"password":"12345678"}"#]
        {
            assert!(matches!(read_with(&ChaosPlan::NONE, body), Err(ApiError::Invalid(_))), "{body}");
        }
        assert!(read_with(&ChaosPlan::NONE, r#"{"city":"Paris"}"#).unwrap().is_none());
    }

    #[test]
    fn the_account_is_taken_too_and_still_checked() {
        let chaos = ChaosPlan::of(&[Anomaly::S9]);
        let taken = read_with(&chaos, r#"{"id":4,"city":"Paris","role":"admin","loyaltyPoints":9}"#).unwrap().unwrap();
        assert_eq!((taken.role.as_deref(), taken.loyalty_points, taken.email), (Some("admin"), Some(9), None));
        assert!(read_with(&chaos, r#"{"city":"Paris"}"#).unwrap().is_none());
        for body in
            [r#"{"role":"Admin; --"}"#, r#"{"email":"no address"}"#, r#"{"loyaltyPoints":-1}"#, r#"{"other":1}"#]
        {
            assert!(matches!(read_with(&chaos, body), Err(ApiError::Invalid(_))), "{body}");
        }
    }
}

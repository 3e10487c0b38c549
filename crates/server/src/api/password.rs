// SPDX-License-Identifier: AGPL-3.0-or-later
//! A forgotten password: a token by mail, and a new password for it.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::account_history::Author;
use perfshop_shop::customers;
use perfshop_shop::mails::Letter;
use perfshop_shop::password_reset::{self, Caller};
use perfshop_shop::session;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

use super::Success;
use crate::app::AppState;
use crate::control::Student;
use crate::extract::{Json as Checked, MaybeSession, Plan, SESSION_COOKIE, cookie};
use crate::interceptors::student_behind;
use crate::letters::escape;
use crate::problem::{ApiError, Problem};
use crate::telemetry::RequestContext;
use crate::texts::Texts;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgottenPassword {
    #[schema(min_length = 1, max_length = 254, pattern = r"^[^\x00-\x1F\x7F-\x9F]+$")]
    email: String,
}

/// It has no `Debug`, so that no log can print a token or a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// From the mail.
    #[schema(min_length = 1, max_length = 128)]
    token: String,
    #[schema(min_length = 8, max_length = 128)]
    password: String,
}

/// Mails a token to the customer of an address; the answer is the same when there is none.
#[utoipa::path(post, path = "/api/auth/password/forgot", tag = "auth", request_body = ForgottenPassword,
    responses((status = 202, body = Success), (status = 400, body = Problem)))]
pub async fn forgot(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    headers: HeaderMap,
    Checked(body): Checked<ForgottenPassword>,
) -> Result<(StatusCode, Json<Success>), ApiError> {
    let (_, caller) = caller(&app, &chaos, &headers).await?;
    // Nobody waits for it: the answer would take longer for an account that exists. What is lost with the process is
    // asked for again.
    let context = RequestContext::current(Clone::clone).unwrap_or_else(|| RequestContext::new(None, None));
    tokio::spawn(context.scope(async move {
        let by_smtp = app.letters().by_smtp;
        let word = |first_name: &str, token: &str| letter(&app.texts, first_name, token, by_smtp);
        if let Err(error) = password_reset::ask(&chaos, &app.shop, &body.email, &caller, word).await {
            tracing::error!(target: "shop", %error, "a password reset could not be mailed");
        }
    }));
    Ok((StatusCode::ACCEPTED, Json(Success::YES)))
}

/// Sets a new password and ends the customer's other sessions.
#[utoipa::path(post, path = "/api/auth/password/reset", tag = "auth", request_body = NewPassword,
    responses((status = 200, body = Success), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn reset(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    headers: HeaderMap,
    MaybeSession(session): MaybeSession,
    Checked(body): Checked<NewPassword>,
) -> Result<Json<PasswordSet>, ApiError> {
    let (student, caller) = caller(&app, &chaos, &headers).await?;
    let NewPassword { token, password } = &body;
    let done =
        password_reset::reset(&chaos, &app.shop, &app.passwords, token, password, session.as_ref(), &caller).await?;
    if !done.numbered {
        return Ok(Json(PasswordSet { success: true, flag: None }));
    }
    app.control.account_changed();
    // One's own token comes by mail and proves nothing.
    let guessed = caller.lent != Some(done.user_id);
    let flag = guessed.then(|| app.control.flags().of(Anomaly::S8, student.as_deref()));
    Ok(Json(PasswordSet { success: true, flag }))
}

/// The answer to a new password.
#[derive(Serialize)]
pub struct PasswordSet {
    success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<String>,
}

/// Who is calling; looked up only while something is active.
async fn caller(
    app: &AppState,
    chaos: &ChaosPlan,
    headers: &HeaderMap,
) -> Result<(Option<Arc<Student>>, Caller), ApiError> {
    if chaos.is_empty() {
        return Ok((None, Caller::default()));
    }
    let student = student_behind(app, headers).await?;
    let user_id = match cookie(headers, SESSION_COOKIE) {
        Some(cookie) => session::owner(&app.shop, &cookie).await?,
        None => None,
    };
    let customer = match user_id {
        Some(user_id) => customers::email(&app.shop, user_id).await?,
        None => None,
    };
    let by = Author { student: student.as_ref().map(|student| student.token.clone()), customer };
    let lent = student.as_ref().map(|student| student.customer.id);
    Ok((student, Caller { lent, by }))
}

/// The mail with the token. There is no link in it: the shop knows no address of its own that is not taken from a
/// request, and a request may name any, to have the token sent there.
fn letter(texts: &Texts, first_name: &str, token: &str, by_smtp: bool) -> Letter {
    let text = |key: &str| texts.get(key, &[]);
    let subject = text("mail-password-subject");
    let hello = texts.get("mail-password-hello", &[("name", first_name)]);
    let (why, until, ignore) = (text("mail-password-why"), text("mail-password-until"), text("mail-password-ignore"));
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{subject}</title></head>\
         <body style=\"font:15px/1.5 'Noto Sans',Arial,sans-serif;color:#101828;max-width:600px;margin:0 auto;padding:24px\">\
         <p>{hello}</p><p>{why}</p><p style=\"font:bold 16px monospace;word-break:break-all\">{token}</p>\
         <p>{until}</p><p>{ignore}</p></body></html>\n",
        language = texts.language().word(),
        subject = escape(&subject),
        hello = escape(&hello),
        why = escape(&why),
        until = escape(&until),
        ignore = escape(&ignore),
    );
    let text = format!("{hello}\n\n{why}\n\n  {token}\n\n{until}\n{ignore}\n");
    Letter { subject, text, html, by_smtp }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, Method};
use perfshop_chaos::ChaosPlan;
use perfshop_shop::checkout::Step;
use perfshop_shop::clock::now_ms;
use perfshop_shop::session::Session;
use perfshop_shop::token;
use perfshop_shop::turns::{self, Spend};
use uuid::Uuid;

use super::keys::{MaestroKey, given_key, signature};
use super::{
    ACTION_TOKEN, CSRF_TOKEN, Fault, Kind, Level, REQUEST_ID, SESSION_TOKEN, SIGNATURE, STEP_TOKEN, Tokens, step_name,
};
use crate::app::{App, AppState};
use crate::extract::Body;
use crate::problem::ApiError;

/// A call as it was sent, its body not yet looked at.
pub struct Call {
    method: Method,
    /// Without its query.
    path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl FromRequest<AppState> for Call {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ApiError> {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let headers = request.headers().clone();
        let Body(body) = Body::from_request(request, state).await?;
        Ok(Self { method, path, headers, body })
    }
}

fn refused(header: &HeaderName, fault: Fault) -> ApiError {
    ApiError::Handshake { header: header.clone(), fault }
}

impl Call {
    /// A header's value; an empty one is none.
    fn text(&self, name: &HeaderName) -> Result<&str, ApiError> {
        match self.headers.get(name).map(|value| value.to_str()) {
            None | Some(Ok("")) => Err(refused(name, Fault::Missing)),
            Some(Err(_)) => Err(refused(name, Fault::Invalid)),
            Some(Ok(value)) => Ok(value),
        }
    }
}

/// Looks at what a call of the session must carry for the step that it takes, in the documented order. What it has to give up is noted in
/// the session, and given up with the call's effect.
///
/// # Errors
/// The first fault, with the header that has it.
pub async fn check(
    chaos: &ChaosPlan,
    app: &App,
    session: &mut Session,
    step: Step,
    call: &Call,
) -> Result<Level, ApiError> {
    let level = Level::asked(chaos);
    if level == Level::Nothing {
        return Ok(level);
    }
    let tokens = app.handshake.secret(&app.shop).await?.of(&session.id_hash);
    if !token::same(call.text(&SESSION_TOKEN)?, &tokens.session()) {
        return Err(refused(&SESSION_TOKEN, Fault::Invalid));
    }
    let request_id = request_id(call)?;
    if turns::is_used(&app.shop, &request_id).await? {
        return Err(refused(&REQUEST_ID, Fault::Replayed));
    }
    let once = |kind, name: &HeaderName| {
        tokens.check(kind, call.text(name)?, session.turn, now_ms()).map_err(|fault| refused(name, fault))
    };
    if level >= Level::Action {
        once(Kind::Action, &ACTION_TOKEN)?;
    }
    if level >= Level::Signature {
        once(Kind::Csrf, &CSRF_TOKEN)?;
        let named = call.text(&STEP_TOKEN)?;
        // An earlier step may be taken again, by its own name; one that is not due yet may not.
        if named != step_name(step) || step > session.checkout.due() {
            return Err(refused(&STEP_TOKEN, Fault::OutOfOrder));
        }
        signed(level, &tokens, session.turn, call)?;
    }
    let turn = (level >= Level::Action).then_some(session.turn);
    session.spend = Some(Spend { request_id, turn });
    Ok(level)
}

/// The id in one way of writing, so that upper case makes no other of it.
fn request_id(call: &Call) -> Result<String, ApiError> {
    let given = call.text(&REQUEST_ID)?;
    // The other ways of writing one are not what is meant by a UUID in a header.
    let id = Uuid::try_parse(given).ok().filter(|_| given.len() == uuid::fmt::Hyphenated::LENGTH);
    id.map(|id| id.hyphenated().to_string()).ok_or_else(|| refused(&REQUEST_ID, Fault::Invalid))
}

fn signed(level: Level, tokens: &Tokens<'_>, turn: i64, call: &Call) -> Result<(), ApiError> {
    let given = call.text(&SIGNATURE)?;
    let key = if level == Level::Derived {
        MaestroKey { session_token: &tokens.session(), key_hint: &tokens.key_hint(turn) }.derive()
    } else {
        given_key(&tokens.signing_key())
    };
    let key = key.ok_or_else(|| ApiError::Internal("no key for signatures".to_owned()))?;
    let (id, step) = (call.text(&REQUEST_ID)?, call.text(&STEP_TOKEN)?);
    let right = signature(&key, call.method.as_str(), &call.path, id, step, &call.body);
    if token::same(given, &right) { Ok(()) } else { Err(refused(&SIGNATURE, Fault::WrongSignature)) }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use perfshop_shop::clock::now_ms;
use perfshop_shop::db::DbError;
use perfshop_shop::session::Session;

use super::{ACTION_TOKEN, CSRF_TOKEN, KEY_HINT, Kind, Level, SESSION_TOKEN, STEP_TOKEN, step_name};
use crate::app::App;
use crate::problem::ApiError;

/// How long what was announced is good, in ms; for signed calls it is less.
const GOOD_FOR: i64 = 5 * 60_000;
const SIGNED_GOOD_FOR: i64 = 60_000;

/// What a client is told for its next call.
#[derive(Default)]
pub struct Announcement {
    pub headers: HeaderMap,
    /// For the reply's own body, where the key is given.
    pub signing_key: Option<String>,
}

/// A fresh set for the step that is due in a session. At [`Level::Nothing`] nothing is said.
///
/// # Errors
/// When the secret cannot be read, or the system's random source fails.
pub async fn announce(app: &App, level: Level, session: &Session) -> Result<Announcement, ApiError> {
    let mut said = Announcement::default();
    if level == Level::Nothing {
        return Ok(said);
    }
    let tokens = app.handshake.secret(&app.shop).await?.of(&session.id_hash);
    let until = now_ms() + if level >= Level::Signature { SIGNED_GOOD_FOR } else { GOOD_FOR };
    let fresh = |kind| tokens.make(kind, session.turn, until).map_err(DbError::from);
    say(&mut said, SESSION_TOKEN, &tokens.session());
    if level >= Level::Action {
        say(&mut said, ACTION_TOKEN, &fresh(Kind::Action)?);
    }
    if level >= Level::Signature {
        say(&mut said, CSRF_TOKEN, &fresh(Kind::Csrf)?);
        say(&mut said, STEP_TOKEN, step_name(session.checkout.due()));
    }
    match level {
        Level::Signature => said.signing_key = Some(tokens.signing_key()),
        Level::Derived => say(&mut said, KEY_HINT, &tokens.key_hint(session.turn)),
        Level::Nothing | Level::Session | Level::Action => {}
    }
    Ok(said)
}

fn say(said: &mut Announcement, name: HeaderName, value: &str) {
    // Hexadecimal and step names are always a header's value.
    if let Ok(value) = HeaderValue::from_str(value) {
        said.headers.insert(name, value);
    }
}

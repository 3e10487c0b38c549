// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a client of the checkout must carry from one answer to the next call: session token, action token, CSRF token, step, signature.
//!
//! Nothing is kept in this process. Tokens say themselves until when and for which turn they are good, under a secret that all copies
//! of the shop share; that a turn is taken stands in the session's row (docs/adr/0016-handshake.md).

mod announce;
mod check;
mod keys;
mod tokens;

use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::HeaderName;
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::checkout::Step;
use perfshop_shop::db::{Db, DbError};
use perfshop_shop::turns;
use tokio::sync::OnceCell;

use crate::telemetry::ChaosSample;

pub use announce::{Announcement, announce};
pub use check::{Call, check};
pub use keys::{MaestroKey, given_key, signature};
pub use tokens::{Kind, Secret, Tokens};

pub const SESSION_TOKEN: HeaderName = HeaderName::from_static("x-session-token");
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
pub const ACTION_TOKEN: HeaderName = HeaderName::from_static("x-action-token");
pub const CSRF_TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");
pub const STEP_TOKEN: HeaderName = HeaderName::from_static("x-step-token");
pub const SIGNATURE: HeaderName = HeaderName::from_static("x-signature");
pub const KEY_HINT: HeaderName = HeaderName::from_static("x-key-hint");

/// How much is asked of a client; each asks all that those before it ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Nothing,
    Session,
    Action,
    Signature,
    /// The signature's key is not given but derived.
    Derived,
}

/// In their order, after [`Level::Nothing`].
const LEVELS: [(Anomaly, Level); 4] = [
    (Anomaly::SessionToken, Level::Session),
    (Anomaly::ActionToken, Level::Action),
    (Anomaly::SignedRequest, Level::Signature),
    (Anomaly::DerivedKey, Level::Derived),
];

impl Level {
    /// What a client will be asked. Nobody is asked anything here, so it counts as no triggering.
    pub fn announced(chaos: &ChaosPlan) -> Self {
        let on = LEVELS.iter().rev().find(|(anomaly, _)| chaos.dose(*anomaly) > 0);
        on.map_or(Self::Nothing, |(_, level)| *level)
    }

    /// What a call is asked.
    fn asked(chaos: &ChaosPlan) -> Self {
        [same_session(chaos), next_turn(chaos), signed_call(chaos), hidden_key(chaos)]
            .into_iter()
            .fold(Self::Nothing, Ord::max)
    }
}

fn same_session(chaos: &ChaosPlan) -> Level {
    if chaos.hits(Anomaly::SessionToken) { Level::Session } else { Level::Nothing }
}

fn next_turn(chaos: &ChaosPlan) -> Level {
    if chaos.hits(Anomaly::ActionToken) { Level::Action } else { Level::Nothing }
}

fn signed_call(chaos: &ChaosPlan) -> Level {
    if chaos.hits(Anomaly::SignedRequest) { Level::Signature } else { Level::Nothing }
}

fn hidden_key(chaos: &ChaosPlan) -> Level {
    if chaos.hits(Anomaly::DerivedKey) { Level::Derived } else { Level::Nothing }
}

/// The step as it travels.
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::Address => "step2",
        Step::Shipping => "step3",
        Step::Payment => "step4",
        Step::Order => "step5",
    }
}

/// What is wrong with a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Missing,
    Invalid,
    Replayed,
    Expired,
    OutOfOrder,
    WrongSignature,
}

/// In the order of [`Fault`].
const CODES: [&str; 6] =
    ["TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_REPLAYED", "TOKEN_EXPIRED", "STEP_OUT_OF_ORDER", "SIGNATURE_INVALID"];

impl Fault {
    pub const fn code(self) -> &'static str {
        CODES[self as usize]
    }
}

/// What this process knows of it: the secret once it was read, and how often calls were refused.
#[derive(Default)]
pub struct Handshake {
    secret: OnceCell<Secret>,
    refused: [AtomicU64; CODES.len()],
}

impl Handshake {
    /// The secret under which tokens are made, read or made at the first call.
    pub async fn secret(&self, db: &Db) -> Result<&Secret, DbError> {
        self.secret.get_or_try_init(|| async { Ok(Secret::new(&turns::secret(db, "handshake").await?)) }).await
    }

    /// Counts a refusal, if its code is one of these.
    pub fn count(&self, code: &str) {
        if let Some(at) = CODES.iter().position(|known| *known == code) {
            self.refused[at].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Refusals by code, all of them, for the instructor.
    pub fn series(&self) -> impl Iterator<Item = ChaosSample> {
        CODES.iter().zip(&self.refused).map(|(code, count)| ChaosSample {
            name: "chaos_scripting_rejected_total",
            label: Some(("code", (*code).to_owned())),
            value: count.load(Ordering::Relaxed) as f64,
        })
    }
}

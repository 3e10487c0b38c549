// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a shopper carries from one answer to the next call of the checkout. A shop that announces nothing is sent nothing.

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use uuid::Uuid;

use crate::handshake::{
    ACTION_TOKEN, CSRF_TOKEN, KEY_HINT, MaestroKey, REQUEST_ID, SESSION_TOKEN, SIGNATURE, STEP_TOKEN, given_key,
    signature,
};

/// The calls that must carry it, and the step that each takes.
const STEPS: [(&str, &str); 4] = [
    ("POST /api/checkout/address", "step2"),
    ("POST /api/checkout/shipping", "step3"),
    ("POST /api/checkout/payment", "step4"),
    ("POST /api/orders", "step5"),
];
pub(super) const STATUS: &str = "GET /api/auth/status";
/// Refusals that a fresh set may mend.
const MENDED: [&str; 5] = ["TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_REPLAYED", "TOKEN_EXPIRED", "SIGNATURE_INVALID"];

/// The part of an announcement that stands in the body.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Given {
    signing_key: Option<String>,
}

/// What was announced last.
#[derive(Default)]
pub struct Carried {
    announced: HeaderMap,
    signing_key: Option<String>,
}

/// The step that a call of this name takes, if it must carry anything.
fn step_of(call: &str) -> Option<&'static str> {
    STEPS.iter().find(|(name, _)| *name == call).map(|(_, step)| *step)
}

impl Carried {
    /// Whether a call that was refused with this code should be made again, after `GET /api/auth/status` has announced a fresh set.
    pub fn is_mended(call: &str, code: &str) -> bool {
        step_of(call).is_some() && MENDED.contains(&code)
    }

    /// Keeps what the answer to a call announces. A call is named by its verb and its path.
    pub fn learn(&mut self, call: &str, status: StatusCode, headers: &HeaderMap, body: &[u8]) {
        let in_body = call == STATUS || call == "POST /api/auth/login";
        if !status.is_success() || !(in_body || step_of(call).is_some()) {
            return;
        }
        self.announced.clear();
        for name in [SESSION_TOKEN, ACTION_TOKEN, CSRF_TOKEN, STEP_TOKEN, KEY_HINT] {
            if let Some(value) = headers.get(&name) {
                self.announced.insert(name, value.clone());
            }
        }
        if in_body {
            self.signing_key = serde_json::from_slice::<Given>(body).ok().and_then(|given| given.signing_key);
        }
    }

    fn text(&self, name: &HeaderName) -> Option<&str> {
        self.announced.get(name).and_then(|value| value.to_str().ok())
    }

    /// The headers of a call, signed when calls are to be signed.
    pub fn headers(&self, call: &str, body: &[u8]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let Some(step) = step_of(call).filter(|_| !self.announced.is_empty()) else { return headers };
        let request_id = Uuid::new_v4().to_string();
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        for name in [SESSION_TOKEN, ACTION_TOKEN, CSRF_TOKEN] {
            if let Some(value) = self.text(&name) {
                set(name, value);
            }
        }
        set(REQUEST_ID, &request_id);
        let key = match (self.text(&KEY_HINT), &self.signing_key, self.text(&SESSION_TOKEN)) {
            (Some(key_hint), _, Some(session_token)) => MaestroKey { session_token, key_hint }.derive(),
            (None, Some(given), _) => given_key(given),
            _ => None,
        };
        if let Some(key) = key.filter(|_| self.announced.contains_key(STEP_TOKEN)) {
            let (method, path) = call.split_once(' ').unwrap_or_default();
            set(STEP_TOKEN, step);
            set(SIGNATURE, &signature(&key, method, path, &request_id, step, body));
        }
        headers
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Lets pages of the configured origins call the API with the customer's cookie, and no other. Without configuration
//! nothing is said, which is a browser's "no". A step of its own rather than a layer, as all the others.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

/// What a page of another origin may read of an answer's headers.
const EXPOSED: &str =
    "X-Session-Token, X-Action-Token, X-CSRF-Token, X-Step-Token, X-Signature, X-Request-ID, X-Key-Hint";
const METHODS: &str = "GET, HEAD, POST, PUT, DELETE";
/// How long a browser may remember the answer to a preflight, in seconds.
const REMEMBERED: &str = "600";

/// What a request's origin is told. Made before the handler takes the request, written on whatever answer comes.
pub(super) enum Cors {
    /// Nothing is configured, or this is no call of the API.
    Silent,
    /// The answer depends on the origin, and this one, or none, is not allowed.
    Refused,
    Allowed(HeaderValue),
}

impl Cors {
    pub(super) fn of(request: &Request, allowed: &[String]) -> Self {
        if allowed.is_empty() || !request.uri().path().starts_with("/api/") {
            return Self::Silent;
        }
        let origin = request.headers().get(ORIGIN);
        let known = origin.filter(|origin| allowed.iter().any(|known| known.as_bytes() == origin.as_bytes()));
        known.map_or(Self::Refused, |origin| Self::Allowed(origin.clone()))
    }

    /// The answer to a preflight of an origin that is allowed: no handler is asked. Which method a path takes and which
    /// header it reads is its own business.
    pub(super) fn preflight(&self, request: &Request) -> Option<Response> {
        let asked = request.headers();
        let is_preflight = *request.method() == Method::OPTIONS && asked.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
        if !is_preflight || !matches!(self, Self::Allowed(_)) {
            return None;
        }
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS));
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(REMEMBERED));
        if let Some(names) = asked.get(ACCESS_CONTROL_REQUEST_HEADERS) {
            headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
            headers.append(VARY, HeaderValue::from_static("Access-Control-Request-Headers"));
        }
        Some(response)
    }

    /// Writes it on an answer of any kind, so that a page can read refusals too.
    pub(super) fn write(self, headers: &mut HeaderMap) {
        if let Self::Allowed(origin) = self {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
        } else if matches!(self, Self::Silent) {
            return;
        }
        // A cache must not give one origin what another was told.
        headers.append(VARY, HeaderValue::from_static("Origin"));
    }
}

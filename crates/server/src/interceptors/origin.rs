// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guards the customer's cookie: a call that changes something and comes from a page of another origin is refused.

use axum::extract::Request;
use axum::http::header::{COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, Method};

use crate::problem::ApiError;

/// A call without an Origin header passes: load tools send none, and a browser always does on such calls.
pub(super) fn check(request: &Request, allowed: &[String]) -> Result<(), ApiError> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    if reads || !headers.contains_key(COOKIE) {
        return Ok(());
    }
    let Some(origin) = headers.get(ORIGIN) else { return Ok(()) };
    let origin = origin.to_str().unwrap_or_default();
    if is_own(origin, headers) || allowed.iter().any(|known| known == origin) {
        return Ok(());
    }
    Err(ApiError::OriginRefused)
}

/// The origin names the host that the request was sent to.
fn is_own(origin: &str, headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    let named = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    named.is_some() && named == host
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn asked(method: Method, origin: Option<&str>) -> bool {
        let mut request = Request::builder().method(method).header(HOST, "127.0.0.1:8080").header(COOKIE, "a=b");
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        check(&request.body(Body::empty()).unwrap(), &["https://lms.example".into()]).is_ok()
    }

    #[test]
    fn only_known_origins_may_change_with_a_cookie() {
        assert!(asked(Method::POST, None));
        assert!(asked(Method::POST, Some("http://127.0.0.1:8080")));
        assert!(asked(Method::POST, Some("https://lms.example")));
        assert!(asked(Method::GET, Some("https://evil.example")));
        for origin in ["https://evil.example", "null", "http://127.0.0.1:8081", "ftp://127.0.0.1:8080"] {
            assert!(!asked(Method::DELETE, Some(origin)), "{origin}");
        }
    }
}

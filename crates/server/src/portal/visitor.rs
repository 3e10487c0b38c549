// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who a visitor of the portal is, and how they say so. Neither the admin's token nor the shop's session counts here.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::account_history;
use perfshop_shop::clock::now_ms;

use super::token;
use crate::app::AppState;
use crate::extract::cookie;
use crate::problem::ApiError;

/// The role that sees users and orders.
pub const ADMIN: &str = "admin";
/// Where the role stands in clear.
pub const ROLE_COOKIE: &str = "portal_role";

/// How a visitor came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Cookie,
    /// A token of the portal's own.
    Token,
    /// A token that anybody could have made.
    AnyToken,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    pub role: String,
    pub by: By,
}

impl Visitor {
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.role == ADMIN
    }
}

/// Whether a login tells the browser its role.
#[must_use]
pub fn shows_role(chaos: &ChaosPlan) -> bool {
    chaos.dose(Anomaly::S10) > 0
}

/// Who sent a request: the one of token and cookie that may more.
///
/// # Errors
/// When the shop's database does not answer.
pub async fn of(app: &AppState, chaos: &ChaosPlan, headers: &HeaderMap) -> Result<Option<Visitor>, ApiError> {
    let by_token = of_token(app, chaos, headers).await?;
    if by_token.as_ref().is_some_and(Visitor::is_admin) {
        return Ok(by_token);
    }
    let by_cookie = of_cookie(chaos, headers);
    let visitor =
        if by_token.is_some() && !by_cookie.as_ref().is_some_and(Visitor::is_admin) { by_token } else { by_cookie };
    Ok(visitor)
}

fn of_cookie(chaos: &ChaosPlan, headers: &HeaderMap) -> Option<Visitor> {
    let role = cookie(headers, ROLE_COOKIE).filter(|_| chaos.hits(Anomaly::S10))?;
    tracing::info!(target: "shop", fact = "portal_entered", by = "cookie", role, "the portal was entered");
    Some(Visitor { role, by: By::Cookie })
}

async fn of_token(app: &AppState, chaos: &ChaosPlan, headers: &HeaderMap) -> Result<Option<Visitor>, ApiError> {
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let key = app.control.flags().key("portal");
    let Some(read) = bearer.and_then(|token| token::read(chaos, &key, token.trim(), now_ms() / 1_000)) else {
        return Ok(None);
    };
    let token::Read { claims, alg, genuine } = read;
    // A genuine token says who somebody is; what they are is the account's, also when it was given back.
    let (role, by) = if genuine { (role_of(app, &claims.sub).await?, By::Token) } else { (claims.role, By::AnyToken) };
    tracing::info!(target: "shop", fact = "portal_entered", by = "token", alg, role, "the portal was entered");
    Ok(Some(Visitor { role, by }))
}

async fn role_of(app: &AppState, sub: &str) -> Result<String, ApiError> {
    let role = match sub.parse() {
        Ok(user_id) => account_history::role(&app.shop, user_id).await?,
        Err(_) => None,
    };
    Ok(role.unwrap_or_else(|| "customer".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_counts_while_the_flaw_is_on() {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", "a=b; portal_role=admin".parse().unwrap());
        assert_eq!(of_cookie(&ChaosPlan::NONE, &headers), None);
        assert_eq!(of_cookie(&ChaosPlan::of(&[Anomaly::S11, Anomaly::S12]), &headers), None);
        let met = of_cookie(&ChaosPlan::of(&[Anomaly::S10]), &headers).unwrap();
        assert!(met.is_admin() && met.by == By::Cookie);
    }
}

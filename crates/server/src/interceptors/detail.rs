// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a refusal tells of the program behind it: nothing, but for its code. A careless program tells the SQL that ran last, where in its
//! code that was, and its configuration. Here the SQL is real and so are the frames, of which the functions' names are told and
//! no file; the configuration is made up, and none of its secrets opens anything.

use std::cell::RefCell;
use std::future::Future;
use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use perfshop_chaos::{Anomaly, ChaosPlan};
use serde_json::{Value, json};

use crate::app::AppState;
use crate::flags;
use crate::frames::Frames;
use crate::problem::{ApiError, More};
use crate::telemetry::profile::is_answer;

use super::panics::below_the_panic;

/// Frames that are told at most.
const TOLD: usize = 40;

/// What a request did last.
#[derive(Default)]
struct Last {
    sql: Option<String>,
    /// Where it was asked, or where the request broke afterwards.
    stack: Option<Frames>,
}

tokio::task_local! {
    /// Only in a request whose refusal would tell.
    static LAST: RefCell<Last>;
}

/// Takes note of a statement where somebody will tell it.
pub fn hear(sql: &str) {
    // Outside of such a request there is nowhere to note it.
    let _ = LAST.try_with(|last| last.replace(Last { sql: Some(sql.to_owned()), stack: Some(Frames::here()) }));
}

/// Takes note of where a panic has just begun.
pub(super) fn break_at(stack: Frames) {
    let _ = LAST.try_with(|last| last.borrow_mut().stack = Some(stack));
}

/// What to remember of a request whose refusal may tell more than it should.
pub(super) fn asked(plan: &ChaosPlan, headers: &HeaderMap) -> Option<HeaderMap> {
    (plan.dose(Anomaly::S6) > 0).then(|| headers.clone())
}

/// Runs a handler, and has its refusal tell more when the request was remembered.
pub(super) async fn told(
    plan: &ChaosPlan,
    app: &AppState,
    asked: Option<HeaderMap>,
    handler: impl Future<Output = Result<Response, ApiError>>,
) -> Result<Response, ApiError> {
    let Some(headers) = asked else { return handler.await };
    let listening = async {
        let answered = handler.await;
        (answered, LAST.with(RefCell::take))
    };
    let (answered, last) = LAST.scope(RefCell::default(), listening).await;
    let mut response = answered.unwrap_or_else(IntoResponse::into_response);
    if response.extensions().get::<Arc<ApiError>>().is_some() {
        let mut more = response.extensions_mut().remove::<More>().unwrap_or_default();
        if let Some(debug) = of(plan, app, &headers, last).await? {
            more.0.insert("debug".to_owned(), debug);
        }
        response.extensions_mut().insert(more);
    }
    Ok(response)
}

/// Nothing. Without that rule, all that helped its author.
async fn of(plan: &ChaosPlan, app: &AppState, headers: &HeaderMap, last: Last) -> Result<Option<Value>, ApiError> {
    if plan.hits(Anomaly::S6) {
        let secret = flags::met(app, headers, Anomaly::S6).await?;
        let stack = last.stack.unwrap_or_else(Frames::here);
        let stack = tokio::task::spawn_blocking(move || functions(&stack.names())).await.unwrap_or_default();
        return Ok(Some(json!({ "sql": last.sql, "stack": stack, "configuration": configuration(&secret) })));
    }
    Ok(None)
}

/// The functions that were under way, innermost first: the shop's own, and in a release build, where most of these are built into others,
/// the libraries' which they were built into.
fn functions(names: &[Arc<str>]) -> Vec<String> {
    below_the_panic(names).iter().filter(|name| !is_machinery(name)).take(TOLD).map(ToString::to_string).collect()
}

/// What hears and tells statements, takes this stack and resolves plans is none of the shop's story.
fn is_machinery(name: &str) -> bool {
    is_answer(name)
        || ["telemetry", "detail", "backtrace", "frames::", "task_local"].iter().any(|word| name.contains(word))
}

fn configuration(secret: &str) -> Value {
    json!({
        "datasource.url": "jdbc:mysql://shop-db.internal:3306/shop",
        "datasource.username": "shop_app",
        "datasource.password": secret,
        "mail.host": "smtp.internal",
        "mail.password": "decoy-Wq7nLz2P",
        "payment.apiKey": "sk_decoy_9aF3xTzN41",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_told_but_for_those_that_tell_them() {
        let names = [
            "backtrace::backtrace::trace_unsynchronized",
            "<perfshop_server::telemetry::Telemetry as perfshop_shop::db::DbObserver>::statement",
            "perfshop_shop::orders::find::{{closure}}",
            "perfshop_server::interceptors::chaos::resolve",
            "hyper::proto::h1::dispatch::poll",
        ];
        let told = functions(&names.map(Arc::from));
        assert_eq!(told, ["perfshop_shop::orders::find::{{closure}}", "hyper::proto::h1::dispatch::poll"]);
    }
}

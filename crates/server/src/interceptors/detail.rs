// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a refusal tells of the program behind it: nothing, but for its code. A careless program tells the SQL that ran last, where in its
//! code that was, and its configuration. Here the SQL is real and so are the frames, of which the shop's own functions are told and
//! no file; the configuration is made up, and none of its secrets opens anything.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::future::Future;

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use perfshop_chaos::{Anomaly, ChaosPlan};
use serde_json::{Value, json};

use crate::app::AppState;
use crate::flags;
use crate::problem::{ApiError, More};

/// Frames that are told at most.
const FRAMES: usize = 20;

tokio::task_local! {
    /// The last statement of a request, and where it was asked; only in a request whose refusal would tell.
    static LAST: RefCell<Option<(String, Backtrace)>>;
}

/// Takes note of a statement where somebody will tell it.
pub fn hear(sql: &str) {
    // Outside of such a request there is nowhere to note it.
    let _ = LAST.try_with(|last| last.replace(Some((sql.to_owned(), Backtrace::force_capture()))));
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
    if response.extensions().get::<std::sync::Arc<ApiError>>().is_some() {
        let mut more = response.extensions_mut().remove::<More>().unwrap_or_default();
        if let Some(debug) = of(plan, app, &headers, last).await? {
            more.0.insert("debug".to_owned(), debug);
        }
        response.extensions_mut().insert(more);
    }
    Ok(response)
}

/// Nothing. Without that rule, all that helped its author.
async fn of(
    plan: &ChaosPlan,
    app: &AppState,
    headers: &HeaderMap,
    last: Option<(String, Backtrace)>,
) -> Result<Option<Value>, ApiError> {
    if plan.hits(Anomaly::S6) {
        let secret = flags::met(app, headers, Anomaly::S6).await?;
        let (sql, trace) = last.map_or_else(|| (None, Backtrace::force_capture()), |(sql, trace)| (Some(sql), trace));
        // The first one that is read looks through the whole program's symbols.
        let stack = match app.heap.has_room_for_names() {
            true => tokio::task::spawn_blocking(move || frames(&trace.to_string())).await.unwrap_or_default(),
            false => Vec::new(),
        };
        return Ok(Some(json!({ "sql": sql, "stack": stack, "configuration": configuration(&secret) })));
    }
    Ok(None)
}

/// The shop's own functions, without files, which name folders of the machine that built it.
fn frames(trace: &str) -> Vec<String> {
    let named = trace.lines().filter_map(|line| {
        let (number, name) = line.trim_start().split_once(": ")?;
        let is_frame = number.bytes().all(|byte| byte.is_ascii_digit());
        (is_frame && name.contains("perfshop_") && !is_machinery(name)).then(|| name.trim().to_owned())
    });
    named.take(FRAMES).collect()
}

/// What hears and tells statements and resolves plans is none of the shop's story.
fn is_machinery(name: &str) -> bool {
    ["chaos", "Chaos", "telemetry", "detail"].iter().any(|word| name.contains(word))
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
    fn only_the_shops_functions_are_told() {
        let trace = "   0: std::backtrace::Backtrace::force_capture\n             at /rustc/abc/library/std/src/backtrace.rs:1:2\n   \
                     1: <perfshop_server::telemetry::Telemetry as perfshop_shop::db::DbObserver>::statement\n   \
                     2: perfshop_shop::orders::find::{{closure}}\n             at ./crates/shop/src/orders.rs:120:9\n   \
                     3: perfshop_server::interceptors::chaos::resolve\n";
        assert_eq!(frames(trace), ["perfshop_shop::orders::find::{{closure}}"]);
    }
}

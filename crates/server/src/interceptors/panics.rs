// SPDX-License-Identifier: AGPL-3.0-or-later
//! A panic ends its request, not the program: it is logged with its backtrace and answered with 500.

use std::any::Any;
use std::future::Future;
use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use axum::response::Response;
use futures_util::FutureExt;

use super::detail;
use crate::frames::Frames;
use crate::problem::ApiError;
use crate::telemetry::profile::is_answer;

/// Frames of a backtrace that are logged.
const FRAMES: usize = 60;

/// Runs a handler; a panic in it becomes an error.
pub(super) async fn caught(handler: impl Future<Output = Response>) -> Result<Response, ApiError> {
    // The handler is dropped after a panic and what it shared is guarded by locks that say when they are poisoned.
    AssertUnwindSafe(handler).catch_unwind().await.map_err(|payload| ApiError::Panic(message(payload.as_ref())))
}

/// Has every panic logged where it happens, within its request's context, with the backtrace that is gone afterwards.
pub fn install_hook() {
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let frames = Frames::here();
        let backtrace = told(&frames.names());
        detail::break_at(frames);
        let why = message(info.payload());
        tracing::error!(
            target: "panic", place, "exception.type" = "panic", exception.message = why,
            exception.stacktrace = backtrace, "a panic"
        );
        // The supervisor reads the last lines of stderr for the reason of an end. In one piece, so that no line of the log, which may
        // go to the same place, comes between.
        let line = format!("panicked at {place}: {why}\n");
        let _ = std::io::stderr().write_all(line.as_bytes());
    }));
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown".into())
}

/// The frames from where a panic began on outwards; all of them without one.
pub(super) fn below_the_panic(names: &[Arc<str>]) -> &[Arc<str>] {
    let begin = names.iter().position(|name| name.contains("begin_panic") || name.contains("panic_fmt"));
    names.get(begin.unwrap_or(0)..).unwrap_or_default()
}

/// The first frames below the panic's own machinery, a line each. Left out are those of the machinery that decides what a request suffers:
/// a student reads these lines, and what is left are the shop's own.
fn told(names: &[Arc<str>]) -> String {
    let below = below_the_panic(names).iter().filter(|name| !is_answer(name));
    let lines: Vec<String> =
        below.take(FRAMES).enumerate().map(|(number, name)| format!("{number:4}: {name}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_becomes_an_error() {
        let broken = caught(async { panic!("no price for {}", 12) });
        assert!(matches!(broken.await, Err(ApiError::Panic(text)) if text == "no price for 12"));
    }

    fn names(all: &[&str]) -> Vec<Arc<str>> {
        all.iter().map(|name| Arc::from(*name)).collect()
    }

    #[test]
    fn a_long_backtrace_is_cut() {
        let short = told(&names(&["frame"; 200]));
        assert!(short.ends_with("  59: frame"));
        assert_eq!(short.lines().count(), 60);
    }

    #[test]
    fn a_backtrace_begins_below_the_panic_and_names_no_machinery() {
        let whole = names(&[
            "std::panicking::panic_with_hook",
            "core::panicking::panic_fmt",
            "perfshop_chaos::plan::ChaosPlan::hits",
            "perfshop_shop::pricing::price",
            "perfshop_server::interceptors::chaos::resolve",
            "perfshop_server::serve",
        ]);
        let lines =
            "   0: core::panicking::panic_fmt\n   1: perfshop_shop::pricing::price\n   2: perfshop_server::serve";
        assert_eq!(told(&whole), lines);
    }
}

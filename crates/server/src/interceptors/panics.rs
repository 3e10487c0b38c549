// SPDX-License-Identifier: AGPL-3.0-or-later
//! A panic ends its request, not the program: it is logged with its backtrace and answered with 500.

use std::any::Any;
use std::future::Future;
use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::Response;
use backtrace::Backtrace;
use futures_util::FutureExt;

use crate::heap::Heap;
use crate::problem::ApiError;

/// Frames of a backtrace that are logged.
const FRAMES: usize = 60;

/// The stack that looking up names may take, in bytes.
const ROOM: usize = 512 << 10;

/// Whether the program's own names are in memory, which a backtrace has read them into: tens of megabytes.
static NAMES_READ: AtomicBool = AtomicBool::new(false);

/// Runs a handler; a panic in it becomes an error.
pub(super) async fn caught(handler: impl Future<Output = Response>) -> Result<Response, ApiError> {
    // The handler is dropped after a panic and what it shared is guarded by locks that say when they are poisoned.
    AssertUnwindSafe(handler).catch_unwind().await.map_err(|payload| ApiError::Panic(message(payload.as_ref())))
}

/// Has every panic logged where it happens, within its request's context, with the backtrace that is gone afterwards.
pub fn install_hook(heap: &'static dyn Heap) {
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let backtrace = shortened(&written(Backtrace::new_unresolved(), heap));
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

/// A backtrace with its names, which are looked up on more stack where little is left: it may be the end of a stack that it tells of.
/// Without room for them there are none: a panic must not become the program's death.
fn written(mut backtrace: Backtrace, heap: &dyn Heap) -> String {
    if !NAMES_READ.load(Ordering::Relaxed) && !heap.has_room_for_names() {
        return "no memory for the names of a backtrace".to_owned();
    }
    let text = stacker::maybe_grow(ROOM, 2 * ROOM, || {
        backtrace.resolve();
        format!("{backtrace:?}")
    });
    NAMES_READ.store(true, Ordering::Relaxed);
    text
}

/// Gives back the memory that the names for backtraces are in. The next one reads them again, which takes a while: it is for a time
/// in which no panic is expected. Called on a runtime, whose own threads do not wait for a backtrace that is being written.
pub fn forget_names() {
    if NAMES_READ.swap(false, Ordering::Relaxed) {
        drop(tokio::task::spawn_blocking(backtrace::clear_symbol_cache));
    }
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown".into())
}

/// The first frames below the panic's own machinery: a name, and where it is known a file; of calls that were built into one
/// another only the first has a number. Left out are those of the machinery that decides what a request suffers: a student reads
/// these lines, and what is left are the shop's own.
fn shortened(backtrace: &str) -> String {
    let mut frames: Vec<Vec<&str>> = Vec::new();
    for line in backtrace.lines() {
        let begins = !line.trim_start().starts_with("at ");
        match frames.last_mut() {
            Some(frame) if !begins => frame.push(line),
            _ => frames.push(vec![line]),
        }
    }
    let begin = frames.iter().position(|frame| frame[0].contains("begin_panic") || frame[0].contains("panic_fmt"));
    let told = frames.drain(begin.unwrap_or(0)..).filter(|frame| !names_machinery(frame));
    told.take(FRAMES).flatten().collect::<Vec<_>>().join("\n")
}

/// Whether a frame is the machinery's, by its name or by its file below our own sources: above them a folder may be called anything.
fn names_machinery(frame: &[&str]) -> bool {
    let file = frame.get(1).and_then(|line| line.rsplit_once("crates/")).map_or("", |(_, file)| file);
    frame[0].contains("chaos") || file.contains("chaos")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_becomes_an_error() {
        let broken = caught(async { panic!("no price for {}", 12) });
        assert!(matches!(broken.await, Err(ApiError::Panic(text)) if text == "no price for 12"));
    }

    #[test]
    fn a_long_backtrace_is_cut() {
        let long: String = (0..200).map(|n| format!("  {n}: frame\n      at file.rs:1\n")).collect();
        let short = shortened(&long);
        assert!(short.contains("59: frame") && !short.contains("60: frame"));
        assert_eq!(short.lines().count(), 120);
    }

    #[test]
    fn a_backtrace_begins_below_the_panic_and_names_no_machinery() {
        let whole = "   0: std::backtrace::Backtrace::create\n   1: core::panicking::panic_fmt\n             at /rustc/x.rs:1:2\n   \
                     2: perfshop_chaos::plan::ChaosPlan::hits\n             at ./crates/chaos/src/plan.rs:3:4\n   \
                     3: perfshop_shop::pricing::price\n             at ./crates/shop/src/pricing.rs:5:6\n   \
                     4: resolve\n             at ./crates/server/src/interceptors/chaos.rs:7:8\n   \
                     5: serve\n             at /home/chaos/crates/server/src/serve.rs:9:1";
        let told = "   1: core::panicking::panic_fmt\n             at /rustc/x.rs:1:2\n   \
                    3: perfshop_shop::pricing::price\n             at ./crates/shop/src/pricing.rs:5:6\n   \
                    5: serve\n             at /home/chaos/crates/server/src/serve.rs:9:1";
        assert_eq!(shortened(whole), told);
    }
}

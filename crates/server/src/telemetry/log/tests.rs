// SPDX-License-Identifier: AGPL-3.0-or-later
#![allow(clippy::unwrap_used)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<u8>>>);

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The lines that `work` logs under `filter`.
fn lines(filter: &str, work: impl FnOnce()) -> Vec<Value> {
    let out = Memory::default();
    let (subscriber, sink, guard) = subscriber(filter, out.clone()).unwrap();
    tracing::subscriber::with_default(subscriber, work);
    assert!(sink.flush(Duration::from_secs(5)));
    assert_eq!(sink.dropped(), 0);
    drop(guard);
    let text = String::from_utf8(out.0.lock().unwrap().clone()).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn line(work: impl FnOnce()) -> Value {
    let mut all = lines("info", work);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_line_has_its_fields_flat_and_typed() {
    let before = jiff::Timestamp::now();
    let mut line = line(|| {
        tracing::info!(target: "db", sql = "SELECT 1", rows = 20_u64, delta = -3, ms = 0.25, ok = true, "statement");
    });
    let ts = line.as_object_mut().unwrap().remove("ts").unwrap();
    let ts = ts.as_str().unwrap();
    assert_eq!(ts.len(), "2026-01-31T23:59:59.123Z".len());
    let stamp: jiff::Timestamp = ts.parse().unwrap();
    let late = stamp.duration_since(before).as_millis();
    assert!((-1..5000).contains(&late), "{ts}");
    assert_eq!(
        line,
        json!({"level": "INFO", "target": "db", "message": "statement", "sql": "SELECT 1", "rows": 20, "delta": -3,
               "ms": 0.25, "ok": true, "audience": "students"})
    );
}

#[test]
fn any_text_is_valid_json() {
    let lossy = String::from_utf8_lossy(b"a \xed\xa0\x80 lone surrogate \xff");
    for text in [
        "plain",
        "\"quoted\" and \\ backslash",
        "\0\u{1}\u{8}\t\n\r\u{1b}[31m\u{1f}\u{7f}",
        "שלום \u{202e}abc\u{202c} مرحبا",
        "\u{2028}\u{2029}\u{feff}\u{10ffff}",
        &lossy,
    ] {
        let line = line(|| tracing::info!(as_str = text, as_debug = ?text, as_display = %text, "{text}"));
        assert_eq!((&line["as_str"], &line["as_display"]), (&json!(text), &json!(text)));
        assert_eq!((&line["message"], &line["as_debug"]), (&json!(text), &json!(format!("{text:?}"))));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_logged_comes_back(text in any::<String>(), number in any::<f64>(), whole in any::<i64>()) {
        let line = line(|| tracing::info!(text, number, whole, "{text}"));
        prop_assert_eq!(&line["text"], &json!(text));
        prop_assert_eq!(&line["message"], &json!(text));
        prop_assert_eq!(&line["whole"], &json!(whole));
        if number.is_finite() {
            prop_assert_eq!(line["number"].as_f64(), Some(number));
        }
    }
}

#[test]
fn the_ids_of_the_request_are_on_every_line_and_on_none_outside() {
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let context = RequestContext::new(Some(&format!("00-{trace}-00f067aa0ba902b7-01")), Some("call-7"));
    let span = format!("{:016x}", context.draw());
    let lines = lines("info", || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(context.scope(async {
            tracing::info!("first");
            tokio::task::yield_now().await;
            RequestContext::set_student("zoé");
            tracing::info!("second");
        }));
        tracing::info!("outside");
    });
    for line in &lines[..2] {
        assert_eq!((&line["trace_id"], &line["span_id"]), (&json!(trace), &json!(span)));
        assert_eq!(line["request_id"], "call-7");
    }
    assert_eq!(lines[0].get("student"), None);
    assert_eq!(lines[1]["student"], "zoé");
    assert_eq!(lines[2].get("trace_id"), None);
}

#[test]
fn requests_on_one_thread_do_not_mix() {
    let lines = lines("info", || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let one = |name: &'static str| {
            RequestContext::new(None, Some(name)).scope(async move {
                for _ in 0..5 {
                    tracing::info!(name);
                    tokio::task::yield_now().await;
                }
            })
        };
        runtime.block_on(async { tokio::join!(one("a"), one("b")) });
    });
    assert_eq!(lines.len(), 10);
    assert!(lines.iter().all(|l| l["name"] == l["request_id"]));
}

#[test]
fn an_event_may_bring_its_own_trace_but_no_key_twice() {
    let line = line(|| {
        RequestContext::new(None, None).sync_scope(|| {
            tracing::info!(trace_id = "detached", level = "mine", ts = 1, target = "x", "delivered");
        });
    });
    assert_eq!((&line["trace_id"], &line["level"]), (&json!("detached"), &json!("INFO")));
    assert_eq!(
        (&line["field.level"], &line["field.ts"], &line["field.target"]),
        (&json!("mine"), &json!(1), &json!("x"))
    );
    assert!(line.get("span_id").is_some());
}

#[test]
fn two_audiences() {
    let lines = lines("info", || {
        tracing::info!("for all");
        tracing::info!(audience = "students", "for all");
        tracing::warn!(audience = "instructor", chaos_family = "business", chaos_level = 1, "[BusinessChaos][A1]");
        tracing::info!(audience = %"instructor", "shown with Display");
        // What forgot to say so is kept from students by what it holds.
        tracing::info!(chaos_level = 2, "forgot");
        tracing::info!(scenario_id = "N1-01", "forgot");
        tracing::info!(target: "perfshop_chaos::guard", "forgot");
        tracing::info!(audience = "pupils", "misspelt");
    });
    let audiences: Vec<_> = lines.iter().map(|l| l["audience"].as_str().unwrap()).collect();
    assert_eq!(audiences[..2], ["students"; 2]);
    assert_eq!(audiences[2..], ["instructor"; 6]);
    assert_eq!((&lines[2]["chaos_family"], &lines[2]["chaos_level"]), (&json!("business"), &json!(1)));
}

#[test]
fn the_filter_is_levels_by_target() {
    let work = || {
        tracing::debug!("hidden");
        tracing::debug!(target: "perfshop_shop::orders", "shown");
        tracing::info!("shown");
    };
    assert_eq!(lines("info,perfshop_shop=debug", work).len(), 2);
    assert_eq!(lines("off", work).len(), 0);
    let refused = subscriber("info,perfshop_shop=loud", Memory::default()).err().unwrap();
    assert!(refused.to_string().contains("perfshop_shop=loud"), "{refused}");
}

#[test]
fn a_field_that_logs_while_it_is_formatted_breaks_no_line() {
    struct Chatty;
    impl fmt::Debug for Chatty {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            tracing::info!("inner");
            f.write_str("outer value")
        }
    }
    // tracing itself drops the inner event of a subscriber set for a scope; what counts is that the outer is whole.
    let all = lines("info", || tracing::info!(field = ?Chatty, "outer"));
    assert!(all.iter().any(|l| l["message"] == "outer" && l["field"] == "outer value"));
}

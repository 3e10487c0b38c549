// SPDX-License-Identifier: AGPL-3.0-or-later
//! Events of `tracing` as JSON lines: one object a line, fields flat, formatted once.
//!
//! Every line is addressed to an audience. `students` may read all that is not marked; a line that names an anomaly says
//! `audience = "instructor"`. A field that begins with `chaos_`, a scenario's id or a target that contains `chaos` marks
//! the line by itself, so that a forgotten word cannot give the answer away; so does the route of an instructor's call.

use std::cell::Cell;
use std::fmt::{self, Write as _};
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use super::context::{RequestContext, write_hex};
use super::json;
use super::sink::{Sink, SinkGuard};

/// A thread keeps its buffer between lines unless one line (a backtrace) made it larger than this.
const KEEP: usize = 16 << 10;

#[derive(Debug, thiserror::Error)]
pub enum LogError {
    #[error("log filter {filter:?} is not understood: {cause}")]
    Filter { filter: String, cause: tracing_subscriber::filter::ParseError },
    #[error("the log cannot be started: {0}")]
    Start(#[from] io::Error),
    #[error("a log is already installed in this process")]
    Installed,
}

/// Sends the events of the whole process to standard output from now on. `filter` is a level (`info`), levels of targets
/// (`perfshop_shop=debug`), or several with commas. The guard flushes when it is dropped.
pub fn init(filter: &str) -> Result<(Sink, SinkGuard), LogError> {
    // A descriptor of its own: std's handle would look for line ends and copy once more.
    let out = std::fs::File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let (subscriber, sink, guard) = subscriber(filter, out)?;
    tracing::subscriber::set_global_default(subscriber).map_err(|_| LogError::Installed)?;
    Ok((sink, guard))
}

/// The same as [`init`], to any output and without installing it: for tests, and to add further layers.
pub fn subscriber(
    filter: &str,
    out: impl Write + Send + 'static,
) -> Result<(impl Subscriber + Send + Sync, Sink, SinkGuard), LogError> {
    let targets = Targets::from_str(filter).map_err(|cause| LogError::Filter { filter: filter.to_owned(), cause })?;
    let (sink, guard) = Sink::start(out, losses)?;
    let layer = JsonLines { sink: sink.clone() };
    Ok((tracing_subscriber::registry().with(targets).with(layer), sink, guard))
}

/// The line that tells of lost lines; written by the writer itself, since the way of an event is what was full.
fn losses(lines: u64) -> Vec<u8> {
    let mut scratch = Scratch::default();
    scratch.timestamp();
    let out = &mut scratch.line;
    out.extend_from_slice(b",\"level\":\"WARN\",\"target\":\"log\",\"message\":\"log lines dropped\",\"dropped\":");
    json::unsigned(out, lines);
    out.extend_from_slice(b",\"audience\":\"students\"}\n");
    scratch.line
}

struct JsonLines {
    sink: Sink,
}

impl<S: Subscriber> Layer<S> for JsonLines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        thread_local!(static SCRATCH: Cell<Scratch> = Cell::default());
        // Taken, not borrowed: a field whose Debug logs in turn finds an empty one and both lines come out whole.
        let mut scratch = SCRATCH.try_with(Cell::take).unwrap_or_default();
        scratch.line.clear();
        scratch.timestamp();
        write_event(&mut scratch.line, event);
        self.sink.push(&scratch.line);
        // A fact of a request is an event of its span; a statement is a span already.
        if event.metadata().target() != "db" {
            RequestContext::current(|context| context.recorder().map(|notes| notes.event(&scratch.line)));
        }
        scratch.line.shrink_to(KEEP);
        // A thread that is ending has no place to keep it any more.
        let _ = SCRATCH.try_with(|s| s.set(scratch));
    }
}

/// A line under construction and the second that its thread formatted last.
#[derive(Default)]
struct Scratch {
    line: Vec<u8>,
    second: Option<u64>,
    /// `2026-01-31T23:59:59`
    date: Vec<u8>,
}

impl Scratch {
    /// Begins the object with its `ts` field: RFC 3339, UTC, milliseconds.
    fn timestamp(&mut self) {
        // A clock before 1970 is a clock that was not set: any instant is as good.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        if self.second != Some(now.as_secs()) {
            self.second = Some(now.as_secs());
            self.date.clear();
            let second = i64::try_from(now.as_secs()).unwrap_or_default();
            let date = jiff::Timestamp::from_second(second).unwrap_or_default();
            // Writing to a Vec cannot fail.
            let _ = write!(self.date, "{}", date.strftime("%FT%T"));
        }
        let ms = now.subsec_millis();
        self.line.extend_from_slice(b"{\"ts\":\"");
        self.line.extend_from_slice(&self.date);
        let digits = [b'.', b'0' + (ms / 100) as u8, b'0' + (ms / 10 % 10) as u8, b'0' + (ms % 10) as u8];
        self.line.extend_from_slice(&digits);
        self.line.extend_from_slice(b"Z\"");
    }
}

/// Writes all but the beginning, which is the timestamp's.
fn write_event(out: &mut Vec<u8>, event: &Event<'_>) {
    let meta = event.metadata();
    out.extend_from_slice(b",\"level\":\"");
    out.extend_from_slice(meta.level().as_str().as_bytes());
    out.extend_from_slice(b"\",\"target\":");
    json::string(out, meta.target());

    let mut fields = Fields { out, seen: 0, instructor: names_chaos(meta) };
    event.record(&mut fields);
    let (seen, mut instructor) = (fields.seen, fields.instructor);

    RequestContext::current(|context| {
        instructor |= context.is_instructors();
        if seen & TRACE_ID == 0 {
            id(out, b",\"trace_id\":\"", &context.trace_id, &mut [0; 32]);
        }
        if seen & SPAN_ID == 0 {
            id(out, b",\"span_id\":\"", &context.span_id, &mut [0; 16]);
        }
        if let Some(request_id) = context.request_id().filter(|_| seen & REQUEST_ID == 0) {
            out.extend_from_slice(b",\"request_id\":");
            json::string(out, request_id);
        }
        if let Some(student) = context.student().filter(|_| seen & STUDENT == 0) {
            out.extend_from_slice(b",\"student\":");
            json::string(out, student);
        }
    });
    out.extend_from_slice(if instructor {
        b",\"audience\":\"instructor\"}\n"
    } else {
        b",\"audience\":\"students\"}\n"
    });
}

fn id(out: &mut Vec<u8>, key: &[u8], bytes: &[u8], hex: &mut [u8]) {
    write_hex(bytes, hex);
    out.extend_from_slice(key);
    out.extend_from_slice(hex);
    out.push(b'"');
}

fn names_chaos(meta: &Metadata<'_>) -> bool {
    meta.target().as_bytes().windows(5).any(|w| w == b"chaos")
}

const TRACE_ID: u8 = 1;
const SPAN_ID: u8 = 2;
const REQUEST_ID: u8 = 4;
const STUDENT: u8 = 8;

/// Writes the event's fields one after the other and notes which of ours it brought itself: work that was detached from
/// its request (a mail, a delivery) names its trace so.
struct Fields<'a> {
    out: &'a mut Vec<u8>,
    seen: u8,
    instructor: bool,
}

impl Fields<'_> {
    fn key(&mut self, field: &Field) {
        let name = field.name();
        let name = name.strip_prefix("r#").unwrap_or(name);
        match name {
            "trace_id" => self.seen |= TRACE_ID,
            "span_id" => self.seen |= SPAN_ID,
            "request_id" => self.seen |= REQUEST_ID,
            "student" => self.seen |= STUDENT,
            _ if name.starts_with("chaos_") || name == "scenario_id" => self.instructor = true,
            _ => {}
        }
        self.out.extend_from_slice(b",\"");
        // Two equal keys would make the line ambiguous: the reader of the first and of the last would disagree.
        if matches!(name, "ts" | "level" | "target") {
            self.out.extend_from_slice(b"field.");
        }
        json::escaped(self.out, name);
        self.out.extend_from_slice(b"\":");
    }
}

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "audience" {
            // A word that is not known is not shown to students.
            self.instructor |= value != "students";
            return;
        }
        self.key(field);
        json::string(self.out, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.key(field);
        json::signed(self.out, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.key(field);
        json::unsigned(self.out, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.key(field);
        json::float(self.out, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.key(field);
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "audience" {
            self.record_str(field, &format!("{value:?}"));
            return;
        }
        self.key(field);
        self.out.push(b'"');
        // A Debug that fails leaves what it wrote; the line stays whole.
        let _ = write!(json::Escaping(self.out), "{value:?}");
        self.out.push(b'"');
    }
}

#[cfg(test)]
mod tests;

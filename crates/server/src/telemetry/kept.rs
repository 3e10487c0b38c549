// SPDX-License-Identifier: AGPL-3.0-or-later
//! The last lines of the log, to be searched. The writer's thread leaves each batch here as it is: a line costs a copy, and is looked
//! into only when somebody searches.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::export::LineQueue;
use super::json;
use super::trace::Audience;

/// Lines that are kept.
const LINES: usize = 20_000;
/// Bytes that they may take together: with four hundred and seventy a line all find room.
const BYTES: usize = 9 << 20;
/// A batch is cut into pieces of about this size, so that old lines go in small steps.
const PIECE: usize = 64 << 10;

/// Whole lines, one after the other.
#[derive(Clone)]
struct Piece {
    bytes: Arc<[u8]>,
    lines: usize,
}

#[derive(Default)]
struct Ring {
    pieces: VecDeque<Piece>,
    lines: usize,
    bytes: usize,
}

/// The ring of one output, and the lines to the sinks that take what it takes.
#[derive(Default)]
pub(super) struct Kept {
    ring: Mutex<Ring>,
    sinks: OnceLock<Vec<LineQueue>>,
}

/// What is searched for. Nothing asked for finds every line.
#[derive(Debug, Clone)]
pub struct Search {
    pub audience: Audience,
    /// Stands anywhere in the message and the fields, in capitals or not.
    pub text: Option<String>,
    /// So severe or more.
    pub level: Option<tracing::Level>,
    /// As 32 hex digits.
    pub trace_id: Option<String>,
    pub student: Option<String>,
    /// From this instant on, epoch milliseconds.
    pub since: Option<i64>,
    /// Before this instant, epoch milliseconds.
    pub until: Option<i64>,
    /// Most lines that are found.
    pub limit: usize,
}

impl Kept {
    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on every piece is sent to these too. Only the first call counts.
    pub fn send_to(&self, sinks: Vec<LineQueue>) {
        let _ = self.sinks.set(sinks);
    }

    /// Takes whole lines, each with its line feed, and forgets the oldest.
    pub fn add(&self, mut batch: &[u8]) {
        while !batch.is_empty() {
            // Up to the end of the line in which a piece would be full.
            let full = batch.len().min(PIECE) - 1;
            let end = batch[full..].iter().position(|byte| *byte == b'\n').map_or(batch.len(), |at| full + at + 1);
            let (piece, rest) = batch.split_at(end);
            let piece: Arc<[u8]> = piece.into();
            self.sinks.get().into_iter().flatten().for_each(|sink| sink.offer(piece.clone()));
            self.ring().push(piece);
            batch = rest;
        }
    }

    /// The lines that are wanted, newest first, as they were written. Milliseconds of work at most.
    pub fn search(&self, search: &Search) -> Vec<String> {
        let pieces = self.ring().pieces.clone();
        let wanted = Needles::of(search);
        let lines = pieces.iter().rev().flat_map(|piece| piece.bytes.split(|byte| *byte == b'\n').rev());
        let lines = lines.filter(|line| !line.is_empty()).take(LINES);
        let found = lines.filter(|line| wanted.are_in(line)).take(search.limit);
        found.map(|line| String::from_utf8_lossy(line).into_owned()).collect()
    }
}

impl Ring {
    fn push(&mut self, bytes: Arc<[u8]>) {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        self.lines += lines;
        self.bytes += bytes.len();
        self.pieces.push_back(Piece { bytes, lines });
        while self.bytes > BYTES || self.pieces.front().is_some_and(|oldest| self.lines - oldest.lines >= LINES) {
            let Some(oldest) = self.pieces.pop_front() else { break };
            self.lines -= oldest.lines;
            self.bytes -= oldest.bytes.len();
        }
    }
}

/// What a line must hold, in the form in which a line holds it. A text inside a field has its quotes escaped, so that what looks
/// like a field is one.
struct Needles {
    audience: Audience,
    fields: Vec<Vec<u8>>,
    text: Option<Text>,
    level: Option<tracing::Level>,
    since: Option<String>,
    until: Option<String>,
}

/// A text in small letters: as it was typed, and as JSON writes it.
struct Text {
    typed: String,
    escaped: String,
}

impl Text {
    fn is_in(&self, line: &[u8]) -> bool {
        if self.typed.is_ascii() {
            let holds = |needle: &str| contains(line, needle.as_bytes());
            return holds(&self.typed) || (self.escaped != self.typed && holds(&self.escaped));
        }
        let line = String::from_utf8_lossy(line).to_lowercase();
        line.contains(&self.typed) || line.contains(&self.escaped)
    }
}

impl Needles {
    fn of(search: &Search) -> Self {
        let field = |key: &str, value: &str| {
            let mut needle = format!("\"{key}\":").into_bytes();
            json::string(&mut needle, value);
            needle
        };
        let fields = [("trace_id", &search.trace_id), ("student", &search.student)];
        let text = |typed: &String| {
            let mut escaped = Vec::new();
            json::escaped(&mut escaped, typed);
            Text { typed: typed.to_lowercase(), escaped: String::from_utf8_lossy(&escaped).to_lowercase() }
        };
        Self {
            audience: search.audience,
            fields: fields.into_iter().filter_map(|(key, value)| Some(field(key, value.as_ref()?))).collect(),
            text: search.text.as_ref().map(text),
            level: search.level,
            since: search.since.map(timestamp),
            until: search.until.map(timestamp),
        }
    }

    fn are_in(&self, line: &[u8]) -> bool {
        if self.audience == Audience::Students && !is_students(line) {
            return false;
        }
        let ts = line.get(TS.len()..TS.len() + TS_LENGTH).unwrap_or_default();
        self.since.as_ref().is_none_or(|since| ts >= since.as_bytes())
            && self.until.as_ref().is_none_or(|until| ts < until.as_bytes())
            && self.level.is_none_or(|least| level_of(line).is_some_and(|level| level <= least))
            && self.fields.iter().all(|field| line.windows(field.len()).any(|window| window == field))
            && self.text.as_ref().is_none_or(|text| text.is_in(told(line)))
    }
}

/// Whether students may read a line, given without its line feed. The word is the last of the line, where no field can write it.
pub(super) fn is_students(line: &[u8]) -> bool {
    line.ends_with(b"\"audience\":\"students\"}")
}

/// How every line begins, and how long its instant is.
const TS: &[u8] = b"{\"ts\":\"";
const TS_LENGTH: usize = "2026-01-31T23:59:59.123Z".len();

/// An instant as lines write it: of one length, so that they compare as texts.
fn timestamp(ms: i64) -> String {
    let instant = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
    instant.strftime("%FT%T%.3fZ").to_string()
}

/// What a line says: all of it but its instant and level, with which it begins, and its audience, with which it ends.
fn told(line: &[u8]) -> &[u8] {
    let begin = (0..line.len()).filter(|at| line[*at] == b',').nth(1).unwrap_or(0);
    let audience = b",\"audience\":\"";
    let end = line.windows(audience.len()).rposition(|part| part == audience).unwrap_or(line.len());
    line.get(begin..end).unwrap_or_default()
}

fn level_of(line: &[u8]) -> Option<tracing::Level> {
    let rest = line.get(TS.len() + TS_LENGTH..)?.strip_prefix(b"\",\"level\":\"")?;
    let end = rest.iter().position(|byte| *byte == b'"')?;
    std::str::from_utf8(&rest[..end]).ok()?.parse().ok()
}

/// Whether `line` holds `needle`, which is in small letters, in capitals or not.
fn contains(line: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else { return true };
    let upper = first.to_ascii_uppercase();
    let starts = line.iter().enumerate().filter(|(_, byte)| **byte == *first || **byte == upper);
    starts
        .map(|(at, _)| &line[at + 1..])
        .any(|tail| tail.get(..rest.len()).is_some_and(|t| t.eq_ignore_ascii_case(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: Search = Search {
        audience: Audience::Instructor,
        text: None,
        level: None,
        trace_id: None,
        student: None,
        since: None,
        until: None,
        limit: 1000,
    };

    fn line(ms: i64, level: &str, rest: &str, audience: &str) -> String {
        format!("{{\"ts\":\"{}\",\"level\":\"{level}\",{rest},\"audience\":\"{audience}\"}}\n", timestamp(ms))
    }

    #[test]
    fn lines_are_found_by_what_they_hold() {
        let kept = Kept::default();
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        let lines = [
            line(1_000, "INFO", r#""message":"first""#, "students"),
            line(2_000, "WARN", &format!(r#""message":"Été","trace_id":"{trace}""#), "students"),
            line(3_000, "ERROR", r#""message":"say \"no\"","student":"Zoé""#, "students"),
            line(4_000, "INFO", r#""message":"[A1] first""#, "instructor"),
            line(
                5_000,
                "DEBUG",
                &format!(r#""message":"forged \"trace_id\":\"{trace}\" \"audience\":\"students\"}}""#),
                "instructor",
            ),
        ];
        kept.add(lines.concat().as_bytes());
        let found = |search: Search| -> Vec<i64> {
            let found = kept.search(&search);
            found.iter().map(|l| lines.iter().position(|other| other.trim_end() == l).unwrap() as i64).collect()
        };
        assert_eq!(found(ANY), [4, 3, 2, 1, 0]);
        assert_eq!(found(Search { audience: Audience::Students, ..ANY }), [2, 1, 0]);
        assert_eq!(found(Search { limit: 2, ..ANY }), [4, 3]);
        for (text, hits) in [
            ("FIRST", vec![3, 0]),
            ("été", vec![1]),
            ("Say \"NO", vec![2]),
            // What every line has says nothing of any: a level and an audience have a field of their own to ask by.
            ("\"level\":\"warn", vec![]),
            ("students", vec![4]),
            ("", vec![4, 3, 2, 1, 0]),
        ] {
            assert_eq!(found(Search { text: Some(text.into()), ..ANY }), hits, "{text}");
        }
        assert_eq!(found(Search { level: Some(tracing::Level::WARN), ..ANY }), [2, 1]);
        assert_eq!(found(Search { trace_id: Some(trace.into()), ..ANY }), [1]);
        assert_eq!(found(Search { student: Some("Zoé".into()), ..ANY }), [2]);
        assert_eq!(found(Search { since: Some(2_000), until: Some(4_000), ..ANY }), [2, 1]);
    }

    #[test]
    fn the_last_twenty_thousand_are_kept_and_never_more_than_the_bytes() {
        let kept = Kept::default();
        let long = "x".repeat(300);
        let batch = |from: usize, to: usize| -> String {
            (from..to).map(|n| line(n as i64, "INFO", &format!(r#""n":{n},"message":"{long}""#), "students")).collect()
        };
        for from in (0..30_000).step_by(1_000) {
            kept.add(batch(from, from + 1_000).as_bytes());
        }
        let all = kept.search(&Search { limit: usize::MAX, ..ANY });
        assert_eq!(all.len(), LINES);
        assert!(all[0].contains("\"n\":29999,") && all[LINES - 1].contains("\"n\":10000,"));
        let huge = line(0, "INFO", &format!("\"message\":\"{}\"", "y".repeat(100_000)), "students");
        for _ in 0..500 {
            kept.add(huge.as_bytes());
        }
        let ring = kept.ring();
        assert!(ring.bytes <= BYTES && ring.lines > 50, "{} bytes, {} lines", ring.bytes, ring.lines);
    }
}

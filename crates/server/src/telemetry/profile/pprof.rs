// SPDX-License-Identifier: AGPL-3.0-or-later
//! Profiles in the format of pprof (`github.com/google/pprof/blob/main/proto/profile.proto`), which Pyroscope and `go tool pprof` read.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use prost::Message;

use super::super::trace::Audience;
use super::{HERTZ, Profile, Unit, tree};

#[derive(Clone, PartialEq, Message)]
pub struct File {
    #[prost(message, repeated, tag = "1")]
    pub sample_type: Vec<ValueType>,
    #[prost(message, repeated, tag = "2")]
    pub sample: Vec<Sample>,
    #[prost(message, repeated, tag = "4")]
    pub location: Vec<Location>,
    #[prost(message, repeated, tag = "5")]
    pub function: Vec<Function>,
    #[prost(string, repeated, tag = "6")]
    pub string_table: Vec<String>,
    #[prost(int64, tag = "9")]
    pub time_nanos: i64,
    #[prost(int64, tag = "10")]
    pub duration_nanos: i64,
    #[prost(message, optional, tag = "11")]
    pub period_type: Option<ValueType>,
    #[prost(int64, tag = "12")]
    pub period: i64,
}

/// Indices into the table of strings.
#[derive(Clone, Copy, PartialEq, Message)]
pub struct ValueType {
    #[prost(int64, tag = "1")]
    pub r#type: i64,
    #[prost(int64, tag = "2")]
    pub unit: i64,
}

#[derive(Clone, PartialEq, Message)]
pub struct Sample {
    /// The leaf first.
    #[prost(uint64, repeated, tag = "1")]
    pub location_id: Vec<u64>,
    #[prost(int64, repeated, tag = "2")]
    pub value: Vec<i64>,
}

#[derive(Clone, PartialEq, Message)]
pub struct Location {
    #[prost(uint64, tag = "1")]
    pub id: u64,
    #[prost(message, repeated, tag = "4")]
    pub line: Vec<Line>,
}

#[derive(Clone, Copy, PartialEq, Message)]
pub struct Line {
    #[prost(uint64, tag = "1")]
    pub function_id: u64,
}

#[derive(Clone, Copy, PartialEq, Message)]
pub struct Function {
    #[prost(uint64, tag = "1")]
    pub id: u64,
    #[prost(int64, tag = "2")]
    pub name: i64,
    #[prost(int64, tag = "3")]
    pub system_name: i64,
}

/// Bytes between two allocations that the allocator notes: `lg_prof_sample:20`.
const HEAP_PERIOD: i64 = 1 << 20;

pub fn encode(profile: &Profile, audience: Audience, at: u64, lasted: Duration) -> Vec<u8> {
    let file = file(profile, audience, at, lasted);
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    packed.write_all(&file.encode_to_vec()).and_then(|()| packed.finish()).unwrap_or_default()
}

fn file(profile: &Profile, audience: Audience, at: u64, lasted: Duration) -> File {
    // The names that Pyroscope's own types have: process_cpu:cpu:nanoseconds, memory:inuse_space:bytes.
    let (kind, of, unit, period) = match profile.unit {
        Unit::Nanoseconds => ("cpu", "cpu", "nanoseconds", 1_000_000_000 / i64::from(HERTZ)),
        Unit::Bytes => ("inuse_space", "space", "bytes", HEAP_PERIOD),
    };
    // The first string is empty, by the format.
    let mut file = File { string_table: vec![String::new()], ..File::default() };
    let mut text = |words: &str| {
        file.string_table.push(words.to_owned());
        file.string_table.len() as i64 - 1
    };
    let (kind, of, unit) = (text(kind), text(of), text(unit));
    file.sample_type = vec![ValueType { r#type: kind, unit }];
    file.period_type = Some(ValueType { r#type: of, unit });
    file.period = period;
    file.time_nanos = i64::try_from(at).unwrap_or(i64::MAX);
    file.duration_nanos = i64::try_from(lasted.as_nanos()).unwrap_or(i64::MAX);

    let mut ids: HashMap<Arc<str>, u64> = HashMap::new();
    for (names, value) in &profile.stacks {
        let told = names.iter().rev().filter(|name| tree::is_told(name, audience));
        let location_id = told
            .map(|name| {
                *ids.entry(name.clone()).or_insert_with(|| {
                    let id = file.function.len() as u64 + 1;
                    file.string_table.push(name.to_string());
                    let name = file.string_table.len() as i64 - 1;
                    file.function.push(Function { id, name, system_name: name });
                    file.location.push(Location { id, line: vec![Line { function_id: id }] });
                    id
                })
            })
            .collect();
        file.sample.push(Sample { location_id, value: vec![i64::try_from(*value).unwrap_or(i64::MAX)] });
    }
    file
}

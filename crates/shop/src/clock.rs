// SPDX-License-Identifier: AGPL-3.0-or-later
//! Instants are epoch milliseconds in UTC, in the program and in the database; on the wire ISO 8601 with Z.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

/// To the millisecond. A page of products has forty instants, so it is asked directly and not through `format!`.
const PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

/// Now, epoch milliseconds UTC.
pub fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// `2026-03-01T08:30:00.125Z`. An instant outside the calendar's range gives the epoch.
pub fn iso(ms: i64) -> String {
    let t = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    PRINTER.timestamp_to_string(&t)
}

/// An instant that is written as [`iso`] writes it, without a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Iso(pub i64);

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let t = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        let mut text = Short::default();
        PRINTER.print_timestamp(&t, &mut text).map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(str::from_utf8(&text.bytes[..text.length]).map_err(serde::ser::Error::custom)?)
    }
}

/// Room for an instant.
#[derive(Default)]
struct Short {
    bytes: [u8; 32],
    length: usize,
}

impl jiff::fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> Result<(), jiff::Error> {
        let end = self.length + text.len();
        let room =
            self.bytes.get_mut(self.length..end).ok_or_else(|| jiff::Error::from_args(format_args!("no room")))?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// The instant that `2026-03-01T08:30Z` writes, seconds and their parts being optional.
pub fn parse_iso(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

/// The instant whose time in UTC reads as this one's time in Paris.
pub fn paris(ms: i64) -> i64 {
    let t = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    ms + i64::from(zone.to_offset(t).seconds()) * 1_000
}

/// `20260301`, the day in UTC, as it stands in an order's number.
pub fn day_utc(ms: i64) -> String {
    let t = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    t.strftime("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc() {
        assert_eq!(iso(1_772_353_800_125), "2026-03-01T08:30:00.125Z");
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(parse_iso("2026-03-01T08:30:00.125Z"), Some(1_772_353_800_125));
        assert_eq!(parse_iso("2026-03-01T08:30Z"), Some(1_772_353_800_000));
        assert_eq!(parse_iso("2026-02-30T08:30:00Z"), None);
        assert_eq!(day_utc(1_772_353_800_125), "20260301");
        for ms in [1_772_353_800_125, 0, -62_135_596_800_000, 253_402_207_200_000, i64::MAX] {
            assert_eq!(serde_json::to_value(Iso(ms)).unwrap(), iso(ms));
        }
        // An hour ahead in winter, two in summer, which begins on 29 March at one o'clock in UTC.
        assert_eq!(iso(paris(1_772_353_800_125)), "2026-03-01T09:30:00.125Z");
        assert_eq!(iso(paris(1_774_746_000_000)), "2026-03-29T03:00:00.000Z");
    }
}

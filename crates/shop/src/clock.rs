// SPDX-License-Identifier: AGPL-3.0-or-later
//! Instants are epoch milliseconds in UTC, in the program and in the database; on the wire ISO 8601 with Z.

use jiff::Timestamp;

/// Now, epoch milliseconds UTC.
pub fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// `2026-03-01T08:30:00.125Z`. An instant outside the calendar's range gives the epoch.
pub fn iso(ms: i64) -> String {
    let t = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    format!("{t:.3}")
}

/// The instant that `2026-03-01T08:30Z` writes, seconds and their parts being optional.
pub fn parse_iso(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
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
    }
}

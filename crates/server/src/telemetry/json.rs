// SPDX-License-Identifier: AGPL-3.0-or-later
//! The few JSON pieces that a log line needs, written straight into a byte buffer.

use std::fmt;
use std::io::Write as _;

/// Appends `text` as a JSON string with its quotes.
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    escaped(out, text);
    out.push(b'"');
}

/// Appends `text` escaped for the inside of a JSON string. Text is copied in runs: most has nothing to escape.
pub(super) fn escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut start = 0;
    for (i, &byte) in bytes.iter().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.extend_from_slice(&bytes[start..i]);
        start = i + 1;
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            control => {
                let mut hex = [0; 2];
                super::context::write_hex(&[control], &mut hex);
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&hex);
            }
        }
    }
    out.extend_from_slice(&bytes[start..]);
}

/// Appends a number in decimal.
pub(super) fn unsigned(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        // A remainder by ten fits a byte.
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

pub(super) fn signed(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    unsigned(out, value.unsigned_abs());
}

/// Appends a number; JSON has no NaN and no infinity, so those become strings.
pub(super) fn float(out: &mut Vec<u8>, value: f64) {
    // Durations, the common case, are thousandths of a millisecond: three decimals as integers cost a third of the
    // shortest-digits algorithm. Whatever they cannot show exactly goes the long way.
    let thousandths = value * 1000.0;
    if (0.0..1e12).contains(&thousandths) && (thousandths.round() / 1000.0) == value {
        let n = thousandths.round() as u64;
        unsigned(out, n / 1000);
        let rest = n % 1000;
        if rest != 0 {
            let digits = [b'0' + (rest / 100) as u8, b'0' + (rest / 10 % 10) as u8, b'0' + (rest % 10) as u8];
            let used = if rest.is_multiple_of(100) {
                1
            } else if rest.is_multiple_of(10) {
                2
            } else {
                3
            };
            out.push(b'.');
            out.extend_from_slice(&digits[..used]);
        }
    } else if value.is_finite() {
        // Writing to a Vec cannot fail.
        let _ = write!(out, "{value}");
    } else {
        let _ = write!(out, "\"{value}\"");
    }
}

/// Appends what is formatted into it, escaped, without an intermediate string.
pub(super) struct Escaping<'a>(pub &'a mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escaped(self.0, text);
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>()) {
            let json = written(|o| string(o, &text));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }

        #[test]
        fn any_number_comes_back(u in any::<u64>(), i in any::<i64>(), f in any::<f64>(), us in 0u32..) {
            prop_assert_eq!(written(|o| unsigned(o, u)), u.to_string());
            prop_assert_eq!(written(|o| signed(o, i)), i.to_string());
            let ms = f64::from(us) / 1000.0;
            prop_assert_eq!(written(|o| float(o, ms)), ms.to_string());
            let back = written(|o| float(o, f));
            if f.is_finite() {
                prop_assert_eq!(back.parse::<f64>().unwrap(), f);
            }
        }
    }

    #[test]
    fn what_is_no_number_is_a_string() {
        assert_eq!(written(|o| float(o, f64::NAN)), "\"NaN\"");
        assert_eq!(written(|o| float(o, f64::NEG_INFINITY)), "\"-inf\"");
        assert_eq!(written(|o| float(o, 0.0)), "0");
    }
}

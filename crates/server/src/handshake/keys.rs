// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signatures as both sides compute them.

use std::fmt::Write;

use aws_lc_rs::{hkdf, hmac};
use perfshop_shop::token;

/// What a derived key is derived for.
const INFO: &[u8] = b"perfshop-maestro";

/// The key that is not given: from the session token, as it is written, and the bytes of the last hint.
pub struct MaestroKey<'a> {
    pub session_token: &'a str,
    pub key_hint: &'a str,
}

impl MaestroKey<'_> {
    /// `None` for a hint that is no hexadecimal.
    pub fn derive(&self) -> Option<hmac::Key> {
        let salt: [u8; 16] = unhex(self.key_hint)?;
        let secret = hkdf::Salt::new(hkdf::HKDF_SHA256, &salt).extract(self.session_token.as_bytes());
        Some(secret.expand(&[INFO], hmac::HMAC_SHA256).ok()?.into())
    }
}

/// The key that the login's reply gives, 64 hexadecimal digits; `None` for anything else.
pub fn given_key(digits: &str) -> Option<hmac::Key> {
    let bytes: [u8; 32] = unhex(digits)?;
    Some(hmac::Key::new(hmac::HMAC_SHA256, &bytes))
}

/// Lower-case hexadecimal HMAC-SHA-256 over method, path, request id, step, and the SHA-256 of the body in hexadecimal, joined by one
/// line feed.
pub fn signature(key: &hmac::Key, method: &str, path: &str, request_id: &str, step: &str, body: &[u8]) -> String {
    let text = [method, path, request_id, step, &token::sha256_of(body)].join("\n");
    hex(hmac::sign(key, text.as_bytes()).as_ref())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// The bytes of lower-case hexadecimal of just this length.
pub(super) fn unhex<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let digit = |d: u8| match d {
        b'0'..=b'9' => Some(d - b'0'),
        b'a'..=b'f' => Some(d - b'a' + 10),
        _ => None,
    };
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (pair, byte) in digits.as_bytes().chunks_exact(2).zip(&mut bytes) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "/api/checkout/shipping";
    const ID: &str = "7b0c2f6e-5d1a-4a37-9a55-0c6a4b1f2d10";
    const BODY: &[u8] = br#"{"mode":"standard"}"#;

    /// The example of docs/how-to/correlate.md, computed there by another library.
    #[test]
    fn the_documented_example_holds() {
        let digits: String = (0..32).map(|byte| format!("{byte:02x}")).collect();
        let given = signature(&given_key(&digits).unwrap(), "POST", PATH, ID, "step3", BODY);
        assert_eq!(given, "6fa9eaaa3d87784ec13d4cf9da93339f52cfd0f4d32d6d0b941fa429c3de68b1");
        let session_token = "5".repeat(64);
        let maestro = MaestroKey { session_token: &session_token, key_hint: "000102030405060708090a0b0c0d0e0f" };
        let derived = signature(&maestro.derive().unwrap(), "POST", PATH, ID, "step3", BODY);
        assert_eq!(derived, "99aa441a961798ef25630aa805bc24c0c180ed3cc5e5e93506e688c27d8d262b");
        let document = include_str!("../../../../docs/how-to/correlate.md");
        assert!([given, derived, digits, session_token].iter().all(|value| document.contains(value.as_str())));
    }

    #[test]
    fn only_whole_lower_case_hexadecimal_is_read() {
        assert_eq!(unhex("00ff"), Some([0, 255]));
        for other in ["00fF", "00f", "00ff00", "é", "0g00"] {
            assert_eq!(unhex::<2>(other), None, "{other}");
        }
    }
}

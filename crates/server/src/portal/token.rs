// SPDX-License-Identifier: AGPL-3.0-or-later
//! The portal's token: a JWT (RFC 7519) signed with HS256.

use aws_lc_rs::hmac::{self, HMAC_SHA256, Key};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use perfshop_chaos::{Anomaly, ChaosPlan};
use serde::{Deserialize, Serialize};

/// A word of every list of common passwords.
const COMMON_WORD: &[u8] = b"sunshine";
/// Longer than any token of ours.
const LONGEST: usize = 4_096;

/// Who a token is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The customer's number.
    pub sub: String,
    pub role: String,
    /// Seconds of the epoch.
    pub exp: i64,
}

#[derive(Debug, Deserialize)]
struct Header {
    alg: String,
}

/// What was read of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    pub claims: Claims,
    /// `HS256` or `none`.
    pub alg: &'static str,
    /// True when it carries the portal's own signature.
    pub genuine: bool,
}

struct Parts<'a> {
    alg: &'static str,
    /// What the signature is over.
    signed: &'a str,
    claims: Claims,
    signature: Vec<u8>,
}

impl<'a> Parts<'a> {
    fn of(token: &'a str) -> Option<Self> {
        if token.len() > LONGEST {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: Header = serde_json::from_slice(&decoded(header)?).ok()?;
        let alg = ["HS256", "none"].into_iter().find(|known| header.alg.eq_ignore_ascii_case(known))?;
        let claims = serde_json::from_slice(&decoded(claims)?).ok()?;
        Some(Self { alg, signed, claims, signature: decoded(signature)? })
    }

    /// In constant time.
    fn is_signed_with(&self, key: &[u8]) -> bool {
        let key = Key::new(HMAC_SHA256, key);
        self.alg == "HS256" && hmac::verify(&key, self.signed.as_bytes(), &self.signature).is_ok()
    }

    fn is_anybodys(&self) -> bool {
        self.alg == "none" || self.is_signed_with(COMMON_WORD)
    }
}

/// Some tools write the padding that the standard leaves out.
fn decoded(part: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok()
}

/// Reads a token that is not too old, at `now` in seconds of the epoch.
pub fn read(chaos: &ChaosPlan, key: &[u8], token: &str, now: i64) -> Option<Read> {
    let parts = Parts::of(token).filter(|parts| parts.claims.exp > now)?;
    let read = |genuine| Read { claims: parts.claims.clone(), alg: parts.alg, genuine };
    if parts.is_signed_with(key) {
        return Some(read(true));
    }
    (parts.is_anybodys() && chaos.hits(Anomaly::S12)).then(|| read(false))
}

/// Signs a token.
#[must_use]
pub fn sign(chaos: &ChaosPlan, key: &[u8], claims: &Claims) -> String {
    let key = if chaos.hits(Anomaly::S12) { COMMON_WORD } else { key };
    let claims = serde_json::to_vec(claims).unwrap_or_default();
    let signed =
        format!("{}.{}", URL_SAFE_NO_PAD.encode(br#"{"alg":"HS256","typ":"JWT"}"#), URL_SAFE_NO_PAD.encode(claims));
    let signature = hmac::sign(&Key::new(HMAC_SHA256, key), signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";

    fn claims(role: &str) -> Claims {
        Claims { sub: "501".into(), role: role.into(), exp: 2_000 }
    }

    fn forged(alg: &str, role: &str, key: Option<&[u8]>) -> String {
        let encode = |json: String| URL_SAFE_NO_PAD.encode(json);
        let claims = serde_json::to_string(&claims(role)).unwrap();
        let signed = format!("{}.{}", encode(format!(r#"{{"alg":"{alg}"}}"#)), encode(claims));
        let tag = key.map(|key| URL_SAFE_NO_PAD.encode(hmac::sign(&Key::new(HMAC_SHA256, key), signed.as_bytes())));
        format!("{signed}.{}", tag.unwrap_or_default())
    }

    #[test]
    fn a_token_is_worth_its_signature_and_its_time() {
        let healthy = ChaosPlan::NONE;
        let token = sign(&healthy, KEY, &claims("customer"));
        assert_eq!(
            read(&healthy, KEY, &token, 1_999).map(|read| (read.claims, read.genuine)),
            Some((claims("customer"), true))
        );
        assert_eq!(read(&healthy, KEY, &token, 2_000), None, "too old");
        assert_eq!(read(&healthy, b"another key", &token, 0), None);
        for token in
            [forged("none", "admin", None), forged("HS256", "admin", Some(COMMON_WORD)), forged("HS256", "admin", None)]
        {
            assert_eq!(read(&healthy, KEY, &token, 0), None, "{token}");
        }
        for nonsense in ["", ".", "..", "a.b.c", "e30.e30.", &"a.".repeat(9_000)] {
            assert_eq!(read(&healthy, KEY, nonsense, 0), None, "{nonsense}");
        }
    }

    #[test]
    fn with_the_flaw_nobody_needs_the_key() {
        let flawed = ChaosPlan::of(&[Anomaly::S12]);
        for (alg, key) in [("none", None), ("None", None), ("NONE", None), ("HS256", Some(COMMON_WORD))] {
            let read = read(&flawed, KEY, &forged(alg, "admin", key), 0).unwrap();
            assert_eq!((read.claims.role.as_str(), read.genuine), ("admin", false), "{alg}");
        }
        assert_eq!(read(&flawed, KEY, &forged("HS256", "admin", Some(b"another word")), 0), None);
        assert_eq!(read(&flawed, KEY, &forged("RS256", "admin", None), 0), None);
        assert_eq!(read(&flawed, KEY, &forged("none", "admin", None), 2_000), None, "too old");
        // What a login gives can be cracked and made anew.
        let given = sign(&flawed, KEY, &claims("customer"));
        assert!(Parts::of(&given).unwrap().is_signed_with(COMMON_WORD));
    }
}

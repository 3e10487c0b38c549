// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tokens that any copy of the shop can make and check, without keeping them: what they say, and a seal over it.

use aws_lc_rs::{constant_time, hmac};
use perfshop_shop::token::{self, RandomFailed};

use super::Fault;
use super::keys::{hex, unhex};

/// Bytes of a token: end and turn of eight bytes each, eight by which two tokens differ, and the seal.
const SAID: usize = 24;
const SEAL: usize = 16;

/// What a token is good for: one of another kind is not good in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Action,
    Csrf,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Csrf => "csrf",
        }
    }
}

/// The secret under which everything is sealed.
pub struct Secret(hmac::Key);

impl Secret {
    pub fn new(secret: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()))
    }

    /// The tokens of a session, by the SHA-256 of its cookie.
    pub fn of<'a>(&'a self, id_hash: &'a str) -> Tokens<'a> {
        Tokens { key: &self.0, id_hash }
    }
}

/// The tokens of one session.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    key: &'a hmac::Key,
    id_hash: &'a str,
}

impl Tokens<'_> {
    /// What only the secret's holder can say of something about this session.
    fn seal(&self, purpose: &str, what: &[u8]) -> hmac::Tag {
        let mut context = hmac::Context::with_key(self.key);
        for part in [purpose.as_bytes(), b"\n", self.id_hash.as_bytes(), b"\n", what] {
            context.update(part);
        }
        context.sign()
    }

    /// The same for the session's whole life.
    pub fn session(&self) -> String {
        hex(self.seal("session", &[]).as_ref())
    }

    /// The key of the session's signatures, 32 bytes in hexadecimal.
    pub fn signing_key(&self) -> String {
        hex(self.seal("signing", &[]).as_ref())
    }

    /// Another one for each turn, 16 bytes in hexadecimal.
    pub fn key_hint(&self, turn: i64) -> String {
        hex(&self.seal("hint", &turn.to_be_bytes()).as_ref()[..SEAL])
    }

    /// A token that is good for a turn, until an instant in epoch milliseconds.
    ///
    /// # Errors
    /// When the system's random source fails.
    pub fn make(&self, kind: Kind, turn: i64, until: i64) -> Result<String, RandomFailed> {
        let mut bytes = [0; SAID + SEAL];
        bytes[..8].copy_from_slice(&until.to_be_bytes());
        bytes[8..16].copy_from_slice(&turn.to_be_bytes());
        token::fill(&mut bytes[16..SAID])?;
        let seal = self.seal(kind.name(), &bytes[..SAID]);
        bytes[SAID..].copy_from_slice(&seal.as_ref()[..SEAL]);
        Ok(hex(&bytes))
    }

    /// Whether a token is one of this session, for this turn, and still good.
    ///
    /// # Errors
    /// `Invalid`, else `Replayed` when its turn is taken, else `Expired`.
    pub fn check(&self, kind: Kind, given: &str, turn: i64, now: i64) -> Result<(), Fault> {
        let bytes: [u8; SAID + SEAL] = unhex(given).ok_or(Fault::Invalid)?;
        let (said, seal) = bytes.split_at(SAID);
        let right = self.seal(kind.name(), said);
        constant_time::verify_slices_are_equal(seal, &right.as_ref()[..SEAL]).map_err(|_| Fault::Invalid)?;
        let number = |from: usize| bytes[from..from + 8].iter().fold(0_i64, |sum, byte| sum << 8 | i64::from(*byte));
        match (number(0), number(8)) {
            (_, of) if of < turn => Err(Fault::Replayed),
            (until, _) if until <= now => Err(Fault::Expired),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secret() -> Secret {
        Secret::new("5f")
    }

    #[test]
    fn a_token_is_good_for_its_session_its_kind_its_turn_and_its_time() {
        let secret = secret();
        let (mine, others) = (secret.of("one"), secret.of("other"));
        let token = mine.make(Kind::Action, 7, 1_000).unwrap();
        assert_eq!(mine.check(Kind::Action, &token, 7, 999), Ok(()));
        assert_eq!(mine.check(Kind::Action, &token, 7, 1_000), Err(Fault::Expired));
        assert_eq!(mine.check(Kind::Action, &token, 8, 2_000), Err(Fault::Replayed), "what is used is used");
        assert_eq!(mine.check(Kind::Csrf, &token, 7, 999), Err(Fault::Invalid));
        assert_eq!(others.check(Kind::Action, &token, 7, 999), Err(Fault::Invalid));
        assert_eq!(Secret::new("60").of("one").check(Kind::Action, &token, 7, 999), Err(Fault::Invalid));
        assert_ne!(token, mine.make(Kind::Action, 7, 1_000).unwrap(), "each is fresh");
        assert_eq!((mine.session(), mine.key_hint(3)), (mine.session(), mine.key_hint(3)));
        assert!(mine.session() != others.session() && mine.key_hint(3) != mine.key_hint(4));
        assert_eq!((mine.session().len(), mine.signing_key().len(), mine.key_hint(0).len()), (64, 64, 32));
    }

    proptest! {
        #[test]
        fn what_was_made_is_good_and_no_other_is(turn in 0i64..1 << 40, until in 1i64..1 << 50, at in 0usize..80, garbage: String) {
            let secret = secret();
            let tokens = secret.of("one");
            let token = tokens.make(Kind::Csrf, turn, until).unwrap();
            prop_assert_eq!(tokens.check(Kind::Csrf, &token, turn, until - 1), Ok(()));
            let mut other = token.clone().into_bytes();
            other[at] = if other[at] == b'0' { b'1' } else { b'0' };
            let other = String::from_utf8(other).unwrap();
            prop_assert_eq!(tokens.check(Kind::Csrf, &other, turn, until - 1), Err(Fault::Invalid));
            prop_assert_eq!(tokens.check(Kind::Csrf, &garbage, turn, until - 1), Err(Fault::Invalid));
        }
    }
}

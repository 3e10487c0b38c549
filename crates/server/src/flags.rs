// SPDX-License-Identifier: AGPL-3.0-or-later
//! Flags prove that a flaw of the security family was exploited. A flag is derived from the student and the anomaly, so that
//! none can be handed on; with a secret of the server's, so that none can be worked out; and kept nowhere.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::hmac::{self, HMAC_SHA256, Key, Tag};
use axum::http::HeaderMap;
use perfshop_chaos::{Anomaly, Family};
use perfshop_shop::token;

use crate::app::AppState;
use crate::control::Student;
use crate::interceptors::student_behind;
use crate::problem::ApiError;

/// Bytes of the derived value that a flag shows, in hexadecimal: 128 bits, far beyond ten guesses a minute.
const SHOWN: usize = 16;

/// The cost of the weak password's hash: 2^10 rounds, some tens of milliseconds.
const BCRYPT_COST: u32 = 10;

/// Passwords that people choose, each to be followed by two digits: ten thousand in all. That is too many for ten guesses a minute, and
/// some minutes' work for whoever holds the hash.
const WEAK: &str = include_str!("../../../content/weak_passwords.txt");

/// The flag of an anomaly as whoever sends this request meets it.
///
/// # Errors
/// When the shop's database cannot tell whose session it is.
pub async fn met(app: &AppState, headers: &HeaderMap, anomaly: Anomaly) -> Result<String, ApiError> {
    let student = student_behind(app, headers).await?;
    Ok(app.control.flags().of(anomaly, student.as_deref()))
}

/// Makes flags and knows them again; the same on every copy of the shop.
pub struct Flags {
    key: Key,
    /// Hashes that were made, by the student's number, 0 for nobody: they are dear.
    hashes: Mutex<HashMap<i64, String>>,
}

impl Flags {
    /// With the secret that the control database keeps.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self { key: Key::new(HMAC_SHA256, secret.as_bytes()), hashes: Mutex::default() }
    }

    /// The flag of an anomaly, `PFSH{…}`, as this student meets it. Who has no student's identity meets one that is derived
    /// from no student and so is never valid for any: a scanner finds the flaw, and captures nothing.
    #[must_use]
    pub fn of(&self, anomaly: Anomaly, student: Option<&Student>) -> String {
        let tag = self.derived(anomaly, student);
        // What a hash can be cracked to is short, so this flag is a weak password too.
        let shown = match anomaly {
            Anomaly::S3 => weak_password(&tag),
            _ => tag.as_ref().iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect(),
        };
        format!("PFSH{{{shown}}}")
    }

    /// The bcrypt hash of the weak password that this student's flag of S3 is made of. It opens nothing. To be called where a thread may
    /// be busy for a while.
    ///
    /// # Errors
    /// When bcrypt refuses, which it has no reason to.
    pub fn weak_hash(&self, student: Option<&Student>) -> Result<String, bcrypt::BcryptError> {
        let number = student.map_or(0, |student| student.id);
        if let Some(known) = self.hashes.lock().unwrap_or_else(PoisonError::into_inner).get(&number) {
            return Ok(known.clone());
        }
        let tag = self.derived(Anomaly::S3, student);
        let mut salt = [0; 16];
        salt.iter_mut().zip(tag.as_ref().iter().rev()).for_each(|(to, from)| *to = *from);
        let hash = bcrypt::hash_with_salt(weak_password(&tag), BCRYPT_COST, salt)?.to_string();
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner).insert(number, hash.clone());
        Ok(hash)
    }

    /// A key for what else the shop signs, from the same secret: the same on every copy, and no other purpose's.
    #[must_use]
    pub fn key(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        key.copy_from_slice(hmac::sign(&self.key, format!("key\n{purpose}").as_bytes()).as_ref());
        key
    }

    fn derived(&self, anomaly: Anomaly, student: Option<&Student>) -> Tag {
        let token = student.map_or("", |student| student.token.as_str());
        hmac::sign(&self.key, format!("flag\n{}\n{token}", anomaly.id()).as_bytes())
    }

    /// The anomaly whose flag this is, if it is one of this student's. All are compared, each in constant time, so that the
    /// time tells neither how much of a guess is right nor of which flag.
    #[must_use]
    pub fn recognise(&self, student: &Student, text: &str) -> Option<Anomaly> {
        let flagged = Family::Security.specs().map(|spec| spec.anomaly);
        flagged.fold(None, |found, anomaly| {
            let same = token::same(&self.of(anomaly, Some(student)), text);
            if same { Some(anomaly) } else { found }
        })
    }
}

/// One of ten thousand: a word and two digits.
fn weak_password(tag: &Tag) -> String {
    let words: Vec<&str> = WEAK.lines().filter(|line| !line.starts_with('#')).collect();
    let drawn = tag.as_ref().iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let word = usize::try_from(drawn / 100 % words.len().max(1) as u64).ok().and_then(|at| words.get(at));
    format!("{}{:02}", word.copied().unwrap_or_default(), drawn % 100)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use perfshop_shop::lending::Lent;

    use super::*;

    fn student(token: &str) -> Student {
        Student {
            id: 1,
            token: token.into(),
            alias: "Ada".into(),
            class: None,
            customer: Lent { id: 501, email: "a@b.c".into() },
        }
    }

    #[test]
    fn a_flag_belongs_to_one_student_one_anomaly_and_one_shop() {
        let (here, elsewhere) = (Flags::new("secret"), Flags::new("another"));
        let (ada, grace) = (student("ada"), student("grace"));
        let mut met = HashSet::new();
        for flags in [&here, &elsewhere] {
            for who in [None, Some(&ada), Some(&grace)] {
                assert!(Anomaly::ALL.iter().all(|anomaly| met.insert(flags.of(*anomaly, who))));
            }
        }
        let flag = here.of(Anomaly::A1, Some(&ada));
        assert_eq!(flag, Flags::new("secret").of(Anomaly::A1, Some(&ada)), "another copy of the shop makes the same");
        let inner = flag.strip_prefix("PFSH{").and_then(|rest| rest.strip_suffix('}')).unwrap();
        assert!(inner.len() == 32 && inner.chars().all(|c| c.is_ascii_hexdigit()), "{flag}");
    }

    #[test]
    fn only_ones_own_flags_of_the_security_family_are_known() {
        let flags = Flags::new("secret");
        let (ada, grace) = (student("ada"), student("grace"));
        for anomaly in Anomaly::ALL {
            let known = (anomaly.spec().family == Family::Security).then_some(*anomaly);
            assert_eq!(flags.recognise(&ada, &flags.of(*anomaly, Some(&ada))), known);
            assert_eq!(flags.recognise(&ada, &flags.of(*anomaly, Some(&grace))), None);
            assert_eq!(flags.recognise(&ada, &flags.of(*anomaly, None)), None);
        }
        assert_eq!(flags.recognise(&ada, ""), None);
    }

    #[test]
    fn the_hash_is_of_the_flags_weak_password_and_cracks() {
        let (flags, ada) = (Flags::new("secret"), student("ada"));
        let hash = flags.weak_hash(Some(&ada)).unwrap();
        assert!(hash.starts_with("$2b$10$") && hash.len() == 60, "{hash}");
        assert_eq!(flags.weak_hash(Some(&ada)).unwrap(), hash, "each time the same");
        assert_ne!(flags.weak_hash(None).unwrap(), hash);
        let flag = flags.of(Anomaly::S3, Some(&ada));
        let digits = flag.trim_end_matches('}').chars().rev().take(2).collect::<Vec<_>>();
        // A mask attack: all words, with these two digits.
        let cracked = WEAK.lines().filter(|line| !line.starts_with('#')).find_map(|word| {
            let guess = format!("{word}{}{}", digits[1], digits[0]);
            bcrypt::verify(&guess, &hash).unwrap().then_some(guess)
        });
        assert_eq!(cracked.map(|word| format!("PFSH{{{word}}}")), Some(flag));
    }

    #[test]
    fn there_are_a_hundred_weak_words() {
        let words: HashSet<&str> = WEAK.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(words.len(), 100);
    }
}

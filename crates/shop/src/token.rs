// SPDX-License-Identifier: AGPL-3.0-or-later
//! Secrets: from the system's random source, compared in constant time, kept as a SHA-256 where the database holds them.

use std::fmt::Write;

use aws_lc_rs::{constant_time, digest};

/// 256 random bits as 64 hexadecimal digits.
///
/// # Errors
/// When the system's random source fails, which leaves nothing to go on with.
pub fn random() -> Result<String, RandomFailed> {
    let mut bytes = [0_u8; 32];
    fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// Random bytes straight from the system: a generator of a library's own first gathers entropy, at each start, for longer than
/// everything else that a start does.
pub fn fill(bytes: &mut [u8]) -> Result<(), RandomFailed> {
    getrandom::fill(bytes).map_err(|_| RandomFailed)
}

#[derive(Debug, thiserror::Error)]
#[error("the system's random source failed")]
pub struct RandomFailed;

impl From<RandomFailed> for crate::db::DbError {
    fn from(error: RandomFailed) -> Self {
        Self::Other(error.to_string())
    }
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(text: &str) -> String {
    sha256_of(text.as_bytes())
}

/// The same of any bytes.
pub fn sha256_of(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub fn same(a: &str, b: &str) -> bool {
    constant_time::verify_slices_are_equal(a.as_bytes(), b.as_bytes()).is_ok()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn two_tokens_differ_and_one_equals_itself() {
        let (a, b) = (random().unwrap(), random().unwrap());
        assert_eq!(a.len(), 64);
        assert!(!same(&a, &b) && same(&a, &a) && !same(&a, "short"));
    }
}

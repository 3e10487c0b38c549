// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passwords as Argon2id, hashed away from the runtime's threads and no more at once than there are cores, so that
//! a class that logs in together slows nothing else down.

use std::sync::Arc;

use argon2::password_hash::{self, PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::token;

/// How dear a new hash is. A stored hash keeps its own parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCost {
    /// OWASP's first choice: 19 MiB, two passes (about 18 ms of a core).
    Owasp,
    /// For a class on one laptop: 1 MiB, one pass (about 0.3 ms), so that login does not drown every other signal.
    Class,
}

#[derive(Debug, thiserror::Error)]
pub enum HashFailed {
    /// The program has no room for the hash's working memory: in a moment it may have.
    #[error("no memory to hash a password")]
    NoRoom,
    #[error("password hashing failed: {0}")]
    Other(String),
}

impl HashFailed {
    fn other(error: impl ToString) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<password_hash::Error> for HashFailed {
    fn from(error: password_hash::Error) -> Self {
        if error == password_hash::Error::OutOfMemory { Self::NoRoom } else { Self::other(error) }
    }
}

impl From<HashFailed> for crate::db::DbError {
    fn from(error: HashFailed) -> Self {
        match error {
            HashFailed::NoRoom => Self::Conflict(error.to_string()),
            HashFailed::Other(_) => Self::Other(error.to_string()),
        }
    }
}

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    cost: PasswordCost,
    cores: Arc<Semaphore>,
}

/// Checked when the account does not exist, so that the answer takes the same time: OWASP's parameters, of a password that
/// nobody kept. Whatever it answers is a no, so it may stand here, and a start need not make one.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$G5Df2tZO/Or7CV+WZIm5sw$8TJSobCbwtENw/dtZSOmPWUllTF1BFARZxB3b5hOOYE";

impl Passwords {
    pub fn new(cost: PasswordCost) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { cost, cores: Arc::new(Semaphore::new(cores)) }
    }

    /// A PHC string for a new password.
    pub async fn hash(&self, password: &str) -> Result<String, HashFailed> {
        let (cost, password) = (self.cost, password.to_owned());
        self.work(move || hash_now(cost, &password)).await?
    }

    /// Whether the password fits; with no stored hash the same work is done and the answer is no.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, HashFailed> {
        let known = stored.is_some();
        let (password, stored) = (password.to_owned(), stored.unwrap_or(DECOY).to_owned());
        let fits = self.work(move || verify_now(&password, &stored)).await??;
        Ok(fits && known)
    }

    async fn work<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T, HashFailed> {
        let permit = self.cores.clone().acquire_owned().await.map_err(HashFailed::other)?;
        let done = tokio::task::spawn_blocking(move || {
            let _held = permit;
            job()
        });
        done.await.map_err(HashFailed::other)
    }
}

fn argon2(cost: PasswordCost) -> Result<Argon2<'static>, HashFailed> {
    let params = match cost {
        PasswordCost::Owasp => Params::new(19_456, 2, 1, None),
        PasswordCost::Class => Params::new(1_024, 1, 1, None),
    };
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params.map_err(HashFailed::other)?))
}

fn hash_now(cost: PasswordCost, password: &str) -> Result<String, HashFailed> {
    let mut salt = [0_u8; 16];
    token::fill(&mut salt).map_err(HashFailed::other)?;
    Ok(argon2(cost)?.hash_password_with_salt(password.as_bytes(), &salt)?.to_string())
}

fn verify_now(password: &str, stored: &str) -> Result<bool, HashFailed> {
    let Ok(hash) = PasswordHash::new(stored) else { return Ok(false) };
    match Argon2::default().verify_password(password.as_bytes(), &hash) {
        // Without the memory to look, nobody knows whether it fits: that is no wrong password.
        Err(password_hash::Error::OutOfMemory) => Err(HashFailed::NoRoom),
        checked => Ok(checked.is_ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::DbError;

    #[tokio::test]
    async fn a_password_fits_its_hash_and_no_other() {
        let passwords = Passwords::new(PasswordCost::Class);
        let stored = passwords.hash("password1").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=1024,t=1,p=1$"));
        assert!(passwords.verify("password1", Some(&stored)).await.unwrap());
        assert!(!passwords.verify("password2", Some(&stored)).await.unwrap());
        assert!(!passwords.verify("password1", None).await.unwrap());
    }

    #[test]
    fn no_room_is_worth_another_try_and_no_wrong_password() {
        let refused = HashFailed::from(password_hash::Error::OutOfMemory);
        assert!(matches!(DbError::from(refused), DbError::Conflict(_)));
        assert!(matches!(DbError::from(HashFailed::from(password_hash::Error::Crypto)), DbError::Other(_)));
        assert!(!verify_now("password1", "no hash at all").unwrap());
    }

    #[test]
    fn the_decoy_costs_what_a_hash_does() {
        let of = |phc: &str| {
            let hash = PasswordHash::new(phc).unwrap();
            (hash.algorithm, hash.version, hash.params.to_string(), hash.hash.unwrap().len())
        };
        assert_eq!(of(DECOY), of(&hash_now(PasswordCost::Owasp, "x").unwrap()));
    }
}

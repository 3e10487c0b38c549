// SPDX-License-Identifier: AGPL-3.0-or-later
//! A forgotten password: a token by mail, good for half an hour and once, kept as its SHA-256.

use std::ops::RangeInclusive;

use md5::{Digest, Md5};
use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::account_history::{self, Author, Field, Step};
use crate::clock::now_ms;
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::mails::{self, Letter, MailKind, NewMail};
use crate::params;
use crate::password::Passwords;
use crate::session::Session;
use crate::token;

/// A token's life, in ms.
const LIFE: i64 = 30 * 60_000;

/// The seeded customers whom exercises may take over; besides them, a student's own.
const EXERCISE: RangeInclusive<i64> = 401..=500;

/// Who asks for a reset or makes one, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The customer lent to the student who calls.
    pub lent: Option<i64>,
    pub by: Author,
}

impl Caller {
    fn may_take_over(&self, user_id: i64) -> bool {
        EXERCISE.contains(&user_id) || self.lent == Some(user_id)
    }
}

/// A reset that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub user_id: i64,
    /// Whether its token was made of a number.
    pub numbered: bool,
}

/// Writes a mail with a token to the customer of an address. Whoever asks must learn nothing from it, neither from what
/// it gives nor from how long it takes: the caller does not wait for it.
///
/// `letter` words the mail from the customer's first name and the token.
pub async fn ask(
    chaos: &ChaosPlan,
    db: &Db,
    email: &str,
    caller: &Caller,
    letter: impl FnOnce(&str, &str) -> Letter + Send,
) -> Result<(), DbError> {
    let sql = "SELECT id, email, first_name FROM users WHERE email = ?";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<String>(2)?));
    let Some((user_id, email, first_name)) = db.query_one(sql, params![email.to_lowercase()], row).await? else {
        tracing::info!(target: "shop", fact = "password_forgotten", outcome = "unknown", "nobody has this address");
        return Ok(());
    };
    let now = now_ms();
    let mut tx = db.begin().await?;
    let (secret, number) = secret_for(chaos, &mut tx, caller.may_take_over(user_id), now).await?;
    let letter = letter(&first_name, &secret);
    tx.execute("DELETE FROM password_resets WHERE expires_at <= ?", params![now]).await?;
    let sql =
        "INSERT INTO password_resets (token_hash, user_id, created_at, expires_at, number) VALUES (?, ?, ?, ?, ?)";
    tx.execute(sql, params![token::sha256(&secret), user_id, now, now + LIFE, number]).await?;
    // Where no mail is sent, who learns finds their own token in the shop's mail box; with a healthy one it never lies there.
    let kind = if number.is_some() && caller.lent == Some(user_id) { MailKind::Order } else { MailKind::Password };
    mails::queue(&mut tx, &NewMail { user_id, order_id: None, kind, recipient: &email, letter: &letter, at: now })
        .await?;
    tx.commit().await?;
    let token_length = secret.len() as u64;
    tracing::info!(target: "shop", fact = "password_forgotten", outcome = "mailed", user_id, token_length, "a reset was mailed");
    Ok(())
}

/// A token, and the number that it was made of, if it was.
async fn secret_for(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    may_be_taken_over: bool,
    now: i64,
) -> Result<(String, Option<i64>), DbError> {
    if may_be_taken_over && chaos.hits(Anomaly::S8) {
        let number = tx.execute("INSERT INTO reset_numbers (at) VALUES (?)", params![now]).await?.last_id;
        return Ok((numbered(number), Some(number)));
    }
    Ok((token::random()?, None))
}

fn numbered(number: i64) -> String {
    token::hex(&Md5::digest(number.to_string()))
}

/// Whether a token that was made of a number opens anything: only while the flaw that made it is on, and for whom it was.
fn opens(chaos: &ChaosPlan, caller: &Caller, user_id: i64) -> bool {
    caller.may_take_over(user_id) && chaos.hits(Anomaly::S8)
}

/// Gives the customer of a token a new password and ends their sessions but the caller's own, whoever opened them. All of
/// the customer's tokens are used up with it.
///
/// # Errors
/// `ResetTokenInvalid` for a token that is unknown, used or too old: which of these is nobody's business.
pub async fn reset(
    chaos: &ChaosPlan,
    db: &Db,
    passwords: &Passwords,
    secret: &str,
    password: &str,
    session: Option<&Session>,
    caller: &Caller,
) -> Result<Done, ShopError> {
    let token_hash = token::sha256(secret);
    // Asked first, so that guessing costs us no hash; the guarded update decides between two at once.
    let sql = "SELECT user_id, number FROM password_resets WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<Option<i64>>(1)?));
    let known = db.query_one(sql, params![&token_hash, now_ms()], row).await?;
    let known = known.filter(|(user_id, number)| number.is_none() || opens(chaos, caller, *user_id));
    let (user_id, number) = known.ok_or(ShopError::ResetTokenInvalid)?;
    let hash = passwords.hash(password).await.map_err(DbError::from)?;
    let now = now_ms();
    let mut tx = db.begin().await?;
    let sql = "UPDATE password_resets SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?";
    if tx.execute(sql, params![now, &token_hash, now]).await?.affected == 0 {
        return Err(ShopError::ResetTokenInvalid);
    }
    let sql = "UPDATE password_resets SET used_at = ? WHERE user_id = ? AND used_at IS NULL";
    tx.execute(sql, params![now, user_id]).await?;
    if number.is_some() {
        keep(&mut tx, user_id, &hash, &caller.by).await?;
    }
    tx.execute("UPDATE users SET password_hash = ? WHERE id = ?", params![&hash, user_id]).await?;
    let own = session.map_or("", |session| session.id_hash.as_str());
    let sql = "UPDATE sessions SET ended_at = COALESCE(ended_at, ?), security_token = NULL WHERE user_id = ? AND id_hash <> ?";
    let sessions_ended = tx.execute(sql, params![now, user_id, own]).await?.affected;
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "password_reset", user_id, sessions_ended, "a password was reset");
    Ok(Done { user_id, numbered: number.is_some() })
}

/// Keeps the password that was, to be so again.
async fn keep(tx: &mut Tx, user_id: i64, became: &str, by: &Author) -> Result<(), DbError> {
    let sql = "SELECT password_hash FROM users WHERE id = ?";
    let was = tx.query_one(sql, params![user_id], |row| row.get::<String>(0)).await?;
    let step = Step { field: Field::Password, was: was.as_deref(), became };
    account_history::keep(tx, user_id, Anomaly::S8, by, &step).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_token_is_the_published_hash_of_its_number() {
        assert_eq!(numbered(1), "c4ca4238a0b923820dcc509a6f75849b");
    }

    #[test]
    fn an_exercise_takes_over_its_own_customers_alone() {
        let of = |lent| Caller { lent, by: Author::default() };
        assert!(of(None).may_take_over(401) && of(None).may_take_over(500) && of(Some(501)).may_take_over(501));
        for user_id in [1, 400, 501, 502] {
            assert!(!of(None).may_take_over(user_id), "{user_id}");
        }
        assert!(!of(Some(501)).may_take_over(502), "another student's");
        assert!(!opens(&ChaosPlan::NONE, &of(None), 401), "the flaw is over");
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! A forgotten password: a token by mail, good for half an hour and once, kept as its SHA-256.

use crate::clock::now_ms;
use crate::db::{Db, DbError, Row};
use crate::error::ShopError;
use crate::mails::{self, Letter, MailKind, NewMail};
use crate::params;
use crate::password::Passwords;
use crate::session::Session;
use crate::token;

/// A token's life, in ms.
const LIFE: i64 = 30 * 60_000;

/// Writes a mail with a token to the customer of an address. Whoever asks must learn nothing from it, neither from what
/// it gives nor from how long it takes: the caller does not wait for it.
///
/// `letter` words the mail from the customer's first name and the token.
pub async fn ask(db: &Db, email: &str, letter: impl FnOnce(&str, &str) -> Letter + Send) -> Result<(), DbError> {
    let sql = "SELECT id, email, first_name FROM users WHERE email = ?";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<String>(2)?));
    let Some((user_id, email, first_name)) = db.query_one(sql, params![email.to_lowercase()], row).await? else {
        tracing::info!(target: "shop", fact = "password_forgotten", outcome = "unknown", "nobody has this address");
        return Ok(());
    };
    let secret = token::random()?;
    let letter = letter(&first_name, &secret);
    let now = now_ms();
    let mut tx = db.begin().await?;
    tx.execute("DELETE FROM password_resets WHERE expires_at <= ?", params![now]).await?;
    let sql = "INSERT INTO password_resets (token_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)";
    tx.execute(sql, params![token::sha256(&secret), user_id, now, now + LIFE]).await?;
    let kind = MailKind::Password;
    mails::queue(&mut tx, &NewMail { user_id, order_id: None, kind, recipient: &email, letter: &letter, at: now })
        .await?;
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "password_forgotten", outcome = "mailed", user_id, "a reset was mailed");
    Ok(())
}

/// Gives the customer of a token a new password and ends their sessions but the caller's own, whoever opened them. All of
/// the customer's tokens are used up with it.
///
/// # Errors
/// `ResetTokenInvalid` for a token that is unknown, used or too old: which of these is nobody's business.
pub async fn reset(
    db: &Db,
    passwords: &Passwords,
    secret: &str,
    password: &str,
    caller: Option<&Session>,
) -> Result<(), ShopError> {
    let token_hash = token::sha256(secret);
    // Asked first, so that guessing costs us no hash; the guarded update decides between two at once.
    let sql = "SELECT user_id FROM password_resets WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?";
    let user_id = db.query_one(sql, params![&token_hash, now_ms()], |row| row.get::<i64>(0)).await?;
    let user_id = user_id.ok_or(ShopError::ResetTokenInvalid)?;
    let hash = passwords.hash(password).await.map_err(DbError::from)?;
    let now = now_ms();
    let mut tx = db.begin().await?;
    let sql = "UPDATE password_resets SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?";
    if tx.execute(sql, params![now, &token_hash, now]).await?.affected == 0 {
        return Err(ShopError::ResetTokenInvalid);
    }
    let sql = "UPDATE password_resets SET used_at = ? WHERE user_id = ? AND used_at IS NULL";
    tx.execute(sql, params![now, user_id]).await?;
    tx.execute("UPDATE users SET password_hash = ? WHERE id = ?", params![&hash, user_id]).await?;
    let own = caller.map_or("", |session| session.id_hash.as_str());
    let sql = "UPDATE sessions SET ended_at = COALESCE(ended_at, ?), security_token = NULL WHERE user_id = ? AND id_hash <> ?";
    let sessions_ended = tx.execute(sql, params![now, user_id, own]).await?.affected;
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "password_reset", user_id, sessions_ended, "a password was reset");
    Ok(())
}

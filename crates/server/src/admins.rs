// SPDX-License-Identifier: AGPL-3.0-or-later
//! Admins: accounts, tokens, the superadmin. All of it on the control plane's database, so that the instructor gets in
//! while the shop's own is saturated.

use perfshop_shop::clock::now_ms;
use perfshop_shop::db::{Db, DbError, Row};
use perfshop_shop::params;
use perfshop_shop::password::Passwords;
use perfshop_shop::token;

/// A token's life, in ms.
const TOKEN_LIFE: i64 = 12 * 3_600_000;

/// An admin and what the account may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdminRow {
    pub id: i64,
    pub email: String,
    pub is_super: bool,
    pub can_chaos: bool,
    pub can_monitoring: bool,
    pub can_admin: bool,
    pub can_jmeter: bool,
    pub can_scripts: bool,
}

impl AdminRow {
    pub(crate) fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            email: row.get(1)?,
            is_super: row.get(2)?,
            can_chaos: row.get(3)?,
            can_monitoring: row.get(4)?,
            can_admin: row.get(5)?,
            can_jmeter: row.get(6)?,
            can_scripts: row.get(7)?,
        })
    }
}

macro_rules! select_admin {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.email, a.is_super, a.can_chaos, a.can_monitoring, a.can_admin, a.can_jmeter, a.can_scripts ",
            $rest
        )
    };
}

/// The admin of a token that lives, if there is one.
pub async fn of_token(db: &Db, secret: &str) -> Result<Option<AdminRow>, DbError> {
    let sql = select_admin!(
        "FROM admin_tokens t JOIN admin_users a ON a.id = t.admin_id WHERE t.token_hash = ? AND t.expires_at > ?"
    );
    db.query_one(sql, params![token::sha256(secret), now_ms()], AdminRow::from_row).await
}

/// Checks e-mail and password.
///
/// # Returns
/// The admin, or `None`, in the same time whether the account exists or not.
pub async fn check(db: &Db, passwords: &Passwords, email: &str, password: &str) -> Result<Option<AdminRow>, DbError> {
    let email = email.to_lowercase();
    let sql = "SELECT password_hash FROM admin_users WHERE email = ?";
    let stored = db.query_one(sql, params![&email], |row| row.get::<String>(0)).await?;
    let fits = passwords.verify(password, stored.as_deref()).await?;
    let outcome = if fits { "accepted" } else { "refused" };
    tracing::info!(target: "admin", audience = "instructor", fact = "admin_login", outcome, email, "an admin login");
    if !fits {
        return Ok(None);
    }
    let sql = select_admin!("FROM admin_users a WHERE a.email = ?");
    db.query_one(sql, params![&email], AdminRow::from_row).await
}

/// A new token for an admin, which exists nowhere else; those that have ended go.
pub async fn issue(db: &Db, admin_id: i64) -> Result<String, DbError> {
    let now = now_ms();
    db.execute("DELETE FROM admin_tokens WHERE expires_at <= ?", params![now]).await?;
    let secret = token::random()?;
    let sql = "INSERT INTO admin_tokens (token_hash, admin_id, created_at, expires_at) VALUES (?, ?, ?, ?)";
    db.execute(sql, params![token::sha256(&secret), admin_id, now, now + TOKEN_LIFE]).await?;
    Ok(secret)
}

/// Voids one token at once.
pub async fn logout(db: &Db, secret: &str) -> Result<(), DbError> {
    db.execute("DELETE FROM admin_tokens WHERE token_hash = ?", params![token::sha256(secret)]).await?;
    Ok(())
}

/// Makes the superadmin be there with this e-mail. Who was there before keeps the password: [`adopt_password`] gives another one.
///
/// # Returns
/// The password that was made up, when the account is new and none was given.
pub async fn ensure_superadmin(
    db: &Db,
    passwords: &Passwords,
    email: &str,
    password: Option<&str>,
    make_up: impl FnOnce() -> Result<String, DbError>,
) -> Result<Option<String>, DbError> {
    let email = email.to_lowercase();
    let sql = "SELECT id FROM admin_users WHERE email = ?";
    if db.query_one(sql, params![&email], |row| row.get::<i64>(0)).await?.is_some() {
        return Ok(None);
    }
    let made_up = if password.is_none() { Some(make_up()?) } else { None };
    let hash = passwords.hash(password.or(made_up.as_deref()).unwrap_or_default()).await?;
    let now = now_ms();
    let sql = "INSERT INTO admin_users (email, password_hash, is_super, can_chaos, can_monitoring, can_admin, \
               can_jmeter, can_scripts, created_at, updated_at) VALUES (?, ?, 1, 1, 1, 1, 1, 1, ?, ?)";
    match db.execute(sql, params![&email, &hash, now, now]).await {
        // Another copy of the shop, starting at the same moment, was first.
        Err(DbError::Unique(_)) => Ok(None),
        done => done.map(|_| made_up),
    }
}

/// Gives the superadmin of this e-mail this password, unless it is the one that is kept. To compare them is slow on purpose.
///
/// # Returns
/// Whether it was another one: then the account's tokens are void.
pub async fn adopt_password(db: &Db, passwords: &Passwords, email: &str, password: &str) -> Result<bool, DbError> {
    let sql = "SELECT id FROM admin_users WHERE email = ?";
    let Some(id) = db.query_one(sql, params![email.to_lowercase()], |row| row.get::<i64>(0)).await? else {
        return Ok(false);
    };
    let is_other = !has_password(db, passwords, id, password).await?;
    if is_other {
        set_password(db, passwords, id, password).await?;
    }
    Ok(is_other)
}

/// Gives the superadmin of this e-mail a new password and voids the account's tokens.
///
/// # Returns
/// Whether there is such an account.
pub async fn set_superadmin_password(
    db: &Db,
    passwords: &Passwords,
    email: &str,
    password: &str,
) -> Result<bool, DbError> {
    let sql = "SELECT id FROM admin_users WHERE email = ? AND is_super = 1";
    let Some(id) = db.query_one(sql, params![email.to_lowercase()], |row| row.get::<i64>(0)).await? else {
        return Ok(false);
    };
    set_password(db, passwords, id, password).await?;
    Ok(true)
}

/// A token for the command line on this machine, of the superadmin.
pub async fn token_for_command_line(db: &Db, email: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT id FROM admin_users WHERE email = ?";
    match db.query_one(sql, params![email.to_lowercase()], |row| row.get::<i64>(0)).await? {
        Some(id) => issue(db, id).await.map(Some),
        None => Ok(None),
    }
}

async fn has_password(db: &Db, passwords: &Passwords, id: i64, password: &str) -> Result<bool, DbError> {
    let sql = "SELECT password_hash FROM admin_users WHERE id = ?";
    let stored = db.query_one(sql, params![id], |row| row.get::<String>(0)).await?;
    Ok(passwords.verify(password, stored.as_deref()).await?)
}

async fn set_password(db: &Db, passwords: &Passwords, id: i64, password: &str) -> Result<(), DbError> {
    let hash = passwords.hash(password).await?;
    let sql = "UPDATE admin_users SET password_hash = ?, updated_at = ? WHERE id = ?";
    db.execute(sql, params![&hash, now_ms(), id]).await?;
    db.execute("DELETE FROM admin_tokens WHERE admin_id = ?", params![id]).await?;
    Ok(())
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Admins' accounts, which the superadmin keeps: each change is one transaction with its audit line.

use perfshop_shop::clock::now_ms;
use perfshop_shop::db::{Db, DbError, Row, Tx};
use perfshop_shop::params;
use perfshop_shop::password::Passwords;

use crate::admins::AdminRow;
use crate::control::audit;
use crate::problem::ApiError;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    pub chaos: bool,
    pub monitoring: bool,
    pub admin: bool,
    pub jmeter: bool,
    pub scripts: bool,
}

impl Rights {
    const ALL: Self = Self { chaos: true, monitoring: true, admin: true, jmeter: true, scripts: true };

    fn of(row: &AdminRow) -> Self {
        Self {
            chaos: row.can_chaos,
            monitoring: row.can_monitoring,
            admin: row.can_admin,
            jmeter: row.can_jmeter,
            scripts: row.can_scripts,
        }
    }

    /// The rights by name, for the audit.
    fn names(self) -> String {
        let all = [
            ("chaos", self.chaos),
            ("monitoring", self.monitoring),
            ("admin", self.admin),
            ("jmeter", self.jmeter),
            ("scripts", self.scripts),
        ];
        let names: Vec<&str> = all.into_iter().filter(|(_, has)| *has).map(|(name, _)| name).collect();
        if names.is_empty() { "none".into() } else { names.join(",") }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.email, a.is_super, a.can_chaos, a.can_monitoring, a.can_admin, a.can_jmeter, a.can_scripts ",
            "FROM admin_users a ",
            $rest
        )
    };
}

/// A page of the accounts, by number, and how many there are; `page` from 0.
pub async fn list(db: &Db, page: i64, size: i64) -> Result<(Vec<AdminRow>, i64), DbError> {
    let sql = select!("ORDER BY a.id LIMIT ? OFFSET ?");
    let rows = db.query(sql, params![size, page.saturating_mul(size)], AdminRow::from_row).await?;
    let count = "SELECT COUNT(*) FROM admin_users";
    Ok((rows, db.query_one(count, &[], |row| row.get(0)).await?.unwrap_or(0)))
}

/// # Errors
/// `NotFound`.
pub async fn find(db: &Db, id: i64) -> Result<AdminRow, ApiError> {
    let found = db.query_one(select!("WHERE a.id = ?"), params![id], AdminRow::from_row).await?;
    found.ok_or(ApiError::NotFound("admin"))
}

/// Makes an account; never a superadmin's, which comes from the configuration alone.
///
/// # Errors
/// `AdminTaken`.
pub async fn create(
    db: &Db,
    passwords: &Passwords,
    by: &str,
    (email, password): (&str, &str),
    rights: Rights,
) -> Result<AdminRow, ApiError> {
    let email = email.to_lowercase();
    let hash = passwords.hash(password).await.map_err(DbError::from)?;
    let now = now_ms();
    let mut tx = db.begin().await?;
    let sql = "INSERT INTO admin_users (email, password_hash, is_super, can_chaos, can_monitoring, can_admin, can_jmeter, \
               can_scripts, created_at, updated_at) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)";
    let r = rights;
    let values = params![&email, &hash, r.chaos, r.monitoring, r.admin, r.jmeter, r.scripts, now, now];
    let id = match tx.execute(sql, values).await {
        Err(DbError::Unique(_)) => return Err(ApiError::AdminTaken),
        done => done?.last_id,
    };
    let detail = format!("id={id} email={email} rights={}", rights.names());
    audit::write(&mut tx, now, by, "admin_create", None, &detail).await?;
    tx.commit().await?;
    find(db, id).await
}

/// Gives an account these rights, and this password if there is one. When either changes, its tokens are void.
///
/// # Errors
/// `NotFound`; `AdminProtected` for fewer rights of a superadmin.
pub async fn change(
    db: &Db,
    passwords: &Passwords,
    by: &str,
    id: i64,
    password: Option<&str>,
    rights: Rights,
) -> Result<AdminRow, ApiError> {
    let hash = match password {
        Some(password) => Some(passwords.hash(password).await.map_err(DbError::from)?),
        None => None,
    };
    let now = now_ms();
    let mut tx = db.begin().await?;
    let before = hold(&mut tx, id).await?;
    if before.is_super && rights != Rights::ALL {
        return Err(ApiError::AdminProtected);
    }
    let r = rights;
    let sql = "UPDATE admin_users SET can_chaos = ?, can_monitoring = ?, can_admin = ?, can_jmeter = ?, can_scripts = ?, \
               updated_at = ? WHERE id = ?";
    tx.execute(sql, params![r.chaos, r.monitoring, r.admin, r.jmeter, r.scripts, now, id]).await?;
    if let Some(hash) = &hash {
        tx.execute("UPDATE admin_users SET password_hash = ? WHERE id = ?", params![hash, id]).await?;
    }
    if hash.is_some() || Rights::of(&before) != rights {
        tx.execute("DELETE FROM admin_tokens WHERE admin_id = ?", params![id]).await?;
    }
    let new = if hash.is_some() { "new" } else { "kept" };
    let detail = format!("id={id} email={} rights={} password={new}", before.email, rights.names());
    audit::write(&mut tx, now, by, "admin_change", None, &detail).await?;
    tx.commit().await?;
    find(db, id).await
}

/// Deletes an account; its tokens go with it.
///
/// # Errors
/// `NotFound`; `AdminProtected` for the superadmin of the configuration, who is whoever has the e-mail address `keeper`. One
/// that an earlier configuration left behind can go.
pub async fn delete(db: &Db, by: &str, id: i64, keeper: &str) -> Result<(), ApiError> {
    let mut tx = db.begin().await?;
    let before = hold(&mut tx, id).await?;
    if before.is_super && before.email == keeper.to_lowercase() {
        return Err(ApiError::AdminProtected);
    }
    tx.execute("DELETE FROM admin_tokens WHERE admin_id = ?", params![id]).await?;
    tx.execute("DELETE FROM admin_users WHERE id = ?", params![id]).await?;
    let detail = format!("id={id} email={}", before.email);
    audit::write(&mut tx, now_ms(), by, "admin_delete", None, &detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Locks the account's row.
async fn hold(tx: &mut Tx, id: i64) -> Result<AdminRow, ApiError> {
    tx.execute("UPDATE admin_users SET updated_at = updated_at WHERE id = ?", params![id]).await?;
    let row = |row: &Row<'_>| AdminRow::from_row(row);
    let found = tx.query_one(select!("WHERE a.id = ?"), params![id], row).await?;
    found.ok_or(ApiError::NotFound("admin"))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use perfshop_shop::db::{DbError, Tx};
use perfshop_shop::{clock, params};
use serde::Serialize;
use utoipa::ToSchema;

use super::{ControlError, ControlPlane};

/// One thing that was done. Its words are facts that belong to no language.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditLine {
    pub id: i64,
    /// ISO 8601, UTC.
    pub at: String,
    /// E-mail of the admin, or `system`.
    pub actor: String,
    /// `activate`, `end`, `reset`, `debrief`, `student_mode`, `data_reset`, or what was done to what: `product_create`.
    pub action: String,
    #[schema(required = true)]
    pub anomaly: Option<String>,
    /// `name=value` facts, separated by blanks.
    pub detail: String,
}

/// Writes a line as part of a change of the control plane's own tables; `at` in epoch milliseconds.
pub(crate) async fn write(
    tx: &mut Tx,
    at: i64,
    by: &str,
    action: &str,
    anomaly: Option<&str>,
    detail: &str,
) -> Result<(), DbError> {
    let sql = "INSERT INTO audit (at, actor, action, anomaly, detail) VALUES (?,?,?,?,?)";
    tx.execute(sql, params![at, by, action, anomaly, detail]).await?;
    Ok(())
}

impl ControlPlane {
    /// Notes what an admin has done to the shop's data: `name=value` facts, no secrets.
    ///
    /// The shop's tables may be another database, so the line follows the change and is not part of it: a line is never of
    /// something that did not happen.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn note(&self, by: &str, action: &str, detail: &str) -> Result<(), ControlError> {
        let sql = "INSERT INTO audit (at, actor, action, anomaly, detail) VALUES (?,?,?,NULL,?)";
        self.store.db.execute(sql, params![self.clock.now(), by, action, detail]).await?;
        Ok(())
    }

    /// A page of the audit, newest first, and how many lines there are in all; `page` from 0, `size` from 1.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit(&self, page: i64, size: i64) -> Result<(Vec<AuditLine>, i64), ControlError> {
        let db = &self.store.db;
        let total = db.query_one("SELECT COUNT(*) FROM audit", &[], |row| row.get::<i64>(0)).await?.unwrap_or(0);
        let sql = "SELECT id, at, actor, action, anomaly, detail FROM audit ORDER BY id DESC LIMIT ? OFFSET ?";
        let content = db
            .query(sql, params![size, page.saturating_mul(size)], |row| {
                Ok(AuditLine {
                    id: row.get(0)?,
                    at: clock::iso(row.get(1)?),
                    actor: row.get(2)?,
                    action: row.get(3)?,
                    anomaly: row.get(4)?,
                    detail: row.get(5)?,
                })
            })
            .await?;
        Ok((content, total))
    }
}

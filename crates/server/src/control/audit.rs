// SPDX-License-Identifier: AGPL-3.0-or-later
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
    /// `activate`, `end`, `reset`, `debrief` or `student_mode`.
    pub action: String,
    #[schema(required = true)]
    pub anomaly: Option<String>,
    /// `name=value` facts, separated by blanks.
    pub detail: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
    pub content: Vec<AuditLine>,
    pub total_elements: i64,
    pub total_pages: i64,
    /// From 0.
    pub number: i64,
    pub size: i64,
    pub first: bool,
    pub last: bool,
}

impl ControlPlane {
    /// A page of the audit, newest first; `number` from 0, `size` from 1.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit(&self, number: i64, size: i64) -> Result<AuditPage, ControlError> {
        let db = &self.store.db;
        let total = db.query_one("SELECT COUNT(*) FROM audit", &[], |row| row.get::<i64>(0)).await?.unwrap_or(0);
        let sql = "SELECT id, at, actor, action, anomaly, detail FROM audit ORDER BY id DESC LIMIT ? OFFSET ?";
        let content = db
            .query(sql, params![size, number.saturating_mul(size)], |row| {
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
        let pages = (total + size - 1) / size;
        Ok(AuditPage {
            content,
            total_elements: total,
            total_pages: pages,
            number,
            size,
            first: number == 0,
            last: number + 1 >= pages,
        })
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The flags that students have captured: proof, kept for as long as the student is.
use perfshop_chaos::Anomaly;
use perfshop_shop::db::DbError;
use perfshop_shop::{params, token};

use super::store::Store;
use super::{ControlError, ControlPlane, Student};
use crate::flags::Flags;

impl Store {
    /// What flags are derived with. The first copy of the shop that starts makes the secret; of two that start at once, one.
    pub(super) async fn flag_secret(&self) -> Result<String, DbError> {
        let secret = token::random()?;
        let made = "UPDATE chaos_state SET flag_secret = ? WHERE id = 1 AND flag_secret IS NULL";
        self.db.execute(made, params![&secret]).await?;
        let sql = "SELECT flag_secret FROM chaos_state WHERE id = 1";
        let kept = self.db.query_one(sql, &[], |row| row.get::<Option<String>>(0)).await?.flatten();
        kept.ok_or_else(|| DbError::Other("no secret for flags is kept".into()))
    }
}

impl ControlPlane {
    /// Makes flags and knows them again.
    #[must_use]
    pub const fn flags(&self) -> &Flags {
        &self.flags
    }

    /// Keeps that a student has captured an anomaly's flag; a second time changes nothing.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn capture(&self, student: &Student, anomaly: Anomaly) -> Result<(), ControlError> {
        if self.students().captured_by(student.id).contains(&anomaly) {
            return Ok(());
        }
        let now = self.clock.now();
        let sql = "INSERT INTO student_flags (student_id, anomaly, captured_at) VALUES (?, ?, ?)";
        let mut change = self.store.change(now, &student.actor()).await?;
        match change.tx.execute(sql, params![student.id, anomaly.id(), now]).await {
            Ok(_) => {
                change.audit("flag", Some(anomaly.id()), "").await?;
                change.keep().await?;
            }
            // Handed in twice at once.
            Err(DbError::Unique(_)) => drop(change),
            Err(error) => return Err(error.into()),
        }
        self.read_back().await
    }
}

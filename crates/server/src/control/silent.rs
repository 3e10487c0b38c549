// SPDX-License-Identifier: AGPL-3.0-or-later
//! How often what is silent has struck, which the audit alone tells.
//!
//! The number is kept in memory and written as a line of its own: once the anomaly is off, and at most once a minute while it is on, so
//! that a process that dies takes a minute of it along and no more. Each copy of the shop writes what it has counted.
use perfshop_chaos::CATALOGUE;
use perfshop_shop::params;

use super::store::SYSTEM;
use super::{ControlError, ControlPlane};

impl ControlPlane {
    /// Writes what was counted and not written yet: of what is off now, and of what is on too when its minute has come.
    ///
    /// # Errors
    /// When the database cannot be written; what was counted is kept for the next time.
    pub(super) async fn note_silent(&self, minute: bool) -> Result<(), ControlError> {
        let active = self.chaos.active();
        let triggers = self.chaos.triggers();
        for spec in CATALOGUE.iter().filter(|spec| spec.silent) {
            if !minute && active.holds(spec.anomaly) {
                continue;
            }
            let times = triggers.take_silent(spec.anomaly);
            if times == 0 {
                continue;
            }
            let sql = "INSERT INTO audit (at, actor, action, anomaly, detail) VALUES (?,?,'struck',?,?)";
            let line = params![self.clock.now(), SYSTEM, spec.id, format!("times={times}")].to_vec();
            if let Err(error) = self.store.db.execute(sql, &line).await {
                triggers.return_silent(spec.anomaly, times);
                return Err(error.into());
            }
        }
        Ok(())
    }
}

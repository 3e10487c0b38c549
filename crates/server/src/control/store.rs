// SPDX-License-Identifier: AGPL-3.0-or-later
//! The control plane's tables. Every change is one transaction that begins with the revision's row: it orders the changes of
//! all copies of the shop, and tells them that there is something to read.
use perfshop_chaos::{Activation, Anomaly};
use perfshop_shop::db::{Db, DbError, Tx};
use perfshop_shop::params;

use super::audit;
use super::record::{self, EndReason, Record};

/// Who acts when nobody does: an end that has come, a crash, a shutdown.
pub(super) const SYSTEM: &str = "system";

/// Switches of the whole house, and the revision that they belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Switches {
    pub revision: i64,
    pub student_mode: bool,
    pub student_shared: bool,
    pub debrief: bool,
    /// The last change, epoch milliseconds.
    pub changed_at: i64,
}

#[derive(Clone)]
pub(super) struct Store {
    pub db: Db,
}

impl Store {
    /// Makes the one row of state when the database is new.
    pub async fn prepare(&self, now: i64) -> Result<(), DbError> {
        let sql = "INSERT INTO chaos_state (id, revision, student_mode, student_shared, debrief, changed_at) VALUES (1, 1, 1, 1, 0, ?)";
        let found = self.db.query_one("SELECT id FROM chaos_state WHERE id = 1", &[], |row| row.get::<i64>(0)).await?;
        if found.is_some() {
            return Ok(());
        }
        match self.db.execute(sql, params![now]).await {
            // Another copy was quicker.
            Ok(_) | Err(DbError::Unique(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    pub async fn revision(&self) -> Result<i64, DbError> {
        let sql = "SELECT revision FROM chaos_state WHERE id = 1";
        Ok(self.db.query_one(sql, &[], |row| row.get(0)).await?.unwrap_or(0))
    }

    /// The state and what is active. The revision is read first: what is written in between is found again at the next look.
    pub async fn load(&self) -> Result<(Switches, Vec<Activation>), DbError> {
        let sql = "SELECT revision, student_mode, student_shared, debrief, changed_at FROM chaos_state WHERE id = 1";
        let switches = self
            .db
            .query_one(sql, &[], |row| {
                Ok(Switches {
                    revision: row.get(0)?,
                    student_mode: row.get(1)?,
                    student_shared: row.get(2)?,
                    debrief: row.get(3)?,
                    changed_at: row.get(4)?,
                })
            })
            .await?
            .unwrap_or_default();
        let records = self.db.query(record::ACTIVE, &[], record::read).await?;
        Ok((switches, records.into_iter().flatten().map(|record| record.activation).collect()))
    }

    pub async fn active(&self) -> Result<Vec<Record>, DbError> {
        Ok(self.db.query(record::ACTIVE, &[], record::read).await?.into_iter().flatten().collect())
    }

    /// The last that are over, newest first.
    pub async fn past(&self, limit: i64) -> Result<Vec<Record>, DbError> {
        Ok(self.db.query(record::PAST, params![limit], record::read).await?.into_iter().flatten().collect())
    }

    pub async fn exists(&self, id: i64) -> Result<bool, DbError> {
        let sql = "SELECT id FROM activations WHERE id = ?";
        Ok(self.db.query_one(sql, params![id], |row| row.get::<i64>(0)).await?.is_some())
    }

    pub async fn change(&self, now: i64, by: &str) -> Result<Change, DbError> {
        let mut tx = self.db.begin().await?;
        tx.execute("UPDATE chaos_state SET revision = revision + 1 WHERE id = 1", &[]).await?;
        Ok(Change { tx, now, by: by.to_owned(), changed: false, notes: Vec::new() })
    }
}

/// One change, alone in all copies until it is kept. Dropped, it has not been.
pub(super) struct Change {
    pub tx: Tx,
    now: i64,
    by: String,
    changed: bool,
    /// What the instructor's log says of it once it is kept.
    notes: Vec<Note>,
}

/// The begin or the end of an activation.
struct Note {
    message: &'static str,
    anomaly: Anomaly,
    dose: Option<u8>,
    scenario: Option<String>,
}

impl Note {
    fn of(message: &'static str, activation: &Activation) -> Self {
        let Activation { anomaly, dose, ref scenario, .. } = *activation;
        Self { message, anomaly, dose, scenario: scenario.clone() }
    }

    fn tell(&self) {
        let spec = self.anomaly.spec();
        tracing::info!(
            target: "instructor",
            audience = "instructor",
            chaos_family = spec.family.id(),
            chaos_level = spec.first_level(),
            chaos_anomaly = self.anomaly.id(),
            chaos_dose = self.dose,
            scenario_id = self.scenario,
            "{}",
            self.message,
        );
    }
}

impl Change {
    /// Records an activation and gives its number.
    pub async fn activate(&mut self, activation: &Activation, reason: Option<&str>) -> Result<i64, DbError> {
        let id = record::insert(&mut self.tx, activation, &self.by, reason).await?;
        let detail = record::facts(&Activation { id, ..activation.clone() });
        self.audit("activate", Some(activation.anomaly.id()), &detail).await?;
        self.notes.push(Note::of("activation begins", activation));
        Ok(id)
    }

    /// Ends one, if nobody has done so before; who changed the row writes the audit's line and the log's.
    pub async fn end(&mut self, activation: &Activation, why: EndReason, detail: &str) -> Result<(), DbError> {
        if self.end_row(activation.id, activation.anomaly.id(), why, detail).await? {
            self.notes.push(Note::of("activation ends", activation));
        }
        Ok(())
    }

    async fn end_row(&mut self, id: i64, anomaly: &str, why: EndReason, detail: &str) -> Result<bool, DbError> {
        let sql = "UPDATE activations SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL";
        let done = self.tx.execute(sql, params![self.now, &self.by, why.id(), id]).await?;
        if done.affected == 0 {
            return Ok(false);
        }
        let space = if detail.is_empty() { "" } else { " " };
        self.audit("end", Some(anomaly), &format!("id={id} why={}{space}{detail}", why.id())).await?;
        Ok(true)
    }

    /// What is active, as the change finds it.
    pub async fn active(&mut self) -> Result<Vec<Record>, DbError> {
        Ok(self.tx.query(record::ACTIVE, &[], record::read).await?.into_iter().flatten().collect())
    }

    /// Ends all that is active and chosen, by its number and its activation. Rows of anomalies that this program does not know are offered too, without
    /// their activation: a reset leaves none of them behind.
    pub async fn end_where(
        &mut self,
        why: EndReason,
        chosen: impl Fn(i64, Option<&Activation>) -> bool + Send,
    ) -> Result<(), DbError> {
        let rows = self
            .tx
            .query(record::ACTIVE, &[], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?, record::read(row)?)))
            .await?;
        for (id, anomaly, record) in rows {
            let activation = record.as_ref().map(|record| &record.activation);
            if chosen(id, activation) {
                match activation {
                    Some(activation) => self.end(activation, why, "").await?,
                    None => drop(self.end_row(id, &anomaly, why, "").await?),
                }
            }
        }
        Ok(())
    }

    pub async fn audit(&mut self, action: &str, anomaly: Option<&str>, detail: &str) -> Result<(), DbError> {
        self.changed = true;
        audit::write(&mut self.tx, self.now, &self.by, action, anomaly, detail).await
    }

    /// Makes it last, also when only rows outside the state were written.
    pub async fn keep_always(self) -> Result<(), DbError> {
        if self.changed { self.keep().await } else { self.tx.commit().await }
    }

    /// Makes it last, unless there was nothing to change: then other copies have nothing to read.
    pub async fn keep(mut self) -> Result<(), DbError> {
        if !self.changed {
            return Ok(());
        }
        self.tx.execute("UPDATE chaos_state SET changed_at = ? WHERE id = 1", params![self.now]).await?;
        self.tx.commit().await?;
        self.notes.iter().for_each(Note::tell);
        Ok(())
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a person can change. Each is recorded with who did it, then put in force; the reset goes the other way round.
use perfshop_chaos::{Activation, Anomaly, Demand, Family, Invalid, Scenario, Scope, ScopeKind};
use perfshop_shop::params;

use super::store::Change;
use super::{ControlError, ControlPlane, EndReason, Ended, Student};

/// Which of the students' own commands work; what is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct StudentMode {
    pub enabled: Option<bool>,
    /// Whether a student may set what acts on everyone.
    pub shared: Option<bool>,
}

/// What a level of a family holds, for everyone from now on.
fn of_level(family: Family, level: i64, now: i64) -> Result<Vec<Activation>, Invalid> {
    let level = Invalid::unless_within("level", level, (0, i64::from(family.max_level())))?;
    let level = u8::try_from(level).unwrap_or(0);
    family.specs().filter(|spec| spec.dose_at(level) > 0).map(|spec| Demand::of_level(spec, level).check(now)).collect()
}

/// What a student runs for everyone.
#[derive(Clone, Copy, Debug)]
pub struct Running {
    /// `None` is a level of the performance family.
    pub scenario: Option<&'static Scenario>,
    /// The student's number.
    pub student: i64,
    /// Epoch milliseconds on the database's clock; a level does not end by itself.
    pub ends_at: Option<i64>,
}

/// Whether it is a scenario, or of the family that acts on everyone: of these a student runs one at a time.
fn acts_on_everyone(activation: &Activation) -> bool {
    activation.scenario.is_some() || activation.anomaly.spec().family == Family::Performance
}

/// What a lever is set to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lever {
    /// 0 ends it.
    pub dose: i64,
    pub ratio: Option<i64>,
    pub guardrail: Option<i64>,
    pub down_seconds: Option<i64>,
}

impl ControlPlane {
    /// Sets a lever for everyone, in place of what was set for everyone; a dose of 0 ends it.
    ///
    /// # Errors
    /// [`ControlError::Invalid`] names the field and its range.
    pub async fn set_lever(&self, by: &str, anomaly: Anomaly, lever: Lever) -> Result<(), ControlError> {
        let now = self.clock.now();
        let wanted = if lever.dose == 0 {
            None
        } else {
            let demand = Demand {
                anomaly: anomaly.id().into(),
                dose: Some(lever.dose),
                ratio: lever.ratio,
                guardrail: lever.guardrail,
                down_seconds: lever.down_seconds,
                ..Demand::default()
            };
            Some(demand.check(now)?)
        };
        self.replace(by, now, |a| a.anomaly == anomaly, wanted.as_slice()).await
    }

    /// Sets a family for everyone to what its level holds, in place of what was set for everyone; level 0 ends it.
    ///
    /// # Errors
    /// [`ControlError::Invalid`] when the catalogue does not go so far.
    pub async fn set_level(&self, by: &str, family: Family, level: i64) -> Result<(), ControlError> {
        let now = self.clock.now();
        let wanted = of_level(family, level, now)?;
        self.replace(by, now, |a| a.anomaly.spec().family == family, &wanted).await
    }

    /// Adds an activation to what is active and gives its number. A lever that is set for everyone takes the place of what it was set to
    /// for everyone, but for what a student has set, which adds up.
    ///
    /// # Errors
    /// [`ControlError::Invalid`] names the field and its range.
    pub async fn create(&self, by: &str, demand: &Demand) -> Result<i64, ControlError> {
        let now = self.clock.now();
        let activation = demand.check(now)?;
        let mut change = self.store.change(now, by).await?;
        if activation.scope == Scope::Everyone && activation.anomaly.spec().is_lever() {
            let same =
                |a: &Activation| a.scope == Scope::Everyone && a.anomaly == activation.anomaly && a.student.is_none();
            change.end_where(EndReason::Replaced, |_, a| a.is_some_and(same)).await?;
        }
        let id = change.activate(&activation, demand.reason.as_deref()).await?;
        change.keep().await?;
        self.read_back().await?;
        Ok(id)
    }

    /// Ends one; one that is over stays as it is.
    ///
    /// # Errors
    /// [`ControlError::NotFound`] when there never was one of this number.
    pub async fn end(&self, by: &str, id: i64) -> Result<(), ControlError> {
        if !self.store.exists(id).await? {
            return Err(ControlError::NotFound);
        }
        let mut change = self.store.change(self.clock.now(), by).await?;
        change.end_where(EndReason::Ended, |row, _| row == id).await?;
        change.keep().await?;
        self.read_back().await
    }

    /// Ends everything: in memory first, so that it works while the database does not, then on record. What could not be
    /// recorded is tried again until it is.
    ///
    /// # Errors
    /// When the record could not be written; in this copy everything is over nevertheless.
    pub async fn reset(&self, by: &str) -> Result<(), ControlError> {
        {
            let mut state = self.state();
            let ids: Vec<i64> = state.activations.iter().map(|activation| activation.id).collect();
            for id in ids {
                let ended = || Ended { why: EndReason::Reset, by: by.to_owned(), detail: String::new() };
                state.ended.entry(id).or_insert_with(ended);
            }
        }
        self.put_in_force();
        self.levers.settle().await;
        self.restore_accounts_soon().await;
        let mut change = self.store.change(self.clock.now(), by).await?;
        change.end_where(EndReason::Reset, |_, _| true).await?;
        change.audit("reset", None, "").await?;
        change.keep().await?;
        self.read_back().await
    }

    /// Lets students see causes, or hides them again.
    ///
    /// # Errors
    /// When the record could not be written.
    pub async fn set_debrief(&self, by: &str, open: bool) -> Result<(), ControlError> {
        let mut change = self.store.change(self.clock.now(), by).await?;
        change.tx.execute("UPDATE chaos_state SET debrief = ? WHERE id = 1", params![open]).await?;
        change.audit("debrief", None, &format!("open={open}")).await?;
        change.keep().await?;
        self.read_back().await
    }

    /// Locks or unlocks the students' own commands. Gives what holds from here on: enabled, shared.
    ///
    /// # Errors
    /// When the record could not be written.
    pub async fn set_student_mode(&self, by: &str, mode: StudentMode) -> Result<(bool, bool), ControlError> {
        let mut change = self.store.change(self.clock.now(), by).await?;
        let sql = "UPDATE chaos_state SET student_mode = COALESCE(?, student_mode), student_shared = COALESCE(?, student_shared) WHERE id = 1";
        change.tx.execute(sql, params![mode.enabled, mode.shared]).await?;
        let facts = [("enabled", mode.enabled), ("shared", mode.shared)];
        let facts = facts.iter().filter_map(|(name, set)| set.map(|set| format!("{name}={set}")));
        change.audit("student_mode", None, &facts.collect::<Vec<_>>().join(" ")).await?;
        change.keep().await?;
        self.read_back().await?;
        let state = self.state();
        Ok((state.switches.student_mode, state.switches.student_shared))
    }

    /// Sets a family to a level by a student: for that student alone where the anomaly allows it, for everyone where the family
    /// acts on the whole shop. It replaces what this student had set of it; level 0 ends it.
    ///
    /// # Errors
    /// When the students' commands are locked, when it acts on everyone and that is not shared or somebody else is at it, and
    /// [`ControlError::Invalid`] when the catalogue does not go so far.
    pub async fn set_own_level(&self, student: &Student, family: Family, level: i64) -> Result<(), ControlError> {
        let on_everyone = family == Family::Performance;
        self.permit(on_everyone)?;
        let now = self.clock.now();
        let own = |mut activation: Activation| {
            let alone = !on_everyone && activation.anomaly.spec().scopes.contains(&ScopeKind::Student);
            if alone {
                activation.scope = Scope::Student(student.token.clone());
            }
            Activation { student: Some(student.id), ..activation }
        };
        let wanted: Vec<_> = of_level(family, level, now)?.into_iter().map(own).collect();
        let mut change = self.store.change(now, &student.actor()).await?;
        if on_everyone && !wanted.is_empty() {
            self.refuse_if_running(&mut change, student.id).await?;
        }
        let is_own = |a: &Activation| {
            let of_family = a.anomaly.spec().family == family && a.scenario.is_none();
            a.student == Some(student.id) && (of_family || on_everyone && acts_on_everyone(a))
        };
        self.exchange(change, is_own, &wanted).await
    }

    /// Starts a scenario in place of the one that runs, whoever's it is; `None` ends that one.
    ///
    /// # Errors
    /// When the record could not be written.
    pub async fn set_scenario(&self, by: &str, scenario: Option<&Scenario>) -> Result<(), ControlError> {
        let now = self.clock.now();
        let wanted = scenario.map(|scenario| scenario.activations(now)).transpose()?.unwrap_or_default();
        let change = self.store.change(now, by).await?;
        self.exchange(change, |a| a.scenario.is_some(), &wanted).await
    }

    /// The same by a student, who ends only their own and starts none beside somebody else's.
    ///
    /// # Errors
    /// When the students' commands are locked, not shared, or somebody else is at it.
    pub async fn set_own_scenario(&self, student: &Student, scenario: Option<&Scenario>) -> Result<(), ControlError> {
        self.permit(true)?;
        let now = self.clock.now();
        let mut wanted = scenario.map(|scenario| scenario.activations(now)).transpose()?.unwrap_or_default();
        wanted.iter_mut().for_each(|activation| activation.student = Some(student.id));
        let mut change = self.store.change(now, &student.actor()).await?;
        if !wanted.is_empty() {
            self.refuse_if_running(&mut change, student.id).await?;
        }
        self.exchange(change, |a| a.student == Some(student.id) && acts_on_everyone(a), &wanted).await
    }

    /// The scenario that runs.
    #[must_use]
    pub fn scenario(&self) -> Option<&'static Scenario> {
        self.state().in_force().find_map(|activation| Scenario::of(activation.scenario.as_deref()?))
    }

    /// What a student runs for everyone.
    #[must_use]
    pub fn run_by_student(&self) -> Option<Running> {
        let state = self.state();
        let activation = state.in_force().find(|a| a.student.is_some() && acts_on_everyone(a))?;
        let scenario = activation.scenario.as_deref().and_then(Scenario::of);
        Some(Running { scenario, student: activation.student?, ends_at: activation.ends_at })
    }

    /// Whether students may do this now.
    fn permit(&self, on_everyone: bool) -> Result<(), ControlError> {
        let mode = self.student_mode();
        match (mode.enabled, mode.shared || !on_everyone) {
            (false, _) => Err(ControlError::StudentsLocked),
            (true, false) => Err(ControlError::NotShared),
            (true, true) => Ok(()),
        }
    }

    /// One at a time: what another student has set for everyone, or a scenario of anybody else's. Within the change, so that of
    /// two who start at once one is refused.
    async fn refuse_if_running(&self, change: &mut Change, student: i64) -> Result<(), ControlError> {
        let others = change.active().await?;
        let other = others.iter().map(|record| &record.activation).find(|a| {
            a.student != Some(student) && (a.scenario.is_some() || a.student.is_some() && acts_on_everyone(a))
        });
        let Some(other) = other else { return Ok(()) };
        let students = self.students();
        let by = other.student.and_then(|id| students.of_id(id)).map(|student| student.alias.clone());
        Err(ControlError::Running { by })
    }

    /// Ends what was set for everyone among the chosen and records what is wanted in its place.
    async fn replace(
        &self,
        by: &str,
        now: i64,
        chosen: impl Fn(&Activation) -> bool + Send + Sync,
        wanted: &[Activation],
    ) -> Result<(), ControlError> {
        let change = self.store.change(now, by).await?;
        self.exchange(change, |a| a.scope == Scope::Everyone && chosen(a), wanted).await
    }

    /// Ends the chosen, records what is wanted in their place, and puts it in force.
    async fn exchange(
        &self,
        mut change: Change,
        chosen: impl Fn(&Activation) -> bool + Send + Sync,
        wanted: &[Activation],
    ) -> Result<(), ControlError> {
        let why = if wanted.is_empty() { EndReason::Ended } else { EndReason::Replaced };
        change.end_where(why, |_, a| a.is_some_and(&chosen)).await?;
        for activation in wanted {
            change.activate(activation, None).await?;
        }
        change.keep().await?;
        self.read_back().await
    }
}

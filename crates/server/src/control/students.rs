// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who the students are. All of them stand in memory, on every copy of the shop: a request finds its student without asking
//! the control plane's database, which the shop's traffic must never reach.
use std::collections::HashMap;
use std::sync::Arc;

use perfshop_chaos::{Activation, ActiveSet, Anomaly, Scope};
use perfshop_shop::db::{Db, DbError, Row};
use perfshop_shop::lending::Lent;
use perfshop_shop::{params, token};

use super::{ControlError, ControlPlane};

/// So many fit in; a class has thirty. Beyond them somebody is filling the list.
pub const MOST_STUDENTS: usize = 2_000;

/// Somebody who has entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    pub id: i64,
    /// A UUID; the student's name in scripts and in scopes.
    pub token: String,
    pub alias: String,
    /// The group that the student said to belong to.
    pub class: Option<String>,
    /// The customer that the shop lent.
    pub customer: Lent,
}

impl Student {
    /// Who acts, in the audit.
    #[must_use]
    pub fn actor(&self) -> String {
        actor(&self.alias)
    }
}

fn actor(alias: &str) -> String {
    format!("student:{alias}")
}

/// The students' own commands.
#[derive(Clone, Copy, Debug)]
pub struct Permissions {
    pub enabled: bool,
    /// Also what acts on everyone.
    pub shared: bool,
}

/// Every student, by what a request may carry.
#[derive(Debug, Default)]
pub struct Students {
    /// Kept by the token's hash, so that a look-up takes no time that depends on the token.
    by_token: HashMap<String, Arc<Student>>,
    by_customer: HashMap<i64, Arc<Student>>,
    /// What each has proved, by the student's number, in the catalogue's order.
    captured: HashMap<i64, Vec<Anomaly>>,
}

impl Students {
    pub(super) async fn load(db: &Db) -> Result<Self, DbError> {
        let sql = "SELECT id, token, alias, class, customer_id, customer_email, token_hash FROM students";
        let rows = db.query(sql, &[], |row| Ok((read(row)?, row.get::<String>(6)?))).await?;
        let mut students = Self::default();
        for (student, hash) in rows {
            let student = Arc::new(student);
            students.by_customer.insert(student.customer.id, Arc::clone(&student));
            students.by_token.insert(hash, student);
        }
        let sql = "SELECT student_id, anomaly FROM student_flags";
        for (id, anomaly) in db.query(sql, &[], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?))).await? {
            // One that this program does not know any more stays on record.
            if let Ok(anomaly) = anomaly.parse() {
                students.captured.entry(id).or_default().push(anomaly);
            }
        }
        students.captured.values_mut().for_each(|captured| captured.sort_unstable());
        Ok(students)
    }

    #[must_use]
    pub fn of_token(&self, secret: &str) -> Option<&Arc<Student>> {
        if self.by_token.is_empty() { None } else { self.by_token.get(&token::sha256(secret)) }
    }

    /// The student whom this customer was lent to.
    #[must_use]
    pub fn of_customer(&self, customer_id: i64) -> Option<&Arc<Student>> {
        self.by_customer.get(&customer_id)
    }

    #[must_use]
    pub fn of_id(&self, id: i64) -> Option<&Arc<Student>> {
        self.by_token.values().find(|student| student.id == id)
    }

    /// The anomalies whose flags this student has captured, in the catalogue's order.
    #[must_use]
    pub fn captured_by(&self, id: i64) -> &[Anomaly] {
        self.captured.get(&id).map_or(&[], Vec::as_slice)
    }

    /// In the order in which they entered.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Student>> {
        let mut all: Vec<_> = self.by_token.values().cloned().collect();
        all.sort_unstable_by_key(|student| student.id);
        all
    }

    #[must_use]
    pub fn is_full(&self) -> bool {
        self.by_token.len() >= MOST_STUDENTS
    }
}

fn read(row: &Row<'_>) -> Result<Student, DbError> {
    Ok(Student {
        id: row.get(0)?,
        token: row.get(1)?,
        alias: row.get(2)?,
        class: row.get(3)?,
        customer: Lent { id: row.get(4)?, email: row.get(5)? },
    })
}

impl ControlPlane {
    /// Who the students are, as far as this copy has heard.
    #[must_use]
    pub fn students(&self) -> Arc<Students> {
        self.students.load_full()
    }

    /// Which of the students' own commands work.
    #[must_use]
    pub fn student_mode(&self) -> Permissions {
        let state = self.state();
        Permissions { enabled: state.switches.student_mode, shared: state.switches.student_shared }
    }

    /// The levels that a student has set, as that student meets them.
    #[must_use]
    pub fn set_by(&self, student: i64) -> ActiveSet {
        let state = self.state();
        let own: Vec<Activation> = state
            .in_force()
            .filter(|activation| activation.student == Some(student) && activation.scenario.is_none())
            .map(|activation| Activation { scope: Scope::Everyone, ..activation.clone() })
            .collect();
        ActiveSet::at(&own, self.clock.now())
    }

    /// Adds a student; every copy of the shop hears of it with the next revision.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn enrol(
        &self,
        alias: &str,
        class: Option<&str>,
        token: &str,
        customer: &Lent,
    ) -> Result<Arc<Student>, ControlError> {
        let now = self.clock.now();
        let sql = "INSERT INTO students (token, token_hash, alias, class, customer_id, customer_email, created_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?)";
        let mut change = self.store.change(now, &actor(alias)).await?;
        change
            .tx
            .execute(sql, params![token, token::sha256(token), alias, class, customer.id, &customer.email, now])
            .await?;
        change.audit("enter", None, "").await?;
        change.keep().await?;
        self.read_back().await?;
        self.students().of_token(token).cloned().ok_or(ControlError::NotFound)
    }

    /// Changes what a student is called, which class it is of, and whom the shop lent.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn change_student(&self, student: &Student) -> Result<(), ControlError> {
        let lent = &student.customer;
        let sql = "UPDATE students SET alias = ?, class = ?, customer_id = ?, customer_email = ? WHERE id = ?";
        let mut change = self.store.change(self.clock.now(), &student.actor()).await?;
        change
            .tx
            .execute(sql, params![&student.alias, student.class.as_deref(), lent.id, &lent.email, student.id])
            .await?;
        change.audit("enter", None, "").await?;
        change.keep().await?;
        self.read_back().await
    }
}

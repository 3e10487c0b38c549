// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who has entered, for the instructor: a scope names a student by the token, or a class.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::admin_chaos::Instructor;
use crate::app::AppState;
use crate::control::Student;
use crate::problem::Problem;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Student)]
pub struct StudentView {
    id: i64,
    alias: String,
    #[schema(required = true)]
    class: Option<String>,
    token: String,
    /// The e-mail of the customer that the shop lent.
    customer: String,
}

impl From<&Student> for StudentView {
    fn from(student: &Student) -> Self {
        let Student { id, alias, class, token, customer } = student.clone();
        Self { id, alias, class, token, customer: customer.email }
    }
}

/// Every student, in the order in which they entered.
#[derive(Serialize, ToSchema)]
pub struct StudentList {
    students: Vec<StudentView>,
}

/// Who has entered.
#[utoipa::path(get, path = "/api/admin/chaos/students", tag = "chaos", security(("adminToken" = [])),
    responses((status = 200, body = StudentList), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list_students(State(app): State<AppState>, _: Instructor) -> Json<StudentList> {
    Json(StudentList { students: app.control.students().all().iter().map(|student| (&**student).into()).collect() })
}

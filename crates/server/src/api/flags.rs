// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where students hand in the flags that they captured.

use std::time::Instant;

use axum::Json;
use axum::extract::State;
use perfshop_chaos::Anomaly;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::student::AsStudent;
use crate::app::AppState;
use crate::extract;
use crate::problem::{ApiError, Problem};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlagBody {
    /// `PFSH{…}`, as it was found.
    #[schema(min_length = 1, max_length = 100, pattern = r"^[^\x00-\x1F\x7F-\x9F]+$")]
    flag: String,
}

#[derive(Serialize, ToSchema)]
pub struct FlagVerdict {
    /// Whether it is a flag of this student's: those of others are worth nothing.
    valid: bool,
    /// What was exploited, by its identifier.
    #[schema(required = true)]
    anomaly: Option<&'static str>,
    /// All that this student has proved so far, by identifier.
    captured: Vec<&'static str>,
}

/// Checks a captured flag. Ten wrong ones a minute are answered, more are not.
#[utoipa::path(post, path = "/api/chaos/student/flags", tag = "student", request_body = FlagBody,
    responses((status = 200, body = FlagVerdict), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 423, body = Problem), (status = 429, body = Problem)))]
pub async fn hand_in(
    State(app): State<AppState>,
    AsStudent(student): AsStudent,
    extract::Json(body): extract::Json<FlagBody>,
) -> Result<Json<FlagVerdict>, ApiError> {
    if !app.control.student_mode().enabled {
        return Err(ApiError::StudentModeLocked);
    }
    let attempt = app.guesses.of_student(student.id);
    attempt.allowed(Instant::now())?;
    let found = app.control.flags().recognise(&student, body.flag.trim());
    match found {
        Some(anomaly) => app.control.capture(&student, anomaly).await?,
        None => attempt.wrong(Instant::now())?,
    }
    let captured = app.control.students().captured_by(student.id).iter().map(|anomaly| anomaly.id()).collect();
    Ok(Json(FlagVerdict { valid: found.is_some(), anomaly: found.map(Anomaly::id), captured }))
}

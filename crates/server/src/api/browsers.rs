// SPDX-License-Identifier: AGPL-3.0-or-later
//! How the shop's pages are in their browsers, student by student: for everybody, as their series on the students' scrape are.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::AppState;
use crate::telemetry::ClientFigures;

/// What one student's page told last.
#[derive(Debug, Serialize, ToSchema)]
pub struct Browser {
    /// An alias; empty for pages of nobody in particular.
    student: String,
    #[serde(flatten)]
    figures: ClientFigures,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Browsers {
    /// By student; a page that has told nothing for ten seconds is closed.
    browsers: Vec<Browser>,
}

/// The pages that tell how they are, with their last figures.
#[utoipa::path(get, path = "/api/monitoring/browsers", tag = "monitoring", responses((status = 200, body = Browsers)))]
pub async fn browsers(State(app): State<AppState>) -> Json<Browsers> {
    let browsers = app.telemetry.browsers().into_iter();
    Json(Browsers { browsers: browsers.map(|(student, figures)| Browser { student, figures }).collect() })
}

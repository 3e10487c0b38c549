// SPDX-License-Identifier: AGPL-3.0-or-later
//! What everybody may read of four families once the debrief is open. Until then each call says that it is hidden, and nothing else.

use axum::Json;
use axum::extract::State;
use perfshop_chaos::{Anomaly, Family, Spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::triggerings::{self, Triggering};
use crate::app::{App, AppState};
use crate::extract::Word;
use crate::problem::{ApiError, Problem};

/// The family of this name, if its causes are for everybody in the end.
fn public(name: &str) -> Result<Family, ApiError> {
    let families = [Family::Business, Family::Functional, Family::Security, Family::Scripting];
    families.into_iter().find(|family| family.id() == name).ok_or(ApiError::NoSuchPath)
}

/// An answer that keeps all but the word `hidden` to itself until the debrief is open.
fn once_open<T>(app: &App, family: &str, told: impl FnOnce(Family) -> T) -> Result<Option<T>, ApiError> {
    let family = public(family)?;
    Ok(app.control.debrief().then(|| told(family)))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicStatus {
    /// True until the debrief is open; all else is then left out.
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'static str>,
    /// The highest level whose anomalies are all active for everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// All that are active, also for some only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<String>>)]
    active: Option<Vec<Anomaly>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicAnomalies {
    /// True until the debrief is open; all else is then left out.
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    anomalies: Option<Vec<PublicAnomaly>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicAnomaly {
    id: &'static str,
    name: String,
    /// The lowest level that it is in.
    level: u8,
    /// True when it is active for somebody.
    active: bool,
    summary: String,
    /// In one sentence.
    cause: String,
    /// How it is used; of security only.
    #[serde(skip_serializing_if = "Option::is_none")]
    exploit: Option<String>,
    /// How it is repaired; of security only.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
    references: Vec<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicLogs {
    /// True until the debrief is open; all else is then left out.
    hidden: bool,
    /// The last 200 of the family, newest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    logs: Option<Vec<Triggering>>,
}

/// What is active of a family, once the debrief is open.
#[utoipa::path(get, path = "/api/chaos/public/{family}/status", tag = "public",
    params(("family" = String, Path, description = "business, functional, security or scripting")),
    responses((status = 200, body = PublicStatus), (status = 404, body = Problem)))]
pub async fn status(State(app): State<AppState>, Word(family): Word) -> Result<Json<PublicStatus>, ApiError> {
    let told = once_open(&app, &family, |family| {
        let active = app.chaos.active();
        (family.id(), active.level(family), active.active(family))
    })?;
    let hidden = told.is_none();
    let (family, level, active) = told.map_or((None, None, None), |(f, l, a)| (Some(f), Some(l), Some(a)));
    Ok(Json(PublicStatus { hidden, family, level, active }))
}

/// Every anomaly of a family with its cause, once the debrief is open.
#[utoipa::path(get, path = "/api/chaos/public/{family}/anomalies", tag = "public",
    params(("family" = String, Path, description = "business, functional, security or scripting")),
    responses((status = 200, body = PublicAnomalies), (status = 404, body = Problem)))]
pub async fn anomalies(State(app): State<AppState>, Word(family): Word) -> Result<Json<PublicAnomalies>, ApiError> {
    let anomalies = once_open(&app, &family, |family| {
        let active = app.chaos.active().active(family);
        family.specs().map(|spec| anomaly(&app, spec, active.contains(&spec.anomaly))).collect()
    })?;
    Ok(Json(PublicAnomalies { hidden: anomalies.is_none(), anomalies }))
}

fn anomaly(app: &App, spec: &'static Spec, active: bool) -> PublicAnomaly {
    let words = |part| app.texts.get(&spec.text_key(part), &[]);
    let of_security = |part| (spec.family == Family::Security).then(|| words(part));
    PublicAnomaly {
        id: spec.id,
        name: words("name"),
        level: spec.first_level(),
        active,
        summary: words("summary"),
        cause: words("cause"),
        exploit: of_security("exploit"),
        fix: of_security("fix"),
        references: spec.references.to_vec(),
    }
}

/// When anomalies of a family last struck, once the debrief is open.
#[utoipa::path(get, path = "/api/chaos/public/{family}/logs", tag = "public",
    params(("family" = String, Path, description = "business, functional, security or scripting")),
    responses((status = 200, body = PublicLogs), (status = 404, body = Problem)))]
pub async fn logs(State(app): State<AppState>, Word(family): Word) -> Result<Json<PublicLogs>, ApiError> {
    let logs = once_open(&app, &family, |family| triggerings::recent(&app, &[family]))?;
    Ok(Json(PublicLogs { hidden: logs.is_none(), logs }))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use perfshop_shop::clock;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::Page;
use crate::app::AppState;
use crate::control::{AuditFilter, AuditLine};
use crate::extract::{Admin, Query};
use crate::problem::{ApiError, FieldFault, Problem};

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// The identifier of an anomaly, in the catalogue or no longer.
    #[schema(max_length = 40)]
    #[param(max_length = 40)]
    anomaly: Option<String>,
    /// E-mail of an admin, whole, or `system`.
    #[schema(max_length = 254)]
    #[param(max_length = 254)]
    actor: Option<String>,
    /// Such as `activate`.
    #[schema(max_length = 60)]
    #[param(max_length = 60)]
    action: Option<String>,
    /// ISO 8601 with an offset or Z; this instant included.
    #[schema(max_length = 40)]
    #[param(max_length = 40)]
    from: Option<String>,
    /// ISO 8601 with an offset or Z; this instant not.
    #[schema(max_length = 40)]
    #[param(max_length = 40)]
    to: Option<String>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
}

impl AuditQuery {
    fn filter(self) -> Result<AuditFilter, ApiError> {
        // What stands empty in a form is not asked for.
        let asked = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut faults = Vec::new();
        let mut instant = |field: &str, text: Option<String>| {
            let read = asked(text).map(|text| clock::parse_iso(&text));
            if read == Some(None) {
                faults.push(FieldFault::new(field, "FORMAT"));
            }
            read.flatten()
        };
        let (from, to) = (instant("from", self.from), instant("to", self.to));
        if !faults.is_empty() {
            return Err(ApiError::Invalid(faults));
        }
        // Admins' addresses are kept in lower case.
        let actor = asked(self.actor).map(|actor| actor.to_lowercase());
        Ok(AuditFilter { anomaly: asked(self.anomaly), actor, action: asked(self.action), from, to })
    }
}

/// What was done, by whom, newest first.
#[utoipa::path(get, path = "/api/admin/audit", tag = "chaos", security(("adminToken" = [])), params(AuditQuery),
    responses((status = 200, body = Page<AuditLine>), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn list_audit(
    State(app): State<AppState>,
    _: Admin,
    Query(query): Query<AuditQuery>,
) -> Result<Json<Page<AuditLine>>, ApiError> {
    let (page, size) = (query.page.unwrap_or(0), query.size.unwrap_or(20));
    let (lines, total) = app.control.audit(&query.filter()?, page, size).await?;
    Ok(Json(Page::new(lines, total, page, size)))
}

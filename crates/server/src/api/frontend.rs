// SPDX-License-Identifier: AGPL-3.0-or-later
//! What happens in the browser: the shop's pages ask what they have to do, and tell how they are.

use axum::Json;
use axum::extract::{Request, State};
use perfshop_chaos::{Anomaly, ChaosPlan};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Success;
use super::admin_chaos::{ChaosChanged, Instructor, changed};
use super::student::AsStudent;
use crate::app::AppState;
use crate::control::Lever;
use crate::extract;
use crate::interceptors;
use crate::problem::{ApiError, Problem};
use crate::telemetry::ClientFigures;

/// Doses of the browser's anomalies; 0 is off.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FrontendState {
    cpu_burn: u8,
    memory_leak: u8,
    dom_flood: u8,
    fetch_flood: u8,
    double_fetch: u8,
}

impl From<&ChaosPlan> for FrontendState {
    fn from(plan: &ChaosPlan) -> Self {
        Self {
            cpu_burn: plan.dose(Anomaly::CpuBurn),
            memory_leak: plan.dose(Anomaly::MemoryLeak),
            dom_flood: plan.dose(Anomaly::DomFlood),
            fetch_flood: plan.dose(Anomaly::FetchFlood),
            double_fetch: plan.dose(Anomaly::DoubleFetch),
        }
    }
}

/// What of the browser is to change for everyone; what is left out stays, 0 ends it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FrontendSetting {
    #[schema(minimum = 0, maximum = 100)]
    cpu_burn: Option<i64>,
    #[schema(minimum = 0, maximum = 100)]
    memory_leak: Option<i64>,
    #[schema(minimum = 0, maximum = 100)]
    dom_flood: Option<i64>,
    #[schema(minimum = 0, maximum = 100)]
    fetch_flood: Option<i64>,
    #[schema(minimum = 0, maximum = 5)]
    double_fetch: Option<i64>,
}

/// What this browser has to do. It suffers nothing itself: whatever the shop's API is going through, a page hears within its next
/// question that something is over.
#[utoipa::path(get, path = "/api/chaos/frontend/state", tag = "frontend",
    responses((status = 200, body = FrontendState)))]
pub async fn read_state(State(app): State<AppState>, request: Request) -> Result<Json<FrontendState>, ApiError> {
    let (asked, _) = request.into_parts();
    Ok(Json((&interceptors::plan_of_browser(&app, &asked).await?).into()))
}

/// Sets what browsers have to do, for everyone.
#[utoipa::path(post, path = "/api/chaos/frontend/state", tag = "frontend", security(("adminToken" = [])), request_body = FrontendSetting,
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn set_state(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<FrontendSetting>,
) -> Result<Json<ChaosChanged>, ApiError> {
    let asked = [
        (Anomaly::CpuBurn, body.cpu_burn),
        (Anomaly::MemoryLeak, body.memory_leak),
        (Anomaly::DomFlood, body.dom_flood),
        (Anomaly::FetchFlood, body.fetch_flood),
        (Anomaly::DoubleFetch, body.double_fetch),
    ];
    for (anomaly, dose) in asked {
        if let Some(dose) = dose {
            app.control.set_lever(&by, anomaly, Lever { dose, ..Lever::default() }).await?;
        }
    }
    Ok(changed(&app, "chaos-frontend-set", &[]))
}

/// How a page is, as it tells every 2 s. What its browser cannot measure is left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClientMetrics {
    /// Frames a second.
    #[schema(minimum = 0, maximum = 1000)]
    fps: Option<f64>,
    /// Tasks of more than 50 ms on the main thread, a second.
    #[schema(minimum = 0, maximum = 1000)]
    long_tasks_per_sec: Option<f64>,
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[serde(rename = "heapUsedMB")]
    heap_used_mb: Option<f64>,
    /// Taken for the page's own readers; it is no series.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[serde(rename = "heapLimitMB")]
    #[expect(dead_code, reason = "checked, and kept nowhere")]
    heap_limit_mb: Option<f64>,
    /// As above.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[expect(dead_code, reason = "checked, and kept nowhere")]
    pending_fetches: Option<f64>,
    #[schema(minimum = 0, maximum = 1_000_000)]
    fetch_per_sec: Option<f64>,
    #[schema(minimum = 0, maximum = 100_000_000)]
    dom_node_count: Option<f64>,
    cpu_worker_active: Option<bool>,
}

/// Takes how a page is. It is told by its student's alias; pages of nobody in particular are told together.
#[utoipa::path(post, path = "/api/chaos/client-metrics", tag = "frontend", request_body = ClientMetrics,
    responses((status = 200, body = Success), (status = 400, body = Problem)))]
pub async fn take_metrics(
    State(app): State<AppState>,
    student: Result<AsStudent, ApiError>,
    extract::Json(body): extract::Json<ClientMetrics>,
) -> Json<Success> {
    let student = student.map(|AsStudent(student)| student.alias.clone()).unwrap_or_default();
    let figures = ClientFigures {
        fps: body.fps,
        long_tasks_per_sec: body.long_tasks_per_sec,
        heap_used_mb: body.heap_used_mb,
        fetch_per_sec: body.fetch_per_sec,
        dom_node_count: body.dom_node_count,
        cpu_worker_active: body.cpu_worker_active.map(|active| f64::from(u8::from(active))),
    };
    app.telemetry.client_told(&student, figures);
    Json(Success::YES)
}

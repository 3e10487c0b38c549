// SPDX-License-Identifier: AGPL-3.0-or-later
//! The instructor's levers, a call each. What is set stands in place of what was set for everyone before.

use axum::Json;
use axum::extract::State;
use perfshop_chaos::Anomaly;
use serde::Deserialize;
use utoipa::ToSchema;

use super::admin_chaos::{ChaosChanged, Instructor, changed};
use crate::app::AppState;
use crate::control::Lever;
use crate::extract;
use crate::problem::{ApiError, Problem};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CpuSetting {
    /// Percent of a core that each thread uses; 0 ends it.
    #[schema(minimum = 0, maximum = 100)]
    intensity: i64,
    /// Threads; 1 when left out.
    #[schema(minimum = 1, maximum = 5)]
    ratio: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemorySetting {
    /// Percent of the heap budget that is filled; 0 ends it. 105 without a guardrail is the process's death.
    #[schema(minimum = 0, maximum = 105)]
    target: i64,
    /// Percent of the heap budget where it is held, whatever the target; 0 is none.
    #[schema(minimum = 0, maximum = 100)]
    guardrail: Option<i64>,
    /// How long the shop stays away once its process has died of it.
    #[schema(minimum = 0, maximum = 120)]
    down_seconds: Option<i64>,
}

/// Of a lever that has no further figure.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeverSetting {
    /// Percent of what the lever takes; 0 ends it.
    #[schema(minimum = 0, maximum = 100)]
    intensity: i64,
}

/// Burns so much of so many cores, in place of what was set before; 0 ends it.
#[utoipa::path(post, path = "/api/admin/chaos/cpu", tag = "chaos", security(("adminToken" = [])), request_body = CpuSetting,
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn set_cpu(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<CpuSetting>,
) -> Result<Json<ChaosChanged>, ApiError> {
    let lever = Lever { dose: body.intensity, ratio: body.ratio, ..Lever::default() };
    app.control.set_lever(&by, Anomaly::Cpu, lever).await?;
    let (intensity, ratio) = (body.intensity.to_string(), body.ratio.unwrap_or(1).to_string());
    let key = if body.intensity == 0 { "chaos-cpu-off" } else { "chaos-cpu-on" };
    Ok(changed(&app, key, &[("intensity", &intensity), ("ratio", &ratio)]))
}

/// Fills the heap budget up to a target, in place of what was set before; 0 ends it.
#[utoipa::path(post, path = "/api/admin/chaos/memory", tag = "chaos", security(("adminToken" = [])), request_body = MemorySetting,
    responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn set_memory(
    State(app): State<AppState>,
    Instructor(by): Instructor,
    extract::Json(body): extract::Json<MemorySetting>,
) -> Result<Json<ChaosChanged>, ApiError> {
    let MemorySetting { target, guardrail, down_seconds } = body;
    let lever = Lever { dose: target, guardrail, down_seconds, ..Lever::default() };
    app.control.set_lever(&by, Anomaly::Memory, lever).await?;
    let guardrail = guardrail.unwrap_or(0);
    let key = match (target, guardrail) {
        (0, _) => "chaos-memory-off",
        (_, 0) => "chaos-memory-on",
        _ => "chaos-memory-held",
    };
    let (target, guardrail) = (target.to_string(), guardrail.to_string());
    Ok(changed(&app, key, &[("target", &target), ("guardrail", &guardrail)]))
}

async fn set(app: &AppState, by: &str, anomaly: Anomaly, intensity: i64) -> Result<Json<ChaosChanged>, ApiError> {
    app.control.set_lever(by, anomaly, Lever { dose: intensity, ..Lever::default() }).await?;
    let (name, dose) = (app.texts.get(&anomaly.spec().text_key("name"), &[]), intensity.to_string());
    let key = if intensity == 0 { "chaos-lever-off" } else { "chaos-lever-on" };
    Ok(changed(app, key, &[("anomaly", &name), ("dose", &dose)]))
}

/// The documented call of a lever that has an intensity and nothing else.
macro_rules! lever {
    ($(#[doc = $summary:literal])+ $handler:ident, $path:literal, $anomaly:ident) => {
        $(#[doc = $summary])+
        #[utoipa::path(post, path = $path, tag = "chaos", security(("adminToken" = [])), request_body = LeverSetting,
            responses((status = 200, body = ChaosChanged), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
        pub async fn $handler(
            State(app): State<AppState>,
            Instructor(by): Instructor,
            extract::Json(body): extract::Json<LeverSetting>,
        ) -> Result<Json<ChaosChanged>, ApiError> {
            set(&app, &by, Anomaly::$anomaly, body.intensity).await
        }
    };
}

lever!(/** Holds that share of the pool's connections. */ set_db_pool, "/api/admin/chaos/db-pool", DbPool);
lever!(/** Occupies that share of the workers. */ set_thread_pool, "/api/admin/chaos/thread-pool", ThreadPool);
lever!(/** Fills that share of the free heap budget again and again; all requests wait while it is dropped. */ set_gc_pressure, "/api/admin/chaos/gc-pressure", GcPressure);
lever!(/** Adds a slow statement to lists, searches and products: 2 s at 100. */ set_slow_queries, "/api/admin/chaos/slow-queries", SlowQuery);
lever!(/** Has that share of orders meet another transaction and lose, at their first try. */ set_deadlock, "/api/admin/chaos/deadlock", Deadlock);
lever!(/** Makes requests of the shop slow on their way, loses some, and paces long bodies. */ set_network, "/api/admin/chaos/network", Network);

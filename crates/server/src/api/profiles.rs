// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where CPU time goes and what memory holds, as trees of functions: for everybody without what sets something off, for the
//! instructor with it. Files for other tools are the instructor's.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use perfshop_shop::clock;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::admin_chaos::Profiler;
use super::traces::View;
use crate::app::AppState;
use crate::extract::Query;
use crate::problem::{ApiError, FieldFault, Problem};
use crate::telemetry::profile::{KEPT, Node, Profile, Profiles, Unit};
use crate::telemetry::trace::Audience;

/// Seconds that are looked at when the caller does not say.
const USUAL: u64 = 60;

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProfileQuery {
    /// Epoch milliseconds; a minute before `to` when left out. Whole seconds are looked at, this one included.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    from: Option<u64>,
    /// Epoch milliseconds; now when left out. This second is not included.
    #[schema(minimum = 0)]
    #[param(minimum = 0)]
    to: Option<u64>,
}

/// Seconds since the epoch.
struct Window {
    from: u64,
    to: u64,
}

impl Window {
    fn of(query: &ProfileQuery) -> Result<Self, ApiError> {
        let now = u64::try_from(clock::now_ms()).unwrap_or(0);
        let to = query.to.unwrap_or(now);
        let from = query.from.unwrap_or(to.saturating_sub(USUAL * 1000));
        if from > to {
            return Err(ApiError::Invalid(vec![
                FieldFault::new("from", "OUT_OF_RANGE").with("min", 0).with("max", to),
            ]));
        }
        // A span within one second is that second.
        let (from, to) = (from / 1000, to.div_ceil(1000));
        Ok(Self { from, to: to.max(from + 1) })
    }
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ProfileUnit)]
pub enum UnitView {
    Nanoseconds,
    Bytes,
}

/// A profile as a tree of functions.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProfileTree {
    /// What the values are: CPU time in `nanoseconds`, or memory in use in `bytes`.
    unit: UnitView,
    /// Epoch milliseconds; of the memory both are the instant at which it was looked at.
    from: u64,
    to: u64,
    /// What the values stand on; few samples make a rough picture.
    samples: u64,
    /// Samples that found no room and are missing.
    lost: u64,
    /// Seconds that are kept at most.
    kept_seconds: usize,
    /// The whole program first; who is called stands behind who calls, the greatest first.
    nodes: Vec<Node>,
}

/// Reads names, which takes milliseconds, where that holds up nobody.
async fn apart<T: Send + 'static>(
    app: &AppState,
    look: impl FnOnce(&Profiles) -> Option<T> + Send + 'static,
) -> Result<T, ApiError> {
    let profiles = app.telemetry.profiles().clone();
    let looked = tokio::task::spawn_blocking(move || look(&profiles)).await;
    looked.map_err(|error| ApiError::Internal(error.to_string()))?.ok_or(ApiError::ProfilesOff)
}

/// Where CPU time went.
#[utoipa::path(get, path = "/api/monitoring/profiles/cpu", tag = "monitoring", params(ProfileQuery),
    security((), ("adminToken" = [])),
    responses((status = 200, body = ProfileTree), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn cpu(
    State(app): State<AppState>,
    View(audience): View,
    Query(query): Query<ProfileQuery>,
) -> Result<Json<ProfileTree>, ApiError> {
    let Window { from, to } = Window::of(&query)?;
    let look = move |profiles: &Profiles| Some(tree(&profiles.cpu(from, to)?, audience, from * 1000, to * 1000));
    Ok(Json(apart(&app, look).await?))
}

/// What memory holds now. It is looked at once in five seconds at most.
#[utoipa::path(get, path = "/api/monitoring/profiles/heap", tag = "monitoring",
    security((), ("adminToken" = [])),
    responses((status = 200, body = ProfileTree), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn heap(State(app): State<AppState>, View(audience): View) -> Result<Json<ProfileTree>, ApiError> {
    let look = move |profiles: &Profiles| {
        let (at, profile) = profiles.heap_lately()?;
        Some(tree(&profile, audience, at, at))
    };
    Ok(Json(apart(&app, look).await?))
}

fn tree(profile: &Profile, audience: Audience, from: u64, to: u64) -> ProfileTree {
    ProfileTree {
        unit: match profile.unit {
            Unit::Nanoseconds => UnitView::Nanoseconds,
            Unit::Bytes => UnitView::Bytes,
        },
        from,
        to,
        samples: profile.samples,
        lost: profile.lost,
        kept_seconds: KEPT,
        nodes: profile.tree(audience),
    }
}

/// Where CPU time went, as a pprof file.
#[utoipa::path(get, path = "/api/admin/monitoring/profiles/cpu", tag = "admin: monitoring", params(ProfileQuery),
    security(("adminToken" = [])),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn cpu_file(
    _: Profiler,
    State(app): State<AppState>,
    Query(query): Query<ProfileQuery>,
) -> Result<Response, ApiError> {
    let Window { from, to } = Window::of(&query)?;
    let look = move |profiles: &Profiles| {
        let lasted = Duration::from_secs(to - from);
        Some(profiles.cpu(from, to)?.pprof(Audience::Instructor, from * 1_000_000_000, lasted))
    };
    Ok(file("perfshop-cpu.pb.gz", apart(&app, look).await?))
}

/// What memory holds now, as a pprof file.
#[utoipa::path(get, path = "/api/admin/monitoring/profiles/heap", tag = "admin: monitoring",
    security(("adminToken" = [])),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn heap_file(_: Profiler, State(app): State<AppState>) -> Result<Response, ApiError> {
    let look = |profiles: &Profiles| {
        let (at, profile): (u64, Arc<Profile>) = profiles.heap_lately()?;
        Some(profile.pprof(Audience::Instructor, at * 1_000_000, Duration::ZERO))
    };
    Ok(file("perfshop-heap.pb.gz", apart(&app, look).await?))
}

fn file(name: &str, bytes: Vec<u8>) -> Response {
    let head = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (head, bytes).into_response()
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Live figures for the instructor, pushed each second. The line is encoded once a second and shared by all who watch.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use serde::Serialize;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use utoipa::ToSchema;

use crate::app::{App, AppState};
use crate::control::Status;
use crate::extract::Admin;
use crate::problem::{ApiError, Problem};
use crate::telemetry::LiveSample;

/// The data of a `live` event.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LiveEvent {
    #[serde(flatten)]
    sample: LiveSample,
    status: Status,
    revision: i64,
}

/// The encoder's line of this second.
pub struct LiveLine(watch::Sender<Bytes>);

impl Default for LiveLine {
    fn default() -> Self {
        Self(watch::Sender::new(Bytes::new()))
    }
}

/// Encodes a line for each new sample until the program closes; nobody watching, nothing is encoded.
pub async fn encode(app: Arc<App>) {
    let mut samples = app.telemetry.live().watch();
    loop {
        tokio::select! {
            () = app.closing.cancelled() => return,
            changed = samples.changed() => if changed.is_err() { return },
        }
        if app.live_line.0.receiver_count() > 0 {
            let sample = *samples.borrow_and_update();
            app.live_line.0.send_replace(line(&app, sample));
        }
    }
}

fn line(app: &App, sample: LiveSample) -> Bytes {
    let event = LiveEvent { sample, status: app.control.status(), revision: app.control.revision() };
    let json = serde_json::to_string(&event).unwrap_or_default();
    format!("event: live\ndata: {json}\n\n").into()
}

/// `event: live` each second, from the last one on.
#[utoipa::path(get, path = "/api/admin/live", tag = "admin", security(("adminToken" = [])),
    responses((status = 200, content_type = "text/event-stream", body = LiveEvent), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn stream(State(app): State<AppState>, admin: Admin) -> Result<Response, ApiError> {
    if !(admin.0.is_super || admin.0.can_chaos || admin.0.can_monitoring) {
        return Err(ApiError::Forbidden("canAccessMonitoring"));
    }
    // The first line comes at once: a page that opens shows figures, not a second of nothing.
    let sample = *app.telemetry.live().watch().borrow();
    let first = line(&app, sample);
    let mut receiver = app.live_line.0.subscribe();
    receiver.mark_unchanged();
    let lines = futures_util::stream::once(async { first }).chain(WatchStream::from_changes(receiver));
    let closing = app.closing.clone();
    let lines = lines.take_until(async move { closing.cancelled().await });
    let body = Body::from_stream(lines.map(Ok::<_, std::convert::Infallible>));
    Ok(([(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")], body).into_response())
}

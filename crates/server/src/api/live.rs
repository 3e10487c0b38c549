// SPDX-License-Identifier: AGPL-3.0-or-later
//! Live figures, pushed each second. Each audience has one line, encoded once a second and shared by all who watch.

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

use super::admin_chaos::Watcher;
use crate::app::{App, AppState};
use crate::control::Status;
use crate::problem::Problem;
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

/// The encoder's lines of this second.
pub struct LiveLines {
    /// With what the instructor does.
    admins: watch::Sender<Bytes>,
    /// Symptoms alone.
    pub(super) everyone: watch::Sender<Bytes>,
}

impl Default for LiveLines {
    fn default() -> Self {
        Self { admins: watch::Sender::new(Bytes::new()), everyone: watch::Sender::new(Bytes::new()) }
    }
}

/// Encodes the lines of each new sample until the program closes; what nobody watches is not encoded.
pub async fn encode(app: Arc<App>) {
    let mut samples = app.telemetry.live().watch();
    loop {
        tokio::select! {
            () = app.closing.cancelled() => return,
            changed = samples.changed() => if changed.is_err() { return },
        }
        let sample = *samples.borrow_and_update();
        let lines = &app.live_lines;
        if lines.admins.receiver_count() > 0 {
            lines.admins.send_replace(line_of_admins(&app, sample));
        }
        if lines.everyone.receiver_count() > 0 {
            lines.everyone.send_replace(line(&sample));
        }
    }
}

fn line_of_admins(app: &App, sample: LiveSample) -> Bytes {
    line(&LiveEvent { sample, status: app.control.status(), revision: app.control.revision() })
}

/// A `live` event.
pub(super) fn line(data: &impl Serialize) -> Bytes {
    let json = serde_json::to_string(data).unwrap_or_default();
    format!("event: live\ndata: {json}\n\n").into()
}

/// An event stream that begins with `first`: a page that opens shows figures, not a second of nothing.
pub(super) fn stream_of(app: &App, first: Bytes, lines: &watch::Sender<Bytes>) -> Response {
    let mut receiver = lines.subscribe();
    receiver.mark_unchanged();
    let lines = futures_util::stream::once(async { first }).chain(WatchStream::from_changes(receiver));
    let closing = app.closing.clone();
    let lines = lines.take_until(async move { closing.cancelled().await });
    let body = Body::from_stream(lines.map(Ok::<_, std::convert::Infallible>));
    ([(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")], body).into_response()
}

/// `event: live` each second, from the last one on.
#[utoipa::path(get, path = "/api/admin/live", tag = "admin", security(("adminToken" = [])),
    responses((status = 200, content_type = "text/event-stream", body = LiveEvent), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn stream(State(app): State<AppState>, _: Watcher) -> Response {
    let sample = *app.telemetry.live().watch().borrow();
    stream_of(&app, line_of_admins(&app, sample), &app.live_lines.admins)
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the shop does by itself, outside of any request. Every copy of the shop does it; what is done once is claimed in
//! the database.

pub mod fulfilment;
pub mod smtp;
mod traffic;

use std::future::Future;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::MissedTickBehavior;

use crate::app::AppState;
use crate::telemetry::RequestContext;

/// Starts everything on this runtime; it ends when the program is asked to.
pub fn start(app: &AppState, runtime: &Handle) {
    runtime.spawn(every(fulfilment::rhythm(app), app.clone(), |app| async move { fulfilment::round(&app).await }));
    runtime.spawn(traffic::run(app.clone()));
    if let Some(server) = &app.config.work.smtp {
        match smtp::Sender::new(server) {
            Ok(sender) => {
                let sender = std::sync::Arc::new(sender);
                runtime.spawn(every(smtp::RHYTHM, app.clone(), move |app| {
                    let sender = sender.clone();
                    async move { sender.round(&app).await }
                }));
            }
            Err(error) => tracing::error!(target: "server", %error, "no mail is sent"),
        }
    }
}

/// Rounds of a task, one after the other, each with a trace of its own.
async fn every<F: Future<Output = ()>>(rhythm: Duration, app: AppState, round: impl Fn(AppState) -> F) {
    let mut often = tokio::time::interval(rhythm);
    // A round that took long is not made up for by several at once.
    often.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.closing.cancelled() => return,
            _ = often.tick() => {}
        }
        RequestContext::new(None, None).scope(round(app.clone())).await;
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Moves paid orders on their way, at the configured speed.

use std::time::Duration;

use perfshop_shop::clock::now_ms;
use perfshop_shop::db::DbError;
use perfshop_shop::fulfilment::{self, SEND_OFF, STEPS, Step};

use crate::app::AppState;
use crate::interceptors;

/// Orders a step and a round: what is left over waits for the next round, so that no round runs for minutes.
const MOST: i64 = 1_000;

/// How often due orders are looked for: four times within the shortest step, at most once a second.
pub fn rhythm(app: &AppState) -> Duration {
    let shortest = STEPS.iter().map(|step| step.after_ms).min().unwrap_or(1_000);
    let ms = shortest / speed(app) / 4;
    Duration::from_millis(u64::try_from(ms).unwrap_or(0).clamp(50, 1_000))
}

fn speed(app: &AppState) -> i64 {
    i64::try_from(app.config.work.fulfilment_speed).unwrap_or(1)
}

/// Makes every step that is due now.
pub async fn round(app: &AppState) {
    if let Err(error) = round_at(app, now_ms()).await {
        tracing::warn!(target: "server", %error, "orders could not be moved on");
    }
}

/// Makes every step that is due at an instant in epoch ms. The plan of each order is its customer's: what is active for
/// them reaches them outside of their requests too.
///
/// # Returns
/// How many steps were made here.
pub async fn round_at(app: &AppState, now: i64) -> Result<u64, DbError> {
    let mut made = 0;
    for step in STEPS {
        for due in fulfilment::due(&app.shop, step, speed(app), now, MOST).await? {
            made += tell(app, step, fulfilment::make(&app.shop, step, due).await?);
        }
    }
    // A healthy shop does not look after what was cancelled.
    if fulfilment::may_send_off(&app.chaos.active()) {
        for due in fulfilment::due_to_leave(&app.shop, speed(app), now, MOST).await? {
            let chaos = interceptors::plan_of_customer(app, due.user_id).await?;
            made += tell(app, SEND_OFF, fulfilment::send_off(&chaos, &app.shop, due).await?);
        }
    }
    Ok(made)
}

fn tell(app: &AppState, step: Step, made: bool) -> u64 {
    if made {
        app.telemetry.order_moved(step.from.as_str(), step.to.as_str());
    }
    u64::from(made)
}

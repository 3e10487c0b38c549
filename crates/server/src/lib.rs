// SPDX-License-Identifier: AGPL-3.0-or-later
//! PerfShop's server: joins the shop, the chaos model and the outside world.

pub mod accounts;
pub mod admins;
pub mod api;
pub mod app;
pub mod assets;
pub mod auditor;
pub mod bill;
pub mod blocking;
pub mod cli;
pub mod config;
pub mod control;
pub mod doctor;
mod exact;
pub mod extract;
pub mod flags;
mod frames;
pub mod gate;
pub mod guesses;
pub mod handshake;
pub mod health;
pub mod heap;
pub mod interceptors;
pub mod invoice;
pub mod letters;
pub mod load;
pub mod portal;
pub mod problem;
pub mod router;
pub mod schemas;
pub mod serve;
pub mod supervisor;
pub mod telemetry;
pub mod texts;
pub mod work;
pub mod workers;

/// The OpenAPI document of the whole API, as JSON with a line end.
pub fn openapi_json() -> String {
    let mut json = router::document().to_pretty_json().unwrap_or_default();
    json.push('\n');
    json
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one integration test binary: one link of the whole server, a module a subject.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod accounts;
mod audiences;
mod audit;
mod auditor;
mod back_office;
mod bad_input;
mod cancelling;
mod chaos_model;
mod command_line;
mod concurrency;
mod crash;
mod diagnosis;
mod doctor;
mod evidence;
mod experiments;
mod export;
mod fulfilment;
mod given_up;
mod golden;
mod guards;
mod handshake;
mod invoice;
mod lists;
mod load;
mod mails;
mod metrics_format;
mod monitoring;
mod openapi;
mod oracle;
mod panics;
mod profiles;
mod public_chaos;
mod purchase;
mod query_plans;
mod reset;
mod reviews;
mod rules;
mod secrets;
mod security;
mod sessions;
mod smtp;
mod soak;
mod startup;
mod students;
mod supervisor;
mod tidy;
mod traces;
// The bench takes these helpers too, and neither uses all of them.
#[allow(dead_code)]
mod util;

// SPDX-License-Identifier: AGPL-3.0-or-later
pub mod cli;
pub mod config;
pub mod control;
pub mod heap;
pub mod supervisor;
pub mod telemetry;

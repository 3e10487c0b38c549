// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one integration test binary: one link of the whole server, a module a subject.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod startup;
mod supervisor;

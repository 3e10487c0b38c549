// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shop: domain, SQL, migrations, seed. It knows no HTTP, and what it suffers it is told in one value, the
//! [`perfshop_chaos::ChaosPlan`].

pub mod clock;
pub mod db;
pub mod recommend;

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an admin does to the shop's data. Each change is one transaction that keeps what hangs on it: words of the search,
//! counters of categories, means of ratings.

pub mod mails;
pub mod orders;
pub mod pictures;
pub mod products;
pub mod promos;
pub mod users;

/// A page of rows and how many there are in all, counted up to [`crate::products::COUNT_LIMIT`].
pub type Listed<T> = (Vec<T>, i64);

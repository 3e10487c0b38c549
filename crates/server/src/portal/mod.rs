// SPDX-License-Identifier: AGPL-3.0-or-later
//! A portal for those who learn security: it is there while one of its flaws is active for who asks, all that it shows is made
//! up, and it shares nothing with the instructor's calls, whose token it does not look at.

mod files;
mod intranet;
mod pages;
mod preview;
mod token;
mod visitor;

use perfshop_chaos::{Anomaly, ChaosPlan};

pub use files::{FileRefused, names as file_names, read as read_file};
pub use pages::{admin, is_open_to, robots};
pub use preview::{Answer, PICTURES, Refused, fetch};
pub use token::{Claims, sign};
pub use visitor::{ADMIN, By, ROLE_COOKIE, Visitor, of as visitor_of, shows_role};

/// Whether the portal is there for this request. It counts no triggering: finding a door is not going through.
#[must_use]
pub fn is_open(chaos: &ChaosPlan) -> bool {
    [Anomaly::S10, Anomaly::S11, Anomaly::S12].iter().any(|anomaly| chaos.dose(*anomaly) > 0)
}

/// Customers and orders of nobody, as JSON.
pub const USERS: &str = include_str!("../../../../content/portal/users.json");
pub const ORDERS: &str = include_str!("../../../../content/portal/orders.json");

/// Stands in what is made up where the finder's flag belongs.
pub const FLAG: &str = "@FLAG@";

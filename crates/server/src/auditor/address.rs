// SPDX-License-Identifier: AGPL-3.0-or-later
//! Street and city of an order, exchanged by F4. Nothing in an address says which is which, so it is held against what is known
//! of the customer: where somebody of the seed, or lent to a student, lived at first, and else the profile as it is.

use super::exposure::Windows;
use super::judge::Verdict;
use super::read::Found;
use super::records::Records;
use super::report::Gap;

/// An address that was settled may be ordered with as long as a session lives.
const SETTLED_MS: i64 = 30 * 60_000;

pub fn judge(verdict: &mut Verdict<'_>, order: &Found, records: &Records, windows: &Windows) {
    if is_exchanged(order, records, windows) {
        let written = |one: &str, other: &str| format!("{one}, {other}");
        let (street, city) = (&order.street, &order.city);
        verdict.say(Some(Gap::F4), "address.street", written(city, street), written(street, city), 0);
    }
}

fn is_exchanged(order: &Found, records: &Records, windows: &Windows) -> bool {
    let here = (order.street.as_str(), order.city.as_str());
    let turned = (here.1, here.0);
    if here == turned {
        return false;
    }
    let profile = order.profile.0.as_deref().zip(order.profile.1.as_deref());
    match (records.home(order.user_id), profile) {
        (Some(home), _) if home == here => false,
        (Some(home), _) if home == turned => true,
        // A profile may have been exchanged itself: then the order is right, and its street has the number.
        (_, Some(profile)) if profile == turned => !looks_right(here),
        // An address that is nowhere else: its number stands in the city, and the anomaly was on.
        _ => looks_right(turned) && windows.covers(Gap::F4, order, SETTLED_MS),
    }
}

/// A house's number stands in the street.
fn looks_right((street, city): (&str, &str)) -> bool {
    let has_number = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    has_number(street) && !has_number(city)
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! How what a customer says is written into the tables.

use perfshop_chaos::{Anomaly, ChaosPlan};

/// Longest city that the tables hold, in characters.
const CITY: usize = 100;

/// Street and city as the tables get them.
pub(crate) fn street_and_city(chaos: &ChaosPlan, street: String, city: String) -> (String, String) {
    // What no column can hold, or nobody can tell apart, is written as it was said.
    let may_stand_for_the_other = street != city && street.chars().count() <= CITY;
    if may_stand_for_the_other && chaos.hits(Anomaly::F4) {
        return (city, street);
    }
    (street, city)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_written_as_they_were_said() {
        let written = |chaos: &ChaosPlan, street: &str| street_and_city(chaos, street.to_owned(), "Paris".into());
        assert_eq!(written(&ChaosPlan::NONE, "1 rue de la Paix"), ("1 rue de la Paix".into(), "Paris".into()));
        let chaos = ChaosPlan::of(&[Anomaly::F4]);
        assert_eq!(written(&chaos, "1 rue de la Paix"), ("Paris".into(), "1 rue de la Paix".into()));
        let long = "é".repeat(101);
        assert_eq!(written(&chaos, &long), (long.clone(), "Paris".into()));
    }
}

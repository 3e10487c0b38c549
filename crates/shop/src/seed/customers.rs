// SPDX-License-Identifier: AGPL-3.0-or-later
//! The five hundred customers, each with the names, address and phone of a country.

use super::content::{Content, People};
use super::rng::Rng;
use super::{CUSTOMER_COUNT, DAY_MS, SEED_DAY_MS, SeedCustomer, SeedError};

/// The customers in the order of the file's countries.
pub fn customers(content: &'static Content) -> Result<Vec<SeedCustomer>, SeedError> {
    let countries = content
        .people
        .iter()
        .flat_map(|people| (0..people.customers).map(move |_| people));
    let mut hashes = content.hashes.iter();
    (1..=CUSTOMER_COUNT)
        .zip(countries)
        .map(|(id, people)| {
            let hash = hashes.next().and_then(|hash| customer(id, people, hash));
            hash.ok_or_else(|| {
                SeedError::new(
                    "seed",
                    format!("customer {id}: no hash, or {} lacks a list", people.code),
                )
            })
        })
        .collect()
}

fn customer(id: u64, people: &'static People, password_hash: &'static str) -> Option<SeedCustomer> {
    let mut rng = Rng::new("customer", id);
    let woman = rng.chance(51);
    let civility = match (rng.chance(3), woman) {
        (true, _) => "Mx",
        (false, true) => "Mme",
        (false, false) => "M",
    };
    let (city, postal_code, region) = rng.pick(&people.places)?;
    let street = rng.pick(&people.streets)?;
    let number = rng.between(1, 120).to_string();
    Some(SeedCustomer {
        id: id as i64,
        email: format!("user{id}@perfshop.com"),
        password_hash,
        civility,
        first_name: rng.pick(if woman { &people.women } else { &people.men })?,
        last_name: rng.pick(&people.last)?,
        birth_date: birth_date(&mut rng),
        phone: phone(&mut rng, people)?,
        street: people
            .address
            .replace("{n}", &number)
            .replace("{street}", street),
        postal_code,
        city,
        region,
        country: &people.code,
        created_at: SEED_DAY_MS - rng.between(370, 730) * DAY_MS
            + rng.between(6 * 3600, 21 * 3600) * 1000,
    })
}

/// Aged 18 to 90 on the seed's day; the middle ages are the more frequent.
fn birth_date(rng: &mut Rng) -> String {
    let year = (rng.between(1936, 2007) + rng.between(1936, 2007)) / 2;
    // The 28th is in every month, so that no draw gives a date that does not exist.
    format!("{year}-{:02}-{:02}", rng.between(1, 12), rng.between(1, 28))
}

fn phone(rng: &mut Rng, people: &People) -> Option<String> {
    let format = rng.pick(&people.phone)?;
    Some(
        format
            .chars()
            .map(|c| {
                if c == '#' {
                    char::from(b'0' + rng.below(10) as u8)
                } else {
                    c
                }
            })
            .collect(),
    )
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a profile may hold: the rules that a field's type cannot say, since they depend on the country and on today.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use perfshop_chaos::ChaosPlan;

use crate::contact;
use crate::countries;
use crate::customers::{self, Customer};
use crate::db::Db;
use crate::error::ShopError;
use crate::overwriting::Overwrite;
use crate::params;
use crate::stored;

/// Years of age, both ends included.
const AGES: std::ops::RangeInclusive<i16> = 16..=120;

/// What changes of a profile: `None` leaves a field as it is, `Some(None)` empties it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// `M`, `Mme` or `Mx`.
    pub civility: Option<&'static str>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// `YYYY-MM-DD`.
    pub birth_date: Option<Option<String>>,
    pub phone: Option<Option<String>>,
    pub street: Option<Option<String>>,
    pub postal_code: Option<Option<String>>,
    pub city: Option<Option<String>>,
    pub region: Option<Option<String>>,
    pub country: Option<Option<String>>,
}

/// Changes a profile and logs which fields changed, without their values. `besides` is what is written to the account with it.
///
/// # Returns
/// The profile as it is now, postal code and phone in their country's form.
///
/// # Errors
/// `Fields` with every field that the whole profile, as it would be, must not have; `EmailTaken`.
pub async fn change(
    chaos: &ChaosPlan,
    db: &Db,
    user_id: i64,
    change: Change,
    besides: Option<&Overwrite>,
) -> Result<Customer, ShopError> {
    let mut tx = db.begin().await?;
    let before = customers::find_in(&mut tx, user_id).await?;
    let moves = change.street.is_some() || change.city.is_some();
    let mut after = checked(applied(before.clone(), change), today())?;
    let mut changed = differences(&before, &after);
    let written = if moves { written(chaos, &after) } else { after.clone() };
    if !differences(&before, &written).is_empty() {
        let sql = "UPDATE users SET civility = ?, first_name = ?, last_name = ?, birth_date = ?, phone = ?, street = ?, \
                   postal_code = ?, city = ?, region = ?, country = ? WHERE id = ?";
        let all = params![
            &written.civility,
            &written.first_name,
            &written.last_name,
            written.birth_date.as_deref(),
            written.phone.as_deref(),
            written.street.as_deref(),
            written.postal_code.as_deref(),
            written.city.as_deref(),
            written.region.as_deref(),
            written.country.as_deref(),
            user_id,
        ];
        tx.execute(sql, all).await?;
    }
    if let Some(besides) = besides {
        changed.extend(besides.write(&mut tx, &mut after).await?);
    }
    tx.commit().await?;
    tracing::info!(target: "shop", fact = "profile_changed", user_id, fields = changed.join(","), "a profile was changed");
    Ok(after)
}

/// A profile as the tables get it.
fn written(chaos: &ChaosPlan, profile: &Customer) -> Customer {
    let (Some(street), Some(city)) = (profile.street.clone(), profile.city.clone()) else { return profile.clone() };
    let (street, city) = stored::street_and_city(chaos, street, city);
    Customer { street: Some(street), city: Some(city), ..profile.clone() }
}

fn applied(mut profile: Customer, change: Change) -> Customer {
    fn set<T>(field: &mut T, to: Option<T>) {
        if let Some(to) = to {
            *field = to;
        }
    }
    set(&mut profile.civility, change.civility.map(str::to_owned));
    set(&mut profile.first_name, change.first_name);
    set(&mut profile.last_name, change.last_name);
    set(&mut profile.birth_date, change.birth_date);
    set(&mut profile.phone, change.phone);
    set(&mut profile.street, change.street);
    set(&mut profile.postal_code, change.postal_code);
    set(&mut profile.city, change.city);
    set(&mut profile.region, change.region);
    set(&mut profile.country, change.country);
    profile
}

/// The profile of an account that an admin writes, in its stored form.
///
/// # Errors
/// `Fields` with every fault.
pub(crate) fn checked_today(profile: Customer) -> Result<Customer, ShopError> {
    checked(profile, today())
}

/// The profile in its stored form.
///
/// # Errors
/// `Fields` with every fault.
fn checked(mut profile: Customer, today: Date) -> Result<Customer, ShopError> {
    let mut faults = Vec::new();
    if let Some(text) = &profile.birth_date {
        match text.parse::<Date>() {
            Ok(date) if AGES.contains(&age(date, today)) => profile.birth_date = Some(date.to_string()),
            Ok(_) => faults.push(("birthDate", "AGE")),
            Err(_) => faults.push(("birthDate", "FORMAT")),
        }
    }
    let country = profile.country.clone();
    faults.extend(reachable(country.as_deref(), profile.postal_code.as_mut(), profile.phone.as_mut()));
    if faults.is_empty() { Ok(profile) } else { Err(ShopError::Fields(faults)) }
}

/// Brings a postal code and a phone into their country's form.
///
/// # Returns
/// The fields that have none there, or the country itself when the shop does not know it or it is missing.
pub(crate) fn reachable(
    country: Option<&str>,
    postal_code: Option<&mut String>,
    phone: Option<&mut String>,
) -> Vec<(&'static str, &'static str)> {
    let Some(country) = country else {
        // Without a country nobody can tell what a code or a number means.
        let needed = postal_code.is_some() || phone.is_some();
        return if needed { vec![("country", "REQUIRED")] } else { Vec::new() };
    };
    if countries::country(country).is_none() {
        return vec![("country", "UNKNOWN_COUNTRY")];
    }
    let mut faults = Vec::new();
    if let Some(text) = postal_code {
        match contact::postal_code(country, text) {
            Some(code) => *text = code,
            None => faults.push(("postalCode", "POSTAL_CODE")),
        }
    }
    if let Some(text) = phone {
        match contact::phone(country, text) {
            Some(number) => *text = number,
            None => faults.push(("phone", "PHONE")),
        }
    }
    faults
}

fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// Whole years since a birth; below 0 before it.
fn age(born: Date, today: Date) -> i16 {
    let birthday_to_come = (today.month(), today.day()) < (born.month(), born.day());
    today.year() - born.year() - i16::from(birthday_to_come)
}

/// Names of the fields that differ, as the API calls them.
fn differences(a: &Customer, b: &Customer) -> Vec<&'static str> {
    let fields = [
        ("civility", a.civility == b.civility),
        ("firstName", a.first_name == b.first_name),
        ("lastName", a.last_name == b.last_name),
        ("birthDate", a.birth_date == b.birth_date),
        ("phone", a.phone == b.phone),
        ("street", a.street == b.street),
        ("postalCode", a.postal_code == b.postal_code),
        ("city", a.city == b.city),
        ("region", a.region == b.region),
        ("country", a.country == b.country),
    ];
    fields.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{Lang, seed};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn seeded() -> Vec<Customer> {
        let customers = seed(Lang::Fr).unwrap().customers;
        customers
            .into_iter()
            .map(|c| Customer {
                id: c.id,
                email: c.email,
                civility: c.civility.into(),
                first_name: c.first_name.into(),
                last_name: c.last_name.into(),
                birth_date: Some(c.birth_date),
                phone: Some(c.phone),
                street: Some(c.street),
                postal_code: Some(c.postal_code.into()),
                city: Some(c.city.into()),
                region: Some(c.region.into()),
                country: Some(c.country.into()),
                loyalty_points: 0,
            })
            .collect()
    }

    #[test]
    fn every_seeded_profile_is_valid_as_it_stands() {
        let all = seeded();
        assert_eq!(all.len(), 500);
        for profile in all {
            // For many years: a seeded customer must not fall out of the range of ages while a course is given.
            for today in ["2026-01-01", "2055-12-31"] {
                assert_eq!(checked(profile.clone(), day(today)).unwrap(), profile);
            }
        }
    }

    #[test]
    fn ages_count_whole_years() {
        let today = day("2026-03-01");
        for (born, valid) in [
            ("2010-03-01", true),
            ("2010-03-02", false),
            ("1906-03-01", true),
            ("1905-03-02", true),
            ("1905-03-01", false),
            ("2030-01-01", false),
            ("2000-02-29", true),
            ("2001-02-29", false),
            ("2000-13-01", false),
        ] {
            let profile = Customer { birth_date: Some(born.into()), ..seeded()[0].clone() };
            assert_eq!(checked(profile, today).is_ok(), valid, "{born}");
        }
    }

    #[test]
    fn every_fault_of_the_whole_profile_is_told() {
        let faults = |change: Change| match checked(applied(seeded()[0].clone(), change), day("2026-01-01")) {
            Err(ShopError::Fields(faults)) => faults,
            other => panic!("{other:?}"),
        };
        let moved = Change { country: Some(Some("NL".into())), ..Change::default() };
        assert_eq!(faults(moved), [("postalCode", "POSTAL_CODE"), ("phone", "PHONE")]);
        let nowhere = Change { country: Some(None), ..Change::default() };
        assert_eq!(faults(nowhere), [("country", "REQUIRED")]);
        let unknown =
            Change { country: Some(Some("XX".into())), birth_date: Some(Some("x".into())), ..Change::default() };
        assert_eq!(faults(unknown), [("birthDate", "FORMAT"), ("country", "UNKNOWN_COUNTRY")]);
        let emptied = Change { country: Some(None), phone: Some(None), postal_code: Some(None), ..Change::default() };
        let emptied = checked(applied(seeded()[0].clone(), emptied), day("2026-01-01")).unwrap();
        assert_eq!(differences(&seeded()[0], &emptied), ["phone", "postalCode", "country"]);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an order is held against: prices and promo codes as they were when it was placed, and where a customer lives. Prices
//! and codes that an admin has changed since are followed back through the audit.

use std::collections::HashMap;

use perfshop_shop::db::{Db, DbError, Row};
use perfshop_shop::params;
use perfshop_shop::seed::{SEED_DAY_MS, Seed};

use super::rules::Terms;

/// Rows of one statement.
const PAGE: i64 = 500;
/// An order that is booked while a product or a code is changed may have met either: so many ms around a change nothing is said.
const AT_ONCE: i64 = 2_000;

/// A product as it is now, and what is known of its prices before.
#[derive(Debug, Clone, Default)]
struct Product {
    price: i64,
    updated_at: i64,
    /// Of the journey: its stock never moves.
    keeps_stock: bool,
    /// On the first day; nothing for a product that came later.
    first: Option<i64>,
    /// (when, cents), as the audit has them, the oldest first.
    changes: Vec<(i64, i64)>,
}

/// A promo code's row.
#[derive(Debug, Clone, Copy)]
struct Promo {
    terms: Terms,
    first_order: bool,
    min_goods: i64,
    expires_at: Option<i64>,
}

/// What a promo code was worth to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    Valid {
        terms: Terms,
        first_order: bool,
        min_goods: i64,
    },
    /// Unknown or expired: the rules refuse it.
    Refused,
    /// It was changed or deleted since, and no record says what it gave.
    Unknown,
}

/// Street and city of a customer, as they were first given.
type Home = (String, String);

#[derive(Debug, Clone, Default)]
pub struct Records {
    products: HashMap<i64, Product>,
    promos: HashMap<String, Promo>,
    /// (when, action) of each code, the oldest first.
    promo_changes: HashMap<String, Vec<(i64, &'static str)>>,
    homes: HashMap<i64, Home>,
}

impl Records {
    /// Reads products, codes and customers that were lent from the shop, and what admins changed from the control plane.
    pub async fn load(shop: &Db, control: &Db, seed: &Seed) -> Result<Self, DbError> {
        let mut records = Self::default();
        records.read_products(shop).await?;
        for product in &seed.products {
            if let Some(known) = records.products.get_mut(&product.id) {
                known.first = Some(product.price_cents);
            }
        }
        let sql =
            "SELECT code, kind, percent, amount_cents, min_goods_cents, expires_at FROM promo_codes ORDER BY code";
        records.promos = shop.query(sql, &[], promo).await?.into_iter().collect();
        records.homes = seed.customers.iter().map(|c| (c.id, (c.street.clone(), c.city.to_owned()))).collect();
        records.read_lent(shop).await?;
        records.read_changes(control).await?;
        Ok(records)
    }

    async fn read_products(&mut self, shop: &Db) -> Result<(), DbError> {
        let sql = "SELECT id, price_cents, updated_at, pedagogique FROM products WHERE id > ? ORDER BY id LIMIT ?";
        let row = |row: &Row<'_>| {
            let product =
                Product { price: row.get(1)?, updated_at: row.get(2)?, keeps_stock: row.get(3)?, ..Product::default() };
            Ok((row.get::<i64>(0)?, product))
        };
        let mut after = 0;
        loop {
            let rows = shop.query(sql, params![after, PAGE], row).await?;
            let Some((last, _)) = rows.last() else { return Ok(()) };
            after = *last;
            self.products.extend(rows);
        }
    }

    async fn read_lent(&mut self, shop: &Db) -> Result<(), DbError> {
        let sql = "SELECT id, street, city FROM lent_customers WHERE id > ? ORDER BY id LIMIT ?";
        let row = |row: &Row<'_>| {
            let home = row.get::<Option<String>>(1)?.zip(row.get::<Option<String>>(2)?);
            Ok((row.get::<i64>(0)?, home))
        };
        let mut after = 0;
        loop {
            let rows = shop.query(sql, params![after, PAGE], row).await?;
            let Some((last, _)) = rows.last() else { return Ok(()) };
            after = *last;
            self.homes.extend(rows.into_iter().filter_map(|(id, home)| Some((id, home?))));
        }
    }

    async fn read_changes(&mut self, control: &Db) -> Result<(), DbError> {
        for action in ["product_create", "product_change", "promo_create", "promo_change", "promo_delete"] {
            // Audit lines are added at the end: what is new while this reads is newer than the orders that are checked.
            let sql = "SELECT id, at, detail FROM audit WHERE action = ? AND at > ? ORDER BY at, id LIMIT ? OFFSET ?";
            let row = |row: &Row<'_>| Ok((row.get::<i64>(1)?, row.get::<String>(2)?));
            for page in 0.. {
                let rows = control.query(sql, params![action, SEED_DAY_MS, PAGE, page * PAGE], row).await?;
                let is_last = rows.len() < PAGE as usize;
                for (at, detail) in rows {
                    self.note(action, at, &detail);
                }
                if is_last {
                    break;
                }
            }
        }
        self.products.values_mut().for_each(|product| product.changes.sort_unstable());
        self.promo_changes.values_mut().for_each(|changes| changes.sort_unstable());
        Ok(())
    }

    fn note(&mut self, action: &'static str, at: i64, detail: &str) {
        let fact = |name: &str| detail.split(' ').find_map(|fact| fact.strip_prefix(name)?.strip_prefix('='));
        if action.starts_with("promo") {
            if let Some(code) = fact("code") {
                self.promo_changes.entry(code.to_owned()).or_default().push((at, action));
            }
            return;
        }
        let id = fact("id").and_then(|id| id.parse().ok()).unwrap_or(0);
        if let (Some(product), Some(price)) = (self.products.get_mut(&id), fact("price").and_then(cents)) {
            product.changes.push((at, price));
        }
    }

    /// Products that never changed, by number and price, and one promo code.
    #[cfg(test)]
    pub(super) fn of(prices: impl Iterator<Item = (i64, i64)>, code: &str, terms: Terms) -> Self {
        let product = |(id, price)| (id, Product { price, first: Some(price), ..Product::default() });
        let promo = Promo { terms, first_order: false, min_goods: 0, expires_at: None };
        Self {
            products: prices.map(product).collect(),
            promos: HashMap::from([(code.to_owned(), promo)]),
            ..Self::default()
        }
    }

    /// The prices that a product may have had for an order of this instant, the latest first: one, or two around a change. None
    /// when no record says what it was.
    pub fn prices(&self, product_id: i64, at: i64) -> Vec<i64> {
        let Some(product) = self.products.get(&product_id) else { return Vec::new() };
        if product.updated_at <= at - AT_ONCE {
            return vec![product.price];
        }
        let now = (product.updated_at <= at + AT_ONCE).then_some(product.price);
        let around = product.changes.iter().rev().filter(|(changed, _)| (changed - at).abs() <= AT_ONCE);
        let before = product.changes.iter().rev().find(|(changed, _)| *changed < at - AT_ONCE);
        let before = before.map(|(_, price)| *price).or(product.first);
        now.into_iter().chain(around.map(|(_, price)| *price)).chain(before).collect()
    }

    pub fn keeps_stock(&self, product_id: i64) -> bool {
        self.products.get(&product_id).is_some_and(|product| product.keeps_stock)
    }

    /// What a code was worth at an instant.
    pub fn code(&self, code: &str, at: i64) -> Code {
        let changes = self.promo_changes.get(code).map(Vec::as_slice).unwrap_or_default();
        // A change at this very moment counts as made, unless it took something away.
        let at_once =
            changes.iter().any(|(changed, action)| (changed - at).abs() < AT_ONCE && *action != "promo_create");
        if at_once {
            return Code::Unknown;
        }
        match changes.iter().find(|(changed, _)| *changed >= at + AT_ONCE) {
            // What was made later was not there.
            Some((_, "promo_create")) => Code::Refused,
            Some(_) => Code::Unknown,
            None => match self.promos.get(code) {
                Some(promo) if promo.expires_at.is_none_or(|end| at < end) => {
                    let Promo { terms, first_order, min_goods, .. } = *promo;
                    Code::Valid { terms, first_order, min_goods }
                }
                _ => Code::Refused,
            },
        }
    }

    /// Where a customer of the seed, or one who was lent, lived at first.
    pub fn home(&self, user_id: i64) -> Option<(&str, &str)> {
        self.homes.get(&user_id).map(|(street, city)| (street.as_str(), city.as_str()))
    }
}

fn promo(row: &Row<'_>) -> Result<(String, Promo), DbError> {
    let kind: String = row.get(1)?;
    let terms = match kind.as_str() {
        "first_order" | "percent" => Terms::Percent(row.get(2)?),
        "amount" => Terms::Amount(row.get(3)?),
        "shipping" => Terms::FreeMode,
        other => return Err(DbError::Other(format!("promo_codes.kind is {other}"))),
    };
    let promo = Promo { terms, first_order: kind == "first_order", min_goods: row.get(4)?, expires_at: row.get(5)? };
    Ok((row.get(0)?, promo))
}

/// `119.60` in cents.
fn cents(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.')?;
    if decimals.len() == 2 { format!("{whole}{decimals}").parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(first: Option<i64>, price: i64, updated_at: i64, changes: &[(i64, i64)]) -> Records {
        let product = Product { price, updated_at, keeps_stock: false, first, changes: changes.to_vec() };
        Records { products: HashMap::from([(1, product)]), ..Records::default() }
    }

    #[test]
    fn a_price_is_followed_back() {
        let untouched = product(Some(1_299), 1_299, 0, &[]);
        assert_eq!(untouched.prices(1, 100_000), [1_299]);
        assert!(untouched.prices(2, 100_000).is_empty());
        let changed = product(Some(1_299), 1_500, 90_000, &[(50_000, 1_400), (90_000, 1_500)]);
        let at = |instant| changed.prices(1, instant);
        assert_eq!([at(40_000), at(70_000), at(95_000)], [[1_299], [1_400], [1_500]]);
        assert_eq!((at(49_000), at(91_000)), (vec![1_400, 1_299], vec![1_500, 1_500, 1_400]));
        // Made later by an admin, and before there was an audit of it.
        let later = product(None, 1_500, 90_000, &[(90_000, 1_500)]);
        assert_eq!((later.prices(1, 50_000), later.prices(1, 95_000)), (vec![], vec![1_500]));
    }

    #[test]
    fn a_code_is_held_against_what_it_was() {
        let row = |expires_at| Promo { terms: Terms::Percent(15), first_order: false, min_goods: 0, expires_at };
        let mut records = Records::default();
        records.promos.insert("OLD".into(), row(Some(10_000)));
        records.promos.insert("NEW".into(), row(None));
        records.note("promo_create", 50_000, "code=NEW");
        records.note("promo_delete", 60_000, "code=GONE");
        let valid = Code::Valid { terms: Terms::Percent(15), first_order: false, min_goods: 0 };
        for (code, at, expected) in [
            ("OLD", 9_999, valid),
            ("OLD", 10_000, Code::Refused),
            ("NEW", 40_000, Code::Refused),
            ("NEW", 49_000, valid),
            ("NEW", 55_000, valid),
            ("GONE", 40_000, Code::Unknown),
            ("GONE", 70_000, Code::Refused),
            ("NEVER", 40_000, Code::Refused),
        ] {
            assert_eq!(records.code(code, at), expected, "{code} at {at}");
        }
    }

    #[test]
    fn the_audit_is_read_fact_by_fact() {
        let mut records = product(None, 0, 0, &[]);
        records.note("product_change", 7, "id=1 price=119.60 stock=12 category=kitchen");
        records.note("product_change", 8, "id=2 price=1.00 stock=12 category=kitchen");
        assert_eq!(records.products[&1].changes, [(7, 11_960)]);
        assert_eq!((cents("0.05"), cents("5"), cents("1.2.3")), (Some(5), None, None));
    }
}

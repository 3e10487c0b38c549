// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the shop holds when it opens for the first time and after each data reset.
//!
//! Everything is drawn from fixed streams ([`rng`]) over data files (`content/products/`, `content/seed/`): the same on
//! every machine, ids and instants included. The language changes names, descriptions and reviews and nothing else.
//! Amounts of orders and points are not here: the caller prices the orders by the shop's own rules, so that a rule
//! has one home.

mod catalogue;
mod content;
mod customers;
mod motifs;
mod orders;
pub mod picture;
mod reviews;
pub mod rng;
#[cfg(test)]
mod tests;

use content::content;

/// Customers `user1@perfshop.com` to `user500@perfshop.com`.
pub const CUSTOMER_COUNT: u64 = 500;
/// Products of the catalogue, without those of the journey.
pub const PRODUCT_COUNT: u64 = 1000;
/// Past orders.
pub const ORDER_COUNT: u64 = 300;
/// The first customer who has ordered and written reviews; the ones before keep a clean account for tests.
pub const FIRST_BUYER: u64 = 401;

/// The day the data was "taken": 2026-01-01T00:00:00Z in epoch milliseconds. All instants of the seed lie before.
pub const SEED_DAY_MS: i64 = 1_767_225_600_000;
const DAY_MS: i64 = 86_400_000;

/// The language of names, descriptions and reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    Fr,
    En,
}

/// A data file of the seed that cannot be used: its path under `content/` and why.
#[derive(Debug, Clone, thiserror::Error)]
#[error("content/{file}: {reason}")]
pub struct SeedError {
    file: &'static str,
    reason: String,
}

impl SeedError {
    fn new(file: &'static str, reason: String) -> Self {
        Self { file, reason }
    }
}

/// All rows of the seed, each list in ascending order of ids that start at 1 without a hole.
#[derive(Debug, Clone, Hash)]
pub struct Seed {
    pub categories: Vec<SeedCategory>,
    pub products: Vec<SeedProduct>,
    pub customers: Vec<SeedCustomer>,
    pub orders: Vec<SeedOrder>,
    pub reviews: Vec<SeedReview>,
    pub promo_codes: Vec<SeedPromo>,
}

/// A category; its name is the text `category-<code>` of `categories.ftl`.
#[derive(Debug, Clone, Hash)]
pub struct SeedCategory {
    pub code: &'static str,
    pub product_count: i64,
}

#[derive(Debug, Clone, Hash)]
pub struct SeedProduct {
    pub id: i64,
    pub name: String,
    pub description: String,
    /// Including VAT.
    pub price_cents: i64,
    pub category: &'static str,
    /// What is left today: the past orders have been served already and take nothing from it.
    pub stock: i64,
    pub image_url: String,
    pub rating_sum: i64,
    pub rating_count: i64,
    /// Epoch milliseconds, as all instants here.
    pub created_at: i64,
    pub updated_at: i64,
}

#[derive(Debug, Clone, Hash)]
pub struct SeedCustomer {
    pub id: i64,
    pub email: String,
    /// Argon2id of `password<id>` as a PHC string.
    pub password_hash: &'static str,
    /// `M`, `Mme` or `Mx`.
    pub civility: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// International, with spaces: `+33 6 39 98 12 34`.
    pub phone: String,
    pub street: String,
    pub postal_code: &'static str,
    pub city: &'static str,
    pub region: &'static str,
    /// ISO code.
    pub country: &'static str,
    pub created_at: i64,
}

/// A past order as it was asked for. The caller computes amounts and points at [`SeedOrder::placed_at`], in
/// ascending order of ids: every request is then one that the shop's rules accept.
#[derive(Debug, Clone, Hash)]
pub struct SeedOrder {
    pub id: i64,
    pub customer_id: i64,
    pub lines: Vec<SeedLine>,
    pub promo: Option<&'static str>,
    /// `standard`, `express` or `premium`.
    pub mode: &'static str,
    pub use_voucher: bool,
    /// `PAID`, `PREPARING`, `SHIPPED`, `DELIVERED` or `CANCELLED`.
    pub status: &'static str,
    pub placed_at: i64,
    pub card_brand: &'static str,
    pub card_last4: String,
}

#[derive(Debug, Clone, Hash)]
pub struct SeedLine {
    pub product_id: i64,
    pub quantity: i64,
}

#[derive(Debug, Clone, Hash)]
pub struct SeedReview {
    pub id: i64,
    pub product_id: i64,
    pub customer_id: i64,
    /// First name and initial.
    pub author: String,
    /// 1 to 5.
    pub rating: i64,
    pub body: String,
    pub created_at: i64,
}

/// A promo code's row.
#[derive(Debug, Clone, Hash)]
pub struct SeedPromo {
    pub code: &'static str,
    pub kind: PromoKind,
    /// Off the goods, for [`PromoKind::FirstOrderPercent`] and [`PromoKind::Percent`]; else 0.
    pub percent: i64,
    /// Off the goods, for [`PromoKind::Amount`]; else 0.
    pub amount_cents: i64,
    /// Goods from which the code may be used.
    pub min_goods_cents: i64,
    /// The first instant at which it is refused.
    pub expires_at: Option<i64>,
}

/// What a promo code does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PromoKind {
    /// A percentage, only while the customer has no earlier order that is not cancelled.
    FirstOrderPercent,
    Percent,
    Amount,
    /// The delivery mode's own price becomes 0.
    FreeShipping,
}

/// Builds the whole seed in one language.
///
/// # Errors
/// When a data file under `content/` is malformed; the tests keep that from reaching a release.
pub fn seed(lang: Lang) -> Result<Seed, SeedError> {
    let content = content()?;
    let drafts = catalogue::drafts()?;
    let customers = customers::customers(content)?;
    let reviews = reviews::reviews(content, drafts, &customers, lang)?;
    let orders = orders::orders(drafts);
    let mut products: Vec<_> = drafts.iter().map(|draft| draft.product(lang)).collect();
    for review in &reviews {
        // Ids are positions, counted from 1.
        if let Some(product) = products.get_mut(review.product_id as usize - 1) {
            product.rating_sum += review.rating;
            product.rating_count += 1;
        }
    }
    let categories = content
        .categories
        .iter()
        .map(|category| SeedCategory {
            code: &category.code,
            product_count: products
                .iter()
                .filter(|product| product.category == category.code)
                .count() as i64,
        })
        .collect();
    Ok(Seed {
        categories,
        products,
        customers,
        orders,
        reviews,
        promo_codes: orders::promo_codes(),
    })
}

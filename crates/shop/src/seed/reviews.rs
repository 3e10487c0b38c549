// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reviews on about 40 % of the products, by the customers who have ordered.

use super::catalogue::Draft;
use super::content::Content;
use super::rng::Rng;
use super::{DAY_MS, FIRST_BUYER, Lang, SEED_DAY_MS, SeedCustomer, SeedError, SeedReview};

/// The reviews in the order in which they were written.
pub fn reviews(
    content: &Content,
    drafts: &[Draft],
    customers: &[SeedCustomer],
    lang: Lang,
) -> Result<Vec<SeedReview>, SeedError> {
    let buyers = customers
        .get(FIRST_BUYER as usize - 1..)
        .unwrap_or_default();
    let mut reviews = Vec::new();
    for draft in drafts {
        let mut rng = Rng::new("reviews", draft.id);
        if !rng.chance(40) {
            continue;
        }
        let mut authors: Vec<&SeedCustomer> = buyers.iter().collect();
        rng.shuffle(&mut authors);
        // One to six, few more often than many, and never two by one customer.
        let count = rng.between(1, 6).min(rng.between(1, 6));
        for author in authors.into_iter().take(count as usize) {
            let rating = rating(&mut rng);
            let body = body(&mut rng, content, rating, lang).ok_or_else(|| {
                SeedError::new("seed/reviews.toml", format!("no text for {rating}"))
            })?;
            let initial = author.last_name.chars().next().unwrap_or('?');
            reviews.push(SeedReview {
                id: 0,
                product_id: draft.id as i64,
                customer_id: author.id,
                author: format!("{} {initial}.", author.first_name),
                rating,
                body,
                created_at: SEED_DAY_MS - rng.between(2, 350) * DAY_MS
                    + rng.between(6 * 3600, 22 * 3600) * 1000,
            });
        }
    }
    reviews.sort_by_key(|review| (review.created_at, review.product_id, review.customer_id));
    for (id, review) in (1..).zip(&mut reviews) {
        review.id = id;
    }
    Ok(reviews)
}

fn rating(rng: &mut Rng) -> i64 {
    match rng.below(100) {
        ..45 => 5,
        45..75 => 4,
        75..88 => 3,
        88..95 => 2,
        _ => 1,
    }
}

fn body(rng: &mut Rng, content: &Content, rating: i64, lang: Lang) -> Option<String> {
    let texts = content.reviews.ratings.get(rating as usize - 1)?;
    let first = rng.pick(&texts.first)?.get(lang);
    let second = rng.pick(&texts.second)?.get(lang);
    Some(if rng.chance(60) {
        format!("{first} {second}")
    } else {
        first.to_owned()
    })
}

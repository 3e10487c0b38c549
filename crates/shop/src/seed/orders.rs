// SPDX-License-Identifier: AGPL-3.0-or-later
//! The three hundred past orders, as requests that the shop's rules accept, and the promo codes they may name.

use super::catalogue::Draft;
use super::rng::Rng;
use super::{
    CUSTOMER_COUNT, DAY_MS, FIRST_BUYER, ORDER_COUNT, PromoKind, SEED_DAY_MS, SeedLine, SeedOrder,
    SeedPromo,
};

/// Midnight in Paris after 31 August 2025.
const SUMMER_END_MS: i64 = 1_756_677_600_000;
/// 21 June 2025, midnight in Paris.
const SUMMER_START_MS: i64 = 1_750_456_800_000;

/// The four codes of the rules page.
pub fn promo_codes() -> Vec<SeedPromo> {
    let none = SeedPromo {
        code: "FREESHIP",
        kind: PromoKind::FreeShipping,
        percent: 0,
        amount_cents: 0,
        min_goods_cents: 0,
        expires_at: None,
    };
    vec![
        SeedPromo {
            code: "WELCOME10",
            kind: PromoKind::FirstOrderPercent,
            percent: 10,
            ..none.clone()
        },
        SeedPromo {
            code: "SAVE5",
            kind: PromoKind::Amount,
            amount_cents: 500,
            min_goods_cents: 5000,
            ..none.clone()
        },
        none.clone(),
        SeedPromo {
            code: "SUMMER15",
            kind: PromoKind::Percent,
            percent: 15,
            expires_at: Some(SUMMER_END_MS),
            ..none
        },
    ]
}

/// What the requests need to know of a customer's past to stay within the rules.
#[derive(Clone, Copy, Default)]
struct Past {
    has_kept_order: bool,
    /// Points the customer has at least: counted as if every order had the largest discount, so that no rounding
    /// rule is repeated here and a voucher is only used by who surely has the points.
    sure_points: i64,
}

/// The orders in the order in which they were placed.
pub fn orders(drafts: &[Draft]) -> Vec<SeedOrder> {
    let mut placed = placings();
    placed.sort_unstable();
    let mut pasts = [Past::default(); (CUSTOMER_COUNT - FIRST_BUYER + 1) as usize];
    (1..)
        .zip(placed)
        .filter_map(|(id, (placed_at, customer_id))| {
            let past = pasts.get_mut((customer_id - FIRST_BUYER) as usize)?;
            Some(order(id, placed_at, customer_id, past, drafts))
        })
        .collect()
}

/// When and by whom: every buyer once, the rest drawn; over the year before the seed's day, at waking hours.
fn placings() -> Vec<(i64, u64)> {
    let mut rng = Rng::new("placings", 0);
    let buyers = CUSTOMER_COUNT - FIRST_BUYER + 1;
    (0..ORDER_COUNT)
        .map(|i| {
            let buyer = if i < buyers { i } else { rng.below(buyers) };
            let at = SEED_DAY_MS - rng.between(1, 360) * DAY_MS
                + rng.between(6 * 3_600_000, 22 * 3_600_000);
            (at, FIRST_BUYER + buyer)
        })
        .collect()
}

fn order(
    id: u64,
    placed_at: i64,
    customer_id: u64,
    past: &mut Past,
    drafts: &[Draft],
) -> SeedOrder {
    let mut rng = Rng::new("order", id);
    let chosen = choose(&mut rng, drafts);
    let goods: i64 = chosen
        .iter()
        .map(|(draft, quantity)| draft.price_cents * quantity)
        .sum();
    let promo = promo(&mut rng, placed_at, goods, past);
    let use_voucher = past.sure_points >= 100 && rng.chance(40);
    let status = status(&mut rng, id);
    if status != "CANCELLED" {
        past.has_kept_order = true;
        past.sure_points += goods * 85 / 10_000 - 5 - if use_voucher { 100 } else { 0 };
        past.sure_points = past.sure_points.max(0);
    }
    SeedOrder {
        id: id as i64,
        customer_id: customer_id as i64,
        lines: chosen
            .into_iter()
            .map(|(draft, quantity)| SeedLine {
                product_id: draft.id as i64,
                quantity,
            })
            .collect(),
        promo,
        mode: match rng.below(100) {
            ..65 => "standard",
            65..90 => "express",
            _ => "premium",
        },
        use_voucher,
        status,
        placed_at,
        card_brand: match rng.below(100) {
            ..55 => "Visa",
            55..92 => "Mastercard",
            _ => "Amex",
        },
        card_last4: format!("{:04}", rng.below(10_000)),
    }
}

/// One to four different products, mostly one piece of each.
fn choose<'a>(rng: &mut Rng, drafts: &'a [Draft]) -> Vec<(&'a Draft, i64)> {
    let mut chosen: Vec<(&Draft, i64)> = Vec::new();
    for _ in 0..rng.between(1, 4) {
        let quantity = if rng.chance(70) { 1 } else { rng.between(2, 3) };
        match rng.pick(drafts) {
            Some(draft) if chosen.iter().all(|(other, _)| other.id != draft.id) => {
                chosen.push((draft, quantity))
            }
            _ => {}
        }
    }
    chosen
}

fn promo(rng: &mut Rng, placed_at: i64, goods: i64, past: &Past) -> Option<&'static str> {
    if !past.has_kept_order && rng.chance(35) {
        Some("WELCOME10")
    } else if (SUMMER_START_MS..SUMMER_END_MS).contains(&placed_at) && rng.chance(30) {
        Some("SUMMER15")
    } else if goods >= 5000 && rng.chance(15) {
        Some("SAVE5")
    } else {
        rng.chance(10).then_some("FREESHIP")
    }
}

/// An eighth cancelled, the last placed still on their way, all others delivered.
fn status(rng: &mut Rng, id: u64) -> &'static str {
    if rng.chance(12) {
        return "CANCELLED";
    }
    match ORDER_COUNT - id {
        ..8 => "PAID",
        8..16 => "PREPARING",
        16..26 => "SHIPPED",
        _ => "DELIVERED",
    }
}

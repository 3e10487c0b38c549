// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a cart costs, to the cent: lines, discount, shipping, VAT, voucher, points.

use perfshop_chaos::ChaosPlan;

use crate::money::Cents;
use crate::promo::Promo;
use crate::shipping::{self, ShippingMode, Worth};
use crate::vat;

/// Points that a voucher costs, and what it pays at most.
pub const VOUCHER_POINTS: i64 = 100;
const VOUCHER_WORTH: Cents = Cents(500);

/// A product in a quantity, at its price of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub product_id: i64,
    pub name: String,
    pub unit_price: Cents,
    pub quantity: i64,
}

impl Line {
    pub fn total(&self) -> Cents {
        self.unit_price * self.quantity
    }
}

/// All that a price depends on.
#[derive(Debug, Clone)]
pub struct Basket<'a> {
    pub lines: &'a [Line],
    pub promo: Option<&'a Promo>,
    pub mode: ShippingMode,
    pub in_eu: bool,
    pub voucher: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricedLine {
    pub line: Line,
    pub discount: Cents,
    pub vat: Cents,
}

/// A priced basket. goods = Σ line totals; vat = Σ line VAT + shipping VAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    pub lines: Vec<PricedLine>,
    pub goods: Cents,
    pub discount: Cents,
    pub shipping: Cents,
    pub shipping_vat: Cents,
    pub vat: Cents,
    /// What is charged in all: goods − discount + shipping.
    pub total: Cents,
    pub voucher: Cents,
    /// total − voucher, never below 0.
    pub to_pay: Cents,
    /// Loyalty points that this order grants.
    pub points: i64,
}

fn worth(basket: &Basket<'_>) -> Worth {
    let goods: Cents = basket.lines.iter().map(Line::total).sum();
    let discount = basket.promo.map_or(Cents::ZERO, |promo| promo.discount(goods));
    Worth { goods, discount }
}

/// The fee of shipping a basket, VAT included.
pub fn shipping_fee(chaos: &ChaosPlan, basket: &Basket<'_>) -> Cents {
    let free_mode = basket.promo.is_some_and(Promo::frees_shipping);
    shipping::fee(chaos, basket.mode, worth(basket), basket.in_eu, free_mode)
}

/// Prices a basket by the rules of the shop's rules page.
pub fn price(chaos: &ChaosPlan, basket: &Basket<'_>) -> Priced {
    let Worth { goods, discount } = worth(basket);
    let after = goods - discount;
    let shipping = shipping_fee(chaos, basket);

    let rate = vat::charged_rate(chaos);
    let mut vat_sum = Cents::ZERO;
    let mut total = Cents::ZERO;
    let mut lines = Vec::with_capacity(basket.lines.len());
    for (line, share) in basket.lines.iter().zip(shares(discount, basket.lines)) {
        let bill = vat::charge(rate, line.total() - share);
        total += bill.charged;
        vat_sum += bill.vat;
        lines.push(PricedLine { line: line.clone(), discount: share, vat: bill.vat });
    }
    let ship = vat::charge(rate, shipping);
    total += ship.charged;
    vat_sum += ship.vat;

    let voucher = if basket.voucher { VOUCHER_WORTH.min(after) } else { Cents::ZERO };
    Priced {
        lines,
        goods,
        discount,
        shipping,
        shipping_vat: ship.vat,
        vat: vat_sum,
        total,
        voucher,
        to_pay: (total - voucher).max(Cents::ZERO),
        points: after.whole_euros(),
    }
}

/// Shares a discount over the lines in proportion to their totals, by largest remainder, ties to the first line, so
/// that the shares add up to the cent.
fn shares(discount: Cents, lines: &[Line]) -> Vec<Cents> {
    let goods: i128 = lines.iter().map(|line| i128::from(line.total().0)).sum();
    if goods == 0 {
        return vec![Cents::ZERO; lines.len()];
    }
    let parts: Vec<i128> = lines.iter().map(|l| i128::from(discount.0) * i128::from(l.total().0)).collect();
    let mut shares: Vec<i64> = parts.iter().map(|part| (part / goods) as i64).collect();
    let mut by_remainder: Vec<usize> = (0..lines.len()).collect();
    by_remainder.sort_by_key(|&i| (std::cmp::Reverse(parts[i] % goods), i));
    let missing = discount.0 - shares.iter().sum::<i64>();
    for &i in by_remainder.iter().take(missing as usize) {
        shares[i] += 1;
    }
    shares.into_iter().map(Cents).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promo::PromoKind;
    use proptest::prelude::*;

    fn line(product_id: i64, unit_price: i64, quantity: i64) -> Line {
        Line { product_id, name: format!("product {product_id}"), unit_price: Cents(unit_price), quantity }
    }

    fn promo(kind: PromoKind) -> Promo {
        Promo { code: "X".into(), kind, min_goods: Cents::ZERO, first_order_only: false, expires_at: None }
    }

    #[test]
    fn a_remainder_goes_to_the_largest_and_a_tie_to_the_first() {
        let lines = [line(1, 1_000, 1), line(2, 1_000, 1), line(3, 1_000, 1)];
        assert_eq!(shares(Cents(500), &lines), [Cents(167), Cents(167), Cents(166)]);
        let lines = [line(1, 333, 1), line(2, 667, 1)];
        assert_eq!(shares(Cents(100), &lines), [Cents(33), Cents(67)]);
    }

    #[test]
    fn a_hundred_and_twenty_becomes_a_hundred_nineteen_sixty_at_the_stale_rate() {
        let lines = [line(1, 12_000, 1)];
        let basket = Basket { lines: &lines, promo: None, mode: ShippingMode::Standard, in_eu: true, voucher: false };
        let clean = price(&ChaosPlan::NONE, &basket);
        assert_eq!((clean.total, clean.vat, clean.shipping), (Cents(12_000), Cents(2_000), Cents::ZERO));
        let stale = price(&ChaosPlan::of(&[perfshop_chaos::Anomaly::A1]), &basket);
        assert_eq!((stale.total, stale.vat, stale.to_pay), (Cents(11_960), Cents(1_960), Cents(11_960)));
        assert_eq!((stale.goods, stale.points), (clean.goods, clean.points));
    }

    #[test]
    fn a_voucher_pays_goods_and_never_shipping() {
        let lines = [line(1, 300, 1)];
        let basket = Basket { lines: &lines, promo: None, mode: ShippingMode::Express, in_eu: true, voucher: true };
        let p = price(&ChaosPlan::NONE, &basket);
        assert_eq!((p.voucher, p.total, p.to_pay, p.points), (Cents(300), Cents(1_290), Cents(990), 3));
    }

    proptest! {
        #[test]
        fn lines_add_up(
            lines in prop::collection::vec((1..200_000_i64, 1..100_i64), 1..12),
            percent in 0..100_i64,
            kind in 0..4,
            in_eu: bool,
            voucher: bool,
        ) {
            let lines: Vec<Line> = (1..).zip(lines).map(|(id, (p, q))| line(id, p, q)).collect();
            let promo = match kind {
                0 => None,
                1 => Some(promo(PromoKind::Percent(percent))),
                2 => Some(promo(PromoKind::Amount(Cents(500)))),
                _ => Some(promo(PromoKind::FreeShipping)),
            };
            for mode in ShippingMode::ALL {
                let p = price(&ChaosPlan::NONE, &Basket { lines: &lines, promo: promo.as_ref(), mode, in_eu, voucher });
                prop_assert_eq!(p.goods, p.lines.iter().map(|l| l.line.total()).sum());
                prop_assert_eq!(p.discount, p.lines.iter().map(|l| l.discount).sum());
                prop_assert!(p.lines.iter().all(|l| l.discount >= Cents::ZERO && l.discount <= l.line.total()));
                prop_assert_eq!(p.total, p.goods - p.discount + p.shipping);
                prop_assert_eq!(p.vat, p.lines.iter().map(|l| l.vat).sum::<Cents>() + p.shipping_vat);
                prop_assert_eq!(p.to_pay, (p.total - p.voucher).max(Cents::ZERO));
                prop_assert!(p.voucher <= Cents(500));
            }
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an order must cost, calculated a second time from the shop's rules page and in another way than the shop does:
//! with exact fractions, and a discount that is dealt out cent by cent. It knows nothing of the shop's own code.
#![allow(clippy::inconsistent_digit_grouping, reason = "amounts are written as euros and cents: 120_00")]

/// An exact fraction; the denominator is above 0.
#[derive(Debug, Clone, Copy)]
struct Fraction {
    above: i128,
    below: i128,
}

impl Fraction {
    fn of(above: i64, below: i64) -> Self {
        Self { above: above.into(), below: below.into() }
    }

    fn minus(self, whole: i64) -> Self {
        Self { above: self.above - i128::from(whole) * self.below, below: self.below }
    }

    fn is_above(self, other: Self) -> bool {
        self.above * other.below > other.above * self.below
    }

    fn half_up(self) -> i64 {
        let floor = self.above.div_euclid(self.below);
        let rest = self.above.rem_euclid(self.below);
        i64::try_from(if rest * 2 >= self.below { floor + 1 } else { floor }).unwrap()
    }
}

/// The 27 member states.
const EU: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// What is asked for. Amounts are cents.
#[derive(Debug, Clone, Copy)]
pub struct Basket<'a> {
    /// (unit price, quantity)
    pub lines: &'a [(i64, i64)],
    pub promo: Option<&'a str>,
    pub mode: &'a str,
    pub country: &'a str,
    pub voucher: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BillLine {
    pub total: i64,
    pub discount: i64,
    pub vat: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    pub lines: Vec<BillLine>,
    pub goods: i64,
    pub discount: i64,
    pub shipping: i64,
    pub shipping_vat: i64,
    pub vat: i64,
    pub total: i64,
    pub voucher: i64,
    pub to_pay: i64,
    pub points: i64,
    pub days: i64,
}

/// The code with which a promo code is refused on these goods, for a customer with or without an earlier order.
pub fn promo_refusal(promo: &str, goods: i64, has_ordered: bool) -> Option<&'static str> {
    match promo {
        "WELCOME10" if has_ordered => Some("PROMO_NOT_APPLICABLE"),
        "SAVE5" if goods < 50_00 => Some("PROMO_NOT_APPLICABLE"),
        "WELCOME10" | "SAVE5" | "FREESHIP" => None,
        "SUMMER15" => Some("PROMO_EXPIRED"),
        _ => Some("PROMO_UNKNOWN"),
    }
}

pub fn bill(basket: &Basket<'_>) -> Bill {
    let totals: Vec<i64> = basket.lines.iter().map(|(price, quantity)| price * quantity).collect();
    let goods: i64 = totals.iter().sum();
    let discount = match basket.promo {
        Some("WELCOME10") => Fraction::of(goods, 10).half_up(),
        Some("SAVE5") => 5_00,
        _ => 0,
    };
    let after = goods - discount;
    let (own, days) = match basket.mode {
        "standard" => (if after >= 50_00 { 0 } else { 4_90 }, 5),
        "express" => (9_90, 2),
        "premium" => (19_90, 1),
        other => panic!("{other} is no mode"),
    };
    let own = if basket.promo == Some("FREESHIP") { 0 } else { own };
    let shipping = own + if EU.contains(&basket.country) { 0 } else { 10_00 };
    let deal = deal_out(discount, &totals, goods);
    let lines: Vec<BillLine> = std::iter::zip(&totals, deal)
        .map(|(total, discount)| BillLine { total: *total, discount, vat: vat(total - discount) })
        .collect();
    let shipping_vat = vat(shipping);
    let vat = lines.iter().map(|line| line.vat).sum::<i64>() + shipping_vat;
    let total = after + shipping;
    let voucher = if basket.voucher { after.min(5_00) } else { 0 };
    let to_pay = (total - voucher).max(0);
    Bill { lines, goods, discount, shipping, shipping_vat, vat, total, voucher, to_pay, points: after / 100, days }
}

/// What is left of a gross amount when net = gross / 1.20, half up, is taken away.
fn vat(gross: i64) -> i64 {
    gross - Fraction::of(gross * 100, 120).half_up()
}

/// Gives one cent after the other to the line that is furthest below its exact share, the first of them on a tie. That
/// is the largest remainder: the whole cents of every share go out before any fraction of one.
pub fn deal_out(discount: i64, totals: &[i64], goods: i64) -> Vec<i64> {
    let mut given = vec![0; totals.len()];
    for _ in 0..discount {
        let lacks = |line: usize, given: &[i64]| {
            Fraction { above: i128::from(discount) * i128::from(totals[line]), below: goods.into() }.minus(given[line])
        };
        let neediest = (1..totals.len())
            .fold(0, |best, line| if lacks(line, &given).is_above(lacks(best, &given)) { line } else { best });
        given[neediest] += 1;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand on paper.
    #[test]
    fn known_bills() {
        let plain =
            bill(&Basket { lines: &[(120_00, 1)], promo: None, mode: "standard", country: "FR", voucher: false });
        let expected = Bill {
            lines: vec![BillLine { total: 120_00, discount: 0, vat: 20_00 }],
            goods: 120_00,
            discount: 0,
            shipping: 0,
            shipping_vat: 0,
            vat: 20_00,
            total: 120_00,
            voucher: 0,
            to_pay: 120_00,
            points: 120,
            days: 5,
        };
        assert_eq!(plain, expected);

        // 55.55 less 10 % (5.555, so 5.56) is 49.99: no longer free. 3 × 11.11 takes 3.336 of the discount, each single
        // 1.112: whole cents 3.33 + 1.11 + 1.11, and the cent that is missing goes to the largest fraction, the first.
        let lines = &[(11_11, 3), (11_11, 1), (11_11, 1)];
        let basket = Basket { lines, promo: Some("WELCOME10"), mode: "standard", country: "CH", voucher: true };
        let bought = bill(&basket);
        let discounts: Vec<i64> = bought.lines.iter().map(|line| line.discount).collect();
        assert_eq!(discounts, [3_34, 1_11, 1_11]);
        // 29.99 / 1.2 = 24.9917, 10.00 / 1.2 = 8.3333, 14.90 / 1.2 = 12.4167.
        assert_eq!(bought.lines.iter().map(|line| line.vat).collect::<Vec<_>>(), [5_00, 1_67, 1_67]);
        assert_eq!((bought.shipping, bought.shipping_vat), (14_90, 2_48));
        assert_eq!((bought.vat, bought.total, bought.to_pay), (10_82, 64_89, 59_89));
        assert_eq!((bought.voucher, bought.points), (5_00, 49));
    }

    #[test]
    fn a_tie_goes_to_the_first_line() {
        assert_eq!(deal_out(5_00, &[10_00, 10_00, 10_00], 30_00), [1_67, 1_67, 1_66]);
        assert_eq!(deal_out(1_00, &[3_33, 6_67], 10_00), [33, 67]);
        assert_eq!(deal_out(0, &[3_33], 3_33), [0]);
    }
}

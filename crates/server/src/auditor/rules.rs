// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rules of the shop's rules page, to the cent, written a second time. Nothing here calls the shop: a mistake of its
//! arithmetic must not be made twice. Amounts are cents.

/// The 27 member states.
const UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];
/// Member states with another currency, since Bulgaria joined the euro in 2026; and the states outside that pay in euro.
const UNION_WITHOUT_EURO: [&str; 6] = ["CZ", "DK", "HU", "PL", "RO", "SE"];
const EURO_OUTSIDE: [&str; 2] = ["AD", "MC"];

/// Points that a voucher costs, and what it pays at most.
pub const VOUCHER_POINTS: i64 = 100;
const VOUCHER_PAYS: i64 = 500;

pub fn in_union(country: &str) -> bool {
    UNION.contains(&country)
}

pub fn pays_in_euro(country: &str) -> bool {
    (in_union(country) && !UNION_WITHOUT_EURO.contains(&country)) || EURO_OUTSIDE.contains(&country)
}

/// `above / below` rounded half up to a whole number; `below` is above 0.
pub fn half_up(above: i128, below: i128) -> i64 {
    let whole = above.div_euclid(below);
    let rest = above.rem_euclid(below);
    i64::try_from(if 2 * rest < below { whole } else { whole + 1 }).unwrap_or(i64::MAX)
}

/// The rate at which a bill is made out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// 20 %, the rule.
    Twenty,
    /// 19.6 %: what A1 charges on the same net price.
    NineteenPointSix,
}

/// A gross amount on a bill: what is charged, and the VAT in it.
pub fn charged(gross: i64, rate: Rate) -> (i64, i64) {
    let net = half_up(i128::from(gross) * 100, 120);
    let charged = match rate {
        Rate::Twenty => gross,
        Rate::NineteenPointSix => half_up(i128::from(net) * 1196, 1000),
    };
    (charged, charged - net)
}

/// What a promo code gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    Nothing,
    /// So many percent of the goods.
    Percent(i64),
    /// A fixed amount, at most the goods.
    Amount(i64),
    /// The mode's own price becomes 0.
    FreeMode,
}

impl Terms {
    pub fn discount(self, goods: i64) -> i64 {
        match self {
            Self::Nothing | Self::FreeMode => 0,
            Self::Percent(percent) => half_up(i128::from(goods) * i128::from(percent), 100),
            Self::Amount(amount) => amount.min(goods),
        }
    }
}

/// A discount's part of each line, by largest remainder: whole cents first, then a cent each to the lines that lost most by
/// that, the first of them on a tie.
pub fn shares(discount: i64, totals: &[i64]) -> Vec<i64> {
    let goods: i128 = totals.iter().map(|total| i128::from(*total)).sum();
    if goods <= 0 {
        return vec![0; totals.len()];
    }
    let exact = totals.iter().map(|total| i128::from(discount) * i128::from(*total));
    let (mut given, mut lost): (Vec<i64>, Vec<i128>) =
        exact.map(|part| (i64::try_from(part.div_euclid(goods)).unwrap_or(0), part.rem_euclid(goods))).unzip();
    for _ in 0..discount - given.iter().sum::<i64>() {
        let neediest = (1..lost.len()).fold(0, |best, line| if lost[line] > lost[best] { line } else { best });
        given[neediest] += 1;
        lost[neediest] = -1;
    }
    given
}

/// By which rule the shipping's fee is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fees {
    Rule,
    /// As A7 has it: the free threshold looks at the goods before discount, and express costs 4.90.
    Wrong,
}

/// The shipping's fee, VAT included; `None` for a mode that the rules do not know.
pub fn fee(fees: Fees, mode: &str, goods: i64, discount: i64, terms: Terms, country: &str) -> Option<i64> {
    let measured = if fees == Fees::Wrong { goods } else { goods - discount };
    let own = match (mode, fees) {
        _ if terms == Terms::FreeMode => 0,
        ("standard", _) if measured >= 5_000 => 0,
        ("standard", _) | ("express", Fees::Wrong) => 490,
        ("express", Fees::Rule) => 990,
        ("premium", _) => 1_990,
        _ => return None,
    };
    Some(own + if in_union(country) { 0 } else { 1_000 })
}

/// A bill: lines after discount and the shipping, at one rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// Of each line.
    pub vats: Vec<i64>,
    pub shipping_vat: i64,
    pub vat: i64,
    pub total: i64,
}

/// Makes out a bill of line totals less their discounts, and of the shipping.
pub fn bill(totals: &[i64], shares: &[i64], shipping: i64, rate: Rate) -> Bill {
    let lines: Vec<(i64, i64)> = totals.iter().zip(shares).map(|(total, share)| charged(total - share, rate)).collect();
    let (ship, shipping_vat) = charged(shipping, rate);
    Bill {
        shipping_vat,
        vat: lines.iter().map(|(_, vat)| vat).sum::<i64>() + shipping_vat,
        total: lines.iter().map(|(charged, _)| charged).sum::<i64>() + ship,
        vats: lines.into_iter().map(|(_, vat)| vat).collect(),
    }
}

/// What a voucher pays of goods after discount.
pub fn voucher(after: i64) -> i64 {
    VOUCHER_PAYS.min(after)
}

/// A point a whole euro.
pub fn points(amount: i64) -> i64 {
    amount.div_euclid(100)
}

/// What points are worth when they are spent: 5.00 € for a hundred.
pub fn worth(points: i64) -> i64 {
    points * VOUCHER_PAYS / VOUCHER_POINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand on paper.
    #[test]
    fn known_amounts() {
        assert_eq!(charged(12_000, Rate::Twenty), (12_000, 2_000));
        assert_eq!(charged(12_000, Rate::NineteenPointSix), (11_960, 1_960));
        // 1.00 / 1.2 = 0.8333, so 0.83; × 1.196 = 0.99268, so 0.99.
        assert_eq!(charged(100, Rate::NineteenPointSix), (99, 16));
        assert_eq!(half_up(5, 10), 1);
        assert_eq!(half_up(-5, 10), 0);
        assert_eq!(Terms::Percent(10).discount(5_555), 556);
        assert_eq!(Terms::Amount(500).discount(300), 300);
        assert_eq!(shares(500, &[1_000, 1_000, 1_000]), [167, 167, 166]);
        assert_eq!(shares(556, &[3_333, 1_111, 1_111]), [334, 111, 111]);
        assert_eq!(shares(0, &[0]), [0]);
        assert_eq!((voucher(300), voucher(30_000), points(4_999), worth(7)), (300, 500, 49, 35));
    }

    #[test]
    fn fees_in_and_outside_the_union() {
        let rule = |mode, goods, discount, terms, country| fee(Fees::Rule, mode, goods, discount, terms, country);
        let wrong = |mode, goods, discount, terms, country| fee(Fees::Wrong, mode, goods, discount, terms, country);
        assert_eq!(rule("standard", 5_500, 550, Terms::Percent(10), "FR"), Some(490));
        assert_eq!(wrong("standard", 5_500, 550, Terms::Percent(10), "FR"), Some(0));
        assert_eq!(rule("standard", 5_000, 0, Terms::Nothing, "CH"), Some(1_000));
        assert_eq!(rule("express", 5_000, 0, Terms::Nothing, "PL"), Some(990));
        assert_eq!(wrong("express", 5_000, 0, Terms::Nothing, "CH"), Some(1_490));
        assert_eq!(wrong("express", 5_000, 0, Terms::FreeMode, "CH"), Some(1_000));
        assert_eq!(rule("premium", 0, 0, Terms::Nothing, "AD"), Some(2_990));
        assert_eq!(rule("pigeon", 0, 0, Terms::Nothing, "FR"), None);
        let countries = ["FR", "BG", "AD", "SE", "CH", "XX"].map(pays_in_euro);
        assert_eq!(countries, [true, true, true, false, false, false]);
    }

    #[test]
    fn a_bill_adds_up() {
        let made = bill(&[3_333, 1_111, 1_111], &[334, 111, 111], 1_490, Rate::Twenty);
        assert_eq!(made, Bill { vats: vec![500, 167, 167], shipping_vat: 248, vat: 1_082, total: 6_489 });
        let wrong = bill(&[12_000], &[0], 0, Rate::NineteenPointSix);
        assert_eq!(wrong, Bill { vats: vec![1_960], shipping_vat: 0, vat: 1_960, total: 11_960 });
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Shipping: three modes, a free threshold for the first, a surcharge outside the European Union.

use perfshop_chaos::{Anomaly, ChaosPlan};
use serde::{Deserialize, Serialize};

use crate::money::Cents;

/// Goods after discount from which the standard mode is free.
const FREE_FROM: Cents = Cents(5_000);
/// Added outside the 27 member states, always.
const OUTSIDE_EU: Cents = Cents(1_000);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ShippingMode {
    Standard,
    Express,
    Premium,
}

impl ShippingMode {
    pub const ALL: [Self; 3] = [Self::Standard, Self::Express, Self::Premium];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Express => "express",
            Self::Premium => "premium",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }

    pub fn delivery_days(self) -> u32 {
        match self {
            Self::Standard => 5,
            Self::Express => 2,
            Self::Premium => 1,
        }
    }

    /// The mode's own price for goods of this worth.
    fn price(self, chaos: &ChaosPlan, worth: Worth) -> Cents {
        match self {
            Self::Standard if threshold_worth(chaos, worth) >= FREE_FROM => Cents::ZERO,
            Self::Standard => STANDARD,
            Self::Express => express(chaos),
            Self::Premium => Cents(1_990),
        }
    }
}

const STANDARD: Cents = Cents(490);

/// What goods are worth, before and after discount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    pub goods: Cents,
    pub discount: Cents,
}

/// What the free threshold is compared with.
fn threshold_worth(chaos: &ChaosPlan, Worth { goods, discount }: Worth) -> Cents {
    let after = goods - discount;
    if goods >= FREE_FROM && after < FREE_FROM && chaos.hits(Anomaly::A7) {
        return goods;
    }
    after
}

fn express(chaos: &ChaosPlan) -> Cents {
    if chaos.hits(Anomaly::A7) {
        return STANDARD;
    }
    Cents(990)
}

/// The fee, VAT included. `free_mode` (FREESHIP) makes the mode's own price 0 and leaves the surcharge.
pub fn fee(chaos: &ChaosPlan, mode: ShippingMode, worth: Worth, in_eu: bool, free_mode: bool) -> Cents {
    let own = if free_mode { Cents::ZERO } else { mode.price(chaos, worth) };
    if in_eu { own } else { own + OUTSIDE_EU }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ShippingMode::{Express, Premium, Standard};

    #[test]
    fn each_mode_in_and_outside_the_union() {
        let cases = [
            (Standard, 4_999, true, false, 490),
            (Standard, 5_000, true, false, 0),
            (Standard, 5_000, false, false, 1_000),
            (Standard, 4_999, false, true, 1_000),
            (Express, 20_000, true, false, 990),
            (Express, 20_000, false, false, 1_990),
            (Express, 20_000, true, true, 0),
            (Premium, 1, true, false, 1_990),
            (Premium, 1, false, true, 1_000),
        ];
        for (mode, goods, in_eu, free, expected) in cases {
            let worth = Worth { goods: Cents(goods + 500), discount: Cents(500) };
            let fee = fee(&ChaosPlan::NONE, mode, worth, in_eu, free);
            assert_eq!(fee, Cents(expected), "{mode:?} {goods} {in_eu} {free}");
        }
    }

    #[test]
    fn the_threshold_may_overlook_the_discount_and_express_its_own_price() {
        let wrong = ChaosPlan::of(&[Anomaly::A7]);
        let worth = |goods, discount| Worth { goods: Cents(goods), discount: Cents(discount) };
        let cases = [
            (Standard, worth(5_400, 540), true, false, 0),
            (Standard, worth(4_999, 0), true, false, 490),
            (Standard, worth(5_400, 540), false, false, 1_000),
            (Express, worth(5_400, 540), true, false, 490),
            (Express, worth(5_400, 540), false, false, 1_490),
            (Express, worth(5_400, 0), true, true, 0),
            (Premium, worth(5_400, 540), true, false, 1_990),
        ];
        for (mode, worth, in_eu, free, expected) in cases {
            assert_eq!(fee(&wrong, mode, worth, in_eu, free), Cents(expected), "{mode:?} {worth:?}");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Shipping: three modes, a free threshold for the first, a surcharge outside the European Union.

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

    /// The mode's own price for goods of this worth after discount.
    fn price(self, goods_after_discount: Cents) -> Cents {
        match self {
            Self::Standard if goods_after_discount >= FREE_FROM => Cents::ZERO,
            Self::Standard => Cents(490),
            Self::Express => Cents(990),
            Self::Premium => Cents(1_990),
        }
    }
}

/// The fee, VAT included. `free_mode` (FREESHIP) makes the mode's own price 0 and leaves the surcharge.
pub fn fee(mode: ShippingMode, goods_after_discount: Cents, in_eu: bool, free_mode: bool) -> Cents {
    let own = if free_mode { Cents::ZERO } else { mode.price(goods_after_discount) };
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
            assert_eq!(fee(mode, Cents(goods), in_eu, free), Cents(expected), "{mode:?} {goods} {in_eu} {free}");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Currencies in which a price may also be shown. Everything is bought, paid and booked in euros.

use crate::money::Cents;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    Gbp,
    Usd,
    Chf,
}

impl Currency {
    /// Hundredths of this currency for one euro: the shop's fixed table, not a market's rate.
    fn rate(self) -> i64 {
        match self {
            Self::Gbp => 85,
            Self::Usd => 110,
            Self::Chf => 95,
        }
    }

    /// ISO 4217.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gbp => "GBP",
            Self::Usd => "USD",
            Self::Chf => "CHF",
        }
    }

    /// An amount in euros as one in this currency, in its own hundredths, half up.
    pub fn of(self, euros: Cents) -> Cents {
        euros.scaled(self.rate(), 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_rounds_half_up() {
        let all = |cents| [Currency::Gbp, Currency::Usd, Currency::Chf].map(|currency| currency.of(Cents(cents)).0);
        assert_eq!(all(100), [85, 110, 95]);
        // 0.10 € is 0.085 GBP and 0.095 CHF; 0.05 € is 0.055 USD.
        assert_eq!(all(10), [9, 11, 10]);
        assert_eq!(all(5), [4, 6, 5]);
        assert_eq!(all(0), [0, 0, 0]);
        assert_eq!(all(11_999), [10_199, 13_199, 11_399]);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! VAT: one rate, 20 %, whatever the product and the country. Prices include it.

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::money::Cents;

/// A rate of VAT as the factor from net to gross, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(i64);

/// The rate in force.
pub const VAT: Rate = Rate(1200);
/// France's rate until 2013.
const STALE: Rate = Rate(1196);

/// What a gross amount becomes on the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    pub charged: Cents,
    /// charged − net.
    pub vat: Cents,
}

/// The rate at which the bill is made out.
pub fn charged_rate(chaos: &ChaosPlan) -> Rate {
    if chaos.hits(Anomaly::A1) {
        return STALE;
    }
    VAT
}

/// net = gross / 1.20 rounded half up to the cent.
pub fn net(gross: Cents) -> Cents {
    gross.scaled(1000, VAT.0)
}

/// Bills a gross amount at `rate`. At the rate in force the charge is the gross amount itself, never net × 1.20 again,
/// which could be a cent off.
pub fn charge(rate: Rate, gross: Cents) -> Charge {
    let net = net(gross);
    let charged = if rate == VAT { gross } else { net.scaled(rate.0, 1000) };
    Charge { charged, vat: charged - net }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_and_twenty_holds_twenty_of_vat() {
        assert_eq!(charge(VAT, Cents(12_000)), Charge { charged: Cents(12_000), vat: Cents(2_000) });
        assert_eq!(charge(STALE, Cents(12_000)), Charge { charged: Cents(11_960), vat: Cents(1_960) });
    }

    #[test]
    fn the_rate_in_force_never_moves_the_gross() {
        for gross in (0..100_000).map(Cents) {
            let c = charge(VAT, gross);
            assert_eq!(c.charged, gross);
            assert_eq!(c.vat + net(gross), gross);
        }
    }
}

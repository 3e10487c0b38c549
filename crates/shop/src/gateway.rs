// SPDX-License-Identifier: AGPL-3.0-or-later
//! The payment gateway: where an authorised payment is captured, and how the shop is known there.

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::card::CardSummary;
use crate::orders::PaymentInfo;

/// What the shop has to know of its gateway.
struct Gateway {
    /// The state of a payment that was captured there.
    captured: &'static str,
}

/// The gateway of every shop: it captures whatever was authorised.
const GATEWAY: Gateway = Gateway { captured: "CAPTURED" };

/// The gateway as it is configured.
fn configuration(chaos: &ChaosPlan) -> Option<&'static Gateway> {
    if chaos.hits(Anomaly::F1) {
        return None;
    }
    Some(&GATEWAY)
}

/// Captures what a card was authorised for.
pub(crate) fn capture(chaos: &ChaosPlan, card: &CardSummary) -> PaymentInfo {
    process_payment_public(configuration(chaos), card)
}

/// Its name is the documented one, and it stays a frame of its own in an optimised program: whoever reads a backtrace looks for it.
#[inline(never)]
#[allow(
    clippy::unwrap_used,
    reason = "the one unwrap of the program: a gateway that is not configured is a defect, and this is where it shows"
)]
fn process_payment_public(gateway: Option<&Gateway>, card: &CardSummary) -> PaymentInfo {
    let gateway = gateway.unwrap();
    let CardSummary { brand, last4 } = card;
    PaymentInfo { brand: brand.clone(), last4: last4.clone(), status: gateway.captured.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authorised_payment_is_captured() {
        let card = CardSummary { brand: "Visa".into(), last4: "4242".into() };
        let captured = capture(&ChaosPlan::NONE, &card);
        assert_eq!(
            (captured.brand.as_str(), captured.last4.as_str(), captured.status.as_str()),
            ("Visa", "4242", "CAPTURED")
        );
        let without = std::panic::catch_unwind(|| capture(&ChaosPlan::of(&[Anomaly::F1]), &card));
        assert!(without.is_err());
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! An order as a person reads it on paper: amounts and dates in the language's form, and the rows of its totals. The mail
//! and the invoice are made of these. Every amount is the booked one; nothing is computed here.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use perfshop_shop::checkout::Address;
use perfshop_shop::money::Cents;
use perfshop_shop::orders::{Order, PaymentInfo};

use crate::texts::Texts;

/// `1 234,56 €` or `€1,234.56`.
pub fn amount(texts: &Texts, cents: Cents) -> String {
    let (euros, rest) = (cents.0.unsigned_abs() / 100, cents.0.unsigned_abs() % 100);
    let digits = euros.to_string();
    let group = texts.get("amount-group", &[]);
    let mut written = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push_str(&group);
        }
        written.push(digit);
    }
    let written = format!("{written}{}{rest:02}", texts.get("amount-decimals", &[]));
    let written = texts.get("amount", &[("amount", &written)]);
    if cents < Cents::ZERO { format!("−{written}") } else { written }
}

/// The day in Paris of an instant in epoch ms: `20 novembre 2026`.
pub fn day(texts: &Texts, ms: i64) -> String {
    let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let paris = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    let date = at.to_zoned(paris).date();
    let (day, month, year) = (date.day().to_string(), format!("m{}", date.month()), date.year().to_string());
    texts.get("date-long", &[("day", &day), ("month", &month), ("year", &year)])
}

/// An address as it is written on an envelope, line by line.
pub fn address(texts: &Texts, a: &Address) -> Vec<String> {
    let mut lines = vec![format!("{} {}", a.first_name, a.last_name), a.street.clone()];
    lines.push(format!("{} {}", a.postal_code, a.city));
    lines.extend(a.region.clone().filter(|region| !region.is_empty()));
    lines.push(texts.get(&format!("country-{}", a.country), &[]));
    lines
}

/// `Visa se terminant par 4242`.
pub fn card(texts: &Texts, payment: &PaymentInfo) -> String {
    texts.get("mail-order-card", &[("brand", &payment.brand), ("last4", &payment.last4)])
}

/// A row of the totals.
pub struct Total {
    pub label: String,
    pub amount: String,
    /// The one that the eye looks for.
    pub strong: bool,
}

/// The totals from the goods to what was charged; what is nothing is left out.
pub fn totals(texts: &Texts, order: &Order) -> Vec<Total> {
    let row = |label: String, cents, strong| Total { label, amount: amount(texts, cents), strong };
    let text = |key| texts.get(key, &[]);
    let minus = |cents: Cents| Cents(-cents.0);
    let mut rows = vec![row(text("bill-goods"), order.goods, false)];
    if order.discount > Cents::ZERO {
        let label = match &order.promo_code {
            Some(promo) => texts.get("bill-discount-code", &[("promo", promo)]),
            None => text("bill-discount"),
        };
        rows.push(row(label, minus(order.discount), false));
    }
    rows.push(row(texts.get("bill-shipping", &[("mode", &order.shipping_mode)]), order.shipping, false));
    rows.push(row(text("bill-total"), order.total, true));
    rows.push(row(text("bill-vat"), order.vat, false));
    if order.voucher > Cents::ZERO {
        rows.push(row(text("bill-voucher"), minus(order.voucher), false));
    }
    rows.push(row(text("bill-to-pay"), order.to_pay, false));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn amounts_and_days_are_written_as_the_language_writes_them() {
        let (fr, en) = (Texts::new(Language::French), Texts::new(Language::English));
        for (cents, french, english) in [
            (0, "0,00\u{a0}€", "€0.00"),
            (5, "0,05\u{a0}€", "€0.05"),
            (-499, "−4,99\u{a0}€", "−€4.99"),
            (99_999, "999,99\u{a0}€", "€999.99"),
            (123_456_789, "1\u{202f}234\u{202f}567,89\u{a0}€", "€1,234,567.89"),
        ] {
            assert_eq!((amount(&fr, Cents(cents)), amount(&en, Cents(cents))), (french.into(), english.into()));
        }
        // Half past eleven in the evening in UTC is the next day in Paris.
        let late = 1_772_494_200_000;
        assert_eq!((day(&fr, late), day(&en, late)), ("3 mars 2026".into(), "3 March 2026".into()));
    }
}

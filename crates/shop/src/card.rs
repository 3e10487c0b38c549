// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bank cards. The number and the CVV are looked at once and dropped: only brand and last four digits go on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::ShopError;

/// The test card that the bank declines.
const DECLINED: &str = "4000000000000002";
/// The test card without funds.
const NO_FUNDS: &str = "4000000000009995";

/// A card as the customer typed it. It has no `Debug`, so that no log can print it.
pub struct Card<'a> {
    pub number: &'a str,
    /// `MM/YY`; good until the month's last day.
    pub expiry: &'a str,
    pub cvv: &'a str,
}

/// What is kept of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSummary {
    pub brand: String,
    pub last4: String,
}

/// Checks a card's form and asks for the payment's authorisation.
///
/// # Errors
/// `Field` for `cardNumber`, `expiry` or `cvv`; `PaymentDeclined`; `InsufficientFunds`.
pub fn authorise(card: &Card<'_>, today: Date) -> Result<CardSummary, ShopError> {
    let number: String = card.number.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    if !digits || !(12..=19).contains(&number.len()) || !luhn(&number) {
        return Err(ShopError::Field { field: "cardNumber", code: "CARD_NUMBER" });
    }
    let (month, year) = expiry(card.expiry).ok_or(ShopError::Field { field: "expiry", code: "FORMAT" })?;
    if (year, month) < (today.year(), today.month()) {
        return Err(ShopError::Field { field: "expiry", code: "CARD_EXPIRED" });
    }
    if !matches!(card.cvv.len(), 3 | 4) || !card.cvv.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ShopError::Field { field: "cvv", code: "FORMAT" });
    }
    match number.as_str() {
        DECLINED => Err(ShopError::PaymentDeclined),
        NO_FUNDS => Err(ShopError::InsufficientFunds),
        _ => Ok(CardSummary { brand: brand(&number).into(), last4: number[number.len() - 4..].into() }),
    }
}

/// ISO/IEC 7812-1, annex B.
fn luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, byte)| {
            let digit = u32::from(byte - b'0');
            match (i % 2, digit * 2) {
                (0, _) => digit,
                (_, double) if double > 9 => double - 9,
                (_, double) => double,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// (month, full year) of `MM/YY`.
fn expiry(text: &str) -> Option<(i8, i16)> {
    let (month, year) = text.split_once('/')?;
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two(month) || !two(year) {
        return None;
    }
    let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    Some((month, 2000 + year.parse::<i16>().ok()?))
}

fn brand(number: &str) -> &'static str {
    let two = number[..2].parse::<u32>().unwrap_or(0);
    match (number.as_bytes()[0], two) {
        (b'4', _) => "Visa",
        (_, 51..=55 | 22..=27) => "Mastercard",
        (_, 34 | 37) => "American Express",
        _ => "Card",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn ask(number: &str, expiry: &str, cvv: &str) -> Result<CardSummary, String> {
        authorise(&Card { number, expiry, cvv }, date(2026, 11, 20)).map_err(|e| e.to_string())
    }

    #[test]
    fn a_good_card_leaves_its_brand_and_four_digits() {
        let kept = ask("4111 1111 1111 1111", "11/26", "123").unwrap();
        assert_eq!(kept, CardSummary { brand: "Visa".into(), last4: "1111".into() });
        assert_eq!(ask("5555555555554444", "01/30", "1234").unwrap().brand, "Mastercard");
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(ask("4111111111111112", "11/26", "123"), Err("cardNumber: CARD_NUMBER".into()));
        assert_eq!(ask("٤١١١١١١١١١١١١١١١", "11/26", "123"), Err("cardNumber: CARD_NUMBER".into()));
        assert_eq!(ask("4111111111111111", "10/26", "123"), Err("expiry: CARD_EXPIRED".into()));
        assert_eq!(ask("4111111111111111", "13/26", "123"), Err("expiry: FORMAT".into()));
        assert_eq!(ask("4111111111111111", "1/26", "123"), Err("expiry: FORMAT".into()));
        assert_eq!(ask("4111111111111111", "11/26", "12a"), Err("cvv: FORMAT".into()));
        assert_eq!(ask("4000000000000002", "11/26", "123"), Err("the payment is declined".into()));
        assert_eq!(ask("4000000000009995", "11/26", "123"), Err("the card has no funds".into()));
    }
}

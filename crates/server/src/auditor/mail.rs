// SPDX-License-Identifier: AGPL-3.0-or-later
//! A confirmation as its reader sees it: the amounts of its totals, read out of its text, whatever the language.

/// The amounts of the totals' block, in its order, in cents; `None` where there is no such block.
///
/// A mail is paragraphs. The lines of the order end in an amount after a colon, those of the totals in an amount alone, and
/// no other paragraph holds amounts.
pub fn totals(text: &str) -> Option<Vec<i64>> {
    let amounts = |paragraph: &str| {
        let rows: Vec<Option<i64>> = paragraph.lines().filter(|line| line.starts_with("  ")).map(last_amount).collect();
        rows.into_iter().collect::<Option<Vec<i64>>>().filter(|rows| rows.len() >= 3)
    };
    // The last of such paragraphs: an order of three lines is one too.
    text.split("\n\n").filter_map(amounts).last()
}

/// The amount at a line's end: `1 234,56 €`, `-€1,234.56`.
fn last_amount(line: &str) -> Option<i64> {
    // Columns stand at least two ordinary blanks apart, and an amount holds none.
    let cell = line.trim_end().rsplit("  ").next().unwrap_or_default();
    let cell = cell.rsplit(" : ").next().unwrap_or_default().trim();
    let euro = cell.contains('€');
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let only = cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ",.€-'\u{202f}\u{a0}".contains(c));
    let decimals = cell.rsplit([',', '.']).next().unwrap_or_default();
    let decimals = decimals.chars().filter(char::is_ascii_digit).count();
    if !euro || !only || decimals != 2 {
        return None;
    }
    let cents: i64 = digits.parse().ok()?;
    Some(if cell.starts_with('-') { -cents } else { cents })
}

/// The totals that a confirmation must show.
#[derive(Debug, Clone, Copy)]
pub struct Totals {
    pub goods: i64,
    pub discount: i64,
    pub shipping: i64,
    pub total: i64,
    pub vat: i64,
    pub voucher: i64,
    pub to_pay: i64,
}

impl Totals {
    fn rows(self, shipping: Option<i64>) -> Vec<i64> {
        let some = |amount: i64| (amount > 0).then_some(-amount);
        let rows = [
            Some(self.goods),
            some(self.discount),
            shipping,
            Some(self.total),
            Some(self.vat),
            some(self.voucher),
            Some(self.to_pay),
        ];
        rows.into_iter().flatten().collect()
    }
}

/// What a confirmation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmation {
    Right,
    /// It forgets the shipping: what it says is the total.
    WithoutShipping(i64),
    Wrong(Vec<i64>),
    Unreadable,
}

/// Holds a confirmation against the booked order. Of the shipping: what was charged, which is not its fee where the VAT is
/// wrong, and the VAT in it.
pub fn judge(text: &str, booked: Totals, (charged, vat): (i64, i64)) -> Confirmation {
    let Some(said) = totals(text) else { return Confirmation::Unreadable };
    if said == booked.rows(Some(booked.shipping)) {
        return Confirmation::Right;
    }
    // What it says beside the total may follow the total or the order.
    for forgotten in [booked.shipping, charged] {
        for to_pay in [booked.to_pay, (booked.total - forgotten - booked.voucher).max(0)] {
            for vat in [booked.vat, booked.vat - vat] {
                let without = Totals { total: booked.total - forgotten, to_pay, vat, ..booked };
                if said == without.rows(None) || said == without.rows(Some(0)) {
                    return Confirmation::WithoutShipping(without.total);
                }
            }
        }
    }
    Confirmation::Wrong(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "Bonjour Ada,\n\nMerci pour votre commande PS-20260301-7 du 1 mars 2026. Elle est payée.\n\n\
        Votre commande\n  2 × Bol : grand, 24 cm (617,28\u{a0}€ l’unité) : 1\u{202f}234,56\u{a0}€\n  1 × Thé (1,00\u{a0}€ l’unité) : 1,00\u{a0}€\n\n  \
        Articles                  1\u{202f}235,56\u{a0}€\n  Remise (SAVE5)                -5,00\u{a0}€\n  \
        Livraison express              9,90\u{a0}€\n  Total TTC                  1\u{202f}240,46\u{a0}€\n  \
        dont TVA à 20 %              206,74\u{a0}€\n  Payé par carte             1\u{202f}240,46\u{a0}€\n\n\
        Adresse de livraison\n  Ada Lovelace\n  12 rue de la Paix\n  75002 Paris\n";

    const BOOKED: Totals = Totals {
        goods: 123_556,
        discount: 500,
        shipping: 990,
        total: 124_046,
        vat: 20_674,
        voucher: 0,
        to_pay: 124_046,
    };

    #[test]
    fn the_totals_are_read_in_both_languages() {
        assert_eq!(totals(FRENCH), Some(vec![123_556, -500, 990, 124_046, 20_674, 124_046]));
        let english = FRENCH.replace('\u{202f}', "#").replace(',', ".").replace('#', ",");
        assert_eq!(totals(&english), totals(FRENCH));
        assert_eq!(last_amount("  Discount   -€1,234.56"), Some(-123_456));
        assert_eq!(last_amount("  75002 Paris"), None);
        assert_eq!(totals("Hello\n\n  no amounts\n"), None);
    }

    #[test]
    fn a_forgotten_shipping_is_told_from_another_fault() {
        assert_eq!(judge(FRENCH, BOOKED, (990, 165)), Confirmation::Right);
        let without = FRENCH
            .lines()
            .filter(|line| !line.contains("Livraison"))
            .map(|line| line.replace("1\u{202f}240,46", "1\u{202f}230,56"))
            .collect::<Vec<_>>()
            .join("\n");
        assert_eq!(judge(&without, BOOKED, (990, 165)), Confirmation::WithoutShipping(123_056));
        let nothing = FRENCH
            .replace("   9,90", "   0,00")
            .replace("Total TTC                  1\u{202f}240,46", "Total TTC                  1\u{202f}230,56");
        assert_eq!(judge(&nothing, BOOKED, (990, 165)), Confirmation::WithoutShipping(123_056));
        let other = FRENCH.replace("206,74", "206,75");
        assert!(matches!(judge(&other, BOOKED, (990, 165)), Confirmation::Wrong(_)));
        assert_eq!(judge("nothing", BOOKED, (990, 165)), Confirmation::Unreadable);
    }
}

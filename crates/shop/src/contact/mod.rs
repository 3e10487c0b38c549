// SPDX-License-Identifier: AGPL-3.0-or-later
//! Postal codes and phone numbers as a country writes them. What a person typed is recognised with or without spaces,
//! hyphens and prefixes, and kept in one form, so that the same number is never stored in two.

mod formats;

pub use formats::{FORMATS, Formats};

/// Longest postal code where a country has none of its own, in characters: the column's width.
const FREE_POSTAL_CODE: usize = 16;

/// The formats of an upper-case ISO code.
fn formats(country: &str) -> Option<&'static Formats> {
    FORMATS.binary_search_by(|known| known.country.cmp(country)).ok().and_then(|at| FORMATS.get(at))
}

/// A postal code in its country's form: `1017dp` in `NL` is `1017 DP`.
///
/// # Returns
/// `None` when the country has no such code, or is unknown. Where a country has no codes at all, whatever short text
/// people write there (a P.O. box) is taken as it is.
pub fn postal_code(country: &str, text: &str) -> Option<String> {
    let formats = formats(country)?;
    let text = text.trim();
    if formats.postal.is_empty() {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.');
        return ((1..=FREE_POSTAL_CODE).contains(&text.len()) && text.chars().all(plain)).then(|| text.to_owned());
    }
    let given = without_separators(&text.to_uppercase(), &[' ', '-'])?;
    // Some countries put their own letters in front, and most people leave them out.
    let prefixed = format!("{country}{given}");
    formats.postal.iter().find_map(|pattern| written(pattern, &given).or_else(|| written(pattern, &prefixed)))
}

/// A phone number in its international form: `06.39.98.12.34` and `0033 639981234` in `FR` are `+33 6 39 98 12 34`.
///
/// # Returns
/// `None` when the country has no such number, or is unknown.
pub fn phone(country: &str, text: &str) -> Option<String> {
    let formats = formats(country)?;
    let text = text.trim();
    let (international, rest) = match text.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let digits = without_separators(rest, &[' ', '\u{a0}', '\u{202f}', '.', '-', '/', '(', ')'])?;
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let abroad = if international { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    let national = match abroad {
        Some(whole) => whole.strip_prefix(formats.calling)?,
        None => digits.as_str(),
    };
    // The trunk prefix is dialled within the country only, and often written all the same: +33 (0)6 …
    let without_trunk = formats.trunks.iter().filter_map(|trunk| national.strip_prefix(trunk));
    let number = std::iter::once(national)
        .chain(without_trunk)
        .find_map(|number| formats.phones.iter().find_map(|pattern| written(pattern, number)));
    number.map(|number| format!("+{} {number}", formats.calling))
}

/// The text without these separators; `None` when anything else but ASCII letters and digits is in it.
fn without_separators(text: &str, separators: &[char]) -> Option<String> {
    let plain: String = text.chars().filter(|c| !separators.contains(c)).collect();
    (!plain.is_empty() && plain.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(plain)
}

/// A text without separators in a pattern's form: `#` is a digit, `@` a capital letter, `*` either, `[2-79]` one of these, a
/// space or a hyphen what the form has there; anything else is itself.
///
/// # Returns
/// `None` when it does not fit to the last character.
fn written(pattern: &str, text: &str) -> Option<String> {
    let (mut form, mut given) = (pattern.chars(), text.chars());
    let mut out = String::with_capacity(pattern.len());
    while let Some(sign) = form.next() {
        if matches!(sign, ' ' | '-') {
            out.push(sign);
            continue;
        }
        let c = given.next()?;
        let fits = match sign {
            '#' => c.is_ascii_digit(),
            '@' => c.is_ascii_uppercase(),
            '*' => c.is_ascii_digit() || c.is_ascii_uppercase(),
            '[' => {
                let class: Vec<char> = form.by_ref().take_while(|sign| *sign != ']').collect();
                in_class(&class, c)
            }
            literal => literal == c,
        };
        if !fits {
            return None;
        }
        out.push(c);
    }
    given.next().is_none().then_some(out)
}

/// Whether a class such as `2-79` (2 to 7, or 9) has this character.
fn in_class(class: &[char], c: char) -> bool {
    match class {
        [from, '-', to, rest @ ..] => (*from..=*to).contains(&c) || in_class(rest, c),
        [one, rest @ ..] => *one == c || in_class(rest, c),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::countries::COUNTRIES;

    #[test]
    fn every_country_has_its_formats() {
        let countries: Vec<&str> = COUNTRIES.iter().map(|country| country.code).collect();
        let known: Vec<&str> = FORMATS.iter().map(|formats| formats.country).collect();
        assert_eq!(known, countries);
        assert!(FORMATS.iter().all(|formats| !formats.phones.is_empty() && !formats.calling.is_empty()));
        // The Emirates and Ivory Coast have post boxes and no codes.
        let without: Vec<&str> = FORMATS.iter().filter(|f| f.postal.is_empty()).map(|f| f.country).collect();
        assert_eq!(without, ["AE", "CI"]);
    }

    /// A text that fits a pattern, by the first choice of each sign.
    fn example(pattern: &str) -> String {
        let mut form = pattern.chars();
        let mut out = String::new();
        while let Some(sign) = form.next() {
            out.push(match sign {
                '#' => '1',
                '@' => 'A',
                '*' => '2',
                '[' => {
                    let first = form.next().unwrap();
                    form.by_ref().find(|sign| *sign == ']').unwrap();
                    first
                }
                other => other,
            });
        }
        out
    }

    #[test]
    fn what_is_stored_is_valid_again_and_does_not_change() {
        for formats in FORMATS {
            for pattern in formats.postal {
                let code = postal_code(formats.country, &example(pattern)).unwrap();
                assert!(code.len() <= FREE_POSTAL_CODE);
                assert_eq!(postal_code(formats.country, &code).as_ref(), Some(&code), "{}", formats.country);
                let bare = code.replace([' ', '-'], "").to_lowercase();
                assert_eq!(postal_code(formats.country, &bare), Some(code), "{}", formats.country);
            }
            for pattern in formats.phones {
                let national = example(pattern);
                let number = phone(formats.country, &format!("+{} {national}", formats.calling)).unwrap();
                assert!((10..=20).contains(&number.len()), "{number}");
                assert_eq!(phone(formats.country, &number).as_ref(), Some(&number), "{}", formats.country);
                let abroad = number.replace('+', "00").replace(' ', "");
                assert_eq!(phone(formats.country, &abroad).as_ref(), Some(&number), "{}", formats.country);
                for trunk in formats.trunks {
                    let dialled = format!("{trunk}{}", national.replace(' ', "-"));
                    assert_eq!(phone(formats.country, &dialled).as_ref(), Some(&number), "{}", formats.country);
                }
            }
        }
    }

    #[test]
    fn real_ones_are_recognised_however_they_are_typed() {
        for (country, typed, stored) in [
            ("FR", "0639981234", "+33 6 39 98 12 34"),
            ("FR", "+33 (0)6.39.98.12.34", "+33 6 39 98 12 34"),
            ("FR", "0033639981234", "+33 6 39 98 12 34"),
            ("DE", "0176/04069012", "+49 176 04069012"),
            ("DE", "030 23125 012", "+49 30 23125 012"),
            ("IT", "06 4890 1234", "+39 06 4890 1234"),
            ("HU", "06 20 123 4567", "+36 20 123 4567"),
            ("GB", "020 7946 0958", "+44 20 7946 0958"),
            ("US", "(212) 555-0123", "+1 212 555 0123"),
            ("US", "1-212-555-0123", "+1 212 555 0123"),
            ("CH", "079 123 45 67", "+41 79 123 45 67"),
            ("LT", "8 612 34567", "+370 612 34567"),
            ("BR", "(11) 91234-5678", "+55 11 91234 5678"),
        ] {
            assert_eq!(phone(country, typed).as_deref(), Some(stored), "{country} {typed}");
        }
        for (country, typed, stored) in [
            ("FR", "75002", "75002"),
            ("NL", "1017dp", "1017 DP"),
            ("GB", "sw1a2aa", "SW1A 2AA"),
            ("GB", "M1 1AE", "M1 1AE"),
            ("IE", "d02x285", "D02 X285"),
            ("CA", "h2x1y4", "H2X 1Y4"),
            ("PT", "1100053", "1100-053"),
            ("LV", "1010", "LV-1010"),
            ("LT", "lt01100", "LT-01100"),
            ("US", "10001", "10001"),
            ("US", "10001 1234", "10001-1234"),
            ("MT", "vlt1117", "VLT 1117"),
            ("CI", "01 BP 1234", "01 BP 1234"),
        ] {
            assert_eq!(postal_code(country, typed).as_deref(), Some(stored), "{country} {typed}");
        }
    }

    #[test]
    fn others_are_not() {
        for (country, typed) in [
            ("FR", "063998123"),
            ("FR", "+33 0 39 98 12 34"),
            ("FR", "+49 176 04069012"),
            ("FR", "06 39 98 12 3x"),
            ("FR", "+"),
            ("FR", ""),
            ("FR", "06+39981234"),
            ("FR", "٠٦٣٩٩٨١٢٣٤"),
            ("US", "112 555 0123"),
            ("XX", "+33 6 39 98 12 34"),
        ] {
            assert_eq!(phone(country, typed), None, "{country} {typed}");
        }
        for (country, typed) in [
            ("FR", "7500"),
            ("FR", "750020"),
            ("FR", "75OO2"),
            ("FR", "FR75002"),
            ("FR", "7-5_002"),
            ("DE", "1011"),
            ("BE", "0100"),
            ("NL", "1017"),
            ("GB", "75002"),
            ("CA", "D1A 1A1"),
            ("AE", "a_b"),
            ("AE", " "),
            ("XX", "75002"),
        ] {
            assert_eq!(postal_code(country, typed), None, "{country} {typed}");
        }
    }
}

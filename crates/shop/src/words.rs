// SPDX-License-Identifier: AGPL-3.0-or-later
//! Words as the search compares them: lower case, no accents, letters and digits only.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words of a query that count; more would only narrow what five have narrowed already.
pub const MOST: usize = 5;
/// The column's width, in characters.
const LONGEST: usize = 40;

/// The first [`MOST`] different words of a text.
pub fn of(text: &str) -> Vec<String> {
    all(text, MOST)
}

/// Every different word of a product's name and description, as they are stored.
pub fn of_product(name: &str, description: &str) -> Vec<String> {
    all(&format!("{name} {description}"), usize::MAX)
}

fn all(text: &str, most: usize) -> Vec<String> {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut words = Vec::new();
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word: String = word.chars().take(LONGEST).collect();
        if !words.contains(&word) {
            words.push(word);
        }
        if words.len() == most {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_count() {
        assert_eq!(of("Bouilloire ÉLECTRIQUE, 1,7 l !"), ["bouilloire", "electrique", "1", "7", "l"]);
        assert_eq!(of("noël Noel NOËL"), ["noel"]);
        assert_eq!(of("%_'\"--"), Vec::<String>::new());
        assert_eq!(of("a b c d e f").len(), MOST);
    }
}

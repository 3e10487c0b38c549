// SPDX-License-Identifier: AGPL-3.0-or-later
//! Everything that a person reads, in the one language of the stack, from the Fluent files under `content/texts`.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use rust_embed::RustEmbed;

use crate::config::Language;

#[derive(RustEmbed)]
#[folder = "../../content/texts"]
struct Files;

/// The parts that the program itself speaks; the interfaces load theirs in the browser. A test of the house checks that
/// each is there, reads, and says no text twice.
const PARTS: [&str; 8] = ["server", "cli", "chaos", "catalogue", "scenarios", "countries", "mails", "invoice"];

/// A named value in a text.
pub type Arg<'a> = (&'a str, &'a str);

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.word().parse().unwrap_or_default()]);
        // The marks that keep writing directions apart would show as boxes in terminals and be copied along.
        bundle.set_use_isolating(false);
        for part in PARTS {
            let Some(file) = Files::get(&format!("{}/{part}.ftl", language.word())) else { continue };
            let source = String::from_utf8_lossy(&file.data).into_owned();
            let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key with its values in place; a key that is missing gives itself.
    pub fn get(&self, key: &str, args: &[Arg<'_>]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let values: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, *value)).collect();
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_load_and_speak() {
        let fr = Texts::new(Language::French);
        let en = Texts::new(Language::English);
        assert_ne!(fr.get("error-cart-empty", &[]), en.get("error-cart-empty", &[]));
        assert!(en.get("field-too-long", &[("max", "12")]).contains("12"));
        assert_eq!(en.get("no-such-key", &[]), "no-such-key");
    }
}

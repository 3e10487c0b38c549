// SPDX-License-Identifier: AGPL-3.0-or-later
//! Everything that a person reads, in the one language of the stack, from the Fluent files under `content/texts`.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use rust_embed::RustEmbed;

use crate::config::Language;

#[derive(RustEmbed)]
#[folder = "../../content/texts"]
struct Files;

/// The parts that the program itself speaks; the interfaces load theirs in the browser.
const PARTS: [&str; 5] = ["server", "cli", "chaos", "catalogue", "countries"];

/// A named value in a text.
pub type Arg<'a> = (&'a str, &'a str);

#[derive(Debug, thiserror::Error)]
#[error("texts {file}: {cause}")]
pub struct TextsError {
    file: String,
    cause: String,
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// # Errors
    /// When a file is missing, unreadable, or says a text twice. The files are in the program, so this is a fault of the build.
    pub fn load(language: Language) -> Result<Self, TextsError> {
        let code = language.code();
        let locale = code.parse().map_err(|e| TextsError { file: code.into(), cause: format!("{e}") })?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks that keep directions apart would show as boxes in terminals and in JSON.
        bundle.set_use_isolating(false);
        for part in PARTS {
            let file = format!("{code}/{part}.ftl");
            let fail = |cause: String| TextsError { file: file.clone(), cause };
            let data = Files::get(&file).ok_or_else(|| fail("not in the program".into()))?;
            let source = String::from_utf8(data.data.into_owned()).map_err(|e| fail(e.to_string()))?;
            let resource = FluentResource::try_new(source).map_err(|(_, e)| fail(format!("{e:?}")))?;
            bundle.add_resource(resource).map_err(|e| fail(format!("{e:?}")))?;
        }
        Ok(Self { language, bundle })
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key. A key that does not exist gives itself, which a test of the house forbids.
    pub fn get(&self, key: &str, args: &[Arg<'_>]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, *value);
        }
        let mut faults = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_load_and_speak() {
        let fr = Texts::load(Language::Fr).unwrap();
        let en = Texts::load(Language::En).unwrap();
        assert_ne!(fr.get("error-cart-empty", &[]), en.get("error-cart-empty", &[]));
        assert!(en.get("field-too-long", &[("max", "12")]).contains("12"));
        assert_eq!(en.get("no-such-key", &[]), "no-such-key");
    }
}

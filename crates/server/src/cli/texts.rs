// SPDX-License-Identifier: AGPL-3.0-or-later
//! The command line's texts, from `content/texts/<language>/cli.ftl`.

use fluent::{FluentArgs, FluentBundle, FluentResource};

use crate::config::Language;

/// The texts of one language.
pub struct Texts(FluentBundle<FluentResource>);

impl Texts {
    pub fn new(language: Language) -> Self {
        let source = match language {
            Language::French => include_str!("../../../../content/texts/fr/cli.ftl"),
            Language::English => include_str!("../../../../content/texts/en/cli.ftl"),
        };
        let mut bundle = FluentBundle::new(vec![language.word().parse().unwrap_or_default()]);
        // The marks around each value are for mixed writing directions; in a terminal they are noise that gets copied along.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    /// The text of a key with its values in place; a key that is missing gives itself.
    pub fn get(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.0.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let arguments: FluentArgs = values.iter().map(|(name, value)| (*name, *value)).collect();
        self.0.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every text in every language, with the same variables, and none that nobody shows.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::{assert_none, root, sources};

/// The language in which texts are written first, and the others.
const SOURCE: &str = "fr";

/// A key (`id`, or `id.attribute`) and the variables its text uses.
pub type Texts = BTreeMap<String, BTreeSet<String>>;

/// The languages that have a folder.
pub fn languages() -> Vec<String> {
    let folders = std::fs::read_dir(root().join("content/texts")).expect("content/texts is there");
    let mut names: Vec<String> = folders
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// All texts of a language. Complains about what is no Fluent and about keys that are there twice.
pub fn texts_of(language: &str) -> (Texts, Vec<String>) {
    let (mut texts, mut wrong) = (Texts::new(), Vec::new());
    for source in sources(&format!("content/texts/{language}")) {
        let resource = parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
            wrong.extend(errors.iter().map(|error| format!("{}: {error}", source.path)));
            resource
        });
        for entry in &resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                _ => continue,
            };
            let named = value.map(|value| (id.clone(), value));
            for (key, pattern) in
                named.into_iter().chain(attributes.iter().map(|one| (format!("{id}.{}", one.id.name), &one.value)))
            {
                let mut variables = BTreeSet::new();
                collect_pattern(pattern, &mut variables);
                if texts.insert(key.clone(), variables).is_some() {
                    wrong.push(format!("{}: {key} is there twice", source.path));
                }
            }
        }
    }
    (texts, wrong)
}

fn collect_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => collect_inline(inline, variables),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                collect_inline(selector, variables);
                variants.iter().for_each(|variant| collect_pattern(&variant.value, variables));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(format!("${}", id.name));
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| collect_inline(argument, variables));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, variables);
            }
        }
        _ => {}
    }
}

#[test]
fn texts_are_well_formed_and_written_in_french_and_english_at_least() {
    let languages = languages();
    assert!(languages.iter().any(|name| name == SOURCE) && languages.iter().any(|name| name == "en"), "{languages:?}");
    let wrong: Vec<String> = languages.iter().flat_map(|language| texts_of(language).1).collect();
    assert_none("Fluent files", &wrong);
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let (source, _) = texts_of(SOURCE);
    let mut wrong = Vec::new();
    for language in languages().iter().filter(|language| *language != SOURCE) {
        let (texts, _) = texts_of(language);
        wrong
            .extend(source.keys().filter(|key| !texts.contains_key(*key)).map(|key| format!("{language} lacks {key}")));
        wrong.extend(
            texts.keys().filter(|key| !source.contains_key(*key)).map(|key| format!("only {language} has {key}")),
        );
        for (key, variables) in &texts {
            if let Some(expected) = source.get(key).filter(|expected| *expected != variables) {
                wrong.push(format!("{language} {key} uses {variables:?}, {SOURCE} uses {expected:?}"));
            }
        }
    }
    assert_none("texts differ between languages", &wrong);
}

#[test]
fn every_text_is_shown_somewhere() {
    let mut code = String::new();
    for source in sources("crates").into_iter().chain(sources("web")).chain(sources("content/texts")) {
        match source.extension() {
            "rs" | "ts" | "tsx" => code.push_str(&source.text),
            // A text may use another: `{ other-key }` or `{ -term }`.
            "ftl" => source.text.lines().filter(|line| line.contains('{')).for_each(|line| {
                code.push_str(line.split_once('=').map_or(line, |(_, value)| value));
                code.push('\n');
            }),
            _ => {}
        }
    }
    let unused: Vec<String> = texts_of(SOURCE)
        .0
        .into_keys()
        .map(|key| key.split('.').next().unwrap_or_default().to_owned())
        .filter(|key| !is_named(&code, key) && !is_put_together(&code, key))
        .collect();
    assert_none("texts that nobody shows", &unused);
}

/// Whether the whole key stands in the code, not only as the beginning of a longer one.
fn is_named(code: &str, key: &str) -> bool {
    code.match_indices(key).any(|(at, _)| {
        let part_of_a_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let (before, after) = (&code[..at], &code[at + key.len()..]);
        // A term's own name begins with a dash.
        let begins = key.starts_with('-') || !before.ends_with(part_of_a_key);
        begins && !after.starts_with(part_of_a_key)
    })
}

/// Whether the code puts keys together from the beginning of this one: `"category-{code}"`, `` `catalogue-${id}-name` ``.
fn is_put_together(code: &str, key: &str) -> bool {
    key.match_indices('-').map(|(at, _)| &key[..=at]).filter(|prefix| prefix.len() > 1).any(|prefix| {
        ["\"", "`", "'"]
            .iter()
            .any(|quote| code.contains(&format!("{quote}{prefix}{{")) || code.contains(&format!("{quote}{prefix}${{")))
    })
}

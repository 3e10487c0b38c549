// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rules that hold for every written file.

use super::{assert_none, sources};

/// Kinds of files that carry the header, by the end of their name. JSON has no comments.
const WITH_HEADER: &[&str] =
    &["rs", "ts", "tsx", "js", "mjs", "css", "html", "sql", "sh", "toml", "yml", "yaml", "ftl", "Makefile", ".ci/run"];

/// Kinds of files that people read top to bottom. Content and generated files may be as long as they are.
const CODE: &[&str] = &["rs", "ts", "tsx", "js", "mjs", "css", "sh", "sql"];

const LONGEST: usize = 400;

#[test]
fn every_source_file_names_its_licence() {
    let missing: Vec<String> = sources("")
        .into_iter()
        .filter(|source| WITH_HEADER.iter().any(|end| source.extension() == *end || source.path.ends_with(end)))
        // Third line at the latest: a shebang or a doctype comes first.
        .filter(|source| {
            !source.text.lines().take(3).any(|line| line.contains("SPDX-License-Identifier: AGPL-3.0-or-later"))
        })
        .map(|source| source.path)
        .collect();
    assert_none("no SPDX header", &missing);
}

#[test]
fn no_file_is_too_long_to_be_read() {
    let long: Vec<String> = sources("")
        .into_iter()
        .filter(|source| CODE.contains(&source.extension()) && !source.is_generated())
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > LONGEST).then(|| format!("{}: {lines} lines", source.path))
        })
        .collect();
    assert_none("longer than 400 lines", &long);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let words = [["TO", "DO"], ["FIX", "ME"], ["HA", "CK:"], ["lorem", " ipsum"], ["unimpl", "emented!"]]
        .map(|halves| halves.concat());
    let stand_in = ["place", "holder"].concat();
    let mut found = Vec::new();
    for source in sources("") {
        // An input's attribute has the same name as a thing that is not there yet.
        let is_markup = ["tsx", "css", "html", "ftl"].contains(&source.extension());
        if source.is_generated() || source.path.ends_with("Cargo.lock") || source.path == "LICENSE" {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            let word = words.iter().find(|word| line.contains(word.as_str()));
            let word = word.or_else(|| (!is_markup && has_word(&line.to_lowercase(), &stand_in)).then_some(&stand_in));
            if let Some(word) = word {
                found.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    assert_none("left for later", &found);
}

/// Whether a word stands in a line by itself: a library's `wordData` is another one.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !line[at + word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Documents that name what exists, and name all of it.

use std::collections::BTreeSet;

use super::{Source, assert_none, program_sources, root, sources};

fn documents() -> Vec<Source> {
    let mut all = sources("");
    all.retain(|source| source.extension() == "md");
    all
}

/// Every `PERFSHOP_…` in a text, and the one variable that keeps its documented name without our prefix.
fn variables_in(text: &str) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = text
        .match_indices("PERFSHOP_")
        .map(|(at, _)| {
            text[at..].chars().take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '_').collect()
        })
        .filter(|name: &String| name != "PERFSHOP_" && !name.ends_with('_'))
        .collect();
    found.extend(text.contains("CORS_ALLOWED_ORIGINS").then(|| "CORS_ALLOWED_ORIGINS".to_owned()));
    found
}

#[test]
fn every_configuration_variable_is_documented() {
    let documented: BTreeSet<String> = documents().iter().flat_map(|document| variables_in(&document.text)).collect();
    let missing: Vec<String> = program_sources()
        .iter()
        .filter(|source| source.path.starts_with("crates/server/"))
        .flat_map(|source| variables_in(&source.running_code()))
        .filter(|name| !documented.contains(name))
        .collect();
    assert_none("neither in README.md nor in docs/", &missing);
}

#[test]
fn the_readme_names_no_variable_that_does_not_exist() {
    let mut read: BTreeSet<String> =
        program_sources().iter().flat_map(|source| variables_in(&source.running_code())).collect();
    // Some are read by the scripts and tests around the program.
    read.extend(sources("scripts").iter().chain(&sources("e2e")).flat_map(|source| variables_in(&source.text)));
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md is there");
    let unknown: Vec<String> = variables_in(&readme).into_iter().filter(|name| !read.contains(name)).collect();
    assert_none("in README.md, read by nothing", &unknown);
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let file = root().join(&document.path);
        for (at, _) in document.text.match_indices("](") {
            let target = document.text[at + 2..].split([')', '#', ' ']).next().unwrap_or_default();
            let is_path = !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:");
            if is_path && !file.parent().expect("a file is in a folder").join(target).exists() {
                broken.push(format!("{}: {target}", document.path));
            }
        }
    }
    assert_none("broken links", &broken);
}

#[test]
fn every_decision_is_on_the_map() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let missing: Vec<String> =
        sources("docs/adr").into_iter().map(|source| source.path).filter(|path| !map.contains(path.as_str())).collect();
    assert_none("ARCHITECTURE.md does not link to", &missing);
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The house rules, as ordinary tests. What is checked here needs no reviewer's memory.

mod catalogue;
mod crates;
mod documents;
mod files;
mod openapi;
mod portal;
mod sql;
mod texts;

use std::path::{Path, PathBuf};

/// Folders that hold what was built, fetched or started, not what was written.
const NOT_OURS: &[&str] = &[".git", ".tools", ".perfshop", "target", "node_modules", "dist", "artefacts"];

/// The top of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the crate is two folders deep").to_owned()
}

/// One written file: its path from the top with `/`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Made by a program of ours from something else that is checked: `schema.gen.ts`, `openapi.json`, lock files.
    pub fn is_generated(&self) -> bool {
        self.path.contains(".gen.") || self.path.ends_with("openapi.json") || self.path.ends_with("package-lock.json")
    }

    /// The text of a Rust file without its tests and comments: what runs. Tests stand last in a file, in a module of their own.
    pub fn running_code(&self) -> String {
        let tests = self.text.match_indices("#[cfg(test)]").find(|(at, _)| {
            let next = self.text[*at..].lines().nth(1).unwrap_or_default();
            next.contains("mod ") && next.ends_with('{')
        });
        let code = tests.map_or(self.text.as_str(), |(at, _)| &self.text[..at]);
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

/// Every written text file under `folder` (from the top, `""` for all), in the order of the paths.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() {
                if !NOT_OURS.iter().any(|other| name == **other) {
                    folders.push(path);
                }
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                // Pictures and fonts are no UTF-8 and fall out here.
                let path = path.strip_prefix(&root).expect("it was found below").to_string_lossy().replace('\\', "/");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The Rust files that make the program, tests left out.
pub fn program_sources() -> Vec<Source> {
    let mut all = sources("crates");
    all.retain(|source| source.path.ends_with(".rs") && source.path.split('/').nth(2) == Some("src"));
    all
}

/// Fails with every finding at once, because fixing them one run at a time is a waste of an afternoon.
#[track_caller]
pub fn assert_none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}

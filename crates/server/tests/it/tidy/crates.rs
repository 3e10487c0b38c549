// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may depend on whom. A crate of ours exists where the compiler must forbid a dependency, so the list is short.

use super::{assert_none, root};

/// Each crate of the workspace, the crates of ours that it may know, and what it must do without.
const ARROWS: &[(&str, &[&str], &[&str])] = &[
    // The pure model: no runtime, no network, no database.
    ("chaos", &[], &["tokio", "axum", "tower", "hyper", "reqwest", "rusqlite", "sqlx", "rustix"]),
    // Takes stacks and reads names: it knows no shop.
    ("profiler", &[], &["tokio", "axum", "tower", "hyper", "reqwest", "rusqlite", "sqlx"]),
    // Runs Vector's programs for the end-to-end tests: no part of the program, and knows nothing of it.
    ("remap", &[], &[]),
    // Sells things: no HTTP.
    ("shop", &["perfshop-chaos"], &["axum", "tower", "hyper", "reqwest", "utoipa"]),
    ("server", &["perfshop-chaos", "perfshop-profiler", "perfshop-shop"], &["rusqlite", "sqlx"]),
];

fn manifest(path: &str) -> toml::Table {
    std::fs::read_to_string(root().join(path)).expect("the manifest can be read").parse().expect("the manifest is TOML")
}

/// The names in one table of dependencies.
fn names(manifest: &toml::Table, table: &str) -> Vec<String> {
    manifest.get(table).and_then(toml::Value::as_table).map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn dependencies_point_from_server_to_shop_to_chaos_only() {
    let mut wrong = Vec::new();
    for (name, ours, without) in ARROWS {
        let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
        for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for dependency in names(&manifest, table) {
                let foreign = dependency.starts_with("perfshop-") && !ours.contains(&dependency.as_str());
                // What only tests use is not in the program.
                let refused = table == "dependencies" && without.contains(&dependency.as_str());
                if foreign || refused {
                    wrong.push(format!("crates/{name} must not depend on {dependency} ({table})"));
                }
            }
        }
    }
    assert_none("arrows between crates", &wrong);
}

#[test]
fn every_crate_of_the_workspace_has_its_arrows_written_here() {
    let workspace = manifest("Cargo.toml");
    let mut members: Vec<&str> =
        workspace["workspace"]["members"].as_array().expect("a list").iter().filter_map(toml::Value::as_str).collect();
    let mut known: Vec<String> = ARROWS.iter().map(|(name, ..)| format!("crates/{name}")).collect();
    members.sort_unstable();
    known.sort_unstable();
    assert_eq!(members, known);
}

#[test]
fn versions_of_dependencies_are_written_once_in_the_workspace() {
    let mut wrong = Vec::new();
    for (name, ..) in ARROWS {
        let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
        for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (dependency, value) in manifest.get(table).and_then(toml::Value::as_table).into_iter().flatten() {
                if value.get("workspace").and_then(toml::Value::as_bool) != Some(true) {
                    wrong.push(format!("crates/{name}: {dependency}"));
                }
            }
        }
    }
    assert_none("not `workspace = true`", &wrong);
}

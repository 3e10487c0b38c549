// SPDX-License-Identifier: AGPL-3.0-or-later
//! One SQL text for SQLite and MySQL, and no SQL made of strings.

use super::{assert_none, program_sources, sources};

/// What only one of the databases takes, or takes differently (docs/adr/0001-database-layer.md).
const NOT_SHARED: &[&str] = &[
    "RETURNING",
    "FOR UPDATE",
    "FOR SHARE",
    "ON CONFLICT",
    "ON DUPLICATE",
    "INSERT OR ",
    "INSERT IGNORE",
    "REPLACE INTO",
    "AUTO_INCREMENT",
    "AUTOINCREMENT",
    "JSON_",
    "CURRENT_TIMESTAMP",
    "NOW()",
    "DATETIME",
    "DECIMAL",
    "BOOLEAN",
];

/// The one folder that may know a dialect.
const FACADE: &str = "crates/shop/src/db/";

#[test]
fn sql_is_what_both_databases_take() {
    let migrations = sources("crates/shop/migrations").into_iter().map(|source| (source.path, source.text));
    let code = program_sources()
        .into_iter()
        .filter(|source| !source.path.starts_with(FACADE))
        .map(|source| (source.path.clone(), source.running_code()));
    let mut found = Vec::new();
    for (path, text) in migrations.chain(code) {
        for (number, line) in text.lines().filter(|line| !line.trim_start().starts_with("--")).enumerate() {
            // SQL keywords are written in capitals here, so prose and identifiers do not match.
            found.extend(
                NOT_SHARED
                    .iter()
                    .filter(|word| line.contains(**word))
                    .map(|word| format!("{path}, line {} of its code: {word}", number + 1)),
            );
        }
    }
    assert_none("SQL that only one database takes", &found);
}

#[test]
fn sql_is_never_made_of_strings() {
    let token = ["Assert", "SqlSafe"].concat();
    let found: Vec<String> = program_sources()
        .into_iter()
        .filter(|source| !source.path.starts_with(FACADE) && source.running_code().contains(&token))
        .map(|source| source.path)
        .collect();
    assert_none("sqlx's check of SQL texts is switched off outside the facade", &found);
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Migrations, forward only: one text for both engines, one statement a step, the version kept after each step.
//!
//! MySQL commits each change of structure by itself, so a step that was interrupted must be found again by its number.

use super::{Db, DbError, Engine, mysql};
use crate::params;

/// A set of tables with versions of its own: the shop's, and the control plane's (in SQLite a file of its own).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationSet {
    Shop,
    Control,
}

impl MigrationSet {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Control => "control",
        }
    }

    fn scripts(self) -> &'static [&'static str] {
        match self {
            Self::Shop => &[
                include_str!("../../migrations/shop/0001_init.sql"),
                include_str!("../../migrations/shop/0002_accounts.sql"),
                include_str!("../../migrations/shop/0003_mails.sql"),
                include_str!("../../migrations/shop/0004_back_office.sql"),
                include_str!("../../migrations/shop/0005_lent_customers.sql"),
                include_str!("../../migrations/shop/0006_stocktaking.sql"),
                include_str!("../../migrations/shop/0010_turns.sql"),
                include_str!("../../migrations/shop/0011_ledger.sql"),
                include_str!("../../migrations/shop/0012_review_students.sql"),
                include_str!("../../migrations/shop/0013_account_history.sql"),
                include_str!("../../migrations/shop/0014_cart_asked.sql"),
            ],
            Self::Control => &[
                include_str!("../../migrations/control/0001_init.sql"),
                include_str!("../../migrations/control/0002_audit.sql"),
                include_str!("../../migrations/control/0003_students.sql"),
                include_str!("../../migrations/control/0006_flags.sql"),
            ],
        }
    }

    /// The version that this program brings a database to.
    pub(super) fn known(self) -> i64 {
        self.steps().count() as i64
    }

    /// Every step, in order. The version of a database is the number of steps it has seen.
    fn steps(self) -> impl Iterator<Item = &'static str> {
        self.scripts()
            .iter()
            .flat_map(|script| script.split(";\n"))
            .map(str::trim)
            .filter(|step| step.lines().any(|line| !line.trim().is_empty() && !line.trim_start().starts_with("--")))
    }
}

/// The two words in which the engines' dialects differ.
fn for_engine(engine: &Engine, step: &str) -> String {
    let (id, table) = match engine {
        Engine::Sqlite(_) => ("INTEGER PRIMARY KEY AUTOINCREMENT", ""),
        Engine::Mysql(_) => {
            ("BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY", "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin")
        }
    };
    step.replace("{{id}}", id).replace("{{table}}", table)
}

pub(super) async fn run(db: &Db, set: MigrationSet) -> Result<(), DbError> {
    // Several copies of the shop may start at once on one empty database. On a SQLite file there is one program only.
    let _alone = match &db.engine {
        Engine::Mysql(e) => Some(e.structure_alone().await?),
        Engine::Sqlite(_) => None,
    };
    let versions = "CREATE TABLE IF NOT EXISTS schema_version (part VARCHAR(20) NOT NULL PRIMARY KEY, version BIGINT NOT NULL) {{table}}";
    apply(db, versions).await?;
    let find = "SELECT version FROM schema_version WHERE part = ?";
    let mut found = db.query_one(find, params![set.name()], |row| row.get::<i64>(0)).await?;
    if found.is_none() {
        db.execute("INSERT INTO schema_version (part, version) VALUES (?, 0)", params![set.name()]).await?;
        found = Some(0);
    }
    let found = found.unwrap_or(0);
    let known = set.known();
    if found > known {
        return Err(DbError::NewerSchema { found, known });
    }
    for (number, step) in (1..).zip(set.steps()).skip(found as usize) {
        apply(db, step).await?;
        db.execute("UPDATE schema_version SET version = ? WHERE part = ?", params![number, set.name()]).await?;
    }
    Ok(())
}

async fn apply(db: &Db, step: &str) -> Result<(), DbError> {
    let sql = for_engine(&db.engine, step);
    match &db.engine {
        Engine::Sqlite(e) => Ok(e.writer().await?.execute_batch(&sql)?),
        Engine::Mysql(e) => mysql::execute_script(e, sql).await,
    }
}

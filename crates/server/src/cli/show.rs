// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop config`.

use std::process::ExitCode;

use super::{Failure, Texts, exit};
use crate::config::{Loaded, rows};

/// One line a setting: name, value, where it came from; secrets masked.
pub(super) fn print(loaded: &Loaded) -> Result<ExitCode, Failure> {
    let texts = Texts::new(loaded.config.text.language);
    loaded.warnings.iter().for_each(|warning| exit::tell(&warning.text(&texts)));
    let rows = rows(loaded);
    let name_width = rows.iter().map(|row| row.setting.name.len()).max().unwrap_or(0);
    let value_width = rows.iter().map(|row| row.value.chars().count()).max().unwrap_or(0);
    let lines: Vec<_> = rows
        .iter()
        .map(|row| format!("{:name_width$}  {:value_width$}  {}", row.setting.name, row.value, row.origin.text(&texts)))
        .collect();
    exit::print(&lines.join("\n"))
}

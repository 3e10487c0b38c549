// SPDX-License-Identifier: AGPL-3.0-or-later
//! What `perfshop config` prints: one row a setting.

use super::sources::{Origin, Values};
use super::table::Setting;
use super::{Config, Loaded};

/// One setting in force. The value is masked where it is a secret.
#[derive(Debug, PartialEq)]
pub struct Row {
    pub setting: &'static Setting,
    pub value: String,
    pub origin: Origin,
}

/// Every setting in force, in the table's order.
pub fn rows(loaded: &Loaded) -> Vec<Row> {
    Config::settings().map(|setting| row(setting, &loaded.values)).collect()
}

fn row(setting: &'static Setting, values: &Values) -> Row {
    let (_, origin) = values.get(setting);
    Row { setting, value: values.shown(setting), origin: origin.clone() }
}

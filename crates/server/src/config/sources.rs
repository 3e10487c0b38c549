// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where values come from, and which one wins.

use std::collections::BTreeMap;
use std::ops::Range as Span;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::table::{DefaultValue, Secrecy, Setting};
use super::value::{MASK, Value, mask_url};
use super::{Config, Refusal, Warning};
use crate::texts::Texts;

/// Names the configuration file, as `--config` does.
pub const CONFIG_VARIABLE: &str = "PERFSHOP_CONFIG";
/// Looked for in the data directory when no file is named.
const FILE_NAME: &str = "perfshop.toml";
const OURS: &str = "PERFSHOP_";

/// A copy of the environment. The process's own is read once, in `main`; tests bring theirs.
#[derive(Debug, Clone, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The process's variables. Bytes that are no UTF-8 become U+FFFD, which no range allows in a path.
    pub fn of_process() -> Self {
        let lossy = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        Self(std::env::vars_os().map(|(name, value)| (lossy(name), lossy(value))).collect())
    }

    /// The value of a variable; an empty one counts as not set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The variables that look like ours and are not.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let known = |name: &str| name == CONFIG_VARIABLE || Config::settings().any(|setting| setting.variable == name);
        self.0
            .keys()
            .filter(|name| name.starts_with(OURS) && !known(name))
            .cloned()
            .map(Warning::UnknownVariable)
            .collect()
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Environment {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

/// What a start is given besides the defaults.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub environment: Environment,
    /// The flags' values by the settings' names.
    pub flags: BTreeMap<&'static str, String>,
    pub file: FileChoice,
}

/// Which configuration file is read.
#[derive(Debug, Clone, Default)]
pub enum FileChoice {
    /// `PERFSHOP_CONFIG`, else `perfshop.toml` in the data directory when it is there.
    #[default]
    Usual,
    /// `--config`.
    Named(PathBuf),
    /// None: the shop's process is given everything by the supervisor.
    Nothing,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    Default,
    File { file: PathBuf, line: usize },
    Variable(&'static str),
    Flag(String),
}

impl Origin {
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::Default => texts.get("origin-default", &[]),
            Self::File { file, line } => {
                texts.get("origin-file", &[("file", &file.display().to_string()), ("line", &line.to_string())])
            }
            Self::Variable(name) => texts.get("origin-variable", &[("name", name)]),
            Self::Flag(flag) => texts.get("origin-flag", &[("flag", flag)]),
        }
    }
}

/// The winning text of every setting, and its origin.
#[derive(Debug)]
pub struct Values(BTreeMap<&'static str, (String, Origin)>);

impl Values {
    pub(super) fn join(sources: &Sources) -> Result<Self, Refusal> {
        let (named, file) = match &sources.file {
            FileChoice::Nothing => (false, None),
            FileChoice::Named(file) => (true, Some(file.clone())),
            FileChoice::Usual => match sources.environment.get(CONFIG_VARIABLE) {
                Some(file) => (true, Some(PathBuf::from(file))),
                None => (false, Self::file_in_data_dir(sources)?),
            },
        };
        let from_file = match &file {
            Some(file) => read_file(file)?,
            None => BTreeMap::new(),
        };
        if let (false, Some(file), Some((_, Origin::File { line, .. }))) = (named, &file, from_file.get("data-dir")) {
            return Err(Refusal::DataDirInItsOwnFile { file: file.clone(), line: *line });
        }
        let mut values = Self(BTreeMap::new());
        for setting in Config::settings() {
            let winner = outside(setting, sources).or_else(|| from_file.get(setting.name).cloned());
            let winner = match winner {
                Some(winner) => winner,
                None => (values.default_of(setting, &sources.environment)?, Origin::Default),
            };
            values.0.insert(setting.name, winner);
        }
        Ok(values)
    }

    /// The file in the data directory that flags, environment and defaults name, if there is one.
    fn file_in_data_dir(sources: &Sources) -> Result<Option<PathBuf>, Refusal> {
        let Some(setting) = Config::settings().find(|setting| setting.name == "data-dir") else {
            return Ok(None);
        };
        let dir = match outside(setting, sources) {
            Some((dir, _)) => dir,
            None => Self(BTreeMap::new()).default_of(setting, &sources.environment)?,
        };
        let file = Path::new(&dir).join(FILE_NAME);
        Ok(file.exists().then_some(file))
    }

    /// Defaults may hang on settings that stand before them in the table.
    fn default_of(&self, setting: &Setting, environment: &Environment) -> Result<String, Refusal> {
        match setting.default {
            DefaultValue::Text(text) => Ok(text.to_owned()),
            DefaultValue::UserDataDir => {
                let base =
                    environment.get("XDG_DATA_HOME").filter(|dir| Path::new(dir).is_absolute()).map(PathBuf::from);
                let base = base.or_else(|| environment.get("HOME").map(|home| Path::new(home).join(".local/share")));
                base.map(|base| base.join("perfshop").display().to_string()).ok_or(Refusal::NoHome)
            }
            DefaultValue::FileInDataDir => {
                let dir = self.0.get("data-dir").map_or("", |(dir, _)| dir.as_str());
                let dir = std::path::absolute(dir).unwrap_or_else(|_| PathBuf::from(dir));
                Ok(format!("sqlite://{}", dir.join("shop.db").display()))
            }
        }
    }

    /// The typed value of a setting, or the refusal that names where the bad one stands.
    pub(super) fn read<T: Value>(&self, setting: &Setting) -> Result<T, Refusal> {
        let (text, origin) = self.get(setting);
        T::parse(text, &setting.range).ok_or_else(|| Refusal::BadValue {
            setting: Box::new(*setting),
            origin: origin.clone(),
            // A bad secret is not masked in part: what makes it bad may be what hides the rest.
            shown: if setting.secrecy == Secrecy::Open { text.to_owned() } else { MASK.to_owned() },
        })
    }

    pub(super) fn get(&self, setting: &Setting) -> (&str, &Origin) {
        self.0.get(setting.name).map_or(("", &Origin::Default), |(text, origin)| (text.as_str(), origin))
    }

    /// The value as `perfshop config` may show it.
    pub(super) fn shown(&self, setting: &Setting) -> String {
        let (text, _) = self.get(setting);
        match setting.secrecy {
            Secrecy::Open => text.to_owned(),
            Secrecy::UrlPassword if text.is_empty() || text.starts_with("sqlite:") => text.to_owned(),
            Secrecy::UrlPassword => mask_url(text),
            Secrecy::Whole if text.is_empty() => String::new(),
            Secrecy::Whole => MASK.to_owned(),
        }
    }

    /// Every setting as its variable: what the supervisor gives to the shop's process, so that both run on the same values
    /// even when the file has changed between two restarts.
    pub fn as_variables(&self) -> Vec<(&'static str, String)> {
        Config::settings().map(|setting| (setting.variable, self.get(setting).0.to_owned())).collect()
    }
}

/// What flags and environment say of a setting.
fn outside(setting: &Setting, sources: &Sources) -> Option<(String, Origin)> {
    let flag = sources.flags.get(setting.name).map(|text| (text.clone(), Origin::Flag(setting.flag())));
    flag.or_else(|| {
        let text = sources.environment.get(setting.variable)?;
        Some((text.to_owned(), Origin::Variable(setting.variable)))
    })
}

fn read_file(file: &Path) -> Result<BTreeMap<&'static str, (String, Origin)>, Refusal> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Refusal::Unreadable { file: file.to_owned(), problem: error.to_string() })?;
    let line_of =
        |span: Span<usize>| text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1;
    let table = DeTable::parse(&text).map_err(|error| Refusal::Syntax {
        file: file.to_owned(),
        line: line_of(error.span().unwrap_or_default()),
        problem: error.message().to_owned(),
    })?;
    let mut found = BTreeMap::new();
    // In the order of the file, so that the first mistake is the one that is told.
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let line = line_of(key.span());
        let name = key.get_ref().as_ref();
        let Some(setting) = Config::settings().find(|setting| setting.name == name) else {
            return Err(Refusal::UnknownKey { file: file.to_owned(), line, key: name.to_owned() });
        };
        let origin = Origin::File { file: file.to_owned(), line };
        let Some(text) = text_of(value.get_ref()) else {
            let shown = text.get(value.span()).filter(|_| setting.secrecy == Secrecy::Open).unwrap_or(MASK).to_owned();
            return Err(Refusal::BadValue { setting: Box::new(*setting), origin, shown });
        };
        found.insert(setting.name, (text, origin));
    }
    Ok(found)
}

/// A TOML value as it would have been typed after a flag; lists become commas. Tables, dates and fractions are no value of ours.
fn text_of(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
        }
        DeValue::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(|item| text_of(item.get_ref())).collect();
            Some(items?.join(","))
        }
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Takes typed values out of the tree; each refusal names field, line and range.

use std::ops::RangeInclusive;

use super::super::shoppers;
use super::document::{Node, Value, join};
use super::refusal::{Problem, Refusal};

/// A node and where it stands.
#[derive(Clone)]
pub(super) struct At<'a> {
    pub path: String,
    pub node: &'a Node,
}

/// The fields of a map.
pub(super) struct Fields<'a> {
    at: At<'a>,
    entries: &'a [(String, Node)],
}

impl<'a> At<'a> {
    pub(super) fn root(node: &'a Node) -> Self {
        Self { path: String::new(), node }
    }

    pub(super) fn refuse(&self, problem: Problem) -> Refusal {
        Refusal::new(self.node.line, &self.path, problem)
    }

    pub(super) fn fields(&self) -> Result<Fields<'a>, Refusal> {
        match &self.node.value {
            Value::Map(entries) => Ok(Fields { at: self.clone(), entries }),
            _ => Err(self.refuse(Problem::Kind("map"))),
        }
    }

    pub(super) fn items(&self) -> Result<Vec<At<'a>>, Refusal> {
        let Value::List(items) = &self.node.value else { return Err(self.refuse(Problem::Kind("list"))) };
        let at = |(index, node)| At { path: format!("{}[{index}]", self.path), node };
        Ok(items.iter().enumerate().map(at).collect())
    }

    /// A text of 1 to `most` characters on one line.
    pub(super) fn text(&self, most: usize) -> Result<&'a str, Refusal> {
        match &self.node.value {
            Value::Text(text) if text.chars().count() > most => Err(self.refuse(Problem::TooLong(most))),
            Value::Text(text) if text.trim().is_empty() => Err(self.refuse(Problem::Missing)),
            Value::Text(text) if text.trim_end().chars().any(char::is_control) => Err(self.refuse(Problem::Malformed)),
            Value::Text(text) => Ok(text.trim_end()),
            _ => Err(self.refuse(Problem::Kind("text"))),
        }
    }

    /// A text of any lines, which is not run but read.
    pub(super) fn prose(&self, most: usize) -> Result<&'a str, Refusal> {
        match &self.node.value {
            Value::Text(text) if text.chars().count() > most => Err(self.refuse(Problem::TooLong(most))),
            Value::Text(text) => Ok(text),
            _ => Err(self.refuse(Problem::Kind("text"))),
        }
    }

    pub(super) fn number(&self, range: &RangeInclusive<f64>) -> Result<f64, Refusal> {
        let Value::Number(number) = self.node.value else { return Err(self.refuse(Problem::Kind("number"))) };
        if range.contains(&number) {
            Ok(number)
        } else {
            Err(self.refuse(Problem::Range(*range.start(), *range.end())))
        }
    }

    /// A whole number, whatever its size: the model knows its range.
    pub(super) fn integer(&self) -> Result<i64, Refusal> {
        match self.node.value {
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Ok(number as i64),
            _ => Err(self.refuse(Problem::Kind("integer"))),
        }
    }

    /// `30`, `30s`, `5m`.
    pub(super) fn seconds(&self, range: &RangeInclusive<u64>) -> Result<u64, Refusal> {
        let seconds = match &self.node.value {
            Value::Number(number) if number.fract() == 0.0 && (0.0..9e15).contains(number) => Some(*number as u64),
            Value::Text(text) => shoppers::seconds(text),
            Value::Number(_) => None,
            _ => return Err(self.refuse(Problem::Kind("seconds"))),
        };
        let bounds = || Problem::Range(*range.start() as f64, *range.end() as f64);
        let seconds = seconds.ok_or_else(|| self.refuse(Problem::Kind("seconds")))?;
        if range.contains(&seconds) { Ok(seconds) } else { Err(self.refuse(bounds())) }
    }
}

impl<'a> Fields<'a> {
    /// Refuses a key that has no meaning here: a misspelt one would be a wish that nobody hears.
    pub(super) fn refuse_others(&self, known: &[&'static str]) -> Result<(), Refusal> {
        match self.entries.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, node)) => {
                Err(Refusal::new(node.line, &join(&self.at.path, name), Problem::Unknown(known.to_vec())))
            }
        }
    }

    /// A field that is there; one that is left empty is not.
    pub(super) fn get(&self, name: &str) -> Option<At<'a>> {
        let (_, node) = self.entries.iter().find(|(known, _)| known == name)?;
        let there = !matches!(node.value, Value::Null);
        there.then(|| At { path: join(&self.at.path, name), node })
    }

    pub(super) fn need(&self, name: &str) -> Result<At<'a>, Refusal> {
        self.get(name).ok_or_else(|| Refusal::new(self.at.node.line, &join(&self.at.path, name), Problem::Missing))
    }

    pub(super) fn integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.get(name).map(|at| at.integer()).transpose()
    }

    pub(super) fn number(&self, name: &str, range: &RangeInclusive<f64>) -> Result<Option<f64>, Refusal> {
        self.get(name).map(|at| at.number(range)).transpose()
    }

    pub(super) fn seconds(&self, name: &str, range: &RangeInclusive<u64>) -> Result<Option<u64>, Refusal> {
        self.get(name).map(|at| at.seconds(range)).transpose()
    }

    pub(super) fn items(&self, name: &str) -> Result<Vec<At<'a>>, Refusal> {
        self.get(name).map_or(Ok(Vec::new()), |at| at.items())
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.entries.iter().map(|(name, _)| name.as_str())
    }

    pub(super) fn refuse(&self, problem: Problem) -> Refusal {
        self.at.refuse(problem)
    }

    /// A refusal at one of the fields, or at the map when the field is not written.
    pub(super) fn refuse_at(&self, name: &str, problem: Problem) -> Refusal {
        let path = join(&self.at.path, name);
        let line = self.get(name.split('.').next().unwrap_or(name)).map_or(self.at.node.line, |at| at.node.line);
        Refusal::new(line, &path, problem)
    }

    pub(super) fn line_of(&self, name: &str) -> usize {
        self.get(name).map_or(self.at.node.line, |at| at.node.line)
    }
}

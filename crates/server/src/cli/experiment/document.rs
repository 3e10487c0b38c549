// SPDX-License-Identifier: AGPL-3.0-or-later
//! An experiment's file as a tree that remembers its lines. JSON is YAML too, so both formats come through here.
//!
//! Only what an experiment needs is taken: one document, no anchors, no aliases, no tags. What is written is what is meant, and
//! no small file unfolds into a large one.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::refusal::{Problem, Refusal};

/// Deeper than any experiment, shallow enough for any stack.
const DEEPEST: usize = 24;

#[derive(Debug)]
pub(super) struct Node {
    pub line: usize,
    pub value: Value,
}

#[derive(Debug)]
pub(super) enum Value {
    Null,
    Bool,
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// Reads the one document of a text.
pub(super) fn parse(text: &str) -> Result<Node, Refusal> {
    let mut builder = Builder { parser: Parser::new_from_str(text) };
    loop {
        match builder.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (Event::StreamEnd, line) => return Ok(Node { line, value: Value::Null }),
            (event, line) => {
                let root = builder.node(event, line, 0, "")?;
                return builder.end().map(|()| root);
            }
        }
    }
}

struct Builder<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
}

impl<'a> Builder<'a> {
    fn next(&mut self) -> Result<(Event<'a>, usize), Refusal> {
        let line = |span: Span| span.start.line();
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, line(span))),
            Some(Err(error)) => Err(Refusal::new(error.marker().line(), "", Problem::Syntax(error.info().to_owned()))),
            None => Ok((Event::StreamEnd, 1)),
        }
    }

    /// Nothing may follow the document.
    fn end(&mut self) -> Result<(), Refusal> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentStart(_), line) => return Err(Refusal::new(line, "", Problem::OneDocument)),
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'a>, line: usize, depth: usize, path: &str) -> Result<Node, Refusal> {
        let refuse = |problem| Err(Refusal::new(line, path, problem));
        let value = match event {
            Event::Alias(_)
            | Event::Scalar(_, _, 1.., _)
            | Event::SequenceStart(1.., _)
            | Event::MappingStart(1.., _) => {
                return refuse(Problem::Anchor);
            }
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                return refuse(Problem::Tag);
            }
            _ if depth > DEEPEST => return refuse(Problem::Deep),
            Event::Scalar(text, ScalarStyle::Plain, ..) => plain(&text),
            Event::Scalar(text, ..) => Value::Text(text.into_owned()),
            Event::SequenceStart(..) => self.list(depth, path)?,
            Event::MappingStart(..) => self.map(depth, path)?,
            _ => Value::Null,
        };
        Ok(Node { line, value })
    }

    fn list(&mut self, depth: usize, path: &str) -> Result<Value, Refusal> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd | Event::StreamEnd, _) => return Ok(Value::List(items)),
                (event, line) => {
                    let path = format!("{path}[{}]", items.len());
                    items.push(self.node(event, line, depth + 1, &path)?);
                }
            }
        }
    }

    fn map(&mut self, depth: usize, path: &str) -> Result<Value, Refusal> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        loop {
            let (key, line) = match self.next()? {
                (Event::MappingEnd | Event::StreamEnd, _) => return Ok(Value::Map(entries)),
                (Event::Scalar(key, _, 0, None), line) => (key.into_owned(), line),
                (_, line) => return Err(Refusal::new(line, path, Problem::Kind("text"))),
            };
            let path = join(path, &key);
            if entries.iter().any(|(known, _)| *known == key) {
                return Err(Refusal::new(line, &path, Problem::Twice));
            }
            let (event, _) = self.next()?;
            // A block value begins below its key; the key's line is where a person looks.
            entries.push((key, self.node(event, line, depth + 1, &path)?));
        }
    }
}

/// A field's name behind the path of what holds it.
pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// An unquoted word by YAML's core schema, less its octal and hexadecimal forms.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Value::Bool,
        _ => {}
    }
    // Rust would also take `inf` and `nan`, which are words here.
    let begins = text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
    match text.parse::<f64>() {
        Ok(number) if begins && number.is_finite() => Value::Number(number),
        _ => Value::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_give_the_same_tree_and_keep_their_lines() {
        for text in ["a: 1\nb:\n  - x\n  - \"2\"\n", "{\"a\": 1,\n \"b\":\n [\"x\", \n\"2\"]}"] {
            let root = parse(text).unwrap();
            let Value::Map(entries) = &root.value else { panic!("{root:?}") };
            assert!(matches!(entries[0].1.value, Value::Number(1.0)));
            assert_eq!((entries[1].0.as_str(), entries[1].1.line), ("b", 2));
            let Value::List(items) = &entries[1].1.value else { panic!("{root:?}") };
            assert!(matches!(&items[1].value, Value::Text(text) if text == "2"), "{items:?}");
            assert_eq!(items[1].line, 4);
        }
    }

    #[test]
    fn what_could_mean_more_than_it_says_is_refused_with_its_line() {
        let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
        for (text, line, problem) in [
            ("a: 1\na: 2\n", 2, Problem::Twice),
            ("a: &x 1\nb: *x\n", 1, Problem::Anchor),
            ("a: !!str 1\n", 1, Problem::Tag),
            ("a: 1\n---\nb: 2\n", 2, Problem::OneDocument),
            ("a: 1\n? [b]\n: 2\n", 2, Problem::Kind("text")),
            (&deep, 1, Problem::Deep),
        ] {
            let refusal = parse(text).unwrap_err();
            assert_eq!((refusal.line, &refusal.problem), (line, &problem), "{text}");
        }
        assert!(matches!(parse("a: [1\nb: }").unwrap_err().problem, Problem::Syntax(_)));
        assert!(matches!(parse("").unwrap().value, Value::Null));
    }

    #[test]
    fn words_that_look_like_numbers_are_words() {
        for word in ["inf", "nan", "-inf", "10m", "1_000", "x"] {
            assert!(matches!(plain(word), Value::Text(_)), "{word}");
        }
        assert!(matches!(plain("-1.5"), Value::Number(n) if n == -1.5));
    }
}

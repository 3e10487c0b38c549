// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bad bodies, made from a schema of the document: a good one in which one thing is wrong.

use serde_json::{Map, Value, json};

use crate::util::document::{example, resolve};

/// Stand for numbers that no JSON value of ours can hold.
const INFINITE: &str = "@1e400";
const VERY_NEGATIVE: &str = "@-9999999999999999999";

/// One bad body and what must be said of it.
pub struct Bad {
    pub body: String,
    /// Empty for the body as a whole.
    pub field: String,
    /// One of these; none for a refusal of any kind, by this field or as a whole.
    pub codes: &'static [&'static str],
    /// What the message must name.
    pub named: Vec<String>,
}

/// Every way in which a body of this schema can be wrong.
pub fn bad_bodies(document: &Value, name: &str) -> Vec<Bad> {
    let good = example(name);
    let schema = &document["components"]["schemas"][name];
    let mut all = Vec::new();
    spoil_object(document, schema, &good, "", "", &mut all);
    all
}

fn spoil_object(document: &Value, schema: &Value, good: &Value, pointer: &str, prefix: &str, all: &mut Vec<Bad>) {
    assert_eq!(schema["additionalProperties"], false, "{pointer} of {schema} takes unknown fields");
    let mut push = |pointer: String, value: Option<Value>, field: String, codes, named| {
        all.push(Bad { body: spoiled(good, &pointer, value), field, codes, named });
    };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        push(format!("{pointer}/{name}"), None, format!("{prefix}{name}"), &["REQUIRED"], vec![]);
    }
    push(format!("{pointer}/surprise"), Some(json!(1)), format!("{prefix}surprise"), &["UNKNOWN_FIELD"], vec![]);
    for (name, property) in schema["properties"].as_object().unwrap() {
        let (at, field) = (format!("{pointer}/{name}"), format!("{prefix}{name}"));
        let may_be_null = may_be_null(property);
        for (value, codes, named) in bad_values(resolve(document, property)) {
            if value.is_null() && may_be_null {
                continue;
            }
            push(at.clone(), Some(value), field.clone(), codes, named);
        }
    }
    for (name, property) in schema["properties"].as_object().unwrap() {
        let property = resolve(document, property);
        if property["properties"].is_object() {
            spoil_object(document, property, good, &format!("{pointer}/{name}"), &format!("{prefix}{name}."), all);
        }
        let items = resolve(document, &property["items"]);
        if items["properties"].is_object() {
            spoil_object(document, items, good, &format!("{pointer}/{name}/0"), &format!("{prefix}{name}[0]."), all);
        }
    }
}

fn may_be_null(property: &Value) -> bool {
    let null = |value: &Value| value == "null" || value["type"] == "null";
    [&property["type"], &property["oneOf"]].into_iter().filter_map(Value::as_array).flatten().any(null)
}

/// The good body with one value put in or taken out.
fn spoiled(good: &Value, pointer: &str, value: Option<Value>) -> String {
    let mut body = good.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent: &mut Map<String, Value> = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match value {
        Some(value) => parent.insert(name.to_owned(), value),
        None => parent.remove(name),
    };
    let text = body.to_string();
    [INFINITE, VERY_NEGATIVE].iter().fold(text, |text, mark| text.replace(&format!("\"{mark}\""), &mark[1..]))
}

type BadValue = (Value, &'static [&'static str], Vec<String>);

/// Values that a property refuses, with the code and what its message names.
fn bad_values(property: &Value) -> Vec<BadValue> {
    let is = |kind: &str| match &property["type"] {
        Value::Array(kinds) => kinds.iter().any(|k| k == kind),
        other => other == kind,
    };
    let mut bad: Vec<BadValue> = Vec::new();
    let mut wrong = |value: Value| bad.push((value, &["TYPE", "NOT_ALLOWED"], vec![]));
    wrong(Value::Null);
    if !is("boolean") {
        wrong(json!(true));
    }
    if !is("array") {
        wrong(json!([]));
    }
    if !is("object") {
        wrong(json!({"a": 1}));
    }
    if is("integer") || is("boolean") {
        wrong(json!("x"));
        wrong(json!(1.5));
    }
    if is("integer") {
        let bounds = ["minimum", "maximum"].map(|end| property[end].as_i64());
        let named: Vec<String> = bounds.iter().flatten().map(ToString::to_string).collect();
        let beyond =
            [bounds[0].map(|min| min - 1), bounds[1].map(|max| max + 1), Some(-1).filter(|_| bounds[0] > Some(-1))];
        for value in beyond.into_iter().flatten() {
            bad.push((json!(value), &["OUT_OF_RANGE"], named.clone()));
        }
        for value in [json!(9_999_999_999_999_999_999_u64), json!(1e30), json!(VERY_NEGATIVE)] {
            bad.push((value, &["OUT_OF_RANGE"], vec![]));
        }
        bad.push((json!(INFINITE), &[], vec![]));
    }
    if is("string") {
        if property["enum"].is_array() {
            bad.push((json!("nowhere"), &["NOT_ALLOWED"], words(&property["enum"])));
        }
        if let Some(max) = property["maxLength"].as_u64() {
            let long = "é".repeat(usize::try_from(max).unwrap() + 1);
            bad.push((json!(long), &["TOO_LONG"], vec![max.to_string()]));
        }
        if let Some(min) = property["minLength"].as_u64() {
            bad.push((json!(""), &["TOO_SHORT"], vec![min.to_string()]));
        }
        // A text of several lines says so in its pattern: line ends are not among the control characters that it excludes.
        let lines = property["pattern"].as_str().is_some_and(|pattern| pattern.contains(r"\x08\x0B"));
        let controls = ["ab\0cd", "ab\u{7}cd", "a\nb", "\u{85}abc", "\u{1b}[2Ja"];
        for control in controls.into_iter().filter(|control| !lines || !control.contains('\n')) {
            bad.push((json!(control), &[], vec![]));
        }
        bad.push((json!(7), &["TYPE"], vec![]));
    }
    bad
}

fn words(options: &Value) -> Vec<String> {
    options.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Bodies that are wrong for every schema, and the code of the refusal.
pub fn bad_texts() -> Vec<(Vec<u8>, u16, &'static str)> {
    let nested = |open: &str, close: &str, n| format!("{}1{}", open.repeat(n), close.repeat(n)).into_bytes();
    let mut large = b"{\"x\":\"".to_vec();
    large.resize(2 << 20, b'x');
    large.extend_from_slice(b"\"}");
    vec![
        (b"{".to_vec(), 400, "MALFORMED_JSON"),
        (b"nope".to_vec(), 400, "MALFORMED_JSON"),
        (b"{\"a\":1,}".to_vec(), 400, "MALFORMED_JSON"),
        (b"{\"a\":1}{".to_vec(), 400, "MALFORMED_JSON"),
        (b"\xff\xfe\x00".to_vec(), 400, "MALFORMED_JSON"),
        (b"{\"email\":\"\xc3\x28\"}".to_vec(), 400, "MALFORMED_JSON"),
        (b"{\"email\":\"\\ud800\"}".to_vec(), 400, "MALFORMED_JSON"),
        (b"{\"email\":\"\0\"}".to_vec(), 400, "MALFORMED_JSON"),
        (nested("[", "]", 100_000), 400, "MALFORMED_JSON"),
        (nested("{\"a\":", "}", 100_000), 400, "MALFORMED_JSON"),
        (nested("[", "]", 100), 400, "VALIDATION_FAILED"),
        (b"[]".to_vec(), 400, "VALIDATION_FAILED"),
        (b"null".to_vec(), 400, "VALIDATION_FAILED"),
        (b"\"text\"".to_vec(), 400, "VALIDATION_FAILED"),
        (large, 413, "PAYLOAD_TOO_LARGE"),
    ]
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checks input against the schemas of the OpenAPI document. Each schema is compiled at its first use.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::problem::{ApiError, FieldFault};

struct Compiled {
    validator: Validator,
    schema: Value,
}

/// The compiled schemas of one application.
#[derive(Default)]
pub struct Schemas {
    compiled: RwLock<HashMap<TypeId, Arc<Compiled>>>,
}

impl Schemas {
    /// Reads a JSON body as `T`. No body at all is an object without fields.
    ///
    /// # Errors
    /// `MALFORMED_JSON`, or `VALIDATION_FAILED` with every faulty field.
    pub fn read<T: ToSchema + DeserializeOwned + 'static>(&self, body: &[u8]) -> Result<T, ApiError> {
        let body = if body.iter().all(u8::is_ascii_whitespace) { b"{}" } else { body };
        let value: Value = serde_json::from_slice(body).map_err(|e| ApiError::MalformedJson(e.to_string()))?;
        let compiled = self.of::<T>()?;
        self.check(&compiled, value)
    }

    /// Reads a query string as `T`: a value whose schema asks for a number or a boolean is read as one.
    pub fn read_query<T: ToSchema + DeserializeOwned + 'static>(&self, query: &str) -> Result<T, ApiError> {
        let compiled = self.of::<T>()?;
        let mut object = Map::new();
        for (name, text) in form_urlencoded::parse(query.as_bytes()) {
            let Some(property) = compiled.schema["properties"].get(&*name) else { continue };
            object.insert(name.into_owned(), typed(text.into_owned(), property));
        }
        self.check(&compiled, Value::Object(object))
    }

    fn check<T: DeserializeOwned>(&self, compiled: &Compiled, value: Value) -> Result<T, ApiError> {
        // Most input is right, and to say no more than that costs less than to look for every fault.
        if !compiled.validator.is_valid(&value) {
            let errors = compiled.validator.iter_errors(&value);
            return Err(ApiError::Invalid(errors.flat_map(|e| faults(&compiled.schema, &e)).collect()));
        }
        // The schema is made from the type; what it lets pass and the type does not is told as the type tells it.
        serde_json::from_value(whole(value)).map_err(|e| ApiError::MalformedJson(e.to_string()))
    }

    fn of<T: ToSchema + 'static>(&self) -> Result<Arc<Compiled>, ApiError> {
        let id = TypeId::of::<T>();
        if let Some(known) = self.compiled.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(known.clone());
        }
        let compiled = Arc::new(compile::<T>()?);
        self.compiled.write().unwrap_or_else(PoisonError::into_inner).insert(id, compiled.clone());
        Ok(compiled)
    }
}

fn compile<T: ToSchema>() -> Result<Compiled, ApiError> {
    let internal = |e: &dyn std::fmt::Display| ApiError::Internal(format!("schema of {}: {e}", T::name()));
    let mut schema = serde_json::to_value(T::schema()).map_err(|e| internal(&e))?;
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let mut parts: Map<String, Value> = parts
        .into_iter()
        .map(|(name, part)| serde_json::to_value(part).map(|part| (name, part)))
        .collect::<Result<_, _>>()
        .map_err(|e| internal(&e))?;
    bound(&mut schema);
    parts.values_mut().for_each(bound);
    // References read `#/components/schemas/…`, so the parts stand there too.
    schema["components"] = json!({ "schemas": parts });
    let validator = jsonschema::options().offline().build(&schema).map_err(|e| internal(&e))?;
    Ok(Compiled { validator, schema })
}

/// Gives every `int64` the bounds that the word stands for, so that a figure beyond them is refused by its field.
fn bound(schema: &mut Value) {
    match schema {
        Value::Object(rules) => {
            if rules.get("format").is_some_and(|format| format == "int64") {
                rules.entry("minimum").or_insert(i64::MIN.into());
                rules.entry("maximum").or_insert(i64::MAX.into());
            }
            rules.values_mut().for_each(bound);
        }
        Value::Array(all) => all.iter_mut().for_each(bound),
        _ => {}
    }
}

/// `2.0` is the integer 2 in JSON Schema; it becomes one for the type as well.
fn whole(value: Value) -> Value {
    let within_i64 = -(2_f64.powi(63))..2_f64.powi(63);
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && within_i64.contains(&float) => {
                (float as i64).into()
            }
            _ => number.into(),
        },
        Value::Array(all) => all.into_iter().map(whole).collect(),
        Value::Object(all) => all.into_iter().map(|(name, value)| (name, whole(value))).collect(),
        other => other,
    }
}

/// The text as the JSON type that the schema asks for; left a text where it does not look like one, and then refused.
fn typed(text: String, property: &Value) -> Value {
    let asks = |name: &str| match &property["type"] {
        Value::String(kind) => kind == name,
        Value::Array(kinds) => kinds.iter().any(|kind| kind == name),
        _ => false,
    };
    if asks("integer")
        && let Ok(number) = text.parse::<i64>()
    {
        return number.into();
    }
    if asks("number")
        && let Some(number) = text.parse::<f64>().ok().filter(|n| n.is_finite())
    {
        return number.into();
    }
    match text.as_str() {
        "true" if asks("boolean") => true.into(),
        "false" if asks("boolean") => false.into(),
        _ => text.into(),
    }
}

/// The faults that one violated rule of `schema` stands for.
fn faults(schema: &Value, error: &ValidationError<'_>) -> Vec<FieldFault> {
    let at = field_name(error.instance_path().as_str());
    let below = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    let one = |code: &'static str| vec![FieldFault::new(at.clone(), code)];
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            vec![FieldFault::new(below(property.as_str().unwrap_or_default()), "REQUIRED")]
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            unexpected.iter().map(|name| FieldFault::new(below(name), "UNKNOWN_FIELD")).collect()
        }
        ValidationErrorKind::Type { kind } => vec![FieldFault::new(at, "TYPE").with("expected", expected(kind))],
        ValidationErrorKind::Minimum { limit } => vec![range(schema, at, error, ("minimum", limit))],
        ValidationErrorKind::Maximum { limit } => vec![range(schema, at, error, ("maximum", limit))],
        ValidationErrorKind::MultipleOf { .. } => vec![FieldFault::new(at, "CENTS")],
        ValidationErrorKind::MinLength { limit } => vec![FieldFault::new(at, "TOO_SHORT").with("min", limit)],
        ValidationErrorKind::MaxLength { limit } => vec![FieldFault::new(at, "TOO_LONG").with("max", limit)],
        ValidationErrorKind::MaxItems { limit } => vec![FieldFault::new(at, "TOO_LONG").with("items", limit)],
        ValidationErrorKind::MinItems { limit } => vec![FieldFault::new(at, "TOO_SHORT").with("items", limit)],
        ValidationErrorKind::Enum { options } => {
            let words: Vec<String> = options
                .as_array()
                .map(|all| all.iter().filter_map(Value::as_str).map(str::to_owned).collect())
                .unwrap_or_default();
            vec![FieldFault::new(at, "NOT_ALLOWED").with("expected", words.join(", "))]
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            // An optional part is "null or this": the faults of the part, not of the choice, are what helps. They are
            // those that lie deepest, or any that are no mere mismatch of type.
            let best = context.iter().filter(|branch| !branch.is_empty()).max_by_key(|branch| {
                let deepest = branch.iter().map(|e| e.instance_path().as_str().len()).max().unwrap_or(0);
                let not_type = branch.iter().any(|e| !matches!(e.kind(), ValidationErrorKind::Type { .. }));
                (deepest, not_type)
            });
            best.map_or_else(|| one("FORMAT"), |branch| branch.iter().flat_map(|e| faults(schema, e)).collect())
        }
        _ => one("FORMAT"),
    }
}

/// The fault of a bound. It names both ends where the schema has both, found beside the rule that was violated.
fn range(schema: &Value, at: String, error: &ValidationError<'_>, (rule, limit): (&str, &Value)) -> FieldFault {
    let beside = error.schema_path().as_str().rsplit_once('/').and_then(|(parent, _)| schema.pointer(parent));
    let end = |name: &str| if name == rule { Some(limit) } else { beside.and_then(|rules| rules.get(name)) };
    let mut fault = FieldFault::new(at, "OUT_OF_RANGE");
    for (name, arg) in [("minimum", "min"), ("maximum", "max")] {
        if let Some(bound) = end(name) {
            fault = fault.with(arg, bound);
        }
    }
    fault
}

fn expected(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => one.to_string(),
        TypeKind::Multiple(several) => {
            let names: Vec<String> = several.iter().map(|t| t.to_string()).filter(|name| name != "null").collect();
            names.join(", ")
        }
    }
}

/// `/items/0/productId` as a person writes it: `items[0].productId`.
fn field_name(pointer: &str) -> String {
    let mut name = String::new();
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        if part.bytes().all(|b| b.is_ascii_digit()) {
            name.push_str(&format!("[{part}]"));
        } else {
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&part);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Part {
        #[schema(minimum = 1, maximum = 9)]
        n: i64,
    }

    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Whole {
        #[schema(min_length = 1, max_length = 3)]
        short_name: String,
        #[schema(minimum = 0, maximum = 100)]
        share: Option<i64>,
        big: Option<i64>,
        parts: Option<Vec<Part>>,
        one: Option<Part>,
    }

    #[derive(Debug, Deserialize, ToSchema)]
    #[allow(dead_code)]
    struct Priced {
        #[schema(minimum = 0, maximum = 1_000_000, multiple_of = 0.01)]
        price: f64,
    }

    #[test]
    fn an_amount_has_two_decimals_at_most() {
        let schemas = Schemas::default();
        let taken = |price: &str| schemas.read::<Priced>(format!("{{\"price\":{price}}}").as_bytes());
        for cents in (0..20_000).chain(99_999_800..=100_000_000) {
            let price = format!("{}.{:02}", cents / 100, cents % 100);
            assert!(taken(&price).is_ok(), "{price}");
        }
        for price in ["0.001", "19.999", "19.991", "0.005", "999999.999", "1e-3", "33.333333333333336"] {
            assert!(matches!(taken(price), Err(ApiError::Invalid(f)) if f[0].code == "CENTS"), "{price}");
        }
    }

    fn told(body: &str) -> Vec<(String, &'static str)> {
        match Schemas::default().read::<Whole>(body.as_bytes()) {
            Err(ApiError::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.code)).collect(),
            Err(other) => vec![(other.to_string(), "OTHER")],
            Ok(_) => Vec::new(),
        }
    }

    #[test]
    fn every_fault_is_told_with_its_field() {
        assert_eq!(told(r#"{"shortName":"ab","share":null,"parts":[{"n":3}],"one":{"n":1}}"#), []);
        assert_eq!(told("{}"), [("shortName".into(), "REQUIRED")]);
        assert_eq!(told(""), [("shortName".into(), "REQUIRED")]);
        assert_eq!(told(r#"{"shortName":7}"#), [("shortName".into(), "TYPE")]);
        assert_eq!(told(r#"{"shortName":"abcd"}"#), [("shortName".into(), "TOO_LONG")]);
        assert_eq!(told(r#"{"shortName":"a","x":1}"#), [("x".into(), "UNKNOWN_FIELD")]);
        let faults = told(r#"{"shortName":"a","share":101,"parts":[{"n":3},{"n":0,"m":1}],"one":{"n":"1"}}"#);
        for expected in [
            ("share", "OUT_OF_RANGE"),
            ("parts[1].n", "OUT_OF_RANGE"),
            ("parts[1].m", "UNKNOWN_FIELD"),
            ("one.n", "TYPE"),
        ] {
            assert!(faults.contains(&(expected.0.into(), expected.1)), "{expected:?} in {faults:?}");
        }
        assert_eq!(faults.len(), 4);
        assert_eq!(told(r#"{"shortName":"a","share":40.0,"big":-9e18}"#), []);
        for figure in ["9223372036854775808", "1e30", "-1e30"] {
            assert_eq!(told(&format!(r#"{{"shortName":"a","big":{figure}}}"#)), [("big".into(), "OUT_OF_RANGE")]);
        }
        assert!(told("[1]").iter().all(|(_, code)| *code == "TYPE"));
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        for body in [&b"{"[..], b"{\"shortName\":\"\xff\"}", b"nope", b"\"\\ud800\""] {
            let read = Schemas::default().read::<Whole>(body);
            assert!(matches!(read, Err(ApiError::MalformedJson(_) | ApiError::Invalid(_))), "{body:?}");
        }
    }

    #[test]
    fn a_query_is_read_by_its_types() {
        let read: Whole = Schemas::default().read_query("shortName=12&share=40&unknown=1").unwrap();
        assert_eq!((read.short_name.as_str(), read.share), ("12", Some(40)));
        let bad = Schemas::default().read_query::<Whole>("shortName=a&share=x");
        assert!(matches!(bad, Err(ApiError::Invalid(f)) if f[0].field == "share" && f[0].code == "TYPE"));
    }
}

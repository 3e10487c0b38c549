// SPDX-License-Identifier: AGPL-3.0-or-later
//! The OpenAPI document, made from the code, and the page on which a person reads it.

use std::fmt::Write;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Contact, License, OpenApi, RefOr, Response as Answer};

use crate::app::AppState;
use crate::letters::escape;
use crate::problem::PROBLEM;

/// Adds what no handler can say: title, licence, how an admin shows who they are, and names of operations that are unique
/// although handlers of two resources may share one.
pub fn complete(document: &mut OpenApi) {
    for item in document.paths.paths.values_mut() {
        let calls = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
        for call in calls.into_iter().flatten() {
            let tag = call.tags.as_ref().and_then(|tags| tags.first());
            call.operation_id = tag.zip(call.operation_id.as_ref()).map(|(tag, name)| format!("{tag}_{name}"));
            for (status, answer) in &mut call.responses.responses {
                if let RefOr::T(answer) = answer {
                    describe(status, answer);
                }
            }
        }
    }
    document.info.title = "PerfShop".into();
    document.info.version = env!("CARGO_PKG_VERSION").into();
    document.info.description =
        Some("A shop to test, tune and operate. Amounts are euros with two decimals, times are UTC.".into());
    document.info.contact = None::<Contact>;
    let mut licence = License::new("AGPL-3.0-or-later");
    licence.identifier = Some("AGPL-3.0-or-later".into());
    document.info.license = Some(licence);
    let token = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("X-Admin-Token")));
    document.components.get_or_insert_default().security_schemes.insert("adminToken".into(), token.into());
}

/// Gives an answer the words that every one must have, and a refusal the type that every one is sent with.
fn describe(status: &str, answer: &mut Answer) {
    let status = status.parse::<StatusCode>().unwrap_or_default();
    if answer.description.is_empty() {
        answer.description = status.canonical_reason().unwrap_or_default().to_owned();
    }
    if !status.is_success()
        && let Some(content) = answer.content.shift_remove("application/json")
    {
        answer.content.insert(PROBLEM.into(), content);
    }
}

/// `/api/openapi.json`.
pub async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], crate::openapi_json()).into_response()
}

/// `/api/docs`: every call with its parameters, body and answers, readable without a script.
pub async fn page(State(app): State<AppState>) -> Response {
    let document = serde_json::to_value(crate::router::document()).unwrap_or_default();
    let text = |key: &str| app.texts.get(key, &[]);
    let mut html = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style><main><h1>{title}</h1>\
         <p><a href=\"/api/openapi.json\">openapi.json</a></p>",
        app.texts.language().word(),
        title = escape(&text("docs-title")),
    );
    for (path, calls) in entries(&document["paths"]) {
        for (verb, call) in entries(calls) {
            // Writing to a String cannot fail.
            let _ = write!(
                html,
                "<section><h2><code>{} {}</code></h2><p>{}</p>",
                verb.to_uppercase(),
                escape(path),
                escape(call["summary"].as_str().unwrap_or_default())
            );
            for parameter in call["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap_or_default();
                list(&mut html, &format!("{}: {name}", text("docs-parameter")), &parameter["schema"]);
            }
            let body = &call["requestBody"]["content"]["application/json"]["schema"];
            list(&mut html, &text("docs-body"), resolve(&document, body));
            for (status, answer) in entries(&call["responses"]) {
                for (_, content) in entries(&answer["content"]) {
                    let schema = resolve(&document, &content["schema"]);
                    list(&mut html, &format!("{} {status}", text("docs-answer")), schema);
                }
            }
            html.push_str("</section>");
        }
    }
    html.push_str("</main></html>");
    let policy = [(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'")];
    (policy, Html(html)).into_response()
}

const STYLE: &str = ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}\
    main{max-width:60rem;margin:auto;padding:1rem}section{border-top:1px solid #8886;padding:.5rem 0}\
    h2{font-size:1.1rem}h2,summary{overflow-wrap:anywhere}pre{overflow:auto;background:#8882;padding:.5rem}summary{cursor:pointer}";

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// The schema that a reference names.
fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let pointer = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(schema)
}

fn list(html: &mut String, name: &str, schema: &Value) {
    let Ok(json) = serde_json::to_string_pretty(schema) else { return };
    if schema.is_null() {
        return;
    }
    let _ = write!(html, "<details><summary>{}</summary><pre>{}</pre></details>", escape(name), escape(&json));
}

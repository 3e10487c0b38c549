// SPDX-License-Identifier: AGPL-3.0-or-later
//! The OpenAPI document: well formed, the same wherever it is read, and true of what is answered.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use axum::body::Body;
use axum::http::Request;
use futures_util::StreamExt;
use perfshop_server::router;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::util::app::{Reply, TestApp, json_request};
use crate::util::document::{Operation, document, example, operations};
use crate::util::purchase::Purchase;
use crate::util::shopper::signed_in;

/// Calls `see` with every object in a value, and where it stands.
fn walk(value: &Value, at: &str, see: &mut impl FnMut(&str, &Value)) {
    see(at, value);
    match value {
        Value::Object(all) => all.iter().for_each(|(name, part)| walk(part, &format!("{at}/{name}"), see)),
        Value::Array(all) => all.iter().enumerate().for_each(|(n, part)| walk(part, &format!("{at}/{n}"), see)),
        _ => {}
    }
}

#[test]
fn the_document_is_well_formed() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    for part in ["title", "version", "description"] {
        assert!(document["info"][part].as_str().is_some_and(|text| !text.is_empty()), "info.{part}");
    }
    assert_eq!(document["info"]["license"], json!({"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"}));
    let mut wrong = Vec::new();
    walk(&document, "", &mut |at, value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str)
            && reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer)).is_none()
        {
            wrong.push(format!("{at}: {reference} is nowhere"));
        }
    });
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Operation { method, path, value } in operations(&document) {
        let call = format!("{method} {path}");
        ids.entry(value["operationId"].as_str().unwrap_or_default().to_owned()).or_default().push(call.clone());
        if !value["summary"].as_str().is_some_and(|text| text.ends_with('.')) {
            wrong.push(format!("{call}: no summary, or no sentence"));
        }
        if value["tags"].as_array().is_none_or(|tags| tags.len() != 1) {
            wrong.push(format!("{call}: not one tag"));
        }
        let responses = value["responses"].as_object().unwrap();
        if !responses.keys().any(|status| status.starts_with('2')) {
            wrong.push(format!("{call}: no success"));
        }
        for (status, response) in responses {
            let described = response["description"].is_string();
            let schemas = response["content"].as_object().into_iter().flatten();
            if !described
                || schemas.clone().count() != 1
                || schemas.clone().any(|(_, content)| content["schema"].is_null())
            {
                wrong.push(format!("{call} {status}: no description, or not one schema"));
            }
            if status.starts_with('4') && !response["content"]["application/problem+json"].is_object() {
                wrong.push(format!("{call} {status}: not application/problem+json"));
            }
        }
        if method != "GET" && value["requestBody"].is_object() && value["requestBody"]["required"].is_null() {
            wrong.push(format!("{call}: a body that is neither required nor not"));
        }
        for parameter in value["parameters"].as_array().into_iter().flatten() {
            if parameter["schema"].is_null() || (parameter["in"] == "path" && parameter["required"] != true) {
                wrong.push(format!("{call}: parameter {}", parameter["name"]));
            }
        }
        for scheme in value["security"].as_array().into_iter().flatten().flat_map(|all| all.as_object().unwrap().keys())
        {
            assert!(document["components"]["securitySchemes"][scheme].is_object(), "{call}: {scheme} is no scheme");
        }
    }
    for (id, calls) in ids {
        if id.is_empty() || calls.len() > 1 {
            wrong.push(format!("operationId {id:?} is of {calls:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_schema_is_a_json_schema() {
    let document = document();
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        validator(&document, &json!({"$ref": format!("#/components/schemas/{name}")}));
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys().filter(|name| is_body(&document, name)) {
        let wrong: Vec<String> =
            errors(&document, &json!({"$ref": format!("#/components/schemas/{name}")}), &example(name));
        assert!(wrong.is_empty(), "the example of {name}: {wrong:?}");
    }
}

fn is_body(document: &Value, name: &str) -> bool {
    operations(document).iter().any(|operation| operation.body() == Some(name))
}

fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    jsonschema::options().offline().build(&schema).unwrap_or_else(|e| panic!("{schema}: {e}"))
}

fn errors(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    validator(document, schema).iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// The document with answers closed: a field that is answered and not documented is a fault too. Parts that others are
/// made of must stay open.
fn closed(mut document: Value) -> Value {
    let mut parts = BTreeSet::new();
    walk(&document, "", &mut |_, value| {
        let all = value.get("allOf").and_then(Value::as_array).into_iter().flatten();
        parts.extend(all.filter_map(|part| part["$ref"].as_str()?.rsplit('/').next().map(str::to_owned)));
    });
    for (name, schema) in document["components"]["schemas"].as_object_mut().unwrap() {
        if schema["properties"].is_object() && !parts.contains(name) {
            schema["additionalProperties"] = json!(false);
        }
    }
    document
}

/// Checks an answer against what the document says of its status.
#[track_caller]
fn check(document: &Value, operation: &Operation, reply: &Reply) {
    let what = format!("{} {} {}", operation.method, operation.path, reply.status);
    let content = reply.headers["content-type"].to_str().unwrap();
    let schema = &operation.value["responses"][reply.status.as_str()]["content"][content]["schema"];
    assert!(!schema.is_null(), "{what} {content} is not in the document: {}", reply.text());
    let answered = if content.ends_with("json") { reply.json() } else { Value::String(reply.text()) };
    let wrong = errors(document, schema, &answered);
    assert!(wrong.is_empty(), "{what}: {wrong:#?} in {}", reply.text());
}

#[tokio::test]
async fn what_is_answered_is_what_the_document_says() {
    let document = closed(document());
    for app in TestApp::both().await {
        let (client, _) = app.customer(401).await;
        Purchase { product: 3, ..Purchase::default() }.buy(&app, 1).await;
        client.post("/api/cart/add", json!({"productId": 2, "quantity": 3})).await;
        let own = client.get("/api/orders").await.json()["content"][0]["id"].to_string();
        let instructor = app.instructor().await;
        for demand in [example("ActivationDemand"), json!({"anomaly": "cpu", "dose": 1})] {
            instructor.post("/api/admin/chaos/activations", demand).await;
        }
        instructor.post("/api/admin/chaos/business", json!({"level": 1})).await;
        instructor.delete("/api/admin/chaos/activations/1").await;
        for operation in operations(&document).iter().filter(|operation| operation.method == "GET") {
            let id = if operation.path.starts_with("/api/orders") { own.as_str() } else { "1" };
            if operation.is_stream() {
                check_stream(&app, operation, &instructor.token).await;
            } else if operation.is_admins() {
                check(&document, operation, &instructor.get(&operation.path(id)).await);
            } else {
                check(&document, operation, &client.get(&operation.path(id)).await);
            }
        }
        instructor.post("/api/admin/chaos/reset", json!({})).await;
    }
}

/// A stream has no end: its first event is looked at.
async fn check_stream(app: &TestApp, operation: &Operation, token: &str) {
    let mut request: Request<Body> = json_request("GET", &operation.path, None);
    request.headers_mut().insert("x-admin-token", token.parse().unwrap());
    let response = router::admin(&app.state).oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let first = response.into_body().into_data_stream().next().await.unwrap().unwrap();
    let text = std::str::from_utf8(&first).unwrap();
    let data = text.strip_prefix("event: live\ndata: ").and_then(|rest| rest.strip_suffix("\n\n")).expect("one event");
    let event: Value = serde_json::from_str(data).unwrap();
    let schema = &operation.value["responses"]["200"]["content"]["text/event-stream"]["schema"];
    assert_eq!(errors(&document(), schema, &event), Vec::<String>::new(), "{event}");
}

#[tokio::test]
async fn every_change_and_every_refusal_is_what_the_document_says() {
    let document = closed(document());
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    for operation in operations(&document).iter().filter(|operation| !operation.is_stream()) {
        let body = || operation.body().map(example);
        // Nobody, then somebody who may, first with nothing settled, then with a payment authorised.
        let nobody = app.ask_public(json_request(&operation.method, &operation.path("1"), body())).await;
        check(&document, operation, &nobody);
        for paid in [false, true] {
            let (client, token) = signed_in(&app, 5).await;
            if paid {
                Purchase { product: 2, ..Purchase::default() }.pay(&client).await;
            }
            let line = client.get("/api/cart").await.json()["items"][0]["id"].to_string();
            let id = if operation.path.starts_with("/api/cart") && paid { line.as_str() } else { "1" };
            let mut body = body();
            if operation.path == "/api/orders" && paid && body.is_some() {
                body = Some(json!({"securityToken": token}));
            }
            let mut request = json_request(&operation.method, &operation.path(id), body);
            if operation.is_admins() {
                let token = if operation.path.ends_with("logout") {
                    app.instructor().await.token
                } else {
                    instructor.token.clone()
                };
                request.headers_mut().insert("x-admin-token", token.parse().unwrap());
            }
            check(&document, operation, &client.send(request).await);
        }
        if operation.body().is_some() {
            let (client, _) = signed_in(&app, 5).await;
            let mut request = json_request(&operation.method, &operation.path("1"), Some(json!([])));
            request.headers_mut().insert("x-admin-token", instructor.token.parse().unwrap());
            check(&document, operation, &client.send(request).await);
        }
    }
}

#[tokio::test]
async fn it_is_the_same_wherever_it_is_read() {
    let app = TestApp::sqlite().await;
    let served = app.client().get("/api/openapi.json").await;
    assert_eq!((served.status.as_u16(), served.headers["content-type"].to_str().unwrap()), (200, "application/json"));
    let printed = Command::new(env!("CARGO_BIN_EXE_perfshop")).arg("openapi").output().unwrap();
    assert!(printed.status.success());
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), served.text());
}

#[tokio::test]
async fn the_page_names_every_call_in_both_languages() {
    for language in ["fr", "en"] {
        let app = TestApp::sqlite_with(&[("lang", language)]).await;
        let page = app.client().get("/api/docs").await;
        assert!(page.text().contains(&format!("lang=\"{language}\"")));
        for operation in operations(&document()) {
            assert!(page.text().contains(&format!("<code>{} {}</code>", operation.method, operation.path)));
        }
        assert!(!page.text().contains("<script"));
    }
}

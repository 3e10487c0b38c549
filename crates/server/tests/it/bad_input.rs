// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bad input on every path, driven by the document: right status, code and field, and nothing stored. A call that is new
//! in the document is in the table by itself.

mod bodies;

use axum::body::Body;
use axum::http::{HeaderValue, Request};
use serde_json::{Value, json};

use crate::util::app::{Client, Reply, TestApp, json_request, raw_request};
use crate::util::document::{Operation, document, example, operations, resolve};
use crate::util::purchase::Purchase;
use crate::util::stored::stored;

use bodies::{bad_bodies, bad_texts};

/// Somebody who may call everything: a customer whose payment is authorised and who is a student, and the superadmin.
struct Everybody<'a> {
    customer: Client<'a>,
    token: HeaderValue,
    /// A line of the customer's cart.
    line: String,
}

impl<'a> Everybody<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let (customer, _) = app.customer(7).await;
        assert_eq!(customer.post("/api/chaos/student/enter", json!({"alias": "Ada"})).await.status, 200);
        Purchase::default().pay(&customer).await;
        let line = customer.get("/api/cart").await.json()["items"][0]["id"].to_string();
        let token = app.instructor().await.token.parse().unwrap();
        Self { customer, token, line }
    }

    async fn send(&self, operation: &Operation, path: &str, body: impl Into<Body>) -> Reply {
        let mut request = raw_request(&operation.method, path, body);
        if operation.is_admins() {
            request.headers_mut().insert("x-admin-token", self.token.clone());
        }
        self.customer.send(request).await
    }

    fn path(&self, operation: &Operation) -> String {
        operation.path(if operation.path.starts_with("/api/cart") { &self.line } else { "1" })
    }
}

/// Checks that an answer is the problem that it must be, in form too. Gives its body.
#[track_caller]
fn problem(reply: &Reply, status: u16, code: &str, what: &str) -> Value {
    assert_eq!(reply.status.as_u16(), status, "{what}: {}", reply.text());
    assert_eq!(reply.headers["content-type"], "application/problem+json", "{what}");
    let body = reply.json();
    assert!(code.is_empty() || body["code"] == code, "{what}: {body}");
    assert_eq!(body["status"], status, "{what}");
    assert_eq!(body["type"], format!("about:blank#{}", body["code"].as_str().unwrap()), "{what}");
    let trace = body["traceId"].as_str().unwrap();
    assert!(trace.len() == 32 && trace.bytes().all(|b| b.is_ascii_hexdigit()), "{what}: {body}");
    let faults = body["errors"].as_array().into_iter().flatten();
    for text in [&body["title"], &body["detail"]].into_iter().chain(faults.map(|fault| &fault["message"])) {
        let text = text.as_str().unwrap();
        let is_key = ["error-", "field-"].iter().any(|part| text.starts_with(part));
        assert!(!text.is_empty() && !is_key && !text.contains('{'), "{what}: {body}");
    }
    body
}

/// The fault of one field, by one of these codes.
#[track_caller]
fn fault<'a>(body: &'a Value, field: &str, codes: &[&str], what: &str) -> &'a Value {
    let mut faults = body["errors"].as_array().into_iter().flatten();
    let found = faults.find(|f| f["field"] == field && codes.iter().any(|code| f["code"] == *code));
    found.unwrap_or_else(|| panic!("{what}: no fault of {field:?} with {codes:?} in {body}"))
}

#[tokio::test]
async fn every_bad_body_is_refused_by_its_field_and_nothing_is_stored() {
    let document = document();
    for app in TestApp::both().await {
        let everybody = Everybody::of(&app).await;
        let before = stored(&app).await;
        for operation in operations(&document) {
            let Some(schema) = operation.body() else { continue };
            let path = everybody.path(&operation);
            for bad in bad_bodies(&document, schema) {
                let what = format!("{} {} {path} {}", app.database, operation.method, bad.body);
                let reply = everybody.send(&operation, &path, bad.body).await;
                if bad.codes.is_empty() {
                    assert!(reply.status.is_client_error(), "{what}: {} {}", reply.status, reply.text());
                    problem(&reply, reply.status.as_u16(), "", &what);
                    continue;
                }
                let body = problem(&reply, 400, "VALIDATION_FAILED", &what);
                let fault = fault(&body, &bad.field, bad.codes, &what);
                let message = fault["message"].as_str().unwrap();
                assert!(bad.named.iter().all(|word| message.contains(word)), "{what}: {:?} in {message}", bad.named);
            }
            for (text, status, code) in bad_texts() {
                let start = String::from_utf8_lossy(&text[..text.len().min(20)]).into_owned();
                let what = format!("{} {} {path} {start}", app.database, operation.method);
                problem(&everybody.send(&operation, &path, text).await, status, code, &what);
            }
            assert_eq!(stored(&app).await, before, "{} {path} has stored something", operation.method);
        }
    }
}

#[tokio::test]
async fn every_bad_number_in_a_path_is_refused() {
    let document = document();
    let app = TestApp::sqlite().await;
    let everybody = Everybody::of(&app).await;
    let before = stored(&app).await;
    for operation in operations(&document) {
        let names: Vec<&str> = operation.parameters("path").iter().map(|p| p["name"].as_str().unwrap()).collect();
        assert_eq!(operation.path.matches('{').count(), names.len(), "{} has parameters untold", operation.path);
        let body = || operation.body().map_or_else(Body::empty, |schema| Body::from(example(schema).to_string()));
        for name in names {
            let bad = match name {
                "id" => ["abc", "0", "-1", "9999999999999999999", "1.5", "%00", "%FF", "%20"],
                "family" => ["abc", "0", "pedagogical", "frontend", "Business", "%00", "%FF", "%20"],
                "traceId" => {
                    ["abc", "0", "4BF92F3577B34DA6A3CE929D0E0E4736", "4bf92f35-77b3", "-1", "%00", "%FF", "%20"]
                }
                "code" => ["abc", "0", "-1", "SAVE5x", "save5", "%00", "%FF", "%20"],
                other => panic!("{other} is new: give bad values of it here"),
            };
            for value in bad {
                let path = operation.path.replace(&format!("{{{name}}}"), value);
                let what = format!("{} {path}", operation.method);
                let reply = everybody.send(&operation, &path, body()).await;
                if name == "code" {
                    problem(&reply, 404, if value == "%FF" { "NO_SUCH_PATH" } else { "NOT_FOUND" }, &what);
                } else if name == "family" {
                    problem(&reply, 404, "NO_SUCH_PATH", &what);
                } else if name == "traceId" {
                    fault(&problem(&reply, 400, "VALIDATION_FAILED", &what), "traceId", &["FORMAT"], &what);
                } else {
                    let body = problem(&reply, 400, "VALIDATION_FAILED", &what);
                    let fault = fault(&body, "id", &["OUT_OF_RANGE"], &what);
                    assert!(fault["message"].as_str().unwrap().contains('1'), "{what}: {body}");
                }
            }
        }
    }
    let path = "/images/products/";
    for file in ["abc", "0.svg", "-1.svg", "9999999999999999999.svg", "%FF.svg", "1.png"] {
        let reply = everybody.customer.get(&format!("{path}{file}")).await;
        problem(&reply, 404, "", file);
    }
    assert_eq!(stored(&app).await, before);
}

#[tokio::test]
async fn every_bad_query_is_refused_by_its_field() {
    let document = document();
    for app in TestApp::both().await {
        let everybody = Everybody::of(&app).await;
        for operation in operations(&document) {
            for parameter in operation.parameters("query") {
                let name = parameter["name"].as_str().unwrap();
                let schema = resolve(&document, &parameter["schema"]);
                let kind = schema["type"].as_str().unwrap_or_else(|| panic!("{name}: {schema}"));
                let mut bad: Vec<String> = match kind {
                    "integer" => ["abc", "", "1.5", "1e2", "-1", "9999999999999999999", "NaN", "%FF", "%00", "true"]
                        .map(str::to_owned)
                        .to_vec(),
                    "number" => ["NaN", "inf", "-inf", "1e400", "-1", "-0.01", "abc", "", "1,5", "%FF"]
                        .map(str::to_owned)
                        .to_vec(),
                    "boolean" => ["yes", "", "1", "TRUE", "%FF"].map(str::to_owned).to_vec(),
                    _ if schema["enum"].is_array() => ["up", "", "ASC", "%FF"].map(str::to_owned).to_vec(),
                    _ => Vec::new(),
                };
                let ends = [schema["minimum"].as_i64().map(|n| n - 1), schema["maximum"].as_i64().map(|n| n + 1)];
                bad.extend(ends.into_iter().flatten().map(|n| n.to_string()));
                let longest = schema["maxLength"].as_u64();
                bad.extend(longest.map(|max| "x".repeat(usize::try_from(max).unwrap() + 1)));
                assert!(!bad.is_empty(), "{name} of {} takes everything", operation.path);
                for value in bad {
                    let path = format!("{}?{name}={value}", everybody.path(&operation));
                    let reply = everybody.send(&operation, &path, Body::empty()).await;
                    let body = problem(&reply, 400, "VALIDATION_FAILED", &path);
                    fault(&body, name, &["TYPE", "OUT_OF_RANGE", "NOT_ALLOWED", "TOO_LONG"], &path);
                }
            }
        }
        // What is taken as it comes finds nothing, and breaks nothing.
        for query in
            ["q=%00", "q=%FF%FE", "q=%27%20OR%201=1--", "category=%00", "category=%F0%9F%A6%80", "sort=%00", "&&&="]
        {
            let reply = everybody.customer.get(&format!("/api/products/search?{query}")).await;
            assert_eq!(reply.status, 200, "{} {query}: {}", app.database, reply.text());
        }
    }
}

#[tokio::test]
async fn a_wrong_method_and_an_unknown_path_are_told_apart() {
    let document = document();
    let app = TestApp::sqlite().await;
    let everybody = Everybody::of(&app).await;
    for (path, calls) in document["paths"].as_object().unwrap() {
        let path = path
            .replace("{id}", "1")
            .replace("{family}", "business")
            .replace("{code}", "SAVE5")
            .replace("{traceId}", "5");
        let known: Vec<String> = calls.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "BREW"] {
            if known.iter().any(|known| known == method) {
                continue;
            }
            let reply = everybody.customer.send(json_request(method, &path, None)).await;
            let what = format!("{method} {path}");
            problem(&reply, 405, "METHOD_NOT_ALLOWED", &what);
            let allow = reply.headers.get("allow").unwrap_or_else(|| panic!("{what}: no Allow header"));
            assert!(known.iter().all(|known| allow.to_str().unwrap().contains(known.as_str())), "{what}: {allow:?}");
        }
    }
    for path in
        ["/api/nothing", "/api", "/api/products/1/2/3", "/nothing", "/api/products/", "/%FF", "/actuator/health"]
    {
        for method in ["GET", "POST", "DELETE"] {
            let reply = everybody.customer.send(json_request(method, path, None)).await;
            problem(&reply, 404, "NO_SUCH_PATH", &format!("{method} {path}"));
        }
    }
    // The shop is not on the instructor's listener, nor is either on the management's.
    problem(&app.ask_admin(json_request("GET", "/api/products", None)).await, 404, "NO_SUCH_PATH", "8081");
    for path in ["/api/products", "/api/admin/me", "/actuator/env"] {
        problem(&app.management(path).await, 404, "NO_SUCH_PATH", path);
    }
}

#[tokio::test]
async fn a_refusal_is_in_the_language_of_the_stack_and_names_the_range() {
    for (language, message, title) in [
        ("fr", "La valeur doit être comprise entre 1 et 10000.", "Requête invalide"),
        ("en", "The value must be from 1 to 10000.", "Invalid request"),
    ] {
        let app = TestApp::sqlite_with(&[("lang", language)]).await;
        let client = app.client();
        let mut request = json_request("POST", "/api/cart/add", Some(json!({"productId": 1, "quantity": 10_001})));
        // The language is the stack's, whatever the browser asks for.
        request.headers_mut().insert("accept-language", HeaderValue::from_static("de"));
        let body = problem(&client.send(request).await, 400, "VALIDATION_FAILED", language);
        assert_eq!((body["title"].as_str(), body["errors"][0]["message"].as_str()), (Some(title), Some(message)));
        // A sum that is too large is told with the same words as a figure that is.
        client.post("/api/cart/add", json!({"productId": 1, "quantity": 10_000})).await;
        let reply = client.post("/api/cart/add", json!({"productId": 1, "quantity": 1})).await;
        let body = problem(&reply, 400, "VALIDATION_FAILED", language);
        assert_eq!(fault(&body, "quantity", &["OUT_OF_RANGE"], language)["message"], message);
    }
}

#[tokio::test]
async fn an_address_is_whole_or_none() {
    let app = TestApp::sqlite().await;
    let everybody = Everybody::of(&app).await;
    let reply = everybody.customer.post("/api/checkout/address", json!({"city": "Paris", "phone": "0100000000"})).await;
    let body = problem(&reply, 400, "VALIDATION_FAILED", "half an address");
    for field in ["firstName", "lastName", "street", "postalCode", "country"] {
        fault(&body, field, &["REQUIRED"], field);
    }
    let mut address = example("AddressBody");
    address["country"] = json!("XX");
    let body =
        problem(&everybody.customer.post("/api/checkout/address", address).await, 400, "VALIDATION_FAILED", "XX");
    fault(&body, "country", &["UNKNOWN_COUNTRY"], "XX");
}

#[tokio::test]
async fn names_of_every_script_come_back_unchanged() {
    for app in TestApp::both().await {
        let (client, token) = app.customer(8).await;
        Purchase::default().pay(&client).await;
        let names = [
            "محمد بن سلمان",
            "דוד בן־גוריון",
            "👩‍👩‍👧‍👦 Zoë",
            "Ni\u{303}o \u{202e}olleH",
            "'; DROP TABLE users;--",
            "<b>&amp;",
        ];
        let longest = "🦀".repeat(100);
        let mut address = example("AddressBody");
        for (field, name) in ["firstName", "lastName", "street", "city", "region"].iter().zip(names) {
            address[field] = json!(name);
        }
        address["firstName"] = json!(longest);
        assert_eq!(client.post("/api/checkout/address", address.clone()).await.status, 200, "{}", app.database);
        for (path, schema) in [("shipping", "ShippingBody"), ("payment", "PaymentBody")] {
            assert_eq!(client.post(&format!("/api/checkout/{path}"), example(schema)).await.status, 200);
        }
        let order = client.post("/api/orders", json!({"securityToken": token})).await;
        assert_eq!(order.status, 201, "{}: {}", app.database, order.text());
        let read = client.get(&format!("/api/orders/{}", order.json()["orderId"])).await;
        assert_eq!(read.json()["address"], address, "{}", app.database);

        let instructor = app.instructor().await;
        let demand = json!({"anomaly": "A1", "scope": {"kind": "class", "value": names[0]}, "reason": names[2]});
        assert_eq!(instructor.post("/api/admin/chaos/activations", demand).await.status, 201);
        let listed = instructor.get("/api/admin/chaos/activations").await.json();
        assert_eq!(
            (&listed["active"][0]["scope"]["value"], &listed["active"][0]["reason"]),
            (&json!(names[0]), &json!(names[2]))
        );
    }
}

#[tokio::test]
async fn odd_headers_are_no_reason_to_break() {
    let app = TestApp::sqlite().await;
    let everybody = Everybody::of(&app).await;
    let odd = |name: &'static str, value: &[u8]| {
        let mut request: Request<Body> = json_request("POST", "/api/orders", Some(json!({})));
        request.headers_mut().insert(name, HeaderValue::from_bytes(value).unwrap());
        request
    };
    for (value, code) in [(&b""[..], "TOO_SHORT"), (&[b'k'; 201][..], "TOO_LONG"), (&b"\xff\xfe"[..], "FORMAT")] {
        let reply = everybody.customer.send(odd("idempotency-key", value)).await;
        let body = problem(&reply, 400, "VALIDATION_FAILED", code);
        fault(&body, "Idempotency-Key", &[code], code);
    }
    for (name, value) in [
        ("cookie", &b"\xff"[..]),
        ("cookie", b"JSESSIONID=%00; ="),
        ("x-request-id", b"\xff"),
        ("traceparent", b"00-zz"),
        ("host", b"\xff"),
    ] {
        let reply = app.ask_public(odd(name, value)).await;
        problem(&reply, 401, "LOGIN_REQUIRED", name);
    }
    let mut request = json_request("GET", "/api/admin/me", None);
    request.headers_mut().insert("x-admin-token", HeaderValue::from_bytes(b"\xff\xff").unwrap());
    problem(&app.ask_public(request).await, 401, "ADMIN_REQUIRED", "a token that is no text");
}

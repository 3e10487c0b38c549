// SPDX-License-Identifier: AGPL-3.0-or-later
//! Traces and the log as the live monitor asks for them: what a request did, found by whoever looks, and no cause named.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use reqwest::Method;
use serde_json::{Value, json};

use crate::audiences::giveaway;
use crate::evidence::until;
use crate::util::app::{Client, TestApp, json_request};
use crate::util::buyer::Buyer;
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::{Shop, ShopProcess};
use crate::util::purchase::Purchase;
use crate::util::shopper::{fill, ok, signed_in};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

fn traced(mut request: Request<Body>, trace: &str) -> Request<Body> {
    let header = format!("00-{trace}-00f067aa0ba902b7-01");
    request.headers_mut().insert("traceparent", header.parse().unwrap());
    request
}

/// All spans of a tree, the root first.
fn flat(node: &Value) -> Vec<&Value> {
    let below = node["children"].as_array().unwrap().iter().flat_map(flat);
    std::iter::once(node).chain(below).collect()
}

async fn trace(client: &Client<'_>, id: &str) -> Value {
    ok(client.get(&format!("/api/monitoring/traces/{id}")).await).json()
}

fn of_kind<'a>(spans: &[&'a Value], kind: &str) -> Vec<&'a Value> {
    spans.iter().copied().filter(|span| span["kind"] == kind).collect()
}

#[tokio::test]
async fn a_purchase_shows_its_steps_and_its_statements() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 3).await;
        ok(client.post("/api/chaos/student/enter", json!({"alias": "Zoé"})).await);
        Purchase::default().pay(&client).await;
        let order = json_request("POST", "/api/orders", Some(json!({"securityToken": token})));
        app.statements.take();
        assert_eq!(client.send(traced(order, TRACE)).await.status, 201);
        let sent = app.statements.take();

        let found = trace(&client, TRACE).await;
        assert_eq!((&found["traceId"], found["requests"].as_array().unwrap().len()), (&json!(TRACE), 1));
        let root = &found["requests"][0];
        assert_eq!((&root["kind"], &root["name"]), (&json!("request"), &json!("POST /api/orders")));
        assert_eq!((&root["parentSpanId"], &root["error"]), (&json!("00f067aa0ba902b7"), &json!(false)));
        let attributes = &root["attributes"];
        for (name, value) in [
            ("http.request.method", json!("POST")),
            ("http.route", json!("/api/orders")),
            ("http.response.status_code", json!(201)),
            ("url.path", json!("/api/orders")),
            ("perfshop.student", json!("Zoé")),
        ] {
            assert_eq!(attributes[name], value, "{name} of {attributes}");
        }
        let spans = flat(root);
        assert_eq!(of_kind(&spans, "handler").len(), 1);
        let statements = of_kind(&spans, "statement");
        let texts: Vec<&str> = statements.iter().map(|s| s["attributes"]["db.query.text"].as_str().unwrap()).collect();
        let sent: Vec<&str> = sent.iter().map(String::as_str).collect();
        assert_eq!(texts, sent, "every statement, in its order, on {}", app.database);
        assert!(statements.iter().any(|span| span["name"] == "INSERT orders"), "{texts:#?}");
        // Each within the request, and no number that was bound.
        let end = |span: &Value| span["offsetMs"].as_f64().unwrap() + span["durationMs"].as_f64().unwrap();
        // The request's clock and its steps' are read one after the other.
        assert!(spans.iter().all(|span| end(span) <= end(root) + 1.0), "{root:#}");

        // In the list, by each of its filters, and not without.
        let list = async |query: &str| ok(client.get(&format!("/api/monitoring/traces?{query}")).await).json();
        for (query, there) in [
            ("route=/api/orders", true),
            ("route=/api/reviews", false),
            ("status=201", true),
            ("status=404", false),
            ("error=false&student=Zo%C3%A9", true),
            ("error=true", false),
            ("student=Ada", false),
            ("minMs=3600000", false),
            (&format!("since={}", found["startedAt"]), true),
            (&format!("since={}", found["startedAt"].as_i64().unwrap() + 3_600_000), false),
            (&format!("until={}", found["startedAt"].as_i64().unwrap() + 1), true),
            (&format!("until={}", found["startedAt"]), false),
        ] {
            let rows = list(&format!("size=100&{query}")).await;
            let row = rows["content"].as_array().unwrap().iter().find(|row| row["traceId"] == TRACE);
            assert_eq!(row.is_some(), there, "{query}: {rows}");
            if let Some(row) = row {
                assert_eq!(row["statements"], sent.len());
                assert!(row.get("anomalies").is_none());
            }
        }
        assert_eq!(list("size=1").await["content"].as_array().unwrap().len(), 1);
        let unknown = client.get(&format!("/api/monitoring/traces/{}", "5".repeat(32))).await;
        assert_eq!((unknown.status.as_u16(), unknown.code()), (404, "NOT_FOUND".into()));
    }
}

#[tokio::test]
async fn a_slow_query_is_found_by_its_span() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        ok(instructor.post("/api/admin/chaos/slow-queries", json!({"intensity": 15})).await);
        let client = app.client();
        let row = until("a slow trace", async || {
            ok(client.get("/api/products?size=5").await);
            let rows = ok(client.get("/api/monitoring/traces?minMs=150&route=/api/products").await).json();
            rows["content"].as_array().unwrap().first().cloned()
        })
        .await;
        let id = row["traceId"].as_str().unwrap();
        let found = trace(&client, id).await;
        let spans = flat(&found["requests"][0]);
        let slowest = |span: &&&Value| (span["durationMs"].as_f64().unwrap() * 1000.0) as u64;
        let statements = of_kind(&spans, "statement");
        let slow = statements.iter().max_by_key(slowest).unwrap();
        assert!(slow["durationMs"].as_f64().unwrap() >= 100.0, "{slow}");
        assert!(slow["attributes"]["db.query.text"].as_str().unwrap().contains("INSTR(other.word"), "{slow}");
        assert_eq!(giveaway(&found.to_string()), None);
        // The instructor reads why.
        let whole = ok(instructor.get(&format!("/api/monitoring/traces/{id}")).await).json();
        assert_eq!(whole["requests"][0]["attributes"]["perfshop.anomalies"], json!(["slow_query"]));
        let rows = ok(instructor.get("/api/monitoring/traces?minMs=150").await).json();
        assert_eq!(rows["content"][0]["anomalies"], json!(["slow_query"]));
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
    }
}

#[tokio::test]
async fn waits_for_a_worker_and_for_a_connection_are_spans() {
    let app = TestApp::sqlite_with(&[("workers", "1"), ("db-pool", "1")]).await;
    let client = app.client();
    // Each for long enough to be seen.
    let wait = async || tokio::time::sleep(Duration::from_millis(30)).await;
    let last = app.state.workers.take().await.unwrap();
    let (reply, ()) = tokio::join!(client.send(traced(json_request("GET", "/api/products", None), TRACE)), async {
        wait().await;
        drop(last);
    });
    assert_eq!(reply.status, 200);
    let found = trace(&client, TRACE).await;
    let spans = flat(&found["requests"][0]);
    assert!(of_kind(&spans, "worker")[0]["durationMs"].as_f64().unwrap() >= 20.0, "{found:#}");
    // The pool was free: what a busy machine takes to open a connection is no wait for one.
    let waited = |span: &&&Value| span["durationMs"].as_f64().unwrap() >= 20.0;
    assert_eq!(of_kind(&spans, "connection").iter().filter(waited).count(), 0, "{found:#}");

    let other = TRACE.replace('4', "6");
    let held = app.state.shop.set_aside(1);
    until("no connection is left", async || (app.state.shop.pool_status().idle == 0).then_some(())).await;
    let (reply, ()) = tokio::join!(client.send(traced(json_request("GET", "/api/products", None), &other)), async {
        wait().await;
        drop(held);
    });
    assert_eq!(reply.status, 200);
    let found = trace(&client, &other).await;
    let spans = flat(&found["requests"][0]);
    assert!(of_kind(&spans, "connection")[0]["durationMs"].as_f64().unwrap() >= 20.0, "{found:#}");
    let handler = of_kind(&spans, "handler")[0];
    assert_eq!(of_kind(&spans, "connection")[0]["parentSpanId"], handler["spanId"]);

    // While the whole shop stands still.
    let demand = json!({"anomaly": "A1", "reason": "exercise"});
    assert_eq!(app.instructor().await.post("/api/admin/chaos/activations", demand).await.status, 201);
    let third = TRACE.replace('4', "7");
    let gate = app.state.gate.clone();
    let ((shut, is_shut), (open, may_open)) = (std::sync::mpsc::channel(), std::sync::mpsc::channel::<()>());
    let keeper = std::thread::spawn(move || {
        gate.shut_while(|| {
            shut.send(()).unwrap();
            may_open.recv().unwrap();
        })
    });
    is_shut.recv().unwrap();
    let (reply, ()) = tokio::join!(client.send(traced(json_request("GET", "/api/products", None), &third)), async {
        wait().await;
        open.send(()).unwrap();
    });
    keeper.join().unwrap();
    assert_eq!(reply.status, 200);
    let found = trace(&client, &third).await;
    let spans = flat(&found["requests"][0]);
    assert!(of_kind(&spans, "pause")[0]["durationMs"].as_f64().unwrap() >= 20.0, "{found:#}");
    assert_eq!(giveaway(&found.to_string()), None);
}

#[tokio::test]
async fn a_bucket_leads_to_a_trace() {
    let app = TestApp::sqlite().await;
    let client = app.client();
    assert_eq!(client.send(traced(json_request("GET", "/api/products", None), TRACE)).await.status, 200);
    let open = app.management("/actuator/prometheus/students").await.text();
    let exemplar = format!("# {{trace_id=\"{TRACE}\"}}");
    assert!(
        open.lines()
            .any(|line| line.starts_with("http_server_request_duration_seconds_bucket") && line.contains(&exemplar))
    );
}

#[tokio::test]
async fn a_void_token_is_refused_and_one_without_the_right_sees_what_all_see() {
    let app = TestApp::sqlite().await;
    for path in ["/api/monitoring/traces", "/api/monitoring/logs"] {
        let mut request = json_request("GET", path, None);
        request.headers_mut().insert("x-admin-token", "void".parse().unwrap());
        assert_eq!(app.ask_public(request).await.code(), "ADMIN_REQUIRED");
    }
    let reply = app.client().get("/api/monitoring/logs?traceId=xyz").await;
    assert_eq!((reply.status.as_u16(), &reply.json()["errors"][0]["field"]), (400, &json!("traceId")));
}

fn read(shop: &ShopProcess, path: &str) -> Value {
    let (status, text) = http::get(shop.public_port, path).unwrap();
    assert_eq!(status, 200, "{path}: {text}");
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn lines_are_found_and_a_trace_has_its_facts() {
    let shop = Shop::new().start();
    let order = reqwest::Client::new();
    // A page that is not there: its line has this trace.
    let answer = order
        .get(format!("{}/api/products/999999", shop.public()))
        .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 404);
    let lines = until("the line", async || {
        let found = read(&shop, &format!("/api/monitoring/logs?traceId={TRACE}"));
        found["lines"].as_array().filter(|lines| lines.iter().any(|l| l["message"] == "request")).cloned()
    })
    .await;
    assert!(lines.iter().all(|line| line["traceId"] == TRACE && line["audience"] == "students"), "{lines:?}");
    let refused = lines.iter().find(|line| line["message"] == "refused").unwrap();
    assert_eq!((&refused["fields"]["code"], &refused["target"]), (&json!("NOT_FOUND"), &json!("http")));
    let statement = lines.iter().find(|line| line["target"] == "db").unwrap();
    assert!(statement["fields"]["sql"].as_str().unwrap().contains("FROM products"), "{statement}");
    let one = read(&shop, &format!("/api/monitoring/logs?traceId={TRACE}&limit=1"));
    assert_eq!((one["lines"].as_array().unwrap().len(), &one["more"]), (1, &json!(true)));
    let none =
        |query: &str| read(&shop, &format!("/api/monitoring/logs?traceId={TRACE}&{query}"))["lines"] == json!([]);
    assert!(none("level=ERROR") && none("q=no%20such%20word") && none("student=Ada") && none("until=1"));
    assert!(!none("level=INFO&q=REFUSED&since=1"));
    // What was logged is an event of the request's handler or of the request.
    let found = read(&shop, &format!("/api/monitoring/traces/{TRACE}"));
    let spans = flat(&found["requests"][0]);
    let events: Vec<&Value> = spans.iter().flat_map(|span| span["events"].as_array().unwrap()).collect();
    assert_eq!(events.iter().map(|event| &event["name"]).collect::<Vec<_>>(), ["refused"]);
    assert!(shop.stop().success());
}

/// Everything that the monitor shows a student: lines, the list, each trace.
fn everything(shop: &ShopProcess) -> Vec<String> {
    let list = read(shop, "/api/monitoring/traces?size=100");
    let mut all = vec![list.to_string(), read(shop, "/api/monitoring/logs?limit=1000").to_string()];
    for row in list["content"].as_array().unwrap() {
        all.push(read(shop, &format!("/api/monitoring/traces/{}", row["traceId"].as_str().unwrap())).to_string());
    }
    all
}

#[tokio::test]
async fn students_are_shown_no_cause_under_any_lever() {
    let shop = Shop::new().env("PERFSHOP_HEAP_MAX", "128MiB").start();
    let instructor = Instructor::login(&shop).await;
    let refused = std::sync::atomic::AtomicU64::new(0);
    let mut buyer = Buyer::login(&shop.public(), 7, &refused).await;
    let paths = ["cpu", "memory", "gc-pressure", "db-pool", "thread-pool", "slow-queries", "deadlock", "network"];
    for path in paths.into_iter().map(Some).chain([None]) {
        match path {
            Some("memory") => {
                let body = json!({"target": 20, "guardrail": 75});
                instructor.call(Method::POST, "/chaos/memory", Some(body)).await;
            }
            Some(path) => {
                instructor.call(Method::POST, &format!("/chaos/{path}"), Some(json!({"intensity": 20}))).await;
            }
            None => instructor.activate(json!({"anomaly": "A1", "reason": "exercise"})).await,
        }
        buyer.purchase(&[(2, 1)].into(), &format!("key-{path:?}")).await;
        for text in everything(&shop) {
            assert_eq!(giveaway(&text), None, "under {path:?}");
        }
        let id = match path {
            Some(path) => path.replace("slow-queries", "slow_query").replace('-', "_"),
            None => "A1".to_owned(),
        };
        let rows = instructor.read("/api/monitoring/traces?size=100").await;
        let named = |row: &Value| row["anomalies"].as_array().unwrap().contains(&json!(id));
        assert!(rows["content"].as_array().unwrap().iter().any(named), "the instructor reads {id}: {rows}");
        instructor.reset().await;
    }
    let lines = instructor.read("/api/monitoring/logs?q=BusinessChaos").await;
    assert!(lines["lines"].as_array().unwrap().iter().any(|line| line["audience"] == "instructor"), "{lines}");
    assert!(shop.stop().success());
}

#[tokio::test]
async fn an_activation_begins_and_ends_in_the_instructors_log_alone() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    instructor.call(Method::POST, "/chaos/scenario", Some(json!({"id": "N1-01"}))).await;
    instructor.activate(json!({"anomaly": "A1", "endsInSeconds": 1})).await;
    let told = async |message: &str, anomaly: &str| {
        let query = format!("/api/monitoring/logs?q={}", message.replace(' ', "%20"));
        let line = until(&format!("{anomaly}: {message}"), async || {
            let lines = instructor.read(&query).await["lines"].as_array().unwrap().clone();
            lines.into_iter().find(|line| line["fields"]["chaos_anomaly"] == anomaly)
        })
        .await;
        assert_eq!((&line["message"], &line["audience"]), (&json!(message), &json!("instructor")), "{line}");
        let fields = ["chaos_family", "chaos_level", "chaos_dose", "scenario_id"];
        fields.map(|field| line["fields"][field].clone())
    };
    let scenario = instructor.read("/api/admin/chaos/activations").await["active"].as_array().unwrap().clone();
    let lever = scenario.iter().find(|row| row["dose"].is_number()).unwrap();
    let of_scenario = told("activation begins", lever["anomaly"].as_str().unwrap()).await;
    assert_eq!((&of_scenario[0], &of_scenario[3]), (&json!("performance"), &json!("N1-01")), "{of_scenario:?}");
    assert_eq!(of_scenario[2], lever["dose"]);
    let alone = [json!("business"), json!(1), Value::Null, Value::Null];
    assert_eq!(told("activation begins", "A1").await, alone);
    assert_eq!(told("activation ends", "A1").await, alone, "by itself");
    instructor.reset().await;
    assert_eq!(told("activation ends", lever["anomaly"].as_str().unwrap()).await, of_scenario);
    for text in everything(&shop) {
        assert!(giveaway(&text).is_none() && !text.contains("activation begins"), "{text}");
    }
    assert!(shop.stop().success());
}

#[tokio::test]
async fn a_trace_of_a_cart_is_kept_with_its_owner() {
    let app = TestApp::sqlite().await;
    let (client, _) = signed_in(&app, 4).await;
    fill(&client, &[(1, 1)]).await;
    let rows = ok(client.get("/api/monitoring/traces?route=/api/cart/add").await).json();
    assert_eq!((&rows["totalElements"], &rows["content"][0]["student"]), (&json!(1), &Value::Null));
}

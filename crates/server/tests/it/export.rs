// SPDX-License-Identifier: AGPL-3.0-or-later
//! Traces and lines on their way out, to sinks that record, refuse, lie, say nothing, or are not there.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri};
use axum::routing::post;
use perfshop_server::telemetry::export::otlp::{Answer, Any, Batches, KeyValue, LogRecord, PartialSuccess, Span};
use perfshop_server::telemetry::{Export, Exported};
use prost::Message;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::audiences::giveaway;
use crate::evidence::until;
use crate::util::app::TestApp;
use crate::util::http;
use crate::util::process::Shop;
use crate::util::purchase::Purchase;
use crate::util::shopper::ok;

/// What a sink was sent: the address, the headers, the body.
pub type Sent = Arc<Mutex<Vec<(String, HeaderMap, Bytes)>>>;

/// A sink that answers all with this, on a free port.
pub async fn http_sink(status: StatusCode, answer: Vec<u8>) -> (u16, Sent) {
    let sent = Sent::default();
    let record = async |State(sent): State<Sent>, uri: Uri, headers: HeaderMap, body: Bytes| {
        sent.lock().unwrap().push((uri.path().to_owned(), headers, body));
    };
    let answers = move |state, uri, headers, body| {
        let answer = answer.clone();
        async move {
            record(state, uri, headers, body).await;
            (status, answer)
        }
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let routes = Router::new().route("/{*path}", post(answers)).with_state(sent.clone());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (port, sent)
}

/// A gRPC receiver: it takes each call, and says so in its trailers.
async fn grpc_sink() -> (u16, Sent) {
    let sent = Sent::default();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let recorded = sent.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let sent = recorded.clone();
            tokio::spawn(async move {
                let mut connection = h2::server::handshake(socket).await.unwrap();
                while let Some(Ok((request, mut respond))) = connection.accept().await {
                    let (head, mut body) = request.into_parts();
                    let sent = sent.clone();
                    // The connection has to be polled on while the body comes.
                    tokio::spawn(async move {
                        let mut bytes = Vec::new();
                        while let Some(Ok(data)) = body.data().await {
                            let _ = body.flow_control().release_capacity(data.len());
                            bytes.extend_from_slice(&data);
                        }
                        sent.lock().unwrap().push((head.uri.path().to_owned(), head.headers, bytes.into()));
                        let answer = Response::builder().header("content-type", "application/grpc").body(()).unwrap();
                        let mut stream = respond.send_response(answer, false).unwrap();
                        stream.send_data(Bytes::from_static(&[0; 5]), false).unwrap();
                        let trailers = HeaderMap::from_iter([("grpc-status".parse().unwrap(), "0".parse().unwrap())]);
                        stream.send_trailers(trailers).unwrap();
                    });
                }
            });
        }
    });
    (port, sent)
}

/// An application that exports, until the token is cancelled.
async fn exporting(flags: &[(&str, &str)]) -> (TestApp, CancellationToken) {
    let app = TestApp::sqlite_with(flags).await;
    let stop = CancellationToken::new();
    let telemetry = &app.state.telemetry;
    let (export, tasks) =
        Export::start(&app.state.config.export, "copy-1", "sqlite", telemetry.profiles(), &stop).unwrap();
    telemetry.export_to(export);
    tasks.into_iter().for_each(|task| drop(tokio::spawn(task)));
    (app, stop)
}

fn attribute<'a>(attributes: &'a [KeyValue], key: &str) -> Option<&'a Any> {
    attributes.iter().find(|one| one.key == key)?.value.as_ref()?.value.as_ref()
}

fn text(attributes: &[KeyValue], key: &str) -> String {
    match attribute(attributes, key) {
        Some(Any::Text(text)) => text.clone(),
        other => format!("{other:?}"),
    }
}

/// The spans of all batches, whose resource is this program.
fn spans(bodies: impl IntoIterator<Item = Bytes>) -> Vec<Span> {
    let mut spans = Vec::new();
    for body in bodies {
        for of in Batches::decode(body).unwrap().of_resources {
            let resource = of.resource.unwrap();
            assert_eq!(text(&resource.attributes, "service.name"), "perfshop");
            assert_eq!(text(&resource.attributes, "service.instance.id"), "copy-1");
            let parts = of.of_scopes.into_iter().flat_map(|scope| scope.parts);
            spans.extend(parts.map(|part| Span::decode(part.as_slice()).unwrap()));
        }
    }
    spans
}

fn check(spans: &[Span]) {
    let order = spans.iter().find(|span| span.name == "POST /api/orders").unwrap();
    assert_eq!((order.kind, order.trace_id.len(), order.span_id.len()), (2, 16, 8));
    assert_eq!(attribute(&order.attributes, "http.response.status_code"), Some(&Any::Whole(201)));
    let below: Vec<&Span> = spans.iter().filter(|span| span.trace_id == order.trace_id).collect();
    let insert = below.iter().find(|span| span.name == "INSERT orders").unwrap();
    assert_eq!((insert.kind, insert.start >= order.start, insert.end <= order.end), (3, true, true));
    assert!(text(&insert.attributes, "db.query.text").contains('?'));
    let handler = below.iter().find(|span| span.span_id == insert.parent_span_id).unwrap();
    assert_eq!(handler.parent_span_id, order.span_id);
    assert_eq!(giveaway(&format!("{spans:?}")), None);
}

fn counts(app: &TestApp) -> Exported {
    app.state.telemetry.exported()
}

#[tokio::test]
async fn traces_go_out_over_http_without_what_names_a_cause() {
    let (port, sent) = http_sink(StatusCode::OK, b"{\"partialSuccess\":{}}".to_vec()).await;
    let (app, stop) = exporting(&[("otlp-endpoint", &format!("http://127.0.0.1:{port}"))]).await;
    let instructor = app.instructor().await;
    let demand = json!({"anomaly": "A1", "reason": "exercise"});
    assert_eq!(instructor.post("/api/admin/chaos/activations", demand).await.status, 201);
    Purchase::default().buy(&app, 1).await;
    until("all is sent", async || (counts(&app).spans_sent > 50).then_some(())).await;
    let all = sent.lock().unwrap().clone();
    for (path, headers, _) in &all {
        assert_eq!((path.as_str(), headers["content-type"].as_bytes()), ("/v1/traces", &b"application/x-protobuf"[..]));
    }
    let found = spans(all.into_iter().map(|(_, _, body)| body));
    check(&found);
    assert!(!found.iter().any(|span| span.name.contains("/api/admin")));
    assert_eq!(counts(&app).spans_dropped, 0);
    stop.cancel();
}

#[tokio::test]
async fn traces_go_out_over_grpc() {
    let (port, sent) = grpc_sink().await;
    let (app, stop) = exporting(&[("otlp-endpoint", &format!("grpc://127.0.0.1:{port}"))]).await;
    Purchase::default().buy(&app, 1).await;
    until("all is sent", async || (counts(&app).spans_sent > 50).then_some(())).await;
    let all = sent.lock().unwrap().clone();
    let bodies = all.into_iter().map(|(path, headers, body)| {
        assert_eq!(path, "/opentelemetry.proto.collector.trace.v1.TraceService/Export");
        assert_eq!(
            (headers["content-type"].as_bytes(), headers["te"].as_bytes()),
            (&b"application/grpc"[..], &b"trailers"[..])
        );
        let length = u32::from_be_bytes(body[1..5].try_into().unwrap()) as usize;
        assert_eq!((body[0], length), (0, body.len() - 5));
        body.slice(5..)
    });
    check(&spans(bodies));
    stop.cancel();
}

#[tokio::test]
async fn what_a_sink_refuses_or_rejects_is_counted() {
    let part = PartialSuccess { rejected: 2, why: "no".into() };
    let lie = Answer { partial_success: Some(part) }.encode_to_vec();
    for (status, answer, some) in [(StatusCode::BAD_REQUEST, Vec::new(), false), (StatusCode::OK, lie, true)] {
        let (port, _) = http_sink(status, answer).await;
        let (app, stop) = exporting(&[("otlp-endpoint", &format!("http://127.0.0.1:{port}"))]).await;
        ok(app.client().get("/api/products").await);
        let lost = until("something is lost", async || Some(counts(&app)).filter(|all| all.spans_dropped > 0)).await;
        assert_eq!(lost.spans_sent > 0, some, "{lost:?}");
        let scrape = app.management("/actuator/prometheus/students").await.text();
        assert!(scrape.contains(&format!("perfshop_spans_dropped_total {}", lost.spans_dropped)), "{scrape}");
        stop.cancel();
    }
}

/// Neither is there an answer: the shop's own come as ever, what waits is bounded, and the end waits for nobody.
#[tokio::test]
async fn a_sink_that_is_dead_or_says_nothing_holds_up_nobody() {
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = silent.local_addr().unwrap().port();
    for port in [port, crate::util::free_port()] {
        let url = format!("http://127.0.0.1:{port}");
        let (app, stop) = exporting(&[("otlp-endpoint", &url), ("otlp-logs", "yes"), ("loki-url", &url)]).await;
        Purchase::default().buy(&app, 1).await;
        assert_eq!((counts(&app).spans_sent, counts(&app).lines_sent), (0, 0));
        stop.cancel();
        until("what was under way is given up", async || (counts(&app).spans_dropped > 0).then_some(())).await;
    }
}

#[tokio::test]
async fn lines_go_to_loki_and_over_otlp_and_those_of_the_instructor_do_not() {
    let (loki_port, loki) = http_sink(StatusCode::NO_CONTENT, Vec::new()).await;
    let (otlp_port, otlp) = http_sink(StatusCode::OK, Vec::new()).await;
    let shop = Shop::new()
        .env("PERFSHOP_LOKI_URL", &format!("http://127.0.0.1:{loki_port}"))
        .env("PERFSHOP_OTLP_ENDPOINT", &format!("http://127.0.0.1:{otlp_port}"))
        .env("PERFSHOP_OTLP_LOGS", "yes")
        .start();
    let instructor = crate::util::instructor::Instructor::login(&shop).await;
    instructor.activate(json!({"anomaly": "A1", "reason": "exercise"})).await;
    let port = shop.public_port;
    tokio::task::spawn_blocking(move || http::get(port, "/api/products/999999").unwrap()).await.unwrap();

    let entries = until("the line is in Loki", async || {
        let entries: Vec<(Value, Value)> = loki
            .lock()
            .unwrap()
            .iter()
            .flat_map(|(path, headers, body)| {
                assert_eq!(
                    (path.as_str(), headers["content-encoding"].as_bytes()),
                    ("/loki/api/v1/push", &b"gzip"[..])
                );
                let mut text = String::new();
                std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&body[..]), &mut text).unwrap();
                let push: Value = serde_json::from_str(&text).unwrap();
                let streams = push["streams"].as_array().unwrap().clone();
                streams.into_iter().flat_map(|s| {
                    s["values"].as_array().unwrap().clone().into_iter().map(move |v| (s["stream"].clone(), v))
                })
            })
            .collect();
        entries.iter().any(|(_, value)| value[1].as_str().unwrap().contains("NOT_FOUND")).then_some(entries)
    })
    .await;
    for (labels, value) in &entries {
        let names: Vec<&String> = labels.as_object().unwrap().keys().collect();
        assert_eq!(names, ["audience", "service", "severity"]);
        let line: Value = serde_json::from_str(value[1].as_str().unwrap()).unwrap();
        assert_eq!((&line["audience"], value[0].as_str().unwrap().len()), (&json!("students"), 19), "{value}");
        assert_eq!(line.get("trace_id"), value[2].get("trace_id"));
        assert_eq!(giveaway(&line.to_string()), None);
    }
    until("the line is in the collector", async || {
        let lines = otlp.lock().unwrap().clone().into_iter().filter(|(path, ..)| path == "/v1/logs");
        let parts = lines.flat_map(|(_, _, body)| Batches::decode(body).unwrap().of_resources);
        let parts: Vec<Vec<u8>> = parts.flat_map(|of| of.of_scopes).flat_map(|scope| scope.parts).collect();
        let records: Vec<LogRecord> = parts.iter().map(|part| LogRecord::decode(part.as_slice()).unwrap()).collect();
        assert!(records.iter().all(|record| text(&record.attributes, "audience") == "students"));
        let refused = records.iter().find(|record| text(&record.attributes, "code") == "NOT_FOUND")?;
        assert_eq!((refused.severity, refused.severity_text.as_str(), refused.trace_id.len()), (9, "INFO", 16));
        Some(())
    })
    .await;
    assert!(shop.stop().success());
}

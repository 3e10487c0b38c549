// SPDX-License-Identifier: AGPL-3.0-or-later
//! What must be nowhere: card numbers, CVVs, passwords, tokens and cookies, neither in the database, the log nor the metrics.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use perfshop_server::telemetry::log;
use perfshop_shop::db::Db;
use serde_json::json;

use crate::util::app::{ADMIN_PASSWORD, TestApp, raw_request};
use crate::util::shopper::{fill, ok, order, refused};

const CARD: &str = "4539148803436467";
const BAD_CARD: &str = "4539148803436466";
const CVV: &str = "7391";
const NEWCOMERS: &str = "the secret of Ada";
const GUESSED: &str = "a token that somebody made up";

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// On one thread, which is the one whose log is kept.
#[tokio::test]
async fn secrets_are_neither_stored_nor_logged() {
    for app in TestApp::both().await {
        let seeded: BTreeSet<String> = texts(&app).await.into_iter().collect();
        let lines = Buffer::default();
        let (subscriber, sink, _guard) = log::subscriber("trace", lines.clone()).unwrap();
        let keeping = tracing::subscriber::set_default(subscriber);

        let client = app.client();
        let wrong =
            client.post("/api/auth/login", json!({"email": "user9@perfshop.com", "password": "passw0rd9!"})).await;
        assert_eq!(refused(&wrong).0, 401);
        let login = json!({"email": "user9@perfshop.com", "password": "password9"});
        let token =
            ok(client.post("/api/auth/login", login).await).json()["securityToken"].as_str().unwrap().to_owned();
        fill(&client, &[(1, 1)]).await;
        ok(client.post("/api/checkout/address", json!({})).await);
        ok(client.post("/api/checkout/shipping", json!({"mode": "express"})).await);
        let card = json!({"cardNumber": CARD, "expiry": "12/99", "cvv": CVV, "holder": "Ada Lovelace"});
        let with = |field: &str, value: serde_json::Value| {
            let mut changed = card.clone();
            changed[field] = value;
            changed.to_string()
        };
        // Every way in which a card is refused: by its form, by its type, by a stranger field, by broken JSON, by the bank.
        for body in [
            with("cardNumber", BAD_CARD.into()),
            with("cardNumber", CARD.parse::<i64>().unwrap().into()),
            with("cardNumber", format!("{CARD}{CARD}").into()),
            with("cardNumber", json!([CARD])),
            with("cvv", CVV.parse::<i64>().unwrap().into()),
            with("cvv", format!("{CVV}0").into()),
            with("expiry", "01/20".into()),
            with("pin", CVV.into()),
            with("cardNumber", "4000000000000002".into()),
            card.to_string().replace('}', ""),
        ] {
            let reply = client.send(raw_request("POST", "/api/checkout/payment", body)).await;
            assert!(reply.status.is_client_error(), "{}", reply.text());
            assert_clean(&app, "a reply", &[reply.text()], &[CARD, BAD_CARD, CVV, "4000000000000002"]);
        }
        let paid = ok(client.post("/api/checkout/payment", card.clone()).await);
        let cookie = client.cookie("JSESSIONID").unwrap();
        // While the payment is authorised, and once it is captured.
        let authorised = texts(&app).await;
        let placed = order(&client, &token).await;
        assert_eq!(placed.status, 201, "{}", placed.text());
        let read = ok(client.get(&format!("/api/orders/{}", placed.json()["orderId"])).await);
        let newcomer =
            json!({"email": "ada@example.org", "password": NEWCOMERS, "firstName": "Ada", "lastName": "Lovelace"});
        assert_eq!(client.post("/api/auth/register", newcomer).await.status, 201);
        let guessed = json!({"token": GUESSED, "password": NEWCOMERS});
        assert_eq!(refused(&client.post("/api/auth/password/reset", guessed).await).1, "RESET_TOKEN_INVALID");
        let instructor = app.instructor().await;
        let metrics = vec![ok(app.management("/actuator/prometheus").await).text()];
        drop(keeping);

        let known = [
            CARD,
            BAD_CARD,
            "4539 1488 0343 6467",
            "password9",
            "passw0rd9!",
            &cookie,
            "4000000000000002",
            NEWCOMERS,
            GUESSED,
            ADMIN_PASSWORD,
            &instructor.token,
        ];
        assert!(metrics[0].contains("http_route=\"/api/orders\""), "{}", metrics[0]);
        assert_clean(&app, "the metrics", &metrics, &known);
        assert_clean(&app, "the metrics", &metrics, &[&token, "user9@perfshop.com", "ada@example.org"]);
        let stored: Vec<String> = authorised.into_iter().chain(texts(&app).await).collect();
        assert!(stored.iter().any(|text| text == "6467"), "the last digits are kept");
        assert_clean(&app, "the database", &stored, &known);
        // Four digits stand in random tokens too; everything else that is new must not have them.
        let is_token = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let new = |text: &&String| !seeded.contains(*text);
        let plain: Vec<String> = stored.iter().filter(new).map(|text| without_tokens(text, is_token)).collect();
        assert_clean(&app, "the database", &plain, &[CVV]);

        assert!(sink.flush(Duration::from_secs(5)));
        let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        let log: Vec<String> = log.lines().map(str::to_owned).collect();
        for fact in ["order_priced", "\"login\"", "\"stock\"", "\"points\"", "PAYMENT_DECLINED", "MALFORMED_JSON"] {
            assert!(log.iter().any(|line| line.contains(fact)), "{}: no line of {fact}", app.database);
        }
        assert_clean(&app, "the log", &log, &known);
        assert_clean(&app, "the log", &log, &[&token]);
        let fields: Vec<String> = log.iter().map(|line| without_ids(line)).collect();
        assert_clean(&app, "the log", &fields, &[CVV]);
        assert_clean(&app, "a reply", &[paid.text(), read.text()], &known);
    }
}

#[track_caller]
fn assert_clean(app: &TestApp, place: &str, texts: &[String], secrets: &[&str]) {
    for secret in secrets {
        if let Some(found) = texts.iter().find(|text| text.contains(secret)) {
            panic!("{}: {secret} in {place}: {found}", app.database);
        }
    }
}

fn without_tokens(text: &str, is_token: impl Fn(&str) -> bool) -> String {
    text.split('"').filter(|part| !is_token(part)).collect::<Vec<_>>().join("\"")
}

/// A line of the log less its time, its trace and its measured times, in which any four digits may stand by chance.
fn without_ids(line: &str) -> String {
    let mut line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    if let Some(fields) = line.as_object_mut() {
        fields.retain(|name, value| {
            !["ts", "trace_id", "span_id", "request_id"].contains(&name.as_str()) && !value.is_f64()
        });
    }
    line.to_string()
}

/// Every text of every table, of the shop's and the control plane's.
async fn texts(app: &TestApp) -> Vec<String> {
    let mut texts = Vec::new();
    for (db, set) in [(&app.state.shop, "shop"), (&app.state.control_db, "control")] {
        let queries = text_columns(set);
        assert!(queries.len() >= 5, "{set}: {queries:?}");
        for sql in queries {
            texts.extend(read(db, sql).await);
        }
    }
    texts
}

async fn read(db: &Db, sql: String) -> Vec<String> {
    let rows = db.query(Box::leak(sql.into_boxed_str()), &[], |row| row.get::<Option<String>>(0)).await;
    rows.unwrap().into_iter().flatten().collect()
}

/// A query for each column of text that the migrations declare.
fn text_columns(set: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shop/migrations").join(set);
    let mut queries = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let mut table = String::new();
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["CREATE", "TABLE", name, ..] => table = (*name).to_owned(),
                [column, kind, ..] if kind.starts_with("VARCHAR") || kind.contains("TEXT") => {
                    queries.push(format!("SELECT {column} FROM {table}"));
                }
                _ => {}
            }
        }
    }
    queries
}

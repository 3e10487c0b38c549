// SPDX-License-Identifier: AGPL-3.0-or-later
//! What students can read while something is on: symptoms, all of them, and never the name of a cause. The document of the
//! API and its page tell of every call there is, on or not, and are left out.

mod everything;

use std::path::Path;

use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::tidy::root;
use crate::util::document::{document, operations};
use crate::util::http;
use crate::util::instructor::Instructor;
use crate::util::process::{Shop, ShopProcess};
use crate::util::shopper::card;
use crate::util::skip;

/// Words that give the answer away, in lower case.
const GIVEAWAYS: &[&str] =
    &["chaos", "anomal", "activation", "a1_tva", "tva_", "burn", "guardrail", "stop_p95", "debrief"];

/// The first giveaway in a text. A name such as `A1` counts where it stands alone, not inside a trace id.
pub fn giveaway(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let word = GIVEAWAYS.iter().find_map(|word| lower.find(word));
    around(text, word.or_else(|| stands_alone(text, "A1"))?)
}

/// Where a name stands that is no part of a longer one, and no parameter of a library's type, as in `Either<F1,F2>`, which a profile meets
/// or not.
fn stands_alone(text: &str, name: &str) -> Option<usize> {
    let alone = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let parameter = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == ',').ends_with('<');
        !parameter && !letter(before.chars().next_back()) && !letter(after.chars().next())
    };
    text.match_indices(name).map(|(at, _)| at).find(|at| alone(*at))
}

fn around(text: &str, at: usize) -> Option<String> {
    let from = (0..=at.saturating_sub(60)).rev().find(|from| text.is_char_boundary(*from)).unwrap_or(0);
    Some(text[from..].chars().take(140).collect())
}

#[test]
fn a_giveaway_is_found_and_a_symptom_is_none() {
    assert!(giveaway("chaos_business_a1_tva 3").is_some() && giveaway("Chaos").is_some());
    assert!(giveaway("{\"code\":\"A1\"}").is_some() && giveaway("[A1]").is_some() && giveaway("cpuBurn").is_some());
    assert!(stands_alone("failed at F2, F1", "F1").is_some() && stands_alone("Either<F1,F2>::poll", "F2").is_none());
    assert!(giveaway("trace 00A1ff, BA1, A12, vat 19.60, cpu 93 %, recommend-0, business").is_none());
}

/// What was found, with where; and the names of what is on.
#[derive(Default)]
struct Findings(Vec<String>, Vec<&'static str>);

impl Findings {
    fn of(names: Vec<&'static str>) -> Self {
        Self(Vec::new(), names)
    }

    fn look(&mut self, place: &str, text: &str) {
        let named = self.1.iter().find_map(|name| around(text, stands_alone(text, name)?));
        if let Some(found) = giveaway(text).or(named) {
            self.0.push(format!("{place}: …{found}…"));
        }
    }

    /// Reads an answer whole, its headers too. Gives its body.
    async fn read(&mut self, place: &str, response: Response) -> String {
        let headers = format!("{:?}", response.headers());
        let is_packed = response.headers().get("content-type").is_some_and(|kind| kind == "application/pdf");
        let body = response.text().await.unwrap();
        self.look(&format!("{place}, headers"), &headers);
        // An invoice's page is packed: among its bytes any two letters stand by chance.
        if !is_packed {
            self.look(place, &body);
        }
        body
    }
}

/// A student's browser.
struct Student<'a> {
    client: Client,
    shop: &'a ShopProcess,
}

impl Student<'_> {
    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Response {
        let mut request = self.client.request(method, format!("{}{path}", self.shop.public()));
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    async fn step(&self, found: &mut Findings, path: &str, body: Value) -> Value {
        let answer = self.send(Method::POST, path, Some(body)).await;
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        serde_json::from_str(&found.read(path, answer).await).unwrap()
    }
}

/// What 8080 answers to a GET besides the calls of the document.
const PAGES: &[&str] = &[
    "/",
    "/shop",
    "/shop/",
    "/shop/products/1",
    "/shop/orders",
    "/shop/assets/nothing.js",
    "/monitoring/",
    "/favicon.ico",
    "/robots.txt",
    "/images/products/1.svg",
    "/images/products/0.svg",
    "/api/products/999999",
    "/api/products/abc",
    "/api/products?page=-1",
    "/api/products/search?q=cle",
    "/chaos-admin/",
    "/actuator/prometheus",
    "/nothing",
];

#[tokio::test]
async fn students_read_symptoms_and_no_cause() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    instructor.activate(json!({"anomaly": "A1", "reason": "exercise"})).await;
    instructor.cpu(20, 2).await;
    wrong_calls(&shop, &instructor).await;

    let mut found = Findings::default();
    let client = Client::builder().cookie_store(true).redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let student = Student { client, shop: &shop };
    let login = json!({"email": "user1@perfshop.com", "password": "password1"});
    let token = student.step(&mut found, "/api/auth/login", login).await["securityToken"].clone();
    for (path, body) in [
        ("/api/cart/add", json!({"productId": 1, "quantity": 1})),
        ("/api/checkout/address", json!({})),
        ("/api/checkout/shipping", json!({"mode": "standard"})),
    ] {
        student.step(&mut found, path, body).await;
    }
    let paid = student.step(&mut found, "/api/checkout/payment", card()).await;
    assert_eq!(paid["summary"]["total"], 119.6, "it is on");
    let order = student.step(&mut found, "/api/orders", json!({"securityToken": token})).await;
    let own = format!("/api/orders/{}", order["orderId"]);
    // Calls that need an admin answer a student with a refusal, which is read too.
    let calls = operations(&document());
    let (streams, calls): (Vec<_>, Vec<_>) =
        calls.iter().filter(|call| call.method == "GET").partition(|call| call.is_stream() && !call.is_admins());
    for stream in streams {
        // Without an end: the first event is the form of all.
        let mut answer = student.send(Method::GET, &stream.path, None).await;
        let event = answer.chunk().await.unwrap().unwrap();
        found.look(&stream.path, std::str::from_utf8(&event).unwrap());
    }
    // What browsers have to do is the one thing that they may read: the page has to know.
    let calls = calls.into_iter().map(|call| call.path("1")).filter(|path| path != "/api/chaos/frontend/state");
    for path in PAGES.iter().map(|page| (*page).to_owned()).chain(calls).chain([own]) {
        let answer = student.send(Method::GET, &path, None).await;
        assert!(!answer.status().is_server_error(), "{path}");
        found.read(&path, answer).await;
    }
    for (method, path) in [(Method::POST, "/api/admin/chaos/cpu"), (Method::DELETE, "/api/admin/chaos/activations/1")] {
        let answer = student.send(method, path, Some(json!({}))).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{path}");
        found.read(path, answer).await;
    }

    let (_, scrape) = http::get(shop.management_port, "/actuator/prometheus/students").unwrap();
    assert!(scrape.contains("perfshop_orders_total 1"), "{scrape}");
    scrape.lines().for_each(|line| found.look("the students' scrape", line));
    let (_, all) = http::get(shop.management_port, "/actuator/prometheus").unwrap();
    assert!(all.contains("chaos_business_a1_tva 2") && all.contains("chaos_intensity"), "the instructor reads it");
    let pid = shop.shop_pid().unwrap();
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten();
    let names: Vec<String> = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok()).collect();
    assert!(names.iter().any(|name| name.starts_with("recommend-")), "{names:?}");
    names.iter().for_each(|name| found.look("threads", name));
    instructor.reset().await;

    let log = shop.log();
    assert!(shop.stop().success());
    let (mut students, mut instructors) = (0, 0);
    for line in log.lines().filter(|line| line.starts_with('{')) {
        let event: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}"));
        if event["audience"] == "instructor" {
            instructors += 1;
        } else {
            students += 1;
            found.look("the students' log", line);
        }
    }
    assert!(students > 50 && instructors > 2, "{students} and {instructors} lines:\n{log}");
    assert!(log.contains("[BusinessChaos][A1]"), "the instructor's line of a triggering");
    assert!(log.contains("\"vat\":\"19.60\""), "the students' line of an order shows the symptom");
    found.0.dedup();
    assert!(found.0.is_empty(), "students can read:\n  {}", found.0.join("\n  "));
}

/// An instructor's mistakes must not tell either.
async fn wrong_calls(shop: &ShopProcess, instructor: &Instructor) {
    for (path, body) in [
        ("/chaos/cpu", json!({"intensity": 101})),
        ("/chaos/activations", json!({"anomaly": "cpu", "dose": 1, "guardrail": 50})),
        ("/chaos/memory", json!({"level": 1})),
        ("/chaos/business", json!({"level": 9})),
    ] {
        let answer = instructor.try_call(Method::POST, path, Some(body)).await;
        assert!(answer.status().is_client_error(), "{path} at {}", shop.admin());
    }
    let answer = instructor.try_call(Method::DELETE, "/chaos/activations/99", None).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}

/// What the shop's pages are made of is sent to every browser.
#[test]
fn the_shops_own_pages_name_no_cause() {
    let folder = root().join("web/apps/shop/dist");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    if files.is_empty() {
        return skip("the shop's pages are not built (make web)");
    }
    let mut found = Findings::default();
    for file in files {
        // Fonts and pictures are no text.
        if let Ok(text) = std::fs::read_to_string(&file) {
            text.lines().for_each(|line| found.look(&file.display().to_string(), line));
        }
    }
    assert!(found.0.is_empty(), "{}", found.0.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { collect(&entry.path(), files) } else { files.push(entry.path()) }
    }
    files.retain(|file| file.file_name().is_some_and(|name| name != ".gitkeep"));
}

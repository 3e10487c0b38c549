// SPDX-License-Identifier: AGPL-3.0-or-later
//! Profiles of the real program: the guilty function is named by its shop's name while something is on, and no longer afterwards.

use std::io::Read;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use flate2::read::GzDecoder;
use perfshop_server::telemetry::profile::PushRequest;
use prost::Message;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::audiences::giveaway;
use crate::evidence::memory::small_shop;
use crate::evidence::until;
use crate::export::http_sink;
use crate::panics::Customer;
use crate::util::app::TestApp;
use crate::util::buyer::Buyer;
use crate::util::instructor::Instructor;
use crate::util::process::{Shop, ShopProcess};

const CPU: &str = "/api/monitoring/profiles/cpu";
const HEAP: &str = "/api/monitoring/profiles/heap";

/// A profile as a student's browser is told it, which must give nothing away.
async fn profile(shop: &ShopProcess, path: &str) -> Value {
    let answer = reqwest::get(format!("{}{path}", shop.public())).await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    assert_eq!(status, StatusCode::OK, "{text}");
    assert_eq!(giveaway(&text), None);
    serde_json::from_str(&text).unwrap()
}

/// What functions whose name contains this stand for, in percent of all.
fn share(profile: &Value, name: &str) -> f64 {
    let nodes = profile["nodes"].as_array().unwrap();
    let is_one = |node: &Value| node["name"].as_str().unwrap().contains(name);
    // Below one of them the others are in it.
    let is_below_one = |node: &Value| {
        std::iter::successors(node["parent"].as_u64(), |at| nodes[*at as usize]["parent"].as_u64())
            .any(|at| is_one(&nodes[at as usize]))
    };
    let value = |node: &Value| node["value"].as_f64().unwrap();
    let found: f64 = nodes.iter().filter(|node| is_one(node) && !is_below_one(node)).map(value).sum();
    if found == 0.0 { 0.0 } else { found * 100.0 / value(&nodes[0]) }
}

fn now_ms() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// CPU time from an instant on.
async fn cpu_since(shop: &ShopProcess, from: u128) -> Value {
    profile(shop, &format!("{CPU}?from={from}&to={}", now_ms().max(from) + 1000)).await
}

#[tokio::test]
async fn evidence_cpu_in_a_profile() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    until("the profiler runs", async || {
        let answer = reqwest::get(format!("{}{CPU}", shop.public())).await.unwrap();
        (answer.status() == StatusCode::OK).then_some(())
    })
    .await;
    assert_eq!(share(&profile(&shop, CPU).await, "rank_affinities"), 0.0);

    let began = now_ms();
    instructor.cpu(60, 1).await;
    let seen = until("the guilty function is found", async || {
        let seen = cpu_since(&shop, began).await;
        (share(&seen, "perfshop_shop::recommend::rank_affinities") > 60.0).then_some(seen)
    })
    .await;
    assert_eq!(seen["unit"], "nanoseconds");
    // Each sample stands for a ninety-ninth of a second.
    let samples = seen["samples"].as_u64().unwrap();
    assert_eq!(seen["nodes"][0]["value"].as_u64().unwrap(), samples * 10_101_010);
    // The first nodes below the program are its threads.
    let below = seen["nodes"].as_array().unwrap().iter().filter(|node| node["parent"] == 0);
    let threads: Vec<&str> = below.filter_map(|node| node["name"].as_str()).collect();
    assert!(threads.contains(&"recommend"), "{threads:?}");

    instructor.reset().await;
    // The second in which it ended holds the last of it, and the next one what the sampler had not told yet.
    let after = (now_ms() / 1000 + 2) * 1000;
    let mut buyer = Buyer::login(&shop.public(), 22, Box::leak(Box::default())).await;
    until("something else is sampled", async || {
        buyer.purchase(&[(1, 1)].into(), "afterwards").await;
        let seen = cpu_since(&shop, after).await;
        (seen["samples"].as_u64().unwrap() > 20).then(|| assert_eq!(share(&seen, "rank_affinities"), 0.0))
    })
    .await;
    assert!(share(&cpu_since(&shop, after).await, "perfshop_shop::") > 0.0, "the shop's own functions are named");
}

#[tokio::test]
async fn evidence_memory_and_gc_pressure_in_a_profile() {
    let shop = small_shop();
    let instructor = Instructor::login(&shop).await;
    let before = profile(&shop, HEAP).await;
    assert_eq!((&before["unit"], share(&before, "saved_carts")), (&json!("bytes"), 0.0));

    instructor.call(Method::POST, "/chaos/memory", Some(json!({"target": 60}))).await;
    until("what is kept is found", async || {
        let seen = profile(&shop, HEAP).await;
        (share(&seen, "perfshop_shop::saved_carts::remember") > 50.0).then_some(())
    })
    .await;
    instructor.reset().await;
    until("it is given back", async || (share(&profile(&shop, HEAP).await, "saved_carts") == 0.0).then_some(())).await;

    let began = now_ms();
    instructor.call(Method::POST, "/chaos/gc-pressure", Some(json!({"intensity": 60}))).await;
    until("who makes the garbage is found", async || {
        (share(&cpu_since(&shop, began).await, "perfshop_shop::report::write_lines") > 1.0).then_some(())
    })
    .await;
    instructor.reset().await;
}

#[tokio::test]
async fn evidence_f2_in_a_profile() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    let customer = Customer::new(&shop, 23).await;
    let began = now_ms();
    instructor.activate(json!({"anomaly": "F2"})).await;
    until("the recursion is found", async || {
        let (status, _) = customer.send(Method::POST, "/api/checkout/promo", json!({"code": "SAVE5"})).await;
        assert_eq!(status, 500);
        (share(&cpu_since(&shop, began).await, "perfshop_shop::promo_rules::rules_beside") > 0.0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn files_are_the_instructors_and_name_what_the_page_leaves_out() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    instructor.cpu(50, 1).await;
    let plain = |path: &str| format!("{}/api/admin{path}", shop.admin());
    let (email, password) = ("commands@example.org", "a password of hers");
    let rights = json!({"email": email, "password": password, "canAccessChaos": true, "canAccessMonitoring": false,
        "canAccessAdmin": true, "canAccessJmeter": false, "canAccessScripts": false});
    instructor.call(Method::POST, "/admins", Some(rights)).await;
    let login = json!({"email": email, "password": password});
    let login = Client::new().post(plain("/login")).json(&login).send().await.unwrap().json::<Value>().await.unwrap();
    let token = login["adminToken"].as_str().unwrap().to_owned();
    for path in ["/monitoring/profiles/cpu", "/monitoring/profiles/heap"] {
        let commands = Client::new().get(plain(path)).header("X-Admin-Token", &token).send().await.unwrap();
        assert_eq!(commands.status(), StatusCode::FORBIDDEN, "who may only command has no profile: {path}");
        let nobody = Client::new().get(plain(path)).send().await.unwrap();
        assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED, "{path}");
        until("a file names the program's own functions", async || {
            let answer = instructor.try_call(Method::GET, path, None).await;
            let found = answer.status() == StatusCode::OK;
            let file = answer.bytes().await.unwrap();
            if !found {
                return None;
            }
            let mut text = Vec::new();
            GzDecoder::new(&file[..]).read_to_end(&mut text).unwrap();
            String::from_utf8_lossy(&text).contains("perfshop_server::").then_some(())
        })
        .await;
    }
    let refused = instructor.try_call(Method::GET, "/monitoring/profiles/cpu?from=2&to=1", None).await;
    assert_eq!(refused.status(), StatusCode::BAD_REQUEST);
    assert!(refused.text().await.unwrap().contains("\"field\":\"from\""));
}

#[tokio::test]
async fn switched_off_there_are_none_and_that_is_said() {
    let shop = Shop::new().env("PERFSHOP_PROFILER", "off").start();
    for path in [CPU, HEAP] {
        let answer = reqwest::get(format!("{}{path}", shop.public())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], "PROFILES_OFF");
    }
    // An application within a test has neither the timer nor the allocator.
    let app = TestApp::sqlite().await;
    assert_eq!(app.client().get(CPU).await.json()["code"], "PROFILES_OFF");
}

#[tokio::test]
async fn profiles_go_to_pyroscope_without_what_names_a_cause() {
    let (port, sent) = http_sink(StatusCode::OK, Vec::new()).await;
    let shop = Shop::new().env("PERFSHOP_PYROSCOPE_URL", &format!("http://127.0.0.1:{port}")).start();
    let instructor = Instructor::login(&shop).await;
    instructor.cpu(50, 1).await;
    let mut kinds = Vec::new();
    let mut told = String::new();
    while kinds.len() < 2 {
        tokio::time::timeout(Duration::from_secs(60), async {
            while sent.lock().unwrap().is_empty() {
                tokio::task::yield_now().await;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
        .await
        .expect("a push");
        for (path, headers, body) in std::mem::take(&mut *sent.lock().unwrap()) {
            assert_eq!(
                (path.as_str(), headers["content-type"].as_bytes()),
                ("/push.v1.PusherService/Push", &b"application/proto"[..])
            );
            for series in PushRequest::decode(body).unwrap().series {
                let label = |name: &str| series.labels.iter().find(|label| label.name == name).unwrap().value.clone();
                assert_eq!(label("service_name"), "perfshop");
                kinds.push(label("__name__"));
                let mut plain = Vec::new();
                GzDecoder::new(&series.samples[0].raw_profile[..]).read_to_end(&mut plain).unwrap();
                told.push_str(&String::from_utf8_lossy(&plain));
            }
        }
    }
    kinds.sort_unstable();
    assert_eq!(kinds[..2], ["memory", "process_cpu"]);
    assert!(told.contains("perfshop_shop::recommend::rank_affinities"), "{told}");
    assert_eq!(giveaway(&told), None);
}

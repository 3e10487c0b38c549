// SPDX-License-Identifier: AGPL-3.0-or-later
//! The chaos model as an instructor meets it: over HTTP, and through restarts of the real program. What two copies of the
//! shop owe each other is tested beside the control plane.

use std::time::{Duration, Instant};

use perfshop_chaos::CATALOGUE;
use reqwest::Method;
use serde_json::{Value, json};

use crate::util::app::{ADMIN_EMAIL, Instructor, Reply, TestApp};
use crate::util::instructor::Instructor as Remote;
use crate::util::process::Shop;

const ACTIVATIONS: &str = "/api/admin/chaos/activations";
const STATUS: &str = "/api/admin/chaos/status";

async fn activate(instructor: &Instructor<'_>, demand: Value) -> Value {
    let reply = instructor.post(ACTIVATIONS, demand).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

/// Asks until it holds; the bound only ends a test that would never do.
async fn until<T>(what: &str, mut holds: impl AsyncFnMut() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(held) = holds().await {
            return held;
        }
        assert!(Instant::now() < end, "never: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_ramp_climbs_and_an_end_ends_it() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        activate(&instructor, json!({"anomaly": "cpu", "dose": 20, "rampSeconds": 2, "endsInSeconds": 4})).await;
        let mut seen = vec![0];
        until("its end", async || {
            let status = instructor.get(STATUS).await.json();
            let dose = status["performance"]["cpu"]["intensity"].as_i64().unwrap();
            if seen.last() != Some(&dose) {
                seen.push(dose);
            }
            (dose == 0 && seen.len() > 1).then_some(())
        })
        .await;
        let top = seen.iter().position(|dose| *dose == 20).unwrap_or_else(|| panic!("{seen:?} never reaches 20"));
        assert!(seen[..=top].is_sorted() && top >= 2, "it climbs by steps: {seen:?}");
        assert_eq!(seen[top + 1..], [0], "and falls at once: {seen:?}");
        until("on record", async || {
            let listed = instructor.get(ACTIVATIONS).await.json();
            (listed["past"][0]["endReason"] == "expired").then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_lever_set_again_replaces_itself_and_zero_ends_it() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let set = async |body: Value| instructor.post("/api/admin/chaos/cpu", body).await.json();
        let first = set(json!({"intensity": 2, "ratio": 2})).await;
        assert_eq!(first["success"], true);
        assert!(first["message"].as_str().unwrap().contains('2'), "{first}");
        assert_eq!(first["status"], instructor.get(STATUS).await.json(), "a change answers the complete state");
        let second = set(json!({"intensity": 1})).await;
        let cpu = &second["status"]["performance"]["cpu"];
        assert_eq!((&cpu["intensity"], &cpu["ratio"]), (&json!(1), &json!(1)));
        set(json!({"intensity": 0})).await;
        let listed = instructor.get(ACTIVATIONS).await.json();
        let past: Vec<(&Value, &Value)> =
            listed["past"].as_array().unwrap().iter().map(|past| (&past["dose"], &past["endReason"])).collect();
        assert_eq!(past, [(&json!(1), &json!("ended")), (&json!(2), &json!("replaced"))], "{}", app.database);
        assert_eq!(listed["active"], json!([]));
    }
}

#[tokio::test]
async fn a_lever_is_replaced_whichever_call_sets_it_and_a_switch_adds_to_others() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let first = activate(&instructor, json!({"anomaly": "network", "dose": 60})).await;
        let second = activate(&instructor, json!({"anomaly": "network", "dose": 20, "endsInSeconds": 600})).await;
        assert_eq!(instructor.get(STATUS).await.json()["performance"]["network"], 20, "{}", app.database);
        // For some alone it adds to what everyone has.
        let header = json!({"kind": "header", "value": "X-Run: 7"});
        activate(&instructor, json!({"anomaly": "network", "dose": 30, "scope": header})).await;
        for _ in 0..2 {
            activate(&instructor, json!({"anomaly": "A1"})).await;
        }
        let listed = instructor.get(ACTIVATIONS).await.json();
        assert_eq!(listed["active"].as_array().unwrap().len(), 4, "{listed}");
        assert!(listed["active"].as_array().unwrap().iter().any(|active| active["id"] == second["id"]));
        let past = listed["past"].as_array().unwrap();
        assert_eq!((past.len(), &past[0]["id"], &past[0]["endReason"]), (1, &first["id"], &json!("replaced")));
    }
}

#[tokio::test]
async fn a_level_of_performance_holds_what_is_written_of_it() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    // Intensity of cpu, slow queries, guardrail of memory, pool, workers, network.
    let expected = [[25, 0, 0, 0, 0, 0], [40, 30, 0, 0, 0, 0], [60, 0, 60, 60, 0, 0], [80, 60, 75, 85, 70, 40]];
    for (level, expected) in (1..).zip(expected) {
        // The leak is not waited for: what is set is what counts here.
        let body = instructor.post("/api/admin/chaos/performance", json!({"level": level})).await.json();
        let set = &body["status"]["performance"];
        let set = [
            &set["cpu"]["intensity"],
            &set["slowQueries"],
            &set["memory"]["guardrail"],
            &set["dbPool"],
            &set["threadPool"],
            &set["network"],
        ];
        assert_eq!(set.map(|dose| dose.as_i64().unwrap()), expected, "{body}");
    }
    let off = instructor.post("/api/admin/chaos/performance", json!({"level": 0})).await.json();
    assert_eq!(off["status"]["performance"]["cpu"]["intensity"], 0, "{off}");
}

#[tokio::test]
async fn a_reset_ends_everything_within_the_call() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        for demand in [
            json!({"anomaly": "cpu", "dose": 1}),
            json!({"anomaly": "A1"}),
            json!({"anomaly": "A1", "scope": {"kind": "class", "value": "b3"}}),
            json!({"anomaly": "A1", "scope": {"kind": "header", "value": "X-Run: 7"}, "endsInSeconds": 600}),
        ] {
            activate(&instructor, demand).await;
        }
        assert!(!app.state.chaos.is_empty());
        let reset = instructor.post("/api/admin/chaos/reset", json!({})).await;
        assert_eq!(reset.status, 200);
        assert!(app.state.chaos.is_empty(), "in memory");
        let status = reset.json()["status"].clone();
        assert_eq!(
            (&status["performance"]["cpu"]["intensity"], &status["business"]["active"]),
            (&json!(0), &json!([]))
        );
        let listed = instructor.get(ACTIVATIONS).await.json();
        assert_eq!(listed["active"], json!([]), "on record");
        assert!(listed["past"].as_array().unwrap().iter().all(|past| past["endReason"] == "reset"), "{listed}");
        let audit = instructor.get("/api/admin/audit?size=5").await.json();
        assert_eq!(
            (&audit["content"][0]["action"], &audit["content"][0]["actor"]),
            (&json!("reset"), &json!(ADMIN_EMAIL))
        );
        assert_eq!(audit["totalElements"], 9, "four on, four off, one reset");
        // With nothing on, the button still answers.
        assert_eq!(instructor.post("/api/admin/chaos/reset", json!({})).await.status, 200);
    }
}

#[tokio::test]
async fn the_debrief_and_the_students_mode_are_kept_and_audited() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let before = instructor.get(STATUS).await.json();
        assert_eq!((&before["debrief"], &before["studentMode"]), (&json!(false), &json!(true)));
        for open in [true, false] {
            let body = instructor.post("/api/admin/chaos/debrief", json!({"open": open})).await.json();
            assert_eq!(body["status"]["debrief"], open);
            assert_eq!(app.state.control.debrief(), open);
        }
        assert_eq!(before["studentShared"], true);
        let mode = async |body: Value| instructor.post("/api/chaos/student/admin/mode", body).await.json();
        assert_eq!(mode(json!({"enabled": false})).await["status"]["studentMode"], false);
        let own = mode(json!({"shared": false})).await["status"].clone();
        assert_eq!(
            (&own["studentMode"], &own["studentShared"]),
            (&json!(false), &json!(false)),
            "what is left out stays"
        );
        assert_eq!(mode(json!({"enabled": true, "shared": true})).await["status"]["studentMode"], true);
        let audit = instructor.get("/api/admin/audit").await.json();
        let told: Vec<String> = audit["content"]
            .as_array()
            .unwrap()
            .iter()
            .rev()
            .map(|line| format!("{} {}", line["action"].as_str().unwrap(), line["detail"].as_str().unwrap()))
            .collect();
        let expected = [
            "debrief open=true",
            "debrief open=false",
            "student_mode enabled=false",
            "student_mode shared=false",
            "student_mode enabled=true shared=true",
        ];
        assert_eq!(told, expected, "{}", app.database);
    }
}

#[tokio::test]
async fn the_catalogue_is_whole_in_both_languages() {
    let mut texts = Vec::new();
    for language in ["fr", "en"] {
        let app = TestApp::sqlite_with(&[("lang", language)]).await;
        let catalogue = app.instructor().await.get("/api/admin/chaos/catalogue").await.json();
        let anomalies = catalogue["anomalies"].as_array().unwrap();
        assert_eq!(anomalies.len(), CATALOGUE.len());
        for (entry, spec) in anomalies.iter().zip(CATALOGUE) {
            assert_eq!((&entry["id"], &entry["family"]), (&json!(spec.id), &json!(spec.family.id())));
            for part in ["name", "summary", "cause"] {
                let text = entry[part].as_str().unwrap();
                // A word such as "deadlock" is the trade's; one with an underscore would be the program's own.
                let own = spec.slug.contains('_') && text.contains(spec.slug);
                let is_said = part == "name" || text.contains(' ');
                assert!(!text.is_empty() && is_said && !own, "{language} {} {part}: {text}", spec.id);
                texts.push((format!("{} {part}", spec.id), text.to_owned()));
            }
            // 0 for a lever that no level holds.
            assert!(entry["level"] == spec.first_level() && (spec.first_level() > 0 || spec.is_lever()), "{entry}");
            for list in ["scopes", "signals", "references"] {
                // What is silent shows nowhere.
                let is_empty = list == "signals" && spec.silent;
                assert_eq!(entry[list].as_array().unwrap().is_empty(), is_empty, "{list} of {entry}");
            }
            assert!(
                entry["seconds"].as_u64().unwrap() > 0 && entry["silent"].is_boolean() && entry["load"].is_boolean()
            );
            assert_eq!(entry["dose"].is_null(), !spec.is_lever(), "{entry}");
            // The injection point, and of a silent one where the truth is.
            assert!(entry["injectedAt"].as_str().unwrap().contains("::"), "{entry}");
            assert!(!spec.silent || entry["does"].as_str().unwrap().contains("The truth: "), "{entry}");
            assert_eq!((&entry["metric"], &entry["slug"]), (&json!(spec.metric), &json!(spec.slug)));
        }
        assert_eq!(anomalies[0]["dose"], json!({"min": 0, "max": 100, "unit": "%", "levels": [25, 40, 60, 80]}));
        assert_eq!(anomalies[0]["params"], json!([{"name": "ratio", "min": 1, "max": 5, "default": 1}]));
        let families = catalogue["families"].as_array().unwrap();
        let ids: Vec<&str> = families.iter().map(|family| family["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["performance", "scripting", "frontend", "business", "functional", "security", "pedagogical"]);
        for family in families {
            texts.push((format!("family {}", family["id"]), family["name"].as_str().unwrap().to_owned()));
        }
    }
    let (fr, en) = texts.split_at(texts.len() / 2);
    // Names of families may be the same word; sentences are not.
    let same = fr.iter().zip(en).filter(|(fr, en)| fr == en && fr.1.len() > 15).collect::<Vec<_>>();
    assert!(same.is_empty(), "not translated: {same:?}");
}

/// A 400 that names the field, by this code, and says these words.
#[track_caller]
fn refused(reply: &Reply, field: &str, code: &str, words: &[&str]) {
    assert_eq!(reply.status, 400, "{}", reply.text());
    let body = reply.json();
    let fault = body["errors"].as_array().into_iter().flatten().find(|fault| fault["field"] == field);
    let fault = fault.unwrap_or_else(|| panic!("{field}: {body}"));
    assert_eq!(fault["code"], code, "{field}: {body}");
    let message = fault["message"].as_str().unwrap();
    assert!(words.iter().all(|word| message.contains(word)), "{words:?} in {message}");
}

#[tokio::test]
async fn what_cannot_be_is_refused_by_its_field_and_range() {
    let app = TestApp::sqlite_with(&[("lang", "en")]).await;
    let instructor = app.instructor().await;
    let scope = |kind: &str, value: Value| json!({"anomaly": "A1", "scope": {"kind": kind, "value": value}});
    for (path, body, field, code, words) in [
        ("cpu", json!({"intensity": 101}), "intensity", "OUT_OF_RANGE", &["0", "100"][..]),
        ("cpu", json!({"intensity": -1}), "intensity", "OUT_OF_RANGE", &["0", "100"]),
        ("cpu", json!({"intensity": 40, "ratio": 6}), "ratio", "OUT_OF_RANGE", &["1", "5"]),
        ("cpu", json!({"intensity": 40, "ratio": 0}), "ratio", "OUT_OF_RANGE", &["1", "5"]),
        ("cpu", json!({"ratio": 1}), "intensity", "REQUIRED", &[]),
        ("memory", json!({"target": 106}), "target", "OUT_OF_RANGE", &["0", "105"]),
        ("memory", json!({"target": 80, "guardrail": 101}), "guardrail", "OUT_OF_RANGE", &["0", "100"]),
        ("memory", json!({"target": 80, "downSeconds": 121}), "downSeconds", "OUT_OF_RANGE", &["0", "120"]),
        ("memory", json!({"intensity": 80}), "target", "REQUIRED", &[]),
        ("gc-pressure", json!({"intensity": 101}), "intensity", "OUT_OF_RANGE", &["0", "100"]),
        ("business", json!({"level": 5}), "level", "OUT_OF_RANGE", &["0", "4"]),
        ("business", json!({"level": -1}), "level", "OUT_OF_RANGE", &["0"]),
        ("security", json!({"level": 5}), "level", "OUT_OF_RANGE", &["0"]),
        ("activations", json!({"anomaly": "A1", "dose": 1}), "dose", "NOT_TAKEN", &[]),
        ("activations", json!({"anomaly": "A1", "ratio": 1}), "ratio", "NOT_TAKEN", &[]),
        ("activations", json!({"anomaly": "A1", "rampSeconds": 5}), "rampSeconds", "NOT_TAKEN", &[]),
        ("activations", json!({"anomaly": "cpu"}), "dose", "REQUIRED", &[]),
        ("activations", json!({"anomaly": "cpu", "dose": 101}), "dose", "OUT_OF_RANGE", &["1", "100"]),
        ("activations", json!({"anomaly": "cpu", "dose": 0}), "dose", "OUT_OF_RANGE", &["1", "100"]),
        ("activations", json!({"anomaly": "network", "dose": 200}), "dose", "OUT_OF_RANGE", &["1", "100"]),
        ("activations", json!({"anomaly": "doubleFetch", "dose": 0}), "dose", "OUT_OF_RANGE", &["1", "5"]),
        ("activations", json!({"anomaly": "A1", "dose": 0}), "dose", "NOT_TAKEN", &[]),
        ("activations", json!({"anomaly": "cpu", "dose": 1, "guardrail": 50}), "guardrail", "NOT_TAKEN", &[]),
        ("activations", json!({"anomaly": "A99"}), "anomaly", "NOT_ALLOWED", &["cpu", "A1"]),
        ("activations", json!({"anomaly": "a1"}), "anomaly", "NOT_ALLOWED", &["A1"]),
        (
            "activations",
            json!({"anomaly": "cpu", "dose": 1, "scope": {"kind": "percent", "value": 20}}),
            "scope.kind",
            "NOT_ALLOWED",
            &["everyone"],
        ),
        ("activations", scope("percent", json!(101)), "scope.value", "OUT_OF_RANGE", &["1", "100"]),
        ("activations", scope("percent", json!(0)), "scope.value", "OUT_OF_RANGE", &["1", "100"]),
        ("activations", scope("customer", Value::Null), "scope.value", "REQUIRED", &[]),
        ("activations", scope("customer", json!("nobody@example.org")), "scope.value", "UNKNOWN_CUSTOMER", &[]),
        ("activations", scope("everyone", json!("me")), "scope.value", "NOT_TAKEN", &[]),
        ("activations", scope("header", json!("no colon")), "scope.value", "FORMAT", &[]),
        ("activations", scope("customer", json!("x".repeat(255))), "scope.value", "TOO_LONG", &["254"]),
        (
            "activations",
            json!({"anomaly": "A1", "endsInSeconds": 0}),
            "endsInSeconds",
            "OUT_OF_RANGE",
            &["1", "604800"],
        ),
        (
            "activations",
            json!({"anomaly": "A1", "stopWhen": {"p95Ms": 0}}),
            "stopWhen.p95Ms",
            "OUT_OF_RANGE",
            &["1", "60000"],
        ),
    ] {
        refused(&instructor.post(&format!("/api/admin/chaos/{path}"), body).await, field, code, words);
    }
    // Neither an anomaly nor a family of levels: there is no such address.
    for path in ["frontend", "pedagogical", "heap"] {
        assert_eq!(
            instructor.post(&format!("/api/admin/chaos/{path}"), json!({"level": 1})).await.code(),
            "NO_SUCH_PATH"
        );
    }
    assert_eq!(instructor.delete(&format!("{ACTIVATIONS}/1")).await.code(), "NOT_FOUND");
    assert!(app.state.chaos.is_empty());
    assert_eq!(instructor.get("/api/admin/audit").await.json()["totalElements"], 0, "a refusal is no deed");
}

/// What was last ended, and why.
async fn last_end(instructor: &Remote) -> (String, String) {
    let listed = instructor.call(Method::GET, "/chaos/activations", None).await;
    assert_eq!(listed["active"], json!([]));
    let past = &listed["past"][0];
    (past["anomaly"].as_str().unwrap().to_owned(), past["endReason"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_crash_and_an_end_both_leave_a_healthy_shop_and_say_which_it_was() {
    let data = tempfile::tempdir().unwrap();
    let mut shop = Shop::new().data(data.path()).start();
    let instructor = Remote::login(&shop).await;
    instructor.activate(json!({"anomaly": "A1"})).await;
    instructor.cpu(5, 1).await;
    let before = shop.kill_shop();
    shop.wait_until_ready();
    assert_ne!(shop.shop_pid(), Some(before));
    // The token outlives the crash.
    let instructor = instructor.reconnected();
    let (status, _) = instructor.status().await;
    assert_eq!((&status["performance"]["cpu"]["intensity"], &status["business"]["active"]), (&json!(0), &json!([])));
    assert_eq!(last_end(&instructor).await.1, "crash");

    instructor.activate(json!({"anomaly": "A1"})).await;
    instructor.call(Method::POST, "/chaos/debrief", Some(json!({"open": true}))).await;
    assert!(shop.stop().success());
    let shop = Shop::new().data(data.path()).start();
    let instructor = Remote::login(&shop).await;
    assert_eq!(last_end(&instructor).await, ("A1".into(), "shutdown".into()));
    assert_eq!(instructor.status().await.0["debrief"], true, "what students may see is no anomaly");
}

#[tokio::test]
async fn a_stop_rule_ends_its_activation_by_the_shops_own_figures() {
    let shop = Shop::new().start();
    let instructor = Remote::login(&shop).await;
    instructor.activate(json!({"anomaly": "A1", "stopWhen": {"p95Ms": 1}})).await;
    instructor.activate(json!({"anomaly": "A1", "stopWhen": {"errorPercent": 100}})).await;
    // A login costs a password's hash: it takes longer than a millisecond on any machine.
    let client = reqwest::Client::new();
    let ended = until("the rule is met", async || {
        let body = json!({"email": "user1@perfshop.com", "password": "wrong"});
        client.post(format!("{}/api/auth/login", shop.public())).json(&body).send().await.unwrap();
        let listed = instructor.call(Method::GET, "/chaos/activations", None).await;
        listed["past"].as_array().unwrap().first().cloned()
    })
    .await;
    assert_eq!((&ended["endReason"], &ended["stopWhen"]["p95Ms"]), (&json!("stop_p95"), &json!(1)));
    let listed = instructor.call(Method::GET, "/chaos/activations", None).await;
    assert_eq!(listed["active"].as_array().unwrap().len(), 1, "the other rule is not met: {listed}");
    let audit = instructor.call(Method::GET, "/audit", None).await;
    let line = &audit["content"][0];
    assert_eq!((&line["actor"], &line["action"]), (&json!("system"), &json!("end")));
    assert!(line["detail"].as_str().unwrap().contains("why=stop_p95 p95Ms="), "{line}");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What everybody may read of what is on: nothing until the debrief is open. And what has struck, as the instructor reads it always.

use perfshop_chaos::Family;
use serde_json::{Value, json};

use crate::util::app::{Instructor, TestApp};
use crate::util::purchase::Purchase;
use crate::util::shopper::{ok, refused};

const FAMILIES: [&str; 4] = ["business", "functional", "security", "scripting"];
const TRIGGERS: &str = "/api/admin/chaos/triggers";

async fn public(app: &TestApp, family: &str, part: &str) -> Value {
    ok(app.client().get(&format!("/api/chaos/public/{family}/{part}")).await).json()
}

async fn debrief(instructor: &Instructor<'_>, open: bool) {
    ok(instructor.post("/api/admin/chaos/debrief", json!({"open": open})).await);
}

#[tokio::test]
async fn all_of_it_is_hidden_until_the_debrief_is_open() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let is_hidden = async || {
            for (family, part) in FAMILIES.iter().flat_map(|f| ["status", "anomalies", "logs"].map(|part| (f, part))) {
                assert_eq!(public(&app, family, part).await, json!({"hidden": true}), "{family} {part}");
            }
        };
        is_hidden().await;
        ok(instructor.post("/api/admin/chaos/business", json!({"level": 1})).await);
        Purchase::default().buy(&app, 1).await;
        is_hidden().await;

        debrief(&instructor, true).await;
        let status = public(&app, "business", "status").await;
        let told = instructor.get("/api/admin/chaos/status").await.json()["business"].clone();
        assert_eq!(
            status,
            json!({"hidden": false, "family": "business", "level": told["level"], "active": told["active"]})
        );
        assert!(status["active"].as_array().unwrap().contains(&json!("A1")), "{status}");
        for family in FAMILIES {
            let status = public(&app, family, "status").await;
            assert_eq!((&status["hidden"], &status["family"]), (&json!(false), &json!(family)));
            let anomalies = public(&app, family, "anomalies").await;
            let ids: Vec<&str> =
                anomalies["anomalies"].as_array().unwrap().iter().map(|a| a["id"].as_str().unwrap()).collect();
            let expected: Vec<&str> = Family::levelled(family).unwrap().specs().map(|spec| spec.id).collect();
            assert_eq!(ids, expected, "{family}");
            for anomaly in anomalies["anomalies"].as_array().unwrap() {
                for text in ["name", "summary", "cause"] {
                    let text = anomaly[text].as_str().unwrap();
                    assert!(!text.is_empty() && !text.starts_with("catalogue-"), "{anomaly}");
                }
                let of_security = family == "security";
                assert_eq!((anomaly["exploit"].is_string(), anomaly["fix"].is_string()), (of_security, of_security));
                let is_active = status["active"].as_array().unwrap().contains(&anomaly["id"]);
                assert_eq!(anomaly["active"], is_active, "{anomaly}");
                assert!(anomaly["level"].as_i64().unwrap() >= 1 && anomaly["references"].is_array(), "{anomaly}");
            }
        }
        let logs = public(&app, "business", "logs").await;
        let struck = logs["logs"].as_array().unwrap();
        let stale = struck.iter().find(|line| line["code"] == "A1").unwrap_or_else(|| panic!("{logs}"));
        assert_eq!(stale["severity"], "WARNING");
        assert!(stale["time"].as_str().unwrap().ends_with('Z') && stale["text"].as_str().unwrap().contains("19,6"));
        assert_eq!(public(&app, "functional", "logs").await, json!({"hidden": false, "logs": []}));

        debrief(&instructor, false).await;
        is_hidden().await;
    }
}

#[tokio::test]
async fn other_words_and_other_verbs_lead_nowhere() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    for open in [false, true] {
        debrief(&instructor, open).await;
        for family in ["performance", "frontend", "pedagogical", "Business", "A1", "%20", "%ff"] {
            for part in ["status", "anomalies", "logs"] {
                let reply = app.client().get(&format!("/api/chaos/public/{family}/{part}")).await;
                assert_eq!(refused(&reply), (404, "NO_SUCH_PATH".into()), "{family} {part}");
            }
        }
        let reply = app.client().post("/api/chaos/public/business/status", json!({"level": 1})).await;
        assert_eq!(refused(&reply), (405, "METHOD_NOT_ALLOWED".into()));
        assert_eq!(app.client().get("/api/chaos/public/business/causes").await.status, 404);
    }
}

#[tokio::test]
async fn the_instructor_reads_what_has_struck_always() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    assert_eq!(ok(instructor.get(TRIGGERS).await).json(), json!({"counts": {}, "recent": []}));
    Purchase::default().buy(&app, 1).await;
    assert_eq!(ok(instructor.get(TRIGGERS).await).json(), json!({"counts": {}, "recent": []}), "nothing is on");
    let demand = json!({"anomaly": "A1"});
    assert_eq!(instructor.post("/api/admin/chaos/activations", demand).await.status, 201);
    Purchase::default().buy(&app, 2).await;
    let told = ok(instructor.get(TRIGGERS).await).json();
    let (count, recent) = (told["counts"]["A1"].as_u64().unwrap(), told["recent"].as_array().unwrap());
    assert_eq!((count, told["counts"].as_object().unwrap().len()), (recent.len() as u64, 1), "{told}");
    assert!(count >= 2, "the summary and the order: {told}");
    let keys: Vec<&str> = recent[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["code", "severity", "text", "time"]);
    let times: Vec<&str> = recent.iter().map(|line| line["time"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|newer, older| newer >= older), "{times:?}");
    // A family of its own: what strikes often does not push it out.
    ok(instructor.post("/api/admin/chaos/network", json!({"intensity": 1})).await);
    for _ in 0..205 {
        app.client().get("/api/countries").await;
    }
    debrief(&instructor, true).await;
    assert_eq!(public(&app, "business", "logs").await["logs"].as_array().unwrap().len() as u64, count);
    let told = ok(instructor.get(TRIGGERS).await).json();
    assert_eq!(told["recent"].as_array().unwrap().len(), 200);
    assert_eq!(told["counts"]["A1"], count);
    assert!(told["counts"]["network"].as_u64().unwrap() >= 205, "{told}");
}

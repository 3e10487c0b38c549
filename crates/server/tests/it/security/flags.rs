// SPDX-License-Identifier: AGPL-3.0-or-later
//! Flags: derived, handed in, kept.

use perfshop_chaos::{Anomaly, Family};
use serde_json::json;

use super::{captures, enter, hand_in};
use crate::util::app::TestApp;
use crate::util::shopper::{ok, refused};

#[tokio::test]
async fn a_flag_is_its_students_and_stays_captured() {
    for app in TestApp::both().await {
        let (ada, entered) = enter(&app, "Ada", "b2").await;
        let students = app.state.control.students();
        let student = students.of_token(entered["token"].as_str().unwrap()).unwrap();
        let flags = app.state.control.flags();

        for (count, spec) in (1..).zip(Family::Security.specs()) {
            let flag = flags.of(spec.anomaly, Some(student.as_ref()));
            // Another one each time: who guesses too often is held up.
            let (grace, _) = enter(&app, &format!("Grace {count}"), "b2").await;
            let other = ok(hand_in(&grace, &flag).await).json();
            assert_eq!(other, json!({"valid": false, "anomaly": null, "captured": []}), "{}", app.database);
            captures(&ada, &format!("  {flag} "), spec.id).await;
            // Again changes nothing.
            captures(&ada, &flag, spec.id).await;
            let kept = "SELECT COUNT(*) FROM student_flags";
            let kept = app.state.control_db.query_one(kept, &[], |row| row.get::<i64>(0)).await.unwrap();
            assert_eq!(kept, Some(count));
        }
        let nobodys = flags.of(Anomaly::S1, None);
        assert_eq!(ok(hand_in(&ada, &nobodys).await).json()["valid"], false);
        // A data reset is the shop's affair.
        ok(app.instructor().await.post("/api/admin/data/reset", json!({})).await);
        let status = ok(ada.get("/api/chaos/student/status").await).json();
        let all: Vec<&str> = Family::Security.specs().map(|spec| spec.id).collect();
        assert_eq!(status["flags"], json!(all));
        let lines = ok(app.instructor().await.get("/api/admin/audit?action=flag").await).json();
        assert_eq!(lines["totalElements"], all.len());
        assert_eq!(lines["content"][0]["actor"], "student:Ada");
    }
}

#[tokio::test]
async fn guessing_is_slow_and_locked_with_the_rest() {
    let app = TestApp::sqlite().await;
    let (ada, _) = enter(&app, "Ada", "b2").await;
    assert_eq!(refused(&hand_in(&app.client(), "PFSH{x}").await), (401, "STUDENT_UNKNOWN".into()));
    for flag in ["", &"x".repeat(101)] {
        let refused = hand_in(&ada, flag).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (400, &json!("flag")));
    }
    for guess in 0..10 {
        assert_eq!(ok(hand_in(&ada, &format!("PFSH{{{guess}}}")).await).json()["valid"], false);
    }
    let eleventh = hand_in(&ada, "PFSH{10}").await;
    assert_eq!(refused(&eleventh), (429, "TOO_MANY_ATTEMPTS".into()));
    assert!(eleventh.headers.contains_key("retry-after"));
    let (grace, _) = enter(&app, "Grace", "b2").await;
    assert_eq!(ok(hand_in(&grace, "PFSH{x}").await).json()["valid"], false, "the others are not held up");
    ok(app.instructor().await.post("/api/chaos/student/admin/mode", json!({"enabled": false})).await);
    assert_eq!(refused(&hand_in(&grace, "PFSH{x}").await), (423, "STUDENT_MODE_LOCKED".into()));
}

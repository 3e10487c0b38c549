// SPDX-License-Identifier: AGPL-3.0-or-later
//! The audit as it is searched: by anomaly, by who it was, by what was done, by when.

use perfshop_shop::params;
use serde_json::Value;

use crate::util::app::{Instructor, TestApp};
use crate::util::shopper::refused;

/// What the lines say, newest first, and how many there are in all.
async fn lines(instructor: &Instructor<'_>, query: &str) -> (Vec<String>, i64) {
    let reply = instructor.get(&format!("/api/admin/audit?{query}")).await;
    assert_eq!(reply.status, 200, "{query}: {}", reply.text());
    let body = reply.json();
    let words = |line: &Value| line["detail"].as_str().unwrap().to_owned();
    (body["content"].as_array().unwrap().iter().map(words).collect(), body["totalElements"].as_i64().unwrap())
}

#[tokio::test]
async fn the_audit_is_searched() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let sql = "INSERT INTO audit (at, actor, action, anomaly, detail) VALUES (?,?,?,?,?)";
        let noon = 1_772_366_400_000_i64;
        for (n, actor, action, anomaly) in [
            (0, "ada@example.org", "activate", Some("A1")),
            (1, "ada@example.org", "end", Some("A1")),
            (2, "bob@example.org", "activate", Some("cpu")),
            (3, "system", "end", Some("cpu")),
            (4, "ada@example.org", "reset", None),
        ] {
            let at = noon + n * 60_000;
            let line = params![at, actor, action, anomaly, format!("n={n}")];
            app.state.control_db.execute(sql, line).await.unwrap();
        }
        for (query, expected) in [
            ("", &[4, 3, 2, 1, 0][..]),
            ("anomaly=A1", &[1, 0]),
            ("anomaly=a1", &[]),
            ("actor=ada@example.org", &[4, 1, 0]),
            ("actor=%20ADA@example.org", &[4, 1, 0]),
            ("action=end", &[3, 1]),
            ("anomaly=cpu&action=end", &[3]),
            ("anomaly=A1&actor=bob@example.org", &[]),
            ("actor=ada@example.org&action=activate&anomaly=A1", &[0]),
            ("anomaly=&actor=&action=", &[4, 3, 2, 1, 0]),
            ("from=2026-03-01T12:01:00Z&to=2026-03-01T12:03:00Z", &[2, 1]),
            ("from=2026-03-01T13:03:00%2B01:00", &[4, 3]),
            ("actor=ada@example.org&to=2026-03-01T12:04:00Z", &[1, 0]),
            ("action=activate&from=2026-03-01T12:02:00Z", &[2]),
        ] {
            let wanted: Vec<String> = expected.iter().map(|n| format!("n={n}")).collect();
            let total = wanted.len() as i64;
            assert_eq!(lines(&instructor, query).await, (wanted, total), "{query}, {}", app.database);
        }
        assert_eq!(lines(&instructor, "size=2&page=1").await, (vec!["n=2".into(), "n=1".into()], 5));
        assert_eq!(lines(&instructor, "actor=ada@example.org&size=1&page=2").await, (vec!["n=0".into()], 3));
        let wrong = instructor.get("/api/admin/audit?from=yesterday&to=2026-02-30T00:00:00Z").await;
        assert_eq!(refused(&wrong), (400, "VALIDATION_FAILED".into()));
        let fields: Vec<Value> =
            wrong.json()["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
        assert_eq!(fields, ["from", "to"]);
    }
}

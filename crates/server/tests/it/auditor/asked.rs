// SPDX-License-Identifier: AGPL-3.0-or-later
//! The answer key as it is asked for: over HTTP in pages, and from the command line.

use std::process::{Command, Output};

use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{Instructor, TestApp};
use crate::util::purchase::Purchase;
use crate::util::shopper::{ok, refused, write};

async fn asked(instructor: &Instructor<'_>, query: &str) -> Value {
    ok(instructor.get(&format!("/api/admin/audit/orders?{query}")).await).json()
}

/// Makes the VAT of some past orders a cent too high, which no anomaly does.
async fn spoil(app: &TestApp, last: i64) {
    assert_eq!(
        write(app, "UPDATE orders SET vat_cents = vat_cents + 1 WHERE id <= ?", params![last]).await as i64,
        last
    );
}

#[tokio::test]
async fn it_is_turned_page_by_page_and_filtered() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let clean = asked(&instructor, "").await;
        assert_eq!((&clean["totalElements"], &clean["content"]), (&json!(0), &json!([])));
        let summary = &clean["summary"];
        assert_eq!(
            (&summary["complete"], &summary["ordersChecked"], &summary["deviations"]),
            (&json!(true), &json!(300), &json!(0))
        );
        assert_eq!((&summary["eurosLost"], &summary["since"]), (&json!(0.0), &Value::Null));

        spoil(&app, 45).await;
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        assert_eq!(instructor.post("/api/admin/chaos/activations", json!({"anomaly": "A1"})).await.status, 201);
        let bought = Purchase::default().buy(&app, 41).await;

        let first = asked(&instructor, "size=20").await;
        let summary = &first["summary"];
        assert_eq!(
            (&first["totalElements"], &first["totalPages"], &first["first"]),
            (&json!(46), &json!(3), &json!(true))
        );
        assert_eq!((&summary["deviations"], &summary["orders"]), (&json!(46), &json!(46)));
        assert_eq!(summary["eurosLost"], json!(0.4));
        let sums = summary["byAnomaly"].as_array().unwrap();
        let named: Vec<_> = sums.iter().map(|sum| (&sum["anomaly"], &sum["orders"], &sum["proof"])).collect();
        assert_eq!(named, [(&Value::Null, &json!(45), &json!("proven")), (&json!("A1"), &json!(1), &json!("proven"))]);

        // A page of the same audit, though the shop has gone on.
        Purchase::default().buy(&app, 42).await;
        let run = &summary["run"];
        let third = asked(&instructor, &format!("size=20&page=2&run={run}")).await;
        assert_eq!((third["content"].as_array().unwrap().len(), &third["last"]), (6, &json!(true)));
        assert_eq!(&third["summary"]["run"], run);
        let last = &third["content"][5];
        assert_eq!(last["orderNumber"], bought.placed["orderNumber"]);
        assert_eq!(last["customer"], json!({"id": 41, "email": "user41@perfshop.com"}));
        assert_eq!((&last["anomaly"], &last["field"], &last["proof"]), (&json!("A1"), &json!("vat"), &json!("proven")));
        assert_eq!(
            (&last["expected"], &last["found"], &last["euros"]),
            (&json!("20.00"), &json!("19.60"), &json!(0.4))
        );
        assert_eq!(last["at"], bought.order["createdAt"]);
        // One that nobody keeps is made anew.
        let anew = asked(&instructor, "run=7&anomaly=A1").await;
        assert_eq!((&anew["totalElements"], &anew["summary"]["orders"]), (&json!(2), &json!(47)));
        assert_eq!(asked(&instructor, "anomaly=none").await["totalElements"], json!(45));
        assert_eq!(asked(&instructor, "anomaly=A16").await["totalElements"], json!(0));
        for (query, field) in [("anomaly=A99", "anomaly"), ("page=-1", "page"), ("size=101", "size"), ("run=-1", "run")]
        {
            let reply = instructor.get(&format!("/api/admin/audit/orders?{query}")).await;
            assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()));
            assert_eq!(reply.json()["errors"][0]["field"], field);
        }
        // The public listener lets nobody in without the admin's token.
        assert_eq!(refused(&app.client().get("/api/admin/audit/orders").await), (401, "ADMIN_REQUIRED".into()));
    }
}

#[tokio::test]
async fn it_asks_as_often_for_many_orders_as_for_few_of_a_page() {
    for app in TestApp::both().await {
        super::audited(&app).await;
        app.statements.take();
        super::audited(&app).await;
        let asked = app.statements.take().len();
        // Three pages of a hundred past orders, each with its lines, mails, three books and a second look; and what comes before.
        assert!(asked <= 3 * 7 + 10, "{asked}");
        assert!(app.state.shop.pool_status().size <= app.state.shop.pool_status().max);
    }
}

fn program(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perfshop"));
    let command =
        command.arg("audit").args(arguments).env_clear().env("PERFSHOP_LANG", "en").env("HOME", "/nonexistent");
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[tokio::test]
async fn the_command_line_tells_it_while_the_shop_runs_and_when_it_does_not() {
    let app = TestApp::sqlite().await;
    let folder = app.folder().to_str().unwrap().to_owned();
    let (code, said, errors) = program(&["--data-dir", &folder]);
    assert_eq!((code, said.trim_end(), errors.as_str()), (Some(0), "No deviation in 300 orders.", ""));
    spoil(&app, 60).await;
    let (code, said, _) = program(&["--data-dir", &folder]);
    assert_eq!(code, Some(1), "{said}");
    for part in ["60 deviations", "no known anomaly", "PS-2025", "user4", "vat", "… and 10 more rows"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    let (code, said, _) = program(&["--data-dir", &folder, "--json"]);
    let told: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, told["content"].as_array().unwrap().len()), (Some(1), 60));
    assert_eq!(told["summary"]["ordersChecked"], 300);
    assert_eq!((&told["content"][0]["anomaly"], &told["content"][0]["field"]), (&Value::Null, &json!("vat")));
    // Nothing of this anomaly is there: for who asks for it alone, nothing deviates.
    assert_eq!(program(&["--data-dir", &folder, "--anomaly", "A5"]).0, Some(0));
    assert_eq!(program(&["--data-dir", &folder, "--anomaly", "A99"]).0, Some(2));

    // It makes no shop where there is none.
    let nowhere = tempfile::tempdir().unwrap();
    let (code, said, errors) = program(&["--data-dir", nowhere.path().to_str().unwrap()]);
    assert!(code == Some(3) && said.is_empty() && errors.contains("shop.db"), "{code:?} {said} {errors}");
    assert_eq!(std::fs::read_dir(nowhere.path()).unwrap().count(), 0);
}

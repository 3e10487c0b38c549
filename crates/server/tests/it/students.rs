// SPDX-License-Identifier: AGPL-3.0-or-later
//! Students: who they are, what they set for themselves, and what they leave alone.

use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{Client, Reply, TestApp, json_request};
use crate::util::purchase::Purchase;
use crate::util::shopper::{buy_one, ok};

const FAIR: f64 = 120.0;
const STRUCK: f64 = 119.6;

async fn enter<'a>(app: &'a TestApp, alias: &str) -> (Client<'a>, Value) {
    let client = app.client();
    let entered = ok(client.post("/api/chaos/student/enter", json!({"alias": alias})).await).json();
    (client, entered)
}

async fn status(client: &Client<'_>) -> Value {
    ok(client.get("/api/chaos/student/status").await).json()
}

async fn level(client: &Client<'_>, family: &str, level: i64) -> Reply {
    client.post(&format!("/api/chaos/student/{family}"), json!({"level": level})).await
}

/// Logs in as the customer that was lent; gives the security token.
async fn log_in(client: &Client<'_>, customer: &Value) -> String {
    let login = json!({"email": customer["email"], "password": customer["password"]});
    ok(client.post("/api/auth/login", login).await).json()["securityToken"].as_str().unwrap().to_owned()
}

async fn to_pay(client: &Client<'_>) -> f64 {
    Purchase::default().pay(client).await["toPay"].as_f64().unwrap()
}

#[tokio::test]
async fn entering_gives_an_identity_and_a_customer_who_can_buy() {
    for app in TestApp::both().await {
        let (client, entered) = enter(&app, "  Ada ").await;
        assert_eq!(entered["alias"], "Ada");
        let token = entered["token"].as_str().unwrap();
        assert!(uuid::Uuid::parse_str(token).is_ok(), "{token}");
        assert_eq!(client.cookie("PERFSHOP_STUDENT").as_deref(), Some(token));
        let now = status(&client).await;
        assert_eq!(
            (&now["token"], &now["alias"], &now["customer"]),
            (&json!(token), &json!("Ada"), &entered["customer"])
        );
        assert_eq!((&now["enabled"], &now["shared"], &now["debrief"]), (&json!(true), &json!(true), &json!(false)));
        assert_eq!(now["levels"]["business"], 0);

        let security_token = log_in(&client, &entered["customer"]).await;
        let me = ok(client.get("/api/auth/me").await).json();
        assert_eq!((&me["firstName"], &me["country"], &me["loyaltyPoints"]), (&json!("Ada"), &json!("FR"), &json!(0)));
        assert_eq!(ok(client.get("/api/orders").await).json()["totalElements"], 0);
        buy_one(&client, &security_token, 2).await;

        // Again: the same student, called otherwise.
        let again = ok(client.post("/api/chaos/student/enter", json!({"alias": "Ada L."})).await).json();
        assert_eq!(
            (&again["token"], &again["alias"], &again["customer"]),
            (&json!(token), &json!("Ada L."), &entered["customer"])
        );
        // The shop's data may come from another day: then there is a new customer, with the same password.
        let gone = "DELETE FROM users WHERE email = ?";
        for table in [
            "mails",
            "payments",
            "order_items",
            "stock_moves",
            "points_moves",
            "order_moves",
            "orders",
            "cart_items",
            "sessions",
        ] {
            let all: &'static str = format!("DELETE FROM {table}").leak();
            app.state.shop.execute(all, &[]).await.unwrap();
        }
        app.state.shop.execute(gone, params![entered["customer"]["email"].as_str().unwrap()]).await.unwrap();
        let anew = ok(client.post("/api/chaos/student/enter", json!({"alias": "Ada L."})).await).json();
        assert_ne!(anew["customer"]["email"], entered["customer"]["email"]);
        assert_eq!(anew["customer"]["password"], entered["customer"]["password"]);
        assert_eq!(status(&client).await["customer"], anew["customer"]);
        log_in(&client, &anew["customer"]).await;
        // Another one is another.
        let (_, other) = enter(&app, "Ada").await;
        assert!(other["token"] != again["token"] && other["customer"]["email"] != again["customer"]["email"]);

        let listed = ok(app.instructor().await.get("/api/admin/chaos/students").await).json();
        let names: Vec<_> =
            listed["students"].as_array().unwrap().iter().map(|s| s["alias"].as_str().unwrap()).collect();
        assert_eq!(names, ["Ada L.", "Ada"]);
    }
}

#[tokio::test]
async fn without_an_identity_nothing_is_told() {
    let app = TestApp::sqlite().await;
    let stranger = app.client();
    assert_eq!(stranger.get("/api/chaos/student/status").await.code(), "STUDENT_UNKNOWN");
    let refused = level(&stranger, "business", 1).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (401, "STUDENT_UNKNOWN"));
    stranger.keep("PERFSHOP_STUDENT", "00000000-0000-4000-8000-000000000000");
    assert_eq!(stranger.get("/api/chaos/student/status").await.status, 401);
    for alias in ["", "   ", "a\u{7}b", &"x".repeat(41)] {
        let refused = stranger.post("/api/chaos/student/enter", json!({"alias": alias})).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.json()["errors"][0]["field"]),
            (400, &json!("alias")),
            "{alias:?}"
        );
    }
}

#[tokio::test]
async fn a_data_reset_empties_the_lent_customer_and_keeps_it() {
    for app in TestApp::both().await {
        let (client, entered) = enter(&app, "Grace").await;
        let security_token = log_in(&client, &entered["customer"]).await;
        let id = ok(client.get("/api/auth/me").await).json()["id"].clone();
        buy_one(&client, &security_token, 2).await;
        ok(client.put("/api/auth/me", json!({"lastName": "Hopper"})).await);
        ok(app.instructor().await.post("/api/admin/data/reset", json!({})).await);

        assert_eq!(client.get("/api/auth/me").await.status, 401, "the session is gone");
        log_in(&client, &entered["customer"]).await;
        let me = ok(client.get("/api/auth/me").await).json();
        assert_eq!((&me["id"], &me["lastName"], &me["loyaltyPoints"]), (&id, &json!("Martin"), &json!(0)));
        assert_eq!(ok(client.get("/api/orders").await).json()["totalElements"], 0);
        assert_eq!(status(&client).await["customer"], entered["customer"]);
    }
}

#[tokio::test]
async fn what_a_student_sets_is_for_that_student_alone() {
    for app in TestApp::both().await {
        let (ada, entered) = enter(&app, "Ada").await;
        let (grace, other) = enter(&app, "Grace").await;
        log_in(&ada, &entered["customer"]).await;
        log_in(&grace, &other["customer"]).await;
        let changed = ok(level(&ada, "business", 1).await).json();
        assert_eq!((&changed["success"], &changed["status"]["levels"]["business"]), (&json!(true), &json!(1)));
        assert_eq!(status(&grace).await["levels"]["business"], 0);
        assert_eq!((to_pay(&ada).await, to_pay(&grace).await), (STRUCK, FAIR), "{}", app.database);

        // A script that knows the customer alone is the student too; so is one that sends the header.
        let script = app.client();
        log_in(&script, &entered["customer"]).await;
        assert_eq!(to_pay(&script).await, STRUCK);

        // The instructor's set adds up, and a student's 0 ends only their own.
        let instructor = app.instructor().await;
        ok(instructor.post("/api/admin/chaos/business", json!({"level": 1})).await);
        assert_eq!(to_pay(&grace).await, STRUCK);
        ok(level(&ada, "business", 0).await);
        assert_eq!((to_pay(&ada).await, status(&ada).await["levels"]["business"].clone()), (STRUCK, json!(0)));
        ok(instructor.post("/api/admin/chaos/business", json!({"level": 0})).await);
        assert_eq!((to_pay(&ada).await, to_pay(&grace).await), (FAIR, FAIR));

        // The red button ends the students' too.
        ok(level(&grace, "business", 1).await);
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        assert_eq!((to_pay(&grace).await, status(&grace).await["levels"]["business"].clone()), (FAIR, json!(0)));
    }
}

#[tokio::test]
async fn the_instructor_locks_and_shares() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let (ada, _) = enter(&app, "Ada").await;
    let (grace, _) = enter(&app, "Grace").await;
    let mode = async |body: Value| ok(instructor.post("/api/chaos/student/admin/mode", body).await);
    // What acts on everyone: one at a time.
    ok(level(&ada, "performance", 1).await);
    assert_eq!(ok(instructor.get("/api/admin/chaos/status").await).json()["performance"]["cpu"]["intensity"], 25);
    let refused = level(&grace, "performance", 1).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (409, "SCENARIO_RUNNING"));
    assert!(refused.json()["detail"].as_str().unwrap().contains("Ada"), "{}", refused.text());
    ok(level(&grace, "performance", 0).await);
    ok(level(&ada, "performance", 2).await);
    ok(level(&ada, "performance", 0).await);
    assert_eq!(ok(instructor.get("/api/admin/chaos/status").await).json()["performance"]["cpu"]["intensity"], 0);
    ok(level(&grace, "performance", 1).await);
    ok(level(&grace, "performance", 0).await);

    mode(json!({"shared": false})).await;
    let refused = level(&ada, "performance", 1).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (403, "STUDENT_NOT_SHARED"));
    ok(level(&ada, "business", 1).await);

    mode(json!({"enabled": false})).await;
    let refused = level(&ada, "business", 0).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (423, "STUDENT_MODE_LOCKED"));
    let now = status(&ada).await;
    assert_eq!(
        (&now["enabled"], &now["shared"], &now["levels"]["business"]),
        (&json!(false), &json!(false), &json!(1))
    );
    mode(json!({"enabled": true, "shared": true})).await;
    for (family, wanted, expected) in
        [("business", 5, 400), ("business", -1, 400), ("frontend", 1, 404), ("weather", 1, 404)]
    {
        assert_eq!(level(&ada, family, wanted).await.status, expected, "{family} {wanted}");
    }
}

#[tokio::test]
async fn a_scope_names_a_student_or_a_class() {
    let app = TestApp::sqlite().await;
    let instructor = app.instructor().await;
    let (ada, entered) = enter(&app, "Ada").await;
    log_in(&ada, &entered["customer"]).await;
    let activate = async |scope: Value| {
        instructor.post("/api/admin/chaos/activations", json!({"anomaly": "A1", "scope": scope})).await
    };
    let on = async |scope: Value| {
        let reply = activate(scope).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
    };
    let refused = activate(json!({"kind": "student", "value": "nobody"})).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (400, &json!("scope.value")));
    on(json!({"kind": "student", "value": entered["token"]})).await;
    assert_eq!(to_pay(&ada).await, STRUCK);
    ok(instructor.post("/api/admin/chaos/reset", json!({})).await);

    let client = app.client();
    let grace = ok(client.post("/api/chaos/student/enter", json!({"alias": "Grace", "class": "B2"})).await).json();
    log_in(&client, &grace["customer"]).await;
    on(json!({"kind": "class", "value": "B2"})).await;
    assert_eq!((to_pay(&client).await, to_pay(&ada).await), (STRUCK, FAIR));
    // The header is as good as the cookie.
    let mut request = json_request("GET", "/api/chaos/student/status", None);
    request.headers_mut().insert("x-student-token", grace["token"].as_str().unwrap().parse().unwrap());
    assert_eq!(ok(app.ask_public(request).await).json()["class"], "B2");
}

async fn scenario(client: &Client<'_>, id: Value) -> Reply {
    client.post("/api/chaos/student/performance/scenario", json!({"id": id})).await
}

#[tokio::test]
async fn a_scenario_is_run_by_one_at_a_time_and_named_opaquely() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (ada, _) = enter(&app, "Ada").await;
        let (grace, _) = enter(&app, "Grace").await;
        let listed = ok(ada.get("/api/chaos/student/performance/scenarios").await).json();
        assert_eq!(listed.as_array().unwrap().len(), 20);
        assert_eq!(listed[0], json!({"id": "N1-01", "level": 1, "name": "Brise légère"}), "and nothing of its doses");
        assert_eq!(ok(instructor.get("/api/admin/chaos/scenarios").await).json(), listed);

        let started = ok(scenario(&ada, json!("N1-04")).await).json();
        assert!(started["message"].as_str().unwrap().contains("Crachin réseau"), "{started}");
        let mine = &started["status"]["scenario"];
        assert_eq!((&mine["id"], &mine["by"], &mine["mine"]), (&json!("N1-04"), &json!("Ada"), &json!(true)));
        assert!(mine["endsAt"].is_string(), "it ends by itself");
        assert_eq!(status(&grace).await["scenario"]["mine"], false);
        assert_eq!(status(&ada).await["levels"]["performance"], 0);
        let seen = ok(instructor.get("/api/admin/chaos/status").await).json()["performance"].clone();
        assert_eq!((&seen["scenario"], &seen["network"]), (&json!("N1-04"), &json!(30)));

        // Another one's is refused, one's own is replaced.
        let refused = scenario(&grace, json!("N1-01")).await;
        assert_eq!((refused.status.as_u16(), refused.code().as_str()), (409, "SCENARIO_RUNNING"));
        assert!(refused.json()["detail"].as_str().unwrap().contains("Ada"));
        assert_eq!(level(&grace, "performance", 1).await.status, 409);
        // A level and a scenario of one student take each other's place.
        let levelled = ok(level(&ada, "performance", 1).await).json()["status"].clone();
        let on = &levelled["scenario"];
        assert_eq!((&on["id"], &on["mine"], &on["endsAt"]), (&Value::Null, &json!(true), &Value::Null));
        assert_eq!(levelled["levels"]["performance"], 1);
        assert_eq!(ok(instructor.get("/api/admin/chaos/status").await).json()["performance"]["network"], 0);
        let started = ok(scenario(&ada, json!("N1-05")).await).json();
        assert_eq!(started["status"]["levels"]["performance"], 0);
        let seen = ok(instructor.get("/api/admin/chaos/status").await).json()["performance"].clone();
        assert_eq!(
            (&seen["scenario"], &seen["network"], &seen["slowQueries"]),
            (&json!("N1-05"), &json!(20), &json!(30))
        );
        ok(scenario(&grace, Value::Null).await);
        assert_eq!(status(&ada).await["scenario"]["id"], "N1-05", "a stop ends only one's own");

        // The instructor's takes the place of any, and students are not told of it.
        let on = ok(instructor.post("/api/admin/chaos/scenario", json!({"id": "N1-03"})).await).json();
        assert_eq!(
            (&on["status"]["performance"]["scenario"], &on["status"]["performance"]["dbPool"]),
            (&json!("N1-03"), &json!(40))
        );
        assert_eq!(on["status"]["performance"]["network"], 0);
        assert_eq!(status(&ada).await["scenario"], Value::Null);
        assert_eq!(scenario(&ada, json!("N1-01")).await.code(), "SCENARIO_RUNNING");
        let off = ok(instructor.post("/api/admin/chaos/scenario", json!({"id": null})).await).json();
        assert_eq!(
            (&off["status"]["performance"]["scenario"], &off["status"]["performance"]["dbPool"]),
            (&Value::Null, &json!(0))
        );

        ok(scenario(&ada, json!("N1-04")).await);
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        assert_eq!(status(&ada).await["scenario"], Value::Null);
        for body in [json!({"id": "N9-01"}), json!({}), json!({"id": 1})] {
            let refused = ada.post("/api/chaos/student/performance/scenario", body.clone()).await;
            assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (400, &json!("id")), "{body}");
        }
    }
}

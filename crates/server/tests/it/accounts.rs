// SPDX-License-Identifier: AGPL-3.0-or-later
//! Registration and profile, on both databases.

use serde_json::{Value, json};

use crate::util::app::{Reply, TestApp};
use crate::util::shopper::{self, fill, ok, refused, signed_in};

fn newcomer(email: &str) -> Value {
    json!({"email": email, "password": "a long secret", "firstName": "Ada", "lastName": "Lovelace"})
}

/// The faulty fields of a refusal with their codes, in the order of their names.
#[track_caller]
fn faults(reply: &Reply) -> Vec<(String, String)> {
    assert_eq!(refused(reply), (400, "VALIDATION_FAILED".into()), "{}", reply.text());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let json = reply.json();
    let errors = json["errors"].as_array().unwrap().iter();
    let mut all: Vec<_> = errors
        .map(|error| {
            assert!(!text(&error["message"]).starts_with("field-"), "{error}");
            (text(&error["field"]), text(&error["code"]))
        })
        .collect();
    all.sort();
    all
}

fn fault(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.into(), code.into())]
}

#[tokio::test]
async fn a_newcomer_registers_once_and_logs_in() {
    for app in TestApp::both().await {
        let client = app.client();
        let reply = client.post("/api/auth/register", newcomer("Ada.Lovelace@Example.org")).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        let profile = reply.json();
        let expected = json!({"id": profile["id"], "email": "ada.lovelace@example.org", "civility": "Mx",
            "firstName": "Ada", "lastName": "Lovelace", "birthDate": null, "phone": null, "street": null,
            "postalCode": null, "city": null, "region": null, "country": null, "loyaltyPoints": 0});
        assert_eq!(profile, expected, "{}", app.database);
        // No session is opened.
        assert_eq!(client.cookie("JSESSIONID"), None);
        for again in ["Ada.Lovelace@Example.org", "ada.lovelace@example.org", "USER1@PERFSHOP.COM"] {
            let reply = client.post("/api/auth/register", newcomer(again)).await;
            assert_eq!(refused(&reply), (409, "EMAIL_TAKEN".into()), "{} {again}", app.database);
        }
        // Of several at once one is first.
        let same = || client.post("/api/auth/register", newcomer("twice@example.org"));
        let (a, b, c) = tokio::join!(same(), same(), same());
        let mut statuses = [a.status.as_u16(), b.status.as_u16(), c.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409, 409], "{}", app.database);
        let login = json!({"email": "ADA.LOVELACE@example.org", "password": "a long secret"});
        ok(client.post("/api/auth/login", login).await);
        assert_eq!(ok(client.get("/api/auth/me").await).json(), expected);
        // An order needs the address that the profile does not have yet.
        fill(&client, &[(1, 1)]).await;
        let missing = faults(&client.post("/api/checkout/address", json!({})).await);
        assert_eq!(
            missing.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(),
            ["city", "country", "postalCode", "street"]
        );
    }
}

#[tokio::test]
async fn a_registration_is_checked_field_by_field() {
    let app = TestApp::sqlite().await;
    let client = app.client();
    let long = |n: usize| Value::from("é".repeat(n));
    for (field, value, code) in [
        ("email", json!("nobody"), "FORMAT"),
        ("email", json!("a@b"), "FORMAT"),
        ("email", json!("a@b.c\r\nBcc: d@e.f"), "FORMAT"),
        ("email", json!("a b@c.de"), "FORMAT"),
        ("email", json!("a@-b.de"), "FORMAT"),
        ("email", json!(format!("a@{}.de", "b".repeat(250))), "TOO_LONG"),
        ("email", json!(null), "TYPE"),
        ("password", json!("seven77"), "TOO_SHORT"),
        ("password", long(129), "TOO_LONG"),
        ("firstName", json!("A"), "TOO_SHORT"),
        ("firstName", long(101), "TOO_LONG"),
        ("lastName", json!("   "), "FORMAT"),
        ("lastName", json!("a\u{0}b"), "FORMAT"),
        ("isAdmin", json!(true), "UNKNOWN_FIELD"),
    ] {
        let mut body = newcomer("new@example.org");
        body[field] = value;
        let reply = client.post("/api/auth/register", body.clone()).await;
        assert_eq!(faults(&reply), fault(field, code), "{body}");
    }
    let mut body = newcomer("new@example.org");
    (body["password"], body["firstName"]) = (long(128), long(100));
    assert_eq!(client.post("/api/auth/register", body).await.status, 201);
    let nothing = faults(&client.post("/api/auth/register", json!({})).await);
    assert_eq!(nothing.len(), 4, "{nothing:?}");
}

#[tokio::test]
async fn a_profile_changes_by_what_is_sent() {
    for app in TestApp::both().await {
        let (client, _) = signed_in(&app, 1).await;
        let before = ok(client.get("/api/auth/me").await).json();
        assert_eq!(ok(client.put("/api/auth/me", json!({})).await).json(), before, "{}", app.database);
        // A whole profile as it was read, and one that moves abroad, with numbers as people type them.
        let fields = [
            "civility",
            "firstName",
            "lastName",
            "birthDate",
            "phone",
            "street",
            "postalCode",
            "city",
            "region",
            "country",
        ];
        let whole: Value = fields.iter().map(|field| ((*field).to_owned(), before[field].clone())).collect();
        assert_eq!(ok(client.put("/api/auth/me", whole).await).json(), before, "{}", app.database);
        let moved = json!({"civility": "Mme", "country": "NL", "postalCode": "1017dp", "phone": "06-12345678",
            "city": "Amsterdam", "street": "Prinsengracht 7", "region": null, "birthDate": "1990-02-28"});
        let mut expected = before.clone();
        for (field, value) in moved.as_object().unwrap() {
            expected[field] = value.clone();
        }
        (expected["postalCode"], expected["phone"]) = ("1017 DP".into(), "+31 6 12 34 56 78".into());
        assert_eq!(ok(client.put("/api/auth/me", moved).await).json(), expected, "{}", app.database);
        assert_eq!(ok(client.get("/api/auth/me").await).json(), expected, "{}", app.database);
        // Emptied whole, and nobody else's is touched.
        let nothing = json!({"country": null, "postalCode": null, "phone": null, "city": null, "street": null,
            "birthDate": null});
        let emptied = ok(client.put("/api/auth/me", nothing).await).json();
        assert!(["country", "phone", "birthDate"].iter().all(|field| emptied[field].is_null()), "{emptied}");
        assert_eq!(emptied["firstName"], before["firstName"]);
        let (other, _) = signed_in(&app, 2).await;
        assert_eq!(ok(other.get("/api/auth/me").await).json()["country"], "FR");
        let nobody = app.client().put("/api/auth/me", json!({"city": "Rome"})).await;
        assert_eq!(refused(&nobody), (401, "LOGIN_REQUIRED".into()));
    }
}

#[tokio::test]
async fn a_profile_is_checked_by_its_country() {
    for app in TestApp::both().await {
        let (client, _) = signed_in(&app, 1).await;
        let before = ok(client.get("/api/auth/me").await).json();
        for (body, expected) in [
            (json!({"civility": "Dr"}), fault("civility", "NOT_ALLOWED")),
            (json!({"firstName": null, "email": "x@y.z"}), fault("email", "UNKNOWN_FIELD")),
            (json!({"loyaltyPoints": 1000}), fault("loyaltyPoints", "UNKNOWN_FIELD")),
            (json!({"lastName": "X"}), fault("lastName", "TOO_SHORT")),
            (json!({"birthDate": "28/02/1990"}), fault("birthDate", "FORMAT")),
            (json!({"birthDate": "1990-02-30"}), fault("birthDate", "FORMAT")),
            (json!({"birthDate": "2025-01-01"}), fault("birthDate", "AGE")),
            (json!({"birthDate": "1880-01-01"}), fault("birthDate", "AGE")),
            (json!({"country": "XX"}), fault("country", "UNKNOWN_COUNTRY")),
            (json!({"country": "fr"}), fault("country", "UNKNOWN_COUNTRY")),
            (json!({"country": null}), fault("country", "REQUIRED")),
            (json!({"postalCode": "7500"}), fault("postalCode", "POSTAL_CODE")),
            (json!({"phone": "+49 30 23125 012"}), fault("phone", "PHONE")),
            (
                json!({"country": "GB"}),
                vec![("phone".into(), "PHONE".into()), ("postalCode".into(), "POSTAL_CODE".into())],
            ),
        ] {
            let reply = client.put("/api/auth/me", body.clone()).await;
            assert_eq!(faults(&reply), expected, "{} {body}", app.database);
        }
        assert_eq!(ok(client.get("/api/auth/me").await).json(), before, "what is refused changes nothing");
    }
}

#[tokio::test]
async fn a_delivery_address_is_checked_and_kept_in_one_form() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        fill(&client, &[(1, 1)]).await;
        let mut abroad = shopper::address("GB");
        abroad["postalCode"] = "75002".into();
        abroad["phone"] = "+33 6 39 98 12 34".into();
        let reply = client.post("/api/checkout/address", abroad.clone()).await;
        let both = [("phone".to_owned(), "PHONE".to_owned()), ("postalCode".into(), "POSTAL_CODE".into())];
        assert_eq!(faults(&reply), both, "{}", app.database);
        (abroad["postalCode"], abroad["phone"]) = ("sw1a2aa".into(), "07700-900123".into());
        ok(client.post("/api/checkout/address", abroad).await);
        ok(client.post("/api/checkout/shipping", json!({"mode": "standard"})).await);
        ok(client.post("/api/checkout/payment", shopper::card()).await);
        let placed = shopper::order(&client, &token).await.json();
        let order = ok(client.get(&format!("/api/orders/{}", placed["orderId"])).await).json();
        assert_eq!(order["address"], shopper::address("GB"), "{}", app.database);
    }
}

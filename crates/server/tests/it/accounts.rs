// SPDX-License-Identifier: AGPL-3.0-or-later
//! Registration, profile and forgotten password, on both databases.

use perfshop_shop::{params, token};
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

/// The token of the newest mail to an address, written behind the answer's back; `None` after a while without one.
async fn mailed(app: &TestApp, after: i64, email: &str) -> Option<String> {
    let sql = "SELECT text_body, html_body FROM mails WHERE id > ? AND kind = 'password' AND recipient = ? ORDER BY id";
    for _ in 0..100 {
        let row = |row: &perfshop_shop::db::Row<'_>| Ok((row.get::<String>(0)?, row.get::<String>(1)?));
        if let Some((text, html)) = app.state.shop.query(sql, params![after, email], row).await.unwrap().pop() {
            let is_token = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
            let token = text.split_whitespace().find(is_token).unwrap().to_owned();
            assert!(html.contains(&token) && !text.contains("mail-password"), "{text}{html}");
            return Some(token);
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    None
}

async fn newest_mail(app: &TestApp) -> i64 {
    shopper::number(app, "SELECT COALESCE(MAX(id), 0) FROM mails", &[]).await
}

/// Asks for a reset and reads its mail.
async fn token_for(app: &TestApp, email: &str) -> String {
    let before = newest_mail(app).await;
    let reply = app.client().post("/api/auth/password/forgot", json!({"email": email})).await;
    assert_eq!((reply.status.as_u16(), reply.json()), (202, json!({"success": true})), "{}", app.database);
    mailed(app, before, &email.to_lowercase()).await.expect("a mail")
}

async fn login(app: &TestApp, number: u32, password: &str) -> u16 {
    let body = json!({"email": format!("user{number}@perfshop.com"), "password": password});
    app.client().post("/api/auth/login", body).await.status.as_u16()
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_mail_once() {
    for app in TestApp::both().await {
        let (own, _) = signed_in(&app, 1).await;
        let (thief, _) = signed_in(&app, 1).await;
        let (other, _) = signed_in(&app, 2).await;
        let (first, second) =
            (token_for(&app, "user1@perfshop.com").await, token_for(&app, "USER1@perfshop.com").await);
        assert_ne!(first, second);
        // Only a hash of it is kept with the account, and the customer's own mail box does not show it.
        let kept = "SELECT COUNT(*) FROM password_resets WHERE token_hash = ?";
        assert_eq!(shopper::number(&app, kept, params![&second]).await, 0, "{}", app.database);
        assert_eq!(shopper::number(&app, kept, params![token::sha256(&second)]).await, 1, "{}", app.database);
        let (_, shown) = perfshop_shop::mails::list(&app.state.shop, 1, 0, 20).await.unwrap();
        assert_eq!(shown, 0, "{}", app.database);

        let path = "/api/auth/password/reset";
        let body = |token: &str| json!({"token": token, "password": "brand new secret"});
        let invalid = (422, "RESET_TOKEN_INVALID".to_owned());
        assert_eq!(refused(&own.post(path, body(&token::random().unwrap())).await), invalid);
        let short = own.post(path, json!({"token": second, "password": "seven77"})).await;
        assert_eq!(faults(&short), fault("password", "TOO_SHORT"));
        // Of several at once one is taken.
        let both = tokio::join!(own.post(path, body(&second)), own.post(path, body(&second)));
        let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422], "{}", app.database);
        // Neither it nor the one before works again.
        for token in [&first, &second] {
            assert_eq!(refused(&app.client().post(path, body(token)).await), invalid, "{}", app.database);
        }
        assert_eq!((login(&app, 1, "password1").await, login(&app, 1, "brand new secret").await), (401, 200));
        // The session that did it goes on; the customer's others ended, and nobody else's.
        assert_eq!(own.get("/api/auth/me").await.status, 200, "{}", app.database);
        assert_eq!(refused(&thief.get("/api/auth/me").await), (401, "LOGIN_REQUIRED".into()), "{}", app.database);
        assert_eq!(other.get("/api/auth/me").await.status, 200, "{}", app.database);
    }
}

#[tokio::test]
async fn a_reset_lives_half_an_hour() {
    for app in TestApp::both().await {
        let token = token_for(&app, "user3@perfshop.com").await;
        let life = "SELECT expires_at - created_at FROM password_resets WHERE user_id = 3";
        assert_eq!(shopper::number(&app, life, &[]).await, 30 * 60_000, "{}", app.database);
        let past = "UPDATE password_resets SET expires_at = ? WHERE user_id = 3";
        shopper::write(&app, past, params![perfshop_shop::clock::now_ms()]).await;
        let body = json!({"token": token, "password": "brand new secret"});
        let late = app.client().post("/api/auth/password/reset", body).await;
        assert_eq!(refused(&late), (422, "RESET_TOKEN_INVALID".into()), "{}", app.database);
        assert_eq!(login(&app, 3, "password3").await, 200, "{}", app.database);
    }
}

#[tokio::test]
async fn a_data_reset_leaves_no_token_and_no_mail() {
    for app in TestApp::both().await {
        let token = token_for(&app, "user4@perfshop.com").await;
        ok(app.instructor().await.post("/api/admin/data/reset", json!({})).await);
        for count in ["SELECT COUNT(*) FROM mails", "SELECT COUNT(*) FROM password_resets"] {
            assert_eq!(shopper::number(&app, count, &[]).await, 0, "{} {count}", app.database);
        }
        let body = json!({"token": token, "password": "brand new secret"});
        let void = app.client().post("/api/auth/password/reset", body).await;
        assert_eq!(refused(&void), (422, "RESET_TOKEN_INVALID".into()), "{}", app.database);
        assert_eq!(login(&app, 4, "password4").await, 200, "{}", app.database);
    }
}

#[tokio::test]
async fn nobody_learns_whether_an_address_has_an_account() {
    for app in TestApp::both().await {
        let before = newest_mail(&app).await;
        let mut told = Vec::new();
        for email in ["user5@perfshop.com", "nobody@perfshop.com", "' OR 1=1 --", "x"] {
            let reply = app.client().post("/api/auth/password/forgot", json!({"email": email})).await;
            let mut names: Vec<String> = reply.headers.keys().map(ToString::to_string).collect();
            names.sort();
            told.push((reply.status.as_u16(), reply.text(), names));
        }
        assert!(told.iter().all(|one| *one == told[0] && one.0 == 202), "{} {told:?}", app.database);
        assert!(mailed(&app, before, "user5@perfshop.com").await.is_some());
        let all = "SELECT COUNT(*) FROM mails WHERE id > ?";
        assert_eq!(shopper::number(&app, all, params![before]).await, 1, "{}", app.database);
    }
}

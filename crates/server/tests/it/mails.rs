// SPDX-License-Identifier: AGPL-3.0-or-later
//! The mail box: the confirmation of an order says what was booked, to the cent, and only its customer reads it.

use perfshop_shop::mails::{self, Letter, MailKind, NewMail};
use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::TestApp;
use crate::util::shopper::{self, card_and_voucher, cents, fill, number, ok, order, pay, refused, signed_in, write};

/// As French prints it; written here a second time, independently of the program.
fn french(cents: i64) -> String {
    let (sign, whole) = (if cents < 0 { "−" } else { "" }, (cents.abs() / 100).to_string());
    let whole = match whole.len() {
        4.. => format!("{}\u{202f}{}", &whole[..whole.len() - 3], &whole[whole.len() - 3..]),
        _ => whole,
    };
    format!("{sign}{whole},{:02}\u{a0}€", cents.abs() % 100)
}

/// The amount that stands on the line of a label.
#[track_caller]
fn amount_of<'t>(text: &'t str, label: &str) -> &'t str {
    let line = text.lines().find(|line| line.trim_start().starts_with(label));
    let line = line.unwrap_or_else(|| panic!("{label} in {text}"));
    line.trim_start()[label.len()..].trim_start_matches(" :").trim_start()
}

#[tokio::test]
async fn the_confirmation_lists_everything_to_the_cent() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::set_points(&app, 1, 100).await;
        shopper::set_product(&app, 1, 123_499, 100).await;
        write(&app, "UPDATE products SET name = ? WHERE id = 1", params!["<b>Café</b> & \"thé\""]).await;
        shopper::set_product(&app, 2, 333, 100).await;
        fill(&client, &[(1, 2), (2, 3)]).await;
        ok(client.post("/api/checkout/address", shopper::address("CH")).await);
        ok(client.post("/api/checkout/promo", json!({"code": "WELCOME10"})).await);
        ok(client.post("/api/checkout/shipping", json!({"mode": "express"})).await);
        ok(client.post("/api/checkout/payment", card_and_voucher(true)).await);
        let placed = order(&client, &token).await.json();
        // The same order again is the same mail.
        assert_eq!(order(&client, &token).await.status, 200);

        let box_ = ok(client.get("/api/mails").await).json();
        assert_eq!((&box_["totalElements"], &box_["number"], &box_["last"]), (&json!(1), &json!(0), &json!(true)));
        let row = &box_["content"][0];
        let booked = ok(client.get(&format!("/api/orders/{}", placed["orderId"])).await).json();
        assert_eq!(row["sentAt"], booked["createdAt"], "{}", app.database);
        let order_number = placed["orderNumber"].as_str().unwrap();
        assert_eq!(row["subject"], format!("Votre commande {order_number}"));

        let mail = ok(client.get(&format!("/api/mails/{}", row["id"])).await).json();
        let fields: Vec<&String> = mail.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["html", "id", "sentAt", "subject", "text"]);
        let (text, html) = (mail["text"].as_str().unwrap(), mail["html"].as_str().unwrap());
        let money = |field: &str| cents(&booked[field]);
        let second = booked["items"][1]["name"].as_str().unwrap();
        let expected = [
            ("2 × <b>Café</b> & \"thé\" (1\u{202f}234,99\u{a0}€ l’unité)".to_owned(), french(246_998)),
            (format!("3 × {second} (3,33\u{a0}€ l’unité)"), french(999)),
            ("Articles".into(), french(money("goods"))),
            ("Remise (WELCOME10)".into(), french(-money("discount"))),
            ("Livraison express".into(), french(money("shipping"))),
            ("Total TTC".into(), french(money("totalAmount"))),
            ("dont TVA à 20\u{a0}%".into(), french(money("vat"))),
            ("Bon d’achat fidélité".into(), french(-500)),
            ("Payé par carte".into(), french(money("toPay"))),
        ];
        for (label, amount) in &expected {
            assert_eq!(amount_of(text, label), amount, "{}: {label}", app.database);
            assert!(html.contains(amount.as_str()), "{amount} in {html}");
        }
        assert!(html.contains("&lt;b&gt;Café&lt;/b&gt; &amp; &quot;thé&quot;") && !html.contains("<b>"), "{html}");
        for body in [text, html] {
            for part in [order_number, "Łukasz", "Suisse", "1111"] {
                assert!(body.contains(part), "{part} in {body}");
            }
        }
        assert!(!format!("{text}{html}").contains("mail-order"), "a text is missing: {text}");
    }
}

#[tokio::test]
async fn the_mail_box_is_its_customers_alone_and_holds_no_secret() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::buy_one(&client, &token, 1).await;
        let id = ok(client.get("/api/mails").await).json()["content"][0]["id"].clone();
        let (stranger, _) = signed_in(&app, 2).await;
        let not_found = (404, "NOT_FOUND".to_owned());
        assert_eq!(refused(&stranger.get(&format!("/api/mails/{id}")).await), not_found);
        assert_eq!(ok(stranger.get("/api/mails").await).json()["content"], json!([]));
        for path in ["/api/mails".to_owned(), format!("/api/mails/{id}")] {
            assert_eq!(refused(&app.client().get(&path).await), (401, "LOGIN_REQUIRED".into()));
        }
        // A mail with a secret is written like any other, and not shown.
        let secret = secret(&app, 1).await;
        assert_eq!(refused(&client.get(&format!("/api/mails/{secret}")).await), not_found);
        assert_eq!(ok(client.get("/api/mails").await).json()["totalElements"], 1, "{}", app.database);
        // Without a mail server nothing waits for one.
        let none = number(&app, "SELECT COUNT(*) FROM mails WHERE smtp_state = 'none' AND smtp_next_at IS NULL", &[]);
        assert_eq!(none.await, 2);
    }
}

/// # Returns
/// The id of a mail that holds a secret.
async fn secret(app: &TestApp, user_id: i64) -> i64 {
    let letter = Letter { subject: "s".into(), text: "t".into(), html: "h".into(), by_smtp: false };
    let mut tx = app.state.shop.begin().await.unwrap();
    let (kind, recipient) = (MailKind::Password, "user1@perfshop.com");
    let mail = NewMail { user_id, order_id: None, kind, recipient, letter: &letter, at: 1 };
    let id = mails::queue(&mut tx, &mail).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn an_order_that_is_refused_writes_no_mail_and_a_long_one_does() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        fill(&client, &[(1, 2)]).await;
        pay(&client).await;
        write(&app, "UPDATE products SET stock = 1 WHERE id = 1", &[]).await;
        assert_eq!(refused(&order(&client, &token).await), (409, "STOCK_INSUFFICIENT".into()));
        assert_eq!(number(&app, "SELECT COUNT(*) FROM mails", &[]).await, 0, "{}", app.database);
        // Nine hundred lines are more than the 64 KiB of an ordinary text column.
        ok(client.delete("/api/cart").await);
        let sql =
            "INSERT INTO cart_items (user_id, product_id, quantity) SELECT 1, id, 1 FROM products WHERE stock > 0";
        assert!(write(&app, sql, &[]).await > 900);
        pay(&client).await;
        assert_eq!(order(&client, &token).await.status, 201);
        let id = ok(client.get("/api/mails").await).json()["content"][0]["id"].clone();
        let mail: Value = ok(client.get(&format!("/api/mails/{id}")).await).json();
        assert!(mail["html"].as_str().unwrap().len() > 1 << 16, "{}", app.database);
    }
}

#[tokio::test]
async fn the_mail_speaks_the_language_of_the_stack() {
    let app = TestApp::sqlite_with(&[("lang", "en")]).await;
    let (client, token) = signed_in(&app, 1).await;
    shopper::set_product(&app, 1, 123_456, 10).await;
    let placed = shopper::buy_one(&client, &token, 1).await;
    let id = ok(client.get("/api/mails").await).json()["content"][0]["id"].clone();
    let mail = ok(client.get(&format!("/api/mails/{id}")).await).json();
    assert_eq!(mail["subject"], format!("Your order {}", placed["orderNumber"].as_str().unwrap()));
    assert_eq!(amount_of(mail["text"].as_str().unwrap(), "Total incl. VAT"), "€1,234.56");
    assert!(mail["html"].as_str().unwrap().starts_with("<!doctype html><html lang=\"en\">"));
}

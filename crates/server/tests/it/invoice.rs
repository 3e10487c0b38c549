// SPDX-License-Identifier: AGPL-3.0-or-later
//! The invoice: a PDF that reads back as what was booked, for its customer alone.

use std::process::{Command, Stdio};

use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{Client, TestApp};
use crate::util::shopper::{self, buy_one, card_and_voucher, cents, fill, ok, order, pay, refused, signed_in, write};
use crate::util::skip;

/// The words of a PDF with one space between each two; `None`, said, when nothing here can read one.
fn words(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("invoice.pdf");
    std::fs::write(&file, pdf).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    let Ok(read) = read else {
        skip("pdftotext is not installed");
        return None;
    };
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `qpdf --check` reads every object; it says nothing here where it is not installed.
fn check(pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1.") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("invoice.pdf");
    std::fs::write(&file, pdf).unwrap();
    if let Ok(done) = Command::new("qpdf").arg("--check").arg(&file).stdout(Stdio::null()).status() {
        assert!(done.success());
    }
}

async fn invoice(client: &Client<'_>, id: &Value, number: &str) -> Vec<u8> {
    let reply = ok(client.get(&format!("/api/orders/{id}/invoice")).await);
    assert_eq!(reply.headers["content-type"], "application/pdf");
    assert_eq!(reply.headers["content-disposition"], format!("inline; filename={number}.pdf"));
    check(&reply.body);
    // For a person to look at: INVOICES=folder keeps them.
    if let Some(folder) = std::env::var_os("INVOICES") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{number}.pdf")), &reply.body).unwrap();
    }
    reply.body.to_vec()
}

/// As French prints it, with plain spaces.
fn french(cents: i64) -> String {
    let (sign, whole) = (if cents < 0 { "-" } else { "" }, (cents.abs() / 100).to_string());
    let whole = match whole.len() {
        4.. => format!("{} {}", &whole[..whole.len() - 3], &whole[whole.len() - 3..]),
        _ => whole,
    };
    format!("{sign}{whole},{:02} €", cents.abs() % 100)
}

#[tokio::test]
async fn it_says_what_was_booked() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        shopper::set_points(&app, 1, 100).await;
        shopper::set_product(&app, 1, 123_499, 100).await;
        shopper::set_product(&app, 2, 333, 100).await;
        let name = "Fauteuil à bascule en chêne massif, coussin tissé main, édition du café de la gare de Łódź";
        write(&app, "UPDATE products SET name = ? WHERE id = 1", params![name]).await;
        fill(&client, &[(1, 2), (2, 3)]).await;
        ok(client.post("/api/checkout/address", shopper::address("CH")).await);
        ok(client.post("/api/checkout/promo", json!({"code": "WELCOME10"})).await);
        ok(client.post("/api/checkout/shipping", json!({"mode": "express"})).await);
        ok(client.post("/api/checkout/payment", card_and_voucher(true)).await);
        let placed = order(&client, &token).await.json();
        let (id, number) = (&placed["orderId"], placed["orderNumber"].as_str().unwrap());
        let booked = ok(client.get(&format!("/api/orders/{id}")).await).json();
        let Some(text) = words(&invoice(&client, id, number).await) else { return };
        let money = |field: &str| cents(&booked[field]);
        let mut parts = vec![
            format!("N° {number}"),
            "Zoë O'Brien-Łukasz".into(),
            "1, rue de l'Été".into(),
            format!("{} Àvila", booked["address"]["postalCode"].as_str().unwrap()),
            "Suisse".into(),
            format!("Articles {}", french(money("goods"))),
            format!("Remise (WELCOME10) {}", french(-money("discount"))),
            format!("Livraison express {}", french(money("shipping"))),
            format!("Total TTC {}", french(money("totalAmount"))),
            format!("dont TVA à 20 % {}", french(money("vat"))),
            "Bon d’achat fidélité -5,00 €".into(),
            format!("Payé par carte {}", french(money("toPay"))),
            format!("Total hors taxes {}", french(money("totalAmount") - money("vat"))),
            format!("TVA sur les articles {}", french(money("vat") - money("shippingVat"))),
            format!("TVA sur la livraison {}", french(money("shippingVat"))),
            "Visa se terminant par 1111".into(),
            "Page 1 sur 1".into(),
        ];
        for item in booked["items"].as_array().unwrap() {
            let of = |field: &str| french(cents(&item[field]));
            let discount = french(-cents(&item["discount"]));
            let figures = [of("unitPrice"), item["quantity"].to_string(), of("lineTotal"), discount, of("vat")];
            parts.push(figures.join(" "));
        }
        for part in parts {
            assert!(text.contains(&part), "{}: {part:?} in {text}", app.database);
        }
        assert!(!text.contains("invoice-") && !text.contains("bill-"), "a text is missing: {text}");

        ok(client.post(&format!("/api/orders/{id}/cancel"), Value::Null).await);
        let Some(text) = words(&invoice(&client, id, number).await) else { return };
        assert!(text.contains("le paiement a été remboursé"), "{text}");
    }
}

#[tokio::test]
async fn a_long_order_goes_over_many_sheets_in_english_too() {
    let app = TestApp::sqlite_with(&[("lang", "en")]).await;
    let (client, token) = signed_in(&app, 1).await;
    let sql = "INSERT INTO cart_items (user_id, product_id, quantity) SELECT 1, id, 1 FROM products WHERE id <= 60 \
               AND stock > 0";
    let lines = write(&app, sql, &[]).await;
    assert!(lines > 50);
    pay(&client).await;
    let placed = order(&client, &token).await.json();
    let number = placed["orderNumber"].as_str().unwrap();
    let pdf = invoice(&client, &placed["orderId"], number).await;
    assert!(pdf.len() < 200_000, "{} bytes", pdf.len());
    let Some(text) = words(&pdf) else { return };
    assert_eq!(text.matches("of which VAT Description").count() + text.matches("Description Unit price").count(), 3);
    for part in
        ["Invoice", &format!("No. {number}"), "Page 1 of 3", "Page 3 of 3", "Total incl. VAT €", "ending in 1111"]
    {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    assert_eq!(text.matches("Total incl. VAT").count(), 2, "the totals, and the total taken apart");
}

#[tokio::test]
async fn it_is_its_customers_alone() {
    for app in TestApp::both().await {
        let (client, token) = signed_in(&app, 1).await;
        let id = buy_one(&client, &token, 1).await["orderId"].clone();
        let (stranger, _) = signed_in(&app, 2).await;
        let path = format!("/api/orders/{id}/invoice");
        assert_eq!(refused(&stranger.get(&path).await), (404, "NOT_FOUND".into()), "{}", app.database);
        assert_eq!(refused(&client.get("/api/orders/999999/invoice").await), (404, "NOT_FOUND".into()));
        assert_eq!(refused(&app.client().get(&path).await), (401, "LOGIN_REQUIRED".into()));
        // A past order of the seed has one too.
        let (past, _) = signed_in(&app, 401).await;
        let row = ok(past.get("/api/orders?size=1").await).json()["content"][0].clone();
        invoice(&past, &row["id"], row["orderNumber"].as_str().unwrap()).await;
    }
}

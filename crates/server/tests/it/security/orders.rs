// SPDX-License-Identifier: AGPL-3.0-or-later
//! S4: orders by their number.

use perfshop_shop::params;

use super::{captures, enter_and_log_in, flags_in, level, struck};
use crate::util::app::{Client, TestApp};
use crate::util::purchase::Purchase;
use crate::util::shopper::{ok, refused, signed_in};

async fn are_hidden(client: &Client<'_>, ids: &[i64]) {
    for id in ids {
        for path in [format!("/api/orders/{id}"), format!("/api/orders/{id}/invoice")] {
            assert_eq!(refused(&client.get(&path).await), (404, "NOT_FOUND".into()), "{path}");
        }
    }
}

#[tokio::test]
async fn evidence_s4() {
    for app in TestApp::both().await {
        let (ada, _) = enter_and_log_in(&app, "Ada", "b2").await;
        let (grace, graces) = enter_and_log_in(&app, "Grace", "b2").await;
        // Orders that are nobody's business at any time: a student's, a customer's of today, and today's of a customer with a past.
        let sql = "SELECT id FROM users WHERE email = ?";
        let email = graces["customer"]["email"].as_str().unwrap();
        let number = app.state.shop.query_one(sql, params![email], |row| row.get::<i64>(0)).await.unwrap().unwrap();
        let mut private = Vec::new();
        for customer in [number, 7, 401] {
            private.push(Purchase::default().buy(&app, customer).await.placed["orderId"].as_i64().unwrap());
        }
        let seeded = [1, 150, 300];
        are_hidden(&ada, &seeded).await;
        are_hidden(&ada, &private).await;

        level(&app, 2).await;
        for id in seeded {
            let read = ok(ada.get(&format!("/api/orders/{id}")).await);
            assert_eq!(read.json()["id"], id);
            captures(&ada, &flags_in(&read.text())[0], "S4").await;
            let invoice = ok(ada.get(&format!("/api/orders/{id}/invoice")).await);
            assert!(invoice.body.starts_with(b"%PDF"));
        }
        are_hidden(&ada, &private).await;
        are_hidden(&ada, &[0x7fff_ffff]).await;
        let hers = ok(grace.get(&format!("/api/orders/{}", private[0])).await);
        assert!(
            flags_in(&hers.text()).is_empty() && hers.json().get("giftMessage").is_none(),
            "one's own proves nothing"
        );
        // It is read only: nobody cancels it, and it is in no list but its owner's.
        let cancelled = ada.post("/api/orders/1/cancel", serde_json::json!({})).await;
        assert_eq!(refused(&cancelled), (404, "NOT_FOUND".into()));
        assert_eq!(ok(ada.get("/api/orders").await).json()["totalElements"], 0);
        assert_eq!(refused(&app.client().get("/api/orders/1").await), (401, "LOGIN_REQUIRED".into()));
        assert!(struck(&app, "chaos_security_s4_idor").await >= 6.0);

        level(&app, 0).await;
        are_hidden(&ada, &seeded).await;
        let (owner, _) = signed_in(&app, 401).await;
        assert!(ok(owner.get("/api/orders").await).json()["totalElements"].as_i64().unwrap() >= 2);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The purchase, through the real router, on both databases.

use serde_json::json;

use crate::util::app::TestApp;

#[tokio::test]
async fn a_purchase_from_login_to_order() {
    for app in TestApp::both().await {
        let (client, token) = app.customer(1).await;
        let cart = client.post("/api/cart/add", json!({"productId": 1, "quantity": 1})).await;
        assert_eq!(cart.json()["total"], 120.0, "{}: {}", app.database, cart.text());
        assert_eq!(client.post("/api/checkout/address", json!({})).await.status, 200);
        let shipping = client.post("/api/checkout/shipping", json!({"mode": "standard"})).await;
        assert_eq!(shipping.json()["fee"], 0.0);
        let card = json!({"cardNumber": "4111111111111111", "expiry": "12/99", "cvv": "123", "holder": "Ada L"});
        let paid = client.post("/api/checkout/payment", card).await;
        assert_eq!(paid.json()["summary"]["vat"], 20.0, "{}", paid.text());
        let order = client.post("/api/orders", json!({"securityToken": token})).await;
        assert_eq!(order.status, 201, "{}: {}", app.database, order.text());
        let again = client.post("/api/orders", json!({"securityToken": token})).await;
        assert_eq!(again.status, 200);
        assert_eq!(again.json()["orderId"], order.json()["orderId"]);
        let read = client.get(&format!("/api/orders/{}", order.json()["orderId"])).await;
        assert_eq!(read.json()["status"], "PAID");
        assert_eq!(client.get("/api/auth/me").await.json()["loyaltyPoints"], 120);
    }
}

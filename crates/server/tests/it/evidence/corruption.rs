// SPDX-License-Identifier: AGPL-3.0-or-later
//! Data that are stored exchanged while every answer is right: all that a customer reads, step by step, beside a healthy shop.

use serde_json::{Value, json};

use super::{series, until};
use crate::util::app::{Client, Reply, TestApp};
use crate::util::shopper::{address, card, fill, ok, order, pay, set_product, signed_in};

/// What differs from one customer and one order to the next, by name.
const OWN: [&str; 9] =
    ["id", "email", "orderId", "orderNumber", "securityToken", "createdAt", "paidAt", "sentAt", "loyaltyPoints"];

fn comparable(value: &Value) -> Value {
    match value {
        Value::Object(all) => {
            let kept = all.iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
            kept.map(|(name, part)| (name.clone(), comparable(part))).collect()
        }
        Value::Array(all) => all.iter().map(comparable).collect(),
        other => other.clone(),
    }
}

/// Every answer of one customer who moves, fills a cart of three lines, changes it and buys it, and what is read afterwards.
struct Story {
    steps: Vec<(&'static str, Value)>,
}

impl Story {
    fn tell(&mut self, step: &'static str, reply: Reply) -> Value {
        assert!(reply.status.is_success(), "{step}: {} {}", reply.status, reply.text());
        let mut headers: Vec<&str> = reply.headers.keys().map(|name| name.as_str()).collect();
        headers.sort_unstable();
        self.steps.push((
            step,
            json!({"status": reply.status.as_u16(), "headers": headers, "body": comparable(&reply.json())}),
        ));
        reply.json()
    }

    async fn of(app: &TestApp, customer: i64) -> Self {
        let (client, token) = signed_in(app, customer).await;
        let mut story = Self { steps: Vec::new() };
        let profile = json!({"civility": "Mme", "firstName": "Ada", "lastName": "Lovelace", "birthDate": "1990-12-10",
            "phone": "+33 1 99 00 67 89", "street": "12 rue des Lilas", "postalCode": "69003", "city": "Lyon",
            "region": "Rhône", "country": "FR"});
        story.tell("change the profile", client.put("/api/auth/me", profile.clone()).await);
        story.tell("read the profile", client.get("/api/auth/me").await);
        story.tell("change it again", client.put("/api/auth/me", profile).await);
        story.tell("read it again", client.get("/api/auth/me").await);

        let add = |product: i64, quantity: i64| {
            client.post("/api/cart/add", json!({"productId": product, "quantity": quantity}))
        };
        story.tell("add one product", add(1, 2).await);
        story.tell("read one line", client.get("/api/cart").await);
        let cart = story.tell("add a second product", add(2, 5).await);
        story.tell("read two lines", client.get("/api/cart").await);
        story.tell("add a third product", add(3, 1).await);
        story.tell("read three lines", client.get("/api/cart").await);
        let line = format!("/api/cart/item/{}", cart["items"][1]["id"]);
        story.tell("set a quantity", client.put(&line, json!({"quantity": 4})).await);
        story.tell("read what was set", client.get("/api/cart").await);
        story.tell("add to a line", add(3, 2).await);
        story.tell("take a line out", client.delete(&line).await);
        let cart = story.tell("read what is left", client.get("/api/cart").await);
        assert_eq!(cart["items"].as_array().unwrap().len(), 2);

        let address = json!({"firstName": "Ada", "lastName": "Lovelace", "street": "3 quai de la Pêcherie",
            "postalCode": "69001", "city": "Lyon", "country": "FR"});
        story.tell("settle the address", client.post("/api/checkout/address", address).await);
        story.tell("choose the shipping", client.post("/api/checkout/shipping", json!({"mode": "standard"})).await);
        story.tell("pay", client.post("/api/checkout/payment", card()).await);
        // As the answers have told: two of the first, three of the third.
        let items = json!([{"productId": 1, "quantity": 2}, {"productId": 3, "quantity": 3}]);
        let placed = client.post("/api/orders", json!({"securityToken": token, "items": items})).await;
        let placed = story.tell("place the order", placed);
        story.tell("read the order", client.get(&format!("/api/orders/{}", placed["orderId"])).await);
        story.tell("read the emptied cart", client.get("/api/cart").await);
        story
    }

    fn body(&self, step: &str) -> &Value {
        &self.steps.iter().find(|(name, _)| *name == step).unwrap_or_else(|| panic!("{step}")).1["body"]
    }

    fn quantities(&self, step: &str) -> Vec<i64> {
        self.body(step)["items"].as_array().unwrap().iter().map(|item| item["quantity"].as_i64().unwrap()).collect()
    }

    /// Steps whose answers are not those of the other story.
    fn differs_from(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.steps.iter().zip(&other.steps);
        pairs.filter(|(one, other)| one != other).map(|((step, _), _)| *step).collect()
    }
}

fn home(told: &Value) -> [&str; 2] {
    ["street", "city"].map(|field| told[field].as_str().unwrap())
}

#[tokio::test]
async fn evidence_f4() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let healthy = Story::of(&app, 1).await;
        assert_eq!(Story::of(&app, 2).await.differs_from(&healthy), Vec::<&str>::new(), "{}", app.database);

        let level = async |level: u8| {
            ok(instructor.post("/api/admin/chaos/functional", json!({"level": level})).await).json()["status"].clone()
        };
        let created = instructor.post("/api/admin/chaos/activations", json!({"anomaly": "F4"})).await;
        assert_eq!(created.status, 201, "{}", created.text());
        let corrupted = Story::of(&app, 3).await;
        // Every answer to a change is that of a healthy shop; what is read back, and made of it, is not.
        let read_back = [
            "read the profile",
            "read it again",
            "read two lines",
            "read three lines",
            "read what was set",
            "read what is left",
            "pay",
            "place the order",
            "read the order",
        ];
        assert_eq!(corrupted.differs_from(&healthy), read_back, "{}", app.database);
        for step in ["read the profile", "read it again"] {
            assert_eq!(home(healthy.body(step)), ["12 rue des Lilas", "Lyon"]);
            assert_eq!(home(corrupted.body(step)), ["Lyon", "12 rue des Lilas"], "{step}");
        }
        assert_eq!(
            (healthy.quantities("read two lines"), corrupted.quantities("read two lines")),
            (vec![2, 5], vec![5, 2])
        );
        assert_eq!(corrupted.quantities("read three lines"), [2, 1, 5]);
        assert_eq!(corrupted.quantities("read what was set"), [2, 1, 4]);
        assert_eq!(
            (healthy.quantities("read what is left"), corrupted.quantities("read what is left")),
            (vec![2, 3], vec![3, 2])
        );
        let (right, wrong) = (healthy.body("read the order"), corrupted.body("read the order"));
        assert_eq!(home(&right["address"]), ["3 quai de la Pêcherie", "Lyon"]);
        assert_eq!(home(&wrong["address"]), ["Lyon", "3 quai de la Pêcherie"]);
        assert_eq!(corrupted.quantities("read the order"), [3, 2]);
        for kept in ["currency", "shippingMode", "status", "payment"] {
            assert_eq!(right[kept], wrong[kept], "{kept}");
        }
        // Silent: no series moves, and the list of triggerings knows nothing of it.
        assert_eq!(series(&app, "chaos_functional_f4_corruption").await, 0.0);
        let told = ok(instructor.get("/api/admin/chaos/triggers").await).json();
        assert!(!told["recent"].to_string().contains("F4"), "{told}");

        assert_eq!(level(0).await["functional"], json!({"level": 0, "active": []}));
        // The audit alone says how often: two profiles, an address, five carts and the order's items.
        let audit = until("the audit says so", async || {
            let audit = ok(instructor.get("/api/admin/audit?action=struck&anomaly=F4").await).json();
            (audit["totalElements"] == 1).then_some(audit)
        })
        .await;
        assert_eq!(
            (&audit["content"][0]["actor"], &audit["content"][0]["detail"]),
            (&json!("system"), &json!("times=9"))
        );
        assert_eq!(Story::of(&app, 4).await.differs_from(&healthy), Vec::<&str>::new(), "{}", app.database);
        // What was written wrong stays as evidence.
        let (client, _) = signed_in(&app, 3).await;
        assert_eq!(home(&ok(client.get("/api/auth/me").await).json()), ["Lyon", "12 rue des Lilas"]);
        // With the rest of its level it breaks no more than they do.
        assert_eq!(level(4).await["functional"]["active"], json!(["F1", "F2", "F3", "F4"]));
        level(0).await;
    }
}

async fn quantities(client: &Client<'_>) -> Vec<i64> {
    let cart = ok(client.get("/api/cart").await).json();
    cart["items"].as_array().unwrap().iter().map(|item| item["quantity"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn what_the_corruption_would_make_impossible_it_leaves_alone() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        assert_eq!(instructor.post("/api/admin/chaos/activations", json!({"anomaly": "F4"})).await.status, 201);
        // The second product has three pieces: an order of ten could not be placed.
        for (product, stock) in [(1, 100), (2, 3), (3, 100), (4, 100), (5, 100)] {
            set_product(&app, product, 1_000, stock).await;
        }
        let (client, token) = signed_in(&app, 1).await;
        fill(&client, &[(1, 10), (2, 1)]).await;
        assert_eq!(quantities(&client).await, [10, 1], "{}", app.database);
        // A street that no city's column can hold.
        let street = "é".repeat(150);
        let mut address = address("FR");
        address["street"] = json!(street);
        ok(client.put("/api/auth/me", json!({"street": street})).await);
        ok(client.post("/api/checkout/address", address).await);
        ok(client.post("/api/checkout/shipping", json!({"mode": "standard"})).await);
        ok(client.post("/api/checkout/payment", card()).await);
        let placed = order(&client, &token).await;
        assert_eq!(placed.status, 201, "{}", placed.text());
        let told = ok(client.get(&format!("/api/orders/{}", placed.json()["orderId"])).await).json();
        assert_eq!(told["address"]["street"], street);

        // A cart of a visitor too, which joins the customer's as it stands there.
        let visitor = app.client();
        fill(&visitor, &[(3, 1), (4, 6)]).await;
        assert_eq!(quantities(&visitor).await, [6, 1]);
        ok(visitor.post("/api/auth/login", json!({"email": "user2@perfshop.com", "password": "password2"})).await);
        assert_eq!(quantities(&visitor).await, [6, 1]);
        // Off again, a change is what it is: nothing comes back that was asked for before.
        let (client, token) = signed_in(&app, 5).await;
        fill(&client, &[(1, 1), (3, 4)]).await;
        assert_eq!(quantities(&client).await, [4, 1]);
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        fill(&client, &[(1, 2)]).await;
        assert_eq!(quantities(&client).await, [6, 1]);
        assert_eq!(instructor.post("/api/admin/chaos/activations", json!({"anomaly": "F4"})).await.status, 201);
        fill(&client, &[(5, 2)]).await;
        assert_eq!(quantities(&client).await, [6, 2, 1]);
        pay(&client).await;
        assert_eq!(order(&client, &token).await.status, 201);
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
    }
}

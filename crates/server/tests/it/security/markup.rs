// SPDX-License-Identifier: AGPL-3.0-or-later
//! S2: text that becomes markup. What a browser makes of it is e2e/tests/security.test.mjs.

use serde_json::{Value, json};

use super::{captures, enter, enter_and_log_in, flags_in, level, only, struck};
use crate::util::app::{Client, Reply, TestApp};
use crate::util::shopper::{ok, signed_in};

const PAYLOAD: &str = "<img src=x onerror=\"document.title=document.cookie\">";

async fn reviews(client: &Client<'_>) -> Reply {
    ok(client.get("/api/products/3/reviews").await)
}

/// The newest review's fields.
fn newest(reply: &Reply) -> Value {
    reply.json()["content"][0].clone()
}

fn cookies(reply: &Reply) -> Vec<String> {
    reply.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned()).collect()
}

async fn policy(client: &Client<'_>) -> String {
    client.get("/shop/product/3").await.headers["content-security-policy"].to_str().unwrap().to_owned()
}

async fn searched(client: &Client<'_>) -> Reply {
    ok(client.get("/api/products/search?q=%3Cimg%20src%3Dx%3E").await)
}

/// Plain text for this client: no field, no cookie, no leave for scripts.
async fn is_safe_for(client: &Client<'_>) {
    let read = reviews(client).await;
    assert_eq!((newest(&read)["text"].as_str(), newest(&read).get("html")), (Some(PAYLOAD), None));
    assert!(cookies(&read).is_empty() && cookies(&searched(client).await).is_empty());
    assert_eq!(searched(client).await.json().get("message"), None);
    let policy = policy(client).await;
    assert!(!policy.contains("unsafe") && policy.contains("default-src 'self'"), "{policy}");
}

#[tokio::test]
async fn evidence_s2() {
    for app in TestApp::both().await {
        let (ada, _) = enter_and_log_in(&app, "Ada", "b2").await;
        let (grace, _) = enter(&app, "Grace", "b2").await;
        let (other, _) = enter(&app, "Edsger", "b3").await;
        let (customer, _) = signed_in(&app, 5).await;
        let body = json!({"rating": 4, "text": PAYLOAD});
        assert_eq!(ada.post("/api/products/3/reviews", body).await.status, 201);
        let all = [&ada, &grace, &other, &customer];
        for client in all {
            is_safe_for(client).await;
        }

        only(&app, "S2").await;
        let read = reviews(&ada).await;
        assert_eq!(newest(&read)["html"], PAYLOAD, "{}", app.database);
        let cookie = &cookies(&read)[0];
        assert!(cookie.contains("Path=/shop;") && !cookie.contains("HttpOnly"), "{cookie}");
        captures(&ada, &flags_in(cookie)[0], "S2").await;
        assert!(policy(&ada).await.contains("script-src 'self' 'unsafe-inline'"));
        // What the others wrote stays text for her too.
        let seeded = ok(ada.get("/api/products/3/reviews?page=1&size=1").await).json();
        assert!(seeded["content"].as_array().unwrap().iter().all(|review| review.get("html").is_none()));
        // Reflected: for whoever opens the address, with their own flag.
        for client in [&ada, &grace] {
            let found = searched(client).await;
            assert!(found.json()["message"].as_str().unwrap().contains("<img src=x>"));
            captures(client, &flags_in(&cookies(&found)[0])[0], "S2").await;
        }
        assert_eq!(cookies(&ok(ada.get("/api/products/search?q=lampe").await)).len(), 0);
        // Stored: for nobody else.
        for client in [&grace, &other, &customer] {
            assert_eq!(newest(&reviews(client).await).get("html"), None);
        }
        is_safe_for(&customer).await;
        // Other documents keep their policy.
        for path in ["/", "/student/", "/monitoring/"] {
            let policy = ada.get(path).await.headers["content-security-policy"].to_str().unwrap().to_owned();
            assert!(!policy.contains("unsafe-inline"), "{path}");
        }
        // The instructor opens the debrief: now the class sees it.
        let instructor = app.instructor().await;
        ok(instructor.post("/api/admin/chaos/debrief", json!({"open": true})).await);
        assert_eq!(newest(&reviews(&grace).await)["html"], PAYLOAD);
        for client in [&other, &customer] {
            assert_eq!(newest(&reviews(client).await).get("html"), None);
        }
        // Each of the students' readings; the customer, who is no student, was given nothing that could strike.
        assert_eq!(struck(&app, "chaos_security_s2_xss").await, 9.0);

        level(&app, 0).await;
        for client in all {
            is_safe_for(client).await;
        }
    }
}

#[tokio::test]
async fn a_review_belongs_to_the_browser_that_wrote_it() {
    let app = TestApp::sqlite().await;
    let (ada, _) = enter(&app, "Ada", "b2").await;
    ok(ada.post("/api/auth/login", json!({"email": "user8@perfshop.com", "password": "password8"})).await);
    assert_eq!(ada.post("/api/products/3/reviews", json!({"rating": 4, "text": PAYLOAD})).await.status, 201);
    only(&app, "S2").await;
    assert_eq!(newest(&reviews(&ada).await)["html"], PAYLOAD);
    let (customer, _) = signed_in(&app, 8).await;
    assert_eq!(newest(&reviews(&customer).await).get("html"), None, "the same customer without the student");
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the checkout asks of scripts: off, on, off again.

use serde_json::json;

use super::series;
use crate::util::app::TestApp;
use crate::util::correlate::{ANNOUNCED, Correlated, STEPS};
use crate::util::shopper::{fill, refused};

async fn rejected(app: &TestApp, code: &str) -> f64 {
    series(app, &format!("chaos_scripting_rejected_total{{code=\"{code}\"}}")).await
}

/// A whole purchase by a script that knows nothing, and is told nothing.
async fn healthy(app: &TestApp, customer: u32) {
    let mut script = Correlated::login(app, 0, customer).await;
    fill(&script.client, &[(1, 1)]).await;
    for (path, _) in STEPS {
        let reply = script.post(path, &script.body(path)).await;
        assert!(reply.status.is_success(), "{}: {path}: {}", app.database, reply.text());
        assert!(!reply.text().contains("signingKey"));
    }
    assert!(script.announced.is_empty(), "{:?}", script.announced);
    script.renew().await;
    assert!(script.announced.is_empty(), "{:?}", script.announced);
    assert_eq!(series(app, "chaos_scripting_level").await, 0.0);
}

/// A level: who knows it buys, who knows the one below is refused with this code by the first call.
async fn evidence(level: u8, slug: &str, code: &str) {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        healthy(&app, 1).await;
        let (metric, before) = (format!("chaos_scripting_{slug}"), rejected(&app, code).await);
        assert_eq!(series(&app, &metric).await, 0.0);

        let set = instructor.post("/api/admin/chaos/scripting", json!({"level": level})).await;
        assert_eq!(set.json()["status"]["scripting"]["level"], level, "{}", set.text());
        assert_eq!(series(&app, "chaos_scripting_level").await, f64::from(level));
        let mut knows = Correlated::login(&app, level, 2).await;
        let told: Vec<&str> = knows.announced.keys().copied().collect();
        let told_at: &[&str] = match level {
            1 => &ANNOUNCED[..1],
            2 => &ANNOUNCED[..2],
            3 => &ANNOUNCED[..4],
            _ => &ANNOUNCED,
        };
        assert!(told.len() == told_at.len() && told_at.iter().all(|name| told.contains(name)), "{told:?}");
        let order = knows.buy().await;
        assert_eq!(order.status, 201, "{}: {}", app.database, order.text());
        let again = knows.buy().await;
        assert_eq!(again.status, 201, "{}: a second order in the session: {}", app.database, again.text());
        let mut below = Correlated::login(&app, level - 1, 3).await;
        assert_eq!(refused(&below.buy().await), (403, code.to_owned()), "{}", app.database);
        assert_eq!(rejected(&app, code).await, before + 1.0);
        assert!(series(&app, &metric).await >= 9.0, "eight calls that passed and one that did not were asked");
        // What is never asked for anything.
        for path in ["/api/products?size=1", "/api/cart", "/api/auth/me", "/api/orders"] {
            assert_eq!(below.client.get(path).await.status, 200, "{path}");
        }
        let promo = below.client.post("/api/checkout/promo", json!({"code": "SAVE5"})).await;
        assert_eq!(promo.status, 200, "{}", promo.text());

        instructor.post("/api/admin/chaos/scripting", json!({"level": 0})).await;
        assert_eq!(below.check_out().await.status, 201, "{}: the same session, off again", app.database);
        healthy(&app, 4).await;
    }
}

#[tokio::test]
async fn evidence_session_token() {
    evidence(1, "session_token", "TOKEN_MISSING").await;
}

#[tokio::test]
async fn evidence_action_token() {
    evidence(2, "action_token", "TOKEN_MISSING").await;
}

#[tokio::test]
async fn evidence_signed_request() {
    evidence(3, "signed_request", "TOKEN_MISSING").await;
}

#[tokio::test]
async fn evidence_derived_key() {
    evidence(4, "derived_key", "SIGNATURE_INVALID").await;
}

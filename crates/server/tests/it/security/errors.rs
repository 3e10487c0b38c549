// SPDX-License-Identifier: AGPL-3.0-or-later
//! S6: what refusals tell.

use super::{captures, enter, flags_in, level, only, struck};
use crate::util::app::{ADMIN_EMAIL, ADMIN_PASSWORD, TestApp};
use crate::util::shopper::refused;

#[tokio::test]
async fn evidence_s6() {
    for app in TestApp::both().await {
        let (ada, _) = enter(&app, "Ada", "b2").await;
        let paths = ["/api/products/999999", "/api/products/0", "/api/orders", "/api/products/search?size=0"];
        let fields = async |path: &str| {
            let reply = ada.get(path).await;
            refused(&reply);
            reply.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>()
        };
        let mut healthy = Vec::new();
        for path in paths {
            healthy.push(fields(path).await);
        }
        assert!(healthy.iter().flatten().all(|name| name != "debug"));

        only(&app, "S6").await;
        let missing = ada.get(paths[0]).await;
        assert_eq!(refused(&missing), (404, "NOT_FOUND".into()), "code, title and words stay");
        let debug = missing.json()["debug"].clone();
        let sql = debug["sql"].as_str().unwrap();
        assert!(sql.starts_with("SELECT") && sql.contains("FROM products"), "{sql}");
        let stack: Vec<&str> = debug["stack"].as_array().unwrap().iter().map(|frame| frame.as_str().unwrap()).collect();
        assert!(stack.iter().any(|frame| frame.contains("products::find")), "{stack:?}");
        captures(&ada, &flags_in(&missing.text())[0], "S6").await;
        for path in paths {
            let text = ada.get(path).await.text();
            assert_eq!(flags_in(&text).len(), 1, "{path}");
            // Nothing of the machine, of the environment, of real secrets or of what is wrong.
            let host = [
                app.folder().to_str().unwrap(),
                env!("CARGO_MANIFEST_DIR"),
                ".cargo",
                ".rs",
                "/rustc",
                "/home",
                "/root",
            ];
            let secrets = [ADMIN_EMAIL, ADMIN_PASSWORD, "argon2", "PERFSHOP_", "Chaos", "chaos"];
            for word in host.into_iter().chain(secrets) {
                assert!(!text.contains(word), "{path} tells {word}: {text}");
            }
            for (name, value) in std::env::vars().filter(|(_, value)| value.len() > 8) {
                assert!(!text.contains(&value), "{path} tells ${name}");
            }
        }
        assert_eq!(struck(&app, "chaos_security_s6_errors").await, 5.0);
        // What succeeds tells nothing more, and the control plane never does.
        assert!(ada.get("/api/products/1").await.json().get("debug").is_none());
        assert!(ada.get("/api/admin/me").await.json().get("debug").is_none());

        level(&app, 0).await;
        for (path, healthy) in paths.into_iter().zip(healthy) {
            assert_eq!(fields(path).await, healthy, "{path}");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Admins' accounts and their tokens; and that the shop's trouble is not the instructor's.

use serde_json::json;

use super::{audited, created};
use crate::util::app::{ADMIN_EMAIL, Reply, TestApp, json_request};
use crate::util::document::example;
use crate::util::shopper::{ok, refused};

async fn admin_login(app: &TestApp, email: &str, password: &str) -> Reply {
    app.ask_admin(json_request("POST", "/api/admin/login", Some(json!({"email": email, "password": password})))).await
}

async fn asked_with(app: &TestApp, token: &str, path: &str) -> (u16, String) {
    let mut request = json_request("GET", path, None);
    request.headers_mut().insert("x-admin-token", token.parse().unwrap());
    let reply = app.ask_admin(request).await;
    (reply.status.as_u16(), if reply.status.is_success() { String::new() } else { reply.code() })
}

#[tokio::test]
async fn the_superadmin_keeps_the_accounts_and_tokens_end_with_what_they_were_given_for() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let body = example("NewAdmin");
        let (email, password) = (body["email"].as_str().unwrap(), body["password"].as_str().unwrap());
        let made = created(instructor.post("/api/admin/admins", body.clone()).await);
        let id = made["id"].as_i64().unwrap();
        assert!(!made.to_string().contains("assword"), "{made}");
        assert_eq!((&made["isSuperAdmin"], &made["canAccessAdmin"]), (&json!(false), &json!(true)));
        assert_eq!(refused(&instructor.post("/api/admin/admins", body.clone()).await), (409, "EMAIL_TAKEN".into()));
        let (action, detail) = audited(&instructor).await;
        assert_eq!((action.as_str(), detail.contains(password)), ("admin_create", false));

        let token =
            || async { admin_login(&app, email, password).await.json()["adminToken"].as_str().unwrap().to_owned() };
        let first = token().await;
        assert_eq!(asked_with(&app, &first, "/api/admin/products").await.0, 200);
        assert_eq!(asked_with(&app, &first, "/api/admin/admins").await, (403, "FORBIDDEN".into()));

        // The same rights again void nothing; others do, and so does a password.
        let path = format!("/api/admin/admins/{id}");
        let mut rights = body.clone();
        rights.as_object_mut().unwrap().retain(|name, _| name.starts_with("can"));
        ok(instructor.put(&path, rights.clone()).await);
        assert_eq!(asked_with(&app, &first, "/api/admin/me").await.0, 200, "{}", app.database);
        rights["canAccessAdmin"] = json!(false);
        assert_eq!(ok(instructor.put(&path, rights.clone()).await).json()["canAccessAdmin"], false);
        assert_eq!(asked_with(&app, &first, "/api/admin/me").await, (401, "ADMIN_REQUIRED".into()));
        let second = token().await;
        assert_eq!(asked_with(&app, &second, "/api/admin/products").await, (403, "FORBIDDEN".into()));
        rights["password"] = json!("quite another one");
        ok(instructor.put(&path, rights).await);
        assert_eq!(asked_with(&app, &second, "/api/admin/me").await.0, 401, "{}", app.database);
        assert_eq!(admin_login(&app, email, password).await.status, 401);
        assert_eq!(admin_login(&app, email, "quite another one").await.status, 200);

        // The superadmin stays, with every right.
        let own = ok(instructor.get("/api/admin/admins?size=1").await).json()["content"][0]["id"].clone();
        let own = format!("/api/admin/admins/{own}");
        assert_eq!(refused(&instructor.delete(&own).await), (409, "ADMIN_PROTECTED".into()));
        let mut fewer = example("AdminChange");
        ok(instructor.put(&own, fewer.clone()).await);
        fewer["canAccessScripts"] = json!(false);
        assert_eq!(refused(&instructor.put(&own, fewer).await), (409, "ADMIN_PROTECTED".into()));
        assert_eq!(asked_with(&app, &instructor.token, "/api/admin/me").await.0, 200);

        ok(instructor.delete(&path).await);
        assert_eq!(audited(&instructor).await.0, "admin_delete");
        assert_eq!(refused(&instructor.get(&path).await), (404, "NOT_FOUND".into()));
        assert_eq!(admin_login(&app, email, "quite another one").await.status, 401);
    }
}

#[tokio::test]
async fn with_the_shops_pool_dry_the_instructor_still_commands() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        // Somebody has every connection, or SQLite's one writer.
        let writers = if app.database == "sqlite" { 1 } else { app.state.shop.pool_status().max };
        let mut held = Vec::new();
        for _ in 0..writers {
            held.push(app.state.shop.begin().await.unwrap());
        }
        let waiting = instructor.post("/api/admin/products", example("ProductBody"));
        tokio::pin!(waiting);
        let soon = std::time::Duration::from_millis(300);
        assert!(tokio::time::timeout(soon, &mut waiting).await.is_err(), "{}: the pool is dry", app.database);
        assert_eq!(admin_login(&app, ADMIN_EMAIL, crate::util::app::ADMIN_PASSWORD).await.status, 200);
        ok(instructor.get("/api/admin/chaos/status").await);
        ok(instructor.get("/api/admin/admins").await);
        ok(instructor.post("/api/admin/chaos/cpu", json!({"intensity": 1})).await);
        ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
        for transaction in held {
            transaction.commit().await.unwrap();
        }
        created(waiting.await);
    }
}

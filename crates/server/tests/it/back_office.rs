// SPDX-License-Identifier: AGPL-3.0-or-later
//! The back office: what an admin does to products, customers, orders, promo codes and accounts, on both databases.

mod accounts;

use axum::body::Body;
use axum::http::Request;
use perfshop_shop::params;
use serde_json::{Value, json};

use crate::util::app::{ADMIN_EMAIL, Instructor, Reply, TestApp, json_request};
use crate::util::document::example;
use crate::util::shopper::{buy_one, number, ok, refused, signed_in, stock, write};

#[track_caller]
fn created(reply: Reply) -> Value {
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

/// The newest line of the audit: action and detail.
async fn audited(instructor: &Instructor<'_>) -> (String, String) {
    let line = ok(instructor.get("/api/admin/audit?size=1").await).json()["content"][0].clone();
    assert_eq!(line["actor"], ADMIN_EMAIL);
    (line["action"].as_str().unwrap().to_owned(), line["detail"].as_str().unwrap().to_owned())
}

/// Counters, words and the search agree with the products.
async fn assert_counted(app: &TestApp) {
    let wrong = "SELECT COUNT(*) FROM categories c WHERE c.product_count <> \
                 (SELECT COUNT(*) FROM products p WHERE p.category = c.code)";
    assert_eq!(number(app, wrong, &[]).await, 0, "{}", app.database);
}

async fn found(app: &TestApp, q: &str) -> i64 {
    ok(app.client().get(&format!("/api/products/search?q={q}")).await).json()["totalElements"].as_i64().unwrap()
}

#[tokio::test]
async fn a_product_is_made_changed_and_deleted_with_all_that_hangs_on_it() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let mut body = example("ProductBody");
        body["name"] = json!("Zyzzyva Théière");
        body["price"] = json!(19.99);
        let product = created(instructor.post("/api/admin/products", body.clone()).await);
        let id = product["id"].as_i64().unwrap();
        assert_eq!(
            (&product["price"], &product["stock"], &product["rating"]),
            (&json!(19.99), &json!(5000), &Value::Null)
        );
        assert_eq!(
            audited(&instructor).await,
            ("product_create".into(), format!("id={id} price=19.99 stock=5000 category=kitchen"))
        );
        assert_counted(&app).await;
        assert_eq!((found(&app, "zyzzyva").await, found(&app, "theiere+zyz").await), (1, 1));
        let picture = app.client().get(product["imageUrl"].as_str().unwrap()).await;
        assert_eq!(
            (picture.status.as_u16(), picture.headers["content-type"].to_str().unwrap()),
            (200, "image/svg+xml")
        );

        body["name"] = json!("Quixotry");
        body["category"] = json!("garden");
        body["price"] = json!(20);
        let path = format!("/api/admin/products/{id}");
        let changed = ok(instructor.put(&path, body.clone()).await).json();
        assert_eq!((&changed["price"], &changed["category"]), (&json!(20.0), &json!("garden")));
        assert_eq!(changed["createdAt"], product["createdAt"]);
        assert!(changed["updatedAt"].as_str() >= product["updatedAt"].as_str());
        assert_eq!(ok(instructor.get(&path).await).json(), changed);
        assert_eq!(audited(&instructor).await.0, "product_change");
        assert_counted(&app).await;
        assert_eq!((found(&app, "zyzzyva").await, found(&app, "quixotry").await), (0, 1));
        let page = ok(instructor.get("/api/admin/products?q=quixotry&size=5").await).json();
        assert_eq!((&page["totalElements"], &page["content"][0]["id"]), (&json!(1), &json!(id)));

        // In a cart it may go; then it is out of it.
        let (client, token) = signed_in(&app, 1).await;
        ok(client.post("/api/cart/add", json!({"productId": id, "quantity": 1})).await);
        ok(instructor.delete(&path).await);
        assert_eq!(audited(&instructor).await, ("product_delete".into(), format!("id={id}")));
        assert_eq!(ok(client.get("/api/cart").await).json()["count"], 0, "{}", app.database);
        assert_counted(&app).await;
        assert_eq!((found(&app, "quixotry").await, instructor.get(&path).await.status.as_u16()), (0, 404));

        // Once ordered it stays.
        let sold = created(instructor.post("/api/admin/products", body.clone()).await)["id"].as_i64().unwrap();
        buy_one(&client, &token, sold).await;
        let path = format!("/api/admin/products/{sold}");
        assert_eq!(refused(&instructor.delete(&path).await), (409, "PRODUCT_IN_USE".into()), "{}", app.database);
        assert_eq!(ok(instructor.get(&path).await).json()["stock"], 4999);

        for (field, value, code) in [
            ("price", json!(1.999), "CENTS"),
            ("price", json!(-0.01), "OUT_OF_RANGE"),
            ("category", json!("weapons"), "UNKNOWN_CATEGORY"),
            ("stock", json!(1.5), "TYPE"),
        ] {
            let mut bad = body.clone();
            bad[field] = value;
            for reply in [instructor.post("/api/admin/products", bad.clone()).await, instructor.put(&path, bad).await] {
                assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()));
                let fault = &reply.json()["errors"][0];
                assert_eq!((&fault["field"], &fault["code"]), (&json!(field), &json!(code)));
            }
        }
        assert_counted(&app).await;
    }
}

fn upload(instructor: &Instructor<'_>, path: &str, field: &str, content: &[u8]) -> Request<Body> {
    let mut body =
        format!("--X\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.svg\"\r\n\r\n").into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--X--\r\n");
    let mut request = json_request("POST", path, None);
    request.headers_mut().insert("content-type", "multipart/form-data; boundary=X".parse().unwrap());
    request.headers_mut().insert("x-admin-token", instructor.token.parse().unwrap());
    *request.body_mut() = Body::from(body);
    request
}

fn png(size: usize) -> Vec<u8> {
    let mut content = b"\x89PNG\r\n\x1a\n".to_vec();
    content.resize(size, 7);
    content
}

#[tokio::test]
async fn a_picture_is_taken_by_its_bytes_and_served_until_the_next() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let path = "/api/admin/products/3/image";
        let mut last = String::new();
        for (content, kind, end) in [
            (png(5 << 20), "image/png", ".png"),
            (b"\xff\xd8\xff\xe0 a photograph".to_vec(), "image/jpeg", ".jpg"),
            (b"RIFF\x24\0\0\0WEBPVP8 x".to_vec(), "image/webp", ".webp"),
        ] {
            let product = ok(app.ask_admin(upload(&instructor, path, "image", &content)).await).json();
            let url = product["imageUrl"].as_str().unwrap().to_owned();
            assert!(url.starts_with("/images/products/3-") && url.ends_with(end), "{url}");
            let served = ok(app.client().get(&url).await);
            assert_eq!((served.headers["content-type"].to_str().unwrap(), &served.body[..]), (kind, &content[..]));
            assert_eq!(served.headers["x-content-type-options"], "nosniff");
            assert_eq!(audited(&instructor).await, ("product_image".into(), format!("id=3 bytes={}", content.len())));
            if !last.is_empty() {
                assert_eq!(app.client().get(&last).await.status, 404, "{}", app.database);
            }
            last = url;
        }
        for (field, content, status, code) in [
            ("image", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), 400, "VALIDATION_FAILED"),
            ("image", b"GIF89a".to_vec(), 400, "VALIDATION_FAILED"),
            ("image", Vec::new(), 400, "VALIDATION_FAILED"),
            ("photo", png(100), 400, "VALIDATION_FAILED"),
            ("image", png((5 << 20) + 1), 413, "PAYLOAD_TOO_LARGE"),
            ("image", png(9 << 20), 413, "PAYLOAD_TOO_LARGE"),
        ] {
            let reply = app.ask_admin(upload(&instructor, path, field, &content)).await;
            assert_eq!(refused(&reply), (status, code.into()), "{} {field} {}", app.database, content.len());
            assert!(status != 413 || reply.json()["detail"].as_str().unwrap().contains('5'));
        }
        assert_eq!(refused(&instructor.post(path, json!({})).await), (400, "VALIDATION_FAILED".into()));
        let unknown = upload(&instructor, "/api/admin/products/99999/image", "image", &png(9));
        assert_eq!(refused(&app.ask_admin(unknown).await), (404, "NOT_FOUND".into()));
        assert_eq!(ok(app.client().get("/api/products/3").await).json()["imageUrl"], last);
        assert_eq!(app.client().get("/images/products/parcel.svg").await.status, 200);
    }
}

async fn login(app: &TestApp, email: &str, password: &str) -> u16 {
    let body = json!({"email": email, "password": password});
    app.client().post("/api/auth/login", body).await.status.as_u16()
}

#[tokio::test]
async fn a_customer_is_made_changed_found_and_deleted_unless_there_are_orders() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let mut body = example("CustomerBody");
        let customer = created(instructor.post("/api/admin/users", body.clone()).await);
        let id = customer["id"].as_i64().unwrap();
        assert!(!customer.to_string().contains("argon2") && !customer.to_string().contains("password"), "{customer}");
        assert_eq!((&customer["loyaltyPoints"], &customer["civility"]), (&json!(5), &json!("Mme")));
        assert_eq!(login(&app, "Grace@example.org", "password of Grace").await, 200, "{}", app.database);
        assert_eq!(refused(&instructor.post("/api/admin/users", body.clone()).await), (409, "EMAIL_TAKEN".into()));
        assert_eq!(audited(&instructor).await, ("user_create".into(), format!("id={id}")));

        for (q, total) in
            [("grace@ex", 1), ("GRACE", 1), ("hopp", 1), ("Hopper", 1), ("zzz", 0), ("user50", 2), ("%25", 0)]
        {
            let page = ok(instructor.get(&format!("/api/admin/users?q={q}")).await).json();
            assert_eq!(page["totalElements"], total, "{} {q}", app.database);
        }
        let page = ok(instructor.get("/api/admin/users?page=5&size=100").await).json();
        assert_eq!((&page["totalElements"], page["content"].as_array().unwrap().len()), (&json!(501), 1));

        // A new password ends every session; without one all stays.
        let path = format!("/api/admin/users/{id}");
        let (client, _) = signed_in(&app, id).await;
        body.as_object_mut().unwrap().retain(|name, _| name != "password" && name != "loyaltyPoints");
        body["city"] = json!("Lyon");
        let changed = ok(instructor.put(&path, body.clone()).await).json();
        assert_eq!((&changed["city"], &changed["loyaltyPoints"]), (&json!("Lyon"), &json!(5)));
        assert_eq!(client.get("/api/auth/me").await.status, 200);
        body["password"] = json!("another password");
        assert_eq!(ok(instructor.put(&path, body.clone()).await).json(), changed);
        assert_eq!(audited(&instructor).await, ("user_change".into(), format!("id={id} points=5 password=new")));
        assert_eq!(client.get("/api/auth/me").await.status, 401, "{}", app.database);
        assert_eq!(login(&app, "grace@example.org", "password of Grace").await, 401);
        assert_eq!(login(&app, "grace@example.org", "another password").await, 200);
        body["email"] = json!("USER1@perfshop.com");
        assert_eq!(
            refused(&instructor.put(&path, body.clone()).await),
            (409, "EMAIL_TAKEN".into()),
            "{}",
            app.database
        );
        body["country"] = json!("ZZ");
        assert_eq!(refused(&instructor.put(&path, body.clone()).await), (400, "VALIDATION_FAILED".into()));

        // Reviews go with their author, and the means follow.
        let sql = "INSERT INTO reviews (product_id, user_id, rating, body, created_at) VALUES (8, ?, 5, 'x', 0)";
        write(&app, sql, params![id]).await;
        let mean = "UPDATE products SET rating_sum = rating_sum + 5, rating_count = rating_count + 1 WHERE id = 8";
        write(&app, mean, &[]).await;
        ok(instructor.delete(&path).await);
        let wrong =
            "SELECT rating_count - (SELECT COUNT(*) FROM reviews WHERE product_id = 8) FROM products WHERE id = 8";
        assert_eq!(number(&app, wrong, &[]).await, 0, "{}", app.database);
        assert_eq!(refused(&instructor.delete(&path).await), (404, "NOT_FOUND".into()));
        assert_eq!(refused(&instructor.delete("/api/admin/users/450").await).1, "CUSTOMER_IN_USE");
    }
}

/// The security token of the one session that there is.
async fn token_of(app: &TestApp) -> String {
    let sql = "SELECT security_token FROM sessions WHERE user_id = 1";
    app.state.shop.query_one(sql, &[], |row| row.get(0)).await.unwrap().unwrap()
}

#[tokio::test]
async fn every_mail_is_there_to_be_read_and_reading_leaves_a_trace() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (client, token) = signed_in(&app, 1).await;
        let order = buy_one(&client, &token, 7).await["orderId"].clone();
        let forgotten = json!({"email": "user2@perfshop.com"});
        assert_eq!(app.client().post("/api/auth/password/forgot", forgotten).await.status, 202);
        let mut rows = Vec::new();
        for _ in 0..100 {
            // The mail of a forgotten password is written after the answer, which is the same for everybody.
            let page = ok(instructor.get("/api/admin/mails").await).json();
            rows = page["content"].as_array().unwrap().clone();
            if rows.len() == 2 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(rows.len(), 2, "{}", app.database);
        let of = |kind: &str| rows.iter().find(|row| row["kind"] == kind).unwrap().clone();
        assert_eq!((&of("order")["orderId"], &of("order")["recipient"]), (&order, &json!("user1@perfshop.com")));
        assert_eq!((&of("password")["userId"], &of("password")["smtpState"]), (&json!(2), &json!("none")));
        let id = of("password")["id"].as_i64().unwrap();
        let mail = ok(instructor.get(&format!("/api/admin/mails/{id}")).await).json();
        assert!(mail["text"].as_str().unwrap().len() > 64 && mail["html"].as_str().unwrap().contains("<html"));
        assert_eq!(audited(&instructor).await, ("mail_read".into(), format!("id={id} user=2 kind=password")));
        assert_eq!(refused(&instructor.get("/api/admin/mails/999").await), (404, "NOT_FOUND".into()));
    }
}

#[tokio::test]
async fn an_order_moves_on_by_one_step_and_no_other() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let (client, token) = signed_in(&app, 1).await;
        let id = buy_one(&client, &token, 7).await["orderId"].as_i64().unwrap();
        let path = format!("/api/admin/orders/{id}");
        let newest = ok(instructor.get("/api/admin/orders?size=1").await).json();
        assert_eq!((&newest["totalElements"], &newest["content"][0]["id"]), (&json!(301), &json!(id)));
        assert_eq!(newest["content"][0]["customer"], json!({"id": 1, "email": "user1@perfshop.com"}));
        let mut own = ok(client.get(&format!("/api/orders/{id}")).await).json();
        own["customer"] = json!({"id": 1, "email": "user1@perfshop.com"});
        assert_eq!(ok(instructor.get(&path).await).json(), own);
        for (to, status) in [
            ("SHIPPED", 409),
            ("DELIVERED", 409),
            ("PREPARING", 200),
            ("PREPARING", 409),
            ("DELIVERED", 409),
            ("SHIPPED", 200),
            ("PREPARING", 409),
            ("DELIVERED", 200),
            ("SHIPPED", 409),
        ] {
            let reply = instructor.put(&path, json!({"status": to})).await;
            assert_eq!(reply.status.as_u16(), status, "{} {to}: {}", app.database, reply.text());
            if status == 200 {
                assert_eq!(reply.json()["status"], to);
                assert_eq!(audited(&instructor).await, ("order_change".into(), format!("id={id} status={to}")));
            } else {
                assert_eq!(refused(&reply).1, "ORDER_STATE");
            }
        }
        assert_eq!(refused(&instructor.put(&path, json!({"status": "CANCELLED"})).await).1, "ORDER_STATE");
        // Cancelled as its customer could: stock and payment follow.
        let other = buy_one(&client, &token_of(&app).await, 9).await["orderId"].as_i64().unwrap();
        let before = stock(&app, 9).await;
        let cancelled = instructor.put(&format!("/api/admin/orders/{other}"), json!({"status": "CANCELLED"})).await;
        let cancelled = ok(cancelled).json();
        assert_eq!((&cancelled["status"], &cancelled["payment"]["status"]), (&json!("CANCELLED"), &json!("REFUNDED")));
        assert_eq!(stock(&app, 9).await, before + 1, "{}", app.database);
        let listed = ok(instructor.get("/api/admin/orders?status=DELIVERED&size=100").await).json();
        let rows = listed["content"].as_array().unwrap();
        assert!(rows.iter().all(|row| row["status"] == "DELIVERED") && rows[0]["id"] == id, "{}", app.database);
        let count = number(&app, "SELECT COUNT(*) FROM orders WHERE status = 'DELIVERED'", &[]).await;
        assert_eq!(listed["totalElements"], count);
        assert_eq!(refused(&instructor.put("/api/admin/orders/99999", json!({"status": "SHIPPED"})).await).0, 404);
    }
}

#[tokio::test]
async fn a_promo_code_works_as_soon_as_it_is_there() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let page = ok(instructor.get("/api/admin/promo-codes").await).json();
        let codes: Vec<&str> =
            page["content"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["FREESHIP", "SAVE5", "SUMMER15", "WELCOME10"]);
        let save = json!({"code": "SAVE5", "kind": "amount", "percent": null, "amount": 5.0, "minGoods": 50.0, "expiresAt": null});
        assert_eq!(ok(instructor.get("/api/admin/promo-codes/SAVE5").await).json(), save);

        let body = example("NewPromoCode");
        let made = created(instructor.post("/api/admin/promo-codes", body.clone()).await);
        assert_eq!((&made["percent"], &made["expiresAt"]), (&json!(20), &json!("2099-01-01T00:00:00.000Z")));
        assert_eq!(refused(&instructor.post("/api/admin/promo-codes", body).await), (409, "PROMO_TAKEN".into()));
        let (client, _) = signed_in(&app, 1).await;
        crate::util::shopper::set_product(&app, 7, 10_000, 50).await;
        ok(client.post("/api/cart/add", json!({"productId": 7, "quantity": 1})).await);
        ok(client.post("/api/checkout/address", json!({})).await);
        let apply = || client.post("/api/checkout/promo", json!({"code": "SPRING20"}));
        assert_eq!(ok(apply().await).json()["discount"], 20.0, "{}", app.database);
        let path = "/api/admin/promo-codes/SPRING20";
        ok(instructor.put(path, json!({"kind": "amount", "amount": 7.35})).await);
        assert_eq!(ok(apply().await).json()["discount"], 7.35);
        ok(instructor.put(path, json!({"kind": "shipping", "expiresAt": "2020-01-01T00:00:00Z"})).await);
        assert_eq!(refused(&apply().await).1, "PROMO_EXPIRED");
        ok(instructor.delete(path).await);
        assert_eq!(audited(&instructor).await, ("promo_delete".into(), "code=SPRING20".into()));
        assert_eq!(refused(&apply().await).1, "PROMO_UNKNOWN");
        for reply in [
            instructor.delete(path).await,
            instructor.put(path, json!({"kind": "shipping"})).await,
            instructor.get(path).await,
        ] {
            assert_eq!(refused(&reply), (404, "NOT_FOUND".into()));
        }
        for (bad, field) in [
            (json!({"kind": "percent"}), "percent"),
            (json!({"kind": "percent", "percent": 5, "amount": 5}), "amount"),
            (json!({"kind": "amount"}), "amount"),
            (json!({"kind": "amount", "amount": 0.005}), "amount"),
            (json!({"kind": "shipping", "percent": 5}), "percent"),
            (json!({"kind": "shipping", "expiresAt": "2020-02-31T00:00:00Z"}), "expiresAt"),
            (json!({"kind": "shipping", "minGoods": 1.001}), "minGoods"),
        ] {
            let reply = instructor.put("/api/admin/promo-codes/SAVE5", bad).await;
            assert_eq!((refused(&reply).0, &reply.json()["errors"][0]["field"]), (400, &json!(field)));
        }
        assert_eq!(ok(instructor.get("/api/admin/promo-codes/SAVE5").await).json(), save);
    }
}

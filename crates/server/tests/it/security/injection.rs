// SPDX-License-Identifier: AGPL-3.0-or-later
//! S1: the search.

use std::sync::atomic::{AtomicBool, Ordering};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use perfshop_shop::quick_search;
use serde_json::Value;

use super::{captures, enter, flags_in, level, only, struck};
use crate::evidence::until;
use crate::util::app::{Client, Reply, TestApp};
use crate::util::shopper::{ok, refused};

async fn search(client: &Client<'_>, q: &str) -> Reply {
    client.get(&format!("/api/products/search?q={}", utf8_percent_encode(q, NON_ALPHANUMERIC))).await
}

/// Makes one row whose name is what an expression gives.
fn union(expression: &str) -> String {
    format!("qqzz' UNION ALL SELECT 9, {expression}, '', 0, 0, '', '', 0, 0, 0, 0, 0 -- ")
}

async fn told(client: &Client<'_>, expression: &str) -> String {
    ok(search(client, &union(expression)).await).json()["content"][0]["name"].as_str().unwrap().to_owned()
}

fn total(found: &Value) -> i64 {
    found["totalElements"].as_i64().unwrap()
}

#[tokio::test]
async fn evidence_s1() {
    for app in TestApp::both().await {
        let (ada, _) = enter(&app, "Ada", "b2").await;
        let (grace, _) = enter(&app, "Grace", "b2").await;
        let healthy = ok(search(&ada, "lampe").await).json();
        assert!(total(&healthy) > 0);
        let off = async || {
            assert_eq!(total(&ok(search(&ada, "qqzz' OR 1=1 -- ").await).json()), 0);
            assert_eq!(total(&ok(search(&ada, &union("1")).await).json()), 0);
            let long = union("(SELECT value FROM secrets WHERE name = 'flag')");
            assert_eq!(
                refused(&search(&ada, &long).await),
                (400, "VALIDATION_FAILED".into()),
                "too long to search for"
            );
            assert_eq!(quick_search::held_bytes(&app.state.shop), 0, "{}", app.database);
        };
        off().await;

        only(&app, "S1").await;
        assert_eq!(quick_search::held_bytes(&app.state.shop), 0, "made when it is needed");
        // The shape and the ordinary search stay.
        let on = ok(search(&ada, "lampe").await).json();
        assert!(on.as_object().unwrap().keys().eq(healthy.as_object().unwrap().keys()));
        assert!(on["content"][0].as_object().unwrap().keys().eq(healthy["content"][0].as_object().unwrap().keys()));
        assert!(total(&on) > 0 && quick_search::held_bytes(&app.state.shop) > 100_000);
        // UNION.
        assert_eq!(told(&ada, "(SELECT group_concat(name) FROM sqlite_master)").await, "products,secrets");
        let flag = told(&ada, "(SELECT value FROM secrets WHERE name = 'flag')").await;
        captures(&ada, &flag, "S1").await;
        let other = told(&grace, "(SELECT value FROM secrets WHERE name = 'flag')").await;
        captures(&grace, &other, "S1").await;
        assert_ne!(flag, other);
        let nobodys = told(&app.client(), "(SELECT value FROM secrets WHERE name = 'flag')").await;
        assert!(flags_in(&nobodys).len() == 1 && nobodys != flag && nobodys != other);
        // Boolean.
        let yes = search(&ada, "qqzz' OR (SELECT count(*) FROM secrets) = 3 -- ").await;
        let no = search(&ada, "qqzz' OR (SELECT count(*) FROM secrets) = 4 -- ").await;
        assert_eq!((total(&ok(yes).json()), total(&ok(no).json())), (1_000, 0));
        // Filters and pages cannot be commented out.
        let page = ok(ada.get("/api/products/search?q=%27%20OR%201=1%20--%20&size=3&page=1&maxPrice=50").await).json();
        assert_eq!((page["content"].as_array().unwrap().len(), &page["number"]), (3, &1.into()));
        assert!(page["content"].as_array().unwrap().iter().all(|row| row["price"].as_f64().unwrap() <= 50.0));
        // A broken statement is an error of the shop, and tells nothing.
        let broken = search(&ada, "'").await;
        assert_eq!(refused(&broken), (500, "INTERNAL_ERROR".into()));
        assert!(!broken.text().contains("syntax") && !broken.text().contains("SELECT"));
        assert!(struck(&app, "chaos_security_s1_sqli").await >= 8.0);

        level(&app, 0).await;
        off().await;
        assert_eq!(ok(search(&ada, "lampe").await).json(), healthy);
    }
}

/// Time is spent in the database, ends after five seconds, and holds nobody up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_search_that_takes_time_is_ended_and_stops_nobody() {
    let app = TestApp::sqlite().await;
    only(&app, "S1").await;
    let endless = "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c)";
    let over = AtomicBool::new(false);
    let (client, q) = (app.client(), union(endless));
    let long = async {
        let ended = search(&client, &q).await;
        over.store(true, Ordering::Relaxed);
        ended
    };
    let others = async {
        ok(app.client().get("/api/products").await);
        over.load(Ordering::Relaxed)
    };
    let (ended, waited) = tokio::join!(long, others);
    assert_eq!(refused(&ended), (500, "INTERNAL_ERROR".into()));
    assert!(!waited, "the others were answered before it was ended");
}

#[tokio::test]
async fn nothing_but_the_copy_is_reached() {
    for app in TestApp::both().await {
        let before = crate::util::stored::stored(&app).await;
        let client = app.client();
        only(&app, "S1").await;
        for q in [
            "'; DELETE FROM products; -- ".to_owned(),
            "'; UPDATE users SET password_hash = 'x'; -- ".to_owned(),
            "'; ATTACH DATABASE 'shop.db' AS shop; -- ".to_owned(),
            union("(SELECT email FROM users)"),
            union("(SELECT table_name FROM information_schema.tables)"),
            union("LOAD_FILE('/etc/passwd')"),
            union("load_extension('x')"),
            "x".repeat(4_097),
            format!("' OR {}", "(".repeat(4_000)),
        ] {
            let reply = search(&client, &q).await;
            assert!([400, 500].contains(&reply.status.as_u16()), "{} {q:.80}", reply.status);
        }
        level(&app, 0).await;
        let held = || async { (quick_search::held_bytes(&app.state.shop) == 0).then_some(()) };
        until("the copy was given up", async || held().await).await;
        let revision = |text: &str| {
            let lines = text.lines().filter(|line| {
                !["revision", "audit", "activations", "admin_tokens"].iter().any(|word| line.starts_with(word))
            });
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(revision(&crate::util::stored::stored(&app).await), revision(&before), "{}", app.database);
    }
}

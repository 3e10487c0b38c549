// SPDX-License-Identifier: AGPL-3.0-or-later
//! Levers that take a share of the workers or of the connections: off, on, off.

use serde_json::{Value, json};

use super::{series, until};
use crate::util::app::{Instructor, TestApp};
use crate::util::purchase::Purchase;

/// Sets a lever by its own call, which answers the dose under its name in the status.
async fn set(instructor: &Instructor<'_>, path: &str, name: &str, dose: u8) {
    let reply = instructor.post(&format!("/api/admin/chaos/{path}"), json!({"intensity": dose})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let body: Value = reply.json();
    assert_eq!((&body["success"], &body["status"]["performance"][name]), (&json!(true), &json!(dose)), "{body}");
}

async fn until_series(app: &TestApp, name: &str, value: f64) {
    until(&format!("{name} at {value}"), async || (series(app, name).await == value).then_some(())).await;
}

#[tokio::test]
async fn evidence_thread_pool() {
    let app = TestApp::sqlite_with(&[("workers", "10")]).await;
    let instructor = app.instructor().await;
    let busy = async |count: f64| until_series(&app, "perfshop_workers_busy", count).await;

    // Off: nobody is at work.
    assert_eq!(series(&app, "perfshop_workers_busy").await, 0.0);
    assert_eq!(series(&app, "perfshop_workers_max").await, 10.0);
    Purchase::default().buy(&app, 1).await;

    // On: exactly that share, up and down, and the last worker never; what is served before and after is the same.
    for (dose, count) in [(50, 5.0), (80, 8.0), (20, 2.0), (100, 9.0)] {
        set(&instructor, "thread-pool", "threadPool", dose).await;
        busy(count).await;
        assert_eq!(app.state.control.status().performance.thread_pool, dose);
    }
    Purchase::default().buy(&app, 2).await;
    // With the last one at work a request stands in line, and is served once it is free.
    let last = app.state.workers.take().await.unwrap();
    let client = app.client();
    let (reply, ()) = tokio::join!(client.get("/api/products"), async {
        until_series(&app, "perfshop_workers_queue", 1.0).await;
        drop(last);
    });
    assert_eq!(reply.status, 200);
    assert_eq!(series(&app, "perfshop_workers_queue").await, 0.0);

    // Requests under way finish first: what they hold is taken as they give it back.
    set(&instructor, "thread-pool", "threadPool", 0).await;
    let mut under_way = Vec::new();
    for _ in 0..6 {
        under_way.push(app.state.workers.take().await.unwrap());
    }
    set(&instructor, "thread-pool", "threadPool", 90).await;
    busy(10.0).await;
    drop(under_way);
    busy(9.0).await;

    // Off again: within the call.
    assert_eq!(instructor.post("/api/admin/chaos/reset", json!({})).await.status, 200);
    assert_eq!(series(&app, "perfshop_workers_busy").await, 0.0);
    Purchase::default().buy(&app, 3).await;
}

/// The connections that the pool has open, those in use, and who waits for one.
fn pool(app: &TestApp) -> (usize, usize, usize) {
    let pool = app.state.shop.pool_status();
    (pool.size, pool.size - pool.idle, pool.waiting)
}

/// The connections of the program as the system or the database's server sees them.
fn seen_from_outside(app: &TestApp) -> usize {
    match app.run_in_database("SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()") {
        Some(counted) => counted.trim().parse().unwrap(),
        None => {
            let open = std::fs::read_dir("/proc/self/fd").unwrap().flatten();
            let open = open.filter_map(|file| std::fs::read_link(file.path()).ok());
            open.filter(|file| *file == app.folder().join("shop.db")).count()
        }
    }
}

#[tokio::test]
async fn evidence_db_pool() {
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let used = async |count: usize| {
            let what = format!("{count} in use on {}", app.database);
            until(&what, async || (pool(&app).1 == count).then_some(())).await;
            let scrape = app.management("/actuator/prometheus/students").await.text();
            let line = format!("db_client_connection_count{{state=\"used\"}} {count}\n");
            assert!(scrape.contains(&line), "{line}{scrape}");
        };

        // Off: nobody is at work, and the connections that were opened so far lie idle.
        Purchase::default().buy(&app, 1).await;
        let (opened, connections) = (pool(&app).0, seen_from_outside(&app));
        used(0).await;

        // On: exactly that share, in connections that are there.
        for (dose, count) in [(50, 10), (85, 17), (20, 4), (100, 19)] {
            set(&instructor, "db-pool", "dbPool", dose).await;
            used(count).await;
            let more = pool(&app).0 - opened;
            let seen = format!("{} connections more on {}", more, app.database);
            until(&seen, async || (seen_from_outside(&app) >= connections + more).then_some(())).await;
        }
        // The last one serves a whole purchase. While it is away a request waits for it, and is served then.
        Purchase::default().buy(&app, 2).await;
        let last = app.state.shop.set_aside(1);
        used(20).await;
        let client = app.client();
        let (reply, ()) = tokio::join!(client.get("/api/products"), async {
            until_series(&app, "db_client_connection_pending_requests", 1.0).await;
            drop(last);
        });
        assert_eq!(reply.status, 200, "{}", app.database);

        // Off again: within the call, and what was opened for it is closed.
        assert_eq!(instructor.post("/api/admin/chaos/reset", json!({})).await.status, 200);
        used(0).await;
        assert!(pool(&app).0 <= opened + 1, "{} of {opened} on {}", pool(&app).0, app.database);
        // SQLite keeps a closed connection's file open for the next one, as long as another one has locks on it.
        if app.database == "mariadb" {
            until("closed", async || (seen_from_outside(&app) <= connections + 2).then_some(())).await;
        }
        Purchase::default().buy(&app, 3).await;
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The slow query: off, on, off.

use std::time::{Duration, Instant};

use serde_json::json;

use super::until;
use crate::util::app::TestApp;
use crate::util::mariadb::MariaDb;
use crate::util::purchase::Purchase;
use crate::util::shopper::ok;

/// Part of the statement, by which it is known in a list of statements.
const PART: &str = "INSTR(other.word";

const PATHS: [&str; 3] = ["/api/products?size=5", "/api/products/search?q=cl", "/api/products/1"];

/// How often the statement was run since the last look.
fn rankings(app: &TestApp) -> usize {
    app.statements.take().iter().filter(|sql| sql.contains(PART)).count()
}

#[tokio::test]
async fn evidence_slow_query() {
    // The server's own log of slow statements, in a table; connections made from here on are held to it.
    if let Some(server) = MariaDb::start() {
        server.run("SET GLOBAL log_output = 'TABLE'; SET GLOBAL slow_query_log = 1; SET GLOBAL long_query_time = 0.1;");
    }
    for app in TestApp::both().await {
        let instructor = app.instructor().await;
        let client = app.client();
        let set = async |dose: u8| {
            let body = json!({"intensity": dose});
            let body = ok(instructor.post("/api/admin/chaos/slow-queries", body).await).json();
            assert_eq!(body["status"]["performance"]["slowQueries"], dose);
        };

        // Off: the statement is not there.
        let mut healthy = Vec::new();
        for path in PATHS {
            healthy.push(ok(client.get(path).await).json());
        }
        assert_eq!(rankings(&app), 0);

        // On: each of the three runs it once, answers the same, and after some runs at the latest takes its time: 0.3 s.
        set(15).await;
        // The first one of all learns besides what it costs here.
        ok(client.get(PATHS[0]).await);
        assert_eq!(rankings(&app), 2, "{}", app.database);
        for (path, healthy) in PATHS.iter().zip(&healthy) {
            rankings(&app);
            assert_eq!(ok(client.get(path).await).json(), *healthy, "{path} on {}", app.database);
            assert_eq!(rankings(&app), 1, "{path} on {}", app.database);
            until("slow", async || {
                let begin = Instant::now();
                ok(client.get(path).await);
                (begin.elapsed() >= Duration::from_millis(200)).then_some(())
            })
            .await;
        }
        // Nothing else does, and a whole purchase goes on.
        rankings(&app);
        ok(client.get("/api/products/categories").await);
        Purchase::default().buy(&app, 2).await;
        assert_eq!(rankings(&app), 0);
        let logged = "SELECT COUNT(*) FROM mysql.slow_log WHERE db = DATABASE() AND sql_text LIKE '%INSTR(other.word%'";
        if let Some(slow) = app.run_in_database(logged) {
            assert!(slow.trim().parse::<u32>().unwrap() > 0, "it is in the server's log of slow statements");
        }
        // Longer for a greater dose.
        set(30).await;
        until("slower", async || {
            let begin = Instant::now();
            ok(client.get(PATHS[2]).await);
            (begin.elapsed() >= Duration::from_millis(400)).then_some(())
        })
        .await;

        // Off again, while it runs: it is ended, its connections are free within the call, and the products are shown.
        set(100).await;
        let running = async || {
            until("both run", async || (app.state.shop.running_rankings() == 2).then_some(())).await;
            ok(instructor.post("/api/admin/chaos/reset", json!({})).await);
            assert_eq!(app.state.shop.running_rankings(), 0, "{}", app.database);
            if let Some(running) = app.run_in_database(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() \
                 AND info LIKE '%INSTR(other.word%'",
            ) {
                assert_eq!(running.trim(), "0");
            }
        };
        app.statements.take_failed();
        let (one, other, ()) = tokio::join!(client.get(PATHS[0]), client.get(PATHS[2]), running());
        assert_eq!(ok(one).json()["totalElements"], healthy[0]["totalElements"], "{}", app.database);
        assert_eq!(ok(other).json()["name"], healthy[2]["name"], "{}", app.database);
        let failed = app.statements.take_failed();
        assert!(failed.len() == 2 && failed.iter().all(|sql| sql.contains(PART)), "{failed:?} on {}", app.database);
        rankings(&app);
        for path in PATHS {
            ok(client.get(path).await);
        }
        assert_eq!(rankings(&app), 0);
        let pool = app.state.shop.pool_status();
        assert_eq!((pool.size - pool.idle, pool.waiting), (0, 0), "{}", app.database);
    }
}

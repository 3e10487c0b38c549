// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a database holds, as one text: two texts are equal when nothing was stored in between.

use perfshop_shop::db::Db;

use super::app::TestApp;

/// Rows of every table, and what calls of the shop change without adding a row.
pub async fn stored(app: &TestApp) -> String {
    let names = match app.database {
        "sqlite" => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        _ => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name",
    };
    let mut text = String::new();
    for db in [&app.state.shop, &app.state.control_db] {
        for table in db.query(names, &[], |row| row.get::<String>(0)).await.unwrap() {
            let count = number(db, format!("SELECT COUNT(*) FROM {table}")).await;
            text.push_str(&format!("{table}: {count}\n"));
        }
    }
    for sum in [
        "SELECT CAST(COALESCE(SUM(quantity), 0) AS SIGNED) FROM cart_items",
        "SELECT CAST(SUM(stock) AS SIGNED) FROM products",
        "SELECT CAST(SUM(loyalty_points) AS SIGNED) FROM users",
    ] {
        text.push_str(&format!("{sum}: {}\n", number(&app.state.shop, sum.into()).await));
    }
    let revision = number(&app.state.control_db, "SELECT revision FROM chaos_state".into()).await;
    let checkouts = "SELECT COALESCE(checkout, '') FROM sessions ORDER BY id_hash";
    let checkouts = app.state.shop.query(checkouts, &[], |row| row.get::<String>(0)).await.unwrap();
    format!("{text}revision: {revision}\n{}", checkouts.join("\n"))
}

async fn number(db: &Db, sql: String) -> i64 {
    // The facade takes only texts that are written in the program; a test may make one.
    db.query_one(sql.leak(), &[], |row| row.get::<i64>(0)).await.unwrap().unwrap()
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two copies of the shop on one database: what is set at one acts at both, and the death of one is nothing to the other.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{doses, small};
use crate::evidence::until;
use crate::util::buyer::Buyer;
use crate::util::instructor::Instructor;
use crate::util::mariadb::MariaDb;
use crate::util::process::ShopProcess;

/// The threads that burn for the lever, by their ids.
fn burning(shop: &ShopProcess) -> BTreeSet<u32> {
    let Some(pid) = shop.shop_pid() else { return BTreeSet::new() };
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    let named = tasks.filter(|task| {
        std::fs::read_to_string(task.path().join("comm")).is_ok_and(|name| name.starts_with("recommend-"))
    });
    named.filter_map(|task| task.file_name().to_str()?.parse().ok()).collect()
}

async fn burns(shop: &ShopProcess, threads: usize) {
    until(&format!("{threads} threads burn"), async || (burning(shop).len() == threads).then_some(())).await;
}

async fn active(instructor: &Instructor) -> Vec<Value> {
    let listed = instructor.call(reqwest::Method::GET, "/chaos/activations", None).await;
    let active = listed["active"].as_array().expect("what is active").iter();
    active.map(|one| one["anomaly"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_copies_follow_the_same_activations_and_one_may_die() {
    let Some(server) = MariaDb::start() else { return };
    let database = server.fresh_database();
    let copy = || small().arg("--database-url").arg(database.url());
    // One after the other: the first makes the data.
    let (mut one, other) = (copy().start(), copy().start());
    let (at_one, at_other) = (Instructor::login(&one).await, Instructor::login(&other).await);
    let healthy = doses(&at_other.status().await.0);
    let pid = other.shop_pid().expect("the other runs");

    // Set at one: it acts at both, in the plan of a request and on the process.
    at_one.cpu(10, 2).await;
    at_one.activate(json!({"anomaly": "A1"})).await;
    assert_eq!(burning(&one).len(), 2, "within the call");
    burns(&other, 2).await;
    let refused = Box::leak(Box::default());
    let mut buyer = Buyer::login(&other.public(), 21, refused).await;
    until("the other charges as one does", async || {
        let status = at_other.status().await.0;
        (status["business"]["active"] == json!(["A1"])).then_some(())
    })
    .await;
    assert_eq!(buyer.purchase(&[(1, 1)].into(), "struck").await.total_cents, 11_960);
    // Another dose, set at the other.
    at_other.cpu(5, 1).await;
    burns(&one, 1).await;
    assert_eq!(at_one.status().await.0["performance"]["cpu"]["intensity"], 5);

    // One dies: the other goes on as it was, with the same threads, and what is active stays so.
    let threads = burning(&other);
    one.kill_shop();
    assert_eq!(buyer.purchase(&[(1, 1)].into(), "still struck").await.total_cents, 11_960);
    one.wait_until_ready();
    burns(&one, 1).await;
    assert_eq!((active(&at_other).await.len(), burning(&other)), (2, threads));
    assert_eq!(other.shop_pid(), Some(pid));
    let at_one = at_one.reconnected();
    assert_eq!(at_one.status().await.0["business"]["active"], json!(["A1"]), "the new one follows");

    // A reset at one is a reset at both.
    at_one.reset().await;
    assert!(burning(&one).is_empty(), "within the call");
    burns(&other, 0).await;
    until("nothing is on at the other", async || (doses(&at_other.status().await.0) == healthy).then_some(())).await;
    for instructor in [&at_one, &at_other] {
        assert_eq!(active(instructor).await, [] as [Value; 0]);
    }
    assert_eq!(buyer.purchase(&[(1, 1)].into(), "fair").await.total_cents, 12_000);
}

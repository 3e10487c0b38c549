// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop chaos run` against the real program: each way to end has its exit code and journal, and none leaves anything on.

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use reqwest::Method;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tokio::process::{Child, Command};

use crate::util::instructor::Instructor;
use crate::util::process::{ADMIN_EMAIL, ADMIN_PASSWORD, Shop, ShopProcess};

/// Half of the pool: a symptom that is there at once, by a figure that needs no traffic.
const HALF_THE_POOL: &str = "\
title: Half the pool
duration: 4s
steadyState:
  recovery: 30s
  probes:
    - name: The shop answers
      http: /api/products?size=1
    - metric: poolPercent
      max: 20
activations:
  - at: 1s
    anomaly: db_pool
    dose: 50
expect:
  - name: The pool is half taken
    metric: poolPercent
    min: 40
";

fn start(shop: &ShopProcess, file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_perfshop"))
        .args(["chaos", "run"])
        .arg(file)
        .args(["--url", &shop.admin(), "--shop", &shop.public()])
        .arg("--data-dir")
        .arg(shop.data_dir())
        .env("PERFSHOP_LANG", "en")
        .env("PERFSHOP_ADMIN_EMAIL", ADMIN_EMAIL)
        .env("PERFSHOP_ADMIN_PASSWORD", ADMIN_PASSWORD)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

/// A run to its end: its exit code, what it said and its journal.
async fn run(shop: &ShopProcess, text: &str) -> (Option<i32>, String, Value) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.yaml");
    std::fs::write(&file, text).unwrap();
    told(start(shop, &file).wait_with_output().await.unwrap(), folder.path())
}

fn told(output: Output, folder: &Path) -> (Option<i32>, String, Value) {
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let journal = std::fs::read_to_string(folder.join("test.journal.json")).unwrap_or_default();
    (output.status.code(), said, serde_json::from_str(&journal).unwrap_or_default())
}

async fn active(instructor: &Instructor) -> Vec<String> {
    let list = instructor.call(Method::GET, "/chaos/activations", None).await;
    let rows = list["active"].as_array().unwrap();
    rows.iter().map(|row| row["anomaly"].as_str().unwrap().to_owned()).collect()
}

async fn until_active(instructor: &Instructor, anomaly: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while !active(instructor).await.iter().any(|one| one == anomaly) {
        assert!(Instant::now() < end, "{anomaly} does not become active");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_experiment_is_told_by_its_exit_code_and_its_journal_and_leaves_nothing_on() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;

    let (code, said, journal) = run(&shop, HALF_THE_POOL).await;
    assert_eq!(code, Some(0), "{said}");
    assert_eq!((&journal["result"], &journal["exitCode"]), (&json!("held"), &json!(0)), "{journal:#}");
    assert_eq!(journal["findings"][0]["held"], json!(true), "{journal:#}");
    assert_eq!(journal["activations"][0]["endReason"], json!("ended"), "{journal:#}");
    assert!(
        journal["steadyStateBefore"].as_array().unwrap().len() == 2 && journal["recoveredAfterSeconds"].is_number()
    );
    assert!(!journal["figures"].as_array().unwrap().is_empty() && journal["endedAt"].is_string());
    assert!(said.contains("db_pool 50") && !said.contains("run-"), "{said}");
    assert!(active(&instructor).await.is_empty());

    // A finding that is never seen is no success, though the shop is healthy again.
    let (code, said, journal) = run(&shop, &HALF_THE_POOL.replace("min: 40", "min: 90")).await;
    assert_eq!((code, &journal["result"]), (Some(8), &json!("missed")), "{said}");
    assert!(active(&instructor).await.is_empty());

    // Nothing begins without a steady state, nor in the place of what somebody else has on.
    let (code, said, journal) = run(&shop, &HALF_THE_POOL.replace("size=1\n", "size=1\n      status: 404\n")).await;
    assert_eq!((code, &journal["activations"]), (Some(5), &json!([])), "{said}");
    instructor.activate(json!({"anomaly": "db_pool", "dose": 5})).await;
    let (code, said, _) = run(&shop, HALF_THE_POOL).await;
    assert!(code == Some(5) && said.contains("db_pool is active"), "{said}");
    assert_eq!(active(&instructor).await, ["db_pool"]);
    instructor.reset().await;

    // What cannot be read is refused before anybody is asked.
    let (code, said, journal) = run(&shop, &HALF_THE_POOL.replace("dose: 50", "dose: 500")).await;
    assert_eq!((code, &journal), (Some(2), &Value::Null), "{said}");
    assert!(said.contains("line 13: activations[0].dose must be from 1 to 100"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_rule_ends_an_experiment_early() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    let long = HALF_THE_POOL.replace("duration: 4s", "duration: 1h\nstopWhen:\n  poolPercent: 30");
    let (code, said, journal) = run(&shop, &long).await;
    assert_eq!((code, &journal["result"]), (Some(7), &json!("stopped")), "{said}");
    assert_eq!(journal["stoppedBy"]["rule"], json!("poolPercent"), "{journal:#}");
    assert!(journal["recoveredAfterSeconds"].is_number(), "{journal:#}");
    assert!(active(&instructor).await.is_empty());

    // The server strikes by itself too, and the run follows.
    let there = HALF_THE_POOL
        .replace("duration: 4s", "duration: 1h\nstopWhen:\n  heapPercent: 1")
        .replace("anomaly: db_pool\n    dose: 50", "anomaly: memory\n    dose: 20");
    let (code, said, journal) = run(&shop, &there).await;
    assert_eq!((code, &journal["result"]), (Some(7), &json!("stopped")), "{said}");
    assert!(active(&instructor).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_steady_state_that_does_not_come_back_is_a_failure() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.yaml");
    let text = HALF_THE_POOL
        .replace("anomaly: db_pool", "anomaly: thread_pool")
        .replace("recovery: 30s", "recovery: 0")
        .replace("duration: 4s", "duration: 8s");
    std::fs::write(&file, text).unwrap();
    let experiment = start(&shop, &file);
    until_active(&instructor, "thread_pool").await;
    // What stays ill is not the experiment's own: that is what the check afterwards is for.
    instructor.activate(json!({"anomaly": "db_pool", "dose": 50})).await;
    let (code, said, journal) = told(experiment.wait_with_output().await.unwrap(), folder.path());
    assert_eq!((code, &journal["result"]), (Some(6), &json!("not-back")), "{said}");
    assert!(journal["recoveredAfterSeconds"].is_null(), "{journal:#}");
    assert_eq!(active(&instructor).await, ["db_pool"], "its own is ended, another's is not");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_interrupted_ends_what_it_started() {
    let shop = Shop::new().start();
    let instructor = Instructor::login(&shop).await;
    for (signal, expected) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.yaml");
        std::fs::write(&file, HALF_THE_POOL.replace("duration: 4s", "duration: 1h")).unwrap();
        let experiment = start(&shop, &file);
        until_active(&instructor, "db_pool").await;
        let pid = i32::try_from(experiment.id().unwrap()).ok().and_then(Pid::from_raw).unwrap();
        kill_process(pid, signal).unwrap();
        let (code, said, journal) = told(experiment.wait_with_output().await.unwrap(), folder.path());
        assert_eq!((code, &journal["result"]), (Some(expected), &json!("interrupted")), "{said}");
        assert_eq!(journal["activations"][0]["endReason"], json!("ended"), "{journal:#}");
        assert!(active(&instructor).await.is_empty());
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The built-in shoppers against the real shop, and against one that is ill.

use std::net::SocketAddr;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use perfshop_server::load::{Load, Pace, Persona, Personas, Report, Running};
use perfshop_shop::params;
use rustix::process::{Pid, Signal, kill_process};

use crate::util::app::TestApp;
use crate::util::free_port;
use crate::util::shopper::number;

/// What stands before the shop: it may answer in its place, by the number of the call.
type Instead = fn(usize) -> Option<Response>;

/// A shop on a socket, and the calls that came.
struct Front {
    url: String,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Front {
    async fn of(routes: Router, instead: Instead) -> Self {
        let calls: Arc<Mutex<Vec<String>>> = Arc::default();
        let noted = calls.clone();
        let note = move |request: Request, next: Next| {
            let number = {
                let mut calls = noted.lock().unwrap();
                calls.push(format!("{} {}", request.method(), request.uri()));
                calls.len()
            };
            async move {
                match instead(number) {
                    Some(answer) => answer,
                    None => next.run(request).await,
                }
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let service = routes.layer(from_fn(note)).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self { url, calls }
    }

    fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }

    /// Shoppers who do not think.
    fn hurried(&self, buyers: usize, personas: &str, seed: u64) -> Load {
        let personas = Personas::parse(personas).unwrap();
        Load { pace: Pace::Buyers(buyers), personas, think: Duration::ZERO, seed, ..Load::of(&self.url) }
    }
}

fn healthy(_: usize) -> Option<Response> {
    None
}

fn problem(status: StatusCode, code: &str) -> Option<Response> {
    Some((status, format!(r#"{{"status": {}, "code": "{code}"}}"#, status.as_u16())).into_response())
}

async fn until(running: &Running, enough: impl Fn(&Running) -> bool) {
    let end = Instant::now() + Duration::from_secs(90);
    while !enough(running) {
        assert!(Instant::now() < end, "{:?}", running.progress());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn sums_add_up(report: &Report) {
    assert_eq!(report.calls.iter().map(|call| call.requests).sum::<u64>(), report.requests, "{report:?}");
    assert_eq!(report.calls.iter().map(|call| call.errors).sum::<u64>(), report.errors, "{report:?}");
    assert_eq!(report.faults.iter().map(|fault| fault.count).sum::<u64>(), report.errors, "{report:?}");
    for row in &report.journeys {
        assert_eq!(row.started, row.completed + row.failed + row.left + row.cut, "{row:?}");
    }
    for latency in report.calls.iter().map(|call| call.latency).chain([report.overall]) {
        let steps = [latency.p50, latency.p90, latency.p95, latency.p99, latency.max];
        assert!(steps.is_sorted() && !latency.max.is_zero(), "{latency:?}");
    }
    let slowest = report.calls.iter().map(|call| call.latency.max).max().unwrap();
    assert_eq!(report.overall.max, slowest);
}

fn count(report: &Report, persona: Persona) -> u64 {
    report.journeys.iter().find(|row| row.persona == persona).map_or(0, |row| row.started)
}

/// A level that is raised while they are about is told to them by a refusal, which they meant to get once they are told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shoppers_carry_what_the_checkout_asks_for() {
    let app = TestApp::sqlite().await;
    let front = Front::of(app.routes(), healthy).await;
    let running = front.hurried(4, "buyer=1,returning=1,bargain=1", 1).start().unwrap();
    for level in [0, 1, 2, 3, 4, 2] {
        crate::handshake::set_level(&app, level).await;
        let begun = running.progress().orders;
        until(&running, |running| running.progress().orders >= begun + 8).await;
    }
    let report = running.stop().await;
    assert_eq!((report.faults.as_slice(), report.errors), ([].as_slice(), 0));
    sums_add_up(&report);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn journeys_complete_and_what_is_counted_is_what_the_database_has() {
    for app in TestApp::both().await {
        let front = Front::of(app.routes(), healthy).await;
        let running = front.hurried(4, "browser=1,buyer=1,returning=1,bargain=1", 1).start().unwrap();
        until(&running, |running| running.progress().orders >= 20).await;
        let report = running.stop().await;

        assert_eq!((report.faults.as_slice(), report.errors), ([].as_slice(), 0), "{}", app.database);
        sums_add_up(&report);
        assert_eq!(front.calls().len() as u64, report.requests);
        let started = Persona::ALL.map(|persona| count(&report, persona));
        assert!(started.iter().max().unwrap() - started.iter().min().unwrap() <= 1, "{started:?}");
        for row in &report.journeys {
            assert!(row.failed == 0 && row.left == 0 && row.completed > 0, "{row:?}");
        }
        assert!(report.journeys.iter().map(|row| row.cut).sum::<u64>() <= 4);
        for code in ["PROMO_UNKNOWN", "PROMO_EXPIRED"] {
            assert!(report.refusals.iter().any(|row| row.code == code && row.status == "422"), "{:?}", report.refusals);
        }

        let ours = "SELECT COUNT(*) FROM orders WHERE user_id BETWEEN 301 AND 400";
        assert_eq!(number(&app, ours, params![]).await as u64, report.orders, "{}", app.database);
        let revenue = "SELECT CAST(SUM(total_cents) AS SIGNED) FROM orders WHERE user_id BETWEEN 301 AND 400";
        assert_eq!(number(&app, revenue, params![]).await, report.revenue_cents, "{}", app.database);
        let others = "SELECT COUNT(*) FROM sessions WHERE user_id < 301 OR user_id > 400";
        assert_eq!(number(&app, others, params![]).await, 0, "{}", app.database);
        // A customer who has ended a journey has logged out: only who was cut off is still logged in.
        let logged_in = "SELECT COUNT(*) FROM sessions WHERE user_id IS NOT NULL AND ended_at IS NULL";
        assert!(number(&app, logged_in, params![]).await <= 4, "{}", app.database);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_seed_makes_the_same_choices() {
    let mut runs = Vec::new();
    for seed in [11, 11, 12] {
        let app = TestApp::sqlite().await;
        let front = Front::of(app.routes(), healthy).await;
        let running = front.hurried(1, "browser=1,buyer=1,returning=1,bargain=1", seed).start().unwrap();
        until(&running, |running| running.progress().requests >= 150).await;
        running.stop().await;
        runs.push(front.calls()[..150].to_vec());
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_that_fails_now_and_then_does_not_end_the_run() {
    let app = TestApp::sqlite().await;
    let front = Front::of(app.routes(), |number| match number % 30 {
        9 => problem(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR"),
        19 => problem(StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS"),
        29 => Some("no JSON at all".into_response()),
        _ => None,
    });
    let front = front.await;
    let running = front.hurried(4, "browser=1,buyer=3,returning=1", 3).start().unwrap();
    until(&running, |running| running.progress().orders >= 6 && running.progress().errors >= 12).await;
    let report = running.stop().await;
    sums_add_up(&report);
    for (status, code) in [("500", "INTERNAL_ERROR"), ("429", "TOO_MANY_REQUESTS"), ("200", "UNREADABLE")] {
        assert!(report.faults.iter().any(|row| row.status == status && row.code == code), "{:?}", report.faults);
    }
    assert!(report.journeys.iter().any(|row| row.failed > 0));
    let ours = "SELECT COUNT(*) FROM orders WHERE user_id BETWEEN 301 AND 400";
    // An order whose answer was made unreadable is repeated by its token; only the last may have been given up.
    let placed = number(&app, ours, params![]).await as u64;
    assert!((report.orders..=report.orders + 1).contains(&placed), "{placed} {}", report.orders);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_that_is_down_is_asked_with_patience() {
    let app = TestApp::sqlite().await;
    let front = Front::of(app.routes(), |_| problem(StatusCode::SERVICE_UNAVAILABLE, "OVERLOADED")).await;
    let running = front.hurried(2, "buyer=1", 3).start().unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let report = running.stop().await;
    sums_add_up(&report);
    assert_eq!(report.requests, report.errors);
    assert!((2..=12).contains(&report.requests), "a pause after each failure: {report:?}");

    // The times are those that the shop took.
    let slow = Router::new().fallback(|| async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        StatusCode::BAD_GATEWAY
    });
    let running = Front::of(slow, healthy).await.hurried(5, "browser=1", 3).start().unwrap();
    until(&running, |running| running.progress().requests >= 10).await;
    let report = running.stop().await;
    let times = report.overall;
    assert!(times.p50.as_millis() >= 300 && times.p50.as_millis() < 600 && times.max >= times.p50, "{times:?}");
    assert_eq!((report.faults[0].status.as_str(), report.faults[0].code.as_str()), ("502", "-"));

    // Nobody there at all is an error as well, and no end.
    let address = format!("http://127.0.0.1:{}", free_port());
    let nobody = Load { think: Duration::ZERO, pace: Pace::Buyers(1), ..Load::of(address) };
    assert!(nobody.reach(Duration::from_secs(1)).await.is_err());
    let running = nobody.start().unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let report = running.stop().await;
    assert!(report.errors >= 2 && report.faults[0].code == "CONNECT", "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn journeys_begin_at_their_rate_whether_or_not_the_shop_keeps_up() {
    let app = TestApp::sqlite().await;
    let front = Front::of(app.routes(), healthy).await;
    // A journey takes minutes at this pace of thinking: arrivals do not wait for it.
    let load = Load { pace: Pace::Rate(20.0), think: Duration::from_secs(60), seed: 4, ..Load::of(&front.url) };
    let running = load.start().unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(running.active() > 20, "{}", running.active());
    let begin = Instant::now();
    let report = running.stop().await;
    assert!(begin.elapsed() < Duration::from_secs(2), "nobody goes on thinking: {:?}", begin.elapsed());
    let started: u64 = report.journeys.iter().map(|row| row.started).sum();
    assert!((35..=90).contains(&started), "{started} of about 60");
    sums_add_up(&report);
    assert_eq!((report.errors, report.not_started), (0, 0));
    for (persona, share) in Persona::ALL.into_iter().zip([60, 25, 10, 5]) {
        let wanted = started as f64 * f64::from(share) / 100.0;
        assert!((count(&report, persona) as f64 - wanted).abs() <= 1.0, "{report:?}");
    }
}

/// The real program's load tool.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perfshop"));
    command.arg("load").args(arguments).env_clear().env("PERFSHOP_LANG", "en").env("HOME", "/nonexistent");
    command
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_program_reports_at_the_end_and_at_ctrl_c() {
    let app = TestApp::sqlite().await;
    let front = Front::of(app.routes(), healthy).await;
    let arguments = ["--url", &front.url, "--buyers", "2", "--think", "0", "--seed", "5", "--duration", "1s"];
    let mut command = program(&arguments);
    let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let (code, report, errors) = said(&done);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{report}");
    for part in ["seed 5", "2 shoppers", "GET /api/products/{id}", "p99", "browser", "requests"] {
        assert!(report.contains(part), "{part} in:\n{report}");
    }

    let before = front.calls().len();
    let mut command = program(&["--url", &front.url, "--rate", "20", "--personas", "buyer=1"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(30);
    while front.calls().len() < before + 3 {
        assert!(Instant::now() < end, "no shopper came");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let done = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap();
    let (code, report, errors) = said(&done);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(report.contains("20 journeys a second") && report.contains("GET /api/products/categories"), "{report}");
}

#[test]
fn the_program_says_when_nobody_is_there_and_what_it_takes() {
    let url = format!("http://127.0.0.1:{}", free_port());
    let (code, report, errors) = said(&program(&["--url", &url]).output().unwrap());
    assert!(code == Some(4) && report.is_empty() && errors.contains(&url), "{code:?} {errors}");
    for (arguments, words) in [
        (["--buyers", "2001"], ["--buyers", "2000"]),
        (["--personas", "thief=1"], ["--personas", "browser"]),
        (["--duration", "soon"], ["--duration", "90s"]),
        (["--url", "https://shop.example"], ["--url", "http://"]),
    ] {
        let (code, _, errors) = said(&program(&arguments).output().unwrap());
        assert!(code == Some(2) && words.iter().all(|word| errors.contains(word)), "{arguments:?}: {errors}");
    }
    let (code, _, errors) = said(&program(&["--buyers", "2", "--rate", "2"]).output().unwrap());
    assert!(code == Some(2) && errors.contains("--rate"), "{errors}");
}

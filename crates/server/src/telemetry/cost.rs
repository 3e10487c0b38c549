// SPDX-License-Identifier: AGPL-3.0-or-later
//! What telemetry costs a request, in nanoseconds. Run by hand, on a quiet machine:
//! `cargo test --release -p perfshop-server --lib telemetry::cost -- --ignored --nocapture`

use std::hint::black_box;

use super::*;

const ROUNDS: u32 = 200_000;
const SQL: &str =
    "SELECT id, name, description, price_cents, category, stock, image_url FROM products ORDER BY id LIMIT ? OFFSET ?";

/// The best of five, which is the one that the neighbours disturbed least.
fn measure(what: &str, mut work: impl FnMut()) {
    let best = (0..5)
        .map(|_| {
            let started = thread_cpu();
            (0..ROUNDS).for_each(|_| work());
            thread_cpu() - started
        })
        .min()
        .unwrap_or_default();
    eprintln!("{:>6.0} ns  {what}", best.as_nanos() as f64 / f64::from(ROUNDS));
}

/// CPU time of this thread: other work on the machine does not count.
fn thread_cpu() -> Duration {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(t.tv_sec.unsigned_abs(), t.tv_nsec as u32)
}

#[test]
#[ignore = "a measurement, not a check"]
fn cost() {
    let out = std::fs::OpenOptions::new().write(true).open("/dev/null");
    let Ok((subscriber, sink, guard)) = out.map_err(log::LogError::from).and_then(|out| log::subscriber("info", out))
    else {
        return;
    };
    let telemetry = Telemetry::new("sqlite", Some(sink));
    let (method, route) = (Method::GET, Some("/api/products"));
    let statement = Statement { sql: SQL, rows: 20, duration: Duration::from_micros(27), ok: true };
    let header = Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    let id = Some("7b8e9a1c-5f3d-4c2b-8a6e-0d1f2e3c4b5a");
    let uri = axum::http::Uri::from_static("/api/products?page=1");
    let request = || {
        RequestContext::new(None, id).recorded(uri.clone()).sync_scope(|| {
            let active = telemetry.request_started(&method, route);
            telemetry.statement(&statement);
            active.finish(200);
        });
    };
    let duration = Duration::from_micros(120);

    eprintln!("with no log:");
    measure("metrics and live window of a finished request", || {
        telemetry.request_finished(&method, route, 200, duration);
    });
    measure("metrics of a statement", || telemetry.statement(&statement));
    eprintln!("with the log to /dev/null:");
    // As main installs it: a subscriber set for a scope costs more at each event. Only this test, run by hand, does so.
    if tracing::subscriber::set_global_default(subscriber).is_err() {
        return;
    }
    measure("reading the system's clock", || {
        black_box(SystemTime::now());
    });
    measure("new context", || drop(black_box(RequestContext::new(None, id))));
    measure("context continued", || drop(black_box(RequestContext::new(header, id))));
    RequestContext::new(None, id).sync_scope(|| {
        measure("a line of a message alone", || tracing::info!("hello"));
        measure("a line of a statement and its metrics", || telemetry.statement(&statement));
        measure("request_finished with its line", || telemetry.request_finished(&method, route, 200, duration));
    });
    measure("a context that is recorded", || drop(black_box(RequestContext::new(None, id).recorded(uri.clone()))));
    measure("all of a GET with one statement, its steps noted, most forgotten", request);
    let cpu = process::cpu_time();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..ROUNDS).for_each(|_| request()));
        }
    });
    let each = (process::cpu_time() - cpu).as_nanos() as f64 / f64::from(2 * ROUNDS);
    eprintln!("{each:>6.0} ns  the same on two threads, the writer's share included");
    drop(guard);
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The text of a scrape: what Prometheus' own tool says of it, which names it has, and what students are not shown.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, Method, Uri};
use axum::routing::get;
use perfshop_server::telemetry::{
    ChaosSample, Format, HeapNumbers, PoolNumbers, RequestContext, Restarts, Sources, Telemetry, WorkerNumbers,
};
use perfshop_shop::booking::Booked;
use perfshop_shop::checkout::Address;
use perfshop_shop::db::{DbObserver, Statement};
use perfshop_shop::ledger::{Moves, PointsMove, StateMove, StockMove};
use perfshop_shop::money::Cents;
use perfshop_shop::orders::{Order, Status};

use crate::util::prometheus::{Prometheus, Target, promtool_check};

struct Fixed;

impl Sources for Fixed {
    fn pool(&self) -> PoolNumbers {
        PoolNumbers { max: 20, in_use: 7, idle: 3, waiting: 2 }
    }
    fn workers(&self) -> WorkerNumbers {
        WorkerNumbers { busy: 5, max: 200, queue: 1 }
    }
    fn heap(&self) -> HeapNumbers {
        HeapNumbers { used: 1 << 20, max: 512 << 20, peak: 2 << 20 }
    }
    fn chaos(&self) -> Vec<ChaosSample> {
        let cpu = Some(("type", "cpu".to_owned()));
        vec![
            ChaosSample { name: "chaos_intensity", label: cpu, value: 37.0 },
            ChaosSample { name: "chaos_intensity", label: Some(("type", "mem\"ory\n".to_owned())), value: 0.0 },
            ChaosSample { name: "chaos_business_level", label: None, value: 0.0 },
            ChaosSample { name: "chaos_business_a1_tva", label: None, value: 3.0 },
            ChaosSample {
                name: "chaos_scripting_rejected_total",
                label: Some(("code", "TOKEN_MISSING".to_owned())),
                value: 4.0,
            },
        ]
    }
    fn restarts(&self) -> Vec<Restarts> {
        vec![Restarts { reason: "crash".to_owned(), count: 2 }, Restarts { reason: "oom".to_owned(), count: 0 }]
    }
}

/// An application that has lived a little.
fn lived() -> Telemetry {
    let telemetry = Telemetry::new("sqlite", None);
    let ms = Duration::from_millis;
    let finished = |method: Method, route, status, duration| {
        telemetry.request_finished(&method, route, status, duration);
    };
    // One whose trace is kept, so that its bucket has an exemplar.
    let context = RequestContext::new(None, None).recorded(Uri::from_static("/api/products/1"));
    context.sync_scope(|| finished(Method::GET, Some("/api/products/{id}"), 200, ms(3)));
    finished(Method::GET, Some("/api/products/{id}"), 200, ms(30));
    finished(Method::GET, Some("/api/products/{id}"), 404, ms(1));
    finished(Method::from_bytes(b"BREW").unwrap(), None, 405, ms(1));
    finished(Method::GET, Some("/a\"b\\c\n{id}"), 200, ms(1));
    finished(Method::POST, Some("/api/admin/chaos/cpu"), 200, ms(1));
    finished(Method::GET, Some("/api/admin/me"), 200, ms(1));
    finished(Method::GET, Some("/api/chaos/student/status"), 200, ms(1));
    for sql in ["SELECT 1", "  insert INTO t VALUES (?)", "PRAGMA x"] {
        telemetry.statement(&Statement { sql, rows: 1, duration: ms(2), ok: true });
    }
    telemetry.order_booked(&booked(Cents(11_960)));
    telemetry.order_booked(&booked(Cents(1)));
    telemetry.ended_session_used(false);
    telemetry
}

/// An order of five pieces, of which the stock had three.
fn booked(total: Cents) -> Booked {
    let address = Address {
        first_name: "Ada".into(),
        last_name: "Lovelace".into(),
        street: "1 rue de la Paix".into(),
        postal_code: "75002".into(),
        city: "Paris".into(),
        region: None,
        country: "FR".into(),
        phone: None,
    };
    let order = Order {
        id: 1,
        status: Status::Paid,
        created_at: 0,
        paid_at: None,
        items: Vec::new(),
        goods: total + Cents(500),
        discount: Cents(500),
        voucher: Cents::ZERO,
        shipping: Cents(490),
        shipping_vat: Cents::ZERO,
        vat: Cents::ZERO,
        total,
        to_pay: total,
        points: 7,
        promo_code: None,
        shipping_mode: "standard".into(),
        address,
        payment: None,
        customer_country: None,
    };
    let mut moves = Moves::of(1);
    moves.stock = vec![StockMove { product_id: 1, pieces: -5, before: 3, after: 0 }];
    moves.points = vec![PointsMove { user_id: 1, granted: 7, taken: 100 }];
    moves.states = vec![StateMove { before: Some(Status::Pending), after: Status::Paid }];
    Booked { order, moves, mailed: total, user_id: 1, mail_id: 1 }
}

/// The value of the one line that begins with `series`.
#[track_caller]
fn value(text: &str, series: &str) -> f64 {
    let mut found = text.lines().filter_map(|l| l.strip_prefix(series)?.strip_prefix(' ')?.parse().ok());
    let first = found.next().unwrap_or_else(|| panic!("{series} is not in\n{text}"));
    assert!(found.next().is_none(), "{series} is there twice");
    first
}

#[test]
fn names_and_values() {
    let telemetry = lived();
    let method = Method::GET;
    let active = telemetry.request_started(&method, Some("/api/cart"));
    let text = telemetry.encode_all(&Fixed, Format::OpenMetrics);
    active.finish(200);

    let product = r#"{http_request_method="GET",http_route="/api/products/{id}",http_response_status_code="200"}"#;
    assert_eq!(value(&text, &format!("http_server_request_duration_seconds_count{product}")), 2.0);
    assert!((value(&text, &format!("http_server_request_duration_seconds_sum{product}")) - 0.033).abs() < 1e-9);
    let invented = r#"{http_request_method="_OTHER",http_route="",http_response_status_code="405"}"#;
    assert_eq!(value(&text, &format!("http_server_request_duration_seconds_count{invented}")), 1.0);
    for (operation, count) in [("SELECT", 1.0), ("INSERT", 1.0), ("UPDATE", 0.0), ("DELETE", 0.0), ("OTHER", 1.0)] {
        let labels = format!(r#"{{db_system_name="sqlite",db_operation_name="{operation}"}}"#);
        assert_eq!(value(&text, &format!("db_client_operation_duration_seconds_count{labels}")), count);
    }
    for (series, wanted) in [
        ("http_server_active_requests", 1.0),
        (r#"db_client_connection_count{state="used"}"#, 7.0),
        (r#"db_client_connection_count{state="idle"}"#, 3.0),
        ("db_client_connection_max", 20.0),
        ("db_client_connection_pending_requests", 2.0),
        ("perfshop_workers_busy", 5.0),
        ("perfshop_workers_max", 200.0),
        ("perfshop_workers_queue", 1.0),
        ("perfshop_heap_used_bytes", 1_048_576.0),
        ("perfshop_heap_max_bytes", 536_870_912.0),
        ("perfshop_heap_peak_bytes", 2_097_152.0),
        ("perfshop_orders_total", 2.0),
        ("perfshop_revenue_eur_total", 119.61),
        ("perfshop_goods_eur_total", 129.61),
        ("perfshop_discount_eur_total", 10.0),
        ("perfshop_shipping_eur_total", 9.8),
        ("perfshop_mailed_eur_total", 119.61),
        ("perfshop_pieces_sold_total", 10.0),
        ("perfshop_pieces_taken_total", 6.0),
        (r#"perfshop_points_total{move="granted"}"#, 14.0),
        (r#"perfshop_points_total{move="taken"}"#, 200.0),
        (r#"perfshop_order_moves_total{from="PENDING",to="PAID"}"#, 2.0),
        (r#"perfshop_ended_session_uses_total{outcome="refused"}"#, 1.0),
        (r#"perfshop_restarts_total{reason="crash"}"#, 2.0),
        (r#"perfshop_restarts_total{reason="oom"}"#, 0.0),
        ("perfshop_log_lines_dropped_total", 0.0),
        (r#"chaos_intensity{type="cpu"}"#, 37.0),
        ("chaos_business_level", 0.0),
        ("chaos_business_a1_tva", 3.0),
        (r#"chaos_scripting_rejected_total{code="TOKEN_MISSING"}"#, 4.0),
    ] {
        assert_eq!(value(&text, series), wanted, "{series}");
    }
    // A test's process may be younger than the system's tick.
    assert!((0.0..3600.0).contains(&value(&text, "process_uptime_seconds")));
    for series in [
        "process_cpu_time_seconds_total",
        "process_memory_usage_bytes",
        "process_open_file_descriptor_count",
        "process_thread_count",
        "system_cpu_logical_count",
    ] {
        assert!(value(&text, series) > 0.0, "{series}");
    }
    assert!(text.ends_with("\n# EOF\n"));
}

#[test]
fn a_request_whose_client_left_is_counted_and_no_longer_active() {
    let telemetry = Telemetry::new("mysql", None);
    let method = Method::POST;
    drop(telemetry.request_started(&method, Some("/api/orders")));
    let text = telemetry.encode_all(&Fixed, Format::Plain);
    let left = r#"{http_request_method="POST",http_route="/api/orders",http_response_status_code="499"}"#;
    assert_eq!(value(&text, &format!("http_server_request_duration_seconds_count{left}")), 1.0);
    assert_eq!(value(&text, "http_server_active_requests"), 0.0);
}

#[test]
fn students_read_no_word_of_it() {
    let telemetry = lived();
    for format in [Format::OpenMetrics, Format::Plain] {
        let (all, students) = (telemetry.encode_all(&Fixed, format), telemetry.encode_students(&Fixed, format));
        assert!(all.contains("chaos_intensity") && all.contains("/api/admin/me"));
        for word in ["chaos", "/api/admin", "intensity", "a1_tva"] {
            assert!(!students.contains(word), "{word} in\n{students}");
        }
        // Every symptom stays.
        let name = |line: &&str| line.starts_with("# TYPE ") && !line.contains("chaos");
        let names = |text: &str| text.lines().filter(name).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(names(&all), names(&students));
        assert_eq!(format == Format::OpenMetrics, students.ends_with("# EOF\n"));
    }
}

#[test]
fn applications_in_one_process_do_not_share() {
    let (one, other) = (lived(), Telemetry::new("sqlite", None));
    assert_eq!(value(&one.encode_all(&Fixed, Format::Plain), "perfshop_orders_total"), 2.0);
    assert_eq!(value(&other.encode_all(&Fixed, Format::Plain), "perfshop_orders_total"), 0.0);
}

#[test]
fn requests_on_many_threads_are_all_counted_and_a_scrape_goes_on_beside() {
    let telemetry = Telemetry::new("sqlite", None);
    let routes: Vec<String> = (0..20).map(|i| format!("/r{i}")).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for i in 0..4_000 {
                    let status = 200 + i as u16 % 5;
                    telemetry.request_finished(&Method::GET, Some(&routes[i % 20]), status, Duration::from_micros(90));
                }
            });
        }
        (0..20).for_each(|_| drop(telemetry.encode_students(&Fixed, Format::Plain)));
    });
    let text = telemetry.encode_students(&Fixed, Format::Plain);
    let counts =
        text.lines().filter_map(|l| l.strip_prefix("http_server_request_duration_seconds_count")?.rsplit_once(' '));
    assert_eq!(counts.map(|(_, n)| n.parse::<u32>().unwrap()).sum::<u32>(), 16_000);
}

#[tokio::test]
async fn the_sampler_tells_each_second_until_it_is_stopped() {
    let telemetry = Arc::new(lived());
    let mut watch = telemetry.live().watch();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let sampler = tokio::spawn(Arc::clone(&telemetry).run(Arc::new(Fixed), async { drop(stopped.await) }));
    watch.changed().await.unwrap();
    let sample = *watch.borrow_and_update();
    // The instructor's two calls are no traffic of the shop.
    assert!((1.0..=6.0).contains(&sample.requests_per_second), "{sample:?}");
    assert_eq!((sample.pool_used, sample.workers_busy, sample.restarts), (7, 5, 2));
    assert_eq!((sample.orders_per_minute, sample.revenue_eur), (2, 119.61));
    assert!(sample.at > 0 && sample.rss_bytes > 0 && telemetry.live().signals().heap_percent > 0.0);
    drop(stop);
    sampler.await.unwrap();
    assert_eq!(telemetry.live().hour()[0], sample);
}

#[test]
fn a_real_prometheus_reads_both_scrapes() {
    let telemetry = Arc::new(lived());
    let served = |encode: fn(&Telemetry, &dyn Sources, Format) -> String| {
        let telemetry = Arc::clone(&telemetry);
        get(move |headers: HeaderMap| async move {
            let format = Format::negotiated(headers.get("accept").and_then(|a| a.to_str().ok()));
            // What is tested here is the text that it asks for.
            assert_eq!(format, Format::OpenMetrics);
            ([("content-type", format.content_type())], encode(&telemetry, &Fixed, format))
        })
    };
    let router = Router::new()
        .route("/all", served(Telemetry::encode_all))
        .route("/students", served(Telemetry::encode_students));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let port = listener.local_addr().unwrap().port();
    runtime.spawn(async { axum::serve(listener, router).await });
    let targets = [("all", "/all"), ("students", "/students")].map(|(job, path)| Target { job, port, path });
    let Some(prometheus) = Prometheus::start(&targets) else { return };
    let limit = Duration::from_secs(20);
    for (query, wanted) in [
        ("perfshop_orders_total{job='students'}", 2.0),
        ("chaos_intensity{job='all',type='cpu'}", 37.0),
        ("chaos_business_a1_tva{job='all'}", 3.0),
        ("sum(http_server_request_duration_seconds_count{job='students'})", 5.0),
        ("sum(http_server_request_duration_seconds_count{job='all'})", 8.0),
        ("histogram_quantile(1, sum by (le) (db_client_operation_duration_seconds_bucket{job='all'}))", 0.005),
        ("up{job='students'}", 1.0),
    ] {
        assert_eq!(prometheus.wait_for(query, limit), wanted, "{query}");
    }
    assert_eq!(prometheus.query("{__name__=~'chaos_.*',job='students'}"), serde_json::json!([]));
}

/// The names that end like a part of a histogram because the semantic conventions call them so: a remark on style, not a fault.
const DOCUMENTED: [&str; 4] = [
    "db_client_connection_count ",
    "process_open_file_descriptor_count ",
    "process_thread_count ",
    "system_cpu_logical_count ",
];

#[test]
fn promtool_takes_both_scrapes() {
    let telemetry = lived();
    for text in [telemetry.encode_all(&Fixed, Format::Plain), telemetry.encode_students(&Fixed, Format::Plain)] {
        let Some(remarks) = promtool_check(&text) else { return };
        let others: Vec<_> = remarks.lines().filter(|r| !DOCUMENTED.iter().any(|d| r.starts_with(d))).collect();
        assert!(others.is_empty(), "{others:#?}\n{text}");
    }
}

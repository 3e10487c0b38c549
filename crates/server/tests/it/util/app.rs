// SPDX-License-Identifier: AGPL-3.0-or-later
//! The whole application in the test's own process: its real routers over a private database, asked without a socket.
//!
//! ```ignore
//! for app in TestApp::both().await { … app.shop("POST", "/api/cart/add", Some(json!({…}))).await … }
//! ```

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use perfshop_chaos::Chaos;
use perfshop_server::admins;
use perfshop_server::api::live::LiveLines;
use perfshop_server::api::monitoring::History;
use perfshop_server::app::{App, AppState, LOG_SEARCHES};
use perfshop_server::auditor::desk::Desk;
use perfshop_server::config::{Config, Environment, FileChoice, Sources};
use perfshop_server::control::{ControlPlane, Resources};
use perfshop_server::gate::Gate;
use perfshop_server::guesses::Guesses;
use perfshop_server::handshake::Handshake;
use perfshop_server::health::HealthDesk;
use perfshop_server::heap::{BudgetTooSmall, Heap};
use perfshop_server::interceptors::Surface;
use perfshop_server::schemas::Schemas;
use perfshop_server::serve;
use perfshop_server::supervisor::Restarts;
use perfshop_server::telemetry::Telemetry;
use perfshop_server::texts::Texts;
use perfshop_server::workers::Workers;
use perfshop_shop::password::Passwords;
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::mariadb::{MariaDb, PrivateDatabase};
use super::statements::Statements;

pub const ADMIN_EMAIL: &str = "instructor@example.org";
pub const ADMIN_PASSWORD: &str = "correct horse battery staple";

/// The tests run on the ordinary allocator, which counts nothing: a heap that is always empty, and that lends nothing, because what it
/// lent would never be seen to be enough.
struct NoHeap;

impl Heap for NoHeap {
    fn used(&self) -> usize {
        0
    }
    fn max(&self) -> usize {
        512 << 20
    }
    fn allows_up_to(&self, _: usize, _: usize) -> bool {
        false
    }
    fn peak(&self) -> usize {
        0
    }
    fn set_limit(&self, _: usize) -> Result<(), BudgetTooSmall> {
        Ok(())
    }
}

/// One application with a database of its own.
pub struct TestApp {
    pub state: AppState,
    /// `sqlite` or `mariadb`: for messages.
    pub database: &'static str,
    /// What the shop's database was asked.
    pub statements: Arc<Statements>,
    public: Router,
    admin: Router,
    management: Router,
    // Dropped last: the files and the database must outlive the pools.
    private: Option<PrivateDatabase>,
    folder: TempDir,
}

impl TestApp {
    pub async fn sqlite() -> Self {
        Self::build(None, &[], true).await
    }

    /// With flags such as `("lang", "en")`.
    pub async fn sqlite_with(flags: &[(&str, &str)]) -> Self {
        Self::build(None, flags, true).await
    }

    /// Whose statements are told to no telemetry: for the bench that asks what telemetry costs.
    pub async fn unobserved() -> Self {
        Self::build(None, &[], false).await
    }

    /// `None`: MariaDB cannot be had here, which was said and counted as skipped.
    pub async fn mariadb() -> Option<Self> {
        let server = MariaDb::start()?;
        Some(Self::build(Some(server.fresh_database()), &[], true).await)
    }

    /// One application on each database.
    pub async fn both() -> Vec<Self> {
        let mut apps = vec![Self::sqlite().await];
        apps.extend(Self::mariadb().await);
        apps
    }

    async fn build(private: Option<PrivateDatabase>, flags: &[(&str, &str)], observed: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut all: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut set = |name: &str, value: &str| {
            let known = Config::settings().find(|setting| setting.name == name).expect("a setting");
            all.insert(known.name, value.to_owned());
        };
        set("data-dir", folder.path().to_str().unwrap());
        set("password-cost", "class");
        set("admin-email", ADMIN_EMAIL);
        set("admin-password", ADMIN_PASSWORD);
        if let Some(private) = &private {
            set("database-url", &private.url());
        }
        flags.iter().for_each(|(name, value)| set(name, value));
        let sources = Sources { flags: all, environment: Environment::default(), file: FileChoice::Nothing };
        let config = Config::load(&sources).unwrap().config;

        let database = if private.is_some() { "mariadb" } else { "sqlite" };
        let telemetry = Arc::new(Telemetry::new(database, None));
        let statements = Arc::new(Statements::beside(observed.then(|| telemetry.clone())));
        let shop = serve::open_shop(&config, statements.clone()).await.unwrap();
        let control_db = serve::open_control(&config).await.unwrap();
        let passwords = Passwords::new(serve::cost(config.security.password_cost));
        let made = admins::ensure_superadmin(&control_db, &passwords, ADMIN_EMAIL, Some(ADMIN_PASSWORD), || {
            unreachable!("a password is given")
        });
        assert_eq!(made.await.unwrap(), None);
        let chaos = Arc::new(Chaos::new());
        let live = telemetry.clone();
        let signals = Arc::new(move || live.live().signals());
        let identity = folder.path().to_str().unwrap();
        let workers = Arc::new(Workers::new(config.capacity.workers));
        let gate = Arc::new(Gate::new(telemetry.clone()));
        let resources = Resources { shop: shop.clone(), workers: workers.clone(), heap: &NoHeap, gate: gate.clone() };
        let (control, _) =
            ControlPlane::start(control_db.clone(), chaos.clone(), signals, identity, None, &resources).await.unwrap();
        let state = AppState(Arc::new(App {
            texts: Texts::new(config.text.language),
            telemetry,
            shop,
            control_db,
            passwords,
            guesses: Guesses::default(),
            chaos,
            control,
            control_runtime: tokio::runtime::Handle::current(),
            workers,
            gate,
            opens_at: None,
            heap: &NoHeap,
            gathering: Mutex::default(),
            restarts: Restarts::default(),
            schemas: Schemas::default(),
            handshake: Handshake::default(),
            live_lines: LiveLines::default(),
            history: History::default(),
            log_searches: Semaphore::new(LOG_SEARCHES),
            audits: Desk::default(),
            health: HealthDesk::default(),
            closing: CancellationToken::new(),
            config,
        }));
        let (public, admin) =
            (perfshop_server::router::public(&state, Surface::Shop), perfshop_server::router::admin(&state));
        let management = perfshop_server::router::management(&state);
        Self { state, database, statements, public, admin, management, private, folder }
    }

    /// A client of the shop (8080) that keeps its cookies.
    pub fn client(&self) -> Client<'_> {
        Client { app: self, cookies: Mutex::default() }
    }

    /// The shop's routes (8080), to be served on a socket.
    pub fn routes(&self) -> Router {
        self.public.clone()
    }

    /// A customer who is logged in, and the security token of the login.
    pub async fn customer(&self, number: u32) -> (Client<'_>, String) {
        let client = self.client();
        let body = serde_json::json!({
            "email": format!("user{number}@perfshop.com"), "password": format!("password{number}")
        });
        let reply = client.post("/api/auth/login", body).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let token = reply.json()["securityToken"].as_str().unwrap().to_owned();
        (client, token)
    }

    /// The instructor's listener (8081), with a token of the superadmin.
    pub async fn instructor(&self) -> Instructor<'_> {
        let login = serde_json::json!({"email": ADMIN_EMAIL, "password": ADMIN_PASSWORD});
        let request = json_request("POST", "/api/admin/login", Some(login));
        let reply = ask(&self.admin, request).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        Instructor { app: self, token: reply.json()["adminToken"].as_str().unwrap().to_owned() }
    }

    /// SQL run in the shop's database past the application, as the server's administrator; nothing with SQLite, which has none.
    pub fn run_in_database(&self, sql: &str) -> Option<String> {
        self.private.as_ref().map(|private| private.run(sql))
    }

    /// The data directory.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Any request to the shop's listener (8080).
    pub async fn ask_public(&self, request: Request<Body>) -> Reply {
        ask(&self.public, request).await
    }

    /// Any request to the instructor's listener (8081).
    pub async fn ask_admin(&self, request: Request<Body>) -> Reply {
        ask(&self.admin, request).await
    }

    /// A GET of the management listener (9090).
    pub async fn management(&self, path: &str) -> Reply {
        ask(&self.management, json_request("GET", path, None)).await
    }
}

/// A browser's worth of state: cookies.
pub struct Client<'a> {
    app: &'a TestApp,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Client<'_> {
    pub async fn get(&self, path: &str) -> Reply {
        self.send(json_request("GET", path, None)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(json_request("POST", path, Some(body))).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        self.send(json_request("PUT", path, Some(body))).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send(json_request("DELETE", path, None)).await
    }

    /// Sends any request with the cookies kept so far.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let reply = self.app.ask_public(request).await;
        for set in reply.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
        }
        reply
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Sets a cookie by hand.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }
}

/// The superadmin's calls on 8081.
pub struct Instructor<'a> {
    app: &'a TestApp,
    pub token: String,
}

impl Instructor<'_> {
    pub async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send("POST", path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        self.send("PUT", path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, None).await
    }

    async fn send(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        let mut request = json_request(method, path, body);
        request.headers_mut().insert("x-admin-token", self.token.parse().unwrap());
        self.app.ask_admin(request).await
    }
}

/// A request with a JSON body, or none.
pub fn json_request(method: &str, path: &str, body: Option<Value>) -> Request<Body> {
    let body = body.map_or_else(Body::empty, |json| Body::from(json.to_string()));
    raw_request(method, path, body)
}

/// A request with any body.
pub fn raw_request(method: &str, path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::builder()
        .method(Method::from_bytes(method.as_bytes()).unwrap())
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::CONTENT_TYPE, "application/json")
        .body(body.into())
        .unwrap()
}

async fn ask(router: &Router, request: Request<Body>) -> Reply {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    Reply { status: parts.status, headers: parts.headers, body }
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e} in {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The stable code of a refusal.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shop's process: opens the databases, starts both runtimes and the three listeners, and ends in good order.

use std::net::TcpListener;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use axum::Router;
use perfshop_chaos::Chaos;
use perfshop_shop::db::{Db, DbConfig, DbError, DbObserver, DbUrl, MigrationSet};
use perfshop_shop::password::{self, Passwords};
use perfshop_shop::seed::Lang;
use perfshop_shop::{opening, session};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::admins;
use crate::api::live;
use crate::api::monitoring::History;
use crate::app::{App, AppState, LOG_SEARCHES};
use crate::auditor::desk::Desk;
use crate::cli::{Unusable, new_password, token};
use crate::config::{Config, Language, PasswordCost, Profiler};
use crate::control::{ControlPlane, Resources};
use crate::gate::Gate;
use crate::guesses::Guesses;
use crate::health::HealthDesk;
use crate::interceptors::{self, Surface};
use crate::router;
use crate::supervisor::{Boot, Listeners};
use crate::telemetry::{Export, Telemetry, log};
use crate::texts::Texts;
use crate::work;
use crate::workers::Workers;

/// Requests that were accepted may take this long to finish once the program is asked to end.
const GRACE: Duration = Duration::from_secs(4);
/// Connections of the control plane: one would do, two let a long list and a toggle go side by side.
pub(crate) const CONTROL_POOL: usize = 2;
/// The stack of a thread that runs requests, in bytes. An order in an unoptimised program comes near the usual 2 MiB; what is not
/// touched is not resident.
const STACK: usize = 4 << 20;
/// How often sessions that nobody can use any more are deleted.
const PURGE_EVERY: Duration = Duration::from_secs(600);

/// Serves until SIGTERM or SIGINT.
pub fn run(mut config: Config, listeners: Listeners, boot: Boot) -> anyhow::Result<ExitCode> {
    // Port 0 was a wish for any port: from here on it is known which.
    config.listen.public = listeners.public.local_addr().context("the shop's address")?;
    config.listen.admin = listeners.admin.local_addr().context("the instructor's address")?;
    config.listen.management = listeners.management.local_addr().context("the management's address")?;
    // The guard is the last thing to go: what is logged while ending is written too.
    let (sink, _flush) = log::init(config.log.level.word())?;
    interceptors::install_hook();
    if let Some(end) = &boot.restarts.last {
        // Two threads may be refused memory at once: then the standard library's own remarks come last.
        let remarks = ["note: ", "skipping backtrace"];
        let is_told = |line: &&str| !remarks.iter().any(|remark| line.starts_with(remark));
        let words = end.detail.lines().rfind(is_told).unwrap_or_default();
        tracing::warn!(target: "server", reason = end.reason.word(), words, "started again");
    }
    let shop_runtime = runtime("shop", None)?;
    let control_runtime = runtime("control", Some(2))?;
    let texts = Texts::new(config.text.language);
    let Boot { restarts, mut ready, heap } = boot;

    let passwords = Passwords::new(cost(config.security.password_cost));
    let telemetry = Arc::new(Telemetry::new(system(&config.data.database), Some(sink)));
    // Beside each other: the first password is hashed, which is slow on purpose.
    let (shop, control_db) = std::thread::scope(|scope| {
        let shop = scope.spawn(|| shop_runtime.block_on(open_shop(&config, telemetry.clone())));
        let control = control_runtime.block_on(async {
            let db = open_control(&config).await.map_err(|error| unusable(error, &config.data.database, &texts))?;
            superadmin(&config, &db, &passwords, &texts, &mut ready).await?;
            anyhow::Ok(db)
        });
        let shop = shop.join().map_err(|_| anyhow!("the thread that opens the shop has panicked"))?;
        anyhow::Ok((shop.map_err(|error| unusable(error, &config.data.database, &texts))?, control?))
    })?;

    let chaos = Arc::new(Chaos::new());
    let identity = config.listen.public.to_string();
    let live = telemetry.clone();
    let signals = Arc::new(move || live.live().signals());
    let workers = Arc::new(Workers::new(config.capacity.workers));
    let gate = Arc::new(Gate::new(telemetry.clone()));
    let resources = Resources { shop: shop.clone(), workers: workers.clone(), heap, gate: gate.clone() };
    let before = restarts.last.as_ref().map(|end| end.reason);
    let started = ControlPlane::start(control_db.clone(), chaos.clone(), signals, &identity, before, &resources);
    let (control, away) = control_runtime.block_on(started)?;
    let opens_at = (!away.is_zero()).then(|| Instant::now() + away);

    let app = AppState(Arc::new(App {
        texts,
        telemetry,
        shop,
        control_db,
        passwords,
        guesses: Guesses::default(),
        chaos,
        control,
        control_runtime: control_runtime.handle().clone(),
        workers,
        gate,
        opens_at,
        heap,
        gathering: Mutex::default(),
        restarts,
        schemas: crate::schemas::Schemas::default(),
        handshake: crate::handshake::Handshake::default(),
        live_lines: live::LiveLines::default(),
        history: History::default(),
        log_searches: Semaphore::new(LOG_SEARCHES),
        audits: Desk::default(),
        health: HealthDesk::default(),
        closing: CancellationToken::new(),
        config,
    }));
    // Told just before accepting: connections queue meanwhile, and a death right after counts as one, not as a start that failed.
    ready.ready().context("telling the supervisor")?;
    let closed = serve(&app, listeners, &shop_runtime, &control_runtime)?;
    tracing::info!(target: "server", "ready");

    control_runtime.block_on(asked_to_end())?;
    tracing::info!(target: "server", "ending");
    app.closing.cancel();
    control_runtime.block_on(async {
        if tokio::time::timeout(GRACE, closed.join_all()).await.is_err() {
            tracing::warn!(target: "server", "requests were cut off");
        }
        app.control.shutdown().await
    })?;
    shop_runtime.shutdown_background();
    control_runtime.shutdown_background();
    Ok(ExitCode::SUCCESS)
}

fn runtime(name: &'static str, threads: Option<usize>) -> anyhow::Result<Runtime> {
    let mut builder = Builder::new_multi_thread();
    if let Some(threads) = threads {
        builder.worker_threads(threads);
    }
    builder
        .enable_all()
        .thread_name(name)
        .thread_stack_size(STACK)
        .build()
        .with_context(|| format!("the {name} runtime"))
}

async fn connect(url: DbUrl, pool: usize, observer: Option<Arc<dyn DbObserver>>) -> Result<Db, DbError> {
    Db::connect(&DbConfig { url, pool, observer }).await
}

/// The shop's database, at the newest version and not empty.
pub async fn open_shop(config: &Config, observer: Arc<dyn DbObserver>) -> Result<Db, DbError> {
    let (url, _) = urls(&config.data.database);
    let db = connect(url, config.data.pool, Some(observer)).await?;
    db.migrate(MigrationSet::Shop).await?;
    opening::open(&db, lang(config.text.language)).await?;
    Ok(db)
}

/// The control plane's database. Its statements name activations, so nobody observes them.
pub async fn open_control(config: &Config) -> Result<Db, DbError> {
    let (_, url) = urls(&config.data.database);
    let db = connect(url, CONTROL_POOL, None).await?;
    db.migrate(MigrationSet::Control).await?;
    Ok(db)
}

/// The shop's database, and the control plane's: the same server with MySQL, a file of its own beside the shop's with SQLite.
pub(crate) fn urls(url: &DbUrl) -> (DbUrl, DbUrl) {
    match url {
        DbUrl::Sqlite(path) => {
            let control = path.parent().unwrap_or(Path::new("/")).join("control.db");
            (DbUrl::Sqlite(path.clone()), DbUrl::Sqlite(control))
        }
        DbUrl::Mysql(_) => (url.clone(), url.clone()),
    }
}

fn system(url: &DbUrl) -> &'static str {
    match url {
        DbUrl::Sqlite(_) => "sqlite",
        DbUrl::Mysql(_) => "mysql",
    }
}

/// The shop's word for a setting.
pub fn cost(cost: PasswordCost) -> password::PasswordCost {
    match cost {
        PasswordCost::Owasp => password::PasswordCost::Owasp,
        PasswordCost::Class => password::PasswordCost::Class,
    }
}

/// The seed's word for a language.
pub fn lang(language: Language) -> Lang {
    match language {
        Language::French => Lang::Fr,
        Language::English => Lang::En,
    }
}

/// A database that cannot be used is told in the person's words, with its address.
fn unusable(error: DbError, url: &DbUrl, texts: &Texts) -> anyhow::Error {
    let shown = url.to_string();
    let why = match &error {
        DbError::NewerSchema { found, known } => texts.get(
            "refusal-database-newer",
            &[("url", &shown), ("found", &found.to_string()), ("known", &known.to_string())],
        ),
        other => texts.get("refusal-database", &[("url", &shown), ("problem", &other.to_string())]),
    };
    anyhow::Error::new(Unusable(why))
}

/// Makes the superadmin be there, tells a made-up password once, and leaves a token for the command line.
async fn superadmin(
    config: &Config,
    db: &Db,
    passwords: &Passwords,
    texts: &Texts,
    ready: &mut crate::supervisor::ReadySignal,
) -> anyhow::Result<()> {
    let email = &config.admin.email;
    let given = config.admin.password.as_ref().map(|secret| secret.reveal());
    let make_up = || new_password().map_err(|error| DbError::Other(error.to_string()));
    let made_up = admins::ensure_superadmin(db, passwords, email, given, make_up).await?;
    match made_up {
        Some(password) => ready.say(&texts.get("admin-first", &[("email", email), ("password", &password)]))?,
        None if given.is_none() => ready.say(&texts.get("admin-known", &[("email", email)]))?,
        None => {}
    }
    leave_token(config, db).await
}

/// Gives a superadmin who was there before the password that this start was given, if it is another one.
async fn adopt_password(app: &App) -> anyhow::Result<()> {
    let (config, db) = (&app.config, &app.control_db);
    let Some(given) = &config.admin.password else { return Ok(()) };
    if admins::adopt_password(db, &app.passwords, &config.admin.email, given.reveal()).await? {
        leave_token(config, db).await?;
    }
    Ok(())
}

/// A new token for the command line.
async fn leave_token(config: &Config, db: &Db) -> anyhow::Result<()> {
    if let Some(secret) = admins::token_for_command_line(db, &config.admin.email).await? {
        token::write(&config.data.dir, &secret).context("cli.token")?;
    }
    Ok(())
}

/// Sets the superadmin's password from the command line.
pub fn set_admin_password(config: &Config, password: &str) -> anyhow::Result<()> {
    let texts = Texts::new(config.text.language);
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let db = open_control(config).await.map_err(|e| unusable(e, &config.data.database, &texts))?;
        let passwords = Passwords::new(cost(config.security.password_cost));
        let make_up = || Ok(password.to_owned());
        let email = &config.admin.email;
        admins::ensure_superadmin(&db, &passwords, email, None, make_up).await?;
        admins::set_superadmin_password(&db, &passwords, email, password).await?;
        Ok(())
    })
}

/// Starts the listeners and the tasks that go on beside them.
///
/// # Returns
/// The listeners' tasks, which end once the program closes and their requests are done.
fn serve(app: &AppState, listeners: Listeners, shop: &Runtime, control: &Runtime) -> anyhow::Result<JoinSet<()>> {
    let mut closed = JoinSet::new();
    let mut listen = |runtime: &Runtime, listener: TcpListener, routes: Router| -> anyhow::Result<()> {
        listener.set_nonblocking(true)?;
        let _entered = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let closing = app.closing.clone();
        let service = routes.into_make_service_with_connect_info::<std::net::SocketAddr>();
        let task = async move {
            let served = axum::serve(listener, service).with_graceful_shutdown(closing.cancelled_owned());
            if let Err(error) = served.await {
                tracing::error!(target: "server", %error, "a listener ended");
            }
        };
        closed.spawn_on(task, runtime.handle());
        Ok(())
    };
    listen(shop, listeners.public, router::public(app, Surface::Shop))?;
    listen(control, listeners.management, router::management(app))?;
    let (export, tasks) = Export::start(
        &app.config.export,
        &app.config.listen.public.to_string(),
        app.telemetry.db_system(),
        app.telemetry.profiles(),
        &app.closing,
    )?;
    app.telemetry.export_to(export);
    tasks.into_iter().for_each(|task| drop(control.spawn(task)));
    if app.config.profile.profiler == Profiler::On {
        control.spawn(app.telemetry.profiles().clone().run(app.closing.clone()));
    }
    control.spawn(app.telemetry.clone().run(app.0.clone(), app.closing.clone().cancelled_owned()));
    control.spawn(live::encode(app.0.clone()));
    shop.spawn(purge_sessions(app.clone()));
    work::start(app, shop.handle());
    // The shop is open meanwhile, and admins wait in line: to compare a password is slow on purpose.
    control.block_on(adopt_password(app))?;
    listen(control, listeners.admin, router::admin(app))?;
    Ok(closed)
}

async fn purge_sessions(app: AppState) {
    let mut often = tokio::time::interval(PURGE_EVERY);
    loop {
        tokio::select! {
            () = app.closing.cancelled() => return,
            _ = often.tick() => {}
        }
        if let Err(error) = session::purge(&app.shop).await {
            tracing::warn!(target: "server", %error, "old sessions could not be deleted");
        }
    }
}

async fn asked_to_end() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking at the machine. Nothing is left behind: a port is bound and let go, a file is made and removed.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use perfshop_shop::clock::now_ms;
use perfshop_shop::db::{self, DbUrl, Inspection};

use super::{DataDir, Database, DirState, Facts, Listener, Port, ToolFound, holder, machine};
use crate::cli::LOCK_FILE;
use crate::config::{Config, Environment};
use crate::serve::{CONTROL_POOL, urls};

/// A tool's name, the programs that are it, and how to get it.
const TOOLS: [(&str, &[&str], &str); 7] = [
    ("mariadb", &["mariadbd", "mysqld"], "apt install mariadb-server"),
    ("chromium", &["chromium", "chromium-browser", "google-chrome"], "apt install chromium"),
    ("prometheus", &["prometheus"], "apt install prometheus"),
    ("jmeter", &["jmeter"], "https://jmeter.apache.org"),
    ("wrk", &["wrk"], "apt install wrk"),
    ("k6", &["k6"], "https://grafana.com/docs/k6"),
    ("python3", &["python3"], "apt install python3"),
];

/// Looks at everything that a shop with this configuration meets. Takes at most the five seconds that a database may.
pub async fn gather(config: &Config, environment: &Environment) -> Facts {
    let listeners = [
        ("listen", config.listen.public),
        ("admin-listen", config.listen.admin),
        ("management-listen", config.listen.management),
    ];
    let search_path = environment.get("PATH").unwrap_or_default();
    Facts {
        listeners: listeners.map(|(setting, address)| Listener { setting, address, port: try_port(address) }).into(),
        running: is_locked(&config.data.dir.join(LOCK_FILE)),
        data_dir: look_at_dir(&config.data.dir),
        database: look_at_database(config).await,
        memory: machine::memory(),
        heap_max: config.capacity.heap_max as u64,
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        now_ms: now_ms(),
        open_files: machine::open_files(),
        tools: TOOLS
            .map(|(name, programs, how)| ToolFound { name, how, path: machine::find_program(programs, search_path) })
            .into(),
    }
}

fn try_port(address: SocketAddr) -> Port {
    match TcpListener::bind(address) {
        Ok(_) => Port::Free,
        Err(error) => match error.kind() {
            ErrorKind::AddrInUse => Port::Taken(holder::holder_of(address.port())),
            ErrorKind::AddrNotAvailable => Port::NotHere,
            ErrorKind::PermissionDenied => Port::Denied,
            _ => Port::Failed(error.to_string()),
        },
    }
}

/// Whether an instance holds the lock. A lock that can be had is given back at once.
fn is_locked(lock: &Path) -> bool {
    File::open(lock).is_ok_and(|file| matches!(file.try_lock_shared(), Err(fs::TryLockError::WouldBlock)))
}

fn look_at_dir(path: &Path) -> DataDir {
    let state = match fs::metadata(path) {
        Ok(found) => try_dir(path).map(|()| DirState::Ready(found.permissions().mode() & 0o777)),
        Err(error) if error.kind() == ErrorKind::NotFound => may_be_made(path).map(|()| DirState::ToBeMade),
        Err(error) => Err(error),
    };
    let (free, network) = nearest(path).map(machine::file_system).unwrap_or_default();
    let state = state.unwrap_or_else(|error| DirState::Unusable(error.to_string()));
    DataDir { path: path.to_owned(), state, free, network }
}

fn try_dir(path: &Path) -> io::Result<()> {
    path.read_dir()?;
    let probe = path.join(format!(".perfshop-doctor-{}", std::process::id()));
    File::create_new(&probe)?;
    fs::remove_file(&probe)
}

fn may_be_made(path: &Path) -> io::Result<()> {
    let above = nearest(path).ok_or(ErrorKind::NotFound)?;
    if !above.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    Ok(rustix::fs::access(above, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK)?)
}

/// The path itself, or the nearest one above it that is there.
fn nearest(path: &Path) -> Option<&Path> {
    path.ancestors().find(|above| above.exists())
}

async fn look_at_database(config: &Config) -> Database {
    let url = &config.data.database;
    let found = inspect_both(url).await.map_err(|error| error.to_string());
    let sqlite = matches!(url, DbUrl::Sqlite(_));
    Database { url: url.to_string(), sqlite, connections: config.data.pool + CONTROL_POOL, found }
}

/// With SQLite the control plane has a file of its own.
async fn inspect_both(url: &DbUrl) -> Result<Inspection, db::DbError> {
    let (shop, control) = urls(url);
    let mut found = db::inspect(&shop).await?;
    if control != shop {
        found.schemas.extend(db::inspect(&control).await?.schemas);
    }
    Ok(found)
}

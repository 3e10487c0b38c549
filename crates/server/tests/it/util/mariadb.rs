// SPDX-License-Identifier: AGPL-3.0-or-later
//! One real MariaDB for the whole test process, and a private database in it for each test.

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::daemon::Daemon;
use super::{find_program, free_port, skip};

/// The account that tests use, with every right on every database of this server.
const USER: &str = "perfshop";
const PASSWORD: &str = "perfshop";

/// A MariaDB server of our own: own data directory, socket and loopback port, gone with the test process.
pub struct MariaDb {
    daemon: Daemon,
    client: PathBuf,
    socket: PathBuf,
    port: u16,
    databases: AtomicU32,
}

/// A database that only one test knows. Dropping it drops the database.
pub struct PrivateDatabase {
    server: &'static MariaDb,
    name: String,
}

impl MariaDb {
    /// The server, started at the first call. `None`: it cannot be had here, which was said and counted as skipped.
    pub fn start() -> Option<&'static Self> {
        static SERVER: OnceLock<Result<MariaDb, String>> = OnceLock::new();
        match SERVER.get_or_init(Self::launch) {
            Ok(server) => Some(server),
            Err(reason) => {
                skip(reason);
                None
            }
        }
    }

    /// A server that is installed but does not start is a defect, not a reason to skip: it panics.
    fn launch() -> Result<Self, String> {
        let missing = |name: &str| format!("MariaDB is not installed ({name} not found)");
        let server = find_program("mariadbd").ok_or_else(|| missing("mariadbd"))?;
        let install = find_program("mariadb-install-db").ok_or_else(|| missing("mariadb-install-db"))?;
        let client = find_program("mariadb").ok_or_else(|| missing("mariadb"))?;

        let folder = tempfile::Builder::new().prefix("perfshop-mariadb-").tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        let socket = folder.path().join("socket");
        let mut own: Vec<String> = vec!["--no-defaults".into(), format!("--datadir={}", data.display())];
        if rustix::process::geteuid().is_root() {
            // mariadbd refuses to run as root unless told so.
            own.push("--user=root".into());
        }
        let made = Command::new(install)
            .args(&own)
            .args(["--auth-root-authentication-method=normal", "--skip-test-db"])
            .stdin(Stdio::null())
            .output()
            .expect("mariadb-install-db starts");
        assert!(made.status.success(), "mariadb-install-db: {}", String::from_utf8_lossy(&made.stderr));

        let port = free_port();
        own.extend([
            format!("--socket={}", socket.display()),
            format!("--pid-file={}", folder.path().join("pid").display()),
            format!("--port={port}"),
            "--bind-address=127.0.0.1".into(),
            "--skip-name-resolve".into(),
            "--innodb-buffer-pool-size=64M".into(),
            // Tests run side by side, each with a pool of its own.
            "--max-connections=600".into(),
            // The server itself is never killed here, so its log need not reach the disk at each commit.
            "--innodb-flush-log-at-trx-commit=2".into(),
        ]);
        let daemon = Daemon::start(&server, &own, folder);
        let started = Self { daemon, client, socket, port, databases: AtomicU32::new(0) };
        started.wait_until_ready();
        started.run(&format!(
            "CREATE USER '{USER}'@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'; GRANT ALL ON *.* TO '{USER}'@'127.0.0.1';"
        ));
        Ok(started)
    }

    fn wait_until_ready(&self) {
        let end = Instant::now() + Duration::from_secs(60);
        // The port opens last, when everything else is up.
        while TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))).is_err() {
            assert!(
                Instant::now() < end && self.daemon.is_running(),
                "mariadbd did not start:\n{}",
                self.daemon.output()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// A new, empty database, made as an operator would make it: without a word about character sets.
    pub fn fresh_database(&'static self) -> PrivateDatabase {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.run(&format!("CREATE DATABASE {name};"));
        PrivateDatabase { server: self, name }
    }

    /// Runs SQL as the server's administrator and gives what it prints, rows on lines and columns apart by tabs.
    pub fn run(&self, sql: &str) -> String {
        let done = Command::new(&self.client)
            .arg("--no-defaults")
            .arg(socket_argument(&self.socket))
            .args(["--user=root", "--batch", "--skip-column-names", "--execute", sql])
            .stdin(Stdio::null())
            .output()
            .expect("the client starts");
        assert!(done.status.success(), "{sql}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stdout).into_owned()
    }
}

fn socket_argument(socket: &Path) -> String {
    format!("--socket={}", socket.display())
}

impl PrivateDatabase {
    /// The address to give as `--database-url`.
    pub fn url(&self) -> String {
        format!("mysql://{USER}:{PASSWORD}@127.0.0.1:{}/{}", self.server.port, self.name)
    }

    /// Runs SQL in this database, past the program under test: what it prints, columns apart by tabs.
    pub fn run(&self, sql: &str) -> String {
        self.server.run(&format!("USE {}; {sql}", self.name))
    }
}

impl Drop for PrivateDatabase {
    fn drop(&mut self) {
        // A transaction that was dropped rolls back on the runtime of the test, which stands still while this waits: nobody
        // else ends its connection, and the drop would wait for ever.
        let open = format!("SELECT id FROM information_schema.processlist WHERE db = '{}'", self.name);
        let kills: String = self.server.run(&open).lines().map(|id| format!("KILL {id};")).collect();
        // One that has just gone by itself is no failure.
        let _ = Command::new(&self.server.client)
            .arg("--no-defaults")
            .arg(socket_argument(&self.server.socket))
            .args(["--user=root", "--force", "--execute", &kills])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status();
        self.server.run(&format!("DROP DATABASE {};", self.name));
    }
}

#[test]
fn each_test_has_a_mariadb_database_of_its_own() {
    let Some(server) = MariaDb::start() else { return };
    let (one, two) = (server.fresh_database(), server.fresh_database());
    one.run("CREATE TABLE t (x BIGINT); INSERT INTO t VALUES (7);");
    assert_eq!(one.run("SELECT x FROM t;"), "7\n");
    assert_eq!(two.run("SHOW TABLES;"), "");
    assert_ne!(one.url(), two.url());
    let name = one.name.clone();
    drop(one);
    assert_eq!(server.run(&format!("SHOW DATABASES LIKE '{name}';")), "");
}

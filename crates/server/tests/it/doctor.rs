// SPDX-License-Identifier: AGPL-3.0-or-later
//! The doctor: every verdict by an example, what is found on this machine, and the real program once.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Output};

use perfshop_server::config::Language;
use perfshop_server::doctor::Verdict::{self, Ok as Fine, Problem, Warning};
use perfshop_server::doctor::{DataDir, Database, DirState, Facts, Holder, Listener, Memory, Port, ToolFound, judge};
use perfshop_server::texts::Texts;
use perfshop_shop::db::{Db, DbConfig, DbUrl, Inspection, MigrationSet, SchemaFound, inspect};
use serde_json::Value;

use crate::util::free_port;
use crate::util::mariadb::MariaDb;
use crate::util::process::Shop;

const GIB: u64 = 1 << 30;

/// A machine on which all is well, with a MySQL server.
fn healthy() -> Facts {
    let listener = |setting, port| {
        let address = (Ipv4Addr::LOCALHOST, port).into();
        Listener { setting, address, port: Port::Free }
    };
    let schema = |set| SchemaFound { set, found: 9, known: 9 };
    let found = Inspection {
        version: "8.0.39".into(),
        isolation_refused: None,
        schemas: vec![schema(MigrationSet::Shop), schema(MigrationSet::Control)],
        clock_offset_ms: -12,
        max_connections: Some(151),
    };
    let tool = |name, path: &str| ToolFound { name, how: "apt install it", path: Some(path.into()) };
    Facts {
        listeners: vec![listener("listen", 8080), listener("admin-listen", 8081), listener("management-listen", 9090)],
        data_dir: DataDir { path: "/data".into(), state: DirState::Ready(0o700), free: Some(50 * GIB), network: None },
        running: false,
        database: Database {
            url: "mysql://shop:***@db/perfshop".into(),
            sqlite: false,
            connections: 22,
            found: Ok(found),
        },
        memory: Memory { total: Some(8 * GIB), available: Some(4 * GIB), limit: None },
        heap_max: GIB / 2,
        cores: 4,
        now_ms: 1_790_000_000_000,
        open_files: Some(1024),
        tools: ["mariadb", "chromium", "prometheus", "jmeter", "wrk", "k6", "python3"]
            .map(|name| tool(name, "/usr/bin/it"))
            .into(),
    }
}

fn database(facts: &mut Facts) -> &mut Inspection {
    facts.database.found.as_mut().unwrap()
}

#[test]
fn a_good_machine_has_nothing_to_be_told() {
    let findings = judge(&healthy());
    assert!(findings.iter().all(|finding| finding.verdict == Fine), "{findings:?}");
    let checks: Vec<_> = findings.iter().map(|finding| finding.check).collect();
    let expected = "listen admin-listen management-listen data-dir disk database schema isolation connections \
                    database-clock memory cores clock open-files mariadb chromium prometheus jmeter wrk k6 python3";
    assert_eq!(checks, expected.split_whitespace().collect::<Vec<_>>());
    let mut sqlite = healthy();
    sqlite.database.sqlite = true;
    let checks: Vec<_> = judge(&sqlite).iter().map(|finding| finding.check).collect();
    assert!(!checks.contains(&"isolation") && checks.contains(&"schema"), "{checks:?}");
}

/// One thing changed, the check that must see it, what it must think, and a word that it must say.
type Example = (fn(&mut Facts), &'static str, Verdict, &'static str);

const EXAMPLES: &[Example] = &[
    (|f| f.listeners[0].address.set_port(0), "listen", Fine, "any free port"),
    (|f| f.listeners[0].port = taken("nginx"), "listen", Problem, "taken by nginx (process 77)"),
    (|f| f.listeners[1].port = taken("perfshop"), "admin-listen", Problem, "--admin-listen"),
    (|f| (f.listeners[1].port, f.running) = (taken("perfshop"), true), "admin-listen", Fine, "this instance"),
    (|f| f.listeners[2].port = Port::Taken(None), "management-listen", Problem, "sport = :9090"),
    (|f| f.listeners[0].port = Port::NotHere, "listen", Problem, "no address of this machine"),
    (|f| f.listeners[0].port = Port::Denied, "listen", Problem, "1024"),
    (|f| f.listeners[0].port = Port::Failed("odd".into()), "listen", Problem, "odd"),
    (|f| f.data_dir.state = DirState::ToBeMade, "data-dir", Fine, "first start"),
    (|f| f.data_dir.state = DirState::Ready(0o755), "data-dir", Warning, "chmod 700 /data"),
    (|f| f.data_dir.state = DirState::Unusable("read-only".into()), "data-dir", Problem, "read-only"),
    (|f| f.data_dir.free = Some(500 << 20), "disk", Warning, "500 MiB"),
    (|f| f.data_dir.free = Some(99 << 20), "disk", Problem, "99 MiB"),
    (|f| f.data_dir.free = None, "disk", Warning, "unknown"),
    (|f| (f.data_dir.network, f.database.sqlite) = (Some("NFS"), true), "disk", Problem, "NFS"),
    (|f| f.database.found = Err("refused".into()), "database", Problem, "refused"),
    (|f| version(f, "8.0.15"), "database", Problem, "8.0.16 or newer"),
    (|f| version(f, "8.0.16-log"), "database", Fine, "MySQL 8.0.16"),
    (|f| version(f, "9.1.0"), "database", Fine, "MySQL 9.1.0"),
    (|f| version(f, "5.7.44"), "database", Problem, "too old"),
    (|f| version(f, "10.5.27-MariaDB"), "database", Problem, "MariaDB 10.6.0 or newer"),
    (|f| version(f, "10.6.0-MariaDB-log"), "database", Fine, "MariaDB"),
    (|f| version(f, "5.5.5-10.11.6-MariaDB-0+deb12u1"), "database", Fine, "10.11.6"),
    (|f| version(f, "11.8.3-MariaDB-0+deb13u1"), "database", Fine, "11.8.3"),
    (|f| database(f).isolation_refused = Some("no right".into()), "isolation", Problem, "no right"),
    (|f| database(f).schemas.clear(), "schema", Fine, "first start"),
    (|f| database(f).schemas[1].found = 10, "schema", Problem, "10 steps"),
    (|f| database(f).schemas[0].found = 5, "schema", Fine, "5 of 9"),
    (|f| database(f).max_connections = Some(21), "connections", Warning, "up to 22"),
    (|f| database(f).clock_offset_ms = -1001, "database-clock", Warning, "-1001 ms"),
    (|f| database(f).clock_offset_ms = 3_600_000, "database-clock", Problem, "3600000 ms"),
    (|f| f.memory.total = Some(GIB / 2), "memory", Problem, "512 MiB"),
    (|f| f.memory.limit = Some(600 << 20), "memory", Problem, "container has 600 MiB"),
    (|f| f.memory.available = Some(300 << 20), "memory", Warning, "Only 300 MiB"),
    (|f| (f.memory.available, f.running) = (Some(300 << 20), true), "memory", Fine, "300 MiB"),
    (|f| f.heap_max = 8 * GIB, "memory", Problem, "--heap-max"),
    (|f| f.memory = Memory::default(), "memory", Warning, "unknown"),
    (|f| f.cores = 1, "cores", Warning, "two cores"),
    (|f| f.now_ms = 0, "clock", Problem, "1970-01-01T00:00:00Z"),
    (|f| f.open_files = None, "open-files", Fine, "Any number"),
    (|f| f.open_files = Some(1023), "open-files", Warning, "ulimit -n 1024"),
    (|f| f.open_files = Some(255), "open-files", Problem, "255"),
    (|f| f.tools[0].path = None, "mariadb", Warning, "a database server"),
    (|f| f.tools[4].path = None, "wrk", Warning, "raw load"),
    (|f| f.tools[6].path = None, "python3", Warning, "apt install it"),
];

fn taken(name: &str) -> Port {
    Port::Taken(Some(Holder { pid: 77, name: name.into() }))
}

fn version(facts: &mut Facts, version: &str) {
    database(facts).version = version.into();
}

#[test]
fn every_verdict_has_its_example_and_says_what_to_do() {
    let (en, fr) = (Texts::new(Language::English), Texts::new(Language::French));
    for (change, check, verdict, word) in EXAMPLES {
        let mut facts = healthy();
        change(&mut facts);
        let findings = judge(&facts);
        let about: Vec<_> = findings.iter().filter(|finding| finding.check == *check).collect();
        let found = about.iter().find(|finding| finding.verdict == *verdict);
        let found = found.unwrap_or_else(|| panic!("{check} {word}: {about:?}"));
        let whole = |texts: &Texts| format!("{} {}", found.message(texts), found.advice(texts).unwrap_or_default());
        assert!(whole(&en).contains(word), "{word} in: {}", whole(&en));
        for text in [whole(&en), whole(&fr)] {
            // A text that is missing shows its key; a value that is missing its braces.
            assert!(!text.contains("doctor-") && !text.contains('{'), "{text}");
        }
        assert_eq!(found.advice(&en).is_some(), *verdict != Fine);
        // One cause, one complaint: nothing else is found wrong.
        let wrong = findings.iter().filter(|finding| finding.verdict != Fine).count();
        assert_eq!(wrong, usize::from(*verdict != Fine), "{findings:?}");
    }
}

#[tokio::test]
async fn a_sqlite_file_is_looked_at_and_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("shop.db");
    let url = DbUrl::Sqlite(path.clone());
    let nothing = inspect(&url).await.unwrap();
    assert!(nothing.version.starts_with("3.") && nothing.schemas.is_empty() && !path.exists());

    let db = Db::connect(&DbConfig { url: url.clone(), pool: 1, observer: None }).await.unwrap();
    assert_eq!(inspect(&url).await.unwrap().schemas, []);
    db.migrate(MigrationSet::Shop).await.unwrap();
    let schemas = inspect(&url).await.unwrap().schemas;
    assert!(schemas.len() == 1 && schemas[0].found == schemas[0].known && schemas[0].known > 0, "{schemas:?}");

    let text = dir.path().join("text.db");
    std::fs::write(&text, "this is no database, whatever its name says. ".repeat(100)).unwrap();
    assert!(inspect(&DbUrl::Sqlite(text)).await.is_err());
}

#[tokio::test]
async fn a_server_is_asked_for_all_that_matters() {
    let away: DbUrl = format!("mysql://shop:secret@127.0.0.1:{}/perfshop", free_port()).parse().unwrap();
    let error = inspect(&away).await.unwrap_err().to_string();
    assert!(!error.contains("secret"), "{error}");

    let Some(server) = MariaDb::start() else { return };
    let private = server.fresh_database();
    let url: DbUrl = private.url().parse().unwrap();
    let found = inspect(&url).await.unwrap();
    assert!(found.version.contains("MariaDB") && found.isolation_refused.is_none(), "{found:?}");
    assert!(found.schemas.is_empty() && found.clock_offset_ms.abs() < 500, "{found:?}");
    assert!(found.max_connections.is_some_and(|most| most > 0));

    let db = Db::connect(&DbConfig { url: url.clone(), pool: 1, observer: None }).await.unwrap();
    db.migrate(MigrationSet::Shop).await.unwrap();
    db.execute("UPDATE schema_version SET version = version + 1", &[]).await.unwrap();
    let schemas = inspect(&url).await.unwrap().schemas;
    assert_eq!(schemas[0].found, schemas[0].known + 1);
}

fn doctor(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perfshop"));
    let variables = [("PERFSHOP_DATA_DIR", dir.to_str().unwrap()), ("PERFSHOP_LANG", "en"), ("PATH", "/usr/bin:/bin")];
    command.arg("doctor").args(arguments).env_clear().envs(variables).output().unwrap()
}

fn addresses(ports: [u16; 3]) -> Vec<String> {
    let flags = ["--listen", "--admin-listen", "--management-listen"];
    flags.into_iter().zip(ports).flat_map(|(flag, port)| [flag.to_owned(), format!("127.0.0.1:{port}")]).collect()
}

/// The verdict and the message of a check.
fn check(report: &Value, name: &str) -> (String, String) {
    let checks = report["checks"].as_array().unwrap();
    let row = checks.iter().find(|row| row["check"] == name).unwrap_or_else(|| panic!("{name} in {report}"));
    let text = |field: &str| row[field].as_str().unwrap().to_owned();
    (text("verdict"), text("message"))
}

#[test]
fn the_program_looks_and_leaves_nothing_behind() {
    let above = tempfile::tempdir().unwrap();
    let dir = above.path().join("data");
    let ports = addresses([free_port(), free_port(), free_port()]);
    let mut arguments: Vec<&str> = ports.iter().map(String::as_str).collect();
    arguments.extend(["--heap-max", "64MiB"]);

    let output = doctor(&dir, &arguments);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert_eq!(printed.lines().count(), 3 + 2 + 2 + 4 + 7 + 1, "one line a check, and the sum:\n{printed}");
    assert!(printed.contains("is free") && printed.contains("first start") && printed.ends_with("0 problems.\n"));
    assert!(!dir.exists(), "nothing is made");

    let held = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = held.local_addr().unwrap();
    let ports = addresses([address.port(), free_port(), free_port()]);
    arguments = ports.iter().map(String::as_str).collect();
    arguments.push("--json");
    let output = doctor(&dir, &arguments);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &report["verdict"]), (Some(1), &Value::from("problem")), "{report}");
    let (verdict, message) = check(&report, "listen");
    assert_eq!(verdict, "problem");
    #[cfg(target_os = "linux")]
    assert!(message.contains(&std::process::id().to_string()), "{message}");
}

#[test]
fn a_running_instance_is_known_by_its_data_directory() {
    let shop = Shop::new().start();
    let ports = addresses([shop.public_port, shop.admin_port, shop.management_port]);
    let mut arguments: Vec<&str> = ports.iter().map(String::as_str).collect();
    arguments.push("--json");
    let output = doctor(shop.data_dir(), &arguments);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{report}");
    for listener in ["listen", "admin-listen", "management-listen"] {
        let (verdict, message) = check(&report, listener);
        assert!(verdict == "ok" && message.contains(&shop.supervisor_pid().to_string()), "{message}");
    }
    assert_eq!(check(&report, "schema").0, "ok");
}

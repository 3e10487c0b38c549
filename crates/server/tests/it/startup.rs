// SPDX-License-Identifier: AGPL-3.0-or-later
//! The configuration, and every refusal at start that needs no database.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

use perfshop_server::config::{Config, Environment, FileChoice, Loaded, Origin, Refusal, Sources, Warning, rows};
use tempfile::TempDir;

/// A start with a configuration file in its data directory.
fn start(file: &str, environment: &[(&str, &str)], flags: &[(&'static str, &str)]) -> (TempDir, Sources) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("perfshop.toml"), file).unwrap();
    let variables: BTreeMap<_, _> = environment.iter().copied().collect();
    let flags = flags.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let data_dir = [("data-dir", dir.path().display().to_string())];
    let sources = Sources {
        environment: Environment::from_iter(variables),
        flags: flags.chain(data_dir).collect(),
        file: FileChoice::Usual,
    };
    (dir, sources)
}

fn load(file: &str, environment: &[(&str, &str)], flags: &[(&'static str, &str)]) -> Result<Loaded, Refusal> {
    let (_dir, sources) = start(file, environment, flags);
    Config::load(&sources)
}

fn origin_of(loaded: &Loaded, name: &str) -> Origin {
    rows(loaded).into_iter().find(|row| row.setting.name == name).unwrap().origin
}

#[test]
fn flags_win_over_environment_over_file_over_defaults() {
    let file = "# a comment\nworkers = 30\n";
    let variable = [("PERFSHOP_WORKERS", "40")];
    let flag = [("workers", "50")];
    let dir_line = |origin: &Origin| matches!(origin, Origin::File { line: 2, .. });

    let loaded = load("", &[], &[]).unwrap();
    assert_eq!((loaded.config.capacity.workers, origin_of(&loaded, "workers")), (200, Origin::Default));
    let loaded = load(file, &[], &[]).unwrap();
    assert_eq!(loaded.config.capacity.workers, 30);
    assert!(dir_line(&origin_of(&loaded, "workers")));
    let loaded = load(file, &variable, &[]).unwrap();
    let from = Origin::Variable("PERFSHOP_WORKERS");
    assert_eq!((loaded.config.capacity.workers, origin_of(&loaded, "workers")), (40, from));
    let loaded = load(file, &variable, &flag).unwrap();
    let from = Origin::Flag("--workers".into());
    assert_eq!((loaded.config.capacity.workers, origin_of(&loaded, "workers")), (50, from));
    let loaded = load(file, &[("PERFSHOP_WORKERS", "")], &[]).unwrap();
    assert_eq!(loaded.config.capacity.workers, 30, "an empty variable is not set");
}

#[test]
fn every_setting_is_taken_from_the_file_and_from_the_environment() {
    let values = [
        ("listen", "127.0.0.1:1"),
        ("admin-listen", "127.0.0.1:2"),
        ("management-listen", "[::1]:3"),
        ("database-url", "sqlite:///somewhere/else.db"),
        ("db-pool", "4"),
        ("workers", "5"),
        ("heap-max", "128MiB"),
        ("lang", "en"),
        ("admin-email", "me@school.example"),
        ("admin-password", "a secret"),
        ("cors-allowed-origins", "http://a.example,http://b.example"),
        ("password-cost", "class"),
        ("smtp-url", "smtp://anna:secret@mail.example:587?from=shop@school.example"),
        ("fulfilment-speed", "60"),
        ("traffic-buyers", "3"),
        ("traffic-think", "1"),
        ("log-level", "debug"),
        ("otlp-endpoint", "grpc://127.0.0.1:4317"),
        ("otlp-protocol", "http/protobuf"),
        ("otlp-logs", "yes"),
        ("loki-url", "http://127.0.0.1:3100"),
        ("pyroscope-url", "http://127.0.0.1:4040"),
        ("profiler", "off"),
    ];
    let all: Vec<_> = Config::settings().map(|setting| setting.name).filter(|name| *name != "data-dir").collect();
    assert_eq!(all, values.map(|(name, _)| name), "a new setting is added here");
    let file: String = values.iter().map(|(name, value)| format!("{name} = {value:?}\n")).collect();
    let variables: Vec<_> = Config::settings()
        .filter_map(|setting| Some((setting.variable, values.iter().find(|(name, _)| *name == setting.name)?.1)))
        .collect();
    let (_dir, mut sources) = start(&file, &[], &[]);
    let from_file = Config::load(&sources).unwrap();
    std::fs::remove_file(_dir.path().join("perfshop.toml")).unwrap();
    sources.environment = Environment::from_iter(variables);
    let from_environment = Config::load(&sources).unwrap();
    assert_eq!(from_file.config, from_environment.config);
    assert_eq!(from_file.config.capacity.heap_max, 128 << 20);
    assert_eq!(from_file.config.security.cors_allowed_origins.len(), 2);

    // What the supervisor gives to the shop's process is the whole of it.
    let handed = from_file.values.as_variables();
    let environment = Environment::from_iter(handed.iter().map(|(name, value)| (*name, value.as_str())));
    let child = Sources { environment, file: FileChoice::Nothing, ..Sources::default() };
    assert_eq!(Config::load(&child).unwrap().config, from_file.config);
}

#[test]
fn the_file_takes_numbers_and_lists() {
    let loaded =
        load("workers = 30\ncors-allowed-origins = [\"http://a\", \"http://b\"]\nheap-max = 134217728\n", &[], &[]);
    let config = loaded.unwrap().config;
    assert_eq!((config.capacity.workers, config.capacity.heap_max), (30, 128 << 20));
    assert_eq!(config.security.cors_allowed_origins, ["http://a", "http://b"]);
}

#[test]
fn the_data_directory_is_the_users_own_by_default() {
    for (environment, dir) in [
        (vec![("HOME", "/home/me")], "/home/me/.local/share/perfshop"),
        (vec![("HOME", "/home/me"), ("XDG_DATA_HOME", "/data")], "/data/perfshop"),
        (vec![("HOME", "/home/me"), ("XDG_DATA_HOME", "relative")], "/home/me/.local/share/perfshop"),
    ] {
        let sources = Sources { environment: Environment::from_iter(environment), ..Sources::default() };
        let config = Config::load(&sources).unwrap().config;
        assert_eq!(config.data.dir, Path::new(dir));
        assert_eq!(config.data.database.to_string(), format!("sqlite://{dir}/shop.db"));
    }
    assert_eq!(Config::load(&Sources::default()).unwrap_err(), Refusal::NoHome);
}

#[test]
fn an_unknown_key_is_refused_with_its_line() {
    let refusal = load("workers = 30\n\nwrokers = 5\nother = 1\n", &[], &[]).unwrap_err();
    assert!(matches!(&refusal, Refusal::UnknownKey { line: 3, key, .. } if key == "wrokers"), "{refusal:?}");
    let refusal = load("workers = 30\n[section]\nx = 1\n", &[], &[]).unwrap_err();
    assert!(matches!(&refusal, Refusal::UnknownKey { line: 2, key, .. } if key == "section"), "{refusal:?}");
    let refusal = load("workers = 30\nlisten = \n", &[], &[]).unwrap_err();
    assert!(matches!(&refusal, Refusal::Syntax { line: 2, .. }), "{refusal:?}");
}

#[test]
fn a_file_found_by_the_data_directory_cannot_move_it() {
    let (dir, mut sources) = start("workers = 5\ndata-dir = \"/elsewhere\"\n", &[], &[]);
    let refusal = Config::load(&sources).unwrap_err();
    assert!(matches!(refusal, Refusal::DataDirInItsOwnFile { line: 2, .. }), "{refusal:?}");
    sources.flags.clear();
    sources.file = FileChoice::Named(dir.path().join("perfshop.toml"));
    assert_eq!(Config::load(&sources).unwrap().config.data.dir, Path::new("/elsewhere"));
}

#[test]
fn values_out_of_their_range_are_refused_wherever_they_stand() {
    for (name, variable, bad) in [
        ("listen", "PERFSHOP_LISTEN", "localhost"),
        ("listen", "PERFSHOP_LISTEN", "127.0.0.1:70000"),
        ("db-pool", "PERFSHOP_DB_POOL", "0"),
        ("db-pool", "PERFSHOP_DB_POOL", "1001"),
        ("workers", "PERFSHOP_WORKERS", "-1"),
        ("workers", "PERFSHOP_WORKERS", "10001"),
        ("heap-max", "PERFSHOP_HEAP_MAX", "63MiB"),
        ("heap-max", "PERFSHOP_HEAP_MAX", "2000GiB"),
        ("lang", "PERFSHOP_LANG", "FR"),
        ("admin-email", "PERFSHOP_ADMIN_EMAIL", "nobody"),
        ("cors-allowed-origins", "CORS_ALLOWED_ORIGINS", "*"),
        ("password-cost", "PERFSHOP_PASSWORD_COST", "none"),
        ("log-level", "PERFSHOP_LOG_LEVEL", "loud"),
        ("otlp-endpoint", "PERFSHOP_OTLP_ENDPOINT", "https://127.0.0.1:4318"),
        ("otlp-protocol", "PERFSHOP_OTLP_PROTOCOL", "carrier pigeon"),
        ("loki-url", "PERFSHOP_LOKI_URL", "grpc://127.0.0.1:3100"),
        ("database-url", "PERFSHOP_DATABASE_URL", "postgres://u:hidden@h/n"),
    ] {
        let refused_at = |loaded: Result<Loaded, Refusal>| match loaded.unwrap_err() {
            Refusal::BadValue { setting, origin, shown } => {
                assert_eq!(setting.name, name);
                assert!(shown == bad || shown == "********", "{shown}");
                assert!(!shown.contains("hidden"));
                origin
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(refused_at(load("", &[], &[(name, bad)])), Origin::Flag(format!("--{name}")));
        assert!(matches!(refused_at(load("", &[(variable, bad)], &[])), Origin::Variable(v) if v == variable));
        let origin = refused_at(load(&format!("\n{name} = {bad:?}\n"), &[], &[]));
        assert!(matches!(origin, Origin::File { line: 2, .. }));
    }
    let refusal = load("workers = true\n", &[], &[]).unwrap_err();
    assert!(matches!(&refusal, Refusal::BadValue { shown, .. } if shown == "true"), "{refusal:?}");
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    let same = load("", &[("PERFSHOP_LISTEN", "127.0.0.1:9090")], &[]).unwrap_err();
    assert!(matches!(same, Refusal::SameAddress { first: "listen", second: "management-listen", .. }), "{same:?}");
    let any_port = [("listen", "127.0.0.1:0"), ("admin-listen", "127.0.0.1:0")];
    assert!(load("", &[], &any_port).is_ok());
    let half = load("", &[("PERFSHOP_ADMIN_EMAIL", "me@school.example")], &[]).unwrap_err();
    assert_eq!(half, Refusal::AdminWithoutPassword);
    let config = load("", &[("PERFSHOP_ADMIN_PASSWORD", "a secret")], &[]).unwrap().config;
    assert_eq!(config.admin.email, "admin@perfshop.local");
}

#[test]
fn a_variable_that_is_none_of_ours_is_a_warning() {
    let environment = [("PERFSHOP_WROKERS", "5"), ("PERFSHOP_CONFIG", ""), ("PERFSHOP_WORKERS", "5"), ("OTHER", "1")];
    let warnings = load("", &environment, &[]).unwrap().warnings;
    assert_eq!(warnings, [Warning::UnknownVariable("PERFSHOP_WROKERS".into())]);
}

#[test]
fn no_secret_is_shown() {
    let environment = [
        ("PERFSHOP_ADMIN_PASSWORD", "hidden"),
        ("PERFSHOP_DATABASE_URL", "mysql://shop:hidden@127.0.0.1:3306/perfshop"),
    ];
    let loaded = load("", &environment, &[]).unwrap();
    let shown = format!("{:?} {:?}", rows(&loaded), loaded.config);
    assert!(!shown.contains("hidden"), "{shown}");
    assert!(shown.contains("mysql://shop:********@127.0.0.1:3306/perfshop"), "{shown}");
}

/// The program itself, with nothing of this machine's environment.
fn perfshop(dir: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perfshop"));
    let data_dir = [("PERFSHOP_DATA_DIR", dir.to_str().unwrap()), ("PERFSHOP_LANG", "en")];
    command.args(arguments).env_clear().envs(data_dir).envs(environment.iter().copied()).output().unwrap()
}

/// The exit code and what was said, after checking that nothing stood on stdout.
fn refusal(output: &Output) -> (i32, String) {
    assert!(output.stdout.is_empty());
    (output.status.code().unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

#[test]
fn a_taken_port_is_named_with_its_option() {
    let dir = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for flag in ["--listen", "--admin-listen", "--management-listen"] {
        let others = ["--listen", "--admin-listen", "--management-listen"].into_iter().filter(|other| *other != flag);
        let free = others.flat_map(|other| [other, "127.0.0.1:0"]);
        let arguments: Vec<_> = ["serve", flag, &address].into_iter().chain(free).collect();
        let (code, said) = refusal(&perfshop(dir.path(), &arguments, &[]));
        assert_eq!(code, 3, "{said}");
        let port = taken.local_addr().unwrap().port().to_string();
        assert!(
            said.contains(&format!("port {port} is taken")) && said.contains(&format!("{flag} {address}")),
            "{said}"
        );
    }
}

#[test]
fn a_data_directory_that_cannot_be_used_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    // The last cannot be written in by anybody, root included.
    for unusable in [file.clone(), file.join("below"), Path::new("/proc/self").to_owned()] {
        let (code, said) = refusal(&perfshop(&unusable, &["serve", "--listen", "127.0.0.1:0"], &[]));
        assert_eq!(code, 3, "{said}");
        assert!(said.contains(unusable.to_str().unwrap()) && said.contains("--data-dir"), "{said}");
    }
}

#[test]
fn a_data_directory_in_use_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let lock = std::fs::File::create(dir.path().join("perfshop.lock")).unwrap();
    lock.lock().unwrap();
    let (code, said) = refusal(&perfshop(dir.path(), &["serve", "--listen", "127.0.0.1:0"], &[]));
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("another instance"), "{said}");
}

#[test]
fn what_is_wrong_on_the_command_line_or_in_the_file_is_told_with_the_range() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("perfshop.toml"), "# ours\nheap-max = \"1MiB\"\n").unwrap();
    let other = tempfile::tempdir().unwrap();
    for (dir, arguments, words) in [
        (&dir, vec!["serve"], vec!["heap-max", "perfshop.toml, line 2", "1MiB", "64MiB", "1024GiB"]),
        (&other, vec!["serve", "--workers", "many"], vec!["option --workers", "many", "1", "10000"]),
        (&other, vec!["serve", "--wrokers", "5"], vec!["--wrokers"]),
        (&other, vec!["serve", "--workers"], vec!["--workers", "needs a value"]),
        (&other, vec!["sevre"], vec!["sevre"]),
        (&other, vec![], vec!["serve", "config", "chaos"]),
        (&other, vec!["chaos", "set", "cpu"], vec!["<dose>"]),
        (&other, vec!["chaos", "set", "cpu", "much"], vec!["<dose>", "much"]),
        (&other, vec!["serve", "--config", "/nowhere.toml"], vec!["/nowhere.toml"]),
        (&other, vec!["shop-process"], vec!["perfshop serve"]),
    ] {
        let (code, said) = refusal(&perfshop(dir.path(), &arguments, &[]));
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(words.iter().all(|word| said.contains(word)), "{arguments:?}: {said}");
    }
}

#[test]
fn config_prints_what_is_in_force_and_where_it_came_from() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("perfshop.toml"), "workers = 30\n").unwrap();
    let environment = [("PERFSHOP_DB_POOL", "7"), ("PERFSHOP_ADMIN_PASSWORD", "hidden"), ("PERFSHOP_ODD", "1")];
    let output = perfshop(dir.path(), &["config", "--heap-max", "256MiB"], &environment);
    assert_eq!(output.status.code(), Some(0));
    let printed = String::from_utf8(output.stdout).unwrap();
    let line = |name: &str| printed.lines().find(|line| line.starts_with(&format!("{name} "))).unwrap().to_owned();
    assert_eq!(printed.lines().count(), Config::settings().count());
    assert!(line("workers").contains("30") && line("workers").ends_with("perfshop.toml, line 1"), "{printed}");
    assert!(line("db-pool").contains('7') && line("db-pool").ends_with("variable PERFSHOP_DB_POOL"), "{printed}");
    assert!(line("heap-max").contains("256MiB") && line("heap-max").ends_with("option --heap-max"), "{printed}");
    assert!(line("listen").contains("127.0.0.1:8080") && line("listen").ends_with("default"), "{printed}");
    assert!(!printed.contains("hidden"));
    assert!(String::from_utf8(output.stderr).unwrap().contains("PERFSHOP_ODD"));
}

#[test]
fn help_is_complete_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    for (language, heading) in [("fr", "Commandes"), ("en", "Commands")] {
        for command in [
            vec![],
            vec!["serve"],
            vec!["config"],
            vec!["chaos"],
            vec!["chaos", "set"],
            vec!["chaos", "scenario"],
            vec!["admin"],
            vec!["load"],
            vec!["doctor"],
        ] {
            let arguments: Vec<_> = command.iter().copied().chain(["--help"]).collect();
            let output = perfshop(dir.path(), &arguments, &[("PERFSHOP_LANG", language)]);
            let printed = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(0), "{printed}");
            // A text that is missing shows its key.
            for key in ["help-", "about-", "range-", "heading-", "shop-process"] {
                assert!(!printed.contains(key), "{printed}");
            }
            assert!(!command.is_empty() || printed.contains(heading), "{printed}");
        }
    }
}

#[test]
fn nobody_at_the_address_and_no_identity_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let (code, said) = refusal(&perfshop(dir.path(), &["chaos", "status"], &[]));
    assert!(code == 4 && said.contains("cli.token"), "{code} {said}");
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    std::fs::write(dir.path().join("cli.token"), "token\n").unwrap();
    let url = format!("http://{free}");
    let (code, said) = refusal(&perfshop(dir.path(), &["chaos", "reset", "--url", &url], &[]));
    assert!(code == 4 && said.contains(&url), "{code} {said}");
}

/// Ports that the system chooses, for a start that must not get as far as serving.
const ANYWHERE: [&str; 7] =
    ["serve", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--management-listen", "127.0.0.1:0"];

#[test]
fn an_unreachable_database_is_refused_with_its_masked_address() {
    let dir = tempfile::tempdir().unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = |password: &str| format!("mysql://shop:{password}@{free}/perfshop");
    // Once by a variable and once by an option: what is shown must not depend on where it came from.
    let by_variable = perfshop(dir.path(), &ANYWHERE, &[("PERFSHOP_DATABASE_URL", &url("hidden"))]);
    let option = ["--database-url", &url("hidden")];
    let by_option = perfshop(dir.path(), &[&ANYWHERE[..], &option].concat(), &[]);
    for output in [by_variable, by_option] {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains(&url("***")) && said.contains("cannot be used"), "{said}");
        let all = format!("{said}{}", String::from_utf8_lossy(&output.stdout));
        assert!(!all.contains("hidden") && !all.contains("panicked"), "{all}");
    }
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    use perfshop_shop::db::{Db, DbConfig, DbUrl, MigrationSet};
    for (file, set) in [("shop.db", MigrationSet::Shop), ("control.db", MigrationSet::Control)] {
        let dir = tempfile::tempdir().unwrap();
        let url = DbUrl::Sqlite(dir.path().join(file));
        let db = Db::connect(&DbConfig { url, pool: 1, observer: None }).await.unwrap();
        db.migrate(set).await.unwrap();
        let version = "SELECT version FROM schema_version";
        let known = db.query_one(version, &[], |row| row.get::<i64>(0)).await.unwrap().unwrap();
        db.execute("UPDATE schema_version SET version = version + 7", &[]).await.unwrap();
        drop(db);
        let output = perfshop(dir.path(), &ANYWHERE, &[]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        for word in [(known + 7).to_string(), known.to_string(), "newer".into(), dir.path().display().to_string()] {
            assert!(said.contains(&word), "{word} in {said}");
        }
        assert!(!said.contains("panicked"), "{said}");
    }
}

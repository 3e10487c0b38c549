// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is thought of what was found.

use jiff::Timestamp;
use perfshop_shop::db::Inspection;

use super::Verdict::{Ok, Problem, Warning};
use super::{DataDir, Database, DirState, Facts, Finding, Holder, Listener, Port, ToolFound};

const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// Below it a first start cannot even write its databases and pictures with room to spare.
const LEAST_SPACE: u64 = 100 * MIB;
/// Below it a long load test may fill the disk.
const ENOUGH_SPACE: u64 = GIB;
/// What the process needs beside its heap: code, stacks, connections.
const BESIDE_HEAP: u64 = 128 * MIB;
const LEAST_MYSQL: (u32, u32, u32) = (8, 0, 16);
const LEAST_MARIADB: (u32, u32, u32) = (10, 6, 0);
/// 2025-01-01T00:00:00Z: this program did not exist before.
const BEFORE_US: i64 = 1_735_689_600_000;
/// 2100-01-01T00:00:00Z.
const FAR_AWAY: i64 = 4_102_444_800_000;
/// Clocks further apart than this make ends of activations and instants in journals disagree visibly.
const OFFSET_SEEN: i64 = 1000;
/// Further apart than this, sessions and delivery times are wrong.
const OFFSET_WRONG: i64 = 60_000;
/// Files that an idle shop has open, with a little room.
const LEAST_FILES: u64 = 256;
/// What systems usually allow; a connection is a file.
const ENOUGH_FILES: u64 = 1024;

/// One finding a check, in the order in which a start would meet them.
pub fn judge(facts: &Facts) -> Vec<Finding> {
    let mut all: Vec<Finding> = facts.listeners.iter().map(|listener| port(listener, facts.running)).collect();
    all.push(data_dir(&facts.data_dir));
    all.push(space(&facts.data_dir));
    all.extend(network(&facts.data_dir, facts.database.sqlite));
    all.extend(database(&facts.database));
    all.push(memory(facts));
    all.push(match facts.cores {
        1 => Finding::new("cores", Warning, "cores-one", &[]),
        cores => Finding::new("cores", Ok, "cores", &[("count", &cores)]),
    });
    all.push(clock(facts.now_ms));
    all.push(files(facts.open_files));
    all.extend(facts.tools.iter().map(tool));
    all
}

fn port(listener: &Listener, running: bool) -> Finding {
    let Listener { setting, address, port } = listener;
    let flag = format!("--{setting}");
    let finding = |verdict, key, more: &[(&'static str, &dyn ToString)]| {
        let mut values: Vec<(&'static str, &dyn ToString)> = vec![("flag", &flag), ("address", address)];
        values.extend(more);
        Finding::new(setting, verdict, key, &values)
    };
    match port {
        Port::Free if address.port() == 0 => finding(Ok, "port-any", &[]),
        Port::Free => finding(Ok, "port-free", &[]),
        Port::Taken(Some(Holder { pid, name })) if running && name == "perfshop" => {
            finding(Ok, "port-ours", &[("pid", pid)])
        }
        Port::Taken(Some(Holder { pid, name })) => finding(Problem, "port-taken", &[("pid", pid), ("name", name)]),
        Port::Taken(None) => finding(Problem, "port-taken-unseen", &[("port", &address.port())]),
        Port::NotHere => finding(Problem, "port-not-here", &[]),
        Port::Denied => finding(Problem, "port-denied", &[]),
        Port::Failed(problem) => finding(Problem, "port-failed", &[("problem", problem)]),
    }
}

fn data_dir(dir: &DataDir) -> Finding {
    let shown = dir.path.display();
    match &dir.state {
        // It holds a token of the admin's.
        DirState::Ready(mode) if mode & 0o077 != 0 => {
            Finding::new("data-dir", Warning, "data-dir-open", &[("dir", &shown), ("mode", &format!("{mode:o}"))])
        }
        DirState::Ready(_) => Finding::new("data-dir", Ok, "data-dir-ready", &[("dir", &shown)]),
        DirState::ToBeMade => Finding::new("data-dir", Ok, "data-dir-new", &[("dir", &shown)]),
        DirState::Unusable(problem) => {
            Finding::new("data-dir", Problem, "data-dir-unusable", &[("dir", &shown), ("problem", problem)])
        }
    }
}

fn space(dir: &DataDir) -> Finding {
    let (verdict, key) = match dir.free {
        None => (Warning, "space-unknown"),
        Some(free) if free < LEAST_SPACE => (Problem, "space-none"),
        Some(free) if free < ENOUGH_SPACE => (Warning, "space-little"),
        Some(_) => (Ok, "space"),
    };
    Finding::new("disk", verdict, key, &[("free", &size(dir.free.unwrap_or(0))), ("dir", &dir.path.display())])
}

/// SQLite's journal needs memory that processes share, which file systems on a network do not have.
fn network(dir: &DataDir, sqlite: bool) -> Option<Finding> {
    let kind = dir.network.filter(|_| sqlite)?;
    Some(Finding::new("disk", Problem, "disk-network", &[("kind", &kind), ("dir", &dir.path.display())]))
}

fn database(database: &Database) -> Vec<Finding> {
    let found = match &database.found {
        Result::Ok(found) => found,
        Err(problem) => {
            let values: [(&'static str, &dyn ToString); 2] = [("url", &database.url), ("problem", problem)];
            return vec![Finding::new("database", Problem, "database-away", &values)];
        }
    };
    let mut all = vec![version(database, found)];
    all.push(schema(found));
    if !database.sqlite {
        all.push(match &found.isolation_refused {
            None => Finding::new("isolation", Ok, "isolation", &[]),
            Some(problem) => Finding::new("isolation", Problem, "isolation-refused", &[("problem", problem)]),
        });
        all.extend(found.max_connections.map(|most| {
            let enough = most >= database.connections as i64;
            let (verdict, key) = if enough { (Ok, "connections") } else { (Warning, "connections-few") };
            Finding::new("connections", verdict, key, &[("most", &most), ("needed", &database.connections)])
        }));
        let offset = found.clock_offset_ms;
        let (verdict, key) = match offset.abs() {
            ms if ms <= OFFSET_SEEN => (Ok, "offset"),
            ms if ms <= OFFSET_WRONG => (Warning, "offset-large"),
            _ => (Problem, "offset-wrong"),
        };
        all.push(Finding::new("database-clock", verdict, key, &[("ms", &offset)]));
    }
    all
}

fn version(database: &Database, found: &Inspection) -> Finding {
    let (name, least) = if database.sqlite {
        ("SQLite", (0, 0, 0))
    } else if found.version.contains("MariaDB") {
        ("MariaDB", LEAST_MARIADB)
    } else {
        ("MySQL", LEAST_MYSQL)
    };
    let (verdict, key) = if parsed(&found.version) >= least { (Ok, "database") } else { (Problem, "database-old") };
    let least = format!("{}.{}.{}", least.0, least.1, least.2);
    let values: [(&'static str, &dyn ToString); 4] =
        [("url", &database.url), ("name", &name), ("version", &found.version), ("least", &least)];
    Finding::new("database", verdict, key, &values)
}

/// The three numbers of `8.0.39-0ubuntu0.22.04.1`. Some MariaDB servers write `5.5.5-` before their own.
fn parsed(version: &str) -> (u32, u32, u32) {
    let own = version.strip_prefix("5.5.5-").filter(|rest| rest.contains("MariaDB")).unwrap_or(version);
    let mut numbers = own.split(|c: char| !c.is_ascii_digit()).map(|number| number.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next(), next())
}

fn schema(found: &Inspection) -> Finding {
    let newer = found.schemas.iter().find(|one| one.found > one.known);
    let older = found.schemas.iter().find(|one| one.found < one.known);
    let (verdict, key) = match (newer, older) {
        _ if found.schemas.is_empty() => (Ok, "schema-none"),
        (Some(_), _) => (Problem, "schema-newer"),
        (None, Some(_)) => (Ok, "schema-older"),
        (None, None) => (Ok, "schema"),
    };
    let shown = newer.or(older).or(found.schemas.first()).map_or((0, 0), |one| (one.found, one.known));
    Finding::new("schema", verdict, key, &[("found", &shown.0), ("known", &shown.1)])
}

fn memory(facts: &Facts) -> Finding {
    // The allocator refuses at 105 % of the budget; the system must not do so before.
    let needed = facts.heap_max / 100 * 105 + BESIDE_HEAP;
    let memory = facts.memory;
    let total = memory.total.into_iter().chain(memory.limit).min();
    let available = memory.available.into_iter().chain(memory.limit).min();
    let (verdict, key) = match (total, available) {
        (None, _) => (Warning, "memory-unknown"),
        (Some(total), _) if total < needed => (Problem, "memory-small"),
        // An instance that runs has taken what it needs.
        (_, Some(available)) if available < needed && !facts.running => (Warning, "memory-taken"),
        _ => (Ok, "memory"),
    };
    let shown = |bytes: Option<u64>| size(bytes.unwrap_or(0));
    let values: [(&'static str, &dyn ToString); 4] = [
        ("heap", &size(facts.heap_max)),
        ("needed", &size(needed)),
        ("total", &shown(total)),
        ("available", &shown(available)),
    ];
    Finding::new("memory", verdict, key, &values)
}

fn clock(now_ms: i64) -> Finding {
    let sane = (BEFORE_US..FAR_AWAY).contains(&now_ms);
    let shown =
        Timestamp::from_second(now_ms.div_euclid(1000)).map_or_else(|_| now_ms.to_string(), |now| now.to_string());
    let (verdict, key) = if sane { (Ok, "clock") } else { (Problem, "clock-wrong") };
    Finding::new("clock", verdict, key, &[("now", &shown)])
}

fn files(limit: Option<u64>) -> Finding {
    let Some(limit) = limit else { return Finding::new("open-files", Ok, "files-any", &[]) };
    let (verdict, key) = match limit {
        limit if limit < LEAST_FILES => (Problem, "files-none"),
        limit if limit < ENOUGH_FILES => (Warning, "files-few"),
        _ => (Ok, "files"),
    };
    Finding::new("open-files", verdict, key, &[("limit", &limit), ("enough", &ENOUGH_FILES)])
}

/// What each is for is in the text.
fn tool(tool: &ToolFound) -> Finding {
    match &tool.path {
        Some(path) => Finding::new(tool.name, Ok, "tool", &[("tool", &tool.name), ("path", &path.display())]),
        None => Finding::new(tool.name, Warning, "tool-missing", &[("tool", &tool.name), ("how", &tool.how)]),
    }
}

/// Bytes as a person reads them.
fn size(bytes: u64) -> String {
    if bytes >= 10 * GIB { format!("{} GiB", bytes / GIB) } else { format!("{} MiB", bytes / MIB) }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the portal fetches and reads is made up: its code has no way to a network or to a file.

use super::{assert_none, sources};

/// The files in which an address or a path of a visitor's becomes an answer.
const SEALED: [&str; 3] = ["preview.rs", "intranet.rs", "files.rs"];

/// All that they may take from elsewhere. None of it opens a socket or a file: addresses are only read and compared.
const MAY_USE: [&str; 7] = [
    "use std::borrow::Cow;",
    "use std::net::{Ipv4Addr, Ipv6Addr};",
    "use perfshop_chaos::{Anomaly, ChaosPlan};",
    "use url::{Host, Url};",
    "use url::Url;",
    "use super::files;",
    "use super::intranet::{self, Reply};",
];

/// Ways out that need no `use`, and what would let one wait for an answer.
const WAYS_OUT: [&str; 13] = [
    "std::fs",
    "std::net::T",
    "std::net::U",
    "ToSocketAddrs",
    "std::process",
    "std::os",
    "std::env",
    "socket_addrs",
    "to_file_path",
    "async ",
    "await",
    "tokio",
    "reqwest",
];

#[test]
fn what_the_portal_fetches_and_reads_never_leaves_the_program() {
    let mut wrong = Vec::new();
    let files = sources("crates/server/src/portal");
    for name in SEALED {
        let path = format!("crates/server/src/portal/{name}");
        let source = files.iter().find(|source| source.path == path).unwrap_or_else(|| panic!("{path} is gone"));
        let code = source.running_code();
        let used = code.lines().map(str::trim).filter(|line| line.starts_with("use ") || line.contains("extern "));
        wrong.extend(used.filter(|line| !MAY_USE.contains(line)).map(|line| format!("{path}: {line}")));
        wrong.extend(WAYS_OUT.iter().filter(|way| code.contains(**way)).map(|way| format!("{path}: {way}")));
    }
    assert_none("a way out of what is made up", &wrong);
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tests start and talk to: the real parts, each on free loopback ports and in a temporary folder.

// The bench takes these helpers too, outside of any test.
#![allow(clippy::unwrap_used, clippy::expect_used)]

pub mod app;
pub mod buyer;
pub mod correlate;
pub mod daemon;
pub mod document;
pub mod http;
pub mod instructor;
pub mod mariadb;
pub mod orders;
pub mod process;
pub mod prometheus;
pub mod purchase;
pub mod shopper;
pub mod statements;
pub mod stored;

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

/// A loopback port that nobody listens on at this moment. The system gives them in turn, so two tests that ask one after
/// the other do not get the same.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).expect("a free loopback port");
    listener.local_addr().expect("the address just bound").port()
}

/// Says that the running test could not be made, and why. The test must return at once.
///
/// The line goes to the real stderr, past the harness's capture, so that `make test` can count it as skipped: the harness
/// itself knows only passed and failed.
pub fn skip(reason: &str) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    // Begins on a line of its own: the harness may just have written "test name ... " without an end.
    let _ = writeln!(std::io::stderr(), "\nskipped: {test}: {reason}");
}

/// Where a program is, looked for in PATH and in /usr/sbin, which holds Debian's servers and is not in everybody's PATH.
pub fn find_program(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([std::path::PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

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
use std::sync::atomic::{AtomicU32, Ordering};

/// A loopback port that nobody listens on at this moment, and that no other test of this process is given. It lies below those from which
/// the system takes one for each connection that is made: such a connection could have it before the program that is to listen.
pub fn free_port() -> u16 {
    const FIRST: u32 = 10_000;
    const PORTS: u32 = 20_000;
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    // Processes beside each other begin apart.
    let begin = std::process::id().wrapping_mul(97) % PORTS;
    let next = || FIRST + (begin + GIVEN.fetch_add(1, Ordering::Relaxed)) % PORTS;
    let mut ports = std::iter::repeat_with(next).take(PORTS as usize).filter_map(|port| u16::try_from(port).ok());
    let is_free = |port: &u16| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, *port))).is_ok();
    ports.find(is_free).expect("a free loopback port")
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

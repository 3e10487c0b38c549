// SPDX-License-Identifier: AGPL-3.0-or-later
//! One blocking GET without a runtime or a pool, for readiness and for Prometheus's query address.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// GET `path` (with its query, already encoded) from a loopback port: the status and the body.
///
/// # Errors
/// Those of the connection, and `InvalidData` when the answer is no HTTP or comes in chunks.
pub fn get(port: u16, path: &str) -> io::Result<(u16, String)> {
    let mut stream =
        TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    // HTTP/1.0: the answer is not chunked and ends with the connection.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer);
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok((status, body.to_owned()))
}

/// Asks again every 20 ms until `path` answers 200 or `limit` has passed; says whether it did.
pub fn wait_until_ok(port: u16, path: &str, limit: Duration, alive: impl Fn() -> bool) -> bool {
    let end = Instant::now() + limit;
    while Instant::now() < end && alive() {
        if matches!(get(port, path), Ok((200, _))) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

/// Percent-encodes everything but letters, digits and `-._~`, for a value in a query.
pub fn encode(value: &str) -> String {
    value.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

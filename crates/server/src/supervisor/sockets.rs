// SPDX-License-Identifier: AGPL-3.0-or-later
//! The three listening sockets.

use std::io;
use std::net::{SocketAddr, TcpListener};

use tokio::net::TcpSocket;

/// Connections that may wait while nobody accepts. The kernel caps it at `net.core.somaxconn`, 4096 by default.
const BACKLOG: u32 = 4096;

/// The sockets, in non-blocking mode, as tokio takes them.
#[derive(Debug)]
pub struct Listeners {
    pub public: TcpListener,
    pub admin: TcpListener,
    pub management: TcpListener,
}

/// What to bind: a setting's name and its address.
pub type Bind = (&'static str, SocketAddr);

/// An address that cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("--{setting} {address}: {error}")]
pub struct BindError {
    pub setting: &'static str,
    pub address: SocketAddr,
    pub error: io::Error,
}

impl Listeners {
    /// Binds all three. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// The first address that cannot be had, with the setting that asked for it.
    pub fn bind(public: Bind, admin: Bind, management: Bind) -> Result<Self, BindError> {
        Ok(Self { public: listen(public)?, admin: listen(admin)?, management: listen(management)? })
    }
}

fn listen((setting, address): Bind) -> Result<TcpListener, BindError> {
    let bind = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // A port whose old connections are still in TIME_WAIT is free.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)?.into_std()
    };
    bind().map_err(|error| BindError { setting, address, error })
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is found on a machine, without any opinion.

use std::net::SocketAddr;
use std::path::PathBuf;

use perfshop_shop::db::Inspection;

#[derive(Debug, Clone)]
pub struct Facts {
    pub listeners: Vec<Listener>,
    pub data_dir: DataDir,
    /// Whether an instance runs on the data directory now.
    pub running: bool,
    pub database: Database,
    pub memory: Memory,
    /// Bytes that `--heap-max` allows.
    pub heap_max: u64,
    /// Cores that this process may use.
    pub cores: usize,
    /// This machine's clock, epoch milliseconds.
    pub now_ms: i64,
    /// Files and connections that a process may have open; `None` without a limit.
    pub open_files: Option<u64>,
    pub tools: Vec<ToolFound>,
}

/// An address to listen on.
#[derive(Debug, Clone)]
pub struct Listener {
    /// The setting's name.
    pub setting: &'static str,
    pub address: SocketAddr,
    pub port: Port,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Port {
    Free,
    /// `None`: by a program that this account cannot see.
    Taken(Option<Holder>),
    /// The address is none of this machine's.
    NotHere,
    /// The system keeps it for programs with more rights.
    Denied,
    Failed(String),
}

/// A process that listens on a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub pid: u32,
    pub name: String,
}

#[derive(Debug, Clone)]
pub struct DataDir {
    pub path: PathBuf,
    pub state: DirState,
    /// Bytes that may still be written there.
    pub free: Option<u64>,
    /// The kind of a file system that is shared over a network.
    pub network: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum DirState {
    /// It is there and can be read and written; its permission bits.
    Ready(u32),
    /// It is not there and can be made.
    ToBeMade,
    /// The system's own words.
    Unusable(String),
}

#[derive(Debug, Clone)]
pub struct Database {
    /// Its address without the password.
    pub url: String,
    pub sqlite: bool,
    /// Connections that the shop and its control plane open.
    pub connections: usize,
    pub found: Result<Inspection, String>,
}

/// Bytes; `None` where the system does not say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    pub total: Option<u64>,
    pub available: Option<u64>,
    /// What a container allows.
    pub limit: Option<u64>,
}

/// A program that is good to have beside the shop.
#[derive(Debug, Clone)]
pub struct ToolFound {
    pub name: &'static str,
    /// How to get it: a command or an address.
    pub how: &'static str,
    pub path: Option<PathBuf>,
}

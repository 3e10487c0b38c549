// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which process listens on a port, from /proc: no tool needed, and no answer about other users' processes.

use std::collections::BTreeSet;
use std::fs;

use super::Holder;

/// `st` of a listening socket.
const LISTENING: &str = "0A";

/// The process that listens on a TCP port, as far as this account may see. Of a supervisor and its child, the supervisor.
pub(super) fn holder_of(port: u16) -> Option<Holder> {
    let inodes: BTreeSet<u64> = ["/proc/net/tcp", "/proc/net/tcp6"]
        .iter()
        .filter_map(|table| fs::read_to_string(table).ok())
        .flat_map(|table| listening_inodes(&table, port))
        .collect();
    let names = fs::read_dir("/proc").ok()?.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let mut pids: Vec<u32> = names.collect();
    pids.sort_unstable();
    let pid = pids.into_iter().find(|pid| holds(*pid, &inodes))?;
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    Some(Holder { pid, name: name.trim_end().to_owned() })
}

fn holds(pid: u32, inodes: &BTreeSet<u64>) -> bool {
    let Ok(descriptors) = fs::read_dir(format!("/proc/{pid}/fd")) else { return false };
    descriptors.flatten().filter_map(|one| fs::read_link(one.path()).ok()).any(|target| {
        let inode = target.to_str().and_then(|text| text.strip_prefix("socket:[")?.strip_suffix(']')?.parse().ok());
        inode.is_some_and(|inode| inodes.contains(&inode))
    })
}

/// The inodes of the sockets that listen on a port, from a table as in /proc/net/tcp.
fn listening_inodes(table: &str, port: u16) -> Vec<u64> {
    let rows = table.lines().skip(1).map(|line| line.split_ascii_whitespace().collect::<Vec<_>>());
    rows.filter_map(|row| {
        let (_, hex) = row.get(1)?.rsplit_once(':')?;
        let listens = u16::from_str_radix(hex, 16).ok()? == port && *row.get(3)? == LISTENING;
        listens.then(|| row.get(9)?.parse().ok()).flatten()
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn the_table_is_read() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   \
            0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 48213 1 0000 100\n   \
            1: 0100007F:1F90 0100007F:A1B2 01 00000000:00000000 00:00000000 00000000  1000        0 48999 1 0000 20\n   \
            2: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 20111 1 0000 100\n";
        assert_eq!(listening_inodes(table, 8080), [48_213]);
        assert_eq!(listening_inodes(table, 22), [20_111]);
        assert_eq!(listening_inodes(table, 9090), [0; 0]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn our_own_listener_is_found() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let holder = holder_of(listener.local_addr().unwrap().port()).unwrap();
        assert_eq!(holder.pid, std::process::id());
        assert!(!holder.name.is_empty());
    }
}

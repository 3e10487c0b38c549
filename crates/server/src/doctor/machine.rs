// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the system says of the machine: memory, limits, file systems.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::{Resource, getrlimit};

use super::Memory;

/// `f_type` of file systems that are shared over a network, from statfs(2).
const NETWORK: [(u32, &str); 5] =
    [(0x6969, "NFS"), (0xff53_4d42, "CIFS"), (0xfe53_4d42, "SMB"), (0x517b, "SMB"), (0x0102_1997, "9P")];

pub(super) fn memory() -> Memory {
    let info = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    Memory { total: field(&info, "MemTotal"), available: field(&info, "MemAvailable"), limit: container_limit() }
}

/// A field of /proc/meminfo, in bytes.
fn field(info: &str, name: &str) -> Option<u64> {
    let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    Some(line.split_ascii_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

/// The least memory limit of the control groups that this process is in, of either version.
fn container_limit() -> Option<u64> {
    let groups = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let own = groups.lines().find_map(|line| line.strip_prefix("0::/")).unwrap_or_default();
    let above = Path::new(own).ancestors().map(|group| Path::new("/sys/fs/cgroup").join(group).join("memory.max"));
    let files = above.chain([PathBuf::from("/sys/fs/cgroup/memory/memory.limit_in_bytes")]);
    let limits = files.filter_map(|file| fs::read_to_string(file).ok()?.trim().parse().ok());
    // The older version writes "no limit" as a number near the largest there is.
    limits.filter(|limit| *limit < 1 << 60).min()
}

pub(super) fn open_files() -> Option<u64> {
    getrlimit(Resource::Nofile).current
}

/// Bytes that this account may still write at a path, and the kind of the file system when it is shared over a network.
pub(super) fn file_system(path: &Path) -> (Option<u64>, Option<&'static str>) {
    let free = rustix::fs::statvfs(path).ok().map(|fs| fs.f_bavail.saturating_mul(fs.f_frsize));
    (free, network(path))
}

#[cfg(target_os = "linux")]
fn network(path: &Path) -> Option<&'static str> {
    // The numbers are of 32 bits; the field's width and sign differ from machine to machine.
    let kind = rustix::fs::statfs(path).ok()?.f_type as u32;
    NETWORK.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

#[cfg(not(target_os = "linux"))]
fn network(_: &Path) -> Option<&'static str> {
    None
}

/// The first of some programs that is in the search path, or where Debian keeps servers.
pub(super) fn find_program(names: &[&str], search_path: &str) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(search_path).chain([PathBuf::from("/usr/sbin")]).collect();
    let files = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    files.into_iter().find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_memory_is_read() {
        let info = "MemTotal:        8131488 kB\nMemFree:          201112 kB\nMemAvailable:    4000000 kB\n";
        assert_eq!(field(info, "MemTotal"), Some(8_131_488 * 1024));
        assert_eq!(field(info, "MemAvailable"), Some(4_000_000 * 1024));
        assert_eq!(field(info, "SwapTotal"), None);
    }

    #[test]
    fn this_machine_can_be_asked() {
        assert!(memory().total.is_some_and(|bytes| bytes > 1 << 26));
        assert!(file_system(Path::new("/")).0.is_some());
        assert_eq!(find_program(&["no-such-program", "sh"], "/bin"), Some(PathBuf::from("/bin/sh")));
        assert_eq!(find_program(&["no-such-program"], "/bin"), None);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The log viewer's files: a tree that is made up and inside the program. No file of the machine is ever opened here.

use perfshop_chaos::{Anomaly, ChaosPlan};

/// Where the portal's logs are.
const LOGS: &str = "/var/log/portal";

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../../../content/portal/files/", $name))
    };
}

/// Every file of the machine that does not exist, by its path.
const TREE: &[(&str, &str)] = &[
    ("/etc/hostname", "shop-7f3a\n"),
    ("/etc/hosts", file!("hosts.txt")),
    ("/etc/passwd", file!("passwd.txt")),
    ("/etc/portal/portal.conf", file!("portal.conf.txt")),
    ("/etc/portal/secrets.env", file!("secrets.env.txt")),
    ("/var/log/auth.log", file!("auth.log.txt")),
    ("/var/log/portal/access.log", file!("access.log.txt")),
    ("/var/log/portal/error.log", file!("error.log.txt")),
    ("/var/log/portal/jobs.log", file!("jobs.log.txt")),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRefused {
    /// It is not a plain name.
    NoName,
    /// Nothing has this name.
    Unknown,
}

/// The logs that the viewer offers.
pub fn names() -> impl Iterator<Item = &'static str> {
    TREE.iter().filter_map(|(path, _)| path.strip_prefix(LOGS)?.strip_prefix('/'))
}

/// A log by its name.
///
/// # Errors
/// When it is no name, or nobody's.
pub fn read(chaos: &ChaosPlan, name: &str) -> Result<&'static str, FileRefused> {
    let plain = !name.contains(['/', '\\']) && name != "..";
    if !plain && !chaos.hits(Anomaly::S11) {
        return Err(FileRefused::NoName);
    }
    let path = if name.starts_with('/') { name.to_owned() } else { format!("{LOGS}/{name}") };
    tracing::info!(target: "shop", fact = "portal_log_read", file = name, "a log was asked for");
    at(&path).ok_or(FileRefused::Unknown)
}

/// The file at a path, which may go up and down as paths do.
pub fn at(path: &str) -> Option<&'static str> {
    let mut steps = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    let path = format!("/{}", steps.join("/"));
    TREE.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_flaw_a_log_is_a_name() {
        let healthy = |name| read(&ChaosPlan::NONE, name);
        for name in names() {
            assert!(healthy(name).is_ok(), "{name}");
        }
        assert_eq!(names().count(), 3);
        assert_eq!(healthy("nothing.log"), Err(FileRefused::Unknown));
        for name in ["../auth.log", "..", "/etc/passwd", "a/../access.log", "..\\auth.log"] {
            assert_eq!(healthy(name), Err(FileRefused::NoName), "{name}");
        }
    }

    #[test]
    fn with_the_flaw_a_path_is_followed_within_the_tree() {
        let flawed = |name| read(&ChaosPlan::of(&[Anomaly::S11]), name);
        assert_eq!(flawed("../auth.log"), Ok(file!("auth.log.txt")));
        assert_eq!(flawed("../../../../../../etc/portal/secrets.env"), Ok(file!("secrets.env.txt")));
        assert_eq!(flawed("/etc/passwd"), Ok(file!("passwd.txt")));
        for name in ["/etc/shadow", "../../../proc/self/environ", "../../..", "/var/log", "..%2fauth.log"] {
            assert_eq!(flawed(name), Err(FileRefused::Unknown), "{name}");
        }
    }
}

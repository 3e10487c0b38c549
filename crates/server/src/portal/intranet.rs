// SPDX-License-Identifier: AGPL-3.0-or-later
//! A network that is made up: a few machines, their names, and what they answer. It has no way out of this file.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::files;

/// One answer.
pub struct Reply {
    pub status: u16,
    pub content_type: &'static str,
    pub body: Cow<'static, str>,
    /// Where it sends who asks.
    pub location: Option<String>,
}

impl Reply {
    fn plain(status: u16, body: impl Into<Cow<'static, str>>) -> Self {
        Self { status, content_type: "text/plain", body: body.into(), location: None }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Machine {
    Local,
    Metadata,
    Admin,
    Database,
    Pictures,
    Links,
}

/// Machines by address.
const ADDRESSES: [(Ipv4Addr, Machine); 5] = [
    (Ipv4Addr::new(169, 254, 169, 254), Machine::Metadata),
    (Ipv4Addr::new(10, 20, 0, 5), Machine::Admin),
    (Ipv4Addr::new(10, 20, 0, 7), Machine::Database),
    (Ipv4Addr::new(10, 20, 0, 8), Machine::Pictures),
    (Ipv4Addr::new(10, 20, 0, 9), Machine::Links),
];

/// What the intranet's name server knows.
const NAMES: [(&str, Ipv4Addr); 8] = [
    ("localhost", Ipv4Addr::LOCALHOST),
    ("localhost.localdomain", Ipv4Addr::LOCALHOST),
    ("metadata.internal", Ipv4Addr::new(169, 254, 169, 254)),
    ("metadata.google.internal", Ipv4Addr::new(169, 254, 169, 254)),
    ("admin.internal", Ipv4Addr::new(10, 20, 0, 5)),
    ("db.perfshop.internal", Ipv4Addr::new(10, 20, 0, 7)),
    ("images.perfshop.internal", Ipv4Addr::new(10, 20, 0, 8)),
    ("links.perfshop.internal", Ipv4Addr::new(10, 20, 0, 9)),
];

const TEXT: &str = "text/plain";
const JSON: &str = "application/json";
const SVG: &str = "image/svg+xml";

macro_rules! page {
    ($name:literal) => {
        include_str!(concat!("../../../../content/portal/intranet/", $name))
    };
}

/// What machines answer at their port and path.
const PAGES: &[(Machine, u16, &str, &str, &str)] = &[
    (Machine::Local, 80, "/", TEXT, page!("local.txt")),
    (Machine::Local, 5000, "/", JSON, page!("workers.json")),
    (Machine::Local, 6379, "/", TEXT, "-NOAUTH Authentication required.\r\n"),
    (Machine::Metadata, 80, "/", TEXT, "latest/\n"),
    (Machine::Metadata, 80, "/latest/", TEXT, "meta-data/\nuser-data\n"),
    (Machine::Metadata, 80, "/latest/meta-data/", TEXT, "hostname\niam/\ninstance-id\nlocal-ipv4\n"),
    (Machine::Metadata, 80, "/latest/meta-data/hostname", TEXT, "shop-7f3a.perfshop.internal"),
    (Machine::Metadata, 80, "/latest/meta-data/instance-id", TEXT, "i-0pf5h0p0decoy000"),
    (Machine::Metadata, 80, "/latest/meta-data/local-ipv4", TEXT, "10.20.0.4"),
    (Machine::Metadata, 80, "/latest/meta-data/iam/", TEXT, "security-credentials/\n"),
    (Machine::Metadata, 80, "/latest/meta-data/iam/security-credentials/", TEXT, "portal\n"),
    (Machine::Metadata, 80, "/latest/meta-data/iam/security-credentials/portal", JSON, page!("credentials.json")),
    (Machine::Metadata, 80, "/latest/user-data", TEXT, page!("user-data.txt")),
    (Machine::Admin, 80, "/", JSON, page!("admin.json")),
    (Machine::Admin, 80, "/employees", JSON, page!("employees.json")),
    (Machine::Admin, 80, "/secrets", JSON, page!("secrets.json")),
    (Machine::Database, 3306, "/", TEXT, "5.5.5-10.11.6-MariaDB\n"),
    (Machine::Pictures, 80, "/", TEXT, "banners/autumn.svg\nbanners/lamp.svg\n"),
    (Machine::Pictures, 80, "/banners/autumn.svg", SVG, page!("autumn.svg")),
    (Machine::Pictures, 80, "/banners/lamp.svg", SVG, page!("lamp.svg")),
    (Machine::Links, 80, "/", TEXT, "go?to=\n"),
];

/// What an address answers. An address is its machine's however it is spelt, as for any library that fetches.
pub fn ask(url: &Url) -> Reply {
    match url.scheme() {
        "file" => {
            files::at(url.path()).map_or_else(|| Reply::plain(404, "no such file"), |text| Reply::plain(200, text))
        }
        "http" | "https" => over_http(url),
        other => Reply::plain(502, format!("unsupported protocol: {other}")),
    }
}

fn over_http(url: &Url) -> Reply {
    let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(80));
    let Some(address) = url.host().and_then(resolved) else {
        return Reply::plain(502, format!("getaddrinfo ENOTFOUND {host}"));
    };
    let Some(machine) = machine_at(address) else {
        return Reply::plain(502, format!("connect EHOSTUNREACH {address}:{port}"));
    };
    if machine == Machine::Links && url.path() == "/go" {
        return sent_on(url);
    }
    if machine == Machine::Links && url.path() == "/loop" {
        return Reply { location: Some("/loop".to_owned()), ..Reply::plain(302, "") };
    }
    if !PAGES.iter().any(|(other, listening, ..)| *other == machine && *listening == port) {
        return Reply::plain(502, format!("connect ECONNREFUSED {address}:{port}"));
    }
    let found = PAGES.iter().find(|(other, at, path, ..)| (*other, *at, *path) == (machine, port, url.path()));
    match found {
        Some((.., content_type, body)) => Reply { content_type, ..Reply::plain(200, *body) },
        None => Reply::plain(404, "not found"),
    }
}

fn sent_on(url: &Url) -> Reply {
    let to = url.query_pairs().find(|(name, _)| name == "to").map(|(_, to)| to.into_owned());
    match to {
        Some(location) => Reply { location: Some(location), ..Reply::plain(302, "") },
        None => Reply::plain(400, "to?"),
    }
}

fn resolved(host: Host<&str>) -> Option<Ipv4Addr> {
    match host {
        Host::Ipv4(address) => Some(address),
        Host::Ipv6(Ipv6Addr::LOCALHOST | Ipv6Addr::UNSPECIFIED) => Some(Ipv4Addr::LOCALHOST),
        Host::Ipv6(address) => address.to_ipv4_mapped(),
        Host::Domain(name) => named(&name.trim_end_matches('.').to_ascii_lowercase()),
    }
}

/// Names that stand for the address before their ending are known to all who have looked for a way around a filter.
fn named(name: &str) -> Option<Ipv4Addr> {
    let known = NAMES.iter().find(|(known, _)| *known == name).map(|(_, address)| *address);
    known.or_else(|| name.strip_suffix(".nip.io")?.parse().ok())
}

fn machine_at(address: Ipv4Addr) -> Option<Machine> {
    if address.is_loopback() || address.is_unspecified() {
        return Some(Machine::Local);
    }
    ADDRESSES.iter().find(|(known, _)| *known == address).map(|(_, machine)| *machine)
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the welcome page shows: what is running, and where.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::AppState;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Welcome {
    version: &'static str,
    #[schema(inline)]
    services: [Service; 3],
}

/// One listener.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    #[schema(inline)]
    name: ServiceName,
    up: bool,
    port: u16,
    #[schema(inline)]
    reach: Reach,
    /// Where other machines find it, ready for an address; null when they cannot, or when it is not known.
    host: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ServiceName {
    Shop,
    Cockpit,
    Management,
}

/// To whom a listener answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// This machine alone.
    Machine,
    /// One address of it.
    Address,
    /// Every address that it has.
    Everywhere,
}

/// What is running, and where.
#[utoipa::path(get, path = "/api/welcome", tag = "welcome", responses((status = 200, body = Welcome)))]
pub async fn read(State(app): State<AppState>) -> Json<Welcome> {
    let health = app.health.ask(&app).await;
    let lan = lan_address();
    let service = |name, up, address: SocketAddr| {
        let (reach, host) = reach_of(address.ip(), lan);
        Service { name, up, port: address.port(), reach, host: host.map(for_url) }
    };
    let listen = &app.config.listen;
    let services = [
        service(ServiceName::Shop, health.shop, listen.public),
        service(ServiceName::Cockpit, health.control, listen.admin),
        // On the control plane's threads, as this answer is: whoever reads it knows that they run.
        service(ServiceName::Management, true, listen.management),
    ];
    Json(Welcome { version: env!("CARGO_PKG_VERSION"), services })
}

fn reach_of(ip: IpAddr, lan: Option<IpAddr>) -> (Reach, Option<IpAddr>) {
    if ip.is_loopback() {
        (Reach::Machine, None)
    } else if ip.is_unspecified() {
        (Reach::Everywhere, lan)
    } else {
        (Reach::Address, Some(ip))
    }
}

fn for_url(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// The address by which this machine is in its network. Nothing is sent: to connect a datagram socket is to ask the routing table.
/// A container knows only the address inside of its own network, which helps nobody.
fn lan_address() -> Option<IpAddr> {
    if ["/.dockerenv", "/run/.containerenv"].into_iter().any(|mark| Path::new(mark).exists()) {
        return None;
    }
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address that the documentation of networks keeps for itself: no machine has it, and every default route leads to it.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_is_told_as_others_reach_it() {
        let lan: Option<IpAddr> = "192.168.1.20".parse().ok();
        let told = |ip: &str| {
            let (reach, host) = reach_of(ip.parse().unwrap(), lan);
            (reach, host.map(for_url))
        };
        assert_eq!(told("127.0.0.1"), (Reach::Machine, None));
        assert_eq!(told("::1"), (Reach::Machine, None));
        assert_eq!(told("0.0.0.0"), (Reach::Everywhere, Some("192.168.1.20".into())));
        assert_eq!(told("::"), (Reach::Everywhere, Some("192.168.1.20".into())));
        assert_eq!(told("10.0.0.5"), (Reach::Address, Some("10.0.0.5".into())));
        assert_eq!(told("fd00::5"), (Reach::Address, Some("[fd00::5]".into())));
    }
}

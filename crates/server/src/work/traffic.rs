// SPDX-License-Identifier: AGPL-3.0-or-later
//! A saturation that nobody meets has no symptom: while a lever that needs load is on and the shop is as good as empty, the
//! built-in shoppers come, and they go when it is over.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::Duration;

use perfshop_chaos::{CATALOGUE, Family};

use crate::app::AppState;
use crate::load::{Load, Pace, Running};

/// Below so many requests a second, over [`SECONDS`], the shop counts as empty.
const EMPTY_BELOW: f64 = 5.0;
const SECONDS: usize = 10;
/// How often it is looked at: a lever that was just pulled should not wait.
const RHYTHM: Duration = Duration::from_millis(500);

/// Looks after the shoppers until the program is asked to end.
pub async fn run(app: AppState) {
    let buyers = app.config.work.traffic_buyers;
    if buyers == 0 {
        return;
    }
    let mut samples = app.telemetry.live().watch();
    let mut rates = VecDeque::with_capacity(SECONDS);
    let mut running: Option<Running> = None;
    loop {
        tokio::select! {
            () = app.closing.cancelled() => break,
            changed = samples.changed() => {
                if changed.is_err() {
                    break;
                }
                if rates.len() == SECONDS {
                    rates.pop_front();
                }
                rates.push_back(samples.borrow_and_update().requests_per_second);
            }
            () = tokio::time::sleep(RHYTHM) => {}
        }
        let wanted = needs_load(&app);
        match running.take() {
            Some(shoppers) if wanted => running = Some(shoppers),
            Some(shoppers) => {
                shoppers.stop().await;
                // What they asked for says nothing of who else is there.
                rates.clear();
            }
            None if wanted && is_empty(&rates) => running = start(&app, buyers),
            None => {}
        }
        app.control.set_shoppers(running.as_ref().map_or(0, |_| buyers));
    }
    if let Some(shoppers) = running {
        shoppers.stop().await;
    }
}

/// Whether something that is on for everyone has no symptom without traffic.
fn needs_load(app: &AppState) -> bool {
    let active = app.chaos.active();
    !active.is_empty()
        && CATALOGUE
            .iter()
            .any(|spec| spec.family == Family::Performance && spec.needs_load && active.dose(spec.anomaly) > 0)
}

fn is_empty(rates: &VecDeque<f64>) -> bool {
    rates.iter().sum::<f64>() < EMPTY_BELOW * rates.len().max(1) as f64
}

fn start(app: &AppState, buyers: usize) -> Option<Running> {
    let target = format!("http://{}", reachable(app.config.listen.public));
    let load = Load {
        pace: Pace::Buyers(buyers),
        think: Duration::from_secs(app.config.work.traffic_think as u64),
        ..Load::of(target)
    };
    match load.start() {
        Ok(running) => Some(running),
        Err(error) => {
            tracing::warn!(target: "instructor", audience = "instructor", %error, "the built-in shoppers could not start");
            None
        }
    }
}

/// The address as this machine itself reaches it.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() {
            std::net::Ipv4Addr::LOCALHOST.into()
        } else {
            std::net::Ipv6Addr::LOCALHOST.into()
        });
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shop_is_empty_below_five_requests_a_second() {
        assert!(is_empty(&VecDeque::new()), "one that has just started");
        assert!(is_empty(&VecDeque::from([0.0, 9.0])));
        assert!(!is_empty(&VecDeque::from([0.0, 10.0])));
        assert!(!is_empty(&VecDeque::from([5.0; 10])));
    }

    #[test]
    fn every_address_can_be_asked_from_here() {
        for (listens, asked) in
            [("0.0.0.0:8080", "127.0.0.1:8080"), ("[::]:8080", "[::1]:8080"), ("192.0.2.7:80", "192.0.2.7:80")]
        {
            assert_eq!(reachable(listens.parse().unwrap()), asked.parse().unwrap());
        }
    }
}

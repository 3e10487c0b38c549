// SPDX-License-Identifier: AGPL-3.0-or-later
//! The way between a client and the shop: how long a request takes on it, whether it arrives, how fast a long answer goes back.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::response::Response;
use perfshop_chaos::{Anomaly, Chaos, ChaosPlan};

use super::pace;
use crate::exact;
use crate::problem::ApiError;

/// On the fastest way that is slow at all, in bytes a second for each hundredth of the dose.
const RATE: f64 = 64.0 * 1024.0 * 100.0;
/// How often a request on a long way looks whether all is well again.
const LOOK: Duration = Duration::from_millis(250);

/// What one request meets on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    delay: Duration,
    lost: bool,
    bytes_per_second: f64,
}

/// What the way of this request is like; nothing when it is short and safe.
pub(super) fn conditions(plan: &ChaosPlan) -> Option<Link> {
    if !plan.hits(Anomaly::Network) {
        return None;
    }
    let dose = f64::from(plan.dose(Anomaly::Network));
    Some(Link {
        delay: Duration::from_secs_f64(dose * 0.01 * (1.0 + plan.chance(Anomaly::Network, 0))),
        lost: plan.chance(Anomaly::Network, 1) < dose / 400.0,
        bytes_per_second: RATE / dose,
    })
}

impl Link {
    /// Has a request go this way to its handler, which one that is lost never reaches, and its answer back.
    pub async fn carry(
        self,
        chaos: &Arc<Chaos>,
        handler: impl Future<Output = Result<Response, ApiError>>,
    ) -> Result<Response, ApiError> {
        self.travel(chaos).await;
        if self.lost {
            return Err(ApiError::Unreachable);
        }
        let chaos = Arc::clone(chaos);
        Ok(pace::paced(handler.await?, self.bytes_per_second, move || !chaos.is_empty()))
    }

    /// Takes the time of the way. What is on its way when all is well again need not go on slowly: a reset is felt within a second.
    async fn travel(self, chaos: &Chaos) {
        let begin = Instant::now();
        loop {
            let left = self.delay.saturating_sub(begin.elapsed());
            if left.is_zero() || chaos.is_empty() {
                return;
            }
            exact::sleep(left.min(LOOK)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use perfshop_chaos::{Activation, ActiveSet, Demand, Who};
    use proptest::prelude::*;

    use super::*;

    struct Anybody;

    impl Who for Anybody {
        fn customer(&self) -> Option<&str> {
            None
        }
        fn student(&self) -> Option<&str> {
            None
        }
        fn class(&self) -> Option<&str> {
            None
        }
        fn header(&self, _: &str) -> Option<&str> {
            None
        }
        fn share_key(&self) -> u64 {
            0
        }
    }

    fn chaos(dose: u8) -> Chaos {
        let demand = Demand { anomaly: "network".into(), dose: Some(dose.into()), ..Demand::default() };
        let activation: Activation = demand.check(0).unwrap();
        let chaos = Chaos::new();
        chaos.activate(ActiveSet::at(&[activation], 1));
        chaos
    }

    #[test]
    fn a_healthy_request_meets_nothing() {
        assert_eq!(conditions(&ChaosPlan::NONE), None);
        assert_eq!(conditions(&ChaosPlan::of(&[Anomaly::Cpu])), None);
    }

    /// Six standard deviations: this fails by chance less than once in ten million runs.
    #[test]
    fn delays_are_uniform_and_losses_a_quarter_of_the_dose_whatever_the_delay() {
        const REQUESTS: u64 = 40_000;
        for dose in [1, 20, 40, 80, 100] {
            let chaos = chaos(dose);
            let links: Vec<Link> =
                (0..REQUESTS).map(|draw| conditions(&chaos.plan(draw * 0x1_0001, &Anybody)).unwrap()).collect();
            let unit = f64::from(dose) * 0.01;
            let near = |what: &str, met: usize, of: usize, p: f64| {
                let (mean, deviation) = (of as f64 * p, (of as f64 * p * (1.0 - p)).sqrt());
                assert!((met as f64 - mean).abs() <= 6.0 * deviation, "{what} at {dose}: {met} of {of}");
            };
            for link in &links {
                let delay = link.delay.as_secs_f64();
                assert!((unit - 1e-9..=2.0 * unit + 1e-9).contains(&delay), "{delay} at {dose}");
                assert!((link.bytes_per_second - 6_553_600.0 / f64::from(dose)).abs() < 1e-6);
            }
            for tenth in 0..10 {
                let from = unit * (1.0 + f64::from(tenth) / 10.0);
                let within = |link: &&Link| (from..from + unit / 10.0).contains(&link.delay.as_secs_f64());
                let these: Vec<&Link> = links.iter().filter(within).collect();
                near("delays", these.len(), links.len(), 0.1);
                let lost = these.iter().filter(|link| link.lost).count();
                near("losses of one delay", lost, these.len(), f64::from(dose) / 400.0);
            }
        }
    }

    proptest! {
        #[test]
        fn the_same_draw_meets_the_same(draw: u64, dose in 1u8..=100) {
            let chaos = chaos(dose);
            let plan = || conditions(&chaos.plan(draw, &Anybody));
            prop_assert_eq!(plan(), plan());
        }
    }
}

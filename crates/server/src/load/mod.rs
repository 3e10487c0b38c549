// SPDX-License-Identifier: AGPL-3.0-or-later
//! The built-in shoppers: they go through the shop's HTTP API as people do, so that dashboards live and a saturation is
//! met by somebody. `perfshop load` starts them by hand.
//!
//! ```ignore
//! let shoppers = Load { pace: Pace::Buyers(20), ..Load::of(target) }.start()?;
//! // … later
//! let report = shoppers.stop().await;
//! ```
//!
//! Choices are drawn from a stream of each journey's own number, so that the same seed makes the same choices, however
//! the journeys overlap.

mod carried;
mod customers;
mod journey;
mod pace;
mod persona;
mod shopper;
mod tally;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use perfshop_shop::seed::rng::Rng;
use reqwest::Client;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep, sleep_until};
use tokio_util::sync::CancellationToken;

pub use carried::Carried;
use customers::Customers;
pub use pace::{MOST_BUYERS, Pace};
pub use persona::{MOST_SHARE, Persona, Personas};
use shopper::Shopper;
pub use tally::{CallRow, FaultRow, JourneyRow, Latency, Progress, Report};
use tally::{Ending, Tally};

/// The mean time to think when nobody says another.
pub const THINK: Duration = Duration::from_secs(5);
/// An answer is waited for a little longer than the shop lets a request wait for a worker (30 s), so that its own
/// refusal is what is counted.
const TIMEOUT: Duration = Duration::from_secs(35);
/// Calls that are under way when the shoppers are stopped may take this long: an order placed must also be counted.
const GRACE: Duration = Duration::from_secs(5);
/// The least pause after a journey that failed, so that shoppers who do not think do not hammer a shop that is down.
const AFTER_FAILURE: Duration = Duration::from_millis(200);

/// What to start.
#[derive(Debug, Clone)]
pub struct Load {
    /// The shop's address, `http://host:port`, without a slash at the end.
    pub target: String,
    pub personas: Personas,
    pub pace: Pace,
    /// Mean time to think between two pages.
    pub think: Duration,
    /// The same seed makes the same choices again.
    pub seed: u64,
}

/// Why shoppers cannot start.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error(transparent)]
    Client(#[from] reqwest::Error),
    #[error("the histogram: {0}")]
    Histogram(#[from] hdrhistogram::CreationError),
}

impl Load {
    /// Twenty shoppers of the usual kinds who think five seconds.
    pub fn of(target: impl Into<String>) -> Self {
        let target = target.into().trim_end_matches('/').to_owned();
        Self { target, personas: Personas::default(), pace: Pace::Buyers(20), think: THINK, seed: 0 }
    }

    /// Asks the target once; any answer will do.
    ///
    /// # Errors
    /// Nobody answers there.
    pub async fn reach(&self, patience: Duration) -> Result<(), LoadError> {
        let client = client()?;
        client.get(format!("{}/api/products?size=1", self.target)).timeout(patience).send().await?;
        Ok(())
    }

    /// Starts the shoppers on the current runtime.
    ///
    /// # Errors
    /// The HTTP client cannot be made.
    pub fn start(self) -> Result<Running, LoadError> {
        let crew = Arc::new(Crew {
            client: client()?,
            tally: Tally::new()?,
            stop: CancellationToken::new(),
            customers: Arc::new(Customers::new(self.seed)),
            journeys: AtomicU64::new(0),
            active: AtomicUsize::new(0),
            load: self,
        });
        let task = tokio::spawn(run(crew.clone()));
        Ok(Running { crew, task })
    }
}

/// One pool of kept connections for all shoppers; each keeps their own cookies.
fn client() -> reqwest::Result<Client> {
    Client::builder()
        .timeout(TIMEOUT)
        // A proxy in between would be measured with the shop.
        .no_proxy()
        // A shop never sends its customers elsewhere; where it does, that is an answer to count.
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("perfshop-shoppers/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// Shoppers that are about. Dropping it sends them home without waiting.
pub struct Running {
    crew: Arc<Crew>,
    task: JoinHandle<()>,
}

impl Running {
    pub fn progress(&self) -> Progress {
        self.crew.tally.progress()
    }

    /// Journeys under way now.
    pub fn active(&self) -> usize {
        self.crew.active.load(Ordering::Relaxed)
    }

    /// Sends the shoppers home: nobody begins anything new, and what was asked is answered, within five seconds.
    pub async fn stop(mut self) -> Report {
        self.crew.stop.cancel();
        // A panic in it would have been told by the runtime; what was counted is still true.
        let _ = (&mut self.task).await;
        self.crew.tally.report()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.crew.stop.cancel();
    }
}

/// What all shoppers of a run share.
struct Crew {
    load: Load,
    client: Client,
    tally: Tally,
    stop: CancellationToken,
    customers: Arc<Customers>,
    /// The number of the next journey.
    journeys: AtomicU64,
    active: AtomicUsize,
}

/// A stream of choices for a purpose, by the run's seed.
fn stream(seed: u64, topic: &str, number: u64) -> Rng {
    // An odd factor spreads neighbouring seeds, whose streams would otherwise be each other's, shifted by one.
    Rng::new(topic, seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(number))
}

async fn run(crew: Arc<Crew>) {
    let mut shoppers = JoinSet::new();
    match crew.load.pace {
        Pace::Buyers(count) => {
            for number in 0..count {
                shoppers.spawn(buyer(crew.clone(), number as u64));
            }
            crew.stop.cancelled().await;
        }
        Pace::Rate(per_second) => arrivals(&crew, per_second, &mut shoppers).await,
    }
    let home = async { while shoppers.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(GRACE, home).await;
    // Whoever still waits for an answer gets none: dropping the set aborts them.
}

/// A shopper who comes back until the end.
async fn buyer(crew: Arc<Crew>, number: u64) {
    let mut rng = stream(crew.load.seed, "buyer", number);
    let think = crew.load.think;
    // Not all in the same instant: the first come within one time to think.
    let mut pause = think.mul_f64(rng.below(1000) as f64 / 1000.0);
    loop {
        tokio::select! {
            () = crew.stop.cancelled() => return,
            () = sleep(pause) => {}
        }
        pause = match journey(&crew).await {
            Ending::Completed | Ending::Left => pace::think(&mut rng, think),
            Ending::Failed => pace::think(&mut rng, think).max(AFTER_FAILURE),
            Ending::Cut => return,
        };
    }
}

async fn arrivals(crew: &Arc<Crew>, per_second: f64, shoppers: &mut JoinSet<()>) {
    let mut rng = stream(crew.load.seed, "arrivals", 0);
    let mut next = Instant::now();
    loop {
        tokio::select! {
            () = crew.stop.cancelled() => return,
            () = sleep_until(next) => {}
        }
        while shoppers.try_join_next().is_some() {}
        if shoppers.len() < MOST_BUYERS {
            let crew = crew.clone();
            shoppers.spawn(async move {
                journey(&crew).await;
            });
        } else {
            crew.tally.not_started();
        }
        // From when this one was due, not from now: a late timer must not lower the rate.
        next = next.checked_add(pace::until_next(&mut rng, per_second)).unwrap_or(next);
    }
}

/// One journey of the next number.
async fn journey(crew: &Arc<Crew>) -> Ending {
    /// Counts down also when the journey is aborted.
    struct Active<'a>(&'a AtomicUsize);
    impl Drop for Active<'_> {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::Relaxed);
        }
    }
    let number = crew.journeys.fetch_add(1, Ordering::Relaxed);
    let persona = crew.load.personas.of_journey(number);
    crew.tally.started(persona);
    crew.active.fetch_add(1, Ordering::Relaxed);
    let _active = Active(&crew.active);
    let mut shopper = Shopper::new(crew, number);
    let ending = match journey::make(persona, &mut shopper).await {
        Ok(()) => Ending::Completed,
        Err(ending) => ending,
    };
    crew.tally.ended(persona, ending);
    ending
}

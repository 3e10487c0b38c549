// SPDX-License-Identifier: AGPL-3.0-or-later
//! The figures that others own. They are asked when a scrape or the sampler looks, never kept in two places.

/// The database pool, in connections and waiting callers.
#[derive(Debug, Clone, Copy, Default)]
pub struct PoolNumbers {
    pub max: u64,
    pub in_use: u64,
    pub idle: u64,
    pub waiting: u64,
}

/// The workers that requests hold, and those who wait for one.
#[derive(Debug, Clone, Copy, Default)]
pub struct WorkerNumbers {
    pub busy: u64,
    pub max: u64,
    pub queue: u64,
}

/// The heap budget in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct HeapNumbers {
    pub used: u64,
    pub max: u64,
    pub peak: u64,
}

/// One series that names an anomaly. Only the instructor's scrape shows it. A name that ends in `_total` is a counter, any other a
/// gauge. Samples of one name stand one after the other.
#[derive(Debug, Clone)]
pub struct ChaosSample {
    /// The documented name; it begins with `chaos_`.
    pub name: &'static str,
    /// `("type", "cpu")`
    pub label: Option<(&'static str, String)>,
    pub value: f64,
}

/// How often the process was started again, by reason.
#[derive(Debug, Clone)]
pub struct Restarts {
    pub reason: String,
    pub count: u64,
}

/// Implemented by the application.
pub trait Sources: Send + Sync {
    fn pool(&self) -> PoolNumbers;
    fn workers(&self) -> WorkerNumbers;
    fn heap(&self) -> HeapNumbers;
    /// Every series of the catalogue, also those that are off: they stand at 0.
    fn chaos(&self) -> Vec<ChaosSample>;
    fn restarts(&self) -> Vec<Restarts>;
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The customers that are kept for the built-in shoppers. A customer has one cart, whoever logs in, so each is lent to one
//! shopper at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::stream;

/// `user301` to `user400`.
const FIRST: usize = 301;
const COUNT: usize = 100;

pub(super) struct Customers {
    taken: Mutex<[bool; COUNT]>,
    /// Where the first journey begins to look, so that two runs side by side seldom meet.
    begin: usize,
}

/// A customer for one shopper, given back by dropping it.
pub(super) struct Lent {
    customers: Arc<Customers>,
    at: usize,
}

impl Customers {
    pub(super) fn new(seed: u64) -> Self {
        let begin = stream(seed, "customers", 0).below(COUNT as u64) as usize;
        Self { taken: Mutex::new([false; COUNT]), begin }
    }

    fn taken(&self) -> MutexGuard<'_, [bool; COUNT]> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The customer of a journey's number, or the next who is free. `None` when nobody is.
    pub(super) fn lend(self: &Arc<Self>, journey: u64) -> Option<Lent> {
        let mut taken = self.taken();
        let wanted = self.begin + (journey % COUNT as u64) as usize;
        let at = (wanted..wanted + COUNT).map(|at| at % COUNT).find(|at| !taken[*at])?;
        taken[at] = true;
        Some(Lent { customers: self.clone(), at })
    }
}

impl Lent {
    pub(super) fn email(&self) -> String {
        format!("user{}@perfshop.com", FIRST + self.at)
    }

    pub(super) fn password(&self) -> String {
        format!("password{}", FIRST + self.at)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.customers.taken()[self.at] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_is_lent_once_at_a_time_and_all_are_the_shoppers_own() {
        let customers = Arc::new(Customers::new(7));
        // Journeys of the same number want the same customer and get different ones.
        let lent: Vec<_> = (0..100).map(|_| customers.lend(3).unwrap()).collect();
        let numbers: BTreeSet<usize> = lent.iter().map(|one| FIRST + one.at).collect();
        assert_eq!(numbers, (301..=400).collect());
        assert!(customers.lend(3).is_none());
        let email = lent[41].email();
        assert_eq!(lent[41].password().replace("password", "user") + "@perfshop.com", email);
        drop(lent.into_iter().nth(41));
        assert_eq!(customers.lend(50).unwrap().email().len(), email.len());
    }

    #[test]
    fn a_journey_takes_the_same_customer_again() {
        let email = |seed, journey| Arc::new(Customers::new(seed)).lend(journey).unwrap().email();
        assert_eq!(email(5, 250), email(5, 250));
        assert_ne!(email(5, 250), email(5, 251));
    }
}

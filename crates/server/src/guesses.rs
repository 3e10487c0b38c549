// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guessing is slow. In a minute: five wrong logins of an admin for one account or fifty from one address, ten of a customer or a
//! hundred from one address, ten wrong flags of a student.
//!
//! Only wrong ones count, so that a class behind one address, or a script that logs in well, is never refused; that is
//! why this is a list of instants and not a token bucket, which cannot tell the two apart. It is kept by each copy of the
//! shop for itself and is gone after a restart: no request needs it, and some copies allow some times five guesses a
//! minute, which is still none to speak of.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_secs(60);
const BY_ACCOUNT: usize = 5;
const BY_ADDRESS: usize = 50;
const BY_CUSTOMER: usize = 10;
const BY_CUSTOMERS_ADDRESS: usize = 100;
const BY_STUDENT: usize = 10;
/// Accounts and addresses remembered at most. One address can name fifty accounts a minute, so this is far away.
const REMEMBERED: usize = 20_000;

/// Too many wrong guesses: how long until the next one is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany(pub Duration);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Account(String),
    Address(IpAddr),
    Customer(String),
    CustomersAddress(IpAddr),
    /// A student's number.
    Student(i64),
    /// For whom guesses are not limited: the student, and the customer's account or all of them. They are counted apart.
    Unlimited(Option<i64>, Option<String>),
}

impl Key {
    fn most(&self) -> usize {
        match self {
            Self::Account(_) => BY_ACCOUNT,
            Self::Address(_) => BY_ADDRESS,
            Self::Customer(_) => BY_CUSTOMER,
            Self::CustomersAddress(_) => BY_CUSTOMERS_ADDRESS,
            Self::Student(_) => BY_STUDENT,
            Self::Unlimited(_, Some(_)) => BY_CUSTOMER,
            Self::Unlimited(_, None) => BY_CUSTOMERS_ADDRESS,
        }
    }
}

/// The wrong guesses of the last minute.
#[derive(Debug, Default)]
pub struct Guesses {
    wrong: Mutex<HashMap<Key, VecDeque<Instant>>>,
}

/// A login or a flag that is being checked.
pub struct Attempt<'a> {
    guesses: &'a Guesses,
    keys: Vec<Key>,
}

impl Guesses {
    /// Names who tries to log in as an admin. The address is unknown when there is no connection, as in a test.
    pub fn of_admin(&self, account: &str, address: Option<IpAddr>) -> Attempt<'_> {
        let address = address.map(|address| Key::Address(household(address)));
        let keys = [Key::Account(account.to_lowercase())].into_iter().chain(address).collect();
        Attempt { guesses: self, keys }
    }

    /// The same for a customer, whose wrong logins are another list: a class that guesses locks no admin out.
    pub fn of_customer(&self, account: &str, address: Option<IpAddr>) -> Attempt<'_> {
        let address = address.map(|address| Key::CustomersAddress(household(address)));
        let keys = [Key::Customer(account.to_lowercase())].into_iter().chain(address).collect();
        Attempt { guesses: self, keys }
    }

    /// The same where the limit is taken away, for a student or for anybody: what is guessed there uses up nobody's guesses elsewhere.
    pub fn of_unlimited(&self, account: &str, student: Option<i64>) -> Attempt<'_> {
        let keys = [Some(account.to_lowercase()), None].map(|account| Key::Unlimited(student, account));
        Attempt { guesses: self, keys: keys.into() }
    }

    /// Names the student who hands in a flag, by number: a class shares one address, so that counts nothing here.
    pub fn of_student(&self, student: i64) -> Attempt<'_> {
        Attempt { guesses: self, keys: vec![Key::Student(student)] }
    }
}

impl Attempt<'_> {
    /// Asked before the password is checked, which costs, and again once it turned out right: guesses that were sent
    /// all at once learn no more than those sent one by one.
    ///
    /// # Errors
    /// [`TooMany`] while whoever tries has used up the wrong ones.
    pub fn allowed(&self, now: Instant) -> Result<(), TooMany> {
        self.check(&mut self.guesses.wrong.lock().unwrap_or_else(PoisonError::into_inner), now)
    }

    /// Counts a wrong one.
    ///
    /// # Errors
    /// [`TooMany`] when others used up the rest meanwhile: it does not count then, and must not be answered as wrong.
    pub fn wrong(&self, now: Instant) -> Result<(), TooMany> {
        let mut wrong = self.guesses.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        self.check(&mut wrong, now)?;
        if wrong.len() >= REMEMBERED {
            wrong.retain(|_, at| at.back().is_some_and(|last| now.duration_since(*last) < WINDOW));
        }
        for key in &self.keys {
            let known = wrong.len() < REMEMBERED || wrong.contains_key(key);
            if known {
                wrong.entry(key.clone()).or_default().push_back(now);
            }
        }
        Ok(())
    }

    fn check(&self, wrong: &mut HashMap<Key, VecDeque<Instant>>, now: Instant) -> Result<(), TooMany> {
        let mut wait = Duration::ZERO;
        for key in &self.keys {
            let Some(at) = wrong.get_mut(key) else { continue };
            while at.front().is_some_and(|first| now.duration_since(*first) >= WINDOW) {
                at.pop_front();
            }
            match at.front() {
                None => drop(wrong.remove(key)),
                Some(first) if at.len() >= key.most() => wait = wait.max(WINDOW - now.duration_since(*first)),
                Some(_) => {}
            }
        }
        if wait.is_zero() { Ok(()) } else { Err(TooMany(wait)) }
    }
}

/// A home or a machine has one address in IPv4, and a network of 64 bits in IPv6.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() >> 64 << 64).into()),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn the_sixth_for_an_account_waits_until_the_first_is_a_minute_old() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let of = |account: &str| guesses.of_admin(account, None);
        for second in 0..5 {
            of("a@b.c").allowed(at(start, second)).unwrap();
            of("A@b.c").wrong(at(start, second)).unwrap();
        }
        assert_eq!(of("a@B.c").allowed(at(start, 10)), Err(TooMany(Duration::from_secs(50))));
        assert_eq!(of("a@b.c").wrong(at(start, 10)), Err(TooMany(Duration::from_secs(50))));
        of("other@b.c").allowed(at(start, 10)).unwrap();
        // The first falls out at sixty seconds, and then one more may be wrong.
        of("a@b.c").wrong(at(start, 60)).unwrap();
        assert_eq!(of("a@b.c").allowed(at(start, 60)), Err(TooMany(Duration::from_secs(1))));
        of("a@b.c").allowed(at(start, 120)).unwrap();
        assert!(guesses.wrong.lock().unwrap().is_empty(), "nothing is remembered for longer");
    }

    #[test]
    fn an_address_has_fifty_whatever_the_accounts() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let from = |address: &str, account: usize| {
            guesses.of_admin(&format!("{account}@b.c"), Some(address.parse().unwrap())).wrong(start)
        };
        (0..50).for_each(|account| from("10.0.0.1", account).unwrap());
        assert_eq!(from("10.0.0.1", 50), Err(TooMany(WINDOW)));
        assert_eq!(from("::ffff:10.0.0.1", 50), Err(TooMany(WINDOW)));
        from("10.0.0.2", 50).unwrap();
        (0..50).for_each(|account| from(&format!("2001:db8::{account:x}"), 100 + account).unwrap());
        assert_eq!(from("2001:db8::ffff", 200), Err(TooMany(WINDOW)));
        from("2001:db8:0:1::1", 200).unwrap();
    }

    #[test]
    fn a_student_has_ten() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        (0..10).for_each(|second| guesses.of_student(7).wrong(at(start, second)).unwrap());
        assert_eq!(guesses.of_student(7).allowed(at(start, 20)), Err(TooMany(Duration::from_secs(40))));
        guesses.of_student(8).allowed(at(start, 20)).unwrap();
        guesses.of_student(7).allowed(at(start, 60)).unwrap();
    }

    #[test]
    fn where_there_is_no_limit_guesses_use_up_nobody_elses() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let ada = |account: &str| guesses.of_unlimited(account, Some(7)).wrong(start);
        (0..10).for_each(|_| ada("a@b.c").unwrap());
        assert_eq!(ada("A@b.c"), Err(TooMany(WINDOW)), "one more than elsewhere, which is told");
        guesses.of_unlimited("a@b.c", Some(8)).allowed(start).unwrap();
        guesses.of_customer("a@b.c", None).allowed(start).unwrap();
        (10..100).for_each(|account| ada(&account.to_string()).unwrap());
        assert_eq!(ada("another@b.c"), Err(TooMany(WINDOW)));
        guesses.of_customer("another@b.c", Some("10.0.0.1".parse().unwrap())).allowed(start).unwrap();
    }

    #[test]
    fn memory_is_bounded() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        for account in 0..REMEMBERED + 100 {
            guesses.of_admin(&account.to_string(), None).wrong(start).unwrap();
        }
        assert_eq!(guesses.wrong.lock().unwrap().len(), REMEMBERED);
        guesses.of_admin("later", None).wrong(at(start, 61)).unwrap();
        assert_eq!(guesses.wrong.lock().unwrap().len(), 1);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an audit found, and its sums.

use std::collections::{BTreeMap, HashSet};

use super::judge::Verdict;

/// An anomaly that the auditor knows the trace of. Told by its identifier, so that an answer key does not depend on what this
/// program's catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    A1,
    A2,
    A3,
    A4,
    A5,
    A6,
    A7,
    A8,
    A9,
    A10,
    A11,
    A12,
    A13,
    A14,
    A15,
    A16,
    F4,
}

impl Gap {
    pub const ALL: [Self; 17] = [
        Self::A1,
        Self::A2,
        Self::A3,
        Self::A4,
        Self::A5,
        Self::A6,
        Self::A7,
        Self::A8,
        Self::A9,
        Self::A10,
        Self::A11,
        Self::A12,
        Self::A13,
        Self::A14,
        Self::A15,
        Self::A16,
        Self::F4,
    ];

    /// As the catalogue has it.
    pub fn id(self) -> &'static str {
        match self {
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::A3 => "A3",
            Self::A4 => "A4",
            Self::A5 => "A5",
            Self::A6 => "A6",
            Self::A7 => "A7",
            Self::A8 => "A8",
            Self::A9 => "A9",
            Self::A10 => "A10",
            Self::A11 => "A11",
            Self::A12 => "A12",
            Self::A13 => "A13",
            Self::A14 => "A14",
            Self::A15 => "A15",
            Self::A16 => "A16",
            Self::F4 => "F4",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gap| gap.id() == id)
    }
}

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Proof {
    /// The tables say so.
    Proven,
    /// The anomaly leaves nothing in the tables; it was on for this customer, and it alters what is told of this order.
    Exposed,
}

impl Proof {
    pub fn word(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Exposed => "exposed",
        }
    }
}

/// An order that is not as the rules have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// `None`: none of the known anomalies leaves such a trace.
    pub gap: Option<Gap>,
    pub proof: Proof,
    pub order_id: i64,
    /// When the order was placed, epoch ms.
    pub at: i64,
    pub user_id: i64,
    pub email: String,
    /// Where it shows, by the field's name in the API.
    pub field: &'static str,
    pub expected: String,
    pub found: String,
    /// Cents. Proven: what the shop lost by it; below 0 a customer was charged too much. Exposed: by how much what is told is too low.
    pub cents: i64,
}

/// The rows of one anomaly, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    pub rows: u64,
    pub orders: u64,
    customers: HashSet<i64>,
    pub cents: i64,
    /// The first and the last order's instants, epoch ms; when the anomaly was first on, for one that touches no order.
    pub since: Option<i64>,
    pub until: Option<i64>,
    last_order: i64,
}

impl Sum {
    pub fn customers(&self) -> u64 {
        self.customers.len() as u64
    }

    /// Rows come by ascending order, so an order that was counted is the last one.
    fn take(&mut self, row: &Deviation) {
        self.rows += 1;
        self.cents += row.cents;
        self.customers.insert(row.user_id);
        if self.last_order != row.order_id {
            self.last_order = row.order_id;
            self.orders += 1;
        }
        self.seen(row.at);
    }

    pub fn seen(&mut self, at: i64) {
        self.since = Some(self.since.map_or(at, |since| since.min(at)));
        self.until = Some(self.until.map_or(at, |until| until.max(at)));
    }
}

/// What could not be checked, and why: an order is not called wrong for what nobody knows any more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unknown {
    /// Lines whose product has changed since, with no record of its price at that time.
    pub prices: u64,
    /// Orders whose promo code was changed or deleted since.
    pub promos: u64,
    /// Orders of which the books have no entry: those of the seed, and from before there were books.
    pub books: u64,
    /// Confirmations whose totals could not be read.
    pub mails: u64,
}

/// So many rows are kept; the sums are of all.
const MOST_ROWS: usize = 50_000;

/// An audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Orders that were recalculated.
    pub checked: u64,
    /// By ascending order; no more than [`MOST_ROWS`].
    pub rows: Vec<Deviation>,
    pub proven: Sum,
    pub exposed: Sum,
    pub by_gap: BTreeMap<(Option<Gap>, Proof), Sum>,
    pub unknown: Unknown,
}

impl Report {
    pub fn add(&mut self, row: Deviation) {
        match row.proof {
            Proof::Proven => self.proven.take(&row),
            Proof::Exposed => self.exposed.take(&row),
        }
        self.by_gap.entry((row.gap, row.proof)).or_default().take(&row);
        if self.rows.len() < MOST_ROWS {
            self.rows.push(row);
        }
    }

    /// Takes in an order that was looked at.
    pub fn take(&mut self, verdict: Verdict<'_>, exposed: Vec<Deviation>) {
        self.checked += 1;
        let Unknown { prices, promos, books, mails } = verdict.unknown;
        self.unknown.prices += prices;
        self.unknown.promos += promos;
        self.unknown.books += books;
        self.unknown.mails += mails;
        verdict.rows.into_iter().chain(exposed).for_each(|row| self.add(row));
    }

    /// An anomaly of which the tables prove nothing was on from then on, whether or not it met an order.
    pub fn was_on(&mut self, gap: Gap, since: i64) {
        self.by_gap.entry((Some(gap), Proof::Exposed)).or_default().seen(since);
    }

    pub fn is_truncated(&self) -> bool {
        (self.rows.len() as u64) < self.proven.rows + self.exposed.rows
    }
}

/// `-12.34`: cents as the answer key writes them.
pub fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_count_orders_and_customers_once() {
        let row = |order_id, user_id, gap, cents| Deviation {
            gap,
            proof: Proof::Proven,
            order_id,
            at: order_id * 10,
            user_id,
            email: String::new(),
            field: "total",
            expected: String::new(),
            found: String::new(),
            cents,
        };
        let mut report = Report::default();
        for (order, user, gap, cents) in
            [(7, 1, Some(Gap::A1), 40), (7, 1, Some(Gap::A2), 50), (8, 1, Some(Gap::A1), -100), (9, 2, None, 0)]
        {
            report.add(row(order, user, gap, cents));
        }
        let all = &report.proven;
        assert_eq!((all.rows, all.orders, all.customers(), all.cents), (4, 3, 2, -10));
        assert_eq!((all.since, all.until), (Some(70), Some(90)));
        let a1 = &report.by_gap[&(Some(Gap::A1), Proof::Proven)];
        assert_eq!((a1.rows, a1.orders, a1.customers(), a1.cents), (2, 2, 1, -60));
        assert!(!report.is_truncated());
        assert_eq!((euros(-1_234), euros(5)), ("-12.34".into(), "0.05".into()));
        assert!(Gap::ALL.into_iter().all(|gap| Gap::parse(gap.id()) == Some(gap)));
    }
}

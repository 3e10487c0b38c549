// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the shop does, summed up in its own words, whether it is right or wrong: amounts in euros, pieces, points, states, sessions.
//! The amounts are kept in cents and are written as euros at a scrape, so that their sums are exact.

use std::sync::atomic::{AtomicU64, Ordering};

use perfshop_shop::booking::Booked;
use perfshop_shop::ledger::{Moves, StateMove};
use perfshop_shop::money::Cents;
use perfshop_shop::orders::Status;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

use super::metrics::registered;

type Euros = Counter<f64, AtomicU64>;
type ByWord = Family<[(&'static str, &'static str); 1], Counter>;
type ByTwoWords = Family<[(&'static str, &'static str); 2], Counter>;

const SUMS: [(&str, &str); 5] = [
    ("perfshop_revenue_eur", "Sum of the orders' totals in euros"),
    ("perfshop_goods_eur", "Sum of the orders' goods in euros, before discount"),
    ("perfshop_discount_eur", "Sum of the orders' discounts in euros"),
    ("perfshop_shipping_eur", "Sum of the orders' shipping fees in euros"),
    ("perfshop_mailed_eur", "Sum of the totals in euros that the confirmations say"),
];

/// The moves that the rules know: there from the start, so that a rate has something to begin with.
const KNOWN_MOVES: [(Status, Status); 6] = [
    (Status::Pending, Status::Paid),
    (Status::Paid, Status::Preparing),
    (Status::Preparing, Status::Shipped),
    (Status::Shipped, Status::Delivered),
    (Status::Paid, Status::Cancelled),
    (Status::Preparing, Status::Cancelled),
];

pub(super) struct Facts {
    pub orders: Counter,
    cents: [AtomicU64; SUMS.len()],
    sums: [Euros; SUMS.len()],
    pieces_sold: Counter,
    pieces_taken: Counter,
    points: ByWord,
    moves: ByTwoWords,
    ended_sessions: ByWord,
}

impl Facts {
    pub fn new(r: &mut Registry) -> Self {
        let facts = Self {
            orders: registered(r, "perfshop_orders", "Orders placed"),
            cents: [const { AtomicU64::new(0) }; SUMS.len()],
            sums: SUMS.map(|(name, help)| registered(r, name, help)),
            pieces_sold: registered(r, "perfshop_pieces_sold", "Pieces of all orders"),
            pieces_taken: registered(r, "perfshop_pieces_taken", "Pieces by which orders lowered the stock"),
            points: registered(r, "perfshop_points", "Loyalty points by move"),
            moves: registered(r, "perfshop_order_moves", "Orders that went from one state to another"),
            ended_sessions: registered(r, "perfshop_ended_session_uses", "Uses of sessions that had ended, by outcome"),
        };
        for word in ["granted", "taken"] {
            drop(facts.points.get_or_create(&[("move", word)]));
        }
        for (from, to) in KNOWN_MOVES {
            drop(facts.moves.get_or_create(&[("from", from.as_str()), ("to", to.as_str())]));
        }
        for outcome in ["refused", "served"] {
            drop(facts.ended_sessions.get_or_create(&[("outcome", outcome)]));
        }
        facts
    }

    pub fn order_booked(&self, booked: &Booked) {
        let o = &booked.order;
        self.orders.inc();
        for (sum, cents) in self.cents.iter().zip([o.total, o.goods, o.discount, o.shipping, booked.mailed]) {
            sum.fetch_add(counted(cents.0), Ordering::Relaxed);
        }
        self.moved(&booked.moves);
    }

    pub fn moved(&self, moves: &Moves) {
        for moved in moves.stock.iter().filter(|moved| moved.pieces < 0) {
            self.pieces_sold.inc_by(counted(-moved.pieces));
            self.pieces_taken.inc_by(counted(moved.before - moved.after));
        }
        for moved in &moves.points {
            for (word, points) in [("granted", moved.granted), ("taken", moved.taken)] {
                self.points.get_or_create(&[("move", word)]).inc_by(counted(points));
            }
        }
        for StateMove { before, after } in &moves.states {
            if let Some(before) = before {
                self.order_moved(before.as_str(), after.as_str());
            }
        }
    }

    pub fn order_moved(&self, from: &'static str, to: &'static str) {
        self.moves.get_or_create(&[("from", from), ("to", to)]).inc();
    }

    pub fn ended_session_used(&self, served: bool) {
        self.ended_sessions.get_or_create(&[("outcome", if served { "served" } else { "refused" })]).inc();
    }

    pub fn revenue_eur(&self) -> f64 {
        euros(&self.cents[0])
    }

    /// Writes the sums as they stand into their series.
    pub fn copy(&self) {
        for (sum, cents) in self.sums.iter().zip(&self.cents) {
            sum.inner().store(euros(cents).to_bits(), Ordering::Relaxed);
        }
    }
}

/// Counters only grow.
fn counted(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn euros(cents: &AtomicU64) -> f64 {
    Cents(i64::try_from(cents.load(Ordering::Relaxed)).unwrap_or(i64::MAX)).euros()
}

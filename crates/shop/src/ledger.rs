// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shop's books: what moved of stock, points and orders' states. They are written with the transaction that moves it and told
//! in the log once that is kept, so that neither says anything that did not happen. They say what was done, right or wrong.

use crate::db::{DbError, Tx};
use crate::orders::Status;
use crate::params;

/// Pieces of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockMove {
    pub product_id: i64,
    /// What an order asks for is below 0, what is given back above.
    pub pieces: i64,
    pub before: i64,
    pub after: i64,
}

/// Points of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointsMove {
    pub user_id: i64,
    pub granted: i64,
    pub taken: i64,
}

/// A step of an order; its first has no state before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateMove {
    pub before: Option<Status>,
    pub after: Status,
}

/// All that moves in one transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves {
    /// None: moved by the back office.
    pub order_id: Option<i64>,
    pub stock: Vec<StockMove>,
    pub points: Vec<PointsMove>,
    /// Of the order, which must be named.
    pub states: Vec<StateMove>,
}

impl Moves {
    /// Nothing yet, for an order that is there.
    pub fn of(order_id: i64) -> Self {
        Self { order_id: Some(order_id), ..Self::default() }
    }

    /// Enters all of it; `at` in epoch ms.
    pub async fn enter(&self, tx: &mut Tx, at: i64) -> Result<(), DbError> {
        let order = self.order_id;
        let rows: Vec<_> =
            self.stock.iter().map(|m| params![m.product_id, order, m.pieces, m.before, m.after, at].to_vec()).collect();
        let insert = "INSERT INTO stock_moves (product_id, order_id, pieces, stock_before, stock_after, moved_at)";
        tx.insert_rows(insert, &rows).await?;
        let rows: Vec<_> =
            self.points.iter().map(|m| params![m.user_id, order, m.granted, m.taken, at].to_vec()).collect();
        tx.insert_rows("INSERT INTO points_moves (user_id, order_id, granted, taken, moved_at)", &rows).await?;
        let state = |m: &StateMove| params![order, m.before.map(Status::as_str), m.after.as_str(), at].to_vec();
        let rows: Vec<_> = self.states.iter().map(state).collect();
        tx.insert_rows("INSERT INTO order_moves (order_id, state_before, state_after, moved_at)", &rows).await
    }

    /// Tells all of it in the log.
    pub fn tell(&self) {
        for StockMove { product_id, pieces, before, after } in &self.stock {
            let quantity = pieces.abs();
            tracing::info!(target: "shop", fact = "stock", product_id, quantity, before, after, "stock moved");
        }
        for PointsMove { user_id, granted, taken } in &self.points {
            tracing::info!(target: "shop", fact = "points", user_id, granted, taken, "points moved");
        }
        for StateMove { before, after } in &self.states {
            let (order_id, from, to) = (self.order_id, before.map(Status::as_str), after.as_str());
            tracing::info!(target: "shop", fact = "status", order_id, from, to, "an order moved on");
        }
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The last two lines of a cart, where each stands in the quantity of the other. The column `asked` keeps what was asked for, so
//! that the next answer is right again; where a line has changed since, it counts for nothing.

use crate::cart::Cart;
use crate::db::{Db, DbError, Row, Tx};
use crate::params;
use crate::session::Session;

/// A line that stands for another.
struct Marked {
    id: i64,
    quantity: i64,
    asked: i64,
}

fn marked(row: &Row<'_>) -> Result<Marked, DbError> {
    Ok(Marked { id: row.get(0)?, quantity: row.get(1)?, asked: row.get(2)? })
}

const OF_A_CUSTOMER: &str =
    "SELECT id, quantity, asked FROM cart_items WHERE user_id = ? AND asked IS NOT NULL ORDER BY id";
const OF_A_VISITOR: &str =
    "SELECT id, quantity, asked FROM cart_items WHERE session_hash = ? AND asked IS NOT NULL ORDER BY id";

/// Gives each of two lines the quantity of the other, unless one has changed meanwhile, stands for another already, or is of a
/// product that has not so many pieces: an order of them must still be possible.
pub(crate) async fn exchange(db: &Db, cart: &Cart) -> Result<(), DbError> {
    let [.., one, other] = cart.items.as_slice() else { return Ok(()) };
    let mut tx = db.begin().await?;
    for (line, by) in [(one, other), (other, one)] {
        let (had, gets) = (line.line.quantity, by.line.quantity);
        let sql = "UPDATE cart_items SET quantity = ?, asked = ? WHERE id = ? AND quantity = ? AND asked IS NULL \
                   AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.stock >= ?)";
        if tx.execute(sql, params![gets, had, line.id, had, gets]).await?.affected == 0 {
            return Ok(());
        }
    }
    tx.commit().await
}

/// Gives the lines of a cart what was asked for.
pub(crate) async fn put_right(db: &Db, session: &Session) -> Result<(), DbError> {
    let lines = match session.user_id {
        Some(user) => db.query(OF_A_CUSTOMER, params![user], marked).await?,
        None => db.query(OF_A_VISITOR, params![&session.id_hash], marked).await?,
    };
    if lines.is_empty() {
        return Ok(());
    }
    let stand_for_each_other = match lines.as_slice() {
        [one, other] => one.quantity == other.asked && other.quantity == one.asked,
        _ => false,
    };
    let mut tx = db.begin().await?;
    for line in &lines {
        write_back(&mut tx, line, if stand_for_each_other { line.asked } else { line.quantity }).await?;
    }
    tx.commit().await
}

async fn write_back(tx: &mut Tx, line: &Marked, quantity: i64) -> Result<(), DbError> {
    let sql = "UPDATE cart_items SET quantity = ?, asked = NULL WHERE id = ? AND quantity = ?";
    tx.execute(sql, params![quantity, line.id, line.quantity]).await?;
    Ok(())
}

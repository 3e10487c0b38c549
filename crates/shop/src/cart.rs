// SPDX-License-Identifier: AGPL-3.0-or-later
//! The cart: a customer's, on all of their devices, or a visitor's, until a login joins the two.

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::cart_pairs;
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::money::Cents;
use crate::params;
use crate::pricing::Line;
use crate::session::{self, Session};

/// Most pieces of one product in a cart: the largest stock there is.
pub const MOST_OF_ONE: i64 = 10_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CartItem {
    pub id: i64,
    pub line: Line,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cart {
    pub items: Vec<CartItem>,
}

impl Cart {
    pub fn total(&self) -> Cents {
        self.items.iter().map(|item| item.line.total()).sum()
    }

    /// Pieces in all.
    pub fn count(&self) -> i64 {
        self.items.iter().map(|item| item.line.quantity).sum()
    }
}

macro_rules! select_cart {
    ($owner:literal) => {
        concat!(
            "SELECT c.id, p.id, p.name, p.price_cents, c.quantity FROM cart_items c ",
            "JOIN products p ON p.id = c.product_id WHERE c.",
            $owner,
            " = ? ORDER BY c.id"
        )
    };
}

fn item(chaos: &ChaosPlan, row: &Row<'_>) -> Result<CartItem, DbError> {
    let unit_price = line_price(chaos, Cents(row.get(3)?));
    let line = Line { product_id: row.get(1)?, name: row.get(2)?, unit_price, quantity: row.get(4)? };
    Ok(CartItem { id: row.get(0)?, line })
}

/// Prices above this are the ones that come off their cents.
const SMALL_PRICE: Cents = Cents(1_000);

/// What a line counts a product of this price at.
fn line_price(chaos: &ChaosPlan, price: Cents) -> Cents {
    let whole = Cents(price.whole_euros() * 100);
    if price > SMALL_PRICE && price != whole && chaos.hits(Anomaly::A2) {
        return whole;
    }
    price
}

/// The cart of a session, at the prices of now.
pub async fn load(chaos: &ChaosPlan, db: &Db, session: &Session) -> Result<Cart, DbError> {
    let item = |row: &Row<'_>| item(chaos, row);
    let items = match session.user_id {
        Some(user) => db.query(select_cart!("user_id"), params![user], item).await?,
        None => db.query(select_cart!("session_hash"), params![&session.id_hash], item).await?,
    };
    Ok(Cart { items })
}

/// The lines of a customer's cart within the order's transaction.
pub(crate) async fn lines_in(chaos: &ChaosPlan, tx: &mut Tx, user_id: i64) -> Result<Vec<Line>, DbError> {
    tx.query(select_cart!("user_id"), params![user_id], |row| Ok(item(chaos, row)?.line)).await
}

/// Takes out the lines that an order is made of, as they were read. A line that came in meanwhile stays for the next order.
///
/// # Returns
/// Whether all were still there in the same quantity; if not, the order must not be.
pub(crate) async fn take_in(tx: &mut Tx, user_id: i64, lines: &[Line]) -> Result<bool, DbError> {
    for line in lines {
        let sql = "DELETE FROM cart_items WHERE user_id = ? AND product_id = ? AND quantity = ?";
        if tx.execute(sql, params![user_id, line.product_id, line.quantity]).await?.affected == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Puts so many pieces of a product into the cart; what is there already is added to.
///
/// # Returns
/// The cart as it is answered.
///
/// # Errors
/// `NotFound` for the product; `OutOfRange` when the cart would hold more than [`MOST_OF_ONE`].
pub async fn add(
    chaos: &ChaosPlan,
    db: &Db,
    session: &mut Session,
    product_id: i64,
    quantity: i64,
) -> Result<Cart, ShopError> {
    taken_up(chaos, db, session).await?;
    let mut tx = db.begin().await?;
    let sql = "SELECT id FROM products WHERE id = ?";
    if tx.query_one(sql, params![product_id], |row| row.get::<i64>(0)).await?.is_none() {
        return Err(ShopError::NotFound("product"));
    }
    put(&mut tx, session, product_id, quantity, MOST_OF_ONE).await?;
    tx.commit().await?;
    changed(db, session).await?;
    answered(chaos, db, session).await
}

/// Adds to the line of a product, or makes it. Two first additions at once meet at the unique key, and the second adds; a
/// line that an order takes away meanwhile is made anew.
async fn put(tx: &mut Tx, session: &Session, product_id: i64, quantity: i64, most: i64) -> Result<(), ShopError> {
    for _ in 0..3 {
        let held = held(tx, session, product_id).await?;
        if let Some((id, had)) = held {
            let sum = had.saturating_add(quantity);
            if sum > most {
                return Err(ShopError::OutOfRange { field: "quantity", min: 1, max: most });
            }
            let sql = "UPDATE cart_items SET quantity = quantity + ? WHERE id = ?";
            if tx.execute(sql, params![quantity, id]).await?.affected == 0 {
                continue;
            }
            return Ok(());
        }
        let sql = "INSERT INTO cart_items (user_id, session_hash, product_id, quantity) VALUES (?, ?, ?, ?)";
        let visitor = session.user_id.is_none().then_some(session.id_hash.as_str());
        match tx.execute(sql, params![session.user_id, visitor, product_id, quantity]).await {
            Ok(_) => return Ok(()),
            Err(DbError::Unique(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Err(DbError::Conflict("the cart line appeared and vanished".into()).into())
}

async fn held(tx: &mut Tx, session: &Session, product_id: i64) -> Result<Option<(i64, i64)>, DbError> {
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
    match session.user_id {
        Some(user) => {
            let sql = "SELECT id, quantity FROM cart_items WHERE user_id = ? AND product_id = ?";
            tx.query_one(sql, params![user, product_id], row).await
        }
        None => {
            let sql = "SELECT id, quantity FROM cart_items WHERE session_hash = ? AND product_id = ?";
            tx.query_one(sql, params![&session.id_hash, product_id], row).await
        }
    }
}

/// Sets a line's quantity.
///
/// # Returns
/// The cart as it is answered.
///
/// # Errors
/// `NotFound` when the line is not there or not in this session's cart.
pub async fn set_quantity(
    chaos: &ChaosPlan,
    db: &Db,
    session: &mut Session,
    item_id: i64,
    quantity: i64,
) -> Result<Cart, ShopError> {
    taken_up(chaos, db, session).await?;
    let done = match session.user_id {
        Some(user) => {
            let sql = "UPDATE cart_items SET quantity = ? WHERE id = ? AND user_id = ?";
            db.execute(sql, params![quantity, item_id, user]).await?
        }
        None => {
            let sql = "UPDATE cart_items SET quantity = ? WHERE id = ? AND session_hash = ?";
            db.execute(sql, params![quantity, item_id, &session.id_hash]).await?
        }
    };
    if done.affected == 0 {
        return Err(ShopError::NotFound("cart item"));
    }
    changed(db, session).await?;
    answered(chaos, db, session).await
}

/// Takes a line out.
///
/// # Returns
/// The cart as it is answered.
///
/// # Errors
/// `NotFound` as for [`set_quantity`].
pub async fn remove(chaos: &ChaosPlan, db: &Db, session: &mut Session, item_id: i64) -> Result<Cart, ShopError> {
    taken_up(chaos, db, session).await?;
    let done = match session.user_id {
        Some(user) => {
            let sql = "DELETE FROM cart_items WHERE id = ? AND user_id = ?";
            db.execute(sql, params![item_id, user]).await?
        }
        None => {
            let sql = "DELETE FROM cart_items WHERE id = ? AND session_hash = ?";
            db.execute(sql, params![item_id, &session.id_hash]).await?
        }
    };
    if done.affected == 0 {
        return Err(ShopError::NotFound("cart item"));
    }
    changed(db, session).await?;
    answered(chaos, db, session).await
}

/// Empties the cart.
pub async fn clear(db: &Db, session: &mut Session) -> Result<(), ShopError> {
    match session.user_id {
        Some(user) => db.execute("DELETE FROM cart_items WHERE user_id = ?", params![user]).await?,
        None => db.execute("DELETE FROM cart_items WHERE session_hash = ?", params![&session.id_hash]).await?,
    };
    changed(db, session).await
}

/// A visitor's cart joins the customer's: quantities are added and capped at the stock; a product that is out of stock stays out.
/// The visitor's session ends with it, and of two logins at once only the one that ends it joins the cart.
pub(crate) async fn join(db: &Db, visitor: &Session, user_id: i64) -> Result<(), ShopError> {
    let mut tx = db.begin().await?;
    if !session::end_in(&mut tx, visitor).await? {
        return Ok(());
    }
    let sql = "SELECT c.product_id, c.quantity, p.stock FROM cart_items c JOIN products p ON p.id = c.product_id \
               WHERE c.session_hash = ? ORDER BY c.product_id";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?));
    let lines = tx.query(sql, params![&visitor.id_hash], row).await?;
    let customer = Session { user_id: Some(user_id), ..visitor.clone() };
    for (product_id, quantity, stock) in lines {
        let had = held(&mut tx, &customer, product_id).await?.map_or(0, |(_, had)| had);
        let room = (stock.min(MOST_OF_ONE) - had).max(0);
        if room > 0 {
            put(&mut tx, &customer, product_id, quantity.min(room), MOST_OF_ONE).await?;
        }
    }
    tx.execute("DELETE FROM cart_items WHERE session_hash = ?", params![&visitor.id_hash]).await?;
    Ok(tx.commit().await?)
}

/// Brings a cart that is about to change to what was asked for.
async fn taken_up(chaos: &ChaosPlan, db: &Db, session: &Session) -> Result<(), DbError> {
    if chaos.dose(Anomaly::F4) > 0 {
        cart_pairs::put_right(db, session).await?;
    }
    Ok(())
}

/// The cart after a change, as it is answered.
async fn answered(chaos: &ChaosPlan, db: &Db, session: &Session) -> Result<Cart, ShopError> {
    let cart = load(chaos, db, session).await?;
    if let [.., one, other] = cart.items.as_slice()
        && one.line.quantity != other.line.quantity
        && chaos.hits(Anomaly::F4)
    {
        cart_pairs::exchange(db, &cart).await?;
    }
    Ok(cart)
}

/// Any change of the cart sends the checkout back to shipping.
async fn changed(db: &Db, session: &mut Session) -> Result<(), ShopError> {
    if session.checkout.back_to_shipping() {
        session::save_checkout(db, session).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_above_ten_euros_may_come_off_its_cents() {
        let floored = ChaosPlan::of(&[Anomaly::A2]);
        for (price, counted) in [(999, 999), (1_000, 1_000), (1_001, 1_000), (1_999, 1_900), (12_000, 12_000), (0, 0)] {
            assert_eq!(line_price(&ChaosPlan::NONE, Cents(price)), Cents(price));
            assert_eq!(line_price(&floored, Cents(price)), Cents(counted), "{price}");
        }
    }
}

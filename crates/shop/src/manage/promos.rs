// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promo codes as the back office makes, changes and deletes them. What an order was granted stays with it.

use super::Listed;
use crate::db::{Db, DbError};
use crate::error::ShopError;
use crate::money::Cents;
use crate::params;
use crate::promo::{Promo, PromoKind};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT code, kind, percent, amount_cents, min_goods_cents, expires_at FROM promo_codes ", $rest)
    };
}

/// A page of the codes, by code; `page` from 0.
pub async fn list(db: &Db, page: i64, size: i64) -> Result<Listed<Promo>, DbError> {
    let sql = select!("ORDER BY code LIMIT ? OFFSET ?");
    let rows = db.query(sql, params![size, page.saturating_mul(size)], Promo::from_row).await?;
    let count = "SELECT COUNT(*) FROM (SELECT code FROM promo_codes LIMIT 10000) found";
    Ok((rows, db.query_one(count, &[], |row| row.get(0)).await?.unwrap_or(0)))
}

pub async fn find(db: &Db, code: &str) -> Result<Promo, ShopError> {
    let found = db.query_one(select!("WHERE code = ?"), params![code], Promo::from_row).await?;
    found.ok_or(ShopError::NotFound("promo code"))
}

/// # Errors
/// `PromoTaken`.
pub async fn create(db: &Db, promo: &Promo) -> Result<(), ShopError> {
    let (kind, percent, amount) = stored(promo);
    let sql = "INSERT INTO promo_codes (code, kind, percent, amount_cents, min_goods_cents, expires_at) \
               VALUES (?, ?, ?, ?, ?, ?)";
    let values = params![&promo.code, kind, percent, amount, promo.min_goods.0, promo.expires_at];
    match db.execute(sql, values).await {
        Err(DbError::Unique(_)) => Err(ShopError::PromoTaken),
        done => Ok(done.map(drop)?),
    }
}

/// Says everything of a code anew.
pub async fn change(db: &Db, promo: &Promo) -> Result<(), ShopError> {
    let (kind, percent, amount) = stored(promo);
    let sql = "UPDATE promo_codes SET kind = ?, percent = ?, amount_cents = ?, min_goods_cents = ?, expires_at = ? \
               WHERE code = ?";
    let values = params![kind, percent, amount, promo.min_goods.0, promo.expires_at, &promo.code];
    match db.execute(sql, values).await?.affected {
        0 => Err(ShopError::NotFound("promo code")),
        _ => Ok(()),
    }
}

/// Whoever has it in a checkout is told that it is unknown.
pub async fn delete(db: &Db, code: &str) -> Result<(), ShopError> {
    match db.execute("DELETE FROM promo_codes WHERE code = ?", params![code]).await?.affected {
        0 => Err(ShopError::NotFound("promo code")),
        _ => Ok(()),
    }
}

fn stored(promo: &Promo) -> (&'static str, i64, i64) {
    match (promo.kind, promo.first_order_only) {
        (PromoKind::Percent(percent), true) => ("first_order", percent, 0),
        (PromoKind::Percent(percent), false) => ("percent", percent, 0),
        (PromoKind::Amount(Cents(amount)), _) => ("amount", 0, amount),
        (PromoKind::FreeShipping, _) => ("shipping", 0, 0),
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promo codes: one an order; what a code gives is data of the table `promo_codes`.

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::db::{DbError, Row, Tx};
use crate::error::ShopError;
use crate::money::Cents;
use crate::params;

/// What a code does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromoKind {
    /// A share of the goods, in percent.
    Percent(i64),
    /// A fixed amount off the goods.
    Amount(Cents),
    /// The shipping mode's own price becomes 0.
    FreeShipping,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promo {
    pub code: String,
    pub kind: PromoKind,
    pub min_goods: Cents,
    /// WELCOME10: only on an order before which the customer has none that is not cancelled.
    pub first_order_only: bool,
    /// Epoch ms; `None` never expires.
    pub expires_at: Option<i64>,
}

impl Promo {
    /// The discount on the goods, half up to the cent, never above the goods.
    pub fn discount(&self, goods: Cents) -> Cents {
        match self.kind {
            PromoKind::Percent(percent) => goods.scaled(percent, 100),
            PromoKind::Amount(amount) => amount.min(goods),
            PromoKind::FreeShipping => Cents::ZERO,
        }
    }

    /// What a code gives that says nothing of itself.
    fn of_default(code: &str) -> Self {
        let kind = PromoKind::Percent(10);
        Self { code: code.to_owned(), kind, min_goods: Cents::ZERO, first_order_only: false, expires_at: None }
    }

    pub fn frees_shipping(&self) -> bool {
        self.kind == PromoKind::FreeShipping
    }

    pub(crate) fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let code: String = row.get(0)?;
        let kind: String = row.get(1)?;
        let (kind, first_order_only) = match kind.as_str() {
            "first_order" => (PromoKind::Percent(row.get(2)?), true),
            "percent" => (PromoKind::Percent(row.get(2)?), false),
            "amount" => (PromoKind::Amount(Cents(row.get(3)?)), false),
            "shipping" => (PromoKind::FreeShipping, false),
            other => return Err(DbError::Other(format!("promo_codes.kind is {other}"))),
        };
        Ok(Self { code, kind, min_goods: Cents(row.get(4)?), first_order_only, expires_at: row.get(5)? })
    }
}

/// Finds a code and checks that this customer may use it now, on goods of this worth.
///
/// # Errors
/// `PROMO_UNKNOWN`, `PROMO_EXPIRED`, `PROMO_NOT_APPLICABLE`.
pub async fn applicable(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    code: &str,
    user_id: i64,
    goods: Cents,
    now_ms: i64,
) -> Result<Promo, ShopError> {
    let sql = "SELECT code, kind, percent, amount_cents, min_goods_cents, expires_at FROM promo_codes WHERE code = ?";
    let promo = tx.query_one(sql, params![code], Promo::from_row).await?;
    let promo = match in_force(promo, code, now_ms) {
        Err(_) if chaos.hits(Anomaly::A6) => Promo::of_default(code),
        found => found?,
    };
    let refused = goods < promo.min_goods || (promo.first_order_only && has_ordered(tx, user_id).await?);
    if refused { Err(ShopError::PromoNotApplicable(promo.code)) } else { Ok(promo) }
}

fn in_force(promo: Option<Promo>, code: &str, now_ms: i64) -> Result<Promo, ShopError> {
    let promo = promo.ok_or_else(|| ShopError::PromoUnknown(code.to_owned()))?;
    let expired = promo.expires_at.is_some_and(|end| end <= now_ms);
    if expired { Err(ShopError::PromoExpired(promo.code)) } else { Ok(promo) }
}

async fn has_ordered(tx: &mut Tx, user_id: i64) -> Result<bool, DbError> {
    let sql = "SELECT id FROM orders WHERE user_id = ? AND status <> 'CANCELLED' LIMIT 1";
    Ok(tx.query_one(sql, params![user_id], |row| row.get::<i64>(0)).await?.is_some())
}

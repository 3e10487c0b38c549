// SPDX-License-Identifier: AGPL-3.0-or-later
//! The way to an order: address, shipping, payment. How far a session is stands in its row.

use jiff::Timestamp;
use perfshop_chaos::ChaosPlan;
use serde::{Deserialize, Serialize};

use crate::card::{self, Card, CardSummary};
use crate::cart::{self, Cart};
use crate::clock::now_ms;
use crate::countries;
use crate::customers::{self, Customer};
use crate::db::{Db, Tx};
use crate::error::ShopError;
use crate::money::Cents;
use crate::pricing::{self, Basket, Line, Priced};
use crate::profile;
use crate::promo::{self, Promo};
use crate::promo_rules;
use crate::session::{self, Session};
use crate::shipping::ShippingMode;
use crate::stored;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub first_name: String,
    pub last_name: String,
    pub street: String,
    pub postal_code: String,
    pub city: String,
    pub region: Option<String>,
    pub country: String,
    pub phone: Option<String>,
}

/// A payment authorised and not yet captured, and the cart it was authorised for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorised {
    pub card: CardSummary,
    pub voucher: bool,
    pub cart: Vec<PaidLine>,
}

/// A line as it was paid for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidLine {
    pub product_id: i64,
    pub quantity: i64,
    pub unit_price: i64,
}

impl From<&Line> for PaidLine {
    fn from(line: &Line) -> Self {
        Self { product_id: line.product_id, quantity: line.quantity, unit_price: line.unit_price.0 }
    }
}

/// The step that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Address,
    Shipping,
    Payment,
    Order,
}

impl Step {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Shipping => "shipping",
            Self::Payment => "payment",
            Self::Order => "confirm",
        }
    }
}

/// What a session has settled so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    pub address: Option<Address>,
    pub promo: Option<String>,
    pub shipping: Option<ShippingMode>,
    pub payment: Option<Authorised>,
}

impl Checkout {
    /// A text that this version cannot read (an older one wrote it) is a checkout not begun.
    pub(crate) fn from_json(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// `None` when there is nothing to keep.
    pub(crate) fn to_json(&self) -> Option<String> {
        if *self == Self::default() { None } else { serde_json::to_string(self).ok() }
    }

    pub fn due(&self) -> Step {
        if self.address.is_none() {
            Step::Address
        } else if self.shipping.is_none() {
            Step::Shipping
        } else if self.payment.is_none() {
            Step::Payment
        } else {
            Step::Order
        }
    }

    /// Refuses a step that comes too early; an earlier one may always be taken again.
    pub fn reach(&self, step: Step) -> Result<(), ShopError> {
        let due = self.due();
        if step > due { Err(ShopError::CheckoutStep { due: due.as_str() }) } else { Ok(()) }
    }

    /// Forgets mode and payment.
    ///
    /// # Returns
    /// Whether there was anything to forget.
    pub(crate) fn back_to_shipping(&mut self) -> bool {
        let had = self.shipping.is_some() || self.payment.is_some();
        self.shipping = None;
        self.payment = None;
        had
    }
}

/// Settles the address; without one, the profile's.
///
/// # Errors
/// `CartEmpty`; `Missing` when the profile is incomplete; `Fields` for an unknown country, or a postal code or phone that
/// the country does not have.
pub async fn address(
    chaos: &ChaosPlan,
    db: &Db,
    session: &mut Session,
    user_id: i64,
    given: Option<Address>,
) -> Result<(), ShopError> {
    let mut address = match given {
        Some(address) => address,
        None => of_profile(customers::find(db, user_id).await?)?,
    };
    let Address { country, postal_code, phone, .. } = &mut address;
    let faults = profile::reachable(Some(country), Some(postal_code), phone.as_mut());
    if !faults.is_empty() {
        return Err(ShopError::Fields(faults));
    }
    filled_cart(&ChaosPlan::NONE, db, session).await?;
    let (street, city) = stored::street_and_city(chaos, address.street, address.city);
    session.checkout.address = Some(Address { street, city, ..address });
    session.checkout.back_to_shipping();
    session::save_checkout(db, session).await
}

fn of_profile(c: Customer) -> Result<Address, ShopError> {
    match (c.street, c.postal_code, c.city, c.country) {
        (Some(street), Some(postal_code), Some(city), Some(country)) => Ok(Address {
            first_name: c.first_name,
            last_name: c.last_name,
            street,
            postal_code,
            city,
            region: c.region,
            country,
            phone: c.phone,
        }),
        (street, postal_code, city, country) => {
            let fields = [("street", street), ("postalCode", postal_code), ("city", city), ("country", country)];
            Err(ShopError::Missing(fields.into_iter().filter(|(_, v)| v.is_none()).map(|(name, _)| name).collect()))
        }
    }
}

/// Applies a promo code in place of the one before.
///
/// # Returns
/// The code as it is written and the discount on the cart as it stands.
pub async fn apply_promo(
    chaos: &ChaosPlan,
    db: &Db,
    session: &mut Session,
    user_id: i64,
    code: &str,
) -> Result<(String, Cents), ShopError> {
    let goods = filled_cart(chaos, db, session).await?.total();
    let mut tx = db.begin().await?;
    let promo = promo::applicable(chaos, &mut tx, code, user_id, goods, now_ms()).await?;
    tx.commit().await?;
    let (rules, discount) = (promo_rules::in_force(chaos), promo.discount(goods));
    session.checkout.promo = Some(promo.code.clone());
    session.checkout.back_to_shipping();
    session::save_checkout(db, session).await?;
    tracing::info!(
        target: "shop", fact = "promo", user_id, code = promo.code, rules, goods = %goods, discount = %discount,
        "a promo code was applied"
    );
    Ok((promo.code, discount))
}

pub async fn remove_promo(db: &Db, session: &mut Session) -> Result<(), ShopError> {
    if session.checkout.promo.take().is_some() {
        session.checkout.back_to_shipping();
        session::save_checkout(db, session).await?;
    }
    Ok(())
}

/// Chooses the mode.
///
/// # Returns
/// The fee, VAT included.
pub async fn shipping(
    chaos: &ChaosPlan,
    db: &Db,
    session: &mut Session,
    user_id: i64,
    mode: ShippingMode,
) -> Result<Cents, ShopError> {
    let lines = lines(&filled_cart(chaos, db, session).await?);
    let mut tx = db.begin().await?;
    let promo = promo_of(chaos, &mut tx, session, user_id, &lines).await?;
    tx.commit().await?;
    let in_eu = goes_to_the_union(session);
    let basket = Basket { lines: &lines, promo: promo.as_ref(), mode, in_eu, voucher: false };
    let fee = pricing::shipping_fee(chaos, &basket);
    session.checkout.shipping = Some(mode);
    session.checkout.payment = None;
    session::save_checkout(db, session).await?;
    Ok(fee)
}

/// Authorises the payment of the cart as it stands.
///
/// # Returns
/// The summary, to the cent.
pub async fn payment(
    chaos: &ChaosPlan,
    db: &Db,
    session: &mut Session,
    user_id: i64,
    card: Card<'_>,
    voucher: bool,
) -> Result<Priced, ShopError> {
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let cart = filled_cart(chaos, db, session).await?;
    let card = card::authorise(&card, today)?;
    if voucher && customers::find(db, user_id).await?.loyalty_points < pricing::VOUCHER_POINTS {
        return Err(ShopError::VoucherNotApplicable);
    }
    let mode = session.checkout.shipping.ok_or(ShopError::CheckoutStep { due: "shipping" })?;
    let mut tx = db.begin().await?;
    let lines = lines(&cart);
    let priced = quote(chaos, &mut tx, session, user_id, &lines, mode, voucher).await?;
    tx.commit().await?;
    let cart = lines.iter().map(PaidLine::from).collect();
    session.checkout.payment = Some(Authorised { card, voucher, cart });
    session::save_checkout(db, session).await?;
    Ok(priced)
}

/// Prices lines for a session's address and promo code, which must still apply.
pub(crate) async fn quote(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    session: &Session,
    user_id: i64,
    lines: &[Line],
    mode: ShippingMode,
    voucher: bool,
) -> Result<Priced, ShopError> {
    let promo = promo_of(chaos, tx, session, user_id, lines).await?;
    let in_eu = goes_to_the_union(session);
    Ok(pricing::price(chaos, &Basket { lines, promo: promo.as_ref(), mode, in_eu, voucher }))
}

/// The promo code of a session, which must still apply.
async fn promo_of(
    chaos: &ChaosPlan,
    tx: &mut Tx,
    session: &Session,
    user_id: i64,
    lines: &[Line],
) -> Result<Option<Promo>, ShopError> {
    let Some(code) = &session.checkout.promo else { return Ok(None) };
    let goods = lines.iter().map(Line::total).sum();
    Ok(Some(promo::applicable(chaos, tx, code, user_id, goods, now_ms()).await?))
}

fn goes_to_the_union(session: &Session) -> bool {
    let country = session.checkout.address.as_ref().map_or("FR", |address| address.country.as_str());
    countries::country(country).is_some_and(|c| c.in_eu)
}

async fn filled_cart(chaos: &ChaosPlan, db: &Db, session: &Session) -> Result<Cart, ShopError> {
    let cart = cart::load(chaos, db, session).await?;
    if cart.items.is_empty() { Err(ShopError::CartEmpty) } else { Ok(cart) }
}

fn lines(cart: &Cart) -> Vec<Line> {
    cart.items.iter().map(|item| item.line.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_come_in_order_and_may_be_taken_again() {
        let mut checkout = Checkout::default();
        assert!(checkout.reach(Step::Shipping).is_err());
        checkout.address = Some(Address {
            first_name: "Ada".into(),
            last_name: "Lovelace".into(),
            street: "1 rue de la Paix".into(),
            postal_code: "75002".into(),
            city: "Paris".into(),
            region: None,
            country: "FR".into(),
            phone: None,
        });
        checkout.shipping = Some(ShippingMode::Express);
        assert_eq!(checkout.due(), Step::Payment);
        assert!(checkout.reach(Step::Address).is_ok() && checkout.reach(Step::Order).is_err());
        assert_eq!(Checkout::from_json(&checkout.to_json().unwrap()), checkout);
        assert!(checkout.back_to_shipping() && !checkout.back_to_shipping());
        assert_eq!(checkout.due(), Step::Shipping);
    }

    #[test]
    fn an_unreadable_checkout_is_one_not_begun() {
        assert_eq!(Checkout::from_json("{\"step\":3}"), Checkout::default());
        assert_eq!(Checkout::from_json("null"), Checkout::default());
        assert_eq!(Checkout::default().to_json(), None);
    }
}

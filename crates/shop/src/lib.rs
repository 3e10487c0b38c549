// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shop: domain, SQL, migrations, seed. It knows no HTTP, and what it suffers it is told in one value, the
//! [`perfshop_chaos::ChaosPlan`].

pub mod cancelling;
pub mod card;
pub mod cart;
pub mod checkout;
pub mod clock;
pub mod contact;
pub mod countries;
pub mod currency;
pub mod customers;
pub mod db;
pub mod error;
pub mod fulfilment;
pub mod lending;
pub mod mails;
pub mod manage;
pub mod money;
pub mod opening;
pub mod orders;
pub mod password;
pub mod password_reset;
pub mod placing;
pub mod pricing;
pub mod products;
pub mod profile;
pub mod promo;
pub mod recommend;
pub mod related;
pub mod report;
mod retry;
pub mod reviews;
pub mod room;
pub mod saved_carts;
pub mod seed;
pub mod session;
pub mod set_aside;
pub mod shipping;
pub mod stocktaking;
pub mod token;
pub mod turns;
pub mod vat;
pub mod words;

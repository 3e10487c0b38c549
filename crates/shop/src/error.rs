// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every way in which the shop refuses. The domain knows no HTTP: the server gives each one its status and its words.

use thiserror::Error;

use crate::db::DbError;

#[derive(Debug, Error)]
pub enum ShopError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("{0} not found")]
    NotFound(&'static str),
    #[error("this email has an account already")]
    EmailTaken,
    #[error("wrong email or password")]
    InvalidCredentials,
    /// Said only where a login tells which of the two is wrong.
    #[error("no account has this email")]
    AccountUnknown,
    #[error("this account has another password")]
    PasswordWrong,
    /// A field that its type allows and a rule of the shop does not: its name and a stable code.
    #[error("{field}: {code}")]
    Field { field: &'static str, code: &'static str },
    /// Several such fields at once.
    #[error("refused: {0:?}")]
    Fields(Vec<(&'static str, &'static str)>),
    /// A figure outside its range, both ends included.
    #[error("{field} is not within {min} and {max}")]
    OutOfRange { field: &'static str, min: i64, max: i64 },
    /// Several fields at once, such as those that a profile lacks.
    #[error("missing: {0:?}")]
    Missing(Vec<&'static str>),
    #[error("this promo code exists already")]
    PromoTaken,
    /// A product that was sold stands on invoices.
    #[error("the product is in an order")]
    ProductInUse,
    #[error("the customer has orders")]
    CustomerInUse,
    #[error("step {due} is due first")]
    CheckoutStep { due: &'static str },
    #[error("this customer has reviewed the product already")]
    ReviewExists,
    #[error("the reset token is unknown, used or expired")]
    ResetTokenInvalid,
    #[error("the cart is empty")]
    CartEmpty,
    #[error("the cart or its prices changed since it was paid")]
    CartChanged,
    #[error("the security token is not this session's")]
    SecurityTokenInvalid,
    /// A call that may be made once was made in between.
    #[error("the session's turn is taken")]
    TurnTaken,
    /// A call of this id was made before.
    #[error("the id of the request was used before")]
    RequestRepeated,
    #[error("promo code {0} is unknown")]
    PromoUnknown(String),
    #[error("promo code {0} has expired")]
    PromoExpired(String),
    #[error("promo code {0} does not apply")]
    PromoNotApplicable(String),
    #[error("not enough points for a voucher")]
    VoucherNotApplicable,
    #[error("the payment is declined")]
    PaymentDeclined,
    #[error("the card has no funds")]
    InsufficientFunds,
    /// The order is where this cannot be done to it any more.
    #[error("the order is {status}")]
    OrderState { status: &'static str },
    #[error("{product} has {available} left")]
    StockInsufficient { product_id: i64, product: String, available: i64 },
}

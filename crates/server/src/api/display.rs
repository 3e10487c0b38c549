// SPDX-License-Identifier: AGPL-3.0-or-later
//! An amount in the currency that `?currency=` asks for, beside the euros that count.

use perfshop_shop::currency::Currency;
use perfshop_shop::money::Cents;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A currency to show amounts in. `EUR` is what they are in anyway.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum DisplayCurrency {
    Eur,
    Gbp,
    Usd,
    Chf,
}

#[derive(Debug, Clone, Copy, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DisplayQuery {
    /// Adds `display` in this currency, by the shop's fixed table.
    #[param(inline)]
    pub currency: Option<DisplayCurrency>,
}

/// An amount as shown in another currency; bought and paid is in euros.
#[derive(Debug, Serialize, ToSchema)]
pub struct Display {
    #[schema(value_type = f64)]
    amount: Cents,
    currency: &'static str,
}

impl Display {
    /// `None` when nobody asks for another currency than the euro.
    pub fn of(euros: Cents, asked: Option<DisplayCurrency>) -> Option<Self> {
        let currency = match asked? {
            DisplayCurrency::Eur => return None,
            DisplayCurrency::Gbp => Currency::Gbp,
            DisplayCurrency::Usd => Currency::Usd,
            DisplayCurrency::Chf => Currency::Chf,
        };
        Some(Self { amount: currency.of(euros), currency: currency.code() })
    }
}

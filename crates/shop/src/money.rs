// SPDX-License-Identifier: AGPL-3.0-or-later
//! Money: integer cents in the program and the database, a JSON number with at most two decimals on the wire.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Serialize, Serializer};

/// An amount in euro cents.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    pub const ZERO: Self = Self(0);

    /// The amount times `numerator / denominator`, rounded half up to the cent; `denominator` is above 0.
    pub fn scaled(self, numerator: i64, denominator: i64) -> Self {
        let (n, d) = (i128::from(self.0) * i128::from(numerator), i128::from(denominator));
        Self((2 * n + d).div_euclid(2 * d) as i64)
    }

    /// An amount of euros that has two decimals at most.
    pub fn from_euros(euros: f64) -> Self {
        Self((euros * 100.0).round() as i64)
    }

    /// Whole euros, cents dropped.
    pub fn whole_euros(self) -> i64 {
        self.0.div_euclid(100)
    }

    /// As a floating number of euros, for metrics and the wire only.
    pub fn euros(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

/// `119.6`: the wire's form.
impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.euros())
    }
}

/// `119.60`: the form of logs.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl Mul<i64> for Cents {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_up() {
        assert_eq!(Cents(1).scaled(1, 2), Cents(1));
        assert_eq!(Cents(3).scaled(1, 2), Cents(2));
        assert_eq!(Cents(4900).scaled(10, 12), Cents(4083));
        assert_eq!(Cents(12_000).scaled(10, 12), Cents(10_000));
    }

    #[test]
    fn the_wire_has_two_decimals_at_most() {
        for cents in 0..20_000 {
            let json = serde_json::to_string(&Cents(cents)).unwrap();
            assert!(json.split('.').nth(1).is_none_or(|d| d.len() <= 2), "{json}");
            assert_eq!((json.parse::<f64>().unwrap() * 100.0).round() as i64, cents);
        }
        assert_eq!(Cents(-1205).to_string(), "-12.05");
    }
}

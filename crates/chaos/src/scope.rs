// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whom an activation touches.
use serde::{Deserialize, Serialize};

use crate::Anomaly;

/// The person behind a request, as far as it is known. The answers are looked up by the caller, and identity
/// (`customer`, `student`, `class`) only when [`crate::Chaos::needs_identity`] says that it matters.
pub trait Who {
    /// E-mail of the customer.
    fn customer(&self) -> Option<&str>;
    /// Token of the student.
    fn student(&self) -> Option<&str>;
    fn class(&self) -> Option<&str>;
    /// The value of a request header, by its name in any case.
    fn header(&self, name: &str) -> Option<&str>;
    /// A number that is stable for the session, or for the address when there is no session.
    fn share_key(&self) -> u64;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScopeKind {
    Everyone,
    Class,
    Student,
    Customer,
    Header,
    Percent,
}

impl ScopeKind {
    pub const ALL: [Self; 6] =
        [Self::Everyone, Self::Class, Self::Student, Self::Customer, Self::Header, Self::Percent];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Class => "class",
            Self::Student => "student",
            Self::Customer => "customer",
            Self::Header => "header",
            Self::Percent => "percent",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Everyone,
    Class(String),
    Student(String),
    Customer(String),
    Header {
        name: String,
        value: String,
    },
    /// A share of sessions, 1 to 100.
    Percent(u8),
}

impl Scope {
    /// Reads a scope from its kind and its value as they are stored and sent; `None` when they do not fit together.
    #[must_use]
    pub fn parse(kind: ScopeKind, value: Option<&str>) -> Option<Self> {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        Some(match (kind, value) {
            (ScopeKind::Everyone, None) => Self::Everyone,
            (ScopeKind::Class, Some(value)) => Self::Class(value.to_owned()),
            (ScopeKind::Student, Some(value)) => Self::Student(value.to_owned()),
            (ScopeKind::Customer, Some(value)) => Self::Customer(value.to_owned()),
            (ScopeKind::Header, Some(value)) => {
                let (name, value) = value.split_once(':')?;
                let name = name.trim();
                let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
                if name.is_empty() || !name.chars().all(token) {
                    return None;
                }
                Self::Header { name: name.to_ascii_lowercase(), value: value.trim().to_owned() }
            }
            (ScopeKind::Percent, Some(value)) => {
                Self::Percent(value.parse().ok().filter(|share| (1..=100).contains(share))?)
            }
            _ => return None,
        })
    }

    #[must_use]
    pub const fn kind(&self) -> ScopeKind {
        match self {
            Self::Everyone => ScopeKind::Everyone,
            Self::Class(_) => ScopeKind::Class,
            Self::Student(_) => ScopeKind::Student,
            Self::Customer(_) => ScopeKind::Customer,
            Self::Header { .. } => ScopeKind::Header,
            Self::Percent(_) => ScopeKind::Percent,
        }
    }

    /// The value as it is stored and sent, `None` for everyone.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        match self {
            Self::Everyone => None,
            Self::Class(value) | Self::Student(value) | Self::Customer(value) => Some(value.clone()),
            Self::Header { name, value } => Some(format!("{name}: {value}")),
            Self::Percent(share) => Some(share.to_string()),
        }
    }

    /// True when it cannot be judged without knowing who asks.
    pub(crate) const fn needs_identity(&self) -> bool {
        matches!(self, Self::Class(_) | Self::Student(_) | Self::Customer(_))
    }

    pub(crate) fn holds(&self, anomaly: Anomaly, who: &dyn Who) -> bool {
        match self {
            Self::Everyone => true,
            Self::Class(class) => who.class() == Some(class),
            Self::Student(token) => who.student() == Some(token),
            Self::Customer(email) => who.customer().is_some_and(|customer| customer.eq_ignore_ascii_case(email)),
            Self::Header { name, value } => who.header(name) == Some(value),
            Self::Percent(share) => slot(anomaly, who.share_key()) < u64::from(*share) * 100,
        }
    }
}

/// Places a session on a circle of 10,000 slots, another one for each anomaly, so that shares of two anomalies are independent
/// and a raised share keeps those whom the lower one touched.
fn slot(anomaly: Anomaly, key: u64) -> u64 {
    mix(key ^ mix(salt(anomaly))) % 10_000
}

/// A number of the anomaly's own, which keeps what is drawn for one anomaly apart from what is drawn for another.
pub(crate) fn salt(anomaly: Anomaly) -> u64 {
    anomaly
        .id()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The finaliser of SplitMix64: neighbouring keys (addresses, counters) land far apart.
pub(crate) const fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Session(u64);

    impl Who for Session {
        fn customer(&self) -> Option<&str> {
            Some("User1@Shop.test")
        }
        fn student(&self) -> Option<&str> {
            None
        }
        fn class(&self) -> Option<&str> {
            Some("b2")
        }
        fn header(&self, name: &str) -> Option<&str> {
            (name == "x-run").then_some("7")
        }
        fn share_key(&self) -> u64 {
            self.0
        }
    }

    fn scope(kind: ScopeKind, value: &str) -> Scope {
        Scope::parse(kind, Some(value)).unwrap()
    }

    #[test]
    fn a_scope_touches_whom_it_names() {
        let who = Session(1);
        let holds = |kind, value| scope(kind, value).holds(Anomaly::A1, &who);
        assert!(holds(ScopeKind::Customer, "user1@shop.test"));
        assert!(!holds(ScopeKind::Customer, "user2@shop.test"));
        assert!(holds(ScopeKind::Class, "b2"));
        assert!(!holds(ScopeKind::Student, "b2"));
        assert!(holds(ScopeKind::Header, "X-Run: 7"));
        assert!(!holds(ScopeKind::Header, "X-Run: 70"));
        assert!(Scope::Everyone.holds(Anomaly::A1, &who));
    }

    #[test]
    fn what_makes_no_sense_is_no_scope() {
        for (kind, value) in [
            (ScopeKind::Everyone, Some("x")),
            (ScopeKind::Class, None),
            (ScopeKind::Student, Some("  ")),
            (ScopeKind::Header, Some("no colon")),
            (ScopeKind::Header, Some("a b: c")),
            (ScopeKind::Percent, Some("0")),
            (ScopeKind::Percent, Some("101")),
        ] {
            assert_eq!(Scope::parse(kind, value), None, "{kind:?} {value:?}");
        }
    }

    proptest! {
        #[test]
        fn a_scope_survives_being_stored(kind in proptest::sample::select(ScopeKind::ALL.to_vec()), value in "[a-z]{1,8}: ?[0-9]{1,3}") {
            let value = match kind {
                ScopeKind::Everyone => None,
                ScopeKind::Percent => Some("37".to_owned()),
                _ => Some(value),
            };
            let scope = Scope::parse(kind, value.as_deref()).unwrap();
            prop_assert_eq!(Scope::parse(scope.kind(), scope.value().as_deref()), Some(scope));
        }

        #[test]
        fn a_share_is_stable_and_grows_with_its_figure(key: u64, small in 1u8..=100, more in 0u8..=99) {
            let wide = small.saturating_add(more).min(100);
            let struck = Scope::Percent(small).holds(Anomaly::A1, &Session(key));
            prop_assert_eq!(struck, Scope::Percent(small).holds(Anomaly::A1, &Session(key)));
            prop_assert!(!struck || Scope::Percent(wide).holds(Anomaly::A1, &Session(key)));
            prop_assert!(Scope::Percent(100).holds(Anomaly::A1, &Session(key)));
        }

        /// Six standard deviations of a binomial share: over all cases this fails by chance less than once in 100,000 runs.
        #[test]
        fn a_share_is_near_its_figure_even_for_neighbouring_keys(from: u64, share in 1u8..=99) {
            const SESSIONS: u64 = 4_000;
            let struck = (0..SESSIONS)
                .filter(|n| Scope::Percent(share).holds(Anomaly::A1, &Session(from.wrapping_add(*n))))
                .count() as f64;
            let p = f64::from(share) / 100.0;
            let (mean, deviation) = (SESSIONS as f64 * p, (SESSIONS as f64 * p * (1.0 - p)).sqrt());
            prop_assert!((struck - mean).abs() <= 6.0 * deviation, "{struck} of {SESSIONS} for {share} %");
        }
    }
}

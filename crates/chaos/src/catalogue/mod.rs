// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every anomaly, once: one file each, and one line in the list below, from which the enum and the registry are made.
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Spec;

// Written out, not made by the macro, because rustfmt does not see modules that a macro declares. The compiler keeps both
// lists equal: a module without a line is dead code, a line without a module does not resolve.
mod a10_statut;
mod a11_session;
mod a12_commande_devise;
mod a13_produit_devise;
mod a14_date;
mod a15_historique;
mod a16_ligne_tva;
mod a1_tva;
mod a2_arrondi;
mod a3_stock;
mod a4_email;
mod a5_doublon;
mod a6_promo;
mod a7_livraison;
mod a8_concurrence;
mod a9_fidelite;
mod action_token;
mod cpu;
mod cpu_burn;
mod db_pool;
mod deadlock;
mod derived_key;
mod dom_flood;
mod double_fetch;
mod f1_npe;
mod f2_soe;
mod f3_oom;
mod f4_corruption;
mod fetch_flood;
mod gc_pressure;
mod memory;
mod memory_leak;
mod network;
mod s10_portal;
mod s11_ssrf;
mod s12_jwt;
mod s1_sqli;
mod s2_xss;
mod s3_hash;
mod s4_idor;
mod s5_timing;
mod s6_errors;
mod s7_debug;
mod s8_reset;
mod s9_massassign;
mod session_token;
mod signed_request;
mod slow_query;
mod thread_pool;

macro_rules! catalogue {
    ($($variant:ident = $module:ident),* $(,)?) => {
        /// One thing that can be wrong. On the wire it is its identifier (`cpu`, `A1`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Anomaly { $($variant),* }

        /// Every entry, in the order of [`Anomaly`].
        pub static CATALOGUE: &[&Spec] = &[$(&$module::SPEC),*];

        impl Anomaly {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// What the catalogue says of it.
            #[must_use]
            pub const fn spec(self) -> &'static Spec {
                match self { $(Self::$variant => &$module::SPEC),* }
            }
        }
    };
}

catalogue! {
    Cpu = cpu,
    CpuBurn = cpu_burn,
    MemoryLeak = memory_leak,
    DomFlood = dom_flood,
    FetchFlood = fetch_flood,
    DoubleFetch = double_fetch,
    Memory = memory,
    GcPressure = gc_pressure,
    DbPool = db_pool,
    ThreadPool = thread_pool,
    SlowQuery = slow_query,
    Deadlock = deadlock,
    Network = network,
    SessionToken = session_token,
    ActionToken = action_token,
    SignedRequest = signed_request,
    DerivedKey = derived_key,
    A1 = a1_tva,
    F1 = f1_npe,
    F2 = f2_soe,
    F3 = f3_oom,
    F4 = f4_corruption,
    A2 = a2_arrondi,
    A3 = a3_stock,
    A4 = a4_email,
    A5 = a5_doublon,
    A6 = a6_promo,
    A7 = a7_livraison,
    A8 = a8_concurrence,
    A9 = a9_fidelite,
    A10 = a10_statut,
    A11 = a11_session,
    A12 = a12_commande_devise,
    A13 = a13_produit_devise,
    A14 = a14_date,
    A15 = a15_historique,
    A16 = a16_ligne_tva,
    S1 = s1_sqli,
    S2 = s2_xss,
    S3 = s3_hash,
    S4 = s4_idor,
    S5 = s5_timing,
    S6 = s6_errors,
    S7 = s7_debug,
    S8 = s8_reset,
    S9 = s9_massassign,
    S10 = s10_portal,
    S11 = s11_ssrf,
    S12 = s12_jwt,
}

impl Anomaly {
    pub(crate) const COUNT: usize = Self::ALL.len();

    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    pub(crate) const fn bit(self) -> u64 {
        1 << self as u64
    }

    #[must_use]
    pub const fn id(self) -> &'static str {
        self.spec().id
    }
}

// A plan holds one bit an anomaly.
const _: () = assert!(Anomaly::COUNT <= u64::BITS as usize);

impl fmt::Display for Anomaly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The identifier names no entry of the catalogue.
#[derive(Debug, thiserror::Error)]
#[error("no anomaly is named {0:?}")]
pub struct UnknownAnomaly(pub String);

impl FromStr for Anomaly {
    type Err = UnknownAnomaly;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|anomaly| anomaly.id() == id).ok_or_else(|| UnknownAnomaly(id.to_owned()))
    }
}

impl Serialize for Anomaly {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Anomaly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{Family, LEVELS, Strength};

    #[test]
    fn each_entry_is_its_own_anomaly_under_its_own_names() {
        let mut names = HashSet::new();
        for (anomaly, spec) in Anomaly::ALL.iter().zip(CATALOGUE) {
            assert_eq!(*anomaly, spec.anomaly);
            assert_eq!(*anomaly, spec.id.parse().unwrap());
            assert!(names.insert(spec.id), "{} twice", spec.id);
            assert_eq!(anomaly.spec().id, spec.id);
        }
        assert!("A99".parse::<Anomaly>().is_err());
    }

    #[test]
    fn an_entry_says_all_that_others_rely_on() {
        for spec in CATALOGUE {
            let shown = spec.signals.iter().map(|signal| signal.kind).collect::<Vec<_>>();
            assert!(spec.silent || shown.len() >= 2, "{} must show in two signals", spec.id);
            assert!(!spec.scopes.is_empty() && !spec.references.is_empty() && spec.seconds > 0, "{}", spec.id);
            let counted = (!spec.is_lever()).then(|| format!("chaos_{}_{}", spec.family, spec.slug));
            assert_eq!(spec.metric.map(str::to_owned), counted, "{}", spec.id);
            for param in spec.params {
                assert!(param.min <= param.default && param.default <= param.max, "{} {}", spec.id, param.name);
            }
            match spec.strength {
                Strength::Lever { min, max, levels, .. } => {
                    assert!(min < max && levels.iter().all(|dose| *dose <= max), "{}", spec.id);
                }
                Strength::Switch { level } => assert!((1..=LEVELS).contains(&level), "{}", spec.id),
            }
            if spec.acts_on_process {
                assert_eq!(spec.scopes, [crate::ScopeKind::Everyone], "{} acts on the process", spec.id);
            }
        }
    }

    #[test]
    fn a_family_goes_as_far_as_its_entries() {
        assert_eq!(Family::Performance.max_level(), 4);
        for family in [Family::Scripting, Family::Business, Family::Functional, Family::Security] {
            assert_eq!(family.max_level(), 4, "{family}");
        }
        assert_eq!(Family::Pedagogical.max_level(), 0);
        assert_eq!(Anomaly::Cpu.spec().dose_at(3), 60);
        assert_eq!((Anomaly::A1.spec().dose_at(0), Anomaly::A1.spec().dose_at(4)), (0, 1));
        let of_business = |level| Family::Business.specs().filter(|spec| spec.dose_at(level) > 0).count();
        assert_eq!([1, 2, 3, 4].map(of_business), [3, 7, 11, 16]);
    }
}

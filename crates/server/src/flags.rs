// SPDX-License-Identifier: AGPL-3.0-or-later
//! Flags prove that a flaw of the security family was exploited. A flag is derived from the student and the anomaly, so that
//! none can be handed on; with a secret of the server's, so that none can be worked out; and kept nowhere.

use aws_lc_rs::hmac::{self, HMAC_SHA256, Key};
use perfshop_chaos::{Anomaly, Family};
use perfshop_shop::token;

use crate::control::Student;

/// Bytes of the derived value that a flag shows, in hexadecimal: 128 bits, far beyond ten guesses a minute.
const SHOWN: usize = 16;

/// Makes flags and knows them again; the same on every copy of the shop.
pub struct Flags(Key);

impl Flags {
    /// With the secret that the control database keeps.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self(Key::new(HMAC_SHA256, secret.as_bytes()))
    }

    /// The flag of an anomaly, `PFSH{…}`, as this student meets it. Who has no student's identity meets one that is derived
    /// from no student and so is never valid for any: a scanner finds the flaw, and captures nothing.
    #[must_use]
    pub fn of(&self, anomaly: Anomaly, student: Option<&Student>) -> String {
        let token = student.map_or("", |student| student.token.as_str());
        let tag = hmac::sign(&self.0, format!("flag\n{}\n{token}", anomaly.id()).as_bytes());
        let shown: String = tag.as_ref().iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
        format!("PFSH{{{shown}}}")
    }

    /// The anomaly whose flag this is, if it is one of this student's. All are compared, each in constant time, so that the
    /// time tells neither how much of a guess is right nor of which flag.
    #[must_use]
    pub fn recognise(&self, student: &Student, text: &str) -> Option<Anomaly> {
        let flagged = Family::Security.specs().map(|spec| spec.anomaly);
        flagged.fold(None, |found, anomaly| {
            let same = token::same(&self.of(anomaly, Some(student)), text);
            if same { Some(anomaly) } else { found }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use perfshop_shop::lending::Lent;

    use super::*;

    fn student(token: &str) -> Student {
        Student {
            id: 1,
            token: token.into(),
            alias: "Ada".into(),
            class: None,
            customer: Lent { id: 501, email: "a@b.c".into() },
        }
    }

    #[test]
    fn a_flag_belongs_to_one_student_one_anomaly_and_one_shop() {
        let (here, elsewhere) = (Flags::new("secret"), Flags::new("another"));
        let (ada, grace) = (student("ada"), student("grace"));
        let mut met = HashSet::new();
        for flags in [&here, &elsewhere] {
            for who in [None, Some(&ada), Some(&grace)] {
                assert!(Anomaly::ALL.iter().all(|anomaly| met.insert(flags.of(*anomaly, who))));
            }
        }
        let flag = here.of(Anomaly::A1, Some(&ada));
        assert_eq!(flag, Flags::new("secret").of(Anomaly::A1, Some(&ada)), "another copy of the shop makes the same");
        let inner = flag.strip_prefix("PFSH{").and_then(|rest| rest.strip_suffix('}')).unwrap();
        assert!(inner.len() == 32 && inner.chars().all(|c| c.is_ascii_hexdigit()), "{flag}");
    }

    #[test]
    fn only_ones_own_flags_of_the_security_family_are_known() {
        let flags = Flags::new("secret");
        let (ada, grace) = (student("ada"), student("grace"));
        for anomaly in Anomaly::ALL {
            let known = (anomaly.spec().family == Family::Security).then_some(*anomaly);
            assert_eq!(flags.recognise(&ada, &flags.of(*anomaly, Some(&ada))), known);
            assert_eq!(flags.recognise(&ada, &flags.of(*anomaly, Some(&grace))), None);
            assert_eq!(flags.recognise(&ada, &flags.of(*anomaly, None)), None);
        }
        assert_eq!(flags.recognise(&ada, ""), None);
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who comes to the shop, and in what shares.

/// A kind of shopper. What each does is in [`super::journey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Persona {
    /// Looks around without an account, and sometimes leaves a full cart behind.
    Browser,
    /// Fills the cart first and logs in to pay.
    Buyer,
    /// Logs in first, reads the last order, pays with a voucher when there are points for one, and may buy twice.
    Returning,
    /// Sorts by price and tries promo codes, those that are refused too.
    Bargain,
}

impl Persona {
    pub const ALL: [Self; 4] = [Self::Browser, Self::Buyer, Self::Returning, Self::Bargain];

    /// The word for it on the command line and in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Buyer => "buyer",
            Self::Returning => "returning",
            Self::Bargain => "bargain",
        }
    }
}

/// The greatest share of a persona: beyond a thousandth nobody can tell.
pub const MOST_SHARE: u32 = 1000;

/// The personas' shares of the journeys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personas {
    /// By [`Persona::ALL`].
    shares: [u32; 4],
    /// Who makes the journeys, in turn, over and over.
    turns: Vec<Persona>,
}

impl Default for Personas {
    fn default() -> Self {
        Self::new([60, 25, 10, 5]).unwrap_or_else(|| Self { shares: [1, 0, 0, 0], turns: vec![Persona::Browser] })
    }
}

impl Personas {
    /// Shares by [`Persona::ALL`]; they need not make a hundred. `None` when all are 0 or one is above [`MOST_SHARE`].
    pub fn new(shares: [u32; 4]) -> Option<Self> {
        let total: u32 = shares.iter().try_fold(0, |sum, share| (*share <= MOST_SHARE).then_some(sum + share))?;
        if total == 0 {
            return None;
        }
        // Each turn goes to who is most behind, so that any number of journeys, however few, has the shares to within one.
        let mut credit = [0_i64; 4];
        let turns = (0..total).map(|_| {
            credit.iter_mut().zip(shares).for_each(|(credit, share)| *credit += i64::from(share));
            let next = (0..4).max_by_key(|i| (credit[*i], usize::MAX - i)).unwrap_or(0);
            credit[next] -= i64::from(total);
            Persona::ALL[next]
        });
        let turns = turns.collect();
        Some(Self { shares, turns })
    }

    /// From `browser=60,buyer=25`; who is not named stays away.
    pub fn parse(text: &str) -> Option<Self> {
        let mut shares = [None; 4];
        for part in text.split(',') {
            let (word, share) = part.split_once('=')?;
            let at = Persona::ALL.iter().position(|persona| persona.word() == word.trim())?;
            // Named twice, one of the two is a mistake.
            if shares[at].replace(share.trim().parse().ok()?).is_some() {
                return None;
            }
        }
        Self::new(shares.map(Option::unwrap_or_default))
    }

    /// Who makes the journey of this number.
    pub fn of_journey(&self, number: u64) -> Persona {
        let turn = number.checked_rem(self.turns.len() as u64).unwrap_or(0);
        self.turns.get(turn as usize).copied().unwrap_or(Persona::Browser)
    }
}

impl std::fmt::Display for Personas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let named = Persona::ALL.iter().zip(self.shares).filter(|(_, share)| *share > 0);
        let words: Vec<_> = named.map(|(persona, share)| format!("{}={share}", persona.word())).collect();
        f.write_str(&words.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(personas: &Personas, journeys: u64) -> [u64; 4] {
        Persona::ALL.map(|wanted| (0..journeys).filter(|k| personas.of_journey(*k) == wanted).count() as u64)
    }

    #[test]
    fn shares_are_kept_by_count_at_every_moment() {
        let personas = Personas::parse("browser=60, buyer=25,returning=10,bargain=5").unwrap();
        assert_eq!(personas, Personas::default());
        assert_eq!(counts(&personas, 100), [60, 25, 10, 5]);
        assert_eq!(counts(&personas, 3000), [1800, 750, 300, 150]);
        for journeys in 1..=200 {
            for (count, share) in counts(&personas, journeys).into_iter().zip([60, 25, 10, 5]) {
                let wanted = share as f64 * journeys as f64 / 100.0;
                assert!((count as f64 - wanted).abs() <= 1.0, "{count} of {journeys} for {share} %");
            }
        }
    }

    #[test]
    fn what_is_named_comes_and_nobody_else() {
        let personas = Personas::parse("buyer=2,bargain=1").unwrap();
        assert_eq!((counts(&personas, 30), personas.to_string()), ([0, 20, 0, 10], "buyer=2,bargain=1".into()));
        for bad in
            ["", "buyer", "buyer=", "buyer=-1", "thief=3", "buyer=0", "buyer=1001", "buyer=1,buyer=2", "buyer=1,"]
        {
            assert_eq!(Personas::parse(bad), None, "{bad}");
        }
    }
}

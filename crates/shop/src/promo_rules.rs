// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rules that a promo code is subject to, and how they are walked over.

use perfshop_chaos::{Anomaly, ChaosPlan};

/// Rules by their number; each names those that hold beside it. A code's own rules are number 0.
type Rules = &'static [&'static [usize]];

/// A code's own rules refer to the shop's general ones, and those to nothing.
const GENERAL_BELOW_OWN: Rules = &[&[1], &[]];
/// The general rules refer back.
const EACH_TO_THE_OTHER: Rules = &[&[1], &[0]];

/// The stack of a walk that may go deep, in bytes.
const STACK: usize = 2 << 20;
/// Longest text of a rule, in bytes.
const TEXT: usize = 4 << 10;
/// What is kept of a stack, in bytes: whoever comes here still has room to say so, and to be interrupted meanwhile by a profiler.
const GUARD: usize = 256 << 10;

/// How many rules a code is subject to.
pub(crate) fn in_force(chaos: &ChaosPlan) -> usize {
    if chaos.hits(Anomaly::F2) {
        return stacker::grow(STACK, || rules_beside(EACH_TO_THE_OTHER, 0));
    }
    rules_beside(GENERAL_BELOW_OWN, 0)
}

/// Counts a rule and those that it leads to, with the rule's text at hand: some hundreds of them fill a stack. Frames of a few bytes
/// would be so many that their backtrace alone takes seconds and more memory than the shop has.
///
/// It stays a call of its own in an optimised program, for whoever reads that backtrace.
#[inline(never)]
fn rules_beside(rules: Rules, number: usize) -> usize {
    if let Some(left) = stacker::remaining_stack()
        && left < GUARD
    {
        panic!("stack overflow: {left} bytes left while the rules of a promo code are walked over");
    }
    let text = std::hint::black_box([0_u8; TEXT]);
    let mut found = 1;
    for next in rules.get(number).copied().unwrap_or_default() {
        found += rules_beside(rules, *next);
    }
    std::hint::black_box(&text);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_counted_and_a_cycle_ends_in_a_panic_on_a_stack_of_its_own() {
        assert_eq!(in_force(&ChaosPlan::NONE), 2);
        let before = stacker::remaining_stack();
        for _ in 0..3 {
            let endless = std::panic::catch_unwind(|| in_force(&ChaosPlan::of(&[Anomaly::F2])));
            let why = *endless.unwrap_err().downcast::<String>().unwrap();
            assert!(why.starts_with("stack overflow: "), "{why}");
        }
        // The caller's own stack is as it was.
        assert_eq!(stacker::remaining_stack().map(|left| left / GUARD), before.map(|left| left / GUARD));
    }
}

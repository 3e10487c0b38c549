// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stacks of functions, kept as one tree of calls: most of a stack is the same as of others, and stands there once.

use std::collections::HashMap;
use std::sync::Arc;

/// Calls that are kept; of a stack that leads further only what is known is told.
pub const CALLS: usize = 100_000;
/// The caller of a thread's first function.
const NOBODY: u32 = u32::MAX;

#[derive(Default)]
pub struct Stacks {
    /// Whoever calls stands before whom they call.
    calls: Vec<Call>,
    numbers: HashMap<Call, u32>,
    threads: Vec<Arc<str>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Call {
    /// Its number, or [`NOBODY`].
    caller: u32,
    /// The beginning of a function; of a first call the number of the thread.
    function: u64,
}

impl Stacks {
    /// The number of a stack: a thread's name and the beginnings of its functions, who calls first.
    pub fn number(&mut self, thread: &Arc<str>, functions: impl IntoIterator<Item = u64>) -> u32 {
        let known = self.threads.iter().position(|name| name == thread);
        let thread = known.unwrap_or_else(|| {
            self.threads.push(thread.clone());
            self.threads.len() - 1
        });
        // There are few threads' names; they find room where calls do not.
        let mut last = self.add(Call { caller: NOBODY, function: thread as u64 });
        for function in functions {
            let call = Call { caller: last, function };
            last = match self.numbers.get(&call) {
                Some(number) => *number,
                None if self.is_full() => return last,
                None => self.add(call),
            };
        }
        last
    }

    fn add(&mut self, call: Call) -> u32 {
        *self.numbers.entry(call).or_insert_with(|| {
            self.calls.push(call);
            self.calls.len() as u32 - 1
        })
    }

    pub fn is_full(&self) -> bool {
        self.calls.len() >= CALLS
    }

    /// What a number stands for: the thread's name and the functions, who calls first.
    pub fn of(&self, number: u32) -> Option<(Arc<str>, Vec<u64>)> {
        let mut functions = Vec::new();
        let mut call = self.calls.get(number as usize)?;
        while let Some(caller) = self.calls.get(call.caller as usize) {
            functions.push(call.function);
            call = caller;
        }
        functions.reverse();
        Some((self.threads.get(call.function as usize)?.clone(), functions))
    }

    /// Forgets all stacks but those of these numbers; gives the new number of each old one.
    pub fn keep(&mut self, used: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut stays = vec![false; self.calls.len()];
        for number in used {
            stays[number as usize] = true;
        }
        // From the end on, because callers stand before those that they call.
        for (number, call) in self.calls.iter().enumerate().rev() {
            if stays[number] && call.caller != NOBODY {
                stays[call.caller as usize] = true;
            }
        }
        let old = std::mem::take(&mut self.calls);
        self.numbers = HashMap::new();
        let mut new = vec![NOBODY; old.len()];
        for (number, call) in old.into_iter().enumerate().filter(|(number, _)| stays[*number]) {
            let caller = new.get(call.caller as usize).copied().unwrap_or(NOBODY);
            new[number] = self.add(Call { caller, ..call });
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shop() -> Arc<str> {
        Arc::from("shop")
    }

    #[test]
    fn a_stack_that_finds_no_room_is_told_as_far_as_it_is_known() {
        let mut stacks = Stacks::default();
        let known = stacks.number(&shop(), [1, 2]);
        for function in 0.. {
            if stacks.is_full() {
                break;
            }
            stacks.number(&shop(), [3, function]);
        }
        assert_eq!(stacks.number(&shop(), [1, 2, 3]), known);
        assert_eq!(stacks.calls.len(), CALLS);
        // A thread that was never seen is told all the same.
        let other = stacks.number(&Arc::from("other"), [1, 2]);
        assert_eq!(stacks.of(other), Some((Arc::from("other"), vec![])));
    }

    proptest! {
        #[test]
        fn each_number_gives_its_stack_before_and_after_others_are_forgotten(
            all in proptest::collection::vec((0..3_usize, proptest::collection::vec(0..4_u64, 0..6), any::<bool>()), 1..40),
        ) {
            let threads: Vec<Arc<str>> = vec![Arc::from("a"), Arc::from("b"), Arc::from("c")];
            let mut stacks = Stacks::default();
            let numbered: Vec<_> = all
                .into_iter()
                .map(|(thread, functions, stays)| {
                    (stacks.number(&threads[thread], functions.clone()), (threads[thread].clone(), functions), stays)
                })
                .collect();
            for (number, stack, _) in &numbered {
                prop_assert_eq!(stacks.of(*number), Some(stack.clone()));
            }
            let before = stacks.calls.len();
            let new = stacks.keep(numbered.iter().filter(|(.., stays)| *stays).map(|(number, ..)| *number));
            for (number, stack, _) in numbered.iter().filter(|(.., stays)| *stays) {
                prop_assert_eq!(stacks.of(new[*number as usize]), Some(stack.clone()));
                prop_assert_eq!(stacks.number(&stack.0, stack.1.clone()), new[*number as usize]);
            }
            prop_assert!(stacks.calls.len() <= before);
            if numbered.iter().all(|(.., stays)| !stays) {
                prop_assert!(stacks.calls.is_empty());
            }
        }
    }
}

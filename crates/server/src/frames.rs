// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where a thread is in the program, as function names, told to whoever reads of something that broke.

use std::sync::Arc;

use perfshop_profiler::Symbols;

/// Frames that are noted at most: more than anybody is told, because the first are the panic's own and some are left out.
const NOTED: usize = 256;
/// The stack that looking up names may take, in bytes.
const ROOM: usize = 128 << 10;

/// The addresses that the calling thread is to return to, the innermost first. Cheap enough for each statement of a request.
pub struct Frames(Vec<u64>);

impl Frames {
    pub fn here() -> Self {
        let mut addresses = Vec::new();
        backtrace::trace(|frame| {
            // A call is before the address that it returns to, which may be the next function's.
            addresses.push((frame.ip() as u64).saturating_sub(1));
            addresses.len() < NOTED
        });
        Self(addresses)
    }

    /// Their names, looked up on more stack where little is left: it may be the end of a stack that they tell of. Of functions that were
    /// built into others only the others are told. Without names where the program's own file cannot be read.
    ///
    /// They come from the symbol table and not from debug information, which takes tens of megabytes once it is unpacked: that could be the
    /// death of a program that has just told that it is short of memory (ADR 0018).
    pub fn names(&self) -> Vec<Arc<str>> {
        stacker::maybe_grow(ROOM, 2 * ROOM, || {
            let symbols = Symbols::of_this_process();
            symbols.map_or_else(|_| Vec::new(), |symbols| self.0.iter().map(|at| symbols.name(*at)).collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(never)]
    fn pack_a_parcel() -> Frames {
        std::hint::black_box(Frames::here())
    }

    #[test]
    fn a_function_is_told_within_the_one_that_called_it() {
        let names = pack_a_parcel().names();
        let place =
            |part: &str| names.iter().position(|name| name.contains(part)).unwrap_or_else(|| panic!("{names:?}"));
        assert!(place("pack_a_parcel") < place("a_function_is_told_within_the_one_that_called_it"));
    }
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where this process spends its CPU time: stacks sampled by a timer of CPU time, and names for their addresses.
//!
//! It knows nothing of the shop. A sample costs one signal, one read of the process's own stack and no allocation; names are
//! read from the program's symbol table when somebody asks, one by one, so that they cost no memory beside what is shown.

mod map;
mod sampler;
mod symbols;
mod walk;

pub use sampler::{Sample, Sampler, StartError};
pub use symbols::Symbols;

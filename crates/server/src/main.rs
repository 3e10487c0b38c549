// SPDX-License-Identifier: AGPL-3.0-or-later
//! The program: its allocator, and the parts that the command line calls.

use std::process::ExitCode;

use cap::Cap;
use perfshop_server::cli::{self, Program};
use perfshop_server::heap::HeapBudget;
use perfshop_server::{openapi_json, serve};
use tikv_jemallocator::Jemalloc;

/// Counts every allocation and refuses above the budget; the command line sets none.
#[global_allocator]
static ALLOCATOR: Cap<Jemalloc> = Cap::new(Jemalloc, usize::MAX);
static HEAP: HeapBudget<Jemalloc> = HeapBudget::over(&ALLOCATOR);

fn main() -> ExitCode {
    cli::run(&Program {
        serve: serve::run,
        openapi: openapi_json,
        set_admin_password: serve::set_admin_password,
        heap: &HEAP,
    })
}

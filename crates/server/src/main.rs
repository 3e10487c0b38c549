// SPDX-License-Identifier: AGPL-3.0-or-later
//! The program. All it holds is what can only be said here: the allocator, and what the command line is joined to.

use std::process::ExitCode;

use cap::Cap;
use perfshop_server::cli::{self, Program};
use perfshop_server::heap::HeapBudget;
use tikv_jemallocator::Jemalloc;

/// Without a limit until the shop's process sets `--heap-max`; the supervisor and the other commands have none.
#[global_allocator]
static HEAP: Cap<Jemalloc> = Cap::new(Jemalloc, usize::MAX);
static BUDGET: HeapBudget<Jemalloc> = HeapBudget::over(&HEAP);

fn main() -> ExitCode {
    cli::run(&Program {
        serve: perfshop_server::serve::run,
        openapi: perfshop_server::openapi_json,
        set_admin_password: perfshop_server::serve::set_admin_password,
        heap: &BUDGET,
    })
}

// SPDX-License-Identifier: AGPL-3.0-or-later
//! The allocator's own profile: it notes about one allocation in 1 MiB, with its stack, and reckons from these to all.

/// Addresses, the beginning of the thread first, and the bytes that were asked for there and are still in use.
pub fn stacks() -> Option<Vec<(Vec<u64>, u64)>> {
    let control = jemalloc_pprof::PROF_CTL.as_ref()?;
    let profile = control.blocking_lock().dump_profile();
    let profile =
        profile.inspect_err(|error| tracing::warn!(target: "profile", %error, "no profile of the heap")).ok()?;
    // An address is the one behind the call, which may be the next function's.
    let stack = |addrs: Vec<usize>| addrs.into_iter().map(|address| (address as u64).saturating_sub(1)).collect();
    Some(profile.stacks.into_iter().map(|(found, _)| (stack(found.addrs), found.weight as u64)).collect())
}

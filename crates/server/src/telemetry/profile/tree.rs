// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stacks as a tree, without what nobody looks for, and for students without what would tell the answer.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::super::trace::Audience;

/// Beginnings of names that carry a request or an allocation for others: the runtime, the standard library, the allocator. What they cost
/// is told by whom they work for.
const PLUMBING: &[&str] = &[
    "?",
    "_rjem_",
    "__libc_start",
    "__rust",
    "_start",
    "alloc::",
    "<alloc::",
    "cap::",
    "<cap::",
    "clone",
    "core::",
    "do_rallocx",
    "<core::",
    "<futures_util::",
    "prof_",
    "start_thread",
    "std::",
    "<std::",
    "tokio::runtime",
    "<tokio::runtime",
    "tokio::task",
    "<tikv_jemallocator",
    "<tokio::task",
    "<tracing::instrument",
];

/// Parts of names that say that something is set off on purpose, by whom, or for whom: the instructor's calls, shoppers who come because
/// a lever needs some, what is hidden for students to find. Whoever does the work is named in the shop's own words.
const ANSWERS: &[&str] = &[
    "chaos",
    "perfshop_server::api::admin",
    "perfshop_server::control",
    "perfshop_server::flags",
    "perfshop_server::load",
    "anomal",
    "activation",
    "lever",
    "scenario",
];

/// A function as it was called from the one above it. A list of these is a tree: a stack is too deep to be nested in JSON, which
/// many readers take to a depth of a hundred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Node {
    /// The name of a function; of a first node that of a thread.
    #[schema(example = "perfshop_shop::products::page")]
    pub name: String,
    /// The place in the list, from 0, of who called it; null of the first, which is the whole program.
    #[schema(required)]
    pub parent: Option<usize>,
    /// Of it and of all that it called: nanoseconds of CPU time, or bytes.
    pub value: u64,
    /// Of it alone.
    pub own: u64,
}

/// Whether a function's name says that something is set off on purpose, so that no student is told of it.
pub fn is_answer(name: &str) -> bool {
    let name = name.to_lowercase();
    ANSWERS.iter().any(|part| name.contains(part))
}

/// Whether this audience is told of this function.
pub fn is_told(name: &str, audience: Audience) -> bool {
    let plumbing = PLUMBING.iter().any(|beginning| name.starts_with(beginning));
    let answer = audience == Audience::Students && is_answer(name);
    !plumbing && !answer
}

#[derive(Default)]
struct Growing {
    value: u64,
    own: u64,
    children: BTreeMap<Arc<str>, Growing>,
}

impl Growing {
    fn list(self, name: String, parent: Option<usize>, into: &mut Vec<Node>) {
        let place = into.len();
        into.push(Node { name, parent, value: self.value, own: self.own });
        let mut children: Vec<_> = self.children.into_iter().collect();
        children.sort_by_key(|(_, child)| std::cmp::Reverse(child.value));
        for (name, child) in children {
            child.list(name.to_string(), Some(place), into);
        }
    }
}

/// The whole program first, and who is called behind who calls; of those that one calls the greatest first.
pub fn of(stacks: &[(Vec<Arc<str>>, u64)], audience: Audience) -> Vec<Node> {
    let mut root = Growing::default();
    // The same functions stand in most stacks.
    let mut told: HashMap<&str, bool> = HashMap::new();
    for (names, value) in stacks {
        let mut at = &mut root;
        at.value += value;
        for name in names.iter().filter(|name| *told.entry(&***name).or_insert_with(|| is_told(name, audience))) {
            at = at.children.entry(name.clone()).or_default();
            at.value += value;
        }
        at.own += value;
    }
    let mut list = Vec::new();
    root.list("perfshop".to_owned(), None, &mut list);
    list
}

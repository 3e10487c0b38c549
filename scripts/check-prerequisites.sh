#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Says what is missing to build PerfShop before half an hour of compiling finds out.
set -euo pipefail

missing=0
complain() {
    printf 'perfshop: %s\n' "$1" >&2
    missing=1
}

# at_least FOUND WANTED: true when the dotted version FOUND is WANTED or newer.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

wanted_rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
wanted_node=20.19.0

if ! command -v cargo >/dev/null; then
    complain "Rust is missing. Install it from https://rustup.rs (version $wanted_rust or newer)."
else
    found=$(cargo --version | cut -d' ' -f2)
    at_least "$found" "$wanted_rust" || complain "Rust $found is too old, $wanted_rust or newer is needed: rustup update stable"
fi

if ! command -v node >/dev/null; then
    complain "Node.js is missing. Version $wanted_node or newer is needed: https://nodejs.org"
else
    found=$(node --version | tr -d v)
    at_least "$found" "$wanted_node" || complain "Node.js $found is too old, $wanted_node or newer is needed."
    command -v npm >/dev/null || complain "npm is missing. It usually comes with Node.js; on Debian: apt install npm"
fi

command -v cc >/dev/null || complain "A C compiler is missing (SQLite and the allocator are C). On Debian: apt install build-essential"

[ "$missing" = 0 ] || exit 1

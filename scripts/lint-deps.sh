#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Judges what others wrote and we ship: licences, bans and sources always, known weaknesses where their lists can be reached.
set -euo pipefail

deny=$(scripts/ensure-cargo-deny.sh)
"$deny" --version
# Duplicates are warnings: shown as a count here, in full by `make licenses`.
report=$(mktemp)
trap 'rm -f "$report"' EXIT
if ! "$deny" --color never check --hide-inclusion-graph bans licenses sources 2>"$report"; then
    cat "$report" >&2
    exit 1
fi
echo "cargo-deny: bans, licences and sources clean, $(grep -c '^warning\[duplicate\]' "$report" || true) crates in more than one version"

# A list that cannot be fetched is one thing, a finding is another: only the second fails.
if ! "$deny" --color never fetch db >"$report" 2>&1; then
    echo "skipped: cargo-deny advisories: the advisory database cannot be reached"
elif ! "$deny" --color never check --disable-fetch advisories 2>"$report"; then
    cat "$report" >&2
    exit 1
else
    echo "cargo-deny: no known advisory"
fi

node scripts/npm-licenses.mjs --check web e2e
# Only web/ ships anything; what e2e/ has never leaves the developer's machine.
if (cd web && npm audit --omit=dev --audit-level=high) >"$report" 2>&1; then
    echo "npm audit: nothing high"
elif grep -qE 'npm (error|ERR!) (audit endpoint|network|code E)' "$report"; then
    echo "skipped: npm audit: the registry has no answer to audits"
else
    cat "$report" >&2
    exit 1
fi

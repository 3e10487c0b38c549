#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Runs lint and every suite one after the other, goes on after a failure so that one run shows all of them, and ends with one line:
# N passed, N failed, N skipped. Logs are kept in target/test-logs/.
set -uo pipefail

logs=target/test-logs
mkdir -p "$logs"
rm -f "$logs"/*.log
failed_stages=()

# stage NAME COMMAND...: runs it, shows and keeps its output, says how long it took.
stage() {
    local name=$1 begin=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    if "$@" 2>&1 | tee "$logs/$name.log"; then
        printf '== %s: %d s\n' "$name" $((SECONDS - begin))
    else
        printf '== %s: FAILED after %d s\n' "$name" $((SECONDS - begin))
        failed_stages+=("$name")
    fi
}

versions() {
    rustc --version
    cargo --version
    echo "Node.js $(node --version), npm $(npm --version)"
    cc --version | head -n1
    # Without a component its tests say "skipped": not a reason to stop here.
    scripts/ensure-system.sh || true
}

stage versions versions
stage lint make --no-print-directory lint
stage rust make --no-print-directory test-rust
stage web make --no-print-directory test-web
stage e2e make --no-print-directory test-e2e

printf '\n'
node scripts/test-summary.mjs "$logs" "${failed_stages[@]}"
[ ${#failed_stages[@]} -eq 0 ]

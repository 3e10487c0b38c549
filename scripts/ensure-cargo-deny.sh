#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Builds cargo-deny into .tools/ once and prints its path. No package registry carries a current, trustworthy binary of it.
# An unoptimised build takes a minute instead of four, and judges our dependencies in two seconds all the same.
set -euo pipefail

version=0.20.2
tool=.tools/bin/cargo-deny
if [ "$("$tool" --version 2>/dev/null || true)" != "cargo-deny $version" ]; then
    echo "perfshop: building cargo-deny $version (about a minute, once)" >&2
    CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --version "$version" --root .tools cargo-deny >&2
fi
echo "$tool"

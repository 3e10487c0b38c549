#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Installs sqlmap into .tools/sqlmap once, pinned, and prints the path of its command.
# Exits 1 with the reason where there is no Python with venv: the test that needs it then says "skipped".
set -euo pipefail
cd "$(dirname "$0")/.."

folder=.tools/sqlmap
wanted=e2e/injection/requirements.txt
if ! cmp --silent "$wanted" "$folder/requirements.txt"; then
    rm -rf "$folder"
    python3 -m venv "$folder" >&2 || { echo "perfshop: no Python with venv (Debian: python3-venv)" >&2; exit 1; }
    "$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$wanted" >&2
    # Last, so that it is there only when the installation was whole.
    cp "$wanted" "$folder/requirements.txt"
fi
echo "$PWD/$folder/bin/sqlmap"

#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Installs k6, pinned, into .tools/k6-<version>/ once and prints its path. Exits 1 with the reason where there is no Go: the test
# that needs it then says "skipped".
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.8.1
folder=$PWD/.tools/k6-$version
if [[ ! -x $folder/k6 ]]; then
    command -v go > /dev/null || { echo "perfshop: k6 is built with Go, which is not installed" >&2; exit 1; }
    # The Go that is here, whatever newer one the module names.
    GOBIN=$folder GOTOOLCHAIN=local GOFLAGS=-modcacherw go install "go.k6.io/k6@v$version" >&2
fi
echo "$folder/k6"

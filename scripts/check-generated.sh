#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Fails when the generated API client is not what its source generates. (tidy::openapi keeps that source equal to what is served.)
set -euo pipefail

file=web/packages/api/src/schema.gen.ts
before=$(sha256sum "$file")
(cd web && npm run --silent generate) >/dev/null
if [ "$before" != "$(sha256sum "$file")" ]; then
    echo "perfshop: $file was not up to date; it is now" >&2
    exit 1
fi
echo "generated: $file is up to date"

#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# How lines are indexed, and the saved searches of OpenSearch Dashboards.
set -eu
cd "$(dirname "$0")"
curl --silent --show-error --fail-with-body --request PUT --header "Content-Type: application/json" \
    --data-binary @index-template.json "$OPENSEARCH/_index_template/perfshop"
curl --silent --show-error --fail-with-body --request POST --header "osd-xsrf: true" \
    --form "file=@objects.ndjson" "$DASHBOARDS/api/saved_objects/_import?overwrite=true"

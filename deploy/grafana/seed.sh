#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# Two organisations: any viewer of an organisation may query all its sources, so the students' holds only what they may see.
# GRAFANA: its address with the admin's account. A second run changes what differs and leaves the rest.
set -eu
cd "$(dirname "$0")"
language=${PERFSHOP_LANG:-fr}
[ -d "dashboards/$language" ] || language=en

# call METHOD PATH ORGANISATION < body: the answer, and an end of this script when it is a refusal.
call() {
    curl --silent --show-error --fail-with-body --request "$1" --header "X-Grafana-Org-Id: $3" \
        --header "Content-Type: application/json" --data-binary @- "$GRAFANA$2"
}
# there PATH ORGANISATION: whether it answers 200.
there() { curl --silent --fail --output /dev/null --header "X-Grafana-Org-Id: $2" "$GRAFANA$1"; }
ask() { curl --silent --show-error --fail --header "X-Grafana-Org-Id: $2" "$GRAFANA$1"; }

# organisation NUMBER TENANT PROMETHEUS AUDIENCE...
organisation() {
    number=$1 tenant=$2 prometheus=$3
    shift 3
    for file in datasources/*.json; do
        uid=$(basename "$file" .json)
        body=$(sed "s/@PROMETHEUS@/$prometheus/; s/@TENANT@/$tenant/" "$file")
        if there "/api/datasources/uid/$uid" "$number"; then
            echo "$body" | call PUT "/api/datasources/uid/$uid" "$number" >/dev/null
        else
            echo "$body" | call POST /api/datasources "$number" >/dev/null
        fi
    done
    for audience in "$@"; do
        if ! there "/api/folders/$audience" "$number"; then
            echo "{\"uid\": \"$audience\", \"title\": \"$audience\"}" | call POST /api/folders "$number" >/dev/null
        fi
        # Whoever is of the organisation may look, and only its admin may change what the next seed would overwrite. What is not named loses
        # its rights: Grafana gives a new folder's to editors and to whoever made it.
        echo '{"items": [{"role": "Viewer", "permission": 1}, {"role": "Editor", "permission": 1}]}' |
            call POST "/api/folders/$audience/permissions" "$number" >/dev/null
        for file in "dashboards/$language/$audience"-*.json; do
            { printf '{"overwrite": true, "folderUid": "%s", "dashboard": ' "$audience"; cat "$file"; printf '}'; } |
                call POST /api/dashboards/db "$number" >/dev/null
        done
    done
    echo '{"homeDashboardUID": "perfshop-'"$home"'"}' | call PUT /api/org/preferences "$number" >/dev/null
    echo "organisation $number ($tenant): $*"
}

echo '{"name": "PerfShop"}' | call PUT /api/orgs/1 1 >/dev/null
there /api/orgs/name/Instructor 1 || echo '{"name": "Instructor"}' | call POST /api/orgs 1 >/dev/null
instructor=$(ask /api/orgs/name/Instructor 1 | sed 's/.*"id":\([0-9]*\).*/\1/')

home=overview organisation 1 students perfshop-prometheus-students students
home=cockpit organisation "$instructor" instructor perfshop-prometheus instructor students

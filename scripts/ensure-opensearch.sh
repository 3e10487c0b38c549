#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Installs OpenSearch from Maven Central, in the version that compose.yaml starts, into .tools/opensearch/ once and prints the folder. What
# Maven has is the server alone: no plugin, no Java. Exits 1 with the reason where there is no Maven or no Java that it runs on: the test that
# needs it then says "skipped".
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$PWD/.tools/opensearch
version=$(sed -n 's|^ *image: opensearchproject/opensearch:||p' compose.yaml)
for tool in java mvn unzip; do
    command -v "$tool" > /dev/null || { echo "perfshop: OpenSearch needs $tool, which is not installed" >&2; exit 1; }
done
# From 24 on Java has no security manager, without which OpenSearch 2 does not start.
java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
if [ "${java%%.*}" -lt 11 ] || [ "${java%%.*}" -gt 23 ]; then
    echo "perfshop: OpenSearch $version needs Java 11 to 23, and here is $java" >&2
    exit 1
fi
if [ "$(cat "$folder/version" 2> /dev/null)" != "$version" ]; then
    rm -rf "$folder"
    mvn --quiet --batch-mode org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
        -Dartifact="org.opensearch.distribution.integ-test-zip:opensearch:$version:zip" -DoutputDirectory="$folder" >&2
    (cd "$folder" && unzip -q "opensearch-$version.zip" && rm "opensearch-$version.zip" && mv "opensearch-$version"/* . && rmdir "opensearch-$version")
    # Last, so that it is there only when the installation was whole.
    echo "$version" > "$folder/version"
fi
echo "$folder"

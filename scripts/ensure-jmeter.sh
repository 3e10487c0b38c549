#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Installs JMeter from Maven Central, pinned by e2e/scripting/pom.xml, into .tools/jmeter/ once and prints the path of its jar. Exits 1
# with the reason where there is no Java or no Maven: the test that needs it then says "skipped".
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$PWD/.tools/jmeter
wanted=e2e/scripting/pom.xml
for tool in java mvn unzip; do
    command -v "$tool" > /dev/null || { echo "perfshop: JMeter needs $tool, which is not installed" >&2; exit 1; }
done
if ! cmp --silent "$wanted" "$folder/pom.xml"; then
    rm -rf "$folder"
    mkdir -p "$folder/bin" "$folder/lib/ext"
    mvn --quiet --batch-mode --file "$wanted" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
        -DoutputDirectory="$folder/lib" -DincludeScope=runtime >&2
    # Where JMeter looks for its parts: itself beside its configuration, its components apart from their libraries.
    (cd "$folder/lib" && for jar in ApacheJMeter_config-*.jar; do unzip -q -o "$jar" 'bin/*' -d .. && rm "$jar"; done)
    mv "$folder"/lib/ApacheJMeter_*.jar "$folder/lib/ext/"
    mv "$folder"/lib/ApacheJMeter-*.jar "$folder/bin/ApacheJMeter.jar"
    # Last, so that it is there only when the installation was whole.
    cp "$wanted" "$folder/pom.xml"
fi
echo "$folder/bin/ApacheJMeter.jar"

#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Installs the system programs that the tests and the bench start, when they are not there yet.
# Usage: scripts/ensure-system.sh [mariadb] [chromium] [prometheus] [poppler] [buildah] [runc] [busybox] [wrk]     (default: all but wrk)
# Without apt, or without the right to use it, it says what to install and exits 1: the tests that need it then say "skipped".
set -euo pipefail

# name -> the program that proves it is there, and the Debian packages that bring it.
program() {
    case $1 in
    mariadb) echo mariadbd ;; chromium) echo chromium ;; prometheus) echo prometheus ;; poppler) echo pdftotext ;;
    buildah | runc | busybox | wrk) echo "$1" ;;
    *) echo "perfshop: unknown component '$1'" >&2; exit 2 ;;
    esac
}
packages() {
    case $1 in
    mariadb) echo mariadb-server ;; chromium) echo chromium chromium-driver ;; prometheus) echo prometheus ;; poppler) echo poppler-utils ;;
    busybox) echo busybox-static ;; buildah | runc | wrk) echo "$1" ;;
    esac
}
# The service that the package starts by itself. Tests start their own, and Prometheus would sit on our management port 9090.
service() {
    case $1 in mariadb) echo mariadb ;; prometheus) echo prometheus ;; *) echo ;; esac
}
# Debian keeps mariadbd and runc in /usr/sbin, which is not in everybody's PATH.
export PATH="$PATH:/usr/sbin"
present() { command -v "$(program "$1")" >/dev/null; }

[ $# -gt 0 ] || set -- mariadb chromium prometheus poppler buildah runc busybox

wanted=()
absent=()
for part in "$@"; do
    program "$part" >/dev/null
    if ! present "$part"; then
        absent+=("$part")
        read -ra names <<<"$(packages "$part")"
        wanted+=("${names[@]}")
    fi
done

if [ ${#wanted[@]} -gt 0 ]; then
    if ! command -v apt-get >/dev/null; then
        echo "perfshop: ${absent[*]} not found, and this system has no apt. Install by hand what Debian calls: ${wanted[*]}" >&2
        exit 1
    fi
    root=()
    if [ "$(id -u)" != 0 ]; then
        # -n: a test run never stops to ask for a password.
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            echo "perfshop: ${absent[*]} not found. Run once as root: apt-get install --no-install-recommends ${wanted[*]}" >&2
            exit 1
        fi
        root=(sudo -n)
    fi
    echo "perfshop: installing ${wanted[*]}"
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
    for part in "${absent[@]}"; do
        unit=$(service "$part")
        if [ -n "$unit" ] && [ -d /run/systemd/system ]; then
            "${root[@]}" systemctl disable --now --quiet "$unit" || true
        fi
    done
fi

version_of() {
    case $1 in
    mariadb) mariadbd --version | sed 's/.*Ver /MariaDB /;s/ for .*//' ;;
    chromium) chromium --version 2>/dev/null | head -n1 ;;
    prometheus) prometheus --version 2>&1 | head -n1 | sed 's/^prometheus, version /Prometheus /;s/ (.*//' ;;
    poppler) pdftotext -v 2>&1 | head -n1 | sed 's/^pdftotext version/Poppler/' ;;
    buildah) buildah --version | sed 's/^buildah version/Buildah/;s/ (.*//' ;;
    runc) runc --version | sed -n '1s/ version//p' ;;
    busybox) busybox | sed -n '1s/ (.*//p' ;;
    wrk) echo "wrk $(dpkg-query -W -f '${Version}' wrk 2>/dev/null || echo '(version unknown)')" ;;
    esac
}
for part in "$@"; do version_of "$part"; done

#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Builds the last stage of deploy/Dockerfile with buildah around a program that was compiled before, and asks no registry for anything: folders
# stand for the stages that it copies from, and its base holds this machine's libraries, which such a program is linked with.
# Usage, as root: scripts/build-image.sh PROGRAM FOLDER
# FOLDER, which is to be empty, then holds image.json (what buildah tells about the image) and root (its files, as a container sees them).
set -euo pipefail
program=$(realpath "$1")
folder=$(realpath "$2")
cd "$(dirname "$0")/.."

# All that buildah keeps is in the folder, so that removing it removes everything. Only the place of one cache cannot be chosen.
cache=/var/lib/containers/cache
[ -e $cache ] || trap 'rm -f $cache/blob-info-cache-*; rmdir --parents $cache 2>/dev/null || true' EXIT
export TMPDIR=$folder BUILDAH_ISOLATION=chroot
buildah() { command buildah --root "$folder/store" --runroot "$folder/run" --storage-driver vfs "$@"; }

base=$(sed -n 's/^FROM \([^ ]*\)$/\1/p' deploy/Dockerfile)
busybox=$(command -v busybox)
mkdir -p "$folder"/base/{dev,proc,sys,tmp} "$folder"/program/data
# As the real base has it: a memory file system that is mounted there takes its mode over.
chmod 1777 "$folder"/base/tmp
# A BusyBox that is linked statically needs no library, and ldd says so by failing.
libraries=$(ldd "$program" | grep -o '/[^ ]*'; ldd "$busybox" 2>/dev/null | grep -o '/[^ ]*' || true)
for library in $libraries; do
    case ${library##*/} in
    libc.so.6 | libm.so.6 | libresolv.so.2 | libgcc_s.so.1 | libstdc++.so.6 | ld-linux-*.so.*) install -D "$library" "$folder/base$library" ;;
    *) echo "perfshop: $program needs $library, which is not in $base" >&2; exit 1 ;;
    esac
done
install -D "$busybox" "$folder/busybox/bin/wget"
install "$program" "$folder/program/perfshop"

container=$(buildah from scratch)
buildah copy --quiet "$container" "$folder/base" / >/dev/null
buildah commit --quiet --rm "$container" "$base" >/dev/null
# Docker's format, as docker build writes it: the other one has no place for a health check.
buildah build --quiet --format docker --pull-never --build-context "program=$folder/program" --build-context "busybox=$folder/busybox" \
    --file deploy/Dockerfile --tag localhost/perfshop . >/dev/null
buildah inspect --type image localhost/perfshop >"$folder/image.json"
ln -s "$(buildah mount "$(buildah from --pull-never localhost/perfshop)")" "$folder/root"

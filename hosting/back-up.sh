#!/bin/sh
# back-up.sh DATA TARGET DAYS: a backup of DATA into TARGET, checked by being read, and those older than DAYS days taken away.
set -eu
data=$1 target=$2 days=$3
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
name=stegvis-$(date -u +%Y%m%dT%H%M%SZ).backup

umask 077
mkdir -p "$target"
stegvis() { node --disable-warning=ExperimentalWarning "$root/build/cli.js" "$@"; }

# Under another name until it is whole: a backup that broke off is never taken for one.
trap 'rm -f "$target/.$name"' EXIT
stegvis backup "$target/.$name" --data "$data"
gzip -t "$target/.$name"
mv "$target/.$name" "$target/$name"
stegvis audit verify --data "$data"

# Never the last one: a job that fails for a month must not end in an empty directory.
find "$target" -name 'stegvis-*.backup' -mtime "+$days" ! -name "$name" -exec rm -f {} +

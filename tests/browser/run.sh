#!/usr/bin/env bash
# Checks Kith's pages in Chromium: tests/browser/run.sh [PLACE.json]
#
# Always checks the sample pages, written by the gallery example. With PLACE.json (the address of a
# running service and its sign-ins, see lib/place.mjs) that service is walked as well.
set -euo pipefail
cd "$(dirname "$0")"

if [[ ! -d node_modules/playwright-core || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo run --quiet --package kith-web --example gallery -- "$folder"

if [[ $# -gt 0 ]]; then
  node run.mjs --gallery "$folder" --place "$1"
else
  node run.mjs --gallery "$folder"
fi

#!/usr/bin/env bash
# Checks Kith's pages in Chromium: the sample pages, the example service as each of its roles, and the
# whole walk of clients, therapists and a supervisor, on SQLite and on PostgreSQL.
# Further words go to run.mjs: tests/browser/run.sh --pictures FOLDER
set -euo pipefail
cd "$(dirname "$0")"

if [[ ! -d node_modules/playwright-core || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund
fi

folder=$(mktemp -d)
demo=
trap 'if [[ -n $demo ]]; then kill "$demo" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT

cargo build --quiet --package kith
cargo run --quiet --package kith-web --example gallery -- "$folder/gallery"
kith=${CARGO_TARGET_DIR:-../../target}/debug/kith
"$kith" demo --listen 127.0.0.1:0 --json >"$folder/place.json" &
demo=$!
for _ in $(seq 600); do
  if grep -q '^}' "$folder/place.json"; then break; fi
  if ! kill -0 "$demo" 2>/dev/null; then break; fi
  sleep 0.1
done
grep -q '^}' "$folder/place.json" || { echo "the example service did not start" >&2; exit 1; }

./postgres.sh node run.mjs --gallery "$folder/gallery" --place "$folder/place.json" \
  --program "$kith" "$@"

#!/usr/bin/env bash
# A PostgreSQL server that lives as long as one command: tests/browser/postgres.sh COMMAND...
# The command finds the server's address in $KITH_TEST_DATABASE. Needs no rights beyond starting
# programs; as root, it gives them up, because the server refuses to run as root.
set -euo pipefail

tools=$(dirname "$(readlink -f "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")")
folder=$(mktemp -d)
as=()
if ((EUID == 0)); then
  chown nobody "$folder"
  as=(setpriv --reuid nobody --clear-groups env HOME="$folder")
fi
trap '(cd "$folder"; "${as[@]}" "$tools/pg_ctl" stop -D data -m immediate -s) || true; rm -rf "$folder"' EXIT

(
  cd "$folder"
  "${as[@]}" "$tools/initdb" -D data -U kith -A trust -E UTF8 --locale=C -N >log
  "${as[@]}" "$tools/pg_ctl" start -D data -s -w -l log.server \
    -o "-k $folder -c listen_addresses= -c max_connections=50"
)
KITH_TEST_DATABASE="host='$folder' user=kith dbname=postgres" "$@"

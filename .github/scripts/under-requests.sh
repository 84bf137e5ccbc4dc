#!/usr/bin/env bash
# Runs a command while people read their tasks, and fails when the command does or when one of them got no answer:
# under-requests.sh <page> <command…>. Five workers ask ten times a second each, on a new connection every time.
# RETRIES: how often one that failed is asked again, a second later; for pods that die without a goodbye and take their requests with them.
set -uo pipefail
page=${1:?}
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

sign_up() {
  curl -sSf -H 'Content-Type: application/json' -d "{\"email\":\"$(openssl rand -hex 8)@example.org\",\"password\":\"$(openssl rand -hex 16)\"}" \
    "$page/api/auth/register" | jq -r .access_token
}
token=$(sign_up) || { sleep 1 && token=$(sign_up); } || exit 1

ask() {
  local code try
  for ((try = 0; try <= ${RETRIES:-0}; try++)); do
    ((try == 0)) || sleep 1
    code=$(curl -s -o /dev/null -w '%{http_code}' --max-time 10 -H "Authorization: Bearer $token" "$page/api/tasks?limit=1")
    [[ $code != 200 ]] || break
  done
  echo "$code"
}

work() {
  while [[ ! -e $folder/done ]]; do
    echo "$(ask) $(date -u +%T)"
    sleep 0.1
  done > "$folder/$1"
}

for worker in 1 2 3 4 5; do work "$worker" & done
until [[ -s $folder/1 ]]; do sleep 0.1; done
"$@"
code=$?
touch "$folder/done"
wait

cat "$folder"/[1-5] > "$folder/all"
failed=$(grep -v '^200 ' "$folder/all")
echo "$(wc -l < "$folder/all") requests, $(grep -c . <<< "$failed") failed"
[[ -z $failed ]] || { sort <<< "$failed" | uniq -c; exit 1; }
exit "$code"

#!/usr/bin/env bash
# Asks an address ten times a second for as long as a file exists, and writes what failed beside it: hammer.sh <url> <file>
set -uo pipefail
url=${1:?} file=${2:?}
: > "$file.failed"
total=0
while :; do
  code=$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 "$url")
  [[ $code == 200 ]] || echo "$(date -u +%T) $code" >> "$file.failed"
  total=$((total + 1))
  [[ -e $file ]] || break
  sleep 0.1
done
echo "$total requests, $(wc -l < "$file.failed") failed" | tee "$file.result"
[[ ! -s $file.failed ]]

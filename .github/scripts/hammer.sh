#!/usr/bin/env bash
# Asks an address ten times a second until the file is gone, and writes what failed beside it: hammer.sh <url> <file>
set -uo pipefail
url=${1:?} file=${2:?}
touch "$file"
: > "$file.failed"
total=0
while [[ -e $file ]]; do
  code=$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 "$url")
  [[ $code == 200 ]] || echo "$(date -u +%T) $code" >> "$file.failed"
  total=$((total + 1))
  sleep 0.1
done
echo "$total requests, $(wc -l < "$file.failed") failed" | tee "$file.result"
[[ $total -gt 0 && ! -s $file.failed ]]

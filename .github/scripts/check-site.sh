#!/usr/bin/env bash
# Looks at the public site as a visitor does: check-site.sh https://todo.example.org [version]. No path here wakes the database.
set -uo pipefail
site=${1:?the address, for example https://todo.example.org}
version=${2:-}
authority=${site#*://}
host=${authority%%:*}
bad=0

say() { if [[ $1 == 0 ]]; then echo "ok    $2"; else echo "fail  $2"; bad=1; fi; }

get() { curl -sS -o "$body" -w '%{http_code} %{time_total}' --retry 2 --retry-connrefused --max-time 10 "$@" 2>&1; }
body=$(mktemp)
trap 'rm -f "$body"' EXIT

for path in /health/ready /api/health/ready /sign-in; do
  read -r code seconds <<< "$(get "$site$path")"
  [[ $code == 200 ]] && awk "BEGIN { exit !($seconds < 1) }"
  say $? "$path answers $code after $seconds s (wanted: 200 within 1 s)"
done

if [[ -n $version ]]; then
  get "$site/api/health" > /dev/null
  running=$(jq -r '.version // empty' "$body" 2>/dev/null)
  [[ ${running%%+*} == "$version" ]]
  say $? "version ${running:-unknown} runs (wanted: $version)"
fi

if [[ -n ${EXPECTED_ADDRESS:-} ]]; then
  addresses=$(getent ahosts "$host" | awk '{ print $1 }' | sort -u | paste -sd ' ')
  [[ " $addresses " == *" $EXPECTED_ADDRESS "* ]]
  say $? "$host leads to ${addresses:-nowhere} (wanted: $EXPECTED_ADDRESS, where the gateway is; else change the DNS record)"
fi

if [[ $site == https://* ]]; then
  [[ $authority == *:* ]] || { read -r code _ <<< "$(get "http://$host/")"; [[ $code == 30[18] ]]; say $? "http:// answers $code (wanted: a redirect, 301 or 308)"; }
  port=${authority#"$host"}
  dates=$(openssl s_client -connect "$host${port:-:443}" -servername "$host" < /dev/null 2>/dev/null | openssl x509 -noout -dates 2>/dev/null)
  from=$(date -d "$(sed -n 's/^notBefore=//p' <<< "$dates")" +%s) until=$(date -d "$(sed -n 's/^notAfter=//p' <<< "$dates")" +%s)
  # cert-manager renews when a third is left; lifetimes get shorter, so days would be the wrong measure.
  left=$(( until > from ? 100 * (until - $(date +%s)) / (until - from) : 0 ))
  [[ -n $dates && $left -ge 30 ]]
  say $? "$left % of the certificate's life is left (wanted: 30 % or more)"
fi
exit "$bad"

#!/usr/bin/env bash
# Looks at the public site as a visitor does: check-site.sh https://todo.example.org [version]. No path here wakes the database.
# GATEWAY: where the gateway says it is, addresses or names; compared with where the site's name leads. WITHIN: the seconds an answer may take.
set -uo pipefail
site=${1:?the address, for example https://todo.example.org}
site=${site%/}
version=${2:-}
authority=${site#*://}
host=${authority%%:*}
within=${WITHIN:-1}
bad=0

say() { if [[ $1 == 0 ]]; then echo "ok    $2"; else echo "fail  $2"; bad=1; fi; }

get() { curl -sS -o "$body" -w '%{http_code} %{time_total}' --retry 2 --retry-delay 1 --retry-connrefused --max-time 10 "$@" 2>&1; }
body=$(mktemp)
trap 'rm -f "$body"' EXIT

for path in /health/ready /api/health/ready /sign-in; do
  read -r code seconds <<< "$(get "$site$path")"
  [[ $code == 200 ]] && awk "BEGIN { exit !($seconds < $within) }"
  say $? "$path answers $code after $seconds s (wanted: 200 within $within s)"
done

if [[ -n $version ]]; then
  get "$site/api/health" > /dev/null
  running=$(jq -r '.version // empty' "$body" 2>/dev/null)
  [[ ${running%%+*} == "$version" ]]
  say $? "version ${running:-unknown} runs (wanted: $version)"
fi

addresses() { for name in "$@"; do getent ahosts "$name"; done | awk '{ print $1 }' | sort -u; }
private='^(10|127|192\.168|172\.(1[6-9]|2[0-9]|3[01])|100\.(6[4-9]|[789][0-9]|1[01][0-9]|12[0-7]))\.|^(::1$|f[cd]|fe80)'
if [[ -n ${GATEWAY:-} ]]; then
  # A load balancer may have several, and answer with some of them at a time.
  here=$(addresses "$host") there=$(read -ra names <<< "$GATEWAY" && addresses "${names[@]}")
  shared=$(comm -12 <(echo "$here") <(echo "$there") | grep .)
  if [[ -z $shared && -n $there ]] && ! grep -qvE "$private" <<< "$there"; then
    echo "ok    the gateway says only its private address ($GATEWAY), so where $host leads cannot be compared"
  else
    here=${here//$'\n'/ }
    [[ -n $shared ]]
    say $? "$host leads to ${here:-nowhere} (wanted: $GATEWAY, where the gateway is; else change the DNS record)"
  fi
fi

if [[ $site == https://* ]]; then
  [[ $authority == *:* ]] || { read -r code _ <<< "$(get "http://$host/")"; [[ $code == 30[18] ]]; say $? "http:// answers $code (wanted: a redirect, 301 or 308)"; }
  port=${authority#"$host"}
  dates=$(openssl s_client -connect "$host${port:-:443}" -servername "$host" < /dev/null 2>/dev/null | openssl x509 -noout -dates 2>/dev/null)
  # cert-manager renews when a third is left; lifetimes get shorter, so days would be the wrong measure.
  left=$(jq -Rrn '
    [inputs | capture("^not(?<which>Before|After)=(?<time>.*) GMT$") | {(.which): (.time | strptime("%b %d %H:%M:%S %Y") | mktime)}] | add
    | if . then 100 * (.After - now) / (.After - .Before) | floor else 0 end' <<< "$dates")
  [[ ${left:-0} -ge 30 ]]
  say $? "${left:-0} % of the certificate's life is left (wanted: 30 % or more)"
fi
exit "$bad"

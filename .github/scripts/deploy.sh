#!/usr/bin/env bash
# Brings the release to a chart, or leaves it as it was. May be run again after any stop.
set -euo pipefail
: "${RELEASE:?}" "${NAMESPACE:?}" "${CHART:?folder of the chart}"

history=$(helm history "$RELEASE" -n "$NAMESPACE" -o json 2>/dev/null || echo '[]')
state=$(jq -r 'last.status // "none"' <<< "$history")
good=$(jq -r 'map(select(.status == "deployed")) | last.revision // ""' <<< "$history")
[[ -n $good ]] || good=$(jq -r 'map(select(.status == "superseded")) | last.revision // ""' <<< "$history")

# A runner that was lost in the middle leaves the release locked.
if [[ $state != none && -z $good ]]; then
  echo "The first installation never finished ($state): removing what there is of it."
  helm uninstall "$RELEASE" -n "$NAMESPACE" --wait --timeout 2m
elif [[ $state == pending-* ]]; then
  echo "An earlier deployment was cut off ($state): going back to revision $good first."
  helm rollback "$RELEASE" "$good" -n "$NAMESPACE" --wait --timeout 5m
  good=$(helm history "$RELEASE" -n "$NAMESPACE" -o json | jq -r 'last.revision')
fi
echo "previous=$good" >> "${GITHUB_OUTPUT:-/dev/null}"

on_failure=--rollback-on-failure
[[ $(helm version --template '{{.Version}}') == v3.* ]] && on_failure=--atomic
values=()
for file in ${VALUES_FILES:-}; do values+=(--values "$file"); done
helm upgrade "$RELEASE" "$CHART" --install -n "$NAMESPACE" "${values[@]}" \
  "$on_failure" --wait --timeout "${TIMEOUT:-5m}" --history-max 10 --cleanup-on-fail

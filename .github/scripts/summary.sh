#!/usr/bin/env bash
# Says in the run's summary what was deployed and how long it took, against the promise; or what serves when it failed.
# summary.sh <pushed at> <started at>, in seconds since 1970
set -euo pipefail
pushed=${1:-} started=${2:?seconds since 1970}
now=$(date +%s)

serves() {
  if [[ ${UPGRADE:?outcome of the upgrade} == skipped ]]; then
    echo "what served before: the cluster was not touched"
  elif ! helm history "${RELEASE:?}" -n "${NAMESPACE:?}" -o json 2> /dev/null \
    | jq -er 'map(select(.status == "deployed")) | last | "revision \(.revision) (\(.chart), version \(.app_version))"'; then
    echo "nothing that Helm could name"
  fi
}

{
  echo "| | |"
  echo "|---|---|"
  if [[ ${RESULT:?status of the job} == success ]]; then
    echo "| Deployed | ${CHART_DIGEST:?} |"
  else
    echo "| **Not deployed** | ${CHART_DIGEST:?}: the first red step of this run says why |"
    echo "| Serves now | $(serves) |"
  fi
  echo "| Page | ${SITE:?} |"
  echo "| This run | $((now - started)) s |"
  if [[ -n $pushed && $RESULT == success ]]; then
    taken=$((now - pushed))
    echo "| From the push | $taken s (promise: under 600 s, ours: under 360 s) $([[ $taken -lt 600 ]] && echo ✓ || echo ✗) |"
  fi
} >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"

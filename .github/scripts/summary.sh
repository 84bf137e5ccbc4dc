#!/usr/bin/env bash
# Says in the run's summary what was deployed and how long it took, against the promise. summary.sh <pushed at> <started at>
set -euo pipefail
pushed=${1:-} started=${2:?seconds since 1970}
now=$(date +%s)
{
  echo "| | |"
  echo "|---|---|"
  echo "| Deployed | ${CHART_DIGEST:?} |"
  echo "| Page | ${SITE:?} |"
  echo "| This run | $((now - started)) s |"
  if [[ -n $pushed ]]; then
    taken=$((now - pushed))
    echo "| From the push | $taken s (promise: under 600 s, ours: under 360 s) $([[ $taken -lt 600 ]] && echo ✓ || echo ✗) |"
  fi
} >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"

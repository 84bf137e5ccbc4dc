#!/usr/bin/env bash
# Keeps one issue open while the site is unwell: report-health.sh <exit code of the check> <its report>
set -euo pipefail
code=${1:?} report=${2:?}
label=health-check

number=$(gh issue list --label "$label" --state open --limit 1 --json number --jq '.[0].number // empty')
if [[ $code != 0 && -z $number ]]; then
  gh label create "$label" --description "Opened and closed by the health check" --color B60205 --force
  gh issue create --title "The public site is unwell" --label "$label" --body-file "$report"
elif [[ $code != 0 ]]; then
  gh issue comment "$number" --body-file "$report"
elif [[ -n $number ]]; then
  gh issue close "$number" --comment "The site is well again."
fi

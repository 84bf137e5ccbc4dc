#!/usr/bin/env bash
# Takes back a deployment that was installed well and then did not pass its tests.
set -euo pipefail
: "${RELEASE:?}" "${NAMESPACE:?}"

if [[ -z ${PREVIOUS:-} ]]; then
  echo "::error::This was the first installation: there is nothing to go back to. It stays as it is, for a look at it."
  exit 1
fi
helm rollback "$RELEASE" "$PREVIOUS" -n "$NAMESPACE" --wait --timeout 5m
echo "::error::The checks failed. Revision $PREVIOUS serves again."

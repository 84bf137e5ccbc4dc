#!/usr/bin/env bash
# Uses the release once, inside, and shows what its tests said. Not with --logs: Helm asks for a Pod of the test's name, and ours are Jobs
# (helm/helm#11236).
set -euo pipefail
: "${RELEASE:?}" "${NAMESPACE:?}"

code=0
helm test "$RELEASE" -n "$NAMESPACE" --timeout 5m || code=$?
kubectl logs -n "$NAMESPACE" -l "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=test" --all-containers --prefix --tail=-1 || true
exit "$code"

#!/usr/bin/env bash
# Kills one pod of each kind without warning, waits for its successor, and scales out.
set -euo pipefail
: "${RELEASE:?}" "${NAMESPACE:?}"

for part in frontend backend; do
  pod=$(kubectl get pods -n "$NAMESPACE" -o name -l "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=$part" | head -1)
  kubectl delete -n "$NAMESPACE" "$pod" --grace-period=0 --force
  sleep 2 # until the Deployment has noticed
  kubectl rollout status -n "$NAMESPACE" "deployment/$RELEASE-$part" --timeout=60s
done
kubectl scale -n "$NAMESPACE" "deployment/$RELEASE-backend" --replicas=3
kubectl rollout status -n "$NAMESPACE" "deployment/$RELEASE-backend" --timeout=60s

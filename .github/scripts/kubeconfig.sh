#!/usr/bin/env bash
# Writes a kubeconfig for the cluster: with GitHub's own identity where the cluster trusts it, else with a stored token.
set -euo pipefail
: "${CLUSTER_SERVER:?the address of the API server, as a variable of the repository}"
: "${CLUSTER_CA:?its certificate authority in base64, as a variable of the repository}"
: "${NAMESPACE:?}" "${KUBECONFIG:?where to write}"

umask 077
jq -n --arg plugin "$(dirname "$(realpath "$0")")/cluster-token.sh" '{
  apiVersion: "v1",
  kind: "Config",
  "current-context": "deploy",
  contexts: [{name: "deploy", context: {cluster: "cluster", user: "deploy", namespace: env.NAMESPACE}}],
  clusters: [{name: "cluster", cluster: {server: env.CLUSTER_SERVER, "certificate-authority-data": env.CLUSTER_CA}}],
  users: [{name: "deploy", user: (
    if (env.CLUSTER_TOKEN // "") != "" then {token: env.CLUSTER_TOKEN}
    else {exec: {apiVersion: "client.authentication.k8s.io/v1", command: $plugin, interactiveMode: "Never"}} end)}]
}' > "$KUBECONFIG"
echo "Signing in with $([[ -n ${CLUSTER_TOKEN:-} ]] && echo "the stored token" || echo "GitHub's identity token")."

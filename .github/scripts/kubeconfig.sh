#!/usr/bin/env bash
# Writes a kubeconfig for the cluster: with a stored token where CLUSTER says so, else with GitHub's own identity.
set -euo pipefail
: "${CLUSTER_SERVER:?the address of the API server, as a variable of the repository}"
: "${CLUSTER_CA:?its certificate authority in base64, as a variable of the repository}"
: "${NAMESPACE:?}" "${KUBECONFIG:?where to write}"

# Values of GitHub that are not set are empty, and a wrong way to sign in would be refused by the cluster without saying why.
if [[ ${CLUSTER:-} == token && -z ${CLUSTER_TOKEN:-} ]]; then
  echo "::error::CLUSTER is token, and the environment has no secret CLUSTER_TOKEN. Set it with gh secret set, or set CLUSTER to oidc."
  exit 1
fi

umask 077
jq -n --arg plugin "$(dirname "$(realpath "$0")")/cluster-token.sh" '{
  apiVersion: "v1",
  kind: "Config",
  "current-context": "deploy",
  contexts: [{name: "deploy", context: {cluster: "cluster", user: "deploy", namespace: env.NAMESPACE}}],
  clusters: [{name: "cluster", cluster: {server: env.CLUSTER_SERVER, "certificate-authority-data": env.CLUSTER_CA}}],
  users: [{name: "deploy", user: (
    if env.CLUSTER == "token" then {token: env.CLUSTER_TOKEN}
    else {exec: {apiVersion: "client.authentication.k8s.io/v1", command: $plugin, interactiveMode: "Never"}} end)}]
}' > "$KUBECONFIG"
echo "Signing in with $([[ ${CLUSTER:-} == token ]] && echo "the stored token" || echo "GitHub's identity token")."

#!/usr/bin/env bash
# Installs the newest release with the values that it was published with: what people run before they upgrade to this commit.
# install-last-release.sh <registry and folder of the charts, such as ghcr.io/ann/charts>
set -euo pipefail
: "${RELEASE:?}" "${NAMESPACE:?}"
charts=${1:?where the charts are, such as ghcr.io/ann/charts}

tag=$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null || true)
if [[ -z $tag ]]; then
  echo "No release yet: this commit is installed first."
elif problem=$(helm pull "oci://$charts/todo-chatbot" --version "${tag#v}" --untar --untardir last-release 2>&1); then
  helm install "$RELEASE" last-release/todo-chatbot -n "$NAMESPACE" --values last-release/todo-chatbot/values-local.yaml --wait --timeout 5m
elif grep -qiE 'not found|denied|unauthorized|forbidden' <<< "$problem"; then
  # A fork has the tags and not the charts.
  echo "::warning::There is no chart of $tag at $charts, so this commit is installed first and no upgrade from a release is tried: $problem"
else
  echo "::error::The chart of $tag could not be fetched from $charts: $problem"
  exit 1
fi

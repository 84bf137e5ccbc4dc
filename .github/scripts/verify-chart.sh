#!/usr/bin/env bash
# Pulls a chart by its digest and refuses it unless our own build signed it and both images it names.
# verify-chart.sh <registry/namespace> <chart's digest> <folder>
set -euo pipefail
base=${1:?} digest=${2:?} folder=${3:?}
builder="^https://github.com/${GITHUB_REPOSITORY:?}/\.github/workflows/build-and-push\.yml@refs/(heads/main|tags/v.*)$"

verify() {
  cosign verify "$1" --certificate-identity-regexp "$builder" \
    --certificate-oidc-issuer https://token.actions.githubusercontent.com --output text > /dev/null
  echo "signed  $1"
}

verify "$base/charts/todo-chatbot@$digest"
helm pull "oci://$base/charts/todo-chatbot@$digest" --untar --untardir "$folder"
for image in $(helm template todo-chatbot "$folder/todo-chatbot" --kube-version 1.36.0 | awk '$1 == "image:" { print $2 }' | tr -d '"' | sort -u); do
  [[ $image == *@sha256:* ]] || { echo "$image has no digest." >&2; exit 1; }
  verify "$image"
done

#!/usr/bin/env bash
# Packages the chart so that it names the images of one build by their digests: its own digest then stands for all of it.
# package-chart.sh <version> <registry> <namespace> <backend's digest> <frontend's digest> <folder>
set -euo pipefail
version=${1:?} registry=${2:?} namespace=${3:?} backend=${4:?} frontend=${5:?} folder=${6:?}
for digest in "$backend" "$frontend"; do
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "$digest is not a digest." >&2; exit 2; }
done

chart=$folder/todo-chatbot
mkdir -p "$folder"
cp -r "$(dirname "$0")/../../helm/todo-chatbot" "$chart"
awk -v registry="$registry" -v namespace="$namespace" -v backend="$backend" -v frontend="$frontend" '
  /^[a-z]/ { part = $1; sub(":", "", part) }
  /^    registry:/ { sub(/registry:.*/, "registry: " registry) }
  /^    repository:/ { sub(/repository:.*/, "repository: " namespace "/todo-" part) }
  /^    digest:/ { sub(/digest:.*/, "digest: " (part == "backend" ? backend : frontend)) }
  { print }' "$chart/values.yaml" > "$folder/values.yaml"
mv "$folder/values.yaml" "$chart/values.yaml"
helm package "$chart" --version "$version" --app-version "$version" --destination "$folder"

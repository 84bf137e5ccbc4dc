#!/usr/bin/env bash
# Writes today's digest behind every base image that a Dockerfile names by tag alone. Dependabot keeps both up to date from then on.
set -euo pipefail

for file in "${@:?Dockerfiles}"; do
  while read -r image; do
    digest=$(docker buildx imagetools inspect "$image" --format '{{json .Manifest}}' | jq -r '.digest // empty')
    [[ $digest == sha256:* ]] || { echo "No digest for $image." >&2; exit 1; }
    sed -i "s#$image\( \|\$\)#$image@$digest\1#" "$file"
    echo "$file: $image@$digest"
  done < <(awk '$1 == "FROM" { image = $2 ~ /^--/ ? $3 : $2; if (image ~ /\// && image !~ /@/) print image }' "$file")
done

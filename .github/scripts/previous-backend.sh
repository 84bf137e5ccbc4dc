#!/usr/bin/env bash
# Runs the last backend that does not know the newest migration on the schema of this commit, with its own tests of tasks: pods of both versions
# work on one schema during an update. Needs the history, and TODO_TEST_POSTGRES for the suite on PostgreSQL.
set -euo pipefail
migrations=src/TodoChatbot.Backend/Data/Migrations

newest=$(git log -1 --diff-filter=A --format=%H -- "$migrations")
if [[ -z $newest ]] || ! git rev-parse --quiet --verify "$newest^" >/dev/null; then
  echo "NOT TESTED: this clone has no history before the newest migration. Run git fetch --unshallow."
  exit 0
fi

work=$(mktemp -d)
trap 'git worktree remove --force "$work/previous"; rm -rf "$work"' EXIT
git worktree add --quiet --detach "$work/previous" "$newest^"

# Only the steps: the snapshot tells what the previous code believes, and that has to stay as it was.
git archive HEAD "$migrations" | tar -x -C "$work/previous" --exclude '*ModelSnapshot.cs'
echo "The backend of $(git log -1 --format='%h (%cs)' "$newest^") on this schema:"
cd "$work/previous"
dotnet test --project tests/TodoChatbot.Backend.Tests -- --filter-namespace '*.Tasks' --fail-skips on

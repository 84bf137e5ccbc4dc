#!/usr/bin/env bash
# Runs the previous commit's backend on this commit's schema, with its own tests of tasks: pods of both versions work on one schema during an
# update. Does nothing when no migration has changed. Needs the history, and TODO_TEST_POSTGRES for the suite on PostgreSQL.
set -euo pipefail
previous=${1:-HEAD~1}
migrations=src/TodoChatbot.Backend/Data/Migrations

if git diff --quiet "$previous" HEAD -- "$migrations"; then
  echo "No migration has changed since $previous."
  exit 0
fi

work=$(mktemp -d)
trap 'git worktree remove --force "$work/previous"; rm -rf "$work"' EXIT
git worktree add --quiet --detach "$work/previous" "$previous"

# Only the steps: the snapshot tells what the previous code believes, and that has to stay as it was.
git archive HEAD "$migrations" | tar -x -C "$work/previous" --exclude '*ModelSnapshot.cs'
cd "$work/previous"
dotnet test --project tests/TodoChatbot.Backend.Tests -- --filter-namespace '*.Tasks'

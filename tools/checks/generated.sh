#!/usr/bin/env bash
# What is generated and committed is what the sources generate: projen's files, API.md and its pages, RULES.md, docs/measured-rows.md. Where the
# sheets of measurements lie beside this repository, the latter answers each of their rows. No page is larger than forges render.
set -euo pipefail
cd "$(dirname "$0")/../.."
npx projen default
npx projen pre-compile
npx projen compile
npx projen post-compile
npx projen rules:doc
npx ts-node -T -P tools/tsconfig.json tools/rules-doc/check-sheets.ts ../shared/facts
large=$(find API.md RULES.md docs -name '*.md' -size +200k)
[ -z "$large" ] || { printf 'larger than forges render:\n%s\n' "$large" >&2; exit 1; }
changed=$(git status --porcelain)
if [ -n "$changed" ]; then
  printf 'These files are not what their sources generate; run "npx projen && npx projen compile && npx projen post-compile && npx projen rules:doc" and commit:\n%s\n' "$changed" >&2
  git --no-pager diff --stat >&2
  exit 1
fi
echo 'generated files are current'

#!/usr/bin/env bash
# cfn-lint over the templates of all examples. What is ignored stands in .cfnlintrc.yaml with its reason.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=node_modules/.cache/cfn-lint
if [ ! -x "$venv/bin/cfn-lint" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check cfn-lint==1.58.0
fi
npm run --silent examples:synth
"$venv/bin/cfn-lint" --info-rules >/dev/null 2>&1 || true
"$venv/bin/cfn-lint" -t cdk.out/examples/*/*.template.json
echo 'cfn-lint has no findings'

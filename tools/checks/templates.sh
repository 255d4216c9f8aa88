#!/usr/bin/env bash
# cfn-lint over the templates of all examples. What is ignored stands in .cfnlintrc.yaml with its reason.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=1.58.0
venv=node_modules/.cache/cfn-lint-$version
lint=$venv/bin/cfn-lint
if [ ! -x "$lint" ]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$version"
fi
rm -rf cdk.out/examples
JSII_DEPRECATED=quiet npm run --silent examples:synth
# Those of stages, too; without the one that CDK Pipelines makes.
mapfile -t templates < <(find cdk.out/examples -name '*.template.json' ! -name 'CassandraPipeline.template.json')
"$lint" -t "${templates[@]}"
# The quickstart names neither zones nor a partition.
"$lint" --mandatory-checks W3010 --regions us-gov-west-1 cn-north-1 -t cdk.out/examples/quickstart/*.template.json

# A check that finds nothing in a template with a fault would prove nothing.
fault=$(mktemp -d)
trap 'rm -rf "$fault"' EXIT
echo '{ "Resources": { "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketNam": "typo" } } } }' > "$fault/fault.template.json"
if "$lint" -t "$fault/fault.template.json" > /dev/null; then
  echo 'cfn-lint does not find a planted fault' >&2
  exit 1
fi
echo 'cfn-lint has no findings'

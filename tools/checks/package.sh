#!/usr/bin/env bash
# The package as a user gets it: packed, installed into an empty strict TypeScript app, compiled and synthesized there.
set -euo pipefail
cd "$(dirname "$0")/../.."
repo=$PWD
npx ts-node -T -P tools/tsconfig.json tools/compile-if-stale.ts
rm -rf dist/js
npx projen package:js
tarball=$(ls "$repo"/dist/js/*.tgz)
if tar -tzf "$tarball" | grep -E '\.ts$' | grep -vE '\.d\.ts$'; then
  echo 'the package holds sources, which would be type-checked with the flags of whoever installs it' >&2
  exit 1
fi

app=$(mktemp -d)
trap 'rm -rf "$app"' EXIT
cp examples/quickstart/app.ts "$app/app.ts"
version() { node -p "require('$repo/node_modules/$1/package.json').version"; }
cat > "$app/package.json" <<JSON
{
  "name": "consumer", "version": "0.0.0", "private": true,
  "dependencies": {
    "cdk-eks-cassandra": "file:$tarball",
    "aws-cdk-lib": "$(version aws-cdk-lib)", "constructs": "$(version constructs)", "cdk8s": "$(version cdk8s)", "cdk8s-plus-27": "$(version cdk8s-plus-27)",
    "@aws-cdk/lambda-layer-kubectl-v35": "$(version @aws-cdk/lambda-layer-kubectl-v35)",
    "typescript": "$(version typescript)", "@types/node": "$(version @types/node)"
  }
}
JSON
cat > "$app/tsconfig.json" <<'JSON'
{ "compilerOptions": { "strict": true, "target": "ES2022", "module": "node16", "noUncheckedIndexedAccess": true, "outDir": "out", "types": ["node"] } }
JSON
cd "$app"
npm install --no-audit --no-fund --loglevel=error --omit=optional
npx tsc
CDK_OUTDIR="$app/cdk.out" node out/app.js
test -s "$app/cdk.out/CassandraQuickstart.template.json"
node --input-type=module -e 'import { CassandraPlatform, crds } from "cdk-eks-cassandra"; if (!CassandraPlatform.isConstruct || !crds.K8ssandraCluster) process.exit(1);'
for resolution in 'node16 --module node16' 'bundler --module esnext' 'node10 --module commonjs --ignoreDeprecations 6.0'; do
  # shellcheck disable=SC2086
  npx tsc --noEmit --moduleResolution $resolution
done
if node -e 'require("cdk-eks-cassandra/lib/cassandra/cassandra-cluster")' 2>/dev/null; then
  echo 'a file of the package can be imported by its path: its classes would exist twice' >&2
  exit 1
fi
npm run --silent --prefix "$repo" examples:synth -- quickstart
cmp "$app/cdk.out/CassandraQuickstart.template.json" "$repo/cdk.out/examples/quickstart/CassandraQuickstart.template.json"
echo "the packed library compiles under strict and synthesizes the same template as the sources ($(du -h "$tarball" | cut -f1))"

#!/usr/bin/env bash
# The rules of the alarms in a real Prometheus (that of Debian, unless promtool is installed): they fire on series that show their fault, and on no others.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
promtool=$(command -v promtool || true)
if [ -z "$promtool" ]; then
  # A new machine has no lists of packages yet.
  (cd "$work" && { apt-get download --quiet prometheus || { apt-get update --quiet && apt-get download --quiet prometheus; }; } && dpkg -x prometheus_*.deb prometheus)
  promtool=$work/prometheus/usr/bin/promtool
fi
npx ts-node -T --prefer-ts-exts -P tools/tsconfig.json tools/checks/alarm-rules.ts "$work"
"$promtool" check rules "$work/rules.yaml"
"$promtool" test rules "$work/tests.yaml"

# A test that passes with other rules would prove nothing.
sed -i 's/>= 2/>= 9/g' "$work/rules.yaml"
if "$promtool" test rules "$work/tests.yaml" > /dev/null 2>&1; then
  echo 'promtool does not find a planted fault' >&2
  exit 1
fi

#!/usr/bin/env bash
# build.sh OUT VERSION: builds every Kubernetes program of the harness from Go modules, in one go, into OUT.
set -euo pipefail
out=$1 version=$2
cd "$(dirname "$0")"
minor=${version#v1.}; minor=${minor%%.*}
flags=''
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  flags+=" -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=$minor -X $package.gitTreeState=clean -X $package.gitCommit=module"
done
export CGO_ENABLED=0
nice -n 15 go build -buildvcs=false -trimpath -ldflags "-s -w$flags" -o "$out/" \
  go.etcd.io/etcd/server/v3 sigs.k8s.io/kwok/cmd/kwok ./certmanager \
  k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kube-controller-manager k8s.io/kubernetes/cmd/kube-scheduler
mv "$out/server" "$out/etcd"

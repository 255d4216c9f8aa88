#!/usr/bin/env bash
# build.sh OUT VERSION: builds Kubernetes' own programs from Go modules into OUT. The newest version comes in one go with etcd, KWOK and cert-manager, so
# that each shared package is compiled once; another one from the module in the folder of its minor, alone.
set -euo pipefail
out=$1 version=$2
cd "$(dirname "$0")"
minor=${version#v1.}; minor=${minor%%.*}
others=(go.etcd.io/etcd/server/v3 sigs.k8s.io/kwok/cmd/kwok ./certmanager)
if [ -d "v1.$minor" ]; then cd "v1.$minor"; others=(); fi
flags=''
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  flags+=" -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=$minor -X $package.gitTreeState=clean -X $package.gitCommit=module"
done
export CGO_ENABLED=0
nice -n 15 go build -buildvcs=false -trimpath -ldflags "-s -w$flags" -o "$out/" "${others[@]}" \
  k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kube-controller-manager k8s.io/kubernetes/cmd/kube-scheduler
if [ -f "$out/server" ]; then mv "$out/server" "$out/etcd"; fi

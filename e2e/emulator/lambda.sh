#!/bin/sh
# What a Python function of Lambda finds: its layers merged at /opt, python at /var/lang/bin, a home and a temporary folder of its own.
export E2E_PYTHON
# Unpacking has made the sources of the layers newer than what they were compiled to: each start of the AWS CLI would compile all of it again.
unset PYTHONDONTWRITEBYTECODE
mkdir -p /var/lang
exec unshare --mount --propagation private --kill-child sh -ec '
  mount -t tmpfs tmpfs /opt; mount -t tmpfs tmpfs /var/lang
  mkdir -p /var/lang/bin; ln -s "$E2E_PYTHON" /var/lang/bin/python
  IFS=:; for layer in $_LAMBDA_LAYERS_DIRS; do chmod -R a+x "$layer"; for entry in "$layer"/*; do ln -s "$entry" /opt/; done; done; unset IFS
  mkdir -p "$PWD/../tmp"; export HOME="$PWD/../tmp" TEST_OUTDIR="$PWD/../tmp" TMPDIR="$PWD/../tmp"
  exec "$E2E_PYTHON" "$1"' sh "$1"

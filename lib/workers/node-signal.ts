import { writeFile } from './node-settings';

/** Whom a worker tells that it joined. */
export interface SignalInput {
  readonly stackName: string;
  /** Logical id of the Auto Scaling Group. */
  readonly logicalId: string;
  readonly region: string;
  /** How long after the start of its watch a node has joined or failed. */
  readonly deadlineSeconds: number;
}

const SCRIPT = '/usr/local/bin/cassandra-node-signal';
const UNIT = 'cassandra-node-signal.service';

/**
 * Shell lines that tell CloudFormation whether the node joined.
 *
 * The wait is a unit of its own: user data runs before nodeadm starts the kubelet, so waiting here would wait for ever. A node has joined when the
 * kubelet is healthy and the network add-on, which comes as a pod, has written its configuration: the API server knows the node by then.
 */
export function nodeSignal(input: SignalInput): string[] {
  return [
    ...writeFile({ path: SCRIPT, content: script(input) }),
    `chmod 0755 ${SCRIPT}`,
    ...writeFile({ path: `/etc/systemd/system/${UNIT}`, content: unit(input) }),
    'systemctl daemon-reload',
    `trap '${SCRIPT} failed "user data failed at line $LINENO"' ERR`,
    `systemctl start --no-block ${UNIT}`,
  ];
}

function unit(input: SignalInput): string {
  return `[Unit]
Description=Tells CloudFormation whether this node joined its Kubernetes cluster
After=nodeadm-run.service kubelet.service

[Service]
Type=oneshot
ExecStart=${SCRIPT}
TimeoutStartSec=${input.deadlineSeconds + 120}
`;
}

/** A group that is not being created or updated refuses the signal: then there is nobody to tell, and the node serves all the same. */
function script(input: SignalInput): string {
  return `#!/bin/bash
set -uo pipefail

signal() {
  for attempt in 1 2 3 4 5; do
    /opt/aws/bin/cfn-signal --success "$1" --reason "$2" --stack '${input.stackName}' --resource '${input.logicalId}' --region '${input.region}' && exit 0
    sleep $((attempt * 5))
  done
  echo "CloudFormation did not take the signal $1: $2"
  exit 0
}

joined() {
  curl --silent --fail --max-time 5 --output /dev/null http://127.0.0.1:10248/healthz || return 1
  compgen -G '/etc/cni/net.d/*.conf*' > /dev/null
}

if [ "\${1:-}" = failed ]; then signal false "$2"; fi

while [ "$SECONDS" -lt ${input.deadlineSeconds} ]; do
  if joined; then signal true 'node joined'; fi
  if systemctl is-failed --quiet nodeadm-config.service nodeadm-run.service; then signal false 'nodeadm failed'; fi
  sleep 5
done
signal false 'node did not join in time'
`;
}

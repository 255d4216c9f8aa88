import { writeFile } from './node-settings';

/** Whom a worker tells that it joined. */
export interface SignalInput {
  readonly stackName: string;
  /** Logical id of the Auto Scaling group. */
  readonly logicalId: string;
  readonly region: string;
  /** Seconds after its start when a node that has not joined gives up. */
  readonly deadlineSeconds: number;
}

const SCRIPT = '/usr/local/bin/cassandra-node-signal';
const UNIT = 'cassandra-node-signal.service';

/**
 * Shell lines that tell CloudFormation whether the node joined.
 *
 * The watch is a unit of its own, started without waiting for it: nodeadm starts the kubelet only after user data has ended. It is not ordered after
 * nodeadm, so that it also speaks when nodeadm hangs.
 */
export function nodeSignal(input: SignalInput): string[] {
  return [
    ...writeFile({ path: SCRIPT, content: script(input) }),
    `chmod 0755 ${SCRIPT}`,
    ...writeFile({ path: `/etc/systemd/system/${UNIT}`, content: unit() }),
    `trap '${SCRIPT} false "user data failed at line $LINENO"' ERR`,
    'systemctl daemon-reload',
    `systemctl start --no-block ${UNIT}`,
  ];
}

function unit(): string {
  return `[Unit]
Description=Tells CloudFormation whether this node joined its Kubernetes cluster

[Service]
Type=oneshot
ExecStart=${SCRIPT}
`;
}

/**
 * A node has joined when its kubelet is healthy and the network add-on has written its configuration: that add-on comes as a pod, so the API server
 * knows the node by then.
 *
 * CloudFormation refuses signals to a group that it is not working on, as when a dead instance was replaced: then there is nobody to tell, and the
 * node serves all the same.
 */
function script(input: SignalInput): string {
  return `#!/bin/bash
set -uo pipefail

signal() {
  for attempt in 1 2 3 4 5; do
    /opt/aws/bin/cfn-signal --success "$1" --reason "$2" --stack '${input.stackName}' --resource '${input.logicalId}' --region '${input.region}' && exit 0
    sleep "$((attempt * 5))"
  done
  echo "CloudFormation did not take the signal: success $1, $2"
  exit 0
}

joined() {
  curl --silent --fail --max-time 5 --output /dev/null http://127.0.0.1:10248/healthz && compgen -G '/etc/cni/net.d/*.conf*' > /dev/null
}

if [ "$#" -eq 2 ]; then signal "$1" "$2"; fi

until joined; do
  if systemctl is-failed --quiet nodeadm-config.service nodeadm-run.service; then signal false 'nodeadm failed, see its journal'; fi
  if [ "$(cut -d. -f1 /proc/uptime)" -ge ${input.deadlineSeconds} ]; then signal false 'the node did not join in time'; fi
  sleep 5
done
signal true 'the node joined'
`;
}

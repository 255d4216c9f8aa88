import { nodeConfig, NodeConfigInput } from './node-config';
import { nodeSettings } from './node-settings';
import { nodeSignal, SignalInput } from './node-signal';

/** All that a worker's user data depends on. Texts may be known only at deployment. */
export interface NodeUserDataInput extends NodeConfigInput {
  readonly signal: SignalInput;
}

const BOUNDARY = '==CASSANDRA-NODE==';

/**
 * User data of an EKS worker on Amazon Linux 2023: one part for nodeadm, one for the shell. Plain input, plain text; the same input
 * gives the same bytes.
 */
export function nodeUserData(input: NodeUserDataInput): string {
  const shell = ['#!/bin/bash', 'set -euo pipefail', ...nodeSignal(input.signal), ...nodeSettings()];
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: application/node.eks.aws',
    '',
    JSON.stringify(nodeConfig(input), undefined, 2),
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/x-shellscript; charset="us-ascii"',
    '',
    ...shell,
    '',
    `--${BOUNDARY}--`,
    '',
  ].join('\n');
}

import { defineRule } from './rule';

/** Labels by which machines that can be taken away are told, and their values. */
const SPOT: Readonly<Record<string, RegExp>> = { 'karpenter.sh/capacity-type': /^spot$/i, 'eks.amazonaws.com/capacityType': /^spot$/i };

export const spotNodes = defineRule({
  id: 'spot-nodes',
  title: 'Cassandra does not run on spot machines',
  why: 'They are taken away two minutes after a notice, several at a time; a quorum can go with them, and each return streams or replays data.',
  source: 'EC2 Spot; Karpenter and EKS managed node groups, labels',
  * offences({ datacenters }) {
    for (const { name, workers } of datacenters) {
      for (const [label, value] of Object.entries(workers.labels)) {
        if (SPOT[label]?.test(value)) {
          yield { level: 'warning', what: `datacenter "${name}" runs on spot machines`, got: `${label}=${value}`, fix: 'use on-demand machines, or acknowledge it for data that can be made again' };
        }
      }
    }
  },
});

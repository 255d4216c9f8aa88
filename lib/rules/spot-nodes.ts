import { defineRule } from './rule';

/** Labels by which instances that can be taken away are told, and their values. */
const SPOT: Readonly<Record<string, RegExp>> = { 'karpenter.sh/capacity-type': /^spot$/i, 'eks.amazonaws.com/capacityType': /^spot$/i };

export const spotNodes = defineRule({
  id: 'spot-nodes',
  title: 'Cassandra does not run on Spot instances',
  why: 'They are interrupted with two minutes of notice, several at a time. A quorum can be lost, and each restart streams or replays data.',
  source: 'EC2 Spot; Karpenter and EKS managed node groups, labels',
  * offences({ datacenters }) {
    for (const { name, workers } of datacenters) {
      for (const [label, value] of Object.entries(workers.labels)) {
        if (SPOT[label]?.test(value)) {
          yield { level: 'warning', what: `datacenter "${name}" runs on Spot instances`, got: `${label}=${value}`, fix: 'use on-demand instances, or acknowledge it for data that can be recreated' };
        }
      }
    }
  },
});

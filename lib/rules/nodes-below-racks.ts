import { defineRule } from './rule';

export const nodesBelowRacks = defineRule({
  id: 'nodes-below-racks',
  title: 'A datacenter has at least one node in each rack',
  why: 'The operator accepts fewer, but then every reconciliation fails with an event only; the status shows no error.',
  source: 'Cassandra\'s NetworkTopologyStrategy: one replica in each rack; measured (size 2, 3 racks)',
  * offences({ datacenters }) {
    for (const { name, nodes, racks } of datacenters) {
      if (!Number.isInteger(nodes) || nodes < 1) {
        yield { what: `datacenter "${name}" needs a whole number of nodes`, got: nodes, allowed: '1 or more', fix: 'correct nodes' };
      } else if (nodes < racks.length) {
        yield {
          what: `datacenter "${name}" has fewer nodes than its ${racks.length} racks`,
          got: nodes,
          allowed: `${racks.length} or more`,
          fix: `raise nodes to ${racks.length}, or list fewer racks`,
        };
      }
    }
  },
});

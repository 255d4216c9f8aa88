import { defineDatacenterTransition } from './transition';
import { differ, isUnknown } from '../../model/guarded-cluster';

export const sizeBelowRacks = defineDatacenterTransition({
  id: 'size-below-racks',
  title: 'A datacenter keeps at least one node in each rack',
  why: 'a rack without nodes holds no replica of the data, and operators silently stop',
  source: 'Cassandra\'s NetworkTopologyStrategy: one replica in each rack; measured (size 2, 3 racks)',
  * missteps(before, after) {
    const { name, nodes, racks } = after;
    if (isUnknown(nodes) || nodes >= racks.length) return;
    if (differ(before.nodes, nodes) || before.racks.length !== racks.length) {
      yield { what: `datacenter "${name}" gets ${nodes} nodes for its ${racks.length} racks`, fix: `keep ${racks.length} or more; racks cannot be removed`, final: true };
    }
  },
});

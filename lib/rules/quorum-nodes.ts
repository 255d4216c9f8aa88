import { defineRule } from './rule';

export const quorumNodes = defineRule({
  id: 'quorum-nodes',
  title: 'A datacenter survives the loss of one zone',
  why: 'QUORUM needs two of three replicas. With fewer than three racks, the loss of a zone can affect two of them, or all.',
  source: 'Cassandra\'s consistency levels',
  * offences({ datacenters }) {
    for (const { name, racks } of datacenters) {
      if (racks.length > 0 && racks.length < 3) {
        yield {
          level: 'warning',
          what: `datacenter "${name}" has ${racks.length === 1 ? 'one rack' : 'two racks'}: it does not answer at QUORUM when a zone is lost`,
          fix: 'use three racks in three zones, or acknowledge this for a cluster that does not need to be available',
        };
      }
    }
  },
});

import { defineRule } from './rule';

export const nodesPerRack = defineRule({
  id: 'nodes-per-rack',
  title: 'Every rack has the same number of nodes',
  why: 'Each rack holds one replica of the data. In a smaller rack, each node holds more data, fills up earlier and responds more slowly.',
  source: 'Cassandra\'s NetworkTopologyStrategy; the first racks get the remainder',
  * offences({ datacenters }) {
    for (const { name, nodes, racks } of datacenters) {
      if (racks.length > 0 && nodes > racks.length && nodes % racks.length !== 0) {
        const even = Math.ceil(nodes / racks.length) * racks.length;
        yield {
          level: 'warning',
          what: `the nodes of datacenter "${name}" do not spread evenly over its ${racks.length} racks`,
          got: nodes,
          fix: `use a multiple of ${racks.length}, for instance ${even}`,
        };
      }
    }
  },
});

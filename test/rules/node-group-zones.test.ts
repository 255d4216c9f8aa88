import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const nodes = (labels: Record<string, string>) => CassandraPlacement.existingNodes({ labels, taints: [{ key: 'cassandra' }] });
const group = { 'eks.amazonaws.com/nodegroup': 'cassandra' };

describeRule('node-group-zones', {
  warns: {
    'one node group for three zones': {
      props: withDatacenter({ placement: nodes(group) }),
      says: /all racks of datacenter "dc1" select instances of one managed node group, in several zones: got "cassandra"; create a node group in each zone/,
    },
  },
  passes: {
    'a label that the node groups of all zones have': withDatacenter({ placement: nodes({ pool: 'cassandra' }) }),
    'one node group for one zone': withDatacenter({ placement: nodes(group), racks: [{ name: 'r1' }] }),
    'dedicated workers': {},
  },
});

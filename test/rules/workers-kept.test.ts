import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const placement = CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }] });

describeRule('workers-kept', {
  fails: {
    'fewer than nodes': { props: withDatacenter({ nodes: 6, workerNodes: 5 }), says: /has fewer workerNodes than nodes: got 5, allowed: 6 or more/ },
    'instances of others': { props: withDatacenter({ nodes: 3, workerNodes: 6, placement }), says: /does not create its instances: got 6/ },
  },
  passes: {
    'as many as nodes': withDatacenter({ nodes: 6, workerNodes: 6 }),
    'more': withDatacenter({ nodes: 3, workerNodes: 6 }),
    'instances of others, without': withDatacenter({ placement }),
  },
});

import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement, ExistingNodesOptions } from '../../lib';

const nodes = (options: Partial<ExistingNodesOptions>) => withDatacenter({
  placement: CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }], ...options }),
});

describeRule('existing-nodes', {
  fails: {
    'a zone': { props: nodes({ labels: { 'topology.kubernetes.io/zone': 'eu-west-1a' } }), says: /described by a zone, which racks decide/ },
    'a label value with a slash': { props: nodes({ labels: { pool: 'a/b' } }), says: /label that Kubernetes does not take: got "pool=a\/b"/ },
    'an empty label key': { props: nodes({ labels: { '': 'x' } }), says: /label that Kubernetes/ },
  },
  warns: { 'no taint': { props: nodes({ taints: [] }), says: /have no taint/ } },
  passes: {
    'labels and a taint': nodes({}),
    'only the instance type': nodes({ labels: {} }),
    'own workers': {},
  },
});

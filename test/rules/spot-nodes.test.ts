import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const nodes = (labels: Record<string, string>) => withDatacenter({ placement: CassandraPlacement.existingNodes({ labels, taints: [{ key: 'cassandra' }] }) });

describeRule('spot-nodes', {
  warns: {
    'spot machines of Karpenter': { props: nodes({ 'karpenter.sh/capacity-type': 'spot' }), says: /"dc1" runs on spot machines: got "karpenter.sh\/capacity-type=spot"/ },
    'spot machines of a node group': { props: nodes({ 'eks.amazonaws.com/capacityType': 'SPOT' }), says: /spot machines/ },
  },
  passes: { 'on-demand machines': nodes({ 'karpenter.sh/capacity-type': 'on-demand' }), 'own workers': {} },
});

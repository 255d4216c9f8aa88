import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const nodes = (labels: Record<string, string>) => withDatacenter({ placement: CassandraPlacement.existingNodes({ labels, taints: [{ key: 'cassandra' }] }) });

describeRule('spot-nodes', {
  warns: {
    'Spot instances of Karpenter': { props: nodes({ 'karpenter.sh/capacity-type': 'spot' }), says: /"dc1" runs on Spot instances: got "karpenter.sh\/capacity-type=spot"/ },
    'Spot instances of a node group': { props: nodes({ 'eks.amazonaws.com/capacityType': 'SPOT' }), says: /Spot instances/ },
  },
  passes: { 'on-demand instances': nodes({ 'karpenter.sh/capacity-type': 'on-demand' }), 'own workers': {} },
});

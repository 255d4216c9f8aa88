import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement, ExistingNodesOptions } from '../../lib';

const nodes = (options: Partial<ExistingNodesOptions>) => withDatacenter({
  placement: CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }], ...options }),
});

describeRule('existing-nodes', {
  fails: {
    'a zone': { props: nodes({ labels: { 'topology.kubernetes.io/zone': 'eu-west-1a' } }), says: /selected by a zone, which the racks determine/ },
    'a label value with a slash': { props: nodes({ labels: { pool: 'a/b' } }), says: /an invalid label: got "pool=a\/b"/ },
    'a taint that cannot be one': { props: nodes({ taints: [{ key: 'a b', value: 'c' }] }), says: /an invalid taint: got "a b=c"/ },
    'a managed node group that is also a node pool': {
      props: nodes({ labels: { 'eks.amazonaws.com/nodegroup': 'a', 'karpenter.sh/nodepool': 'b' } }),
      says: /labels that no instance has together: got "eks\.amazonaws\.com\/nodegroup \(managed node groups\) with karpenter\.sh\/nodepool/,
    },
    'labels of Karpenter and of Auto Mode': {
      props: nodes({ labels: { 'karpenter.k8s.aws/instance-family': 'r8g', 'eks.amazonaws.com/instance-cpu': '8' } }), says: /\(Auto Mode\) with .* \(Karpenter\)/,
    },
    'another instance type': {
      props: nodes({ labels: { 'node.kubernetes.io/instance-type': 'r8g.4xlarge' } }), says: /got "node.*instance-type=r8g\.4xlarge with instanceType r8g\.2xlarge"/,
    },
    'another architecture': { props: nodes({ labels: { 'kubernetes.io/arch': 'amd64' } }), says: /got "kubernetes\.io\/arch=amd64 with instanceType r8g\.2xlarge"/ },
    'another size': { props: nodes({ labels: { 'karpenter.k8s.aws/instance-size': '4xlarge' } }), says: /instance-size=4xlarge with instanceType r8g\.2xlarge/ },
    'an empty label key': { props: nodes({ labels: { '': 'x' } }), says: /an invalid label/ },
  },
  warns: { 'no taint': { props: nodes({ taints: [] }), says: /have no taint/ } },
  passes: {
    'labels and a taint': nodes({}),
    'only the instance type': nodes({ labels: {} }),
    'what the type is, in all words': nodes({
      labels: {
        'kubernetes.io/arch': 'arm64', 'karpenter.sh/nodepool': 'cassandra', 'karpenter.k8s.aws/instance-family': 'r8g', 'karpenter.k8s.aws/instance-memory': '65536',
      },
    }),
    'a larger size, where any instance of the pool will do': nodes({ labels: { 'karpenter.k8s.aws/instance-size': '4xlarge' }, exactInstanceType: false }),
    'a label and a taint that only the deployment knows': nodes({ labels: { pool: '${Token[pool.1]}' }, taints: [{ key: '${Token[key.2]}', value: '${Token[value.3]}' }] }),
    'own workers': {},
  },
});

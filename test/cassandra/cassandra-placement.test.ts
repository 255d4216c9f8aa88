import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Testing } from 'cdk8s';
import { CassandraChart, CassandraChartProps, CassandraPlacement, CassandraPlatform, TaintEffect } from '../../lib';
import { CLUSTER, DATACENTER, testPlatform, testStack } from '../fixtures';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

const karpenter = (options = {}) => CassandraPlacement.existingNodes({
  labels: { 'karpenter.sh/nodepool': 'cassandra' },
  taints: [{ key: 'cassandra' }, { key: 'team', value: 'data', effect: TaintEffect.NO_SCHEDULE }],
  ...options,
});

function datacenter(placement?: CassandraPlacement, props: Partial<CassandraChartProps> = {}): any {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, datacenters: [{ ...GOOD_DATACENTER, placement }], ...props });
  expect(chart.node.validate()).toEqual([]);
  return Testing.synth(chart).find(({ kind }) => kind === 'K8ssandraCluster').spec.cassandra.datacenters[0];
}

test('own workers by default', () => {
  expect(datacenter()).toEqual(datacenter(CassandraPlacement.dedicatedWorkers()));
  expect(datacenter().racks[0].nodeAffinityLabels).toEqual({
    'topology.kubernetes.io/zone': 'eu-west-1a', 'cdk-eks-cassandra/cluster': 'orders', 'cdk-eks-cassandra/datacenter': 'dc1',
  });
});

test('pods look for the labels of nodes that are there, and tolerate their taints', () => {
  const { racks, tolerations } = datacenter(karpenter());
  expect(racks[1].nodeAffinityLabels).toEqual({
    'topology.kubernetes.io/zone': 'eu-west-1b', 'karpenter.sh/nodepool': 'cassandra', 'node.kubernetes.io/instance-type': 'r8g.2xlarge',
  });
  expect(tolerations).toEqual([{ key: 'cassandra', operator: 'Exists' }, { key: 'team', value: 'data', effect: 'NoSchedule', operator: 'Equal' }]);
});

test('any machine of the pool, if that is asked for', () => {
  expect(datacenter(karpenter({ exactInstanceType: false })).racks[0].nodeAffinityLabels).not.toHaveProperty('node.kubernetes.io/instance-type');
});

test('pods are cut to the node with all its pods: a kubelet that allows more keeps more memory', () => {
  const memory = (maxPods: number) => parseInt(datacenter(karpenter({ maxPods })).resources.requests.memory, 10);
  expect(memory(20)).toBe(parseInt(datacenter().resources.requests.memory, 10));
  expect(memory(20)).toBeGreaterThan(memory(110));
});

test('fails: a pod that does not fit such a node', () => {
  const chart = new CassandraChart(new App(), 'Orders', {
    ...GOOD, datacenters: [{ ...GOOD_DATACENTER, placement: karpenter(), instanceType: new ec2.InstanceType('r8g.large'), cpuMillis: 4000 }],
  });
  expect(chart.node.validate()).toEqual([expect.stringContaining('[pod-fits-node]')]);
});

test('a cluster on nodes that are there has no workers', () => {
  const stack = testStack();
  const platform: CassandraPlatform = testPlatform(stack);
  const cluster = platform.addCassandraCluster('Orders', { ...CLUSTER, datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2', placement: karpenter() }] });
  expect(cluster.workers).toHaveLength(1);
  expect(cluster.node.findChild('Workers').node.tryFindChild('dc2')).toBeUndefined();
});

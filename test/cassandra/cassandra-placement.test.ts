import { Size, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Testing } from 'cdk8s';
import {
  CassandraChart, CassandraChartProps, CassandraDatacenterOptions, CassandraPlacement, CassandraPlatform, CassandraStorage, TaintEffect, VolumeDriver,
} from '../../lib';
import { CLUSTER, DATACENTER, kubernetesObjects, testPlatform, testStack } from '../fixtures';
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

describe('instances that someone else creates', () => {
  /** What a datacenter on them is in Kubernetes, without a word from any rule. */
  function rendered(props: Partial<CassandraDatacenterOptions>) {
    const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, datacenters: [{ ...GOOD_DATACENTER, ...props }] });
    expect([chart.node.validate(), chart.warnings]).toEqual([[], []]);
    const objects = Testing.synth(chart);
    const [{ racks, tolerations, storageConfig, softPodAntiAffinity }] = objects.find(({ kind }) => kind === 'K8ssandraCluster').spec.cassandra.datacenters;
    expect(softPodAntiAffinity).toBeUndefined(); // one node on each
    const { provisioner, allowedTopologies, metadata, volumeBindingMode } = objects.find(({ kind }) => kind === 'StorageClass');
    expect(storageConfig.cassandraDataVolumeClaimSpec.storageClassName).toBe(metadata.name);
    expect(volumeBindingMode).toBe('WaitForFirstConsumer');
    return { affinity: racks.map(({ nodeAffinityLabels }: any) => nodeAffinityLabels), tolerations, provisioner, allowedTopologies };
  }

  const inZones = (labels: Record<string, string>) => ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'].map((zone) => ({
    'topology.kubernetes.io/zone': zone, 'node.kubernetes.io/instance-type': 'r8g.2xlarge', ...labels,
  }));

  test('Karpenter: pods wait for instances of the pool, in the zone of their rack and of the type that they are cut for', () => {
    const labels = { 'karpenter.sh/nodepool': 'cassandra', 'karpenter.sh/capacity-type': 'on-demand' };
    expect(rendered({ placement: CassandraPlacement.existingNodes({ labels, taints: [{ key: 'cassandra', effect: TaintEffect.NO_SCHEDULE }] }) })).toEqual({
      affinity: inZones(labels),
      tolerations: [{ key: 'cassandra', operator: 'Exists', effect: 'NoSchedule' }],
      provisioner: 'ebs.csi.aws.com',
    });
  });

  test('EKS Auto Mode: the same, and its own driver makes the volumes', () => {
    const labels = { 'eks.amazonaws.com/compute-type': 'auto', 'karpenter.sh/nodepool': 'cassandra' };
    expect(rendered({
      storage: CassandraStorage.gp3(Size.gibibytes(500), { driver: VolumeDriver.EKS_AUTO_MODE }),
      placement: CassandraPlacement.existingNodes({ labels, taints: [{ key: 'cassandra' }] }),
    })).toEqual({
      affinity: inZones(labels),
      tolerations: [{ key: 'cassandra', operator: 'Exists' }],
      provisioner: 'ebs.csi.eks.amazonaws.com',
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'eks.amazonaws.com/compute-type', values: ['auto'] }] }],
    });
  });

  test('managed node groups, one in each zone: a label that all of them have, with the zone, tells the one of a rack', () => {
    const labels = { 'pool': 'cassandra', 'eks.amazonaws.com/capacityType': 'ON_DEMAND' };
    expect(rendered({ placement: CassandraPlacement.existingNodes({ labels, taints: [{ key: 'pool', value: 'cassandra', effect: TaintEffect.NO_EXECUTE }] }) })).toEqual({
      affinity: inZones(labels),
      tolerations: [{ key: 'pool', operator: 'Equal', value: 'cassandra', effect: 'NoExecute' }],
      provisioner: 'ebs.csi.aws.com',
    });
  });
});

test('any instance of the pool, if that is asked for', () => {
  expect(datacenter(karpenter({ exactInstanceType: false })).racks[0].nodeAffinityLabels).not.toHaveProperty('node.kubernetes.io/instance-type');
});

test('pods are cut to the node with all its pods: a kubelet that allows more keeps more memory', () => {
  const memory = (maxPods: number) => parseInt(datacenter(karpenter({ maxPods })).resources.requests.memory, 10);
  expect(memory(20)).toBe(parseInt(datacenter().resources.requests.memory, 10));
  expect(memory(20)).toBeGreaterThan(memory(110));
  // What is documented as the default, on an instance that has addresses for more.
  const large = (options = {}) => datacenter(undefined, {
    datacenters: [{ ...GOOD_DATACENTER, instanceType: new ec2.InstanceType('r8g.4xlarge'), placement: karpenter(options) }],
  }).resources.requests.memory;
  expect(large()).toBe(large({ maxPods: 110 }));
  expect(large()).not.toBe(large({ maxPods: 250 }));
});

test('fails: a pod that does not fit such a node', () => {
  const chart = new CassandraChart(new App(), 'Orders', {
    ...GOOD, datacenters: [{ ...GOOD_DATACENTER, placement: karpenter(), instanceType: new ec2.InstanceType('r8g.large'), cpuMillis: 4000 }],
  });
  expect(chart.node.validate()).toEqual([expect.stringContaining('[pod-fits-node]')]);
});

describe('a type known only at deployment', () => {
  const instanceType = new ec2.InstanceType(Token.asString({ Ref: 'Type' }));
  const instanceFacts = { vcpus: 4, memory: Size.gibibytes(32), architecture: ec2.InstanceArchitecture.ARM_64 };

  function deployed(props: Partial<CassandraDatacenterOptions>) {
    const stack = testStack();
    const cluster = testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DATACENTER, instanceType, instanceFacts, ...props }] });
    const template = Template.fromStack(stack);
    const [dc1] = kubernetesObjects(template)['K8ssandraCluster/orders'].object.spec.cassandra.datacenters;
    return { template, dc1, plan: cluster.plan.datacenters[0] };
  }

  test('is that of the workers, with the image of the architecture, and pods are cut to the description', () => {
    const { template, dc1, plan } = deployed({});
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: Match.objectLike({ InstanceType: { Ref: 'Type' } }) });
    expect(JSON.stringify(template.findParameters('*'))).toMatch(/amazon-linux-2023\/arm64\/standard/);
    expect(dc1.resources).toEqual(deployed({ instanceType: DATACENTER.instanceType, instanceFacts: undefined }).dc1.resources);
    expect(plan).toMatchObject({ instanceType: 'an instance type that only the deployment knows', fits: true, instance: { architecture: 'arm64', memoryMib: 32768 } });
    expect(plan.volume.sustainedIops).toBeUndefined(); // nobody said
  });

  test('is what pods select on instances that someone else creates', () => {
    expect(deployed({ placement: karpenter() }).dc1.racks[0].nodeAffinityLabels).toMatchObject({ 'node.kubernetes.io/instance-type': '<Ref Type>' });
  });
});

test('a cluster on nodes that are there has no workers', () => {
  const stack = testStack();
  const platform: CassandraPlatform = testPlatform(stack);
  const cluster = platform.addCassandraCluster('Orders', { ...CLUSTER, datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2', placement: karpenter() }] });
  expect(cluster.workers).toHaveLength(1);
  expect(cluster.node.findChild('Workers').node.tryFindChild('dc2')).toBeUndefined();
});

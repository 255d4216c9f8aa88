import { App, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as classic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { describeRule, withDatacenter } from './rule-cases';
import {
  CassandraCluster, CassandraNetwork, CassandraPlacement, CertManager, ExistingNodesOptions, HostCluster, K8ssandraOperator, TaintEffect,
} from '../../lib';
import { CLUSTER, DATACENTER, kubectlLayer } from '../fixtures';

const PLACEMENT: ExistingNodesOptions = { labels: { pool: 'cassandra' }, taints: [{ key: 'pool', value: 'cassandra', effect: TaintEffect.NO_SCHEDULE }] };

// A chart of Kubernetes objects alone knows no node groups.
describeRule('node-groups', { passes: { 'instances that nobody told': withDatacenter({ placement: CassandraPlacement.existingNodes(PLACEMENT) }) } });

interface Case {
  readonly group?: Partial<eks.NodegroupOptions>;
  /** Zones for each of which there is a node group; undefined is one for all. */
  readonly zones?: readonly number[];
  readonly placement?: Partial<ExistingNodesOptions>;
}

const TAINT = { key: 'pool', value: 'cassandra', effect: eks.TaintEffect.NO_SCHEDULE };

/** What is said of Cassandra on node groups of a cluster of the v2 module, or of the classic one. */
function said({ group, zones, placement }: Case, module: 'v2' | 'classic' = 'v2'): { errors: string[]; warnings: string[] } {
  const stack = new Stack(new App(), 'Test', { terminationProtection: true });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] });
  const cluster = module === 'v2' ? v2(stack, vpc) : classicOne(stack, vpc);
  const selections = zones?.map((at) => [vpc.privateSubnets[at]]) ?? [vpc.privateSubnets];
  selections.forEach((subnets, at) => cluster.addNodegroupCapacity(`Group${at}`, {
    subnets: { subnets }, instanceTypes: [DATACENTER.instanceType], minSize: 1, maxSize: 1, labels: PLACEMENT.labels, taints: [TAINT], ...group,
  } as eks.NodegroupOptions & classic.NodegroupOptions));
  const host = cluster instanceof eks.Cluster
    ? HostCluster.fromV2(cluster)
    : HostCluster.fromClassic(stack, 'Host', cluster, { kubectlLayer: kubectlLayer(new Construct(stack, 'Ours')) });
  const orders = new CassandraCluster(stack, 'Orders', {
    ...CLUSTER,
    host,
    network: CassandraNetwork.fromCassandraNetworkAttributes(stack, 'Zones', { vpc, availabilityZones: vpc.availabilityZones }),
    operator: new K8ssandraOperator(stack, 'Operator', { host, certManager: new CertManager(stack, 'CertManager', { host }) }),
    datacenters: [{ ...DATACENTER, placement: CassandraPlacement.existingNodes({ ...PLACEMENT, ...placement }) }],
  });
  const ours = (messages: string[]) => messages.filter((message) => message.includes('[node-groups]'));
  const errors = ours(orders.node.validate());
  if (errors.length > 0) return { errors, warnings: [] };
  return { errors, warnings: ours(Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }: any) => entry.data)) };
}

function v2(stack: Stack, vpc: ec2.Vpc): eks.Cluster {
  return new eks.Cluster(stack, 'Eks', {
    vpc,
    version: eks.KubernetesVersion.V1_35,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    kubectlProviderOptions: { kubectlLayer: kubectlLayer(stack) },
  });
}

function classicOne(stack: Stack, vpc: ec2.Vpc): classic.Cluster {
  return new classic.Cluster(stack, 'Eks', {
    vpc,
    version: classic.KubernetesVersion.V1_35,
    authenticationMode: classic.AuthenticationMode.API_AND_CONFIG_MAP,
    kubectlLayer: kubectlLayer(stack),
  });
}

const ALL = [0, 1, 2];

describe.each(['v2', 'classic'] as const)('node groups of a cluster of the module %s', (module) => {
  test.each<[string, Case, RegExp]>([
    ['a taint that nobody named', { zones: ALL, placement: { taints: [] } }, /node group Test\/Eks\/NodegroupGroup\d, which datacenter "dc1" looks for, has a taint .*pool=cassandra:NoSchedule.*; add it/],
    ['a taint with another value', { zones: ALL, placement: { taints: [{ key: 'pool', value: 'other' }] } }, /do not tolerate/],
    ['a taint with another effect', { zones: ALL, placement: { taints: [{ key: 'pool', effect: TaintEffect.NO_EXECUTE }] } }, /do not tolerate/],
    ['another type', { zones: ALL, group: { instanceTypes: [new ec2.InstanceType('m7i.large')] } }, /has instances of another type: got \["m7i\.large"\], allowed: r8g\.xlarge/],
  ])('fails: %s', (_, given, says) => {
    expect(said(given, module).errors).toEqual([0, 1, 2].map(() => expect.stringMatching(says)));
  });

  test('warns: one for all zones', () => {
    expect(said({}, module).warnings).toEqual([expect.stringMatching(/NodegroupGroup0, which .* is in several zones.*got \["eu-west-1a","eu-west-1b","eu-west-1c"\]/)]);
  });

  test('warns: none in a zone', () => {
    expect(said({ zones: [0, 2] }, module).warnings).toEqual([expect.stringMatching(/too few instances in zone eu-west-1b for rack "r2": got 0, allowed: 1 or more/)]);
  });

  test.each<[string, Case]>([
    ['one in each zone', { zones: ALL }],
    ['any taint of that key', { zones: ALL, placement: { taints: [{ key: 'pool' }] } }],
    ['more taints than there are', { zones: ALL, placement: { taints: [...PLACEMENT.taints!, { key: 'another' }] } }],
    ['a taint that only discourages', { zones: ALL, group: { taints: [TAINT, { key: 'a', value: 'b', effect: eks.TaintEffect.PREFER_NO_SCHEDULE }] } }],
    ['several types, ours among them', { zones: ALL, group: { instanceTypes: [new ec2.InstanceType('r8g.2xlarge'), DATACENTER.instanceType] } }],
    ['another type, where any will do', { zones: ALL, group: { instanceTypes: [new ec2.InstanceType('r8g.4xlarge')] }, placement: { exactInstanceType: false } }],
    ['other node groups', { group: { labels: { pool: 'web' } } }],
    ['a number that only the deployment knows', { zones: [0], group: { maxSize: Token.asNumber({ Ref: 'Size' }) } }],
  ])('passes: %s', (_, given) => {
    expect(said(given, module)).toEqual({ errors: [], warnings: [] });
  });
});

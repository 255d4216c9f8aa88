import { strict as assert } from 'assert';
import { ACCOUNT } from '../harness/aws';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { KubeObject } from '../harness/kube-client';
import { eventually } from '../harness/process';
import { quote } from '../harness/quote';
import * as versions from '../versions.json';

/** The stack of the quickstart example: its names, its state, and what its users do to it. */
export const STACK = 'CassandraQuickstart';
export const NAMESPACE = 'cassandra-orders';
export const RACK = 'cassandra.datastax.com/rack';
const ZONE = 'topology.kubernetes.io/zone';

/** A newer chart of the operator, as its user would ask for it. */
export const NEWER_OPERATOR: [string, string][] = [
  ['import { BackupSchedule,', 'import { BackupSchedule, K8ssandraOperatorVersion,'],
  ['defaults: PlatformDefaults.V1,', `defaults: PlatformDefaults.V1,
  operatorVersion: K8ssandraOperatorVersion.of('${versions.newerOperatorChart}', K8ssandraOperatorVersion.V1_32_5.release),`],
];

/** A change through the escape hatch, past what the library checks. */
export function patched(kind: string, field: string, value: string): [string, string][] {
  return [
    ['platform.addCassandraCluster(', 'const orders = platform.addCassandraCluster('],
    ['', `
import { JsonPatch } from 'cdk8s';
orders.chart.apiObjects.find((one) => one.kind === ${quote.script(kind)})!.addJsonPatch(JsonPatch.add(${quote.script(field)}, ${quote.script(value)}));
`],
  ];
}

export async function stackStatus(environment: Environment): Promise<string> {
  const { Stacks } = await environment.aws.call('cloudformation', 'DescribeStacks', { StackName: STACK });
  return Stacks[0].StackStatus;
}

/** How the last deployment found Cassandra: an output of the stack. */
export async function toldStatus(environment: Environment, output = /^PlatformOrdersStatus/): Promise<string> {
  const { Stacks } = await environment.aws.call('cloudformation', 'DescribeStacks', { StackName: STACK });
  return Stacks[0].Outputs.find(({ OutputKey }: any) => output.test(OutputKey)).OutputValue;
}

/** As the operators tell it: for this generation, and all nodes there. */
export function ready(environment: Environment): Promise<KubeObject> {
  return eventually('CassandraDatacenter dc1 is ready', 120, async () => {
    const datacenter = await environment.cluster.client.get(`/apis/cassandra.datastax.com/v1beta1/namespaces/${NAMESPACE}/cassandradatacenters/dc1`);
    const cluster = await environment.cluster.client.get(`/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`);
    const { status, metadata } = datacenter;
    return status?.cassandraOperatorProgress === 'Ready' && status.observedGeneration === metadata.generation
      && cluster.status?.observedGeneration === cluster.metadata.generation && datacenter;
  });
}

export async function cassandraPods(environment: Environment): Promise<KubeObject[]> {
  return (await environment.cluster.client.list(`/api/v1/namespaces/${NAMESPACE}/pods`)).filter(({ metadata }) => metadata.labels?.[RACK]);
}

export async function podIds(environment: Environment): Promise<string[]> {
  return (await cassandraPods(environment)).map(({ metadata }) => metadata.uid!).sort();
}

export async function placed(environment: Environment, count: number): Promise<void> {
  const nodes = new Map((await environment.cluster.client.list('/api/v1/nodes')).map((node) => [node.metadata.name, node]));
  const pods = await cassandraPods(environment);
  assert.equal(pods.length, count);
  assert.equal(new Set(pods.map(({ spec }) => spec.nodeName)).size, count, 'one pod a node');
  const places = pods.map(({ metadata, spec }) => `${metadata.labels![RACK]} ${nodes.get(spec.nodeName)!.metadata.labels![ZONE]}`);
  assert.deepEqual([...new Set(places)].sort(), ['r1 us-east-1a', 'r2 us-east-1b', 'r3 us-east-1c']);
  for (const { metadata } of pods) assert.equal(places.filter((place) => place.startsWith(metadata.labels![RACK])).length, count / 3);
}

export async function physicalId(environment: Environment, type: string): Promise<string> {
  const { StackResources } = await environment.aws.call('cloudformation', 'DescribeStackResources', { StackName: STACK });
  return StackResources.find(({ ResourceType }: any) => ResourceType === type).PhysicalResourceId;
}

/** @param id start of its logical id */
export async function roleArn(environment: Environment, id: RegExp): Promise<string> {
  const { StackResources } = await environment.aws.call('cloudformation', 'DescribeStackResources', { StackName: STACK });
  const role = StackResources.find(({ ResourceType, LogicalResourceId }: any) => ResourceType === 'AWS::IAM::Role' && id.test(LogicalResourceId));
  assert.ok(role, `no role ${id}`);
  return `arn:aws:iam::${ACCOUNT}:role/${role.PhysicalResourceId}`;
}

/** What may never be made anew: by logical id the physical one, and the ids of the Kubernetes objects. */
export async function identities(environment: Environment): Promise<Record<string, string>> {
  const { StackResources } = await environment.aws.call('cloudformation', 'DescribeStackResources', { StackName: STACK });
  const { client } = environment.cluster;
  const objects = await Promise.all([
    `/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`,
    `/apis/cassandra.datastax.com/v1beta1/namespaces/${NAMESPACE}/cassandradatacenters/dc1`,
    '/apis/storage.k8s.io/v1/storageclasses/cassandra-orders-dc1',
    `/api/v1/namespaces/${NAMESPACE}`,
  ].map(async (path) => [path, (await client.get(path)).metadata.uid!]));
  return Object.fromEntries([
    ...StackResources.filter(({ ResourceType }: any) => !ResourceType.startsWith('Custom::') && ResourceType !== 'AWS::EC2::LaunchTemplate')
      .map((one: any) => [one.LogicalResourceId, one.PhysicalResourceId]),
    ...objects,
  ]);
}

/** Everything of the stack and of the cluster that a deployment could change, with the version of each object. */
export async function snapshot(environment: Environment): Promise<Record<string, string>> {
  const { client } = environment.cluster;
  const specs = await Promise.all([
    `/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters`,
    `/apis/cassandra.datastax.com/v1beta1/namespaces/${NAMESPACE}/cassandradatacenters`,
    `/apis/apps/v1/namespaces/${NAMESPACE}/statefulsets`,
    '/apis/apps/v1/deployments',
  ].map(async (path) => (await client.list(path)).map(({ metadata }) => [`${path}/${metadata.name}`, `${metadata.uid} ${metadata.generation}`])));
  return { ...await identities(environment), ...Object.fromEntries(specs.flat()) };
}

/** Between the change of the custom resource and the end of the deployment. */
export async function inTheMiddle(environment: Environment, work: () => Promise<unknown>): Promise<boolean> {
  const { client } = environment.cluster;
  const path = `/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`;
  const generation = async () => (await client.get(path)).metadata.generation;
  const before = await generation();
  await eventually('the custom resource is changed', 300, async () => await generation() !== before, 100);
  await work();
  return true;
}

/** As its user takes it away: termination protection goes first. */
export async function destroy(environment: Environment, cdk: Cdk): Promise<void> {
  await environment.aws.call('cloudformation', 'UpdateTerminationProtection', { StackName: STACK, EnableTerminationProtection: false });
  await cdk.destroy();
}

import { App as CdkApp, Duration, RemovalPolicy, Size, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { App } from 'cdk8s';
import {
  BackupBucket, BackupSchedule, CassandraChart, CassandraChartProps, CassandraCluster, CassandraClusterOptions,
  CassandraPlatformProps, CassandraStorage, CassandraSuperuser, VolumeDriver,
} from '../../lib';
import { CLUSTER, DATACENTER, testPlatform, testStack } from '../fixtures';

/** A refusal of each kind: what is given, and the rule that must be named. */
const KINDS: Array<[kind: string, options: Partial<CassandraClusterOptions>, rule: string]> = [
  ['a name that Kubernetes does not take', { name: 'Shop_1' }, 'names'],
  ['an empty name', { name: '' }, 'names'],
  ['no datacenter', { datacenters: [] }, 'datacenter-names'],
  ['two datacenters of one name', { datacenters: [DATACENTER, DATACENTER] }, 'datacenter-names'],
  ['a datacenter without a name', { datacenters: [{ ...DATACENTER, name: '' }] }, 'datacenter-names'],
  ['a name with a slash', { datacenters: [{ ...DATACENTER, name: 'eu/west' }] }, 'datacenter-names'],
  ['two racks of one name', { datacenters: [{ ...DATACENTER, racks: ['r1', 'r1', 'r2'].map((name) => ({ name })) }] }, 'rack-names'],
  ['a rack without a name', { datacenters: [{ ...DATACENTER, racks: ['', 'r2', 'r3'].map((name) => ({ name })) }] }, 'rack-names'],
  ['more racks than zones', { datacenters: [{ ...DATACENTER, nodes: 4, racks: ['a', 'b', 'c', 'd'].map((name) => ({ name })) }] }, 'rack-zones'],
  ['fewer nodes than racks', { datacenters: [{ ...DATACENTER, nodes: 2 }] }, 'nodes-below-racks'],
  ['no node', { datacenters: [{ ...DATACENTER, nodes: 0 }] }, 'nodes-below-racks'],
  ['half a node', { datacenters: [{ ...DATACENTER, nodes: 3.5 }] }, 'nodes-below-racks'],
  ['fewer workers than nodes', { datacenters: [{ ...DATACENTER, nodes: 6, workerNodes: 3 }] }, 'workers-kept'],
  ['no node on a worker', { datacenters: [{ ...DATACENTER, nodesPerWorker: 0 }] }, 'nodes-per-worker'],
  ['an instance type that is none', { datacenters: [{ ...DATACENTER, instanceType: new ec2.InstanceType('large') }] }, 'instance-known'],
  ['a type with instance store', { datacenters: [{ ...DATACENTER, instanceType: new ec2.InstanceType('r8gd.xlarge') }] }, 'worker-instance-store'],
  ['a type that only the deployment knows', {
    datacenters: [{ ...DATACENTER, instanceType: new ec2.InstanceType(Token.asString({ Ref: 'Type' })) }],
  }, 'instance-known'],
  ['a pod that fits no node', { datacenters: [{ ...DATACENTER, memory: Size.gibibytes(512) }] }, 'pod-fits-node'],
  ['a heap above its pod', { datacenters: [{ ...DATACENTER, heap: Size.gibibytes(200) }] }, 'heap-size'],
  ['a driver that the nodes have not', {
    datacenters: [{ ...DATACENTER, storage: CassandraStorage.gp3(Size.gibibytes(200), { driver: VolumeDriver.EKS_AUTO_MODE }) }],
  }, 'volume-driver'],
  ['a setting that there is not', { cassandraYaml: { concurrent_reeds: 64 } }, 'settings-known'],
  ['a value that is none', { cassandraYaml: { concurrent_reads: 'many' } }, 'setting-values'],
  ['a setting of the operator', { cassandraYaml: { seed_provider: [] } }, 'operator-owned-settings'],
  ['data from a datacenter that there is not', { datacenters: [{ ...DATACENTER, rebuildFrom: 'dc9' }] }, 'datacenter-replication'],
  ['a range that is none', { cqlClients: ['everybody'] }, 'cql-clients'],
  ['an option of the JVM that it does not take', { jvm: { options: ['Xmx8G'] } }, 'jvm-options'],
  ['an image that is none', { images: { cassandra: 'not an image' } }, 'image-reference'],
  ['a prefix that Medusa does not read', { backup: { schedule: BackupSchedule.daily(), prefix: 'a/b' } }, 'backup-prefix'],
  ['an unknown accepted change', { acceptedChanges: ['everything'] }, 'accepted-changes'],
  ['a timeout that nobody waits for', { readiness: { timeout: Duration.hours(2) } }, 'gate-timeout'],
];

/** Whatever a reader of a cluster with backups and a superuser may ask for. */
function ask(cluster: CassandraCluster): void {
  expect([cluster.name, cluster.clusterName]).toEqual([cluster.plan.name, cluster.plan.clusterName]);
  expect(cluster.customResources[0].toJson()).toMatchObject({ kind: 'K8ssandraCluster' });
  expect(cluster.chart.apiObjects.length).toBeGreaterThan(3);
  for (const read of [
    cluster.namespace, cluster.serviceAccountName, cluster.superuserSecretName, cluster.superuserSecret!.secretArn, cluster.superuserCopyCommand,
    cluster.superuserStatus, cluster.deploymentStatus, cluster.backupBucket!.bucket.bucketArn, cluster.backupPrefix,
  ]) expect(read).toEqual(expect.any(String));
  expect(cluster.plan.datacenters.map(({ name }) => cluster.cqlServiceName(name))).toHaveLength(cluster.plan.datacenters.length);
  expect(cluster.workers).toHaveLength(cluster.plan.datacenters.length);
  for (const workers of cluster.workers) {
    for (const rack of workers.racks) {
      expect(typeof rack.rack + typeof rack.availabilityZone).toBe('stringstring');
      for (const read of [
        rack.autoScalingGroup.autoScalingGroupName, rack.launchTemplate.launchTemplateId, rack.role.roleArn, workers.role.roleArn,
      ]) expect(read).toEqual(expect.any(String));
    }
  }
}

function failureOf(synth: () => unknown): string {
  try {
    synth();
  } catch (error) {
    return String(error);
  }
  return '';
}

const synthesized = (stack: Stack) => failureOf(() => (stack.node.root as CdkApp).synth());

describe('a cluster that is refused', () => {
  const more: Partial<CassandraClusterOptions> = {
    datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2' }],
    backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
    superuser: CassandraSuperuser.generated({ passwordRevision: '2' }),
  };

  test.each(KINDS)('for %s keeps its parts, and its finding is shown', (_, options, rule) => {
    // GIVEN
    const stack = testStack();
    // WHEN
    const cluster = testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, ...more, ...options });
    // THEN
    ask(cluster);
    const failure = synthesized(stack);
    expect(failure).toMatch(new RegExp(`\\[Test/Platform/Orders[^\\]]*\\] .*\\[${rule}\\]`));
    // Nothing but findings.
    expect(failure.split('\n').slice(1).filter((line) => !/^ +\[Test\/.*\[[a-z-]+\]$/.test(line))).toEqual([]);
  });
});

test('what several clusters and the platform are refused for is shown at once, each once', () => {
  const stack = testStack();
  const platform = testPlatform(stack, { systemNodes: 1, publicAccessFrom: [], acceptedChanges: ['nothing'] });
  KINDS.forEach(([, options], at) => platform.addCassandraCluster(`Cluster${at}`, { ...CLUSTER, namespace: `space-${at}`, ...options }));
  const lines = synthesized(stack).split('\n').slice(1);
  KINDS.forEach(([, , rule], at) => {
    expect(lines.filter((line) => line.includes(`[Test/Platform/Cluster${at}`) && line.includes(`[${rule}]`)).length).toBeGreaterThan(0);
  });
  for (const rule of ['system-nodes', 'cluster-public-access', 'accepted-changes']) {
    expect(lines.some((line) => line.includes('[Test/Platform/C') && line.includes(`[${rule}]`))).toBe(true);
  }
  expect(new Set(lines).size).toBe(lines.length);
});

test('what follows from a finding is not shown beside it', () => {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, datacenters: [DATACENTER, DATACENTER] });
  expect(synthesized(stack).match(/\[[a-z-]+\]$/gm)).toEqual(['[datacenter-names]']);
});

describe('a platform that is refused', () => {
  test.each([
    ['too few system nodes', { systemNodes: 1 }, 'system-nodes'],
    ['a range of Services outside of private ones', { serviceIpv4Cidr: '8.8.8.0/24' }, 'service-cidr'],
    ['a range that is none', { serviceIpv4Cidr: 'wide' }, 'service-cidr'],
    ['public access without a range', { publicAccessFrom: [] }, 'cluster-public-access'],
    ['a type of system nodes that is none', { systemInstanceType: new ec2.InstanceType('large') }, 'system-instance-type'],
    ['a kubectl that is too old', { kubernetesVersion: eks.KubernetesVersion.of('1.29') }, 'worker-image'],
  ] as Array<[string, Partial<CassandraPlatformProps>, string]>)('for %s keeps its parts', (_, props, rule) => {
    const stack = testStack();
    const platform = testPlatform(stack, props);
    ask(platform.addCassandraCluster('Orders', {
      ...CLUSTER, backup: { schedule: BackupSchedule.daily() }, superuser: CassandraSuperuser.generated({ passwordRevision: '1' }),
    }));
    expect(platform.plan).toHaveLength(1);
    expect(platform.network.zones).toHaveLength(3);
    const { cluster, systemNodeRole, volumeDriverRole } = platform.eksCluster;
    expect([cluster.clusterArn, systemNodeRole.roleArn, volumeDriverRole.roleArn].every(Boolean)).toBe(true);
    expect(platform.host).toBe(platform.eksCluster.host);
    expect(platform.operator.namespace).toBe('k8ssandra-operator');
    expect(platform.certManager.node.path).toBe('Test/Platform/CertManager');
    expect(synthesized(stack)).toMatch(new RegExp(`\\[${rule}\\]`));
  });
});

test('a bucket that is refused is there', () => {
  const stack = testStack();
  const bucket = new BackupBucket(stack, 'Backups', { recoverableFor: Duration.hours(5), removalPolicy: RemovalPolicy.SNAPSHOT });
  expect([bucket.bucket.bucketArn, bucket.encryptionKey?.keyArn, bucket.region].every(Boolean)).toBe(true);
  expect(synthesized(stack)).toMatch(/\[data-removal\]\n.*\[backup-recovery\]/);
});

test('a chart that is refused has all of its objects, and its findings are shown', () => {
  const chartOf = (app: App, id: string, options: Partial<CassandraClusterOptions>) => {
    const { superuser: _, readiness: __, acceptedChanges: ___, backup, ...props } = options;
    return new CassandraChart(app, id, {
      ...CLUSTER,
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      ...props,
      ...(backup && { backup: { ...backup, bucketName: 'b', region: 'eu-west-1' } }),
    } as CassandraChartProps);
  };
  // What only AWS has is not looked at here.
  const kinds = KINDS.filter(([, , rule]) => !rule.startsWith('worker-') && !['accepted-changes', 'gate-timeout', 'names'].includes(rule));
  const app = new App();
  kinds.forEach(([, options], at) => {
    const chart = chartOf(app, `chart-${at}`, options);
    expect(chart.plan.name).toBe(`chart-${at}`);
    expect(chart.customResources[0].toJson()).toBeDefined();
    expect(Array.isArray(chart.warnings)).toBe(true);
    expect(chart.apiObjects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Namespace', 'ServiceAccount', 'NetworkPolicy', 'K8ssandraCluster']));
  });
  const failure = failureOf(() => app.synth());
  kinds.forEach(([, , rule], at) => expect(failure).toMatch(new RegExp(`\\[chart-${at}\\] .*\\[${rule}\\]`)));
});

import { Template } from 'aws-cdk-lib/assertions';
import { CassandraClusterOptions, CassandraDatacenterOptions, CassandraVersion, JvmGarbageCollector } from '../../lib';
import { CLUSTER, DATACENTER, kubernetesObjects, testPlatform, testStack } from '../fixtures';

/** docs/datacenters.md, step by step. */
function step(datacenters: CassandraDatacenterOptions[], options: Partial<CassandraClusterOptions> = {}): any {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, ...options, datacenters });
  const template = Template.fromStack(stack);
  const { object } = kubernetesObjects(template)['K8ssandraCluster/orders'];
  return { ...object, schedules: Object.keys(kubernetesObjects(template)).filter((name) => name.startsWith('MedusaBackupSchedule')) };
}

const REPLICATION = 'k8ssandra.io/dc-replication';
const JOINING: CassandraDatacenterOptions = { ...DATACENTER, name: 'dc2', replication: { orders: 3, sessions: 0 }, rebuildFrom: 'dc1' };
const JOINED: CassandraDatacenterOptions = { ...DATACENTER, name: 'dc2' };

test('a cluster that starts has no annotation', () => {
  expect(step([DATACENTER]).metadata.annotations ?? {}).not.toHaveProperty([REPLICATION]);
});

test('a datacenter joins: the operator learns its replicas and their source', () => {
  const { metadata, spec } = step([DATACENTER, JOINING]);
  expect(JSON.parse(metadata.annotations[REPLICATION])).toEqual({ dc2: { orders: 3, sessions: 0 } });
  // The operator reads no other place.
  expect(spec.cassandra.rebuild).toEqual({ sourceDc: 'dc1' });
  spec.cassandra.datacenters.forEach((one: object) => expect(one).not.toHaveProperty('rebuild'));
});

test('it has joined: nothing of that is left', () => {
  const { metadata, spec } = step([DATACENTER, JOINED]);
  expect(metadata.annotations ?? {}).not.toHaveProperty([REPLICATION]);
  expect(spec.cassandra).not.toHaveProperty('rebuild');
});

test('an upgrade goes from datacenter to datacenter: each step rolls one', () => {
  const versions = (spec: any) => [spec.cassandra.serverVersion, ...spec.cassandra.datacenters.map((one: any) => one.serverVersion)];
  const { V4_1_9, V5_0_6 } = CassandraVersion;
  expect(versions(step([DATACENTER, JOINED], { version: V4_1_9 }).spec)).toEqual(['4.1.9', undefined, undefined]);
  expect(versions(step([{ ...DATACENTER, version: V5_0_6 }, JOINED], { version: V4_1_9 }).spec)).toEqual(['4.1.9', '5.0.6', undefined]);
  expect(versions(step([DATACENTER, JOINED], { version: V5_0_6 }).spec)).toEqual(['5.0.6', undefined, undefined]);
});

test('options of Java follow the release of the datacenter', () => {
  const jvm = { garbageCollector: JvmGarbageCollector.zgc() };
  const { spec } = step([{ ...DATACENTER, jvm, version: CassandraVersion.V5_0_6 }, { ...JOINED, jvm }], { version: CassandraVersion.V4_1_9 });
  expect(spec.cassandra.datacenters.map(({ config: { jvmOptions } }: any) => [jvmOptions.gc, jvmOptions.additionalOptions])).toEqual([
    [undefined, ['-XX:-UseG1GC', '-XX:+UseZGC']], ['ZGC', undefined],
  ]);
});

test('it leaves again, with the deployment\'s word for it', () => {
  expect(step([DATACENTER], { acceptedChanges: ['datacenter-removed:dc2'] }).spec.cassandra.datacenters).toHaveLength(1);
});

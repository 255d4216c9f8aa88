import { Duration, Size } from 'aws-cdk-lib';
import { App, JsonPatch, Testing } from 'cdk8s';
import { BackupSchedule, CassandraChart, CassandraStorage } from '../../lib';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

const names = (objects: any[]) => objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);

test('the same objects as a deployment, in an order in which they can be applied', () => {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, backup: { ...GOOD.backup!, retention: Duration.days(3) } });
  const objects = Testing.synth(chart);
  expect(names(objects)).toEqual([
    'Namespace/cassandra-orders',
    'ServiceAccount/orders-cassandra',
    'ServiceAccount/orders-reaper',
    'NetworkPolicy/orders-cassandra',
    'NetworkPolicy/orders-reaper',
    'StorageClass/cassandra-orders-dc1',
    'K8ssandraCluster/orders',
    'MedusaBackupSchedule/orders-dc1-backup',
  ]);
  const { spec } = objects.find(({ kind }) => kind === 'K8ssandraCluster');
  expect(spec.cassandra.datacenters[0].racks.map(({ nodeAffinityLabels }: any) => nodeAffinityLabels['topology.kubernetes.io/zone'])).toEqual(GOOD.zones);
  expect(spec.medusa.storageProperties).toMatchObject({ bucketName: 'backups', region: 'eu-west-1', prefix: 'orders', maxBackupAge: 3 });
});

test('without backup and repair there is nothing of them', () => {
  const objects = Testing.synth(new CassandraChart(new App(), 'Orders', { ...GOOD, backup: undefined, repair: { enabled: false } }));
  expect(names(objects).filter((name) => /reaper|backup/.test(name))).toEqual([]);
  const { spec } = objects.find(({ kind }) => kind === 'K8ssandraCluster');
  expect(Object.keys(spec)).toEqual(['auth', 'cassandra']);
});

test('fields that the library does not know can be patched in', () => {
  const chart = new CassandraChart(new App(), 'Orders', GOOD);
  chart.k8ssandraCluster.addJsonPatch(JsonPatch.add('/spec/secretsProvider', 'external'));
  expect(Testing.synth(chart).find(({ kind }) => kind === 'K8ssandraCluster').spec.secretsProvider).toBe('external');
});

test('an existing StorageClass is named and not made', () => {
  const chart = new CassandraChart(new App(), 'Orders', {
    ...GOOD, datacenters: [{ ...GOOD_DATACENTER, storage: CassandraStorage.existing(Size.gibibytes(100), 'fast') }],
  });
  expect(names(Testing.synth(chart)).filter((name) => name.startsWith('StorageClass'))).toEqual([]);
});

test('fails with all findings when the cdk8s app is synthesized', () => {
  const app = new App();
  new CassandraChart(app, 'Orders', { ...GOOD, name: 'Orders', datacenters: [{ ...GOOD_DATACENTER, nodes: 1 }] });
  expect(() => app.synth()).toThrow(/\[Orders\] the name of a Cassandra cluster.*\[names\][^]*\[Orders\] datacenter "dc1" has fewer nodes.*\[nodes-below-racks\]/);
});

test('what is risky stands in warnings', () => {
  const { warnings } = new CassandraChart(new App(), 'Orders', { ...GOOD, backup: undefined, datacenters: [{ ...GOOD_DATACENTER, nodes: 4 }] });
  expect(warnings).toEqual([expect.stringContaining('[nodes-per-rack]'), expect.stringContaining('[no-backup]')]);
});

test('a schedule is what it says', () => {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, backup: { ...GOOD.backup!, full: true, maxBackups: 5, schedule: BackupSchedule.cron('5 4 * * 0') } });
  const objects = Testing.synth(chart);
  expect(objects.find(({ kind }) => kind === 'MedusaBackupSchedule').spec).toEqual({
    cronSchedule: '5 4 * * 0', backupSpec: { cassandraDatacenter: 'dc1', backupType: 'full' },
  });
  expect(objects.find(({ kind }) => kind === 'K8ssandraCluster').spec.medusa.storageProperties.maxBackupCount).toBe(5);
});

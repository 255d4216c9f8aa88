import { Size } from 'aws-cdk-lib';
import { describeTransition, dc, patched } from './transition-cases';
import { BackupSchedule, CassandraStorage, CassandraVersion } from '../../../lib';

const release = (version: CassandraVersion) => ({ props: { version } });
const volume = (gib: number) => dc({ storage: CassandraStorage.gp3(Size.gibibytes(gib)) });

describeTransition('cassandra-release', {
  never: {
    'an older line': { to: release(CassandraVersion.V4_1_9), says: /goes from "5.0.6" to "4.1.9"/ },
    'an older line of the same major': { from: release(CassandraVersion.V4_1_9), to: release(CassandraVersion.V4_0_20), says: /goes from "4.1.9" to "4.0.20"/ },
    'a major left out': { from: patched('/spec/cassandra/serverVersion', '3.11.14'), says: /from "3.11.14" to "5.0.6".*go to the last release of 4 first/ },
  },
  refuses: { 'an older release of the line': { to: release(CassandraVersion.V5_0_2), says: /goes from "5.0.6" to "5.0.2"/ } },
  passes: {
    'the next release': { to: release(CassandraVersion.V5_0_9) },
    'the next line': { from: release(CassandraVersion.V4_1_9) },
    'from 4.0, which 5.0 reads': { from: release(CassandraVersion.V4_0_20) },
    'from 9 to 10, which text would sort the other way': { from: release(CassandraVersion.V4_1_9), to: release(CassandraVersion.V4_1_10) },
  },
});

describeTransition('operator-release', {
  refuses: {
    'an older one': { to: { around: { operatorVersion: '1.32.4' } }, says: /from 1.32.5 to 1.32.4/ },
    'an older minor': { from: { around: { operatorVersion: '1.100.0' } }, to: { around: { operatorVersion: '1.32.5' } }, says: /from 1.100.0 to 1.32.5/ },
  },
  passes: { 'a newer one': { to: { around: { operatorVersion: '1.33.0' } } } },
});

describeTransition('volume-size', {
  never: { 'smaller volumes': { to: volume(400), says: /shrink from 500 GiB to 400 GiB/ } },
  passes: {
    'larger volumes': { to: volume(1000) },
    'the same size in another unit': { to: patched('/spec/cassandra/datacenters/0/storageConfig/cassandraDataVolumeClaimSpec/resources/requests/storage', '512000Mi') },
    'a size that only the deployment knows': { to: patched('/spec/cassandra/datacenters/0/storageConfig/cassandraDataVolumeClaimSpec/resources/requests/storage', { Ref: 'Size' }) },
  },
});

describeTransition('storage-class', {
  never: { 'another class': { to: dc({ storage: CassandraStorage.existing(Size.gibibytes(500), 'fast') }), says: /from "cassandra-orders-dc1" to "fast"/ } },
  passes: { 'another kind of volume under the same name, which StorageClass itself refuses': { to: dc({ storage: CassandraStorage.gp3(Size.gibibytes(500), { iops: 6000 }) }) } },
});

const pvcs = (...names: string[]) => patched('/spec/cassandra/datacenters/0/extraVolumes', { pvcs: names.map((name) => ({ name, mountPath: `/${name}`, pvcSpec: {} })) });

describeTransition('extra-volumes', {
  never: {
    added: { to: pvcs('commitlog'), says: /"commitlog" of datacenter "dc1" come or go/ },
    removed: { from: pvcs('commitlog', 'cdc'), to: pvcs('cdc'), says: /"commitlog"/ },
  },
  passes: {
    'there from the first day': { from: pvcs('commitlog'), to: pvcs('commitlog') },
    'volumes without a claim': { to: patched('/spec/cassandra/datacenters/0/extraVolumes', { volumes: [{ name: 'scratch', emptyDir: {} }] }) },
  },
});

const backup = { schedule: BackupSchedule.daily(), region: 'eu-west-1' };

describeTransition('backup-place', {
  refuses: {
    'another bucket': { to: { props: { backup: { ...backup, bucketName: 'others' } } }, says: /bucket of the backups changes from "backups" to "others"/ },
    'another prefix': { to: { props: { backup: { ...backup, bucketName: 'backups', prefix: 'orders-2' } } }, says: /prefix of the backups changes from "orders" to "orders-2"/ },
    'no backups any more': { to: { props: { backup: undefined } }, says: /switched off/ },
  },
  passes: {
    'backups at last': { from: { props: { backup: undefined } } },
    'another time of the day': { to: { props: { backup: { ...backup, bucketName: 'backups', schedule: BackupSchedule.cron('15 3 * * *') } } } },
  },
});

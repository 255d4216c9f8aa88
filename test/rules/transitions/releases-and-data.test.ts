import { Duration, Size } from 'aws-cdk-lib';
import { describeTransition, dc, patched, Side } from './transition-cases';
import { BackupSchedule, CassandraStorage, CassandraVersion } from '../../../lib';
import { GOOD_DATACENTER } from '../rule-cases';

const release = (version: CassandraVersion) => ({ props: { version } });
const AHEAD = [{ ...GOOD_DATACENTER, version: CassandraVersion.V5_0_6 }];
const volume = (gib: number) => dc({ storage: CassandraStorage.gp3(Size.gibibytes(gib)) });

describeTransition('cassandra-release', {
  never: {
    'an older line': { to: release(CassandraVersion.V4_1_9), says: /goes from "5.0.6" to "4.1.9"/ },
    'an older line of the same major': { from: release(CassandraVersion.V4_1_9), to: release(CassandraVersion.V4_0_20), says: /goes from "4.1.9" to "4.0.20"/ },
    'an older line of one datacenter': { from: dc({ version: CassandraVersion.V5_0_6 }), to: dc({ version: CassandraVersion.V4_1_9 }), says: /Cassandra of datacenter "dc1" goes from "5.0.6" to "4.1.9"/ },
    'a datacenter that was ahead falls back to the cluster': { from: { props: { version: CassandraVersion.V4_1_9, datacenters: AHEAD } }, to: release(CassandraVersion.V4_1_9), says: /datacenter "dc1" goes from "5.0.6" to "4.1.9"/ },
    'a major left out': { from: patched('/spec/cassandra/serverVersion', '3.11.14'), says: /from "3.11.14" to "5.0.6".*go to the last release of 4 first/ },
  },
  refuses: { 'an older release of the line': { to: release(CassandraVersion.V5_0_2), says: /goes from "5.0.6" to "5.0.2"/ } },
  passes: {
    'the next release': { to: release(CassandraVersion.V5_0_9) },
    'a datacenter goes ahead': { from: release(CassandraVersion.V4_1_9), to: { props: { version: CassandraVersion.V4_1_9, datacenters: AHEAD } } },
    'the cluster follows': { from: { props: { version: CassandraVersion.V4_1_9, datacenters: AHEAD } }, to: release(CassandraVersion.V5_0_6) },
    'the next line': { from: release(CassandraVersion.V4_1_9) },
    'from 4.0, which 5.0 reads': { from: release(CassandraVersion.V4_0_20) },
    'from 9 to 10, which text would sort the other way': { from: release(CassandraVersion.V4_1_9), to: release(CassandraVersion.V4_1_10) },
  },
});

const operator = (version: unknown, alone = true): Side => ({ alone, installations: { Operator: { kind: 'k8ssandra-operator', version: version as string } }, around: { operatorVersion: undefined } });
const certManager = (version?: string): Side => ({ alone: true, installations: { CertManager: { kind: 'cert-manager', version } } });
const told = (operatorVersion: string): Side => ({ around: { operatorVersion } });

describeTransition('operator-release', {
  refuses: {
    'an older one': { from: operator('1.32.5'), to: operator('1.32.4'), says: /^Operator: k8ssandra-operator goes from "1.32.5" to "1.32.4"/ },
    'an older minor': { from: operator('1.100.0'), to: operator('1.32.5'), says: /from "1.100.0" to "1.32.5"/ },
    'an older one beside a Cassandra cluster, told once': { from: operator('1.32.5', false), to: operator('1.32.4', false), says: /^Operator: / },
    'an older one that somebody else installed': { from: told('1.32.5'), to: told('1.32.4'), says: /^Orders: .* from "1.32.5" to "1.32.4"/ },
    'an older one than that of a template which told it with the Cassandra cluster only': { isNew: true, from: told('1.32.5'), to: operator('1.32.4', false), says: /^Operator: .* from "1.32.5" to "1.32.4"/ },
    'an older one while the last Cassandra cluster leaves': { from: operator('1.32.5', false), to: operator('1.32.4'), says: /^Operator: / },
  },
  passes: {
    'a newer one': { from: operator('1.32.5'), to: operator('1.33.0') },
    'a newer one that somebody else installed': { from: told('1.32.5'), to: told('1.33.0') },
    'the first one': { from: { alone: true, installations: {} }, to: operator('1.32.5') },
    'one that was there and is not in an old template': { from: { alone: true }, to: operator('1.32.5') },
    'a version that only the deployment knows': { from: operator('1.32.5'), to: operator({ unknown: true }) },
  },
});

describeTransition('cert-manager-release', {
  refuses: {
    'an older one': { from: certManager('v1.21.2'), to: certManager('v1.20.9'), says: /^CertManager: cert-manager goes from "v1.21.2" to "v1.20.9"/ },
    'an older build of the add-on': { from: certManager('v1.19.1-eksbuild.2'), to: certManager('v1.19.1-eksbuild.1'), says: /eksbuild/ },
  },
  passes: {
    'a newer one': { from: certManager('v1.9.2'), to: certManager('v1.21.2') },
    'a version that EKS chooses': { from: certManager('v1.19.1-eksbuild.2'), to: certManager() },
  },
});

const kafka = (version: string, isUnknownKind = true): Side => ({ installations: { Kafka: { kind: 'strimzi-kafka-operator', version, isUnknownKind } } });

describeTransition('installation-release', {
  refuses: {
    'an older one': { from: kafka('1.10.0'), to: kafka('1.9.3'), says: /^Kafka: strimzi-kafka-operator goes from "1.10.0" to "1.9.3"/ },
  },
  passes: {
    'a newer one': { from: kafka('1.9.3'), to: kafka('1.10.0') },
    'a new one': { from: {}, to: kafka('1.9.3') },
    'one with a rule of its own': { from: kafka('1.10.0', false), to: kafka('1.9.3', false) },
  },
});

const both = { Operator: { kind: 'k8ssandra-operator', namespace: 'ops' }, CertManager: { kind: 'cert-manager', namespace: 'cm' } } as const;
const needsIt = { around: { operatorVersion: undefined, operator: 'Operator' } };

const onHost = (host: string, id: string): Side['installations'] => ({ [id]: { kind: 'k8ssandra-operator', host } });
const TWO_HOSTS = Object.fromEntries(['A', 'B'].map((id) => [id, { Type: 'AWS::EKS::Cluster', path: `${id}/Resource`, Properties: {} }]));

describeTransition('operators-kept', {
  never: {
    'the operator under another construct': { from: { installations: both }, to: { installations: { ...both, Operator: undefined!, Platform: both.Operator } }, says: /^Platform: k8ssandra-operator moves from construct Operator to Platform/ },
    'the operator under another construct, on an EKS cluster that another function tells': {
      from: { alone: true, installations: onHost('<Ref:A>', 'Operator') },
      to: { alone: true, installations: onHost('<Fn::ImportValue:shop>', 'Platform') },
      says: /^Platform: k8ssandra-operator moves from construct Operator to Platform/,
    },
    'the operator under another construct, among several EKS clusters': {
      from: { alone: true, installations: onHost('shop', 'Operator') },
      to: { alone: true, installations: { ...onHost('shop-2', 'Other'), ...onHost('shop', 'Platform') } },
      says: /^Platform: k8ssandra-operator moves from construct Operator to Platform/,
    },
    'another namespace': { from: { installations: both }, to: { installations: { ...both, Operator: { ...both.Operator, namespace: 'k8ssandra' } } }, says: /^Operator: the namespace of k8ssandra-operator changes from "ops" to "k8ssandra"/ },
  },
  refuses: {
    'no operator on one EKS cluster, and another one on another EKS cluster': {
      from: { ...needsIt, installations: onHost('<Ref:A>', 'Operator'), ground: TWO_HOSTS },
      to: { installations: onHost('<Ref:B>', 'Other'), ground: TWO_HOSTS, around: { operator: 'Other' } },
      says: /^Operator: k8ssandra-operator is uninstalled, which Orders needs/,
    },
    'no operator, but Cassandra': {
      from: { ...needsIt, installations: both }, to: { installations: { CertManager: both.CertManager } }, says: /^Operator: k8ssandra-operator is uninstalled, which Orders needs/,
    },
    'no cert-manager, but the operator': { from: { alone: true, installations: both }, to: { alone: true, installations: { Operator: both.Operator } }, says: /^CertManager: cert-manager is uninstalled, which Operator needs/ },
  },
  passes: {
    'operator and Cassandra leave together': { from: { ...needsIt, installations: both }, to: { alone: true, installations: {} } },
    'the last Cassandra cluster leaves': { from: { ...needsIt, installations: both }, to: { alone: true, installations: both } },
    'both come': { from: { alone: true, installations: {} }, to: { installations: both } },
    'one EKS cluster takes the place of another one': { from: { alone: true, installations: onHost('shop', 'Operator') }, to: { alone: true, installations: onHost('shop-2', 'Other') } },
    'cert-manager of an EKS cluster without operators': {
      from: { alone: true, installations: { ...onHost('shop', 'Operator'), OtherCertManager: { kind: 'cert-manager', host: 'shop-2' } } },
      to: { alone: true, installations: onHost('shop', 'Operator') },
    },
    'an operator that this Cassandra cluster did not use': { from: { installations: both }, to: { installations: { CertManager: both.CertManager } } },
  },
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

const keeping = (more: object) => ({ props: { backup: { ...backup, bucketName: 'backups', ...more } } });

describeTransition('backups-kept', {
  refuses: {
    'a shorter retention': { from: keeping({ retention: Duration.days(14) }), to: keeping({ retention: Duration.days(7) }), says: /7 backups are kept instead of 14 backups/ },
    'a limit at all': { from: keeping({}), to: keeping({ maxBackups: 30 }), says: /30 backups are kept instead of all backups/ },
    'a rarer schedule, with which fewer are worth the same time': {
      from: keeping({ retention: Duration.days(14) }), to: keeping({ schedule: BackupSchedule.weekly(), retention: Duration.days(14) }), says: /2 backups .* instead of 14/,
    },
    'a purge after years without': { from: keeping({ maxBackups: 3, purge: false }), to: keeping({ maxBackups: 3 }), says: /3 backups are kept instead of all/ },
    'a limit of age by a patch': {
      from: keeping({}), to: { ...keeping({}), ...patched('/spec/medusa/storageProperties/maxBackupAge', 7) }, says: /removed after 7 days instead of never/,
    },
  },
  passes: {
    'a longer retention': { from: keeping({ retention: Duration.days(7) }), to: keeping({ retention: Duration.days(14) }) },
    'no limit any more': { from: keeping({ maxBackups: 3 }), to: keeping({}) },
    'no purge any more': { from: keeping({ maxBackups: 3 }), to: keeping({ maxBackups: 2, purge: false }) },
  },
});

describeTransition('backup-place', {
  refuses: {
    'another bucket': { to: { props: { backup: { ...backup, bucketName: 'others' } } }, says: /bucket of the backups changes from "backups" to "others"/ },
    'another prefix': { to: { props: { backup: { ...backup, bucketName: 'backups', prefix: 'orders-2' } } }, says: /prefix of the backups changes from "orders" to "orders-2"/ },
    'no backups any more': { to: { props: { backup: undefined } }, says: /disabled/ },
  },
  passes: {
    'backups at last': { from: { props: { backup: undefined } } },
    'another time of the day': { to: { props: { backup: { ...backup, bucketName: 'backups', schedule: BackupSchedule.cron('15 3 * * *') } } } },
  },
});

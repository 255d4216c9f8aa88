import { Duration, Fn, Size, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App } from 'cdk8s';
import { BackupSchedule, CassandraBackend, CassandraChart, CassandraPlacement, CassandraStorage, CassandraSuperuser } from '../../lib';
import { CLUSTER, DATACENTER, testPlatform, testStack } from '../fixtures';
import { GOOD, GOOD_DATACENTER, judge } from '../rules/rule-cases';

const TEXT = Fn.ref('AWS::StackName');
const NUMBER = Token.asNumber(Fn.ref('Count'));
const circle: Record<string, unknown> = {};
circle.itself = circle;

/** As from JavaScript, where nobody sees to types. */
const chart = (props: object) => () => new CassandraChart(new App(), 'Orders', { ...GOOD, ...props } as any);
const datacenter = (props: object) => chart({ datacenters: [{ ...GOOD_DATACENTER, ...props }] });
const backup = (props: object) => chart({ backup: { ...GOOD.backup, ...props } });
const facts = (props: object) => datacenter({ instanceFacts: { vcpus: 8, memory: Size.gibibytes(64), ...props } });

const nodes = (props: object) => () => CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, ...props } as any);

test.each<[string, () => unknown, RegExp]>([
  ['no datacenters', chart({ datacenters: undefined }), /^Orders: datacenters is missing, allowed: a list; give it \[prop-missing\]$/],
  ['one datacenter without a list', chart({ datacenters: GOOD_DATACENTER }), /datacenters .*got "an object", allowed: a list/],
  ['no version', chart({ version: undefined }), /version .*as in CassandraVersion.V5_0_6/],
  ['a version as text', chart({ version: '5.0.6' }), /version .*got "5.0.6"/],
  ['a name that is a number', chart({ name: 5 }), /name .*got 5, allowed: a text/],
  ['a name that only the deployment knows', chart({ clusterName: TEXT }), /clusterName .*got "a value that only the deployment knows"/],
  ['a Secret that only the deployment knows', chart({ superuserSecretName: TEXT }), /superuserSecretName .*allowed: a value that the synth knows/],
  ['a profile as text', chart({ profile: 'development' }), /profile .*CassandraProfile.DEVELOPMENT/],
  ['a range in place of a list', chart({ cqlClients: '10.0.0.0/16' }), /cqlClients .*a list/],
  ['no zones', chart({ availabilityZones: undefined }), /availabilityZones .*a list/],
  ['an image that is no text', chart({ images: { cassandra: 5 } }), /images.cassandra .*got 5/],
  ['another image that is no text', () => CassandraBackend.k8ssandra({ medusaImage: 5 as any }), /medusaImage .*got 5/],
  ['a backend that is none', chart({ backend: {} }), /backend .*CassandraBackend.k8ssandra/],
  ['settings that are a text', chart({ cassandraYaml: 'num_tokens: 16' }), /cassandraYaml .*a plain object/],
  ['settings in a circle', chart({ cassandraYaml: circle }), /without circles/],
  ['a setting whose name only the deployment knows', chart({ cassandraYaml: { [TEXT]: 1 } }), /cassandraYaml .*names that the synth knows/],
  ['a group of settings that does not exist', chart({ configuration: { timeout: { read: Duration.seconds(5) } } }), /there is no prop configuration.timeout; did you mean "timeouts"\? correct its name, or give it to cassandraYaml/],
  ['a typed setting that does not exist', chart({ configuration: { timeouts: { reed: Duration.seconds(5) } } }), /there is no prop configuration.timeouts.reed; did you mean "read"\?/],
  ['a duration that only the deployment knows', chart({ configuration: { timeouts: { read: Duration.millis(NUMBER) } } }), /configuration.timeouts.read .*only the deployment knows/],
  ['options of Java in one text', chart({ jvm: { options: '-Dx=y' } }), /jvm.options .*a list/],
  ['a collector as text', chart({ jvm: { garbageCollector: 'G1' } }), /jvm.garbageCollector .*JvmGarbageCollector.g1\(\)/],
  ['no nodes to count', datacenter({ nodes: NaN }), /datacenters\[0\].nodes .*got "NaN"/],
  ['nodes that only the deployment knows', datacenter({ nodes: NUMBER }), /datacenters\[0\].nodes .*got "a value that only the deployment knows"/],
  ['nodes on a worker that only the deployment knows', datacenter({ nodesPerWorker: NUMBER }), /nodesPerWorker/],
  ['half a worker', datacenter({ workerNodes: 4.5 }), /workerNodes .*a whole number, 1 to 100000/],
  ['an instance type as text', datacenter({ instanceType: 'r8g.xlarge' }), /instanceType .*got "r8g.xlarge", allowed: .*new ec2.InstanceType/],
  ['a number of GiB', datacenter({ storage: 500 }), /storage .*got 500, allowed: .*CassandraStorage.gp3/],
  ['no storage', datacenter({ storage: undefined }), /storage is missing, allowed: a CassandraStorage, as in CassandraStorage.gp3/],
  ['racks by name only', datacenter({ racks: ['ra', 'rb', 'rc'] }), /datacenters\[0\].racks\[2\] .*got "rc", allowed: an object/],
  ['a rack without a name', datacenter({ racks: [{ availabilityZone: 'eu-west-1a' }] }), /racks\[0\].name is missing/],
  ['memory as a number', datacenter({ memory: 8192 }), /memory .*Size.gibibytes\(8\)/],
  ['memory in parts of a MiB', datacenter({ memory: Size.kibibytes(1500) }), /memory .*got "a Size", allowed: a Size in whole MiB/],
  ['a heap that only the deployment knows', datacenter({ heap: Size.gibibytes(NUMBER) }), /heap .*only the deployment knows/],
  ['no CPU', datacenter({ cpuMillis: 0 }), /cpuMillis .*got 0, allowed: a whole number, 1 or more/],
  ['less than no CPU', datacenter({ cpuMillis: -500 }), /got -500/],
  ['vCPUs as text', facts({ vcpus: '8' }), /instanceFacts.vcpus .*got "8"/],
  ['an architecture that there is not', facts({ architecture: 'arm' }), /instanceFacts.architecture .*got "arm", allowed: arm64 or x86_64/],
  ['facts that only the deployment knows', facts({ vcpus: NUMBER, memory: Size.gibibytes(NUMBER) }), /instanceFacts.vcpus .*only the deployment.*\n.*instanceFacts.memory/],
  ['nodes of somebody else without labels', nodes({ labels: undefined }), /CassandraPlacement.existingNodes: labels is missing, allowed: an object/],
  ['a label that is no text', nodes({ labels: { pool: 5 } }), /labels.pool .*got 5/],
  ['a taint as text', nodes({ taints: ['cassandra'] }), /taints\[0\] .*got "cassandra", allowed: an object/],
  ['an effect in the words of EKS', nodes({ taints: [{ key: 'a', effect: 'NO_SCHEDULE' }] }), /taints\[0\].effect .*allowed: NoSchedule or PreferNoSchedule or NoExecute/],
  ['pods that only the deployment counts', nodes({ maxPods: NUMBER }), /maxPods .*only the deployment knows/],
  ['a node without an address', nodes({ addressesPerNode: 0 }), /addressesPerNode .*got 0, allowed: a whole number, 1 or more/],
  ['no pods', nodes({ maxPods: 0 }), /maxPods .*got 0/],
  ['a placement as text', datacenter({ placement: 'karpenter' }), /placement .*got "karpenter", allowed: a CassandraPlacement/],
  ['an instance without memory', facts({ memory: Size.gibibytes(0) }), /instanceFacts.memory/],
  ['an instance without addresses', facts({ network: { interfaces: 0, addressesPerInterface: 1 } }), /network.interfaces .*\n.*network.addressesPerInterface/],
  ['no bandwidth', facts({ ebs: { mbps: 0, iops: NaN } }), /ebs.mbps .*a number above 0.*\n.*ebs.iops/],
  ['a backup without a schedule', backup({ schedule: undefined }), /backup.schedule .*BackupSchedule.daily\(\)/],
  ['a schedule as text', backup({ schedule: '0 2 * * *' }), /backup.schedule .*got "0 2 \* \* \*"/],
  ['a backup without a bucket', backup({ bucketName: '' }), /backup.bucketName .*not empty/],
  ['a retention of hours', backup({ retention: Duration.hours(36) }), /backup.retention .*whole days/],
  ['a retention of nothing, which would be for ever', backup({ retention: Duration.days(0) }), /backup.retention .*1 or more/],
  ['no backup at most', backup({ maxBackups: -1 }), /backup.maxBackups .*got -1/],
])('fails: %s', (_, make, says) => {
  expect(make).toThrow(says);
});

test('all of them are reported at once, by path', () => {
  expect(datacenter({ memory: 1, storage: 2, racks: [{ name: 3 }] })).toThrow(
    /^Orders: datacenters\[0\].storage .*\nOrders: datacenters\[0\].racks\[0\].name .*\nOrders: datacenters\[0\].memory .*$/);
});

test('what is known only at deployment is accepted where nothing is computed from it', () => {
  const { errors } = judge({
    namespace: TEXT,
    availabilityZones: [`${TEXT}a`, `${TEXT}b`, `${TEXT}c`],
    cassandraYaml: { concurrent_reads: NUMBER },
    images: { cassandra: TEXT },
    backup: { schedule: BackupSchedule.daily(), bucketName: TEXT, region: TEXT, prefix: TEXT },
    datacenters: [{ ...GOOD_DATACENTER, storage: CassandraStorage.gp3(Size.gibibytes(NUMBER)) }],
  });
  expect(errors.filter((message) => !message.endsWith('[unresolved-token]'))).toEqual([]);
});

describe('a CassandraCluster', () => {
  const cluster = (props: object) => () => testPlatform(testStack()).addCassandraCluster('Orders', { ...CLUSTER, ...props } as any);

  test('fails with its own props too', () => {
    expect(cluster({ superuser: 'admin', acceptedChanges: 'fewer-nodes', backup: { schedule: BackupSchedule.daily(), bucket: 'backups' } })).toThrow(
      /Orders: backup.bucket .*a BackupBucket.*\n.*superuser .*a CassandraSuperuser.*\n.*acceptedChanges .*a list/);
  });

  test('fails for a name known only at deployment, from which names of Secrets would be derived', () => {
    expect(cluster({ clusterName: TEXT })).toThrow(/Test\/Platform\/Orders: clusterName .*\[prop-value\]/);
  });

  test('fails for a timeout that is not in whole seconds', () => {
    expect(cluster({ readiness: { timeout: Duration.millis(1500) } })).toThrow(/Orders: readiness\.timeout .*allowed: a Duration in whole seconds/);
  });

  test('passes with all kinds of parts', () => {
    expect(cluster({
      superuser: CassandraSuperuser.existing(),
      datacenters: [{ ...DATACENTER, instanceType: ec2.InstanceType.of(ec2.InstanceClass.R8G, ec2.InstanceSize.XLARGE) }],
    })).not.toThrow();
  });
});
